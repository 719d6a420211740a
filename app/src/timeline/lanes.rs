//! The lanes of the picture. Everything is placed in per cent, so one picture serves every width.
//!
//! A lane only shows, so it is drawn as text; what can be opened in it is a link.

use std::sync::Arc;

use leptos::prelude::*;
use maud::{Markup, html};
use shared::{
    date::{Calendar, Days},
    explore::ViewResult,
    lang::Lang,
    marks::LabelSide,
    milestone::CountRelation,
    number::fixed,
    text::{dates, words},
    timeline::{Evidence, JoinBin, MilestoneMark, Shape, Timeline, Total, Window, total_text},
    view::Open,
};

use super::opens;
use crate::{
    moments::after_paint,
    state::{Explorer, Playing, explorer},
};

/// The signs of the milestones, one after the other.
const SIGNS: &str = "signs";
/// All lanes, each under its name.
#[component]
pub fn Lanes(timeline: RwSignal<Arc<Timeline>>) -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let drawn = |draw: fn(&Timeline, Lang) -> Markup| {
        Memo::new(move |_| timeline.with(|timeline| draw(timeline, explorer.lang).into_string()))
    };
    // The days of each sign, found once for each timeline: at each step that would take longer than the rest.
    let signs = StoredValue::new(Vec::<Days>::new());
    Effect::new(move |_| {
        let days = timeline.with(|timeline| drawn_once(timeline).map(|m| m.when.days()).collect());
        signs.set_value(days);
    });
    // While time plays nothing is dimmed: it would be drawn anew at each step.
    let window = StoredValue::new(explorer.shown().window);
    let dim = move |result: &ViewResult| {
        let still = explorer.playing.get_untracked() == Playing::Nothing;
        let (was, is) = (window.get_value(), result.window.filter(|_| still));
        if was != is {
            window.set_value(is);
            signs.with_value(|signs| dim(signs, was, is));
        }
    };
    explorer.afterwards.add(move |_, is| dim(is));
    Effect::new(move |_| {
        explorer.playing.track();
        dim(&explorer.shown());
    });
    let open = Memo::new(move |_| explorer.timeless.with(|view| view.open.clone()));
    let milestones = Memo::new(move |_| {
        let href = |open| explorer.href_open(Some(open));
        let window = window.get_value();
        timeline.with(|timeline| {
            milestones(timeline, window.as_ref(), open.get().as_ref(), explorer.lang, &href)
                .into_string()
        })
    });
    // The first and the last are there for the eye only.
    [
        (words.time_window, "lane rail", false, drawn(rail)),
        (words.eras, "lane eras", true, drawn(eras)),
        (words.milestones, "lane milestones", true, milestones),
        (words.joins, "lane joins", true, drawn(joins)),
        (words.totals, "lane totals", true, drawn(totals)),
        ("", "lane ticks", false, drawn(ticks)),
    ]
    .map(|(name, class, spoken, picture)| {
        view! {
            <span class="lanename">{name}</span>
            <svg
                class=class
                width="100%"
                role=spoken.then_some("group")
                aria-label=spoken.then_some(name)
                aria-hidden=(!spoken).then_some("true")
                on:click=move |event| opens::open_clicked(&event, explorer)
                inner_html=opens::redrawn(explorer, ".lane", picture)
            ></svg>
        }
    })
}

/// Dims the signs outside of a window. What is dimmed differs with each step of it; signs and targets stay.
fn dim(signs: &[Days], was: Option<Window>, is: Option<Window>) {
    let Some(layer) = document().get_element_by_id(SIGNS) else { return };
    let nodes = layer.children();
    for (at, days) in (0..).zip(signs) {
        let outside = |window: Option<Window>| window.is_some_and(|window| !window.holds(*days));
        // Asking the page for each of hundreds would take longer than all else.
        if outside(was) != outside(is)
            && let Some(sign) = nodes.item(at)
        {
            let _ = sign.class_list().toggle_with_force("dim", outside(is));
        }
    }
}

/// The timeline that is drawn. What a filter changes in it comes when the list is painted, so that neither
/// waits for both; what stands on another part of the axis moves with the handles.
pub(super) fn drawn_last(explorer: Explorer) -> RwSignal<Arc<Timeline>> {
    let drawn = RwSignal::new(Arc::clone(&explorer.shown().timeline));
    let catch_up = move || {
        drawn.try_set(Arc::clone(&explorer.shown().timeline));
    };
    explorer.afterwards.add(move |_, is| {
        let (was, is) = (drawn.get_untracked(), &is.timeline);
        if Arc::ptr_eq(&was, is) || was == *is {
            return;
        }
        if was.axis == is.axis {
            after_paint(catch_up);
        } else {
            catch_up();
        }
    });
    drawn
}

pub(super) fn percent(at: f64) -> String {
    fixed(at * 100.0, 3) + "%"
}

fn width(from: f64, to: f64) -> String {
    percent((to - from).max(0.0))
}

/// The month or year of a bin, in words.
pub(super) fn bin_date(bin: &JoinBin, lang: Lang) -> String {
    let (year, month, _) = bin.days.first.ymd();
    let date = if bin.precise { Calendar::Month(year, month) } else { Calendar::Year(year) };
    dates::format_calendar(date, lang)
}

/// A picture within a lane, with the text that stands for it.
fn figure(class: &str, at: f64, label: &str, picture: &Markup) -> Markup {
    html! {
        svg class=(class) x=(percent(at)) role="img" overflow="visible" {
            title { (label) }
            (picture)
        }
    }
}

fn rail(_: &Timeline, _: Lang) -> Markup {
    html! { rect.track x="0" y="13" width="100%" height="4" rx="2" {} }
}

pub(crate) fn ticks(timeline: &Timeline, _: Lang) -> Markup {
    html! {
        @for tick in &timeline.axis.ticks {
            @let at = percent(tick.at);
            line x1=(at) x2=(at) y1="0" y2="8" {}
            svg x=(at) overflow="visible" { text x="4" y="14" { (tick.label) } }
        }
    }
}

pub(crate) fn eras(timeline: &Timeline, lang: Lang) -> Markup {
    html! {
        @for band in &timeline.eras {
            svg.era.open[band.open_end] x=(percent(band.from)) width=(width(band.from, band.to)) height="26" {
                rect x="0" y="3" width="100%" height="20" rx="4" {}
                text x="10" y="17" {
                    (band.label) " "
                    @if band.open_end { tspan.soft dx="8" { (words(lang).end_unknown) } }
                }
            }
        }
    }
}

/// The milestones that have a sign of their own: what would lie on its like, pixel for pixel, is drawn
/// once. Those of one year or month follow each other.
fn drawn_once(timeline: &Timeline) -> impl Iterator<Item = &MilestoneMark> {
    let looks = |mark: &MilestoneMark| {
        let thousandth = |at: f64| (at * 1000.0).round() as i32;
        match mark.shape {
            // Every bar of a year looks the same.
            Shape::Year => (mark.shape, false, false, [mark.from, mark.to].map(thousandth)),
            shape => (shape, mark.key, mark.about, [mark.at; 2].map(thousandth)),
        }
    };
    let marks = &timeline.milestones;
    let is_first = move |at: &usize| *at == 0 || looks(&marks[at - 1]) != looks(&marks[*at]);
    (0..marks.len()).filter(is_first).map(move |at| &marks[at])
}

/// The milestones: their signs, and above them the targets that open them.
pub(crate) fn milestones(
    timeline: &Timeline,
    window: Option<&Window>,
    open: Option<&Open>,
    lang: Lang,
    href: &dyn Fn(Open) -> String,
) -> Markup {
    html! {
        g id=(SIGNS) aria-hidden="true" {
            @for mark in drawn_once(timeline) { (sign(mark, !mark.belongs_to(window))) }
        }
        @for group in &timeline.groups {
            svg.mstarget x=(percent(group.at)) overflow="visible" {
                (target(group.of(&timeline.milestones), open, lang, href))
            }
        }
    }
}

/// What a milestone looks like, to a thousandth of the lane: about a pixel.
fn sign(mark: &MilestoneMark, dim: bool) -> Markup {
    let percent = |at: f64| fixed(at * 100.0, 1) + "%";
    let at = percent(mark.at);
    html! {
        @match mark.shape {
            Shape::Year => line.ms.year.dim[dim] x1=(percent(mark.from)) x2=(percent(mark.to)) y1="21.5" y2="21.5" {},
            Shape::Day if mark.key => svg.ms.key.dim[dim] x=(at) overflow="visible" {
                path d="M0 4l7 7-7 7-7-7z" {}
            },
            Shape::Day => circle.ms.day.dim[dim].about[mark.about] cx=(at) cy="11" r="5" {},
            Shape::Month => circle.ms.month.dim[dim].about[mark.about] cx=(at) cy="11" r="5" {},
        }
    }
}

/// How many milestones a target names.
const NAMED: usize = 8;

/// The link over marks that lie too close to be reached one by one. It opens the first.
fn target(
    marks: &[MilestoneMark],
    open: Option<&Open>,
    lang: Lang,
    href: &dyn Fn(Open) -> String,
) -> Markup {
    let Some(first) = marks.first() else { return Markup::default() };
    let mut label = String::new();
    if marks.len() > 1 {
        label = (words(lang).milestones_here)(marks.len() as u32);
        label += ": ";
    }
    for (at, mark) in marks.iter().take(NAMED).enumerate() {
        if at > 0 {
            label += "; ";
        }
        label += &mark.title;
        label += ", ";
        label += &dates::format_date(mark.when, lang);
    }
    if marks.len() > NAMED {
        label += " …";
    }
    let chosen =
        matches!(open, Some(Open::Milestone(id)) if marks.iter().any(|mark| mark.id == *id));
    let target = Open::Milestone(first.id.clone());
    html! {
        a.chosen[chosen] data-target=(target.to_string()) href=(href(target)) {
            title { (label) }
            rect x="-12" y="-1" width="24" height="24" rx="12" {}
            @if marks.len() > 1 { text.many y="10" { (marks.len()) } }
        }
    }
}

pub(crate) fn joins(timeline: &Timeline, lang: Lang) -> Markup {
    let words = words(lang);
    html! {
        (bins("join", &timeline.joins, "", words.joined_in, lang))
        (bins("leave", &timeline.leaves, "−", words.left_in, lang))
        (brackets(&timeline.evidence, words.partner_by, lang))
        (brackets(&timeline.left_by, words.left_in, lang))
    }
}

fn bins(
    class: &str,
    bins: &[JoinBin],
    sign: &str,
    text: fn(u32, &str) -> String,
    lang: Lang,
) -> Markup {
    html! {
        @for bin in bins {
            g class=(class) role="img" {
                title { (text(bin.count, &bin_date(bin, lang))) }
                rect x=(percent(bin.from)) y="4" width=(width(bin.from, bin.to)) height="18" rx="4" {}
                @if bin.labelled {
                    text x=(percent(f64::midpoint(bin.from, bin.to))) y="17" { (sign) (bin.count) }
                }
            }
        }
    }
}

fn brackets(evidence: &[Evidence], text: fn(u32, &str) -> String, lang: Lang) -> Markup {
    html! {
        @for evidence in evidence {
            @let label = text(evidence.count, &dates::format_date(evidence.by, lang));
            @let picture = html! {
                path d="M-11 5H0v16h-11" {}
                (beside(evidence.label, ["6", "-16"], "17", &evidence.text(lang)))
            };
            (figure("by", evidence.at, &label, &picture))
        }
    }
}

/// A text to the right or left of its sign, at `[right, left]`.
fn beside(side: LabelSide, x: [&str; 2], y: &str, text: &str) -> Markup {
    html! {
        @match side {
            LabelSide::Right => text x=(x[0]) y=(y) { (text) },
            LabelSide::Left => text x=(x[1]) y=(y) text-anchor="end" { (text) },
            LabelSide::Hidden => {}
        }
    }
}

/// Height of the lane of counts in CSS pixels, and the room kept free above the highest.
pub(crate) const COUNTS: f64 = 60.0;
const HEADROOM: f64 = 14.0;

/// How far from the top of the lane a count stands.
pub(crate) fn height(timeline: &Timeline, count: u32) -> f64 {
    let largest = f64::from(timeline.largest.total.max(timeline.largest.running).max(1));
    COUNTS - 2.0 - f64::from(count) / largest * (COUNTS - HEADROOM)
}

/// The counts that sources give, as points that nothing joins, and what the records add up to as
/// steps of their own: from what is certain to what is possible.
pub(crate) fn totals(timeline: &Timeline, lang: Lang) -> Markup {
    html! {
        (running(timeline, "60"))
        @for total in &timeline.totals {
            @let y = fixed(height(timeline, total.count), 1);
            @let picture = html! { (dot(total, &y)) (beside(total.label, ["9", "-9"], &y, &total_text(total))) };
            (point(total, lang, &picture))
        }
    }
}

/// What the records add up to, as steps on a lane of this height.
pub(crate) fn running(timeline: &Timeline, of: &str) -> Markup {
    html! {
        svg.running width="100%" height=(of) viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true" {
            path.most d=(steps(timeline, true)) {}
            path.least d=(steps(timeline, false)) {}
        }
    }
}

/// The shape of the steps: of all memberships that may have held, or of those that are certain.
pub(crate) fn steps(timeline: &Timeline, most: bool) -> Markup {
    let x = |at: f64| fixed(at.min(timeline.today) * 1000.0, 1);
    let y = |count: u32| fixed(height(timeline, count), 1);
    html! {
        "M0 60"
        @for (at, step) in timeline.running.iter().enumerate() {
            @let until = timeline.running.get(at + 1).map_or(timeline.today, |next| next.at);
            "L" (x(step.at)) " " (y(if most { step.most } else { step.least })) "H" (x(until))
        }
        "V60Z"
    }
}

/// The sign of a count at height `y`.
pub(crate) fn dot(total: &Total, y: &str) -> Markup {
    html! {
        @if total.relation == CountRelation::MoreThan {
            path.least d={ "M-5 " (y) "h10m-8.5-3.5l3.5-3.5l3.5 3.5" } {}
        } @else {
            circle cy=(y) r="4.5" {}
        }
    }
}

/// A count at its place, with what it means for those who do not see its picture.
pub(crate) fn point(total: &Total, lang: Lang, picture: &Markup) -> Markup {
    let words = words(lang);
    let more = total.relation == CountRelation::MoreThan;
    let label = (words.counted)(
        &(words.count_text)(total.count, more),
        &dates::format_date(total.when, lang),
    );
    figure(if total.about { "total about" } else { "total" }, total.at, &label, picture)
}
