//! `/projects`: organisations working together for a time, and what came of it.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    project::{Project, ProjectResult},
    view::Facet,
};

use super::{
    partners,
    problem::Problem,
    question::Question,
    values::{List, Named, When, named},
};

/// A project.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Project")]
pub struct ProjectItem<'a> {
    /// The stable id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it is about.
    pub description: &'a str,
    /// The organisations that take part, the leading one first.
    pub partners: Vec<Named<'a>>,
    /// Others who take part and are not in the register.
    pub other_participants: &'a [String],
    /// When it began, as precisely as is known.
    pub start: Option<When>,
    /// When it ended; null if no source says so.
    pub end: Option<When>,
    /// When it was planned to end, where the end itself is not known.
    pub planned_end: Option<When>,
    /// What it is about, as expertise tags, the most telling first.
    pub themes: Vec<Named<'a>>,
    /// Ids of the milestones that belong to it.
    pub milestones: &'a [String],
    /// What came of it.
    pub results: Vec<ResultItem<'a>>,
    /// The pages that it rests on.
    pub sources: &'a [String],
}

/// One thing that came of a project.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ProjectResult")]
pub struct ResultItem<'a> {
    /// What it is.
    pub text: &'a str,
    /// The figure that a source gives, in `unit`.
    pub figure: Option<f64>,
    /// What the figure counts or measures.
    pub unit: Option<&'a str>,
    /// What the figure is compared with.
    pub comparison: Option<&'a str>,
    /// The page that says so.
    pub source: Option<&'a str>,
}

/// The page of the list that is asked for.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn list(question: &Question) -> Result<Vec<u8>, Problem> {
    let selection = question.select()?;
    let projects = question.published.register.projects.iter();
    let shown = question.directory().projects(&question.view, &selection, projects);
    let items = question.part.of(&shown).iter().map(|project| item(question, project)).collect();
    question.json(&List { items, total: shown.len(), next: question.next(shown.len()) })
}

/// The record that the path names.
///
/// # Errors
///
/// A [`Problem`] if there is no such record.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let id = question.id.as_deref().unwrap_or_default();
    match question.published.register.projects.iter().find(|project| project.id == id) {
        Some(project) => question.json(&item(question, project)),
        None => Err(question.unknown_record(Vec::new())),
    }
}

fn item<'a>(question: &'a Question, project: &'a Project) -> ProjectItem<'a> {
    let (directory, lang) = (question.directory(), question.lang);
    let when = |date: Option<_>| date.map(|date| When::new(date, lang));
    let numbers = project.partner_ids.iter().filter_map(|id| directory.partner(id));
    let theme = |id: &String| {
        let at = directory.value(Facet::Expertise, id)?;
        named(&directory.columns, Facet::Expertise, at as u16, lang)
    };
    ProjectItem {
        id: &project.id,
        title: project.title.get(lang),
        description: project.description.get(lang),
        partners: partners::named_partners(directory, numbers),
        other_participants: &project.other_participants,
        start: when(project.start),
        end: when(project.end),
        planned_end: when(project.planned_end),
        themes: project.themes.iter().filter_map(theme).collect(),
        milestones: &project.milestone_ids,
        results: project.results.iter().map(|result| result_item(result, lang)).collect(),
        sources: &project.sources,
    }
}

fn result_item(result: &ProjectResult, lang: shared::lang::Lang) -> ResultItem<'_> {
    ResultItem {
        text: result.text.get(lang),
        figure: result.figure,
        unit: result.unit.as_ref().map(|unit| unit.get(lang)),
        comparison: result.comparison.as_ref().map(|comparison| comparison.get(lang)),
        source: result.source.as_deref(),
    }
}
