//! What an address means: reading and writing it, for readable, odd and hostile ones.

mod support;

use proptest::{collection::vec, option, prelude::*, sample::select};
use shared::{
    geo::{Bounds, LonLat},
    view::{Facet, Given, Layout, Links, Near, NearPoint, Open, Sort, TimeFilter, View},
};
use support::{config, dates, runs};

/// `FUZZ_RUNS=1000000` tries as many instead.
fn cases(usual: u32) -> ProptestConfig {
    config(runs(usual))
}

/// Reading what was written gives the same view; writing what was read gives the same text.
fn assert_settled(query: &str) -> Result<(), TestCaseError> {
    let view = View::parse(query);
    let canonical = view.query();
    let again = View::parse(&canonical);
    prop_assert_eq!(&again.query(), &canonical);
    prop_assert_eq!(again, View { unread: vec![], ..view });
    Ok(())
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn every_view_is_read_back_from_its_address(view in any_view()) {
        let query = view.query();
        prop_assert!(query.is_ascii(), "{}", query);
        prop_assert_eq!(View::parse(&query), view, "{}", query);
    }

    #[test]
    fn the_order_of_parameters_changes_nothing(view in any_view()) {
        let query = view.query();
        let turned: Vec<&str> = query.split('&').rev().collect();
        let mut read = View::parse(&turned.join("&"));
        // Values of one list keep the order in which they stand.
        read.facets.iter_mut().chain([&mut read.partners]).flatten().for_each(|ids| ids.reverse());
        prop_assert_eq!(read, view);
    }
}

proptest! {
    #![proptest_config(cases(50_000))]

    #[test]
    fn no_text_makes_the_parser_panic(query in letters(0..40)) {
        assert_settled(&query)?;
    }

    #[test]
    fn no_address_makes_the_parser_panic(pairs in vec((names(), values()), 0..8)) {
        let pairs: Vec<String> =
            pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_settled(&pairs.join("&"))?;
    }
}

fn names() -> impl Strategy<Value = &'static str> {
    select(vec![
        "q",
        "expertise",
        "kind",
        "stage",
        "role",
        "place",
        "site",
        "match",
        "near",
        "radius",
        "bbox",
        "time",
        "compare",
        "undated",
        "partners",
        "sort",
        "layout",
        "open",
        "zoom",
        "center",
        "axis",
        "links",
        "page",
        "lang",
        "%71",
        "nonsense",
        "",
    ])
}

fn values() -> impl Strategy<Value = String> {
    let word = select(vec![
        "all",
        "any",
        "some",
        "hide",
        "show",
        "name",
        "distance",
        "list",
        "timeline",
        "mo-i-rana",
        "66.31,14.14",
        "66.31 , 14.14",
        "-90,180",
        "91,0",
        "1e3",
        "-0",
        "0",
        "1",
        "2",
        "007",
        "24",
        "50",
        "20016",
        "20016.1",
        ".5",
        "5.",
        "-",
        ".",
        "--1",
        "NaN",
        "inf",
        "9".repeat(60).leak(),
        ".00000000000000000000001",
        "-.0000000000000000000001,-.1",
        "1,2,3,4",
        "170,-10,-170,10",
        "4,3,2,1",
        "2020",
        "2020-06",
        "2020-06-31",
        "2018/2020",
        "2020/2018",
        "2018/",
        "/",
        "../2019",
        "2020~",
        "9999-12",
        "0000/9999-12-31",
        "group.x",
        "edge.south",
        "without.date",
        "%",
        "%4",
        "%zz",
        "%00",
        "%0A",
        "%0d%0a",
        "%FF%FE",
        "%C3%A6%C3%B8%C3%A5",
        "æøå",
        "a+b",
        "a,b,,c",
        ",",
        "+",
        " ",
        "%E2%80%A8",
        "%26%3D",
        "\u{feff}",
        "\u{a0}x",
        "😀",
        "&",
        "=",
        "q=%2526",
    ]);

    vec(prop_oneof![6 => word.prop_map(str::to_owned), 1 => letters(0..12)], 0..3)
        .prop_map(|parts| parts.concat())
}

/// Any characters at all.
fn letters(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(any::<char>(), count).prop_map(String::from_iter)
}

/// Views as reading makes them: text without line breaks and double spaces, at most once each id.
fn any_view() -> impl Strategy<Value = View> {
    let facets = Facet::ALL.map(|_| option::weighted(0.3, ids()));
    let what = (
        option::of(text()),
        facets,
        prop_oneof![
            Just((false, None)),
            Just((true, None)),
            unreadable().prop_map(|text| (false, Some(text)))
        ],
        option::of(nears()),
        option::of(prop_oneof![boxes().prop_map(Given::Value), given_unreadable()]),
        (
            option::of(prop_oneof![times().prop_map(Given::Value), given_unreadable()]),
            option::of(prop_oneof![times().prop_map(Given::Value), given_unreadable()]),
        ),
        option::of(prop_oneof![Just(Given::Value(())), given_unreadable()]),
        option::weighted(0.3, ids()),
    );
    let how = (
        option::of(select(Sort::ALL.to_vec())),
        select(Layout::ALL.to_vec()),
        option::of(opens()),
        option::of((0.0_f64..=24.0).prop_map(held)),
        option::of(points()),
        option::of(times().prop_filter("a window", |time| matches!(time, TimeFilter::Window(..)))),
        option::of(prop_oneof![
            Just(Links::Projects),
            Just(Links::Owners),
            select(vec!["co2-hub-nord", "p", "2"]).prop_map(|id| Links::Project(id.to_owned())),
        ]),
        prop_oneof![Just(0), 2_u32..=100_000],
    );
    (what, how).prop_map(|(what, how)| {
        let (q, facets, (match_all, match_unread), near, bbox, (time, compare), undated, partners) =
            what;
        let (sort, layout, open, zoom, center, axis, links, page) = how;
        View {
            q: q.unwrap_or_default(),
            facets,
            match_all,
            match_unread,
            near,
            bbox,
            time,
            compare,
            undated,
            partners,
            sort,
            layout,
            open,
            zoom,
            center,
            axis,
            links,
            page,
            unread: vec![],
        }
    })
}

/// Words with everything that must be escaped, and letters of all languages.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        vec(select("abcæøåšŋ019&=+%#?/:;'\"<>~.-".chars().collect::<Vec<_>>()), 1..12)
            .prop_map(String::from_iter),
        letters(1..12).prop_map(|text| text.replace(char::is_control, "")),
        select(vec!["Mo i Rana", "Rávttošvárri", "ørken & måne", "100%", "a=b", "%41", "a+b"])
            .prop_map(str::to_owned),
    ];
    vec(word, 1..4).prop_map(|words| {
        let words = words.join(" ");
        let words: Vec<&str> = words.split_whitespace().collect();
        let cut: String = words.join(" ").chars().take(View::MAX_TEXT).collect();
        cut.trim_end().to_owned()
    })
}

fn ids() -> impl Strategy<Value = Vec<String>> {
    let id = text().prop_map(|text| text.replace(',', "").trim().to_owned());
    vec(id.prop_filter("an id has letters", |id| !id.is_empty()), 0..5).prop_map(|ids| {
        let mut once: Vec<String> = vec![];
        for id in ids {
            if !once.contains(&id) {
                once.push(id);
            }
        }
        once
    })
}

fn unreadable() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("!{text}"))
}

fn given_unreadable<T: std::fmt::Debug>() -> impl Strategy<Value = Given<T>> {
    unreadable().prop_map(Given::Unreadable)
}

/// A number as an address holds it.
fn held(number: f64) -> f64 {
    shared::number::parse(&shared::number::plain(number)).expect("what is written is read")
}

fn points() -> impl Strategy<Value = LonLat> {
    let tiny = -1e-30_f64..1e-30;
    prop_oneof![
        4 => (-180.0_f64..=180.0, -90.0_f64..=90.0),
        1 => (tiny.clone(), tiny),
        1 => (-1800_i32..=1800, -900_i32..=900)
            .prop_map(|(lon, lat)| (f64::from(lon) / 10.0, f64::from(lat) / 10.0)),
    ]
    .prop_map(|(lon, lat)| LonLat { lon: held(lon), lat: held(lat) })
}

fn boxes() -> impl Strategy<Value = Bounds> {
    (points(), points()).prop_map(|(a, b)| Bounds {
        west: a.lon,
        south: a.lat.min(b.lat),
        east: b.lon,
        north: a.lat.max(b.lat),
    })
}

fn nears() -> impl Strategy<Value = Given<Near>> {
    let place = || text().prop_map(|text| format!("p{}", text.replace(',', "").trim()));
    let point =
        prop_oneof![place().prop_map(NearPoint::Place), points().prop_map(NearPoint::Point)];
    let radius = prop_oneof![
        Just(50.0),
        (1e-6_f64..=Near::MAX_RADIUS_KM).prop_map(held),
        (1_u32..500).prop_map(f64::from)
    ];
    prop_oneof![
        6 => (point, radius).prop_map(|(point, radius_km)| Given::Value(Near { point, radius_km })),
        1 => unreadable().prop_map(|text| Given::Unreadable(format!("{text},"))),
        1 => (place(), unreadable())
            .prop_map(|(place, radius)| Given::Unreadable(format!("{place}\n{radius}"))),
        1 => unreadable().prop_map(|radius| Given::Unreadable(format!("\n{radius}"))),
    ]
}

fn times() -> impl Strategy<Value = TimeFilter> {
    (dates(), dates(), any::<bool>()).prop_map(|(a, b, window)| {
        let (a, b) = (a.calendar, b.calendar);
        match window {
            false => TimeFilter::AsOf(a),
            true if a.days().first <= b.days().last => TimeFilter::Window(a, b),
            true => TimeFilter::Window(b, a),
        }
    })
}

fn opens() -> impl Strategy<Value = Open> {
    prop_oneof![
        slugs().prop_map(Open::Partner),
        slugs().prop_map(Open::Group),
        slugs().prop_map(Open::Milestone),
        select(vec!["north", "south", "east", "west"]).prop_map(|side| Open::Edge(side.to_owned())),
        Just(Open::Unplaced),
        Just(Open::Undated),
    ]
}

fn slugs() -> impl Strategy<Value = String> {
    vec(select("abcxyz0189-".chars().collect::<Vec<_>>()), 1..20).prop_map(String::from_iter)
}

/// The canonical form of an address.
#[track_caller]
fn canonical(query: &str) -> String {
    View::parse(query).query()
}

#[test]
fn the_order_is_canonical() {
    let mixed = "page=2&center=66.3,14.1&zoom=7.5&open=elkem-salten&layout=timeline&sort=distance\
        &partners=b&partners=a&undated=hide&time=2018/2020&bbox=8,65,21,70&radius=25&near=mo-i-rana\
        &match=all&site=s&place=1833&role=partner&stage=g&kind=k&expertise=hydrogen&q=elkem";
    assert_eq!(
        canonical(mixed),
        "q=elkem&expertise=hydrogen&kind=k&stage=g&role=partner&place=1833&site=s&match=all\
        &near=mo-i-rana&radius=25&bbox=8,65,21,70&time=2018/2020&undated=hide&partners=b&partners=a\
        &sort=distance&layout=timeline&open=elkem-salten&zoom=7.5&center=66.3,14.1&page=2"
    );
}

#[test]
fn defaults_are_not_written() {
    for query in [
        "",
        "&",
        "page=1",
        "layout=list",
        "match=any",
        "undated=show",
        "q=&near=&radius=50&bbox=&time=&compare=&undated=&sort=&layout=&open=&zoom=&center=&axis=&page=",
        "q=+&near=%20&time=%09",
    ] {
        assert_eq!(canonical(query), "", "{query}");
    }
    assert_eq!(canonical("near=mo-i-rana&radius=50"), "near=mo-i-rana");
}

#[test]
fn several_values_repeat_the_name_and_commas_are_read_too() {
    assert_eq!(canonical("kind=a,b&kind=c"), "kind=a&kind=b&kind=c");
    assert_eq!(canonical("kind=a&kind=b&kind=a"), "kind=a&kind=b");
    assert_eq!(canonical("partners=b,+a+,,b"), "partners=b&partners=a");
}

#[test]
fn a_blank_list_is_a_choice_of_nothing_unless_a_value_follows() {
    assert_eq!(View::parse("kind=").facet(Facet::Kind), Some(&vec![]));
    assert_eq!(canonical("kind="), "kind=");
    assert_eq!(canonical("kind=,"), "kind=");
    assert_eq!(canonical("kind"), "kind=");
    assert_eq!(canonical("kind=&kind=a"), "kind=a");
    assert!(View::parse("partners=").is_filtered());
}

#[test]
fn of_repeated_single_values_the_first_that_is_not_blank_counts() {
    assert_eq!(canonical("q=one&q=two"), "q=one");
    assert_eq!(canonical("time=&time=2020&time=2021"), "time=2020");
    assert_eq!(canonical("time=never&time=2020"), "time=never");
    assert_eq!(canonical("near=a&near=b&radius=10&radius=20"), "near=a&radius=10");
    assert_eq!(canonical("page=2&page=3"), "page=2");
}

#[test]
fn unknown_names_are_ignored() {
    assert_eq!(View::parse("utm_source=mail&Q=x&lang=en&__proto__=1"), View::default());
}

#[test]
fn an_unreadable_filter_is_kept_so_that_it_can_be_named() {
    let view = View::parse("time=yesterday&bbox=1,2&undated=maybe&near=91,14&match=some");
    assert_eq!(view.time, Some(Given::Unreadable("yesterday".into())));
    assert_eq!(view.bbox, Some(Given::Unreadable("1,2".into())));
    assert_eq!(view.undated, Some(Given::Unreadable("maybe".into())));
    assert_eq!(view.near, Some(Given::Unreadable("91,14".into())));
    assert_eq!(view.match_unread.as_deref(), Some("some"));
    assert_eq!(view.query(), "match=some&near=91,14&bbox=1,2&time=yesterday&undated=maybe");
    assert_eq!(view.unread, []);
}

#[test]
fn an_unreadable_presentation_value_becomes_the_default_and_is_named() {
    let view = View::parse("sort=size&zoom=25&zoom=4&page=0&layout=map&open=a/b&center=14");
    let named: Vec<String> =
        view.unread.iter().map(|bad| format!("{}={}", bad.name, bad.value)).collect();
    assert_eq!(named, ["sort=size", "zoom=25", "page=0", "layout=map", "open=a/b", "center=14"]);
    assert_eq!(View { unread: vec![], ..view }, View::default());
}

#[test]
fn a_radius_belongs_to_its_place() {
    assert_eq!(canonical("radius=20"), "", "alone it says nothing");
    assert_eq!(canonical("radius=far"), "radius=far", "but it is named if it cannot be read");
    assert_eq!(canonical("near=mo&radius=far"), "near=mo&radius=far");
    assert_eq!(canonical("near=mo&radius=-5"), "near=mo&radius=-5");
    assert_eq!(canonical("radius=10&near=66.5,14"), "near=66.5,14&radius=10");
}

#[test]
fn special_letters_are_escaped_and_read_back() {
    assert_eq!(canonical("q=m%C3%A5nelyst"), "q=m%C3%A5nelyst");
    assert_eq!(canonical("q=månelyst"), "q=m%C3%A5nelyst");
    assert_eq!(canonical("q=a%2Bb"), "q=a%2Bb");
    assert_eq!(View::parse("q=a+b").q, "a b");
    assert_eq!(View::parse("q=100%").q, "100%");
    assert_eq!(View::parse("q=%zz%F").q, "%zz%F");
    assert_eq!(View::parse("q=%ff").q, "\u{fffd}");
    assert_eq!(View::parse("%71=x").q, "x");
}

#[test]
fn line_breaks_and_tabs_part_words_and_other_control_characters_vanish() {
    assert_eq!(View::parse("q=mo%0Ai%09%0D%0ARana%00").q, "mo i Rana");
    assert_eq!(canonical("near=mo%0A50"), "near=mo+50");
}

#[test]
fn numbers_are_plain_decimals() {
    assert_eq!(canonical("zoom=4.50"), "zoom=4.5");
    assert_eq!(canonical("center=-0,-0.0"), "center=0,0");
    for odd in ["1e1", "+4", "0x4", "NaN", "inf", "4,5", "１"] {
        assert_eq!(View::parse(&format!("zoom={}", odd.replace('+', "%2B"))).zoom, None, "{odd}");
    }
    let tiny = canonical("near=.00000000000000000000001,-.0000000000000000000001");
    assert_eq!(canonical(&tiny), tiny);
    assert!(matches!(View::parse(&tiny).near, Some(Given::Value(_))));
}

#[test]
fn long_text_is_cut_and_long_lists_say_so() {
    assert_eq!(View::parse(&format!("q={}", "ø".repeat(500))).q.chars().count(), View::MAX_TEXT);
    let many: Vec<String> = (0..View::MAX_IDS + 9).map(|n| format!("p{n}")).collect();
    let view = View::parse(&format!("partners={}", many.join(",")));
    assert_eq!(view.partners.as_ref().map(Vec::len), Some(View::MAX_IDS));
    assert_eq!(view.unread.len(), 1);
    assert_eq!((view.unread[0].name.as_str(), view.unread[0].value.as_str()), ("partners", "p200"));
}

#[test]
fn a_view_without_filters_keeps_how_it_is_shown() {
    let view = View::parse("kind=a&match=some&time=2020&sort=joined&open=x&zoom=5");
    assert!(view.is_filtered());
    assert_eq!(view.without_filters().query(), "sort=joined&open=x&zoom=5");
    assert!(!view.without_filters().is_filtered());
    assert_eq!(view.filters_only().query(), "kind=a&match=some&time=2020&sort=joined");
}

#[test]
fn choosing_and_taking_back_an_option_leads_back() {
    let view = View::parse("kind=a&page=3");
    let chosen = view.toggled(Facet::Kind, "b");
    assert_eq!(chosen.query(), "kind=a&kind=b");
    assert_eq!(chosen.toggled(Facet::Kind, "b").toggled(Facet::Kind, "a").query(), "");
}

#[test]
fn an_address_below_a_path_has_a_question_mark_only_if_needed() {
    assert_eq!(View::default().href("/nb/"), "/nb/");
    assert_eq!(View::parse("kind=a").href("/nb/"), "/nb/?kind=a");
}
