//! Reading what is public.

use futures_util::{Stream, StreamExt as _};
use shared::register::{DataProblem, Key, Record};
use sqlx::{AnyConnection, Row, any::AnyRow};

use crate::{
    Store,
    change::{RevisionId, Version},
    error::{Result, StoreError},
    writing::unknown_word,
};

/// A record whose published revision is newer than some version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which record.
    pub key: Key,
    /// Its published revision.
    pub revision: RevisionId,
    /// The version that it became public with.
    pub version: Version,
    /// When it became public, in milliseconds since 1970.
    pub at: i64,
    /// The record as JSON; `None` if it was taken out.
    pub document: Option<String>,
}

impl Changed {
    /// The record that the document holds.
    pub(crate) fn record(&self) -> Result<Option<Record>> {
        let Some(document) = &self.document else { return Ok(None) };
        read(&self.key, self.revision, document).map(Some)
    }
}

/// The record of a stored document.
pub(crate) fn read(key: &Key, revision: RevisionId, document: &str) -> Result<Record> {
    Record::read(key, document).map_err(|problems| {
        let said: Vec<String> = problems.iter().map(DataProblem::to_string).collect();
        StoreError::Damaged(format!("revision {revision}: {}", said.join("; ")))
    })
}

impl Store {
    /// The version that is public at this moment, in every process.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read.
    pub async fn version(&self) -> Result<Version> {
        Ok(self.state().await?.1)
    }

    /// Epoch and version.
    pub(crate) async fn state(&self) -> Result<(i64, Version)> {
        let row = sqlx::query("SELECT epoch, number FROM version WHERE one = 1")
            .fetch_one(self.pool())
            .await?;
        Ok((row.try_get(0)?, Version(row.try_get(1)?)))
    }

    /// The records that became public after `version`, in the order in which records first did; all
    /// of them after version 0.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read.
    pub async fn published_since(&self, version: Version) -> Result<Vec<Changed>> {
        let mut connection = self.pool().acquire().await?;
        let rows = sqlx::query(SINCE).bind(version.0).fetch_all(&mut *connection).await?;
        rows.iter().map(changed).collect()
    }
}

/// One statement, so that its rows belong together whatever is published meanwhile.
const SINCE: &str = "SELECT kind, record, id, version, document, COALESCE(decided_at, created_at) \
    FROM revision WHERE status = 'published' AND version > $1 ORDER BY place";

/// What became public after `version`, in the order in which records first did.
pub(crate) fn changes_since(
    connection: &mut AnyConnection,
    version: Version,
) -> impl Stream<Item = Result<Changed>> + '_ {
    sqlx::query(SINCE).bind(version.0).fetch(connection).map(|row| changed(&row?))
}

fn changed(row: &AnyRow) -> Result<Changed> {
    Ok(Changed {
        key: key(row)?,
        revision: RevisionId(row.try_get(2)?),
        version: Version(row.try_get(3)?),
        document: row.try_get(4)?,
        at: row.try_get(5)?,
    })
}

/// The key of a row whose first two columns are kind and record.
pub(crate) fn key(row: &AnyRow) -> Result<Key> {
    let (kind, id): (String, String) = (row.try_get(0)?, row.try_get(1)?);
    let kind = kind.parse().map_err(|_| unknown_word("kind", &kind))?;
    Ok(Key { kind, id })
}
