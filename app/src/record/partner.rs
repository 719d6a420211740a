//! A partner in full.

use maud::{Markup, html};
use shared::{
    detail::{MilestoneLine, PartnerDetail, SourceLine},
    text::words,
};

use super::facts::facts;
use crate::links::{Place, sign};

/// Every fact of a partner.
pub fn record(partner: &PartnerDetail, place: Place<'_>) -> Markup {
    let words = words(place.lang);
    let name = &partner.link.name;
    html! {
        p.kindline { (sign(partner.link.kind)) (partner.link.kind_label) " · " (partner.role) }
        // The page of its own has the name as its title.
        @if place.beside.is_some() {
            h2 #detail-title tabindex="-1" { (name) }
        }
        p.lead { (partner.description) }
        div.cols {
            section {
                (place.heading(words.facts))
                (facts(partner, place))
                (place.heading(words.expertise))
                ul class="tags link" {
                    @for (id, name) in &partner.expertise { li { (place.filter("expertise", id, name)) } }
                }
                (place.heading(words.sources))
                (sources(&partner.sources))
            }
            section {
                (place.heading(words.milestones))
                (milestones(&partner.milestones, place))
                (place.heading(words.site_mates))
                @if !partner.site_mates.is_empty() {
                    (place.partners(Some("mates"), &partner.site_mates))
                } @else if partner.site.is_some() {
                    p.none { (words.no_site_mates) }
                }
                (place.heading(words.nearby))
                ul.near-list {
                    @for near in &partner.nearby {
                        li {
                            div { (place.partner(&near.link)) p { (near.shared.join(", ")) } }
                            span { (near.distance) }
                        }
                    }
                }
            }
        }
    }
}

/// The pages that facts rest on, and what each supports.
pub fn sources(sources: &[SourceLine]) -> Markup {
    html! {
        ul.src {
            @for source in sources {
                li {
                    a href=(source.url) rel="noopener" {
                        (source.host) " "
                        svg.ic aria-hidden="true" { use href="#i-ext" {} }
                    }
                    span { (source.supports.join(", ")) }
                }
            }
        }
    }
}

fn milestones(lines: &[MilestoneLine], place: Place<'_>) -> Markup {
    let words = words(place.lang);
    if lines.is_empty() {
        return html! { p.none { (words.no_milestones) } };
    }
    html! {
        ol.story {
            @for line in lines {
                li {
                    span.when.about[line.about] { (line.when.as_deref().unwrap_or(words.date_unknown)) }
                    div {
                        (place.milestone(&line.id, &line.title))
                        @if let Some(count) = &line.count { p { (count) } }
                        @if line.about { p { (words.estimated) } }
                    }
                }
            }
        }
    }
}
