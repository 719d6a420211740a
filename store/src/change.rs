//! The words of changing: what is to be changed, on what it rests, and what came of it.

use std::fmt;

use shared::register::{DataProblem, Key, Record};

use crate::author::AuthorId;

/// The number of a revision; later ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId(pub i64);

/// The number of the published data as a whole: counted up by one with each publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub i64);

impl fmt::Display for RevisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where a revision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not finished; only its author works with it.
    Draft,
    /// Waits for a decision.
    Pending,
    /// What is public of its record.
    Published,
    /// Decided against.
    Rejected,
    /// Was public, until a later one was.
    Superseded,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Pending, Self::Published, Self::Rejected, Self::Superseded];

    /// The word for it in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Pending => "pending",
            Self::Published => "published",
            Self::Rejected => "rejected",
            Self::Superseded => "superseded",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// One record as it is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which record.
    pub key: Key,
    /// The record as it is to be; `None` takes it out.
    pub record: Option<Record>,
    /// The published revision that the change was made from; `None` if there was none. Counts only
    /// under [`Expectation::Bases`].
    pub based_on: Option<RevisionId>,
}

impl Change {
    /// Puts a record in, or in the place of the one with its key.
    pub fn put(record: Record) -> Self {
        Self { key: record.key(), record: Some(record), based_on: None }
    }

    /// Reads a record from JSON and puts it in.
    ///
    /// # Errors
    ///
    /// Every field that is missing, unknown or of a wrong form.
    pub fn read(key: Key, json: &str) -> Result<Self, Vec<DataProblem>> {
        let record = Some(Record::read(&key, json)?);
        Ok(Self { key, record, based_on: None })
    }

    /// Takes a record out.
    pub fn remove(key: Key) -> Self {
        Self { key, record: None, based_on: None }
    }

    /// Says which published revision the change was made from.
    #[must_use]
    pub fn based_on(self, revision: Option<RevisionId>) -> Self {
        Self { based_on: revision, ..self }
    }
}

/// What the changes were made for; if it no longer holds, nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Each record still is what its change is based on.
    Bases,
    /// The published data as a whole still has this version.
    Version(Version),
}

/// What new revisions are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// A draft.
    Draft,
    /// To be decided upon.
    Pending,
    /// Public at once.
    Published,
}

impl Intent {
    pub(crate) const fn status(self) -> Status {
        match self {
            Self::Draft => Status::Draft,
            Self::Pending => Status::Pending,
            Self::Published => Status::Published,
        }
    }
}

/// By whom and why something is written or decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// By whom.
    pub author: AuthorId,
    /// Why.
    pub reason: String,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The revisions, in the order of the changes.
    pub revisions: Vec<RevisionId>,
    /// The version that is public now.
    pub version: Version,
}

/// A change that does not rest on what is public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which record.
    pub key: Key,
    /// What the change was made from.
    pub based_on: Option<RevisionId>,
    /// What is public; `None` if the record is not there.
    pub found: Option<RevisionId>,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.key;
        match (self.based_on, self.found) {
            (Some(base), Some(found)) => {
                write!(f, "{key}: the change is based on revision {base}, public is {found}")
            }
            (None, Some(found)) => {
                write!(f, "{key}: the record is there already, as revision {found}")
            }
            (_, None) => write!(f, "{key}: the record is not there"),
        }
    }
}
