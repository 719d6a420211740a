//! The rules that records keep among each other, beyond what their types already say.

mod events;
mod organisations;
mod places;

use super::{
    DataProblem,
    parse::{Table, Tables},
};
use crate::{
    date::{Calendar, PartialDate, Sense},
    geo::LonLat,
    lang::Text,
    partner::DatePrecision,
    web::WebAddress,
};

/// Checks all records.
pub(super) fn all(tables: &Tables, problems: &mut Vec<DataProblem>) {
    organisations::partners(tables, problems);
    organisations::sites(tables, problems);
    events::milestones(tables, problems);
    events::eras(tables, problems);
    events::projects(tables, problems);
    places::vocabularies(tables, problems);
    places::places(tables, problems);
}

/// One record under check: what is wrong with it is written down here.
struct Record<'a> {
    file: &'static str,
    name: &'a str,
    problems: &'a mut Vec<DataProblem>,
}

/// Every record of a table under check.
fn each<T>(
    table: &Table<T>,
    problems: &mut Vec<DataProblem>,
    mut check: impl FnMut(&T, &mut Record),
) {
    for (name, record) in &table.records {
        check(record, &mut Record { file: table.file, name, problems });
    }
}

impl Record<'_> {
    fn say(&mut self, field: &str, message: String) {
        self.problems.push(DataProblem {
            file: self.file.to_owned(),
            record: Some(self.name.to_owned()),
            field: Some(field.to_owned()),
            message,
        });
    }

    /// `id` must be the id of a record of `table`.
    fn reference<T>(&mut self, field: &str, id: &str, table: &Table<T>) {
        if !table.knows(id) {
            let list =
                if table.list.is_empty() { String::new() } else { format!("`{}` of ", table.list) };
            self.say(field, format!("there is no `{id}` in {list}{}", table.file));
        }
    }

    /// Each reference once, and each to something.
    fn references<T>(&mut self, field: &str, ids: &[String], table: &Table<T>) {
        let mut seen = std::collections::HashSet::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate() {
            let twice = !seen.insert(id);
            if table.knows(id) && !twice {
                continue;
            }
            let field = format!("{field}[{at}]");
            self.reference(&field, id, table);
            if twice {
                self.say(&field, format!("`{id}` stands here twice"));
            }
        }
    }

    /// A name must hold something.
    fn name(&mut self, field: &str, name: &str) {
        if name.trim().is_empty() {
            self.say(field, "a name must not be blank".to_owned());
        }
    }

    /// A text must be there in one language at least.
    fn text(&mut self, field: &str, text: &Text) {
        if text.nb.trim().is_empty() && text.en.trim().is_empty() {
            self.say(field, "a text must not be blank in both languages".to_owned());
        }
    }

    fn url(&mut self, field: &str, url: &str) {
        if WebAddress::parse(url).is_none() {
            self.say(
                field,
                format!("`{url}` is not a web address; it begins with https:// or http://"),
            );
        }
    }

    fn urls(&mut self, urls: &[String]) {
        for (at, url) in urls.iter().enumerate() {
            self.url(&format!("sources[{at}]"), url);
        }
    }

    /// Degrees must be on the earth. `prefix` is the way to the object that holds `lat` and `lon`.
    fn point(&mut self, prefix: &str, point: LonLat) {
        if !(-90.0..=90.0).contains(&point.lat) {
            let message = format!("`{}` is not a latitude; it lies between -90 and 90", point.lat);
            self.say(&format!("{prefix}lat"), message);
        }
        if !(-180.0..=180.0).contains(&point.lon) {
            let message =
                format!("`{}` is not a longitude; it lies between -180 and 180", point.lon);
            self.say(&format!("{prefix}lon"), message);
        }
    }

    /// The field that says how precise a date is must agree with the date.
    fn precision(
        &mut self,
        field: &str,
        date: Option<PartialDate>,
        written: Option<DatePrecision>,
    ) {
        let Some(written) = written else { return };
        let Some(date) = date else {
            return self
                .say(field, "there is no date that could be so precise; leave it out".to_owned());
        };
        let (right, word) = match date.calendar {
            Calendar::Year(_) => (DatePrecision::Year, "year"),
            Calendar::Month(..) => (DatePrecision::Month, "month"),
            Calendar::Day(..) => (DatePrecision::Day, "day"),
        };
        if written != right {
            self.say(field, format!("the date is `{date}`, so this must be `{word}`"));
        }
    }

    /// "Not after" has fields of its own, so a date of joining must not be written so.
    fn not_by(&mut self, field: &str, date: Option<PartialDate>, instead: &str) {
        if let Some(date) = date
            && date.sense == Sense::By
        {
            let message =
                format!("`{date}` means \"not after\"; write `{}` into `{instead}`", date.calendar);
            self.say(field, message);
        }
    }

    /// The date of `field` must not lie wholly before that of `earlier`.
    fn order(
        &mut self,
        field: &str,
        date: Option<PartialDate>,
        earlier: &str,
        before: Option<PartialDate>,
    ) {
        if let (Some(date), Some(before)) = (date, before)
            && date.calendar.days().last < before.calendar.days().first
        {
            self.say(field, format!("`{date}` lies before `{earlier}`, which is `{before}`"));
        }
    }
}
