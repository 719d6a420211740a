//! Milestones: dated events of the cluster or of partners.

use serde::{Deserialize, Serialize};

use crate::{
    date::{PartialDate, Sense},
    lang::Text,
    partner::DatePrecision,
};

/// A dated event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Stable slug.
    pub id: String,
    /// When, if a source says so.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// How precise `date` is; must agree with it.
    #[serde(default)]
    pub date_precision: Option<DatePrecision>,
    /// A reading of the context where no source gives a date; shown as approximate.
    #[serde(default)]
    pub date_estimate: Option<PartialDate>,
    /// What the date means, for example the day of publication, in English.
    #[serde(default)]
    pub date_note: Option<DateNote>,
    /// What sort of event it is.
    pub category: Category,
    /// The event in a few words.
    pub title: Text,
    /// What happened.
    pub description: Text,
    /// The number of partners that a source gives.
    #[serde(default)]
    pub partner_count: Option<u32>,
    /// Whether that number is exact or a lower bound.
    #[serde(default)]
    pub partner_count_relation: Option<CountRelation>,
    /// The partners concerned.
    #[serde(default)]
    pub partner_ids: Vec<String>,
    /// The site that its text names, if any.
    #[serde(default)]
    pub site: Option<String>,
    /// Official number of the municipality that its text names, if any.
    #[serde(default)]
    pub municipality_number: Option<String>,
    /// Addresses of the pages that the record rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A note on a date: in one language for all, or in each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a note is a text, or one in each language: {\"nb\": …, \"en\": …}")]
pub enum DateNote {
    /// In each language.
    Each(Text),
    /// Only in English.
    English(String),
}

impl DateNote {
    /// The note as a text of every language; the English one stands in where there is no other.
    pub fn text(&self) -> Text {
        match self {
            Self::Each(text) => text.clone(),
            Self::English(text) => Text { nb: String::new(), en: text.clone() },
        }
    }
}

/// The sorts of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it; the words for people are in the catalogue")]
pub enum Category {
    Background,
    Cluster,
    Programme,
    PartnerCount,
    Project,
    Event,
    Award,
    Company,
}

/// How a number of partners is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountRelation {
    /// The number itself.
    Exact,
    /// A lower bound, written "more than".
    MoreThan,
}

impl Milestone {
    /// When it happened: the date, or else the estimate as "about"; `None` if neither is known.
    pub fn when(&self) -> Option<PartialDate> {
        self.date.or(self.date_estimate.map(|date| date.with(Sense::About)))
    }
}
