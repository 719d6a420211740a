//! Milestones: dated events of the cluster or of partners.

use serde::{Deserialize, Serialize};

use crate::{
    date::{PartialDate, Sense},
    lang::Text,
    partner::DatePrecision,
    view::{Given, pairs},
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

impl Category {
    /// Every sort.
    pub const ALL: [Self; 8] = [
        Self::Background,
        Self::Cluster,
        Self::Programme,
        Self::PartnerCount,
        Self::Project,
        Self::Event,
        Self::Award,
        Self::Company,
    ];

    /// Its id, as it is written in the data and in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Cluster => "cluster",
            Self::Programme => "programme",
            Self::PartnerCount => "partner-count",
            Self::Project => "project",
            Self::Event => "event",
            Self::Award => "award",
            Self::Company => "company",
        }
    }

    /// The sort that a query string asks for with `category`; `None` where that is blank or left out. A
    /// value that names none is kept, so that it can be named, and matches nothing.
    pub fn asked(query: &str) -> Option<Given<Self>> {
        let mut asked = pairs(query).filter(|(name, _)| name == "category");
        let value = asked.find(|(_, value)| !value.trim().is_empty())?.1;
        let known = Self::ALL.into_iter().find(|category| category.key() == value.trim());
        Some(known.map_or_else(|| Given::Unreadable(value.into_owned()), Given::Value))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sort_of_event_is_asked_for_by_the_id_that_it_has_in_the_data() {
        for category in Category::ALL {
            assert_eq!(serde_json::to_value(category).unwrap(), category.key());
            let query = format!("kind=x&category=+{}", category.key());
            assert_eq!(Category::asked(&query), Some(Given::Value(category)));
        }
        assert_eq!(Category::asked("category=&kind=x"), None);
        let party = Category::asked("category=party&category=award");
        assert_eq!(party, Some(Given::Unreadable("party".to_owned())));
    }
}
