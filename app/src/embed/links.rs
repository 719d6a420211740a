//! The links of an embed: within the frame, or to a new tab, which is said.

use maud::{Markup, html};
use shared::{
    embed::Details,
    explore::PartnerLink,
    view::{Open, View},
};

use super::Drawn;
use crate::links::sign;

impl Drawn<'_> {
    /// A link that stays in the frame.
    pub(super) fn inside(&self, class: &str, view: View, text: &Markup) -> Markup {
        html! { a class=(class) target="_self" href=(self.embed.with_view(view).href()) { (text) } }
    }

    /// The address that opens something of the view, and whether it stays in the frame. Only records
    /// have pages of their own.
    pub(super) fn open_href(&self, open: Open) -> (String, bool) {
        match (&open, self.embed.options.details) {
            (Open::Partner(slug), Details::Tab) => {
                (self.here.href(&format!("partners/{slug}")), false)
            }
            (Open::Milestone(id), Details::Tab) => {
                (self.here.href(&format!("timeline#{id}")), false)
            }
            _ => (self.embed.with_open(Some(open)).href(), true),
        }
    }

    /// A link that opens something of the view.
    pub(super) fn opens(&self, class: &str, open: Open, inside: &Markup) -> Markup {
        let target = open.to_string();
        let (href, stays) = self.open_href(open);
        html! {
            a class=(class) href=(href) data-target=(target) target=(if stays { "_self" } else { "_blank" }) {
                (inside) @if !stays { " " span.vh { (self.own().new_tab) } }
            }
        }
    }

    /// A link to a partner with the sign of its kind.
    pub(super) fn partner_link(&self, link: &PartnerLink) -> Markup {
        let inside =
            html! { (sign(link.kind)) span { (link.name) " " span.vh { (link.kind_label) } } };
        self.opens("partner", Open::Partner(link.slug.clone()), &inside)
    }

    /// A link to a page of the site itself, in a new tab.
    pub(super) fn outside(&self, href: &str, text: &str) -> Markup {
        html! {
            a href=(href) target="_blank" { (text) " " span.nt { (self.own().new_tab) } }
        }
    }
}
