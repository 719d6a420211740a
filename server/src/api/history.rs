//! `/…/{id}/history`: what was published of a record, when, why and in which role, field by field.
//!
//! Only revisions that are or were public are read from the store ([`store::Store::public_history`]),
//! and of their documents only the fields that are listed here. A field is private until it is listed.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use shared::register::{Key, Kind, Register};
use store::PublicRevision;

use super::{
    changed::Moment,
    endpoint::Takes,
    problem::{Problem, What},
    question::Question,
    values::List,
};

/// A revision of a record that is or was public.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Revision")]
pub struct RevisionItem<'a> {
    /// When it became public, in UTC (RFC 3339).
    pub time: String,
    /// `added`, `changed` or `removed`.
    pub change: &'static str,
    /// Why, as whoever made it says.
    pub reason: &'a str,
    /// In which role it was made: `system`, `operator`, `admin`, `cluster-editor`, `member-editor` or
    /// `visitor`.
    pub role: &'static str,
    /// What is different from the revision before, by field.
    pub fields: Vec<FieldChange>,
}

/// A field before and after a revision.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// The name of the field in the data files; parts of an object after a full stop.
    pub field: String,
    /// Its value before; null if there was none.
    pub before: Value,
    /// Its value after; null if there is none.
    pub after: Value,
}

/// The fields of records that are public. A name alone takes everything in the field, `field.part`
/// that part of it, also within lists.
const fn public_fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Partner => &[
            "official_name",
            "short_name",
            "former_names",
            "parent",
            "role",
            "status",
            "status_note",
            "kind",
            "value_chain_stage",
            "expertise",
            "municipality_number",
            "municipality",
            "county_number",
            "county",
            "site",
            "location.lat",
            "location.lon",
            "location.precision",
            "location.label",
            "location.coordinate_source",
            "location.place_basis",
            "location.municipality_number",
            "location.town",
            "also_at.lat",
            "also_at.lon",
            "also_at.precision",
            "also_at.label",
            "also_at.coordinate_source",
            "also_at.place_basis",
            "also_at.municipality_number",
            "also_at.town",
            "website",
            "description",
            "joined",
            "joined_precision",
            "partner_by",
            "joined_note",
            "left",
            "left_precision",
            "left_by",
            "left_note",
            "last_confirmed",
            "org_number",
            "org_number_source",
            "sources.url",
            "sources.supports",
        ],
        Kind::Site => &[
            "name",
            "kind",
            "municipality_number",
            "municipality",
            "county_number",
            "county",
            "lat",
            "lon",
            "precision",
            "label",
            "coordinate_source",
            "description",
            "facts",
            "sources",
        ],
        Kind::Milestone => &[
            "date",
            "date_precision",
            "date_estimate",
            "date_note",
            "category",
            "title",
            "description",
            "partner_count",
            "partner_count_relation",
            "partner_ids",
            "site",
            "municipality_number",
            "sources",
        ],
        Kind::Project => &[
            "title",
            "description",
            "partner_ids",
            "other_participants",
            "milestone_ids",
            "start",
            "end",
            "planned_end",
            "themes",
            "results.text",
            "results.figure",
            "results.unit",
            "results.comparison",
            "results.source",
            "sources",
        ],
        _ => &[],
    }
}

/// Reads from the store what [`show`] needs, where the address is one of a history.
///
/// # Errors
///
/// A [`Problem`] if the database cannot be read.
pub async fn read(question: &Question) -> Result<Vec<PublicRevision>, Problem> {
    let Takes::History(kind) = question.endpoint.takes else { return Ok(Vec::new()) };
    let id = question.id.as_deref().unwrap_or_default();
    // What is not public now has no public history, and nobody can make the database look for it.
    if !is_public(&question.published.register, kind, id) {
        return Ok(Vec::new());
    }
    let (key, version) = (Key::new(kind, id), question.published.data);
    let read = question.site.store().public_history(&key, version).await;
    read.map_err(|error| question.problem(What::Internal(error.into())))
}

fn is_public(register: &Register, kind: Kind, id: &str) -> bool {
    match kind {
        Kind::Partner => register.partners.iter().any(|record| record.id == id),
        Kind::Site => register.sites.iter().any(|record| record.id == id),
        Kind::Milestone => register.milestones.iter().any(|record| record.id == id),
        Kind::Project => register.projects.iter().any(|record| record.id == id),
        _ => false,
    }
}

/// The page of the history that is asked for, the latest revision first.
///
/// # Errors
///
/// A [`Problem`] if there is no such record.
pub fn show(question: &Question) -> Result<Vec<u8>, Problem> {
    let Takes::History(kind) = question.endpoint.takes else {
        return Err(question.unknown_record(Vec::new()));
    };
    if question.history.is_empty() {
        let near = if kind == Kind::Partner { super::serve::nearest(question) } else { Vec::new() };
        return Err(question.unknown_record(near));
    }
    let all = revisions(kind, &question.history);
    let total = all.len();
    let shown = question.part.of(&all);
    question.json(&List { items: shown.iter().collect(), total, next: question.next(total) })
}

/// What each revision changed for the public, the latest first. One that changed nothing public is
/// not told of.
fn revisions(kind: Kind, history: &[PublicRevision]) -> Vec<RevisionItem<'_>> {
    let mut before: Option<Map<String, Value>> = None;
    let mut items = Vec::with_capacity(history.len());
    for revision in history {
        let after = revision.document.as_deref().map(|document| public_part(kind, document));
        let empty = Map::new();
        let fields =
            differences(before.as_ref().unwrap_or(&empty), after.as_ref().unwrap_or(&empty));
        let change = match (&before, &after) {
            (None, Some(_)) => "added",
            (Some(_), Some(_)) => "changed",
            (_, None) => "removed",
        };
        if !fields.is_empty() {
            items.push(RevisionItem {
                time: Moment(revision.at).rfc3339(),
                change,
                reason: &revision.reason,
                role: revision.role.word(),
                fields,
            });
        }
        before = after;
    }
    items.reverse();
    items
}

/// The public fields of a document by name; nothing of one that cannot be read.
fn public_part(kind: Kind, document: &str) -> Map<String, Value> {
    let mut flat = Map::new();
    if let Ok(Value::Object(fields)) = serde_json::from_str(document) {
        flatten(public_fields(kind), "", fields, &mut flat);
    }
    flat
}

fn flatten(
    public: &[&str],
    prefix: &str,
    fields: Map<String, Value>,
    flat: &mut Map<String, Value>,
) {
    for (name, value) in fields {
        let path = format!("{prefix}{name}");
        let inside = format!("{path}.");
        let value = if public.contains(&path.as_str()) {
            value
        } else if public.iter().any(|field| field.starts_with(&inside)) {
            match value {
                Value::Object(parts) => {
                    flatten(public, &inside, parts, flat);
                    continue;
                }
                Value::Array(items) => Value::Array(
                    items.into_iter().map(|item| part(public, &inside, item)).collect(),
                ),
                _ => continue,
            }
        } else {
            continue;
        };
        // What is left out and what is empty are the same.
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            flat.insert(path, value);
        }
    }
}

/// The public parts of an item of a list.
fn part(public: &[&str], prefix: &str, item: Value) -> Value {
    let Value::Object(mut parts) = item else { return Value::Null };
    parts.retain(|name, _| public.contains(&format!("{prefix}{name}").as_str()));
    Value::Object(parts)
}

fn differences(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<FieldChange> {
    let of =
        |fields: &Map<String, Value>, name: &str| fields.get(name).cloned().unwrap_or_default();
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let mut names: Vec<&String> = after.keys().chain(gone).collect();
    names.sort_unstable();
    names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| FieldChange {
            field: name.clone(),
            before: of(before, name),
            after: of(after, name),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use store::Role;

    use super::*;

    fn revision(at: i64, document: Option<&str>) -> PublicRevision {
        let document = document.map(str::to_owned);
        PublicRevision { at, reason: format!("reason {at}"), role: Role::MemberEditor, document }
    }

    #[test]
    fn a_change_is_told_field_by_field_the_latest_first() {
        let history = [
            revision(1, Some(r#"{"id":"a","short_name":"A","location":{"lat":66,"lon":13}}"#)),
            revision(2, Some(r#"{"id":"a","short_name":"B","location":{"lat":67,"lon":13}}"#)),
            revision(3, None),
        ];
        let told = revisions(Kind::Partner, &history);
        let changes: Vec<&str> = told.iter().map(|revision| revision.change).collect();
        assert_eq!(changes, ["removed", "changed", "added"]);
        let field = |field: &str, before: Value, after: Value| FieldChange {
            field: field.to_owned(),
            before,
            after,
        };
        let expected = [
            field("location.lat", 66.into(), 67.into()),
            field("short_name", "A".into(), "B".into()),
        ];
        assert_eq!(told[1].fields, expected);
        assert_eq!(
            (told[1].role, told[1].time.as_str()),
            ("member-editor", "1970-01-01T00:00:00Z")
        );
    }

    #[test]
    fn what_is_not_listed_is_not_told_nor_that_it_changed() {
        let with = |secret: &str| {
            format!(
                r#"{{"short_name":"A","contact":"{secret}","location":{{"lat":66,"door":"{secret}"}},
                "sources":[{{"url":"https://a.example","seen_by":"{secret}"}}]}}"#
            )
        };
        let history = [revision(1, Some(&with("canary-1"))), revision(2, Some(&with("canary-2")))];
        let told = revisions(Kind::Partner, &history);
        assert_eq!(told.len(), 1);
        let text = serde_json::to_string(&told).unwrap();
        assert!(!text.contains("canary") && text.contains("https://a.example"), "{text}");
    }
}
