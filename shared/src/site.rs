//! Sites: places where partners are co-located.

use serde::{Deserialize, Serialize};

use crate::{lang::Text, partner::Precision};

/// An industrial park, an industrial town or a plant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Stable slug.
    pub id: String,
    /// Its name, the same in every language.
    pub name: String,
    /// `industrial-park`, `industrial-town` or `plant`.
    pub kind: String,
    /// Official number of the municipality, four digits.
    pub municipality_number: String,
    /// Its Norwegian name; a convenience for people who read the file.
    pub municipality: String,
    /// Official number of the county, two digits.
    pub county_number: String,
    /// Its Norwegian name; a convenience for people who read the file.
    pub county: String,
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
    /// What the site is.
    pub description: Text,
    /// Figures as the sources give them, differing ones side by side.
    pub facts: serde_json::Value,
    /// The partners there; derived from the partners' `site` and checked against it.
    #[serde(default)]
    pub partner_ids: Vec<String>,
    /// Addresses of the pages that the record rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}
