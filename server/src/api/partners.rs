//! `/partners`: the organisations of a view, in its order, page by page.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    date::{Day, Days},
    directory::{Directory, NONE},
    filter::Selection,
    membership::{Certainty, Membership},
    partner::{Precision, Status},
    view::{Facet, TimeFilter, View},
};

use super::{
    links,
    problem::Problem,
    question::Question,
    values::{List, Named, When, iso, named},
};

/// An organisation in a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Partner")]
pub struct PartnerItem<'a> {
    /// The stable id: lower-case letters, digits and hyphens.
    pub id: &'a str,
    /// The name on lists and marks.
    pub name: &'a str,
    /// The name in full.
    pub official_name: &'a str,
    /// How it takes part.
    pub role: Option<Named<'a>>,
    /// What it is.
    pub kind: Option<Named<'a>>,
    /// Where it stands in the value chain.
    pub stage: Option<Named<'a>>,
    /// What it can do, the most telling first.
    pub expertise: Vec<Named<'a>>,
    /// `active`, `ceased` or `unknown`.
    pub status: &'static str,
    /// The municipality of its seat, or the county where only that is known.
    pub place: Option<Named<'a>>,
    /// The site where it is.
    pub site: Option<Named<'a>>,
    /// Every place of it, seat or plant first.
    pub locations: Vec<LocationItem<'a>>,
    /// Since when it takes part, as precisely as is known; null if nothing is.
    pub since: Option<When>,
    /// The days among which its membership begins and ends.
    pub membership: MembershipItem,
    /// Whether the membership is certain, possible or unknown: at the time of the query, else by
    /// what is known of its start.
    pub certainty: &'static str,
    /// Its page for people.
    pub url: String,
}

/// A place of an organisation.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Location")]
pub struct LocationItem<'a> {
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// What the point stands for: `site` (the quay, plant or building), `town` (the middle of the
    /// town) or `municipality` (a point in it).
    pub precision: &'static str,
    /// The town if known, else the municipality.
    pub place: Option<Named<'a>>,
    /// The site.
    pub site: Option<Named<'a>>,
}

/// A membership as two ranges of days.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Membership")]
pub struct MembershipItem {
    /// The days among which the first day of membership lies; null if nothing is known of it.
    pub start: Option<Range>,
    /// The days among which the last day lies; null if no source says that it ended.
    pub end: Option<Range>,
}

/// Days from the earliest to the latest, both included.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Range {
    /// The earliest day; null where nobody knows.
    pub earliest: Option<String>,
    /// The latest day.
    pub latest: String,
}

/// The page of the list that is asked for.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn list(question: &Question) -> Result<Vec<u8>, Problem> {
    let (ordered, _) = question.ordered()?;
    let items = question.part.of(&ordered).iter().map(|p| item(question, *p)).collect();
    let total = ordered.len();
    question.json(&List { items, total, next: question.next(total) })
}

/// An organisation as it stands in lists.
pub fn item(question: &Question, p: u32) -> PartnerItem<'_> {
    let directory = question.directory();
    let (columns, lang, at) = (&directory.columns, question.lang, p as usize);
    let partners = &columns.partners;
    let name = &partners.name[at];
    let official = &partners.official_name[at];
    let value = |facet, number| named(columns, facet, number, lang);
    let membership = partners.membership[at];
    PartnerItem {
        id: &partners.slug[at],
        name,
        official_name: if official.is_empty() { name } else { official },
        role: value(Facet::Role, partners.role[at]),
        kind: value(Facet::Kind, partners.kind[at]),
        stage: value(Facet::Stage, partners.stage[at]),
        expertise: partners.expertise[at]
            .iter()
            .filter_map(|tag| value(Facet::Expertise, *tag))
            .collect(),
        status: status(partners.status[at]),
        place: value(Facet::Place, partners.place[at]),
        site: value(Facet::Site, partners.site[at]),
        locations: columns.locations.of(p).map(|at| location(question, at)).collect(),
        since: partners.since[at].map(|since| When::new(since, lang)),
        membership: MembershipItem {
            start: membership.start.map(range),
            end: membership.end.map(range),
        },
        certainty: certainty(membership, &question.view),
        url: links::partner_page(question.settings(), &partners.slug[at], lang),
    }
}

fn location(question: &Question, at: usize) -> LocationItem<'_> {
    let columns = &question.directory().columns;
    let locations = &columns.locations;
    let point = locations.point(at);
    LocationItem {
        lat: point.lat,
        lon: point.lon,
        precision: precision(locations.precision[at]),
        place: named(columns, Facet::Place, locations.place[at], question.lang),
        site: named(columns, Facet::Site, locations.site[at], question.lang),
    }
}

fn range(days: Days) -> Range {
    let known = |day: Day| (day != Day::EARLIEST).then(|| iso(day));
    Range { earliest: known(days.first), latest: iso(days.last) }
}

/// The word for a status in the interface.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Ceased => "ceased",
        Status::Unknown => "unknown",
    }
}

/// The word for a precision in the interface.
pub fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Site => "site",
        Precision::Town => "town",
        Precision::Municipality => "municipality",
    }
}

/// How sure the membership is, as the list of the explorer says it.
fn certainty(membership: Membership, view: &View) -> &'static str {
    let certainty = match view.time_filter().map(TimeFilter::days) {
        Some(days) => membership.during(days).unwrap_or(Certainty::Possible),
        None => match membership.start {
            None => Certainty::Unknown,
            Some(start) if start.first == Day::EARLIEST => Certainty::Possible,
            Some(_) => Certainty::Certain,
        },
    };
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Possible => "possible",
        Certainty::Unknown => "unknown",
    }
}

/// The ids of partners as ids with names, in the order of the numbers.
pub fn named_partners<'a>(
    directory: &'a Directory,
    partners: impl Iterator<Item = u32> + 'a,
) -> Vec<Named<'a>> {
    let columns = &directory.columns.partners;
    let named = |p: u32| Named { id: &columns.slug[p as usize], label: &columns.name[p as usize] };
    partners.map(named).collect()
}

/// The partners of a selection at a site.
pub fn at_site<'a>(directory: &'a Directory, selection: &Selection, site: u16) -> Vec<Named<'a>> {
    if site == NONE {
        return Vec::new();
    }
    let mut here = directory.members[Facet::Site as usize][usize::from(site)].clone();
    here.and(&selection.partners);
    let here: Vec<u32> = here.iter().collect();
    named_partners(directory, here.into_iter())
}
