//! The timeline against naive versions, and on a small copy of the real story.

mod support;

use std::sync::Arc;

use proptest::{collection::vec, prelude::*};
use shared::{
    bitset::Bitset,
    date::{Day, Days},
    directory::{Columns, Directory, MilestoneEntry},
    lang::Lang,
    marks::{LabelSide, text_width},
    membership::{Certainty, Change},
    milestone::{Category, CountRelation},
    timeline::{Handle, Pace, Room, Shape, Timeline, Window, timeline, timeline_after},
    view::View,
};
use support::{Org, columns, dates, era, milestone, orgs, views};

fn drawn(directory: &Directory, query: &str) -> Timeline {
    let view = View::parse(query);
    let whenever = directory.select(&view).whenever;
    timeline(directory, &whenever, &view, Lang::Nb, Room::default())
}

fn window(timeline: &Timeline, time: &str) -> Window {
    Window::of(&timeline.axis, time.parse().expect("the test gives a valid time"))
}

/// Sixteen joined within 2017, two are known by evidence, one left, one is unknown; one supporter.
fn story() -> Columns {
    let mut orgs = vec![Org::since("2017"); 16];
    orgs[0] = orgs[0].clone().left("2023-08");
    orgs.push(Org::since("../2019-01-25"));
    orgs.push(Org::since("../2021"));
    orgs.push(Org::since(""));
    orgs.push(Org::since("2017").role("supporter"));
    let mut columns = columns(&orgs);
    let programme =
        |entry: MilestoneEntry| MilestoneEntry { category: Category::Programme, ..entry };
    columns.milestones = vec![
        milestone("idea", "2014-10-29", None),
        milestone("mobilisation", "2017-07", Some((40, CountRelation::Exact))),
        programme(milestone("admission", "2017-10-16", Some((40, CountRelation::Exact)))),
        milestone("label", "2019", None),
        milestone("count-50", "2019~", Some((50, CountRelation::MoreThan))),
        programme(milestone("arena-pro", "2020-11-19", Some((83, CountRelation::Exact)))),
        milestone("results", "2024-02", None),
        milestone("visit", "", None),
    ];
    columns.eras =
        vec![era("arena", "2017-10-16", "2020-12-31", ""), era("arena-pro", "2021", "", "2025")];
    columns
}

fn day(text: &str) -> Day {
    text.parse::<shared::date::PartialDate>().expect("the test gives a valid date").days().first
}

#[test]
fn the_axis_reaches_from_the_earliest_thing_to_the_era_that_goes_on() {
    let axis = drawn(&Directory::new(story()), "").axis;
    assert_eq!((axis.first, axis.last), (day("2014-01-01"), day("2025-12-31")));
    assert_eq!(axis.ticks.len(), 12);
    assert_eq!((axis.ticks[0].label.as_str(), axis.ticks[0].at), ("2014", 0.0));
}

#[test]
fn an_era_that_goes_on_does_not_reach_beyond_this_year() {
    let mut columns = story();
    columns.today = day("2024-05-01");
    assert_eq!(drawn(&Directory::new(columns), "").axis.last, day("2024-12-31"));
}

#[test]
fn without_any_date_the_axis_is_this_year() {
    let axis = drawn(&Directory::new(columns(&[])), "").axis;
    assert_eq!((axis.first, axis.last), (day("2025-01-01"), day("2025-12-31")));
}

#[test]
fn no_filter_moves_the_axis_or_the_totals() {
    let directory = Directory::new(story());
    let all = drawn(&directory, "");
    for query in ["role=supporter", "kind=atlantis", "time=2020", "undated=hide"] {
        let some = drawn(&directory, query);
        assert_eq!((&some.axis, &some.totals), (&all.axis, &all.totals), "{query}");
    }
}

#[test]
fn joins_are_drawn_as_precisely_as_they_are_known() {
    let timeline = drawn(&Directory::new(story()), "role=partner");
    let [bin] = timeline.joins[..] else { panic!("one year of joining") };
    assert_eq!((bin.count, bin.precise), (16, false));
    assert_eq!(bin.days, Days { first: day("2017-01-01"), last: day("2017-12-31") });
    let [left] = timeline.leaves[..] else { panic!("one month of leaving") };
    assert_eq!((left.count, left.precise, left.days.first), (1, true, day("2023-08-01")));
}

#[test]
fn evidence_says_by_when() {
    let timeline = drawn(&Directory::new(story()), "");
    let by: Vec<_> = timeline.evidence.iter().map(|e| (e.by.to_string(), e.count)).collect();
    assert_eq!(by, [("../2019-01".to_owned(), 1), ("../2021".to_owned(), 1)]);
    assert!((timeline.evidence[1].at - timeline.axis.at(day("2022-01-01"))).abs() < 1e-6);
}

#[test]
fn unknown_dates_are_stated_and_not_counted() {
    let timeline = drawn(&Directory::new(story()), "");
    assert_eq!(timeline.unknown.partners, 1);
    assert_eq!(timeline.unknown.milestones.len(), 1);
    assert_eq!(timeline.unknown.milestones[0].title, "visit på norsk");
    assert_eq!(drawn(&Directory::new(story()), "role=supporter").unknown.partners, 0);
}

#[test]
fn the_running_count_goes_from_what_is_certain_to_what_is_possible() {
    let timeline = drawn(&Directory::new(story()), "");
    let steps: Vec<_> = timeline.running.iter().map(|s| (s.first, s.least, s.most)).collect();
    assert_eq!(
        steps,
        [
            (day("2014-01-01"), 0, 2),
            (day("2017-01-01"), 0, 18),
            (day("2017-12-01"), 16, 18),
            (day("2019-01-01"), 17, 18),
            (day("2021-12-01"), 18, 18),
            (day("2023-08-01"), 17, 18),
            (day("2023-09-01"), 17, 17),
        ]
    );
    assert_eq!((timeline.largest.running, timeline.largest.bin), (18, 17));
}

#[test]
fn totals_stand_as_sources_give_them() {
    let timeline = drawn(&Directory::new(story()), "");
    let totals: Vec<_> = timeline
        .totals
        .iter()
        .map(|t| (t.when.to_string(), t.count, t.relation, t.about))
        .collect();
    assert_eq!(
        totals,
        [
            ("2017-07".to_owned(), 40, CountRelation::Exact, false),
            ("2017-10-16".to_owned(), 40, CountRelation::Exact, false),
            ("2019~".to_owned(), 50, CountRelation::MoreThan, true),
            ("2020-11-19".to_owned(), 83, CountRelation::Exact, false),
        ]
    );
}

#[test]
fn milestones_are_marked_by_how_precisely_they_are_dated() {
    let timeline = drawn(&Directory::new(story()), "time=2018/2019");
    let window = window(&timeline, "2018/2019");
    let marks: Vec<_> = timeline
        .milestones
        .iter()
        .map(|m| (m.id.as_str(), m.shape, m.about, m.key, m.belongs_to(Some(&window))))
        .collect();
    assert_eq!(
        marks,
        [
            ("idea", Shape::Day, false, false, false),
            ("mobilisation", Shape::Month, false, false, false),
            ("admission", Shape::Day, false, true, false),
            ("label", Shape::Year, false, false, true),
            ("count-50", Shape::Year, true, false, true),
            ("arena-pro", Shape::Day, false, true, false),
            ("results", Shape::Month, false, false, false),
        ]
    );
    let label = &timeline.milestones[3];
    assert!((label.to - label.from - 365.0 / 4383.0).abs() < 1e-5);
}

#[test]
fn as_of_a_date_everything_until_then_is_lit() {
    let timeline = drawn(&Directory::new(story()), "time=2017-09");
    let window = window(&timeline, "2017-09");
    let lit = timeline.milestones.iter().filter(|m| m.belongs_to(Some(&window)));
    let lit: Vec<_> = lit.map(|m| m.id.as_str()).collect();
    assert_eq!(lit, ["idea", "mobilisation"]);
    assert!(window.as_of);
    assert_eq!((window.first, window.last), (day("2017-09-30"), day("2017-09-30")));
    assert!((window.from - window.to).abs() < 1e-9);
    assert_eq!(timeline.axis.snap(Handle::End, window.to).to_string(), "2017-09");
}

#[test]
fn eras_without_a_known_end_fade_out_where_they_were_planned_to_end() {
    let timeline = drawn(&Directory::new(story()), "time=2018/2019");
    let [arena, pro] = &timeline.eras[..] else { panic!("two eras") };
    assert!(!arena.open_end && pro.open_end);
    assert!((arena.to - pro.from).abs() < 1e-9 && (pro.to - 1.0).abs() < 1e-9);
}

#[test]
fn a_timeline_is_taken_over_only_where_nothing_on_it_changes() {
    let directory = Directory::new(story());
    let room = Room::default();
    let after = |query: &str, room, before: (&Bitset, &Arc<Timeline>)| {
        let view = View::parse(query);
        let whenever = directory.select(&view).whenever;
        let after = timeline_after(&directory, &whenever, &view, Lang::En, room, Some(before));
        assert_eq!(*after, timeline(&directory, &whenever, &view, Lang::En, room));
        Arc::ptr_eq(&after, before.1)
    };
    let all = directory.select(&View::default()).whenever;
    let first = Arc::new(timeline(&directory, &all, &View::default(), Lang::En, room));
    assert!(after("time=2018/2019", room, (&all, &first)));
    assert!(after("time=2017-09&sort=joined", room, (&all, &first)));
    assert!(!after("role=supporter", room, (&all, &first)));
    assert!(!after("axis=2017/2019", room, (&all, &first)));
    assert!(!after("", Room::of_width(300.0), (&all, &first)));
}

#[test]
fn crowded_milestones_are_reached_as_one_group() {
    let directory = Directory::new(story());
    let view = View::default();
    let whenever = directory.select(&view).whenever;
    let room = Room { target: 0.05, label: 0.2, ticks: 20 };
    let timeline = timeline(&directory, &whenever, &view, Lang::En, room);
    let groups: Vec<Vec<&str>> = timeline
        .groups
        .iter()
        .map(|group| group.of(&timeline.milestones).iter().map(|m| m.id.as_str()).collect())
        .collect();
    assert_eq!(
        groups,
        [
            vec!["idea"],
            vec!["mobilisation", "admission"],
            vec!["label", "count-50"],
            vec!["arena-pro"],
            vec!["results"],
        ]
    );
    assert!(timeline.groups.last().unwrap().labelled);
}

#[test]
fn an_unreadable_time_draws_no_window_and_keeps_the_bars() {
    let directory = Directory::new(story());
    let view = View::parse("time=never");
    let answer = directory.answer(&view, Lang::En, &directory.first_canvas(&view));
    assert_eq!(answer.result.window, None);
    assert_eq!(answer.result.timeline.joins, drawn(&directory, "").joins);
}

fn with_milestones() -> impl Strategy<Value = Columns> {
    (orgs(), vec(proptest::option::of(dates()), 0..30)).prop_map(|(orgs, dates)| {
        let mut columns = columns(&orgs);
        columns.milestones = (dates.iter().enumerate())
            .map(|(n, date)| {
                let date = date.map_or(String::new(), |date| date.to_string());
                milestone(
                    &format!("m{n}"),
                    &date,
                    (n % 3 == 0).then_some((n as u32, CountRelation::Exact)),
                )
            })
            .collect();
        columns
    })
}

proptest! {
    #![proptest_config(support::config(300))]

    #[test]
    fn nobody_is_lost_between_the_lanes(columns in with_milestones(), view in views()) {
        let directory = Directory::new(columns);
        let whenever = directory.select(&view).whenever;
        let timeline = timeline(&directory, &whenever, &view, Lang::En, Room::default());
        let joins: u32 = timeline.joins.iter().map(|bin| bin.count).sum();
        let evidence: u32 = timeline.evidence.iter().map(|e| e.count).sum();
        prop_assert_eq!(joins + evidence + timeline.unknown.partners, whenever.count());
        let left: u32 = timeline.leaves.iter().map(|bin| bin.count).sum();
        let left_by: u32 = timeline.left_by.iter().map(|e| e.count).sum();
        let ended = whenever.iter().filter(|p| directory.membership(*p).end.is_some()).count();
        prop_assert_eq!((left + left_by) as usize, ended);
        let milestones = timeline.milestones.len() + timeline.unknown.milestones.len();
        prop_assert_eq!(milestones, directory.columns.milestones.len());
    }

    #[test]
    fn the_running_count_is_that_of_the_end_of_each_month(orgs in orgs(), view in views()) {
        let directory = Directory::new(columns(&orgs));
        let whenever = directory.select(&view).whenever;
        let timeline = timeline(&directory, &whenever, &view, Lang::En, Room::default());
        for index in 0..timeline.axis.months() {
            let Days { first, last } = timeline.axis.month(index).days();
            let held = |certain: bool| {
                whenever
                    .iter()
                    .filter(|p| directory.in_count.contains(*p))
                    .filter(|p| match directory.membership(*p).during(Days { first: last, last }) {
                        Some(Certainty::Certain) => true,
                        Some(Certainty::Possible) => !certain,
                        Some(Certainty::Unknown) | None => false,
                    })
                    .count() as u32
            };
            let step = timeline.running.iter().rev().find(|step| step.first <= first).unwrap();
            prop_assert_eq!((step.least, step.most), (held(true), held(false)), "{:?}", last);
        }
    }

    #[test]
    fn every_milestone_is_in_one_target_and_targets_lie_apart(columns in with_milestones(), width in 100.0_f64..2_000.0) {
        let directory = Directory::new(columns);
        let view = View::default();
        let room = Room::of_width(width);
        let timeline = timeline(&directory, &directory.select(&view).whenever, &view, Lang::En, room);
        let mut next = 0;
        for group in &timeline.groups {
            prop_assert_eq!(group.marks.first, next);
            prop_assert!(group.marks.len > 0);
            next += group.marks.len;
        }
        prop_assert_eq!(next as usize, timeline.milestones.len());
        let apart = |places: Vec<f64>, gap: f64| places.windows(2).all(|w| w[1] - w[0] >= gap - 1e-9);
        prop_assert!(apart(timeline.groups.iter().map(|g| g.at).collect(), room.target));
        let labelled = timeline.groups.iter().filter(|g| g.labelled).map(|g| g.at).collect();
        prop_assert!(apart(labelled, room.label));
    }

    #[test]
    fn every_place_lies_on_the_axis(columns in with_milestones(), view in views()) {
        let directory = Directory::new(columns);
        let timeline = timeline(&directory, &directory.select(&view).whenever, &view, Lang::En, Room::default());
        let window = view.time_filter().map(|time| Window::of(&timeline.axis, time));
        let places = (timeline.milestones.iter().flat_map(|m| [m.from, m.at, m.to]))
            .chain(timeline.joins.iter().flat_map(|bin| [bin.from, bin.to]))
            .chain(timeline.evidence.iter().map(|e| e.at))
            .chain(timeline.totals.iter().flat_map(|t| [t.from, t.at, t.to]))
            .chain(timeline.running.iter().map(|step| step.at))
            .chain(window.iter().flat_map(|w| [w.from, w.to]));
        for at in places {
            prop_assert!((0.0..=1.0).contains(&at));
        }
    }

    #[test]
    fn the_timeline_is_the_same_after_crossing_the_wire(columns in with_milestones(), view in views()) {
        let directory = Directory::new(columns);
        let timeline = timeline(&directory, &directory.select(&view).whenever, &view, Lang::En, Room::default());
        let text = serde_json::to_string(&timeline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Timeline>(&text).unwrap(), timeline);
    }

    /// Columns come from the wire, so their days may be anything.
    #[test]
    fn absurd_days_do_not_panic(days in vec((any::<i32>(), any::<i32>(), any::<i32>(), any::<i32>()), 0..8)) {
        let mut columns = columns(&vec![Org::since(""); days.len()]);
        for (membership, (a, b, c, d)) in columns.partners.membership.iter_mut().zip(days) {
            membership.start = Some(Days { first: Day(a), last: Day(b) });
            membership.end = Some(Days { first: Day(c), last: Day(d) });
        }
        drawn(&Directory::new(columns), "time=2020");
    }
}

fn played(query: &str, pace: Pace, forward: bool) -> String {
    let directory = Directory::new(story());
    let view = directory.played(&View::parse(query), pace, forward);
    view.map(|view| view.query()).unwrap_or_default()
}

#[test]
fn a_step_leads_to_the_end_of_the_next_month() {
    for (from, forward, to) in [
        ("", true, "time=2014-01"),
        ("", false, "time=2025-12"),
        ("time=2020-06", true, "time=2020-07"),
        ("time=2020-06-15", true, "time=2020-06"),
        ("time=2020-06-15", false, "time=2020-05"),
        ("time=2020", false, "time=2020-11"),
        ("time=2018/2020&page=3&kind=works", true, "kind=works&time=2021-01"),
        ("time=2025-12", true, ""),
        ("time=2014-01", false, ""),
        ("time=1990", true, "time=2014-01"),
    ] {
        assert_eq!(played(from, Pace::Month, forward), to, "{from}");
    }
}

#[test]
fn a_step_by_changes_skips_months_in_which_nothing_happens() {
    for (from, forward, to) in [
        // The axis begins; the idea; then the first month in which one may have joined.
        ("", true, "time=2014-01"),
        ("time=2014-01", true, "time=2014-10"),
        ("time=2014-10", true, "time=2017-01"),
        // Mobilisation and admission; from the end of the year all that joined are certain.
        ("time=2017-01", true, "time=2017-07"),
        ("time=2017-10", true, "time=2017-12"),
        ("time=2024-02", true, ""),
        ("time=2017-07", false, "time=2017-01"),
        // Who left in August 2023 may have gone by its end.
        ("time=2022", true, "time=2023-08"),
    ] {
        assert_eq!(played(from, Pace::Change, forward), to, "{from}");
    }
    assert_eq!(
        played("time=2022&partners=org-05", Pace::Change, true),
        "time=2024-02&partners=org-05",
        "the leaving of somebody who is not shown is no change"
    );
}

#[test]
fn the_story_stops_at_each_milestone_when_it_has_happened() {
    let mut view = View::parse("kind=process");
    let directory = Directory::new(story());
    let mut told = vec![];
    while let Some(next) = directory.played(&view, Pace::Story, true) {
        let back = directory.played(&next, Pace::Story, false);
        assert_eq!(back.is_some(), !told.is_empty(), "and back again");
        told.push(next.query());
        view = next;
    }
    let stop = |time: &str, id: &str| format!("kind=process&time={time}&open=milestone.{id}");
    assert_eq!(
        told,
        [
            stop("2014-10", "idea"),
            stop("2017-07", "mobilisation"),
            stop("2017-10", "admission"),
            stop("2019-12", "label"),
            stop("2019-12", "count-50"),
            stop("2020-11", "arena-pro"),
            stop("2024-02", "results"),
        ]
    );
    assert_eq!(played("time=2018", Pace::Story, true), "time=2019-12&open=milestone.label");
    assert_eq!(played("time=2018", Pace::Story, false), "time=2017-10&open=milestone.admission");
}

#[test]
fn the_story_goes_where_a_milestone_happened() {
    let mut columns = story();
    columns.milestones[0].site = 0;
    columns.milestones[1].place = 3;
    let directory = Directory::new(columns);
    let first = directory.played(&View::default(), Pace::Story, true).expect("a milestone");
    assert_eq!(first.query(), "time=2014-10&open=milestone.idea&zoom=10&center=66.31,14.14");
    let second = directory.played(&first, Pace::Story, true).expect("a milestone");
    assert_eq!(second.query(), "time=2017-07&open=milestone.mobilisation&zoom=8&center=65.8,13.2");
    let third = directory.played(&second, Pace::Story, true).expect("a milestone");
    assert_eq!((third.zoom, third.center), (None, None), "nowhere in particular: everywhere");
}

#[test]
fn between_milestones_the_story_passes_month_by_month() {
    let directory = Directory::new(story());
    let told = |query: &str| {
        let (view, stops) = directory.told(&View::parse(query)).expect("the story goes on");
        (view.query(), stops)
    };
    let passing = "time=2014-11&open=milestone.idea".to_owned();
    assert_eq!(told("time=2014-10&open=milestone.idea"), (passing, false));
    let stop = "time=2017-07&open=milestone.mobilisation".to_owned();
    assert_eq!(told("time=2017-06&open=milestone.idea"), (stop, true));
    let second = "time=2019-12&open=milestone.count-50".to_owned();
    assert_eq!(
        told("time=2019-12&open=milestone.label"),
        (second, true),
        "of one month, one by one"
    );
    assert_eq!(directory.told(&View::parse("time=2024-02&open=milestone.results")), None);
}

#[test]
fn the_part_of_the_axis_follows_what_is_played() {
    assert_eq!(
        played("time=2018-12&axis=2017-01/2018-12", Pace::Month, true),
        "time=2019-01&axis=2018-07/2020-06"
    );
    assert_eq!(
        played("time=2018-01&axis=2017-01/2018-12", Pace::Month, true),
        "time=2018-02&axis=2017-01/2018-12"
    );
}

#[test]
fn a_part_of_the_axis_shows_what_lies_in_it_as_the_whole_does() {
    let directory = Directory::new(story());
    let (all, part) = (drawn(&directory, ""), drawn(&directory, "axis=2017-07/2019-06"));
    let titles: Vec<&str> = part.milestones.iter().map(|mark| mark.id.as_str()).collect();
    assert_eq!(titles, ["mobilisation", "admission", "label", "count-50"]);
    let joined = part.joins[0];
    assert_eq!(
        (joined.count, joined.from),
        (all.joins[0].count, 0.0),
        "the year is cut, its count is not"
    );
    assert_eq!(part.evidence.len(), 1);
    assert_eq!(part.unknown, all.unknown);
    let before = |timeline: &Timeline, at: f64| {
        timeline.running.iter().rfind(|step| step.at <= at).map(|step| (step.least, step.most))
    };
    let june_2018 = |timeline: &Timeline| timeline.axis.at(day("2018-06-01"));
    assert_eq!(before(&part, june_2018(&part)), before(&all, june_2018(&all)));
    assert!(part.running[0].at.abs() < 1e-9);
    assert_eq!(part.eras.iter().map(|era| era.id.as_str()).collect::<Vec<_>>(), ["arena"]);
}

#[test]
fn where_there_are_too_many_months_years_are_counted_until_the_axis_is_zoomed() {
    // Twelve years in which somebody joined in each month, and somebody is named by each.
    let months = (2008..2020).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let mut orgs = vec![Org::since("2015")];
    for (year, month) in months {
        orgs.push(Org::since(&format!("{year}-{month:02}")));
        orgs.push(Org::since(&format!("../{year}-{month:02}")));
    }
    let directory = Directory::new(columns(&orgs));
    let all = drawn(&directory, "");
    assert_eq!((all.joins.len(), all.evidence.len()), (12, 12));
    let joined = |year: i16| all.joins.iter().find(|bin| bin.days.first.year() == year).unwrap();
    assert_eq!((joined(2014).count, joined(2015).count), (12, 13));
    assert!(!joined(2014).precise && joined(2014).from < joined(2014).to);
    assert_eq!((all.evidence[3].by.to_string().as_str(), all.evidence[3].count), ("../2011", 12));
    assert!(all.joins.iter().all(|bin| bin.labelled), "each has room for its number");

    let part = drawn(&directory, "axis=2014-01/2015-12");
    // With the evidence of the last moment before it.
    assert_eq!((part.joins.len(), part.evidence.len()), (25, 25));
    assert!(part.joins[0].precise);
}

/// Where the texts of a lane lie, in CSS pixels.
fn texts(timeline: &Timeline, width: f64, lang: Lang) -> Vec<Vec<(f64, f64)>> {
    let beside = |side: LabelSide, at: f64, right: f64, left: f64, text: &str| match side {
        LabelSide::Right => Some((at * width + right, at * width + right + text_width(text))),
        LabelSide::Left => Some((at * width - left - text_width(text), at * width - left)),
        LabelSide::Hidden => None,
    };
    let mut joins = vec![];
    for bin in timeline.joins.iter().chain(&timeline.leaves).filter(|bin| bin.labelled) {
        let (middle, half) =
            (f64::midpoint(bin.from, bin.to) * width, bin.count.to_string().len() as f64);
        joins.push((middle - half * 4.0, middle + half * 4.0));
    }
    for e in timeline.evidence.iter().chain(&timeline.left_by) {
        joins.extend(beside(e.label, e.at, 6.0, 16.0, &e.text(lang)));
    }
    let totals = timeline.totals.iter();
    let totals = totals.filter_map(|t| beside(t.label, t.at, 9.0, 9.0, &t.count.to_string()));
    let ticks = timeline.axis.ticks.iter();
    let ticks = ticks.map(|t| (t.at * width + 4.0, t.at * width + 4.0 + text_width(&t.label)));
    vec![joins, totals.collect(), ticks.collect()]
}

#[test]
fn a_count_is_not_written_over_the_point_of_another() {
    let mut columns = columns(&[Org::since("2017")]);
    let counts =
        [("2017-10", 40), ("2017-11", 41), ("2018-01", 46), ("2021-01", 83), ("2023", 102)];
    columns.milestones = (counts.iter())
        .map(|(when, count)| milestone("count", when, Some((*count, CountRelation::Exact))))
        .collect();
    let directory = Directory::new(columns);
    let view = View::default();
    let whenever = directory.select(&view).whenever;
    for width in [264.0, 720.0, 1100.0] {
        let room = Room::of_width(width);
        let drawn = timeline(&directory, &whenever, &view, Lang::Nb, room);
        for total in &drawn.totals {
            let text = text_width(&total.count.to_string());
            let at = total.at * width;
            let Some((from, to)) = (match total.label {
                LabelSide::Right => Some((at + 9.0, at + 9.0 + text)),
                LabelSide::Left => Some((at - 9.0 - text, at - 9.0)),
                LabelSide::Hidden => None,
            }) else {
                continue;
            };
            let under = drawn.totals.iter().find(|t| {
                let point = t.at * width;
                from < point + 5.0 && point - 5.0 < to
            });
            assert_eq!(under.map(|t| t.count), None, "{} at {width}", total.count);
        }
        let said = drawn.totals.iter().filter(|total| total.label != LabelSide::Hidden).count();
        assert!(said >= 3, "{said} counts are said at {width}");
    }
}

#[test]
fn texts_never_overlap_with_a_thousand_milestones_at_any_width_or_zoom() {
    let mut random = 7_u32;
    let mut next = |most: u32| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) % most
    };
    let mut month = || format!("{}-{:02}", 2014 + next(12), 1 + next(12));
    let orgs: Vec<Org> = (0..300)
        .map(|number| match number % 3 {
            0 => Org::since(&format!("../{}", month())),
            1 => Org::since(&month()).left("2025-11"),
            _ => Org::since(&month()),
        })
        .collect();
    let mut columns = columns(&orgs);
    columns.milestones = (0..1_000)
        .map(|number| milestone("count", &month(), Some((number, CountRelation::Exact))))
        .collect();
    let directory = Directory::new(columns);
    for query in ["", "axis=2017/2019", "axis=2020-01/2020-06", "axis=2025-07/2025-12"] {
        let view = View::parse(query);
        let whenever = directory.select(&view).whenever;
        for width in [240.0, 264.0, 720.0, 1100.0] {
            for lang in Lang::ALL {
                let drawn = timeline(&directory, &whenever, &view, lang, Room::of_width(width));
                for (lane, mut texts) in texts(&drawn, width, lang).into_iter().enumerate() {
                    texts.sort_by(|a, b| a.0.total_cmp(&b.0));
                    assert!(!texts.is_empty(), "lane {lane} of {query} says something");
                    for pair in texts.windows(2) {
                        assert!(
                            pair[0].1 <= pair[1].0,
                            "{pair:?} in lane {lane} of {query} at {width}"
                        );
                    }
                }
                let targets: Vec<f64> = drawn.groups.iter().map(|group| group.at * width).collect();
                assert!(
                    targets.windows(2).all(|pair| pair[1] - pair[0] > 23.99),
                    "{query} {width}"
                );
            }
        }
    }
}

#[test]
fn a_comparison_says_who_came_and_lists_them_first() {
    let directory = Directory::new(story());
    let answer = |query: &str| {
        let view = View::parse(query);
        directory.answer(&view, Lang::En, &directory.first_canvas(&view)).result
    };
    let compared = answer("time=2024&compare=2016");
    assert_eq!(compared.changes, "16 came · 2 may have come · 1 not known");
    assert_eq!(compared.sureness(Lang::En), compared.changes);
    let changes: Vec<Option<Change>> = compared.rows.iter().map(|row| row.change).collect();
    assert_eq!(changes[0], Some(Change::Came));
    assert!(changes.is_sorted(), "{changes:?}");
    assert_eq!(answer("time=2016&compare=2024").changes, compared.changes, "in the order of time");
    assert_eq!(answer("time=2024").changes, "");
    assert_eq!(answer("time=2024&compare=2016").chips[1].label, "Compared with 2016");
}
