//! `/statistics`: the numbers of a view: how many, of which sort, and how the partnership grew.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    bitset::Bitset,
    date::{Calendar, Day, Days},
    directory::PlaceLevel,
    view::Facet,
};

use super::{
    problem::Problem,
    question::Question,
    values::{Named, iso, named},
};

/// The numbers of a view.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Statistics<'a> {
    /// The day they are of.
    pub today: String,
    /// How many organisations the query gives.
    pub total: u32,
    /// How many of them are certain at its time; without a time those whose start is known.
    pub certain: u32,
    /// How complete the register is, whatever the query.
    pub coverage: CoverageItem,
    /// How many per role.
    pub roles: Vec<Tally<'a>>,
    /// How many per kind.
    pub kinds: Vec<Tally<'a>>,
    /// How many per stage of the value chain.
    pub stages: Vec<Tally<'a>>,
    /// How many per expertise; an organisation counts once under each.
    pub expertise: Vec<Tally<'a>>,
    /// How many per site.
    pub sites: Vec<Tally<'a>>,
    /// How many per county; an organisation counts once under each where it is.
    pub counties: Vec<Tally<'a>>,
    /// How many per municipality; an organisation counts once under each where it is.
    pub municipalities: Vec<Tally<'a>>,
    /// How many of the organisations with the role `partner` were members at the end of each year,
    /// whatever the time of the query. The register is not complete: see `coverage`.
    pub growth: Vec<Year>,
}

/// How complete the register is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CoverageItem {
    /// How many organisations with the role `partner` are in the register.
    pub registered: u32,
    /// About how many there are.
    pub about: Option<u32>,
    /// The latest count by a source.
    pub counted: Option<u32>,
    /// The year of that count.
    pub counted_in: Option<i16>,
}

/// A number with what it counts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tally<'a> {
    /// What it counts.
    #[serde(flatten)]
    pub of: Named<'a>,
    /// The number.
    pub count: u32,
}

/// Members at the end of a year.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Members for certain.
    pub certain: u32,
    /// Members for certain, and those that the dates leave open.
    pub at_most: u32,
}

/// The numbers of the view.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let selection = question.select()?;
    let directory = question.directory();
    let tally = |facet: Facet, level: Option<PlaceLevel>| -> Vec<Tally> {
        let members = directory.members[facet as usize].iter().enumerate();
        let counted = members.filter(|(at, _)| {
            level.is_none_or(|level| directory.columns.places[*at].level == level)
        });
        counted
            .filter_map(|(at, members)| {
                let of = named(&directory.columns, facet, at as u16, question.lang)?;
                Some(Tally { of, count: members.count_with(&selection.partners) })
            })
            // Places are many, and most of them are empty.
            .filter(|tally| facet != Facet::Place || tally.count > 0)
            .collect()
    };
    let coverage = &directory.columns.coverage;
    let mut counted = selection.whenever.clone();
    counted.and(&directory.in_count);
    question.json(&Statistics {
        today: iso(directory.columns.today),
        total: selection.partners.count(),
        certain: selection.certain.count(),
        coverage: CoverageItem {
            registered: coverage.registered,
            about: coverage.about,
            counted: coverage.counted,
            counted_in: coverage.counted_in,
        },
        roles: tally(Facet::Role, None),
        kinds: tally(Facet::Kind, None),
        stages: tally(Facet::Stage, None),
        expertise: tally(Facet::Expertise, None),
        sites: tally(Facet::Site, None),
        counties: tally(Facet::Place, Some(PlaceLevel::County)),
        municipalities: tally(Facet::Place, Some(PlaceLevel::Municipality)),
        growth: growth(question, &counted),
    })
}

/// Members at the end of each year, from the first that a start is known in until today.
fn growth(question: &Question, partners: &Bitset) -> Vec<Year> {
    let directory = question.directory();
    let membership = &directory.columns.partners.membership;
    let today = directory.columns.today;
    let known = |p: u32| membership[p as usize].start.map(|start| start.first);
    let starts = partners.iter().filter_map(known).filter(|first| *first != Day::EARLIEST);
    let Some(first) = starts.min() else { return Vec::new() };
    let year = |year: i16| {
        let last = Calendar::Year(year).days().last.min(today);
        let held = |p: u32| membership[p as usize].holds(Days { first: last, last });
        let mut tally = Year { year, certain: 0, at_most: 0 };
        for (may, certain) in partners.iter().map(held) {
            tally.at_most += u32::from(may);
            tally.certain += u32::from(certain);
        }
        tally
    };
    (first.year()..=today.year()).map(year).collect()
}
