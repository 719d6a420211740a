//! Eras: periods of a programme that the cluster belonged to.

use serde::{Deserialize, Serialize};

use crate::{date::PartialDate, lang::Text};

/// A period, drawn as a band on the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Era {
    /// Stable slug.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it was.
    pub description: Text,
    /// When it began.
    pub start: PartialDate,
    /// When it ended; `None` if no source says so.
    #[serde(default)]
    pub end: Option<PartialDate>,
    /// When it was planned to end, where the end itself is not known.
    #[serde(default)]
    pub planned_end: Option<PartialDate>,
    /// What is known of the end.
    #[serde(default)]
    pub note: Option<Text>,
    /// Addresses of the pages that the record rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}
