//! A partner: an organisation in the register, as its record is written.

use serde::{Deserialize, Serialize};

use crate::{date::PartialDate, lang::Text, orgnumber::OrgNumber};

/// An organisation in the register, with every fact's source. Its `role` says whether it is a
/// partner in the narrow sense, the host, a supporter or an owner of the programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Stable slug: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name as registered or as the organisation writes it in full.
    pub official_name: String,
    /// The name on lists and marks.
    pub short_name: String,
    /// Earlier names; they are found by search.
    #[serde(default)]
    pub former_names: Vec<String>,
    /// The owner or mother organisation, as text.
    #[serde(default)]
    pub parent: Option<String>,
    /// Id of a role of the vocabulary.
    pub role: String,
    /// Whether the organisation still exists.
    pub status: Status,
    /// What is known of the status. Boxed like the other notes, which few records have.
    #[serde(default)]
    pub status_note: Option<Box<Text>>,
    /// Id of a kind of the vocabulary.
    pub kind: String,
    /// Id of a stage of the vocabulary.
    pub value_chain_stage: String,
    /// Ids of expertise tags, the most telling first.
    #[serde(default)]
    pub expertise: Vec<String>,
    /// Official number of the municipality of seat or plant, four digits.
    #[serde(default)]
    pub municipality_number: Option<String>,
    /// Its Norwegian name; a convenience for people who read the file.
    #[serde(default)]
    pub municipality: Option<String>,
    /// Official number of the county, two digits.
    #[serde(default)]
    pub county_number: Option<String>,
    /// Its Norwegian name; a convenience for people who read the file.
    #[serde(default)]
    pub county: Option<String>,
    /// Id of the site where the organisation is.
    #[serde(default)]
    pub site: Option<String>,
    /// Where seat or plant is, if known.
    #[serde(default)]
    pub location: Option<Location>,
    /// Other places with staff that takes part.
    #[serde(default)]
    pub also_at: Vec<Location>,
    /// Domain or address of the web site, as the source shows it.
    #[serde(default)]
    pub website: Option<String>,
    /// What the organisation is and does.
    pub description: Text,
    /// When it joined, if a source says so: some time within this date.
    #[serde(default)]
    pub joined: Option<PartialDate>,
    /// How precise `joined` is; must agree with it.
    #[serde(default)]
    pub joined_precision: Option<DatePrecision>,
    /// The earliest dated source that shows the organisation in the partnership.
    #[serde(default)]
    pub partner_by: Option<PartialDate>,
    /// Why `joined` is believed.
    #[serde(default)]
    pub joined_note: Option<Box<Text>>,
    /// When it left, if known: some time within this date.
    #[serde(default)]
    pub left: Option<PartialDate>,
    /// How precise `left` is; must agree with it.
    #[serde(default)]
    pub left_precision: Option<DatePrecision>,
    /// The earliest dated source that shows the organisation outside the partnership.
    #[serde(default)]
    pub left_by: Option<PartialDate>,
    /// Why `left` is believed.
    #[serde(default)]
    pub left_note: Option<Box<Text>>,
    /// The latest dated source that shows the organisation in the partnership.
    #[serde(default)]
    pub last_confirmed: Option<PartialDate>,
    /// The organisation number.
    #[serde(default)]
    pub org_number: Option<OrgNumber>,
    /// Where the number can be checked.
    #[serde(default)]
    pub org_number_source: Option<String>,
    /// The pages that the record rests on.
    #[serde(default)]
    pub sources: Vec<Source>,
}

impl Partner {
    /// Gives back the memory that lists have reserved while they were read.
    pub fn shrink(&mut self) {
        self.former_names.shrink_to_fit();
        self.expertise.shrink_to_fit();
        self.also_at.shrink_to_fit();
        self.sources.shrink_to_fit();
        for source in &mut self.sources {
            source.supports.shrink_to_fit();
        }
    }

    /// Every place of the partner, seat or plant first.
    pub fn locations(&self) -> impl Iterator<Item = &Location> {
        self.location.iter().chain(&self.also_at)
    }
}

/// Whether an organisation still exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// No source says otherwise; today's membership need not have been confirmed.
    Active,
    /// It is gone.
    Ceased,
    /// Not known.
    Unknown,
}

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatePrecision {
    /// Only the year is known.
    Year,
    /// The month is known.
    Month,
    /// The day is known.
    Day,
}

/// How precise a position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The quay, plant or building itself.
    Site,
    /// The centre of the town; never shown as if it were a building.
    Town,
    /// A point in the municipality.
    Municipality,
}

/// A place of a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// What the point stands for.
    pub precision: Precision,
    /// The town, quay or plant at the point.
    pub label: String,
    /// The table the position comes from.
    pub coordinate_source: String,
    /// Why the organisation is placed there: `source` or `general-knowledge`.
    pub place_basis: String,
    /// Official number of the municipality where it is not that of the seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality_number: Option<String>,
    /// Id of the town of the place table, where the point lies in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
}

/// A page that a fact rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its address.
    pub url: String,
    /// Which facts it supports, in English key words.
    pub supports: Vec<String>,
}
