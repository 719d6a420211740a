//! Rules for vocabularies and the table of places.

use std::collections::BTreeMap;

use super::{DataProblem, Record, Tables, each};
use crate::{
    date::{Calendar, PartialDate},
    directory::NONE,
    vocabulary::Term,
};

pub(super) fn vocabularies(tables: &Tables, problems: &mut Vec<DataProblem>) {
    for terms in [&tables.expertise, &tables.kinds, &tables.stages, &tables.roles] {
        each(terms, problems, |term: &Term, record| {
            record.text("label", &term.label);
            if let Some(definition) = &term.definition {
                record.text("definition", definition);
            }
        });
        few_enough(terms.file, terms.list, terms.records.len(), problems);
    }
    few_enough(tables.sites.file, "the list", tables.sites.records.len(), problems);
}

pub(super) fn places(tables: &Tables, problems: &mut Vec<DataProblem>) {
    let languages = tables.places.as_ref().map(|places| &places.languages);
    each(&tables.counties, problems, |county, record| {
        record.name("name", &county.name);
        names(record, &county.names, languages);
    });
    each(&tables.municipalities, problems, |municipality, record| {
        record.name("name", &municipality.name);
        names(record, &municipality.names, languages);
        record.reference("county_number", &municipality.county_number, &tables.counties);
        if let Some(point) = municipality.point {
            record.point("point.", point);
        }
        apart(
            record,
            "number",
            &municipality.number,
            &[("a county", tables.counties.has(&municipality.number))],
        );
    });
    each(&tables.towns, problems, |town, record| {
        record.name("name", &town.name);
        names(record, &town.names, languages);
        record.reference("municipality_number", &town.municipality_number, &tables.municipalities);
        record.point("point.", town.point);
        let others = [
            ("a county", tables.counties.has(&town.id)),
            ("a municipality", tables.municipalities.has(&town.id)),
        ];
        apart(record, "id", &town.id, &others);
    });
    each(&tables.sites, problems, |site, record| {
        let others = [
            ("a county", tables.counties.has(&site.id)),
            ("a municipality", tables.municipalities.has(&site.id)),
            ("a town", tables.towns.has(&site.id)),
        ];
        apart(record, "id", &site.id, &others);
    });
    if let Some(places) = &tables.places {
        let day = places.valid_from.parse::<PartialDate>();
        if !day.is_ok_and(|date| matches!(date.calendar, Calendar::Day(..))) {
            problems.push(DataProblem {
                file: tables.towns.file.to_owned(),
                record: None,
                field: Some("valid_from".to_owned()),
                message: format!("`{}` is not a day; write it like 2024-01-01", places.valid_from),
            });
        }
    }
    let count = tables.counties.records.len()
        + tables.municipalities.records.len()
        + tables.towns.records.len();
    few_enough(tables.towns.file, "the table", count, problems);
}

/// Sites and places share the addresses `place=…` and `open=group.…`, so no two have the same id.
fn apart(record: &mut Record, field: &str, id: &str, others: &[(&str, bool)]) {
    for (what, _) in others.iter().filter(|(_, taken)| *taken) {
        record.say(
            field,
            format!("`{id}` is already the id of {what}; sites and places share their ids"),
        );
    }
}

/// Every language tag must be explained by the table.
fn names(
    record: &mut Record,
    names: &BTreeMap<String, String>,
    languages: Option<&BTreeMap<String, String>>,
) {
    for (tag, name) in names {
        let field = format!("names.{tag}");
        record.name(&field, name);
        if languages.is_some_and(|languages| !languages.contains_key(tag)) {
            record.say(&field, format!("`{tag}` is not explained in `languages` of this file"));
        }
    }
}

/// Values are numbered with 16 bits in the published data, and one number stands for "none".
fn few_enough(file: &str, list: &str, count: usize, problems: &mut Vec<DataProblem>) {
    if count >= usize::from(NONE) {
        problems.push(DataProblem {
            file: file.to_owned(),
            record: None,
            field: None,
            message: format!("{list} has {count} records; there may be at most {}", NONE - 1),
        });
    }
}
