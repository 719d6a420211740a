//! A milestone in full.

use maud::{Markup, html};
use shared::{detail::MilestoneDetail, text::words};

use super::{
    facts::{fact, text},
    partner::{milestones, sources},
};
use crate::links::Place;

/// When, what, who, and by which sources.
pub fn milestone(milestone: &MilestoneDetail, place: Place<'_>) -> Markup {
    let words = words(place.lang);
    let line = &milestone.line;
    html! {
        p.kindline { (milestone.category) }
        h2 #detail-title tabindex="-1" { (line.title) }
        p.lead { (milestone.description) }
        dl.facts {
            (fact(words.date, &html! {
                (line.when.as_deref().unwrap_or(words.date_unknown))
                @if line.about { " " small { (words.estimated) } }
            }))
            (text(words.totals, line.count.as_ref()))
            @if let Some((id, name)) = &milestone.site {
                (fact(words.site, &place.filter("site", id, name)))
            }
            @if let Some((id, name)) = &milestone.place {
                (fact(words.municipality, &place.filter("place", id, name)))
            }
        }
        @if let Some(note) = &milestone.note { p.note { (note) } }
        @if !milestone.partners.is_empty() {
            (place.heading(words.partners_concerned))
            (place.partners(Some("mates"), &milestone.partners))
        }
        (place.heading(words.sources))
        (sources(&milestone.sources))
        @if !milestone.around.is_empty() {
            details.around {
                summary { (words.before_and_after) }
                (milestones(&milestone.around, place, None))
            }
        }
    }
}
