//! What an import would change, before it changes anything: a plan to look at, and to apply exactly.

mod build;
mod check;
mod edit;
mod text;

use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};
use shared::register::{DataProblem, Kind, Register};

pub use self::build::{PlanError, plan};
pub use crate::duplicates::Reason;
use crate::{
    fingerprint::fingerprint,
    kind::{self, derive_partners_of_sites},
    read::Mapping,
};

/// What stands in the field `format` of a plan.
const FORMAT: &str = "klyngekart-import-plan";
/// The version of the format.
const VERSION: u32 = 1;

/// How a plan is made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What other people's columns mean.
    pub mapping: Mapping,
    /// What is done with rows that have no id and may be an organisation that is already there.
    pub duplicates: Duplicates,
}

/// What is done with a row that has no id and may be an organisation that is already there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// It is named and left out until somebody decides.
    #[default]
    Hold,
    /// It changes the record that is there.
    Update,
    /// It becomes a record of its own.
    Add,
}

/// What an import would change.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    format: String,
    version: u32,
    /// The [`fingerprint`](crate::fingerprint()) of the register that the plan was made for.
    pub based_on: String,
    /// The files that were read, in the order in which they were given.
    pub files: Vec<ReadFile>,
    /// Records that are not there yet.
    pub added: Vec<Entry>,
    /// Records that become different.
    pub changed: Vec<Entry>,
    /// Records that stay as they are, as `kind/id`.
    pub unchanged: Vec<String>,
    /// What could not be read; these rows are left out as wholes.
    pub unreadable: Vec<Unreadable>,
    /// Rows that may be an organisation that is already there.
    pub duplicates: Vec<Duplicate>,
    /// What was left out or completed, for people to know.
    pub notes: Vec<Note>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// How many rows, features or records it holds.
    pub rows: usize,
    /// Columns that nobody knows; they are passed over.
    pub unmapped: Vec<String>,
}

/// Where something was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At {
    /// The name of the file.
    pub file: String,
    /// The row as a spreadsheet counts, the header included; of JSON the number of the record, from 1.
    pub row: usize,
}

/// A record that is added or changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Where it was read.
    pub at: At,
    /// What changes, field by field; empty for a record that is added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// The whole record as it is to be.
    pub document: Box<RawValue>,
}

/// A field that changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The way to it in the record, like `location.lat`.
    pub field: String,
    /// What stands there; null for nothing.
    pub before: Value,
    /// What is to stand there; null for nothing.
    pub after: Value,
}

/// A cell or row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// Where.
    pub at: At,
    /// The column; empty for the row itself.
    pub column: String,
    /// What stands there, at most 80 characters of it.
    pub value: String,
    /// What would be right.
    pub right: String,
}

/// A row that may be an organisation that is already there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duplicate {
    /// Where.
    pub at: At,
    /// The name in the row.
    pub name: String,
    /// The id of the record that it may be.
    pub of: String,
    /// Why.
    pub because: Reason,
    /// Whether the row was left out until somebody decides.
    pub held: bool,
}

/// Something that people should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where.
    pub at: At,
    /// The column.
    pub column: String,
    /// What was done.
    pub note: String,
}

/// A record as it is to be.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// The whole record as JSON.
    pub document: &'a str,
}

/// A plan cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PlanFileError {
    /// It is not a plan.
    #[error("this is not a plan of an import: {0}")]
    Form(#[from] serde_json::Error),
    /// It is of another version.
    #[error("the plan is of version {0}; this program reads version {VERSION}. Make it anew")]
    Version(u32),
}

/// A plan cannot be applied; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The register is not the one that the plan was made for.
    #[error(
        "the plan was made for other data (fingerprint {expected}, now {found}): something changed \
         since. Make the plan anew"
    )]
    Stale {
        /// What the plan was made for.
        expected: String,
        /// What is there.
        found: String,
    },
    /// A record of the plan is none.
    #[error("the plan holds a record `{id}` that cannot be read: {message}")]
    Record {
        /// Its id.
        id: String,
        /// What is wrong.
        message: String,
    },
    /// The records do not fit together.
    #[error("the records would break the rules of the register:\n{}", lines(.0))]
    Rules(Vec<DataProblem>),
}

pub(crate) fn lines(problems: &[DataProblem]) -> String {
    let lines: Vec<String> =
        problems.iter().take(50).map(|problem| format!("  {problem}")).collect();
    lines.join("\n")
}

impl Plan {
    fn new(register: &Register) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            based_on: fingerprint(register),
            files: Vec::new(),
            added: Vec::new(),
            changed: Vec::new(),
            unchanged: Vec::new(),
            unreadable: Vec::new(),
            duplicates: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Whether applying it changes anything.
    pub fn changes_anything(&self) -> bool {
        !self.added.is_empty() || !self.changed.is_empty()
    }

    /// Whether everything in the files was understood and decided upon.
    pub fn is_complete(&self) -> bool {
        self.unreadable.is_empty() && !self.duplicates.iter().any(|duplicate| duplicate.held)
    }

    /// Every record that is added or changed, as it is to be: those before that others refer to.
    /// The partners of sites follow from the partners and are not among them.
    pub fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        let mut entries: Vec<&Entry> = self.added.iter().chain(&self.changed).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.kind));
        entries.into_iter().map(|entry| Change {
            kind: entry.kind,
            id: &entry.id,
            document: entry.document.get(),
        })
    }

    /// The register with exactly the changes of the plan.
    ///
    /// # Errors
    ///
    /// [`ApplyError`] if the register is not the one that the plan was made for, or the result would
    /// break its rules.
    pub fn apply(&self, register: &Register) -> Result<Register, ApplyError> {
        let found = fingerprint(register);
        if found != self.based_on {
            return Err(ApplyError::Stale { expected: self.based_on.clone(), found });
        }
        with_changes(register, self.changes())?.checked().map_err(ApplyError::Rules)
    }

    /// The plan as a file.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self)
            .expect("a plan is of texts, numbers, lists and records that were JSON before");
        text.push('\n');
        text
    }

    /// Reads a plan from a file.
    ///
    /// # Errors
    ///
    /// [`PlanFileError`] if it is none, or of another version.
    pub fn from_json(text: &str) -> Result<Self, PlanFileError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let head: Head = serde_json::from_str(text)?;
        if head.format != FORMAT {
            let said =
                format!("its format is `{}`", head.format.chars().take(40).collect::<String>());
            return Err(PlanFileError::Form(serde::de::Error::custom(said)));
        }
        if head.version != VERSION {
            return Err(PlanFileError::Version(head.version));
        }
        Ok(serde_json::from_str(text)?)
    }
}

/// The register with these records in it, not checked.
fn with_changes<'a>(
    register: &Register,
    changes: impl Iterator<Item = Change<'a>>,
) -> Result<Register, ApplyError> {
    let mut new = register.clone();
    let mut places: std::collections::HashMap<String, usize> =
        new.partners.iter().enumerate().map(|(at, partner)| (partner.id.clone(), at)).collect();
    for change in changes {
        let wrong = |message: String| ApplyError::Record { id: change.id.to_owned(), message };
        if change.kind == Kind::Partner {
            // There may be many of them, so that each is looked up.
            let partner: shared::partner::Partner =
                serde_json::from_str(change.document).map_err(|error| wrong(error.to_string()))?;
            if partner.id != change.id {
                return Err(wrong(format!("it has the id `{}`", partner.id)));
            }
            if let Some(at) = places.get(&partner.id) {
                new.partners[*at] = partner;
            } else {
                places.insert(partner.id.clone(), new.partners.len());
                new.partners.push(partner);
            }
            continue;
        }
        let fields =
            serde_json::from_str(change.document).map_err(|error| wrong(error.to_string()))?;
        kind::put(&mut new, change.kind, fields)
            .map_err(|(field, message)| wrong(format!("{field}: {message}")))?;
    }
    derive_partners_of_sites(&mut new);
    Ok(new)
}
