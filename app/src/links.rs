//! Links that are drawn as text: to partners, milestones and what else a view can open.

use maud::{Markup, html};
use shared::{
    explore::PartnerLink,
    lang::Lang,
    view::{Open, View},
};

use crate::icons::shape;

/// Where a part is drawn, and so where its links lead.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// The view beside whose map it stands: links open something else there. `None` on a page of
    /// its own: links lead to other pages.
    pub beside: Option<&'a View>,
}

impl Place<'_> {
    /// A link to a partner with the sign of its kind.
    pub fn partner(self, link: &PartnerLink) -> Markup {
        let sign_and_name = html! {
            (sign(link.kind))
            span { (link.name) " " span.vh { (link.kind_label) } }
        };
        if self.beside.is_some() {
            return self.open(Open::Partner(link.slug.clone()), &sign_and_name);
        }
        html! {
            a.partner href={ "/" (self.lang.code()) "/partners/" (link.slug) } rel="external" { (sign_and_name) }
        }
    }

    /// A list of such links.
    pub fn partners(self, class: Option<&str>, links: &[PartnerLink]) -> Markup {
        html! { ul class=[class] { @for link in links { li { (self.partner(link)) } } } }
    }

    /// A link to a milestone.
    pub fn milestone(self, id: &str, title: &str) -> Markup {
        self.open(Open::Milestone(id.to_owned()), &html! { (title) })
    }

    /// A link that opens something beside the map. There the one handler of the block finds it by
    /// `data-target`.
    fn open(self, open: Open, inside: &Markup) -> Markup {
        let class = matches!(open, Open::Partner(_)).then_some("partner");
        let target = self.beside.map(|_| open.to_string());
        let view = View { open: Some(open), ..self.beside.cloned().unwrap_or_default() };
        let href = view.href(&format!("/{}/", self.lang));
        html! { a class=[class] href=(href) data-target=[target] { (inside) } }
    }
}

/// The sign of a kind, by its number in the vocabulary.
pub fn sign(kind: u16) -> Markup {
    let shape = shape(kind);
    html! { svg.km data-k=(shape) aria-hidden="true" { use href={ "#k-" (shape) } {} } }
}
