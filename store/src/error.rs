//! What can go wrong with the store, in words for those who run or use it.

use shared::register::DataProblem;
use sqlx::error::DatabaseError;

use crate::change::{Conflict, RevisionId, Status, Version};

/// The result of asking the store.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store did not do what was asked. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names no kind of database.
    #[error(
        "{0} is not a database; write it like sqlite:klyngekart.db or postgres://user@host/name"
    )]
    Url(String),
    /// The database cannot be opened or reached.
    #[error("the database cannot be opened: {0}")]
    Unreachable(String),
    /// The tables were made by a newer version of the program.
    #[error("the database was made by a newer version of this program; use that one")]
    Newer,
    /// Only one process can write at a time, and the one before took too long.
    #[error("the database is busy with another writer; try again")]
    Busy,
    /// There is no room left.
    #[error("the disk or the database is full; nothing was changed")]
    Full,
    /// The file or the database may only be read.
    #[error("the database may only be read; nothing was changed")]
    ReadOnly,
    /// Records were changed by somebody else in the meantime.
    #[error("somebody else changed this in the meantime, nothing was changed:{}", list(.0))]
    Conflict(Vec<Conflict>),
    /// The published data is no longer the one that the changes were made for.
    #[error(
        "these changes were made for version {expected} of the data, which is now {found}; nothing was changed"
    )]
    Moved {
        /// The version that the changes were made for.
        expected: Version,
        /// The version that is public.
        found: Version,
    },
    /// The records would break a rule.
    #[error("the records are not right, nothing was changed:{}", list(.0))]
    Invalid(Vec<DataProblem>),
    /// There is no such revision.
    #[error("there is no revision {0}")]
    NoRevision(RevisionId),
    /// There is no such author.
    #[error("there is no author {0}")]
    NoAuthor(crate::AuthorId),
    /// The revision was decided upon already.
    #[error("revision {revision} is {} and can no longer be decided upon", .status.word())]
    Decided {
        /// The revision.
        revision: RevisionId,
        /// Its status.
        status: Status,
    },
    /// A stored document cannot be read, or the file is damaged.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// The engine cannot do it.
    #[error("{0}")]
    Unsupported(String),
    /// A file beside the database cannot be used.
    #[error("{0}")]
    File(String),
    /// Anything else that the database says.
    #[error("the database says: {0}")]
    Database(#[source] sqlx::Error),
}

fn list<T: std::fmt::Display>(items: &[T]) -> String {
    const SHOWN: usize = 20;
    let mut text = String::new();
    for item in items.iter().take(SHOWN) {
        text.push_str(&format!("\n  {item}"));
    }
    if items.len() > SHOWN {
        text.push_str(&format!("\n  and {} more", items.len() - SHOWN));
    }
    text
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => {
                of_database(&**database).unwrap_or(Self::Database(error))
            }
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Configuration(_) => {
                Self::Unreachable(error.to_string())
            }
            sqlx::Error::PoolTimedOut => Self::Busy,
            _ => Self::Database(error),
        }
    }
}

/// SQLite's result codes are numbers (<https://sqlite.org/rescode.html>), PostgreSQL's five signs
/// (appendix A of its manual).
fn of_database(error: &dyn DatabaseError) -> Option<StoreError> {
    let code = error.code()?;
    if code.len() == 5 {
        return match &*code {
            "53100" => Some(StoreError::Full),
            "25006" => Some(StoreError::ReadOnly),
            "40001" | "40P01" | "55P03" => Some(StoreError::Busy),
            _ => None,
        };
    }
    // The low byte says what went wrong, the rest where.
    match code.parse::<u32>().ok()? & 0xff {
        5 | 6 => Some(StoreError::Busy),
        8 => Some(StoreError::ReadOnly),
        // A limit on the size of files shows as an input/output error of writing.
        13 => Some(StoreError::Full),
        10 if matches!(code.parse(), Ok(778_u32 | 1034 | 4874)) => Some(StoreError::Full),
        11 | 26 => Some(StoreError::Damaged(error.message().to_owned())),
        14 => Some(StoreError::Unreachable(error.message().to_owned())),
        _ => None,
    }
}
