//! Small random directories and views over a fixed vocabulary, for comparing with naive versions.

#![allow(dead_code, reason = "each test file uses its own part")]

use proptest::{collection::vec, option, prelude::*, sample::select, test_runner::TestRunner};
use shared::{
    date::{Day, Days, PartialDate, Sense},
    directory::{
        Columns, Coverage, EraEntry, FacetValue, Locations, MilestoneEntry, NONE, PartnerColumns,
        PlaceEntry, PlaceLevel, SiteEntry,
    },
    geo::{Bounds, LonLat},
    lang::Text,
    membership::Membership,
    milestone::{Category, CountRelation},
    partner::{Precision, Status},
    view::{Facet, Given, Ids, Near, NearPoint, View},
};

/// The ids of each facet, in the order of [`Facet::ALL`].
pub(crate) const IDS: [&[&str]; 6] = [
    &["hydrogen", "metallurgy", "energy", "waste"],
    &["process", "mining", "research"],
    &["primary", "services"],
    &["partner", "host", "supporter"],
    &["18", "55", "1833", "1824", "5501", "mo-i-rana", "mosjoen"],
    &["mo-industripark", "mosjoen-site"],
];
/// The place in which each place lies.
const PARENTS: [u16; 7] = [NONE, NONE, 0, 0, 1, 2, 3];
const POINTS: [Option<(f64, f64)>; 7] =
    [None, None, None, Some((65.8, 13.2)), None, Some((66.31, 14.14)), Some((65.84, 13.19))];
pub(crate) const MOST_PARTNERS: usize = 12;

#[derive(Clone, Debug)]
pub(crate) struct Org {
    pub(crate) role: u16,
    pub(crate) kind: u16,
    pub(crate) stage: u16,
    pub(crate) expertise: Vec<u16>,
    pub(crate) place: u16,
    pub(crate) site: u16,
    pub(crate) membership: Membership,
    pub(crate) since: Option<PartialDate>,
    /// Latitude, longitude, place, site.
    pub(crate) locations: Vec<(f64, f64, u16, u16)>,
}

impl Org {
    /// A partner that joined at `since`, written as in the data; empty for unknown.
    pub(crate) fn since(since: &str) -> Self {
        let since: Option<PartialDate> = since.parse().ok();
        Self {
            role: 0,
            kind: 0,
            stage: 0,
            expertise: vec![],
            place: NONE,
            site: NONE,
            membership: Membership { start: since.map(PartialDate::days), end: None },
            since,
            locations: vec![],
        }
    }

    pub(crate) fn left(mut self, date: &str) -> Self {
        self.membership.end =
            Some(date.parse::<PartialDate>().expect("the test gives a valid date").days());
        self
    }

    pub(crate) fn role(mut self, role: &str) -> Self {
        self.role = IDS[Facet::Role as usize]
            .iter()
            .position(|id| *id == role)
            .expect("the test names a role") as u16;
        self
    }
}

pub(crate) fn columns(orgs: &[Org]) -> Columns {
    let values = |facet: Facet| {
        IDS[facet as usize]
            .iter()
            .map(|id| FacetValue { id: (*id).to_owned(), label: Text::same(*id) })
            .collect()
    };
    let place = |at: usize| PlaceEntry {
        id: IDS[Facet::Place as usize][at].to_owned(),
        name: IDS[Facet::Place as usize][at].to_owned(),
        other_names: vec![],
        level: [PlaceLevel::County, PlaceLevel::Municipality, PlaceLevel::Town]
            [usize::from(at >= 2) + usize::from(at >= 5)],
        parent: PARENTS[at],
        point: POINTS[at].map(|(lat, lon)| LonLat { lon, lat }),
    };
    let site = |at: usize| SiteEntry {
        id: IDS[Facet::Site as usize][at].to_owned(),
        name: IDS[Facet::Site as usize][at].to_owned(),
        place: 2,
        point: LonLat { lon: 14.14, lat: 66.31 },
        precision: Precision::Site,
        label: String::new(),
    };
    let mut partners = PartnerColumns::default();
    let mut locations = Locations::default();
    for (number, org) in orgs.iter().enumerate() {
        partners.slug.push(&slug(number));
        partners.name.push(&format!("Organisation {number:02}"));
        partners.official_name.push("");
        partners.other_names.push(vec![]);
        partners.role.push(org.role);
        partners.kind.push(org.kind);
        partners.stage.push(org.stage);
        partners.expertise.push(org.expertise.clone());
        partners.place.push(org.place);
        partners.site.push(org.site);
        partners.membership.push(org.membership);
        partners.since.push(org.since);
        partners.status.push(Status::Active);
        for (lat, lon, place, site) in &org.locations {
            locations.partner.push(number as u32);
            locations.lat.push((lat * 1e6).round() as i32);
            locations.lon.push((lon * 1e6).round() as i32);
            locations.precision.push(Precision::Town);
            locations.place.push(*place);
            locations.site.push(*site);
        }
    }
    Columns {
        today: Day::new(2025, 6, 30).expect("a day of the calendar"),
        extent: Bounds { west: 8.6, south: 65.3, east: 21.4, north: 70.1 },
        coverage: Coverage::default(),
        expertise: values(Facet::Expertise),
        kinds: values(Facet::Kind),
        stages: values(Facet::Stage),
        roles: values(Facet::Role),
        places: (0..7).map(place).collect(),
        sites: (0..2).map(site).collect(),
        partners,
        locations,
        milestones: vec![],
        eras: vec![],
        links: vec![],
    }
}

pub(crate) fn slug(number: usize) -> String {
    format!("org-{number:02}")
}

pub(crate) fn milestone(
    id: &str,
    when: &str,
    count: Option<(u32, CountRelation)>,
) -> MilestoneEntry {
    MilestoneEntry {
        id: id.to_owned(),
        title: Text { nb: format!("{id} på norsk"), en: format!("{id} in English") },
        when: when.parse().ok(),
        note: None,
        category: Category::Event,
        count,
        partners: vec![],
        site: NONE,
        place: NONE,
    }
}

pub(crate) fn era(id: &str, start: &str, end: &str, planned_end: &str) -> EraEntry {
    EraEntry {
        id: id.to_owned(),
        name: Text::same(id),
        start: start.parse().expect("the test gives a valid date"),
        end: end.parse().ok(),
        planned_end: planned_end.parse().ok(),
    }
}

/// A date of one of the five forms between 2014 and 2025.
pub(crate) fn dates() -> impl Strategy<Value = PartialDate> {
    (2014..2026, 1..13, 1..29, 0..3, 0_usize..5).prop_map(|(y, m, d, precision, sense)| {
        let text = match precision {
            0 => format!("{y}"),
            1 => format!("{y}-{m:02}"),
            _ => format!("{y}-{m:02}-{d:02}"),
        };
        let date: PartialDate = text.parse().expect("a date of the calendar");
        date.with([Sense::Within, Sense::Within, Sense::Within, Sense::About, Sense::By][sense])
    })
}

pub(crate) fn orgs() -> impl Strategy<Value = Vec<Org>> {
    let tags = proptest::sample::subsequence((0..4).collect::<Vec<u16>>(), 0..=4);
    let place = || select(vec![NONE, 0, 1, 2, 3, 4, 5, 6]);
    let site = || select(vec![NONE, NONE, 0, 1]);
    let location = (260..280, 40..80, place(), site())
        .prop_map(|(lat, lon, p, s)| (f64::from(lat) / 4.0, f64::from(lon) / 4.0, p, s));
    let org = (
        (0_u16..3, 0_u16..3, 0_u16..2),
        tags,
        (place(), site()),
        (option::of(dates()), option::weighted(0.3, dates())),
        vec(location, 0..3),
    );
    let org = org.prop_map(|((role, kind, stage), expertise, (place, site), dates, locations)| {
        let start = dates.0.map(PartialDate::days);
        let end = dates.1.map(PartialDate::days);
        // Nobody leaves before joining.
        let end = end.filter(|end| start.is_none_or(|start| start.first <= end.last));
        Org {
            role,
            kind,
            stage,
            expertise,
            place,
            site,
            membership: Membership { start, end },
            since: dates.0,
            locations,
        }
    });
    vec(org, 0..=MOST_PARTNERS)
}

/// Views that filter by everything but search text, unknown and unreadable values included.
pub(crate) fn views() -> impl Strategy<Value = View> {
    let facets = Facet::ALL.map(|facet| {
        let known = IDS[facet as usize];
        option::weighted(0.25, ids(known.iter().map(|id| (*id).to_owned()).collect()))
    });
    let partners = ids((0..MOST_PARTNERS).map(slug).collect());
    (
        facets,
        (any::<bool>(), option::weighted(0.02, Just("some".to_owned()))),
        option::weighted(0.2, nears()),
        option::weighted(0.2, boxes()),
        (option::weighted(0.4, times()), option::weighted(0.2, times())),
        option::weighted(0.2, prop_oneof![9 => Just(Given::Value(())), 1 => unreadable()]),
        option::weighted(0.2, partners),
    )
        .prop_map(
            |(
                facets,
                (match_all, match_unread),
                near,
                bbox,
                (time, compare),
                undated,
                partners,
            )| View {
                facets,
                match_all: match_all && match_unread.is_none(),
                match_unread,
                near,
                bbox,
                time,
                compare,
                undated,
                partners,
                ..View::default()
            },
        )
}

fn ids(known: Vec<String>) -> impl Strategy<Value = Ids> {
    let most = known.len().min(6);
    let some = proptest::sample::subsequence(known, 0..=most).prop_shuffle();
    (some, option::weighted(0.1, Just("nothing-like-it".to_owned())))
        .prop_map(|(ids, unknown)| ids.into_iter().chain(unknown).collect())
}

fn unreadable<T: Clone + std::fmt::Debug>() -> impl Strategy<Value = Given<T>> {
    Just(Given::Unreadable("what?".to_owned()))
}

fn nears() -> impl Strategy<Value = Given<Near>> {
    let place = select(vec!["1824", "mo-i-rana", "mosjoen", "18", "atlantis"])
        .prop_map(|id| NearPoint::Place(id.to_owned()));
    let point = (260..280, 40..80).prop_map(|(lat, lon)| {
        NearPoint::Point(LonLat { lat: f64::from(lat) / 4.0, lon: f64::from(lon) / 4.0 })
    });
    let radius = select(vec![0.000_01, 1.0, 50.0, 120.5, 500.5, Near::MAX_RADIUS_KM]);
    let near = (prop_oneof![place, point], radius)
        .prop_map(|(point, radius_km)| Given::Value(Near { point, radius_km }));
    prop_oneof![9 => near, 1 => unreadable()]
}

fn boxes() -> impl Strategy<Value = Given<Bounds>> {
    let bounds = (40..80, 260..280, 0..40, 0..20).prop_map(|(west, south, width, height)| {
        let degrees = |quarters: i32| f64::from(quarters) / 4.0;
        Given::Value(Bounds {
            west: degrees(west),
            south: degrees(south),
            east: degrees(west + width),
            north: degrees(south + height),
        })
    });
    prop_oneof![9 => bounds, 1 => unreadable()]
}

fn times() -> impl Strategy<Value = Given<shared::view::TimeFilter>> {
    let time = (dates(), dates(), any::<bool>()).prop_map(|(a, b, window)| {
        let (a, b) = (a.calendar, b.calendar);
        Given::Value(if !window {
            shared::view::TimeFilter::AsOf(a)
        } else if a.days().first <= b.days().last {
            shared::view::TimeFilter::Window(a, b)
        } else {
            shared::view::TimeFilter::Window(b, a)
        })
    });
    prop_oneof![9 => time, 1 => unreadable()]
}

/// Short runs of days, for trying every day of each.
pub(crate) fn few_days() -> impl Strategy<Value = Days> {
    (0_i32..12, 0_i32..6)
        .prop_map(|(first, more)| Days { first: Day(first), last: Day(first + more) })
}

/// How many inputs a fuzzing test tries: `usual`, unless `FUZZ_RUNS` says otherwise.
pub(crate) fn runs(usual: u32) -> u32 {
    std::env::var("FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(usual)
}

/// So many inputs. A million has more that its strategy takes back than is usually allowed.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_local_rejects: u32::MAX,
        ..ProptestConfig::default()
    }
}

/// Tries `test` with so many inputs.
pub(crate) fn run<S: Strategy>(
    cases: u32,
    strategy: &S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    if let Err(error) = TestRunner::new(config(cases)).run(strategy, test) {
        panic!("{error}");
    }
}
