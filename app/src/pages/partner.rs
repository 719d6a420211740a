//! The page of one partner.

use maud::{Markup, html};
use shared::{detail::PartnerDetail, lang::Lang, text};

use super::TextPage;
use crate::{document::Head, links::Place, record::record, site::Site};

/// The page.
pub fn partner(partner: &PartnerDetail, site: &Site, lang: Lang) -> TextPage {
    let title = format!("{} – {} – {}", partner.link.name, text::words(lang).product, site.cluster);
    let rest = format!("partners/{}", partner.link.slug);
    TextPage {
        head: Head::of(site, title, &rest).described(&partner.description),
        main: page(partner, Place { lang, beside: None }),
    }
}

/// The way to the page, and the record.
fn page(partner: &PartnerDetail, place: Place<'_>) -> Markup {
    let (words, explorer) = (text::words(place.lang), format!("/{}/", place.lang));
    let link = &partner.link;
    html! {
        nav.crumb aria-label=(words.breadcrumbs) {
            ol {
                li { a href=(explorer) { (words.explorer) } }
                @if let Some(area) = partner.area.last() {
                    li { (place.filter("place", &area.id, &area.name)) }
                }
                li aria-current="page" { (link.name) }
            }
        }
        article.record {
            (record(partner, place))
            p.acts { a.btn href={ (explorer) "?open=" (link.slug) } { (words.show_on_map) } }
        }
    }
}
