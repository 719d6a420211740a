//! `/vocabularies`: the words that organisations are sorted by.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{view::Facet, vocabulary::Term};

use super::{problem::Problem, question::Question};

/// Every list of words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Vocabularies<'a> {
    /// What an organisation can do; several per organisation.
    pub expertise: Vec<Word<'a>>,
    /// What an organisation is; one per organisation.
    pub kinds: Vec<Word<'a>>,
    /// Where it stands in the value chain; one per organisation, in the order of the chain.
    pub stages: Vec<Word<'a>>,
    /// How it takes part; one per organisation.
    pub roles: Vec<Word<'a>>,
}

/// A word.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Word<'a> {
    /// The id, as filters take it.
    pub id: &'a str,
    /// The word for people.
    pub label: &'a str,
    /// What it means.
    pub definition: Option<&'a str>,
    /// How many organisations it applies to.
    pub partners: u32,
}

/// All vocabularies.
///
/// # Errors
///
/// None but a mistake of ours.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let terms = &question.published.register.vocabularies;
    question.json(&Vocabularies {
        expertise: words(question, Facet::Expertise, &terms.expertise),
        kinds: words(question, Facet::Kind, &terms.kinds),
        stages: words(question, Facet::Stage, &terms.value_chain_stages),
        roles: words(question, Facet::Role, &terms.roles),
    })
}

fn words<'a>(question: &'a Question, facet: Facet, terms: &'a [Term]) -> Vec<Word<'a>> {
    let (directory, lang) = (question.directory(), question.lang);
    let word = |(at, id): (usize, &'a str)| Word {
        id,
        label: directory.columns.facet_label(facet, at, lang),
        definition: terms
            .iter()
            .find(|term| term.id == id)
            .and_then(|term| term.definition.as_ref())
            .map(|text| text.get(lang)),
        partners: directory.members[facet as usize][at].count(),
    };
    directory.columns.facet_ids(facet).enumerate().map(word).collect()
}
