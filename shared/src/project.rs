//! Projects: partners working together for a time.

use serde::{Deserialize, Serialize};

use crate::{date::PartialDate, lang::Text};

/// A project of partners of the cluster, with what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Stable slug.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// What it is about.
    pub description: Text,
    /// Ids of the partners that take part, the leading one first.
    #[serde(default)]
    pub partner_ids: Vec<String>,
    /// Names of others who take part and are not in the register.
    #[serde(default)]
    pub other_participants: Vec<String>,
    /// Ids of the milestones that belong to it.
    #[serde(default)]
    pub milestone_ids: Vec<String>,
    /// When it began, if a source says so.
    #[serde(default)]
    pub start: Option<PartialDate>,
    /// When it ended; `None` if no source says so.
    #[serde(default)]
    pub end: Option<PartialDate>,
    /// When it was planned to end, where the end itself is not known.
    #[serde(default)]
    pub planned_end: Option<PartialDate>,
    /// Ids of expertise tags that it is about, the most telling first.
    #[serde(default)]
    pub themes: Vec<String>,
    /// What came of it.
    #[serde(default)]
    pub results: Vec<ProjectResult>,
    /// Addresses of the pages that the record rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// One thing that came of a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectResult {
    /// What it is.
    pub text: Text,
    /// The figure that a source gives, in `unit`.
    #[serde(default)]
    pub figure: Option<f64>,
    /// What the figure counts or measures, like `t CO₂ per year`.
    #[serde(default)]
    pub unit: Option<Text>,
    /// What the figure is compared with, by whom, like "as much as 500,000 diesel cars".
    #[serde(default)]
    pub comparison: Option<Text>,
    /// The page that says so.
    #[serde(default)]
    pub source: Option<String>,
}
