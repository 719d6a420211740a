//! The filter engine and the facet counts against naive versions written from their definitions.

mod support;

use proptest::{collection::vec, prelude::*};
use shared::{
    date::Days,
    directory::{Columns, Directory, NONE},
    explore::Answer,
    generate,
    geo::{LonLat, distance_km},
    lang::Lang,
    membership::{Certainty, Membership},
    view::{Facet, Given, NearPoint, TimeFilter, View},
};
use support::{Org, columns, few_days, orgs, slug, views};

/// Whether partner `p` matches `view`, word by word as the table of parameters says.
fn naive_matches(columns: &Columns, view: &View, p: usize) -> bool {
    let partners = &columns.partners;
    let locations: Vec<usize> = (0..columns.locations.len())
        .filter(|at| columns.locations.partner[*at] as usize == p)
        .collect();
    let has = |facet: Facet, id: &str| -> bool {
        let value_is = |number: u16, ids: Vec<&str>| ids.get(usize::from(number)) == Some(&id);
        let ids: Vec<&str> = columns.facet_ids(facet).collect();
        match facet {
            Facet::Expertise => {
                partners.expertise[p].iter().any(|tag| ids[usize::from(*tag)] == id)
            }
            Facet::Kind => value_is(partners.kind[p], ids),
            Facet::Stage => value_is(partners.stage[p], ids),
            Facet::Role => value_is(partners.role[p], ids),
            Facet::Site => std::iter::once(partners.site[p])
                .chain(locations.iter().map(|at| columns.locations.site[*at]))
                .any(|site| site != NONE && ids[usize::from(site)] == id),
            Facet::Place => std::iter::once(partners.place[p])
                .chain(locations.iter().map(|at| columns.locations.place[*at]))
                .any(|mut place| {
                    while place != NONE && ids[usize::from(place)] != id {
                        place = columns.places[usize::from(place)].parent;
                    }
                    place != NONE
                }),
        }
    };
    let facets = Facet::ALL.into_iter().all(|facet| match view.facet(facet) {
        None => true,
        Some(ids) if ids.is_empty() => false,
        Some(ids) if facet == Facet::Expertise && view.match_all => {
            ids.iter().all(|id| has(facet, id))
        }
        Some(ids) => ids.iter().any(|id| has(facet, id)),
    });
    let somewhere = |holds: &dyn Fn(LonLat) -> bool| {
        locations.iter().any(|at| holds(columns.locations.point(*at)))
    };
    let near = match &view.near {
        None => true,
        Some(Given::Unreadable(_)) => false,
        Some(Given::Value(near)) => {
            let center = match &near.point {
                NearPoint::Point(point) => Some(*point),
                NearPoint::Place(id) => columns
                    .places
                    .iter()
                    .find(|place| place.id == *id)
                    .and_then(|place| place.point),
            };
            center.is_some_and(|center| {
                somewhere(&|point| distance_km(center, point) <= near.radius_km)
            })
        }
    };
    let bbox = match &view.bbox {
        None => true,
        Some(Given::Unreadable(_)) => false,
        Some(Given::Value(b)) => somewhere(&|point| {
            b.west <= point.lon
                && point.lon <= b.east
                && b.south <= point.lat
                && point.lat <= b.north
        }),
    };
    let membership = partners.membership[p];
    let held = |first, last| {
        let over = membership.end.is_some_and(|end| end.last < first);
        let not_begun = membership.start.is_some_and(|start| start.first > last);
        !over && !not_begun
    };
    let held_at = |time: &TimeFilter| match time {
        TimeFilter::AsOf(date) => held(date.days().last, date.days().last),
        TimeFilter::Window(from, to) => held(from.days().first, to.days().last),
    };
    let time = match (&view.time, &view.compare) {
        (None, None) => true,
        (Some(Given::Unreadable(_)), _) | (_, Some(Given::Unreadable(_))) => false,
        (Some(Given::Value(time)), None) => held_at(time),
        (Some(Given::Value(time)), Some(Given::Value(other))) => held_at(time) || held_at(other),
        (None, Some(Given::Value(other))) => held(columns.today, columns.today) || held_at(other),
    };
    let undated = match &view.undated {
        None => true,
        Some(Given::Unreadable(_)) => false,
        Some(Given::Value(())) => membership.start.is_some(),
    };
    let listed = view
        .partners
        .as_ref()
        .is_none_or(|slugs| slugs.iter().any(|slug| *slug == partners.slug[p]));
    facets && near && bbox && time && undated && listed && view.match_unread.is_none()
}

fn naive_set(columns: &Columns, view: &View) -> Vec<u32> {
    (0..columns.partners.len())
        .filter(|p| naive_matches(columns, view, *p))
        .map(|p| p as u32)
        .collect()
}

/// The definition: the size of the result with the facet set to that option alone and everything else
/// unchanged; with `match=all`, added to those chosen.
fn naive_count(columns: &Columns, view: &View, facet: Facet, option: &str) -> u32 {
    let mut ids = match view.facet(facet) {
        Some(ids) if facet == Facet::Expertise && view.match_all => ids.clone(),
        _ => vec![],
    };
    ids.push(option.to_owned());
    naive_set(columns, &view.clone().with_facet(facet, ids)).len() as u32
}

/// Ten thousand views: five hundred directories, each asked twenty times.
fn ten_thousand() -> ProptestConfig {
    support::config(500)
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn the_list_holds_exactly_the_partners_that_match(orgs in orgs(), views in vec(views(), 20)) {
        let columns = columns(&orgs);
        let directory = Directory::new(columns.clone());
        for view in views {
            let selection = directory.select(&view);
            let expected = naive_set(&columns, &view);
            prop_assert_eq!(selection.partners.iter().collect::<Vec<_>>(), expected, "{}", view.query());
            let whenever = naive_set(&columns, &View { time: None, compare: None, ..view });
            prop_assert_eq!(selection.whenever.iter().collect::<Vec<_>>(), whenever);
        }
    }

    #[test]
    fn a_facet_count_is_what_choosing_the_option_would_give(orgs in orgs(), views in vec(views(), 20)) {
        let columns = columns(&orgs);
        let directory = Directory::new(columns.clone());
        for view in views {
            let selection = directory.select(&view);
            for facet in Facet::ALL {
                let counts = directory.facet_counts(&selection, facet);
                let expected: Vec<u32> = columns
                    .facet_ids(facet)
                    .map(|option| naive_count(&columns, &view, facet, option))
                    .collect();
                prop_assert_eq!(counts, expected, "{:?} of {}", facet, view.query());
            }
        }
    }

    #[test]
    fn the_order_of_values_changes_nothing(orgs in orgs(), views in vec(views(), 20)) {
        let directory = Directory::new(columns(&orgs));
        for view in views {
            let mut turned = view.clone();
            turned.facets.iter_mut().chain([&mut turned.partners]).flatten().for_each(|ids| ids.reverse());
            let (a, b) = (directory.select(&view), directory.select(&turned));
            prop_assert_eq!(a.partners, b.partners);
            prop_assert_eq!(a.certain, b.certain);
            prop_assert_eq!(a.unknown.len(), b.unknown.len());
        }
    }

    #[test]
    fn what_names_nothing_is_said(orgs in orgs(), views in vec(views(), 20)) {
        let directory = Directory::new(columns(&orgs));
        for view in views {
            let named = directory.select(&view).unknown;
            let broken = |given: bool, name: &str| !given || named.iter().any(|bad| bad.name == name);
            prop_assert!(broken(matches!(view.bbox, Some(Given::Unreadable(_))), "bbox"));
            prop_assert!(broken(matches!(view.time, Some(Given::Unreadable(_))), "time"));
            prop_assert!(broken(matches!(view.compare, Some(Given::Unreadable(_))), "compare"));
            prop_assert!(broken(matches!(view.undated, Some(Given::Unreadable(_))), "undated"));
            prop_assert!(broken(view.match_unread.is_some(), "match"));
            for facet in Facet::ALL {
                let ids = view.facet(facet).into_iter().flatten();
                for id in ids.filter(|id| *id == "nothing-like-it") {
                    prop_assert!(named.iter().any(|bad| bad.name == facet.key() && bad.value == *id));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(support::config(100))]

    #[test]
    fn an_answer_after_another_is_what_it_would_be_alone(orgs in orgs(), views in vec(views(), 20)) {
        let directory = Directory::new(columns(&orgs));
        let mut before: Option<Answer> = None;
        for view in views {
            let canvas = directory.first_canvas(&view);
            let known = before.as_ref().map(|a| (&a.selection, &a.slots, &a.result));
            let after = directory.answer_after(&view, Lang::Nb, &canvas, known);
            let alone = directory.answer(&view, Lang::Nb, &canvas);
            prop_assert_eq!(&after.result, &alone.result);
            prop_assert_eq!(&after.slots, &alone.slots);
            before = Some(after);
        }
    }
}

/// Among so many a month is a small change: who came and went is counted, not everybody.
#[test]
fn a_month_after_another_is_counted_as_anew() {
    let directory = Directory::new(generate::columns(20_000, 1));
    let mut before: Option<Answer> = None;
    for query in [
        "time=2018-06",
        "time=2018-07",
        "time=2018-06&place=1804",
        "time=2018-05&place=1804&kind=works",
        "time=2018-05&place=1804&place=bodo&kind=works",
        "time=2018/2018-06&place=1804&place=bodo&kind=works",
        "time=2018/2018-07&place=bodo&kind=works&expertise=ports&expertise=hydrogen&match=all",
        "time=2018/2018-08&place=bodo&kind=works&expertise=ports&expertise=hydrogen&match=all",
        "time=2018/2018-09&bbox=13,66,16,68",
        "time=2018/2018-08&bbox=13,66,16,68&undated=hide",
        "",
        "compare=2018-06",
        "compare=2018-05",
    ] {
        let view = View::parse(query);
        let canvas = directory.first_canvas(&view);
        let known = before.as_ref().map(|a| (&a.selection, &a.slots, &a.result));
        let after = directory.answer_after(&view, Lang::Nb, &canvas, known);
        let alone = directory.answer(&view, Lang::Nb, &canvas);
        assert_eq!(after.result, alone.result, "{query}");
        assert_eq!(after.slots, alone.slots, "{query}");
        before = Some(after);
    }
}

proptest! {
    #![proptest_config(support::config(2_000))]

    /// Every pair of a first and a last day that the two ranges allow.
    #[test]
    fn a_membership_is_certain_when_it_holds_for_every_pair_of_days(
        start in few_days(),
        end in proptest::option::of(few_days()),
        window in few_days(),
    ) {
        let ends = end.unwrap_or(Days { first: shared::date::Day(99), last: shared::date::Day(99) });
        let pairs: Vec<bool> = (start.first.0..=start.last.0)
            .flat_map(|s| (ends.first.0..=ends.last.0).map(move |e| (s, e)))
            .filter(|(s, e)| s <= e)
            .map(|(s, e)| s <= window.last.0 && e >= window.first.0)
            .collect();
        prop_assume!(!pairs.is_empty());
        let expected = if pairs.iter().all(|holds| *holds) {
            Some(Certainty::Certain)
        } else {
            pairs.contains(&true).then_some(Certainty::Possible)
        };
        prop_assert_eq!(Membership { start: Some(start), end }.during(window), expected);
    }
}

/// Which of a few organisations an address shows.
#[track_caller]
fn shown(query: &str) -> Vec<u32> {
    directory().select(&View::parse(query)).partners.iter().collect()
}

/// 0: joined 2017, hydrogen and energy, in Mo i Rana. 1: by 2019-01-25, energy, in Mosjøen, left in
/// August 2023. 2: a supporter without dates and places, waste.
fn directory() -> Directory {
    let mut mo = Org::since("2017");
    mo.expertise = vec![0, 2];
    mo.place = 2;
    mo.locations = vec![(66.31, 14.14, 5, 0)];
    let mut mosjoen = Org::since("../2019-01-25").left("2023-08");
    mosjoen.kind = 1;
    mosjoen.expertise = vec![2];
    mosjoen.locations = vec![(65.84, 13.19, 6, 1)];
    let mut elsewhere = Org::since("").role("supporter");
    elsewhere.kind = 2;
    elsewhere.expertise = vec![3];
    Directory::new(columns(&[mo, mosjoen, elsewhere]))
}

#[track_caller]
fn named(query: &str) -> Vec<String> {
    let unknown = directory().select(&View::parse(query)).unknown;
    unknown.into_iter().map(|bad| format!("{}={}", bad.name, bad.value)).collect()
}

#[test]
fn nothing_asked_shows_everybody() {
    for query in ["", "&&", "colour=red", "q=&near=&radius=&bbox=&time=&undated=", "radius=20"] {
        assert_eq!(shown(query), [0, 1, 2], "{query}");
    }
}

#[test]
fn within_a_facet_any_value_does_and_between_facets_all_must() {
    assert_eq!(shown("kind=process&kind=mining"), [0, 1]);
    assert_eq!(shown("kind=process,mining"), [0, 1]);
    assert_eq!(shown("kind=process&kind=mining&expertise=hydrogen"), [0]);
}

#[test]
fn match_all_asks_for_all_chosen_expertise() {
    assert_eq!(shown("expertise=hydrogen&expertise=energy"), [0, 1]);
    assert_eq!(shown("expertise=hydrogen&expertise=energy&match=all"), [0]);
    assert_eq!(shown("kind=process&kind=mining&match=all"), [0, 1]);
}

#[test]
fn a_place_holds_what_lies_in_it() {
    assert_eq!(shown("place=mo-i-rana"), [0]);
    assert_eq!(shown("place=1824"), [1]);
    assert_eq!(shown("place=18"), [0, 1]);
    assert_eq!(shown("place=55"), [] as [u32; 0]);
    assert_eq!(shown("site=mo-industripark"), [0]);
}

#[test]
fn near_measures_from_a_place_or_a_point() {
    assert_eq!(shown("near=mo-i-rana&radius=10"), [0]);
    assert_eq!(shown("near=mosjoen&radius=100"), [0, 1]);
    assert_eq!(shown("near=66.31,14.14&radius=10"), [0]);
    assert_eq!(shown("near=66.31,14.14&radius=0.000001"), [0]);
    assert_eq!(shown("bbox=13,65.5,13.5,66"), [1]);
}

#[test]
fn a_comparison_keeps_what_may_have_held_at_either_time() {
    assert_eq!(shown("time=2024&compare=2016"), [0, 1, 2], "who left in between is shown, too");
    assert_eq!(shown("time=2016&compare=2024"), shown("time=2024&compare=2016"));
    assert_eq!(
        shown("compare=2016"),
        shown("time=2025-06-30&compare=2016"),
        "today without a time"
    );
    assert_eq!(shown("time=2024&compare=then"), [] as [u32; 0]);
    assert_eq!(shown("time=then&compare=2016"), [] as [u32; 0]);
    assert_eq!(named("time=2024&compare=then"), ["compare=then"]);
}

#[test]
fn time_keeps_what_may_have_held() {
    assert_eq!(shown("time=2016"), [1, 2], "evidence and unknown dates may be older");
    assert_eq!(shown("time=2017-06"), [0, 1, 2]);
    assert_eq!(shown("time=2023-09"), [0, 2]);
    assert_eq!(shown("time=2023-07/2024"), [0, 1, 2]);
    assert_eq!(shown("time=2016&undated=hide"), [1]);
    assert_eq!(shown("undated=hide"), [0, 1]);
}

#[test]
fn certain_is_told_from_possible() {
    let certain = |query: &str| -> Vec<u32> {
        directory().select(&View::parse(query)).certain.iter().collect()
    };
    assert_eq!(certain(""), [0, 1]);
    assert_eq!(certain("time=2017-06"), [] as [u32; 0]);
    assert_eq!(certain("time=2019-01"), [0, 1]);
    assert_eq!(certain("time=2024"), [0]);
}

#[test]
fn a_shortlist_shows_only_its_partners() {
    assert_eq!(shown(&format!("partners={}&partners={}", slug(2), slug(0))), [0, 2]);
}

#[test]
fn a_selection_that_names_nothing_shows_nothing() {
    for query in [
        "kind=",
        "expertise=&match=all",
        "partners=",
        "partners=+,+",
        "kind=atlantis",
        "near=atlantis",
        "near=18",
        "near=66.31",
        "near=91,14",
        "near=mo-i-rana&radius=far",
        "near=mo-i-rana&radius=0",
        "radius=far",
        "bbox=1,2,3",
        "bbox=13,66,14,65",
        "time=yesterday",
        "time=2020/2018",
        "time=2017-13",
        "undated=perhaps",
        "match=some",
    ] {
        assert_eq!(shown(query), [] as [u32; 0], "{query}");
    }
}

#[test]
fn each_value_that_names_nothing_is_named() {
    assert_eq!(named("kind=atlantis&kind=process"), ["kind=atlantis"]);
    assert_eq!(named("partners=nobody"), ["partners=nobody"]);
    assert_eq!(named("near=atlantis"), ["near=atlantis"]);
    assert_eq!(named("near=mo-i-rana&radius=far"), ["radius=far"]);
    assert_eq!(named("radius=far"), ["radius=far"]);
    assert_eq!(
        named("bbox=here&time=then&undated=no&match=some"),
        ["match=some", "bbox=here", "time=then", "undated=no"]
    );
}

#[test]
fn among_several_values_the_unknown_ones_add_nothing() {
    assert_eq!(shown("kind=atlantis&kind=process"), [0]);
    assert_eq!(shown("partners=nobody&partners=org-01"), [1]);
    assert_eq!(shown("expertise=hydrogen&expertise=alchemy&match=all"), [] as [u32; 0]);
}

#[test]
fn presentation_never_changes_the_set() {
    let odd = "kind=process&sort=size&layout=round&open=A.b&zoom=99&center=x&page=0";
    assert_eq!(shown(odd), [0]);
    assert_eq!(named(odd), [] as [String; 0]);
    let names: Vec<String> = View::parse(odd).unread.into_iter().map(|bad| bad.name).collect();
    assert_eq!(names, ["sort", "layout", "open", "zoom", "center", "page"]);
    assert_eq!(
        shown("kind=process&sort=name&layout=timeline&open=org-01&zoom=5&center=66,14&page=3"),
        [0]
    );
}

#[test]
fn with_match_all_a_count_adds_the_option_to_those_chosen() {
    let directory = directory();
    let counts = |query: &str| {
        directory.facet_counts(&directory.select(&View::parse(query)), Facet::Expertise)
    };
    assert_eq!(counts("expertise=hydrogen"), [1, 0, 2, 1]);
    assert_eq!(counts("expertise=hydrogen&match=all"), [1, 0, 1, 0]);
    assert_eq!(counts("expertise=&match=all"), [1, 0, 2, 1], "none chosen yet");
    assert_eq!(counts("match=all&time=2023-09"), [1, 0, 1, 1]);
}
