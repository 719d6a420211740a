//! A record in full: beside the map (a sheet on a phone) and on its own page, by the same parts.
//!
//! Drawn by the server only; the browser shows what it is given.

mod facts;
mod milestone;
mod partner;

pub use milestone::milestone;
pub use partner::record;

use maud::{Markup, html};
use shared::{detail::Detail, explore::PartnerLink, lang::Lang, text, view::View};

use crate::links::Place;

/// What an address asks to open: a record, or what it may have meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// The record.
    Detail(Detail),
    /// There is none.
    Missing(Missing),
}

/// An id that names no record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The id as written.
    pub id: String,
    /// The partners with the nearest names.
    pub nearest: Vec<PartnerLink>,
}

/// The inside of the panel beside the map, whose links keep to `view`.
pub fn panel(opened: &Opened, lang: Lang, view: &View) -> Markup {
    let place = Place { lang, beside: Some(view) };
    let words = text::words(lang);
    match opened {
        Opened::Detail(Detail::Partner(partner)) => html! {
            (record(partner, place, None))
            p.acts {
                a.btn href={ "/" (lang.code()) "/partners/" (partner.link.slug) } { (words.open_page) }
            }
        },
        Opened::Detail(Detail::Milestone(milestone)) => milestone::milestone(milestone, place),
        Opened::Missing(missing) => html! {
            h2 #detail-title tabindex="-1" { (words.not_found_title) }
            (nearest(missing, place))
        },
    }
}

/// What an id may have meant.
pub fn nearest(missing: &Missing, place: Place<'_>) -> Markup {
    let words = text::words(place.lang);
    html! {
        p.lead { ((words.partner_not_found)(&missing.id)) }
        @if !missing.nearest.is_empty() {
            p { (words.did_you_mean) }
            (place.partners(Some("mates"), &missing.nearest))
        }
    }
}

impl Place<'_> {
    /// A link to the partners that have a value of a facet: to its own page where there is one and
    /// this is a page too, else to the explorer.
    pub fn filter(self, facet: &str, id: &str, name: &str) -> Markup {
        let section = match facet {
            "site" => "sites/",
            "place" => "places/",
            "expertise" => "expertise/",
            "kind" => "kinds/",
            _ => "",
        };
        html! {
            @if self.beside.is_none() && !section.is_empty() {
                a href={ "/" (self.lang.code()) "/" (section) (id) } { (name) }
            } @else {
                a href={ "/" (self.lang.code()) "/?" (facet) "=" (id) } { (name) }
            }
        }
    }

    /// A heading one level below the title.
    pub fn heading(self, text: &str) -> Markup {
        html! { @if self.beside.is_some() { h3 { (text) } } @else { h2 { (text) } } }
    }
}
