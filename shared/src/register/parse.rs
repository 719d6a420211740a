//! From the text of the data files to records, each read on its own: one that cannot be read does
//! not hide what is wrong with the others.

use std::{collections::BTreeSet, sync::Arc};

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{DataProblem, Register};
use crate::{
    era::Era,
    milestone::Milestone,
    partner::Partner,
    place::{County, Municipality, PlaceTable, Town},
    project::Project,
    site::Site,
    vocabulary::{Term, Vocabularies},
};

/// Records of one type, and the ids that occur among them.
#[derive(Debug)]
pub(super) struct Table<T> {
    /// The name of the file.
    pub(super) file: &'static str,
    /// The list inside the file; empty where the file is the list.
    pub(super) list: &'static str,
    /// The records that could be read, each with its name in problems.
    pub(super) records: Vec<(String, T)>,
    /// The ids of all records, also of those that could not be read.
    ids: BTreeSet<String>,
    /// Whether every id could be read. If not, nobody can say that a reference leads nowhere.
    complete: bool,
}

/// The records of all files.
#[derive(Debug)]
pub(super) struct Tables {
    /// As clones of the register share them, so that a check copies none.
    pub(super) partners: Table<Arc<Partner>>,
    pub(super) sites: Table<Arc<Site>>,
    pub(super) milestones: Table<Arc<Milestone>>,
    pub(super) eras: Table<Arc<Era>>,
    pub(super) projects: Table<Arc<Project>>,
    pub(super) expertise: Table<Term>,
    pub(super) kinds: Table<Term>,
    pub(super) stages: Table<Term>,
    pub(super) roles: Table<Term>,
    pub(super) counties: Table<County>,
    pub(super) municipalities: Table<Municipality>,
    pub(super) towns: Table<Town>,
    /// What the vocabularies hold beside their lists; `None` if it cannot be read.
    pub(super) vocabularies: Option<Vocabularies>,
    /// What the table of places holds beside its lists; `None` if it cannot be read.
    pub(super) places: Option<PlaceTable>,
}

impl<T> Table<T> {
    fn new(file: &'static str, list: &'static str) -> Self {
        Self { file, list, records: Vec::new(), ids: BTreeSet::new(), complete: false }
    }

    /// Whether a reference to `id` may lead somewhere.
    pub(super) fn knows(&self, id: &str) -> bool {
        !self.complete || self.ids.contains(id)
    }

    /// Whether a record certainly has this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    fn into_records(self) -> Vec<T> {
        self.records.into_iter().map(|(_, record)| record).collect()
    }
}

impl<T> Table<T> {
    /// The table of records that are already of their type. `key` is the field of their id.
    fn of(
        file: &'static str,
        list: &'static str,
        key: &str,
        records: Vec<T>,
        id: impl Fn(&T) -> &str,
        problems: &mut Vec<DataProblem>,
    ) -> Self {
        let mut table = Self { complete: true, ..Self::new(file, list) };
        for record in records {
            let id = id(&record).to_owned();
            let name = table.name(&shortened(&id));
            table.identify(key, &id, &name, problems);
            table.ids.insert(id);
            table.records.push((name, record));
        }
        table
    }

    /// What a record is called in problems.
    fn name(&self, label: &str) -> String {
        if self.list.is_empty() { label.to_owned() } else { format!("{}.{label}", self.list) }
    }

    /// An id must be a slug that no record before has.
    fn identify(&self, key: &str, id: &str, name: &str, problems: &mut Vec<DataProblem>) {
        let message = if !is_slug(id) {
            format!("`{}` must be of small letters a to z, digits and hyphens", shortened(id))
        } else if self.ids.contains(id) {
            "an earlier record has the same id".to_owned()
        } else {
            return;
        };
        problems.push(DataProblem {
            file: self.file.to_owned(),
            record: Some(name.to_owned()),
            field: Some(key.to_owned()),
            message,
        });
    }
}

impl<T: DeserializeOwned> Table<T> {
    /// Reads each record. Its id stands in the field `key`; it must be a slug and occur once.
    fn fill(&mut self, items: Vec<Value>, key: &str, problems: &mut Vec<DataProblem>) {
        self.complete = true;
        for (at, item) in items.into_iter().enumerate() {
            let id = item.get(key).and_then(Value::as_str).map(str::to_owned);
            let label = match &id {
                Some(id) if !id.trim().is_empty() => shortened(id),
                _ => (at + 1).to_string(),
            };
            let name = self.name(&label);
            match &id {
                Some(id) => self.identify(key, id, &name, problems),
                None => self.complete = false,
            }
            let mut say = |field: Option<String>, message: String| {
                let (file, record) = (self.file.to_owned(), Some(name.clone()));
                problems.push(DataProblem { file, record, field, message });
            };
            if let Some(record) = read_record(item, &mut say) {
                self.records.push((name, record));
            }
            self.ids.extend(id);
        }
    }
}

impl Tables {
    /// Reads every file; what cannot be read is added to `problems`.
    pub(super) fn parse(files: &[(&str, &str)], problems: &mut Vec<DataProblem>) -> Self {
        let [partners, sites, milestones, eras, words, places, projects] = Register::FILES;
        let text = |name| files.iter().find(|(file, _)| *file == name).map(|(_, text)| *text);
        let mut terms = Object::read(words, text(words), problems);
        let mut table = Object::read(places, text(places), problems);
        Self {
            partners: list(partners, text(partners), problems),
            sites: list(sites, text(sites), problems),
            milestones: list(milestones, text(milestones), problems),
            eras: list(eras, text(eras), problems),
            // Registers were read before there were projects, so the file may be missing.
            projects: list(projects, Some(text(projects).unwrap_or("[]")), problems),
            expertise: terms.list("expertise", "id", problems),
            kinds: terms.list("kinds", "id", problems),
            stages: terms.list("value_chain_stages", "id", problems),
            roles: terms.list("roles", "id", problems),
            counties: table.list("counties", "number", problems),
            municipalities: table.list("municipalities", "number", problems),
            towns: table.list("towns", "id", problems),
            vocabularies: terms.rest(problems),
            places: table.rest(problems),
        }
    }

    /// The tables of records that are already of their types.
    pub(super) fn of(register: Register, problems: &mut Vec<DataProblem>) -> Self {
        let [partners, sites, milestones, eras, words, places, projects] = Register::FILES;
        let Register { vocabularies, places: table, .. } = register;
        let (mut rest, mut head) = (vocabularies, table);
        let mut term = |list, terms: &mut Vec<Term>| {
            Table::of(words, list, "id", std::mem::take(terms), |term| &term.id, problems)
        };
        let expertise = term("expertise", &mut rest.expertise);
        let kinds = term("kinds", &mut rest.kinds);
        let stages = term("value_chain_stages", &mut rest.value_chain_stages);
        let roles = term("roles", &mut rest.roles);
        let (counties, municipalities, towns) = (
            std::mem::take(&mut head.counties),
            std::mem::take(&mut head.municipalities),
            std::mem::take(&mut head.towns),
        );
        // A file that is a list, under its name in the register.
        macro_rules! list {
            ($name:ident) => {
                Table::of($name, "", "id", register.$name.into_shared(), |r| &r.id, problems)
            };
        }
        Self {
            partners: list!(partners),
            sites: list!(sites),
            milestones: list!(milestones),
            eras: list!(eras),
            projects: list!(projects),
            expertise,
            kinds,
            stages,
            roles,
            counties: Table::of(places, "counties", "number", counties, |r| &r.number, problems),
            municipalities: Table::of(
                places,
                "municipalities",
                "number",
                municipalities,
                |r| &r.number,
                problems,
            ),
            towns: Table::of(places, "towns", "id", towns, |r| &r.id, problems),
            vocabularies: Some(rest),
            places: Some(head),
        }
    }

    /// All records as one register, if the two files that are more than a list could be read.
    pub(super) fn into_register(self) -> Option<Register> {
        let (mut vocabularies, mut places) = (self.vocabularies?, self.places?);
        vocabularies.expertise = self.expertise.into_records();
        vocabularies.kinds = self.kinds.into_records();
        vocabularies.value_chain_stages = self.stages.into_records();
        vocabularies.roles = self.roles.into_records();
        places.counties = self.counties.into_records();
        places.municipalities = self.municipalities.into_records();
        places.towns = self.towns.into_records();
        Some(Register {
            partners: self.partners.into_records().into(),
            sites: self.sites.into_records().into(),
            milestones: self.milestones.into_records().into(),
            eras: self.eras.into_records().into(),
            projects: self.projects.into_records().into(),
            vocabularies,
            places,
        })
    }
}

/// A file that is an object with lists of records in it.
struct Object {
    file: &'static str,
    value: Option<Value>,
}

impl Object {
    fn read(file: &'static str, text: Option<&str>, problems: &mut Vec<DataProblem>) -> Self {
        let value = json(file, text, problems).filter(|value| {
            let fits = value.is_object();
            if !fits {
                problems.push(of_file(file, "the file must be an object, { … }".to_owned()));
            }
            fits
        });
        Self { file, value }
    }

    /// Takes a list out, leaving an empty one. What is no list stays, for [`Object::rest`] to find.
    fn list<T: DeserializeOwned>(
        &mut self,
        list: &'static str,
        key: &str,
        problems: &mut Vec<DataProblem>,
    ) -> Table<T> {
        let mut table = Table::new(self.file, list);
        if let Some(Value::Array(items)) = self.value.as_mut().and_then(|value| value.get_mut(list))
        {
            table.fill(std::mem::take(items), key, problems);
        }
        table
    }

    /// What is left beside the lists.
    fn rest<T: DeserializeOwned>(self, problems: &mut Vec<DataProblem>) -> Option<T> {
        read_record(self.value?, &mut |field, message| {
            problems.push(DataProblem { field, ..of_file(self.file, message) });
        })
    }
}

fn list<T: DeserializeOwned>(
    file: &'static str,
    text: Option<&str>,
    problems: &mut Vec<DataProblem>,
) -> Table<T> {
    let mut table = Table::new(file, "");
    match json(file, text, problems) {
        Some(Value::Array(items)) => table.fill(items, "id", problems),
        Some(_) => {
            problems.push(of_file(file, "the file must be a list of records, [ … ]".to_owned()));
        }
        None => {}
    }
    table
}

fn json(file: &str, text: Option<&str>, problems: &mut Vec<DataProblem>) -> Option<Value> {
    let Some(text) = text else {
        problems.push(of_file(file, "the file is missing".to_owned()));
        return None;
    };
    serde_json::from_str(text)
        .map_err(|error| problems.push(of_file(file, format!("this is not JSON: {error}"))))
        .ok()
}

fn of_file(file: &str, message: String) -> DataProblem {
    DataProblem { file: file.to_owned(), record: None, field: None, message }
}

/// Reads the text of one record on its own.
pub(super) fn one<T: DeserializeOwned>(
    file: &str,
    name: &str,
    text: &str,
) -> Result<T, Vec<DataProblem>> {
    // Quick where nothing is wrong; what is, takes a second look to say.
    if let Ok(record) = serde_json::from_str(text) {
        return Ok(record);
    }
    let mut problems = Vec::new();
    let mut say = |field: Option<String>, message: String| {
        let (file, record) = (file.to_owned(), Some(name.to_owned()));
        problems.push(DataProblem { file, record, field, message });
    };
    let read = match serde_json::from_str::<Value>(text) {
        Ok(value) => read_record(value, &mut say),
        Err(error) => {
            say(None, format!("this is not JSON: {error}"));
            None
        }
    };
    match read {
        Some(record) if problems.is_empty() => Ok(record),
        _ => Err(problems),
    }
}

/// Reads one record. What is wrong with a field that may be left out is said, and the fields after
/// it are looked at all the same.
fn read_record<T: DeserializeOwned>(
    mut value: Value,
    say: &mut impl FnMut(Option<String>, String),
) -> Option<T> {
    if !value.is_object() {
        say(None, format!("`{}` is not a record, {{ … }}", shortened(&value.to_string())));
        return None;
    }
    let mut taken_out: Vec<String> = Vec::new();
    loop {
        let error = match serde_path_to_error::deserialize::<_, T>(&value) {
            Ok(record) => return taken_out.is_empty().then_some(record),
            Err(error) => error,
        };
        let path = error.path().to_string();
        let top = path.split(['.', '[']).next().unwrap_or_default().to_owned();
        let message = error.inner().to_string();
        if taken_out.iter().any(|field| message == format!("missing field `{field}`")) {
            return None;
        }
        say((path != ".").then_some(path), with_value(message, found(&value, error.path())));
        value.as_object_mut()?.remove(&top)?;
        taken_out.push(top);
    }
}

/// The message with the value in it, if the value is short and the message does not name it yet.
fn with_value(message: String, value: Option<&Value>) -> String {
    let text = match value {
        Some(Value::String(text)) => text.clone(),
        Some(value @ (Value::Number(_) | Value::Bool(_) | Value::Null)) => value.to_string(),
        _ => return message,
    };
    if message.contains(&text) || message.starts_with("unknown field") {
        message
    } else {
        format!("`{}`: {message}", shortened(&text))
    }
}

fn found<'a>(mut value: &'a Value, path: &serde_path_to_error::Path) -> Option<&'a Value> {
    use serde_path_to_error::Segment;
    for segment in path {
        value = match segment {
            Segment::Seq { index } => value.get(index)?,
            Segment::Map { key } => value.get(key)?,
            Segment::Enum { .. } | Segment::Unknown => return None,
        };
    }
    Some(value)
}

/// At most 80 characters of a text.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Ids stand in addresses, so they hold nothing that would have to be escaped there.
pub(super) fn is_slug(id: &str) -> bool {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !id.is_empty() && id.len() <= 200 && id.bytes().all(fine)
}
