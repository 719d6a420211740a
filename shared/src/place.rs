//! The table of places: counties, municipalities and towns, with their official names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::geo::LonLat;

/// The file `municipalities.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceTable {
    /// The day from which the numbers hold, `YYYY-MM-DD`.
    pub valid_from: String,
    /// What the keys of `names` mean.
    pub languages: BTreeMap<String, String>,
    /// Counties, by number.
    pub counties: Vec<County>,
    /// Municipalities, by number.
    pub municipalities: Vec<Municipality>,
    /// Towns and villages that locations and milestones name.
    #[serde(default)]
    pub towns: Vec<Town>,
}

/// A county.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct County {
    /// Official number, two digits.
    pub number: String,
    /// Norwegian name.
    pub name: String,
    /// All official names in their official order, joined by " - ".
    pub official_name: String,
    /// Official names by language: `nb`, `se`, `smj`, `sma`, `fkv`.
    pub names: BTreeMap<String, String>,
}

/// A municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Official number, four digits.
    pub number: String,
    /// Norwegian name.
    pub name: String,
    /// All official names in their official order, joined by " - ".
    pub official_name: String,
    /// Official names by language: `nb`, `se`, `smj`, `sma`, `fkv`.
    pub names: BTreeMap<String, String>,
    /// A form seen elsewhere that has not been checked; kept, never shown.
    #[serde(default)]
    pub reported_name: Option<String>,
    /// Number of its county.
    pub county_number: String,
    /// A point for its name, if known: where "near" measures from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<LonLat>,
}

/// A town or village.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Town {
    /// Stable slug.
    pub id: String,
    /// Norwegian name.
    pub name: String,
    /// Names in other languages, by language tag.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Number of its municipality.
    pub municipality_number: String,
    /// The centre of the town.
    pub point: LonLat,
    /// The table the position comes from.
    pub coordinate_source: String,
}
