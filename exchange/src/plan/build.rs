//! Makes a plan: files in, what they would change out.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, value::RawValue};
use shared::{
    partner::Partner,
    register::{DataProblem, Kind, Register},
};

use super::{
    ApplyError, At, Duplicate, Duplicates, Entry, Field, Note, Options, Plan, ReadFile, Unreadable,
    check, edit, lines,
};
use crate::{
    cell::{self, Document},
    duplicates::Index,
    kind,
    lookup::Lookup,
    read::{self, Feature, File, ReadError, Sink, headers::Names},
    slug,
    table::{Column, Form},
};

/// No plan can be made.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// A file cannot be read at all.
    #[error("{file}: {cause}")]
    File {
        /// Its name.
        file: String,
        /// Why.
        cause: ReadError,
    },
    /// The register breaks its own rules, whatever is imported.
    #[error("the register breaks its own rules:\n{}", lines(.0))]
    Rules(Vec<DataProblem>),
    /// A record that was read could not be put in.
    #[error(transparent)]
    Apply(ApplyError),
}

/// What the files would change in the register. Nothing is changed.
///
/// # Errors
///
/// [`PlanError`] if a file cannot be read at all. What is wrong with single rows stands in the plan.
pub fn plan(register: &Register, files: &[File], options: &Options) -> Result<Plan, PlanError> {
    let names = Names::new(&options.mapping);
    let mut builder = Builder {
        register,
        lookup: Lookup::new(register),
        places: register.partners.iter().enumerate().map(|(at, p)| (p.id.as_str(), at)).collect(),
        index: None,
        duplicates: options.duplicates,
        others: None,
        seen: HashMap::new(),
        used: HashSet::new(),
        plan: Plan::new(register),
    };
    for file in files {
        let (name, rows, unmapped) = (file.name.to_owned(), 0, Vec::new());
        builder.plan.files.push(ReadFile { name, rows, unmapped });
        read::read(*file, &names, &mut builder)
            .map_err(|cause| PlanError::File { file: file.name.to_owned(), cause })?;
    }
    let mut plan = builder.plan;
    check::check(&mut plan, register)?;
    let order: HashMap<String, usize> =
        plan.files.iter().enumerate().map(|(at, file)| (file.name.clone(), at)).collect();
    plan.unreadable.sort_by_key(|wrong| (order.get(&wrong.at.file).copied(), wrong.at.row));
    Ok(plan)
}

struct Builder<'a> {
    register: &'a Register,
    lookup: Lookup<'a>,
    /// Partners of the register by id.
    places: HashMap<&'a str, usize>,
    /// What new partners are compared with; made when the first one comes.
    index: Option<Index>,
    duplicates: Duplicates,
    /// A copy of the register for records of other kinds; made when the first one comes.
    others: Option<Register>,
    /// Where each record was read.
    seen: HashMap<(Kind, String), At>,
    /// Ids that were made of names.
    used: HashSet<String>,
    plan: Plan,
}

impl Sink for Builder<'_> {
    fn unmapped(&mut self, header: &str) {
        let header: String = header.chars().take(80).collect();
        if let Some(file) = self.plan.files.last_mut()
            && !file.unmapped.contains(&header)
            && file.unmapped.len() < 1000
        {
            file.unmapped.push(header);
        }
    }

    fn row(&mut self, number: usize, cells: Vec<(&'static Column, String)>) {
        self.feature(number, Feature { cells, ..Feature::default() });
    }

    fn feature(&mut self, number: usize, row: Feature) {
        let at = self.at(number);
        let id = match id_of(&row) {
            Ok(id) => id,
            Err((value, right)) => return self.wrong(&at, "Id", &value, right),
        };
        match id {
            Some(id) => self.with_id(&at, &id, &row),
            None => self.without_id(&at, &row),
        }
    }

    fn record(&mut self, number: usize, kind: Kind, fields: Map<String, Value>) {
        let at = self.at(number);
        let Some(id) = fields.get(kind.key()).and_then(Value::as_str).map(str::to_owned) else {
            return self.wrong(&at, kind.key(), "", "the record needs this".to_owned());
        };
        if !self.first(&at, kind, &id) {
            return;
        }
        let others = self.others.get_or_insert_with(|| self.register.clone());
        let before = kind::get(others, kind, &id);
        let mut after = before.clone().unwrap_or_default();
        after.extend(fields);
        match kind::put(others, kind, after) {
            Ok(()) => {
                let after = kind::get(others, kind, &id).unwrap_or_default();
                self.settle(kind, id, at, before.as_ref(), &after);
            }
            Err((field, message)) => self.wrong(&at, &field, "", message),
        }
    }

    fn unreadable(&mut self, number: usize, column: &str, value: &str, right: &str) {
        let at = self.at(number);
        self.wrong(&at, column, value, right.to_owned());
    }
}

/// The id that a row gives; `None` if it gives none.
fn id_of(row: &Feature) -> Result<Option<String>, (String, String)> {
    let cell = row.cells.iter().find(|(column, _)| column.form == Form::Slug);
    let given = match (row.fields.get("id"), cell) {
        (Some(Value::String(id)), _) | (_, Some((_, id))) => id.trim(),
        _ => "",
    };
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if given.len() <= 200 && given.bytes().all(fine) {
        return Ok((!given.is_empty()).then(|| given.to_owned()));
    }
    let right = "an id is of small letters a to z, digits and hyphens; leave it blank for a new \
                 organisation";
    Err((given.to_owned(), right.to_owned()))
}

impl Builder<'_> {
    fn at(&mut self, row: usize) -> At {
        match self.plan.files.last_mut() {
            Some(file) => {
                file.rows += 1;
                At { file: file.name.clone(), row }
            }
            None => At { file: String::new(), row },
        }
    }

    fn wrong(&mut self, at: &At, column: &str, value: &str, right: String) {
        let value = value.chars().take(80).collect();
        self.plan.unreadable.push(Unreadable {
            at: at.clone(),
            column: column.to_owned(),
            value,
            right,
        });
    }

    /// Whether this is the first row of its record; others are said to be unreadable.
    fn first(&mut self, at: &At, kind: Kind, id: &str) -> bool {
        let key = (kind, id.to_owned());
        if let Some(before) = self.seen.get(&key) {
            let right = format!("row {} of {} has the same id; keep one", before.row, before.file);
            self.wrong(at, "Id", id, right);
            return false;
        }
        self.seen.insert(key, at.clone());
        true
    }

    fn before(&self, id: &str) -> Option<Document> {
        self.places.get(id).map(|at| cell::document(&self.register.partners[*at]))
    }

    fn with_id(&mut self, at: &At, id: &str, row: &Feature) {
        if !self.first(at, Kind::Partner, id) {
            return;
        }
        let before = self.before(id);
        let Some(edited) = self.edited(at, id, before.as_ref(), row) else { return };
        if before.is_none() {
            let index = self.index.get_or_insert_with(|| Index::new(&self.register.partners));
            let found = index.find(&edited.partner);
            let found = found.map(|(of, because)| (of.to_owned(), because));
            index.add(&edited.partner);
            if let Some((of, because)) = found {
                self.duplicate(at, &edited.partner, of, because, false);
            }
        }
        self.keep(at, before.as_ref(), edited);
    }

    fn without_id(&mut self, at: &At, row: &Feature) {
        let Some(name) = name_of(row) else {
            let right = "a row needs an id or a name".to_owned();
            return self.wrong(at, "Official name", "", right);
        };
        let base = slug::slug(&name);
        let Some(edited) = self.edited(at, &base, None, row) else { return };
        let index = self.index.get_or_insert_with(|| Index::new(&self.register.partners));
        let found = index.find(&edited.partner).map(|(of, because)| (of.to_owned(), because));
        let Some((of, because)) = found else { return self.add(at, &base, edited) };
        match self.duplicates {
            Duplicates::Hold => self.duplicate(at, &edited.partner, of, because, true),
            Duplicates::Add => {
                self.duplicate(at, &edited.partner, of, because, false);
                self.add(at, &base, edited);
            }
            // Another row of this import is no record yet that could be changed.
            Duplicates::Update if !self.places.contains_key(of.as_str()) => {
                self.duplicate(at, &edited.partner, of, because, true);
            }
            Duplicates::Update => {
                if !self.first(at, Kind::Partner, &of) {
                    return;
                }
                let before = self.before(&of);
                let Some(edited) = self.edited(at, &of, before.as_ref(), row) else { return };
                self.duplicate(at, &edited.partner, of, because, false);
                self.keep(at, before.as_ref(), edited);
            }
        }
    }

    fn add(&mut self, at: &At, base: &str, mut edited: edit::Edited) {
        let (places, seen) = (&self.places, &self.seen);
        let taken = |id: &str| {
            places.contains_key(id) || seen.contains_key(&(Kind::Partner, id.to_owned()))
        };
        let id = slug::free(base, taken, &self.used);
        edited.partner.id.clone_from(&id);
        edited.document.insert("id".to_owned(), Value::String(id.clone()));
        self.used.insert(id.clone());
        self.seen.insert((Kind::Partner, id), at.clone());
        if let Some(index) = &mut self.index {
            index.add(&edited.partner);
        }
        self.keep(at, None, edited);
    }

    fn edited(
        &mut self,
        at: &At,
        id: &str,
        before: Option<&Document>,
        row: &Feature,
    ) -> Option<edit::Edited> {
        match edit::edit(id, before, row, &self.lookup) {
            Ok(edited) => Some(edited),
            Err(wrong) => {
                for (column, value, right) in wrong {
                    self.wrong(at, &column, &value, right);
                }
                None
            }
        }
    }

    fn duplicate(
        &mut self,
        at: &At,
        partner: &Partner,
        of: String,
        because: crate::duplicates::Reason,
        held: bool,
    ) {
        let name = partner.official_name.clone();
        self.plan.duplicates.push(Duplicate { at: at.clone(), name, of, because, held });
    }

    fn keep(&mut self, at: &At, before: Option<&Document>, edited: edit::Edited) {
        for (column, note) in edited.notes {
            let (column, note) = (column.to_owned(), note.to_owned());
            self.plan.notes.push(Note { at: at.clone(), column, note });
        }
        self.settle(Kind::Partner, edited.partner.id, at.clone(), before, &edited.document);
    }

    /// Puts a record where it belongs in the plan.
    fn settle(
        &mut self,
        kind: Kind,
        id: String,
        at: At,
        before: Option<&Document>,
        after: &Document,
    ) {
        let mut fields = Vec::new();
        if let Some(before) = before {
            compare(kind, "", before, after, &mut fields);
            if fields.is_empty() {
                self.plan.unchanged.push(format!("{}/{id}", kind.word()));
                return;
            }
        }
        let text = serde_json::to_string(after).expect("an object of JSON is written as such");
        let document = RawValue::from_string(text).expect("it was just written as JSON");
        let added = before.is_none();
        let entry = Entry { kind, id, at, fields, document };
        if added { self.plan.added.push(entry) } else { self.plan.changed.push(entry) }
    }
}

/// The name that a row gives.
fn name_of(row: &Feature) -> Option<String> {
    let field = |name: &str| row.fields.get(name).and_then(Value::as_str);
    let cell = |id: &str| {
        let cell = row.cells.iter().find(|(column, _)| column.id == id);
        cell.map(|(_, text)| text.as_str())
    };
    let names = ["official_name", "short_name"].into_iter();
    let mut names = names.flat_map(|name| [field(name), cell(name)]).flatten().map(str::trim);
    names.find(|name| !name.is_empty()).map(str::to_owned)
}

/// What is different between two records, field by field.
fn compare(kind: Kind, way: &str, before: &Document, after: &Document, fields: &mut Vec<Field>) {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for name in names {
        // The partners of a site follow from the partners.
        if kind == Kind::Site && name == "partner_ids" {
            continue;
        }
        let of = |document: &Document| document.get(name).cloned().unwrap_or(Value::Null);
        let field = if way.is_empty() { name.clone() } else { format!("{way}.{name}") };
        match (before.get(name), after.get(name)) {
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                compare(kind, &field, before, after, fields);
            }
            _ if of(before) == of(after) => {}
            _ => fields.push(Field { field, before: of(before), after: of(after) }),
        }
    }
}
