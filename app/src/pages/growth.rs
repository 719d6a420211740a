//! How the partnership grew: what sources count, and what the records add up to.

use maud::{Markup, html};
use shared::{
    date::Days, lang::Lang, membership::Certainty, milestone::CountRelation, text,
    text::dates::format_date, timeline::Timeline,
};

use super::Here;
use crate::timeline::lanes;

/// How wide the picture is at least, in CSS pixels: its texts have room there, and more elsewhere.
pub(crate) const WIDTH: f64 = 320.0;

/// Both over time: points for the counts, steps for the records from what is certain to what is
/// possible.
pub(crate) fn picture(timeline: &Timeline, lang: Lang) -> Markup {
    let words = text::words(lang);
    html! {
        div.growth {
            svg class="lane totals" width="100%" role="img" aria-label=(words.totals) { (lanes::totals(timeline, lang)) }
            svg class="lane ticks" width="100%" aria-hidden="true" { (lanes::ticks(timeline, lang)) }
        }
    }
}

/// Counts by sources beside what the records add up to at the same day. `link` is the address of a
/// milestone.
pub(crate) fn table(here: Here<'_>, link: &dyn Fn(&str) -> String) -> Markup {
    let (own, words, directory) = (here.own(), here.words(), here.details.directory);
    let counts: Vec<_> =
        directory.columns.milestones.iter().filter_map(|m| Some((m, m.count?, m.when?))).collect();
    html! {
        p { (own.growth_why) }
        div.wide tabindex="0" role="region" aria-label=(own.growth) {
            table {
                thead { tr { th scope="col" { (words.date) } th scope="col" { (own.by_sources) } th scope="col" { (own.by_records) } } }
                tbody {
                    @for (m, (count, relation), when) in counts {
                        @let day = when.calendar.days().last;
                        @let held = directory.in_count.iter().filter_map(|p| directory.membership(p).during(Days { first: day, last: day }));
                        @let (certain, most) = held.fold((0_u32, 0_u32), |(c, n), is| (c + u32::from(is == Certainty::Certain), n + 1));
                        tr {
                            th scope="row" { a href=(link(&m.id)) { (format_date(when, here.lang())) } }
                            td { ((words.count_text)(count, relation == CountRelation::MoreThan)) }
                            td { ((words.records_add_up)(certain, most)) }
                        }
                    }
                }
            }
        }
    }
}
