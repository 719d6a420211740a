//! The controlled words that records are sorted by.

use serde::{Deserialize, Serialize};

use crate::lang::Text;

/// The file `expertise.json`: every list of words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabularies {
    /// What an organisation can do; several per organisation.
    pub expertise: Vec<Term>,
    /// What an organisation is; one per organisation. Each has a shape and a hue of its own.
    pub kinds: Vec<Term>,
    /// Where it stands in the value chain; one per organisation, in the order of the chain.
    pub value_chain_stages: Vec<Term>,
    /// How it takes part; one per organisation. `partner` alone enters the running count.
    pub roles: Vec<Term>,
}

/// One word of a vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable slug.
    pub id: String,
    /// The word for people.
    pub label: Text,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Text>,
    /// Of a stage: whether it stands around the chain and is no link of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub around: bool,
}
