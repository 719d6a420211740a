//! A partner in full.

use maud::{Markup, html};
use shared::{
    detail::{ComplementaryPartner, MilestoneLine, PartnerDetail, SourceLine},
    text::words,
};

use super::facts::{facts, said_by};
use crate::{
    links::{Place, sign},
    pages::{Here, page_words},
};

/// Every fact of a partner. On a page, which it is part of, milestones lead to the story; beside the map
/// they open there.
pub fn record(partner: &PartnerDetail, place: Place<'_>, page: Option<Here<'_>>) -> Markup {
    let (words, own) = (words(place.lang), page_words(place.lang));
    let link = &partner.link;
    html! {
        p.kindline {
            (sign(link.kind))
            @if page.is_some() { (place.filter("kind", &partner.kind, &link.kind_label)) } @else { (link.kind_label) }
            " · " (partner.role)
        }
        // The page of its own has the name as its title.
        @if place.beside.is_some() {
            h2 #detail-title tabindex="-1" { (link.name) }
        }
        p.lead { (partner.description) }
        (said_by(partner, &["description"], place.lang))
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
                (milestones(&partner.milestones, place, page))
                @if partner.site.is_some() {
                    (place.heading(words.site_mates))
                    @if partner.site_mates.is_empty() { p.none { (words.no_site_mates) } }
                    @else { (place.partners(Some("mates"), &partner.site_mates)) }
                }
                @if !partner.nearby.is_empty() {
                    (place.heading(words.nearby))
                    ul.near-list {
                        @for near in &partner.nearby {
                            li {
                                div { (place.partner(&near.link)) p { (own.shared_expertise) ": " (near.shared.join(", ")) } }
                                span { (near.distance.as_deref().unwrap_or(own.same_place)) }
                            }
                        }
                    }
                }
                @if !partner.complementary.is_empty() {
                    (place.heading(own.complementary))
                    (complementary(&partner.complementary, place))
                }
            }
        }
    }
}

fn complementary(partners: &[ComplementaryPartner], place: Place<'_>) -> Markup {
    let own = page_words(place.lang);
    html! {
        ul.near-list {
            @for near in partners {
                li {
                    div {
                        (place.partner(&near.link))
                        p { (if near.after { own.stage_after } else { own.stage_before }) ": " (near.stage) ". " (own.adds) ": " (near.adds.join(", ")) }
                    }
                    span { (near.distance.as_deref().unwrap_or(own.same_place)) }
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

/// Milestones as the steps of a story.
pub(super) fn milestones(
    lines: &[MilestoneLine],
    place: Place<'_>,
    page: Option<Here<'_>>,
) -> Markup {
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
                        @if let Some(page) = page { a href=(page.milestone(&line.id)) { (line.title) } }
                        @else { (place.milestone(&line.id, &line.title)) }
                        @if let Some(count) = &line.count { p { (count) } }
                        @if line.about { p { (words.estimated) } }
                    }
                }
            }
        }
    }
}
