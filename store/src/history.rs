//! Reading the history of records, for the public and for those who decide, and what waits for a
//! decision.

use shared::register::{Key, Record};
use sqlx::{Row, any::AnyRow};

use crate::{
    Store,
    author::{AuthorId, Role},
    change::{RevisionId, Status, Version},
    error::{Result, StoreError},
    public::key,
    writing::unknown_word,
};

/// One stored change to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number; later ones are greater.
    pub id: RevisionId,
    /// Which record.
    pub key: Key,
    /// Where it stands.
    pub status: Status,
    /// The published revision that it was made from.
    pub based_on: Option<RevisionId>,
    /// The record as JSON; `None` takes it out.
    pub document: Option<String>,
    /// Why.
    pub reason: String,
    /// By whom. Not for the public.
    pub author: AuthorId,
    /// In which role.
    pub role: Role,
    /// When it was written, in milliseconds since 1970.
    pub created_at: i64,
    /// The version that it became public with, if it did.
    pub version: Option<Version>,
    /// In which role somebody decided upon it.
    pub decided_by: Option<Role>,
    /// When, in milliseconds since 1970.
    pub decided_at: Option<i64>,
    /// Why it was decided so.
    pub decision: Option<String>,
}

/// A revision that is or was public, without whatever is not for the public: who wrote it, on what it
/// was decided, and what never became public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRevision {
    /// When it became public, in milliseconds since 1970.
    pub at: i64,
    /// Why it was made.
    pub reason: String,
    /// In which role it was made.
    pub role: Role,
    /// The record as JSON; `None` if this took it out.
    pub document: Option<String>,
}

const COLUMNS: &str = "SELECT r.kind, r.record, r.id, r.status, r.based_on, r.document, r.reason, \
    r.author, a.role, r.created_at, r.version, d.role, r.decided_at, r.decision \
    FROM revision r JOIN author a ON a.id = r.author LEFT JOIN author d ON d.id = r.decided_by";

impl Store {
    /// All revisions of a record, the first written first; empty if there never was such a record.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read.
    pub async fn history(&self, key: &Key) -> Result<Vec<Revision>> {
        let statement = format!("{COLUMNS} WHERE r.kind = $1 AND r.record = $2 ORDER BY r.id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(key.kind.word())
            .bind(key.id.clone())
            .fetch_all(self.pool())
            .await?;
        rows.iter().map(revision).collect()
    }

    /// The revisions of a record that are or were public in data up to `version`, the first first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read.
    pub async fn public_history(&self, key: &Key, version: Version) -> Result<Vec<PublicRevision>> {
        let rows = sqlx::query(
            "SELECT r.reason, a.role, r.document, COALESCE(r.decided_at, r.created_at) \
             FROM revision r JOIN author a ON a.id = r.author \
             WHERE r.kind = $1 AND r.record = $2 AND r.status IN ('published', 'superseded') \
             AND r.version <= $3 ORDER BY r.version",
        )
        .bind(key.kind.word())
        .bind(key.id.clone())
        .bind(version.0)
        .fetch_all(self.pool())
        .await?;
        let revision = |row: &AnyRow| {
            let role: String = row.try_get(1)?;
            Ok(PublicRevision {
                at: row.try_get(3)?,
                reason: row.try_get(0)?,
                role: Role::of(&role).ok_or_else(|| unknown_word("role", &role))?,
                document: row.try_get(2)?,
            })
        };
        rows.iter().map(revision).collect()
    }

    /// One revision.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoRevision`], or if the database cannot be read.
    pub async fn revision(&self, id: RevisionId) -> Result<Revision> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE r.id = $1")))
            .bind(id.0)
            .fetch_optional(self.pool())
            .await?;
        revision(&row.ok_or(StoreError::NoRevision(id))?)
    }

    /// The published revision of a record; `None` if there is none or the record was taken out.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read.
    pub async fn head(&self, key: &Key) -> Result<Option<Revision>> {
        let statement = format!(
            "{COLUMNS} WHERE r.kind = $1 AND r.record = $2 AND r.status = 'published' \
             AND r.document IS NOT NULL"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(key.kind.word())
            .bind(key.id.clone())
            .fetch_optional(self.pool())
            .await?;
        row.as_ref().map(revision).transpose()
    }

    /// The revisions that wait for a decision, the longest waiting first; at most `limit`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read.
    pub async fn pending(&self, limit: u32) -> Result<Vec<Revision>> {
        let statement = format!("{COLUMNS} WHERE r.status = 'pending' ORDER BY r.id LIMIT $1");
        let rows = sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(i64::from(limit))
            .fetch_all(self.pool())
            .await?;
        rows.iter().map(revision).collect()
    }
}

impl Revision {
    /// The record that the document holds; `None` if the revision takes it out.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] if the document is not of the present form.
    pub fn record(&self) -> Result<Option<Record>> {
        let Some(document) = &self.document else { return Ok(None) };
        crate::public::read(&self.key, self.id, document).map(Some)
    }
}

fn revision(row: &AnyRow) -> Result<Revision> {
    let role = |word: String| Role::of(&word).ok_or_else(|| unknown_word("role", &word));
    let status: String = row.try_get(3)?;
    Ok(Revision {
        key: key(row)?,
        id: RevisionId(row.try_get(2)?),
        status: Status::of(&status).ok_or_else(|| unknown_word("status", &status))?,
        based_on: row.try_get::<Option<i64>, _>(4)?.map(RevisionId),
        document: row.try_get(5)?,
        reason: row.try_get(6)?,
        author: AuthorId(row.try_get(7)?),
        role: role(row.try_get(8)?)?,
        created_at: row.try_get(9)?,
        version: row.try_get::<Option<i64>, _>(10)?.map(Version),
        decided_by: row.try_get::<Option<String>, _>(11)?.map(role).transpose()?,
        decided_at: row.try_get(12)?,
        decision: row.try_get(13)?,
    })
}
