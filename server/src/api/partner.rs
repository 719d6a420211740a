//! `/partners/{id}`: one organisation in full, every public fact with its sources.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    date::Sense,
    lang::{Lang, Text},
    partner::Partner,
};

use super::{
    milestones::Mention,
    partners::{self, PartnerItem},
    problem::Problem,
    question::Question,
    serve::nearest,
    values::When,
};

/// An organisation in full: what lists say of it, and the rest.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartnerInFull<'a> {
    /// What lists say of it.
    #[serde(flatten)]
    pub item: PartnerItem<'a>,
    /// What it is and does.
    pub description: &'a str,
    /// Earlier names.
    pub former_names: &'a [String],
    /// The owner or mother organisation.
    pub owner: Option<&'a str>,
    /// The organisation number, nine digits.
    pub org_number: Option<String>,
    /// Where the number can be checked.
    pub org_number_source: Option<&'a str>,
    /// Domain or address of the web site, as the source shows it.
    pub website: Option<&'a str>,
    /// What is known of the status.
    pub status_note: Option<&'a str>,
    /// Why the start of membership is believed.
    pub since_note: Option<&'a str>,
    /// When it left, as precisely as is known.
    pub left: Option<When>,
    /// Why that is believed.
    pub left_note: Option<&'a str>,
    /// The latest dated source that shows it in the partnership.
    pub last_confirmed: Option<When>,
    /// Where each of `locations` comes from, in the same order.
    pub location_sources: Vec<LocationSource<'a>>,
    /// The milestones that name it, the earliest first.
    pub milestones: Vec<Mention<'a>>,
    /// The pages that the record rests on.
    pub sources: Vec<SourceItem<'a>>,
}

/// Where a position comes from.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LocationSource<'a> {
    /// The town, quay or plant at the point.
    pub label: &'a str,
    /// The table the position comes from.
    pub coordinate_source: &'a str,
    /// Why the organisation is placed there: `source` or `general-knowledge`.
    pub basis: &'a str,
}

/// A page that facts rest on.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
pub struct SourceItem<'a> {
    /// Its address.
    pub url: &'a str,
    /// Which facts it supports, in English key words.
    pub supports: &'a [String],
}

/// The record that the path names.
///
/// # Errors
///
/// A [`Problem`] with the nearest ids if there is no such record.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let id = question.id.as_deref().unwrap_or_default();
    let found = question.directory().partner(id);
    let record = question.published.register.partners.iter().find(|record| record.id == id);
    let (Some(p), Some(record)) = (found, record) else {
        return Err(question.unknown_record(nearest(question)));
    };
    question.json(&in_full(question, p, record))
}

fn in_full<'a>(question: &'a Question, p: u32, record: &'a Partner) -> PartnerInFull<'a> {
    let lang = question.lang;
    let left = record.left.or(record.left_by.map(|date| date.with(Sense::By)));
    PartnerInFull {
        item: partners::item(question, p),
        description: record.description.get(lang),
        former_names: &record.former_names,
        owner: record.parent.as_deref(),
        org_number: record.org_number.map(|number| number.to_string()),
        org_number_source: record.org_number_source.as_deref(),
        website: record.website.as_deref(),
        status_note: text(record.status_note.as_deref(), lang),
        since_note: text(record.joined_note.as_deref(), lang),
        left: left.map(|date| When::new(date, lang)),
        left_note: text(record.left_note.as_deref(), lang),
        last_confirmed: record.last_confirmed.map(|date| When::new(date, lang)),
        location_sources: record
            .locations()
            .map(|location| LocationSource {
                label: &location.label,
                coordinate_source: &location.coordinate_source,
                basis: &location.place_basis,
            })
            .collect(),
        milestones: Mention::of(question, p),
        sources: record
            .sources
            .iter()
            .map(|source| SourceItem { url: &source.url, supports: &source.supports })
            .collect(),
    }
}

fn text(text: Option<&Text>, lang: Lang) -> Option<&str> {
    text.map(|text| text.get(lang))
}
