//! The facts of a site as its sources state them, with all that qualifies them.

use maud::{Markup, html};
use serde_json::{Map, Value};
use shared::{date::PartialDate, site::Site, text::dates::format_date};

use super::{here::Here, words::PageWords};

/// The fact that has a part of the page to itself.
const INFRASTRUCTURE: &str = "shared_infrastructure";

/// Every fact as a term and what it is.
pub fn lines(here: Here<'_>, site: &Site) -> Markup {
    let facts = site.facts.as_object().into_iter().flatten();
    html! {
        @for (name, value) in facts.filter(|(name, _)| *name != INFRASTRUCTURE) {
            div { dt { (name_of(here.own(), name)) } dd { (fact(here, value)) } }
        }
    }
}

/// What those on the site share, where the record lists it; nothing otherwise.
pub fn infrastructure(here: Here<'_>, site: &Site) -> Markup {
    let all = site.facts.get(INFRASTRUCTURE).and_then(Value::as_array);
    html! {
        @if let Some(all) = all.filter(|all| !all.is_empty()) {
            h2 { (here.own().shared_infrastructure) }
            ul.plain { @for one in all { li { (fact(here, one)) } } }
        }
    }
}

fn name_of<'a>(own: &PageWords, name: &'a str) -> &'a str {
    match name {
        "companies" => own.companies,
        "companies_as_of" => own.companies_as_of,
        "employees" => own.employees,
        "cluster_participants" => own.cluster_participants,
        "area_hectares" => own.area_hectares,
        "ironworks_decided" => own.ironworks_decided,
        "smelter_start_year" => own.smelter_start_year,
        "furnaces" => own.furnaces,
        "first_furnace_year" => own.first_furnace_year,
        // Another cluster's own word.
        other => other,
    }
}

/// A fact with what qualifies it, and with what other sources state.
fn fact(here: Here<'_>, value: &Value) -> String {
    match value {
        Value::String(text) => match text.parse::<PartialDate>() {
            Ok(date) if text.contains('-') => format_date(date, here.lang()),
            _ => text.clone(),
        },
        Value::Array(all) => all.iter().map(|one| fact(here, one)).collect::<Vec<_>>().join(", "),
        Value::Object(parts) => match parts.get(here.lang().code()) {
            Some(text) => fact(here, text),
            None => qualified(here, parts),
        },
        other => other.to_string(),
    }
}

fn qualified(here: Here<'_>, parts: &Map<String, Value>) -> String {
    let own = here.own();
    let part = |name: &str| {
        parts.get(name).filter(|value| !value.is_null()).map(|value| fact(here, value))
    };
    let mut stated = part("value").unwrap_or_default();
    if parts.get("relation").is_some_and(|relation| relation == "more_than") {
        stated = format!("{} {stated}", own.more_than);
    }
    let by = part("as_stated_by").map(|by| format!("{} {by}", own.stated_by));
    let more: Vec<String> =
        [part("scope"), part("as_of"), by, part("note")].into_iter().flatten().collect();
    if !more.is_empty() {
        stated += &format!(" ({})", more.join("; "));
    }
    if let Some(others) = part("alternatives") {
        stated += &format!("; {} {others}", own.other_statement);
    }
    stated
}
