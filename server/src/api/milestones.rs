//! `/milestones`: dated events of the cluster and of the organisations of a view.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    directory::MilestoneEntry,
    milestone::{CountRelation, Milestone},
    text::words,
    view::Facet,
};

use super::{
    links, partners,
    problem::Problem,
    question::Question,
    values::{List, Named, When, named},
};

/// A milestone.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Milestone")]
pub struct MilestoneItem<'a> {
    /// The stable id.
    pub id: &'a str,
    /// The event in a few words.
    pub title: &'a str,
    /// What happened.
    pub description: &'a str,
    /// What sort of event it is.
    pub category: Named<'a>,
    /// When, as precisely as is known; null if nobody knows.
    pub when: Option<When>,
    /// What the date means, for example the day of publication.
    pub date_note: Option<&'a str>,
    /// The number of partners that a source gives.
    pub partner_count: Option<Count>,
    /// The organisations concerned.
    pub partners: Vec<Named<'a>>,
    /// The site that its text names.
    pub site: Option<Named<'a>>,
    /// The municipality that its text names, or that of the site.
    pub place: Option<Named<'a>>,
    /// The pages that it rests on.
    pub sources: &'a [String],
    /// Where it is opened for people.
    pub url: String,
}

/// A number of partners by a source.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The number.
    pub count: u32,
    /// `exact`, or `more_than` for a lower bound.
    pub relation: &'static str,
}

/// A milestone as a record mentions it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Mention<'a> {
    /// Its id.
    pub id: &'a str,
    /// The event in a few words.
    pub title: &'a str,
    /// When, as precisely as is known.
    pub when: Option<When>,
}

impl<'a> Mention<'a> {
    /// The milestones of a partner, the earliest first.
    pub fn of(question: &'a Question, p: u32) -> Vec<Self> {
        let milestones = question.directory().columns.milestones.iter();
        let mention = |entry: &'a MilestoneEntry| Self {
            id: &entry.id,
            title: entry.title.get(question.lang),
            when: entry.when.map(|when| When::new(when, question.lang)),
        };
        milestones.filter(|entry| entry.partners.contains(&p)).map(mention).collect()
    }
}

/// The page of the list that is asked for.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn list(question: &Question) -> Result<Vec<u8>, Problem> {
    let shown = shown(question)?;
    let items = question.part.of(&shown).iter().map(|at| item(question, *at)).collect();
    let total = shown.len();
    question.json(&List { items, total, next: question.next(total) })
}

/// The record that the path names.
///
/// # Errors
///
/// A [`Problem`] if there is no such record.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let milestones = &question.directory().columns.milestones;
    let id = question.id.as_deref().unwrap_or_default();
    match milestones.iter().position(|entry| entry.id == id) {
        Some(at) => question.json(&item(question, at)),
        None => Err(question.unknown_record(Vec::new())),
    }
}

/// The numbers of the milestones of the view that are of the sort asked for.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn shown(question: &Question) -> Result<Vec<usize>, Problem> {
    let selection = question.select()?;
    let directory = question.directory();
    let mut shown = directory.milestones(&question.view, &selection);
    if let Some(category) = question.category {
        shown.retain(|at| directory.columns.milestones[*at].category == category);
    }
    Ok(shown)
}

/// The record of a milestone as it is written.
pub fn record<'a>(question: &'a Question, entry: &MilestoneEntry) -> Option<&'a Milestone> {
    question.published.register.milestones.iter().find(|record| record.id == entry.id)
}

fn item(question: &Question, at: usize) -> MilestoneItem<'_> {
    let (directory, lang) = (question.directory(), question.lang);
    let entry = &directory.columns.milestones[at];
    let record = record(question, entry);
    MilestoneItem {
        id: &entry.id,
        title: entry.title.get(lang),
        description: record.map_or("", |record| record.description.get(lang)),
        category: Named { id: entry.category.key(), label: (words(lang).category)(entry.category) },
        when: entry.when.map(|when| When::new(when, lang)),
        date_note: entry.note.as_ref().map(|note| note.get(lang)),
        partner_count: entry.count.map(|(count, relation)| Count {
            count,
            relation: match relation {
                CountRelation::Exact => "exact",
                CountRelation::MoreThan => "more_than",
            },
        }),
        partners: partners::named_partners(directory, entry.partners.iter().copied()),
        site: named(&directory.columns, Facet::Site, entry.site, lang),
        place: named(&directory.columns, Facet::Place, entry.place, lang),
        sources: record.map_or(&[], |record| &record.sources),
        url: links::milestone_page(question.settings(), &entry.id, lang),
    }
}
