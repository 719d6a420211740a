//! `/sites`: the places where organisations are co-located.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{filter::Selection, view::Facet};

use super::{
    links::{self, Query},
    partners,
    problem::Problem,
    question::Question,
    values::{List, Named, named},
};

/// A site.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Site")]
pub struct SiteItem<'a> {
    /// The stable id.
    pub id: &'a str,
    /// Its name, the same in every language.
    pub name: &'a str,
    /// `industrial-park`, `industrial-town` or `plant`.
    pub kind: Option<&'a str>,
    /// What it is.
    pub description: Option<&'a str>,
    /// The municipality.
    pub municipality: Option<Named<'a>>,
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// What the point stands for: `site`, `town` or `municipality`.
    pub precision: &'static str,
    /// The town, quay or plant at the point.
    pub label: &'a str,
    /// The organisations of the query that are there.
    pub partners: Vec<Named<'a>>,
    /// The pages that the record rests on.
    pub sources: &'a [String],
    /// The map filtered by it.
    pub url: String,
}

/// The page of the list that is asked for: every site, with the organisations of the view there.
///
/// # Errors
///
/// A [`Problem`] that names the values of filters that name nothing.
pub fn list(question: &Question) -> Result<Vec<u8>, Problem> {
    let selection = question.select()?;
    let all: Vec<usize> = (0..question.directory().columns.sites.len()).collect();
    let items = question.part.of(&all).iter().map(|at| item(question, &selection, *at)).collect();
    question.json(&List { items, total: all.len(), next: question.next(all.len()) })
}

/// The record that the path names.
///
/// # Errors
///
/// A [`Problem`] if there is no such record.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let selection = question.select()?;
    let id = question.id.as_deref().unwrap_or_default();
    match question.directory().value(Facet::Site, id) {
        Some(at) => question.json(&item(question, &selection, at)),
        None => Err(question.unknown_record(Vec::new())),
    }
}

fn item<'a>(question: &'a Question, selection: &Selection, at: usize) -> SiteItem<'a> {
    let (directory, lang) = (question.directory(), question.lang);
    let site = &directory.columns.sites[at];
    let record = question.published.register.sites.iter().find(|record| record.id == site.id);
    let mut query = Query::default();
    query.add("site", &site.id);
    SiteItem {
        id: &site.id,
        name: &site.name,
        kind: record.map(|record| record.kind.as_str()),
        description: record.map(|record| record.description.get(lang)),
        municipality: named(&directory.columns, Facet::Place, site.place, lang),
        lat: site.point.lat,
        lon: site.point.lon,
        precision: partners::precision(site.precision),
        label: &site.label,
        partners: partners::at_site(directory, selection, at as u16),
        sources: record.map_or(&[], |record| &record.sources),
        url: links::absolute(question.settings(), &query.after(&format!("/{lang}/"))),
    }
}
