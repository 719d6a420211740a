//! How the partnership grew: what sources count, and what the records add up to.

pub(super) mod labels;

use maud::{Markup, html};
use shared::{
    bitset::Bitset,
    date::{Calendar, Days, PartialDate},
    directory::MilestoneEntry,
    membership::Certainty,
    milestone::CountRelation,
    number::fixed,
    text::dates::format_date,
    timeline::{Room, Timeline, timeline, total_text},
    view::{TimeFilter, View},
};

use super::Here;
use crate::timeline::lanes;

/// How wide the picture is at least, in CSS pixels, in a frame of 280; more elsewhere. Its texts have
/// room there.
const WIDTH: f64 = 248.0;
/// How high it is, in CSS pixels, without the years below it; as in `style/overview.css`.
const HEIGHT: f64 = 120.0;

/// The years in which something is counted or certain, up to today, with what sources count and what the
/// records of `whenever` add up to, for a picture of this width. The years before would only take room from
/// the numbers.
pub(super) fn over_time(here: Here<'_>, whenever: &Bitset, width: f64) -> Timeline {
    let directory = here.details.directory;
    let drawn = |axis: Option<TimeFilter>| {
        let view = View { axis, ..View::default() };
        timeline(directory, whenever, &view, here.lang(), Room::of_width(width))
    };
    let whole = drawn(None);
    let counted = whole.totals.iter().map(|total| total.when.calendar.year());
    let certain = whole.running.iter().find(|step| step.least > 0).map(|step| step.first.ymd().0);
    let today = directory.columns.today.ymd().0;
    let last = counted.clone().chain([today]).max().unwrap_or(today);
    match counted.chain(certain).min() {
        None => whole,
        Some(first) => drawn(Some(TimeFilter::Window(Calendar::Year(first), Calendar::Year(last)))),
    }
}

/// Where the numbers of a picture of this size stand: each point with its place in it.
pub(super) fn numbers(
    timeline: &Timeline,
    size: (f64, f64),
) -> Vec<((f64, f64), Option<labels::Label>)> {
    let (width, height) = size;
    let place =
        |at: f64, count| (at * width, lanes::height(timeline, count) * height / lanes::COUNTS);
    let points: Vec<(f64, f64, String)> = (timeline.totals.iter())
        .map(|total| {
            let (x, y) = place(total.at, total.count);
            (x, y, total_text(total))
        })
        .collect();
    let labels = labels::place(&points, size);
    points.into_iter().map(|(x, y, _)| (x, y)).zip(labels).collect()
}

/// Both over time: points for the counts, steps for the records of `whenever` from what is certain to
/// what is possible.
pub(crate) fn picture(here: Here<'_>, whenever: &Bitset) -> Markup {
    let (words, lang) = (here.words(), here.lang());
    let timeline = over_time(here, whenever, WIDTH);
    let numbers = numbers(&timeline, (WIDTH, HEIGHT));
    html! {
        div.growth {
            svg class="lane totals" width="100%" role="img" aria-label=(words.totals) {
                (lanes::running(&timeline, &fixed(HEIGHT, 0)))
                @for (total, ((_, y), label)) in timeline.totals.iter().zip(&numbers) {
                    @let picture = html! {
                        (lanes::dot(total, &fixed(*y, 1)))
                        @if let Some(label) = label {
                            text x=(fixed(label.dx, 0)) y=(fixed(y + label.dy, 1)) text-anchor=(label.anchor) { (total_text(total)) }
                        }
                    };
                    (lanes::point(total, lang, &picture))
                }
            }
            svg class="lane ticks" width="100%" aria-hidden="true" { (lanes::ticks(&timeline, lang)) }
        }
        p.hint { (here.own().growth_signs) }
    }
}

/// A count by a source beside what the records add up to on the same day.
pub(super) struct Counted<'a> {
    /// The milestone that says so.
    pub milestone: &'a MilestoneEntry,
    /// The number, and whether it is a lower bound.
    pub count: u32,
    pub more: bool,
    /// When.
    pub when: PartialDate,
    /// How many memberships are certain, and how many may have held.
    pub certain: u32,
    pub possible: u32,
}

/// Every count by a source, beside the records of `whenever`.
pub(super) fn counted<'a>(here: Here<'a>, whenever: &Bitset) -> Vec<Counted<'a>> {
    let directory = here.details.directory;
    let mut held = directory.in_count.clone();
    held.and(whenever);
    let counted = |milestone: &'a MilestoneEntry| {
        let ((count, relation), when) = (milestone.count?, milestone.when?);
        let last = when.calendar.days().last;
        let day = Days { first: last, last };
        let held = held.iter().filter_map(|p| directory.membership(p).during(day));
        let (certain, possible) =
            held.fold((0, 0), |(c, n), is| (c + u32::from(is == Certainty::Certain), n + 1));
        let more = relation == CountRelation::MoreThan;
        Some(Counted { milestone, count, more, when, certain, possible })
    };
    directory.columns.milestones.iter().filter_map(counted).collect()
}

/// The same as a table. `link` is the address of a milestone.
pub(crate) fn table(here: Here<'_>, whenever: &Bitset, link: &dyn Fn(&str) -> String) -> Markup {
    let (own, words) = (here.own(), here.words());
    let filtered =
        View { time: None, undated: None, compare: None, ..here.view.clone() }.is_filtered();
    html! {
        p { (own.growth_why) @if filtered { " " (own.growth_filtered) } }
        div.wide tabindex="0" role="region" aria-label=(own.growth) {
            table {
                thead { tr { th scope="col" { (words.date) } th scope="col" { (own.by_sources) } th scope="col" { (own.by_records) } } }
                tbody {
                    @for line in counted(here, whenever) {
                        tr {
                            th scope="row" { a href=(link(&line.milestone.id)) { (format_date(line.when, here.lang())) } }
                            td { ((words.count_text)(line.count, line.more)) }
                            td { ((words.records_add_up)(line.certain, line.possible)) }
                        }
                    }
                }
            }
        }
    }
}
