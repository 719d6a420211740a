//! Writing new revisions, all of them or none.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use shared::register::{Key, Record};
use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use crate::{
    Store,
    change::{Change, Conflict, Entry, Expectation, Intent, RevisionId, Status, Version, Written},
    error::{Result, StoreError},
    public::key,
    snapshot::{Snapshot, apart},
    writing::{Writing, now},
};

/// How many rows go into one statement: fewer round trips, and far below what engines accept.
const ROWS: usize = 100;

/// The columns of a new revision.
const COLUMNS: usize = 11;

/// From how many changes on all heads are read at once instead of one by one.
const MANY: usize = 50;

/// The published revision of a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    revision: RevisionId,
    /// Its place among the records of its kind; `None` if the record was taken out.
    place: Option<i64>,
}

impl Store {
    /// Writes one revision for each change, in one transaction. Records of `Intent::Published` are
    /// public afterwards, here at once and in other processes when they [refresh](Store::refresh).
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] or [`StoreError::Moved`] if `expectation` does not hold,
    /// [`StoreError::Invalid`] if the register would break a rule. Nothing is written then.
    pub async fn write(
        &self,
        changes: Vec<Change>,
        intent: Intent,
        entry: &Entry,
        expectation: Expectation,
    ) -> Result<Written> {
        if changes.is_empty() {
            return Ok(Written { revisions: Vec::new(), version: self.current().version });
        }
        once_each(&changes)?;
        let (changes, documents) = apart(move || {
            let text = |change: &Change| change.record.as_ref().map(Record::to_json);
            let documents: Vec<_> = changes.iter().map(text).collect();
            (changes, documents)
        })
        .await?;
        let mut writing = Writing::begin(self, changes.len() as i64, 0).await?;
        let new = New { changes, documents, intent, entry };
        let result = self.write_in(&mut writing, new, expectation).await;
        let (written, snapshot) = writing.finish(result).await?;
        if let Some(snapshot) = snapshot {
            self.keep(snapshot);
        }
        Ok(written)
    }

    /// Publishes exactly these changes, which were planned for `version`, or nothing.
    ///
    /// # Errors
    ///
    /// As [`write`](Store::write); [`StoreError::Moved`] if anything was published since.
    pub async fn apply(
        &self,
        changes: Vec<Change>,
        version: Version,
        entry: &Entry,
    ) -> Result<Written> {
        self.write(changes, Intent::Published, entry, Expectation::Version(version)).await
    }

    async fn write_in(
        &self,
        writing: &mut Writing,
        mut new: New<'_>,
        expectation: Expectation,
    ) -> Result<(Written, Option<Arc<Snapshot>>)> {
        let connection = writing.connection();
        let keys: Vec<&Key> = new.changes.iter().map(|change| &change.key).collect();
        let heads = heads(connection, &keys).await?;
        match expectation {
            Expectation::Version(expected) if expected != writing.version => {
                return Err(StoreError::Moved { expected, found: writing.version });
            }
            Expectation::Version(_) => {
                for change in &mut new.changes {
                    change.based_on = heads.get(&change.key).map(|head| head.revision);
                }
            }
            Expectation::Bases => {}
        }
        let bases = new.changes.iter().map(|c| (&c.key, c.based_on, c.record.is_none()));
        fit(bases, &heads)?;

        let published = new.intent == Intent::Published;
        let first = writing.last_revision - new.changes.len() as i64 + 1;
        let mut snapshot = None;
        let mut version = writing.version;
        let at = now();
        if published {
            version = Version(version.0 + 1);
            let records =
                new.changes.iter().map(|change| (change.key.clone(), change.record.clone()));
            let records = records.collect();
            let (epoch, before) = (writing.epoch, writing.version);
            let public = self.public_within(writing.connection(), epoch, before).await?;
            snapshot = Some(public.changed_to(version, records, at).await?);
            let old = new.changes.iter().filter_map(|change| heads.get(&change.key));
            supersede(writing.connection(), &old.copied().collect::<Vec<_>>()).await?;
            publish_as(writing.connection(), version).await?;
        }
        insert(writing.connection(), &new, first, (version, at), &heads).await?;
        let revisions = (first..).take(new.changes.len()).map(RevisionId).collect();
        Ok((Written { revisions, version }, snapshot))
    }
}

/// New revisions on their way into the store.
struct New<'a> {
    changes: Vec<Change>,
    /// The text of each record.
    documents: Vec<Option<String>>,
    intent: Intent,
    entry: &'a Entry,
}

/// Two changes to one record in one transaction would be a question without an answer.
fn once_each(changes: &[Change]) -> Result<()> {
    let mut seen = HashSet::with_capacity(changes.len());
    let twice = changes.iter().filter(|change| !seen.insert(&change.key));
    let said = |change: &Change| change.key.problem(None, "the record is changed twice".to_owned());
    let twice: Vec<_> = twice.map(said).collect();
    if twice.is_empty() { Ok(()) } else { Err(StoreError::Invalid(twice)) }
}

/// The published revisions of these records.
pub(crate) async fn heads(
    connection: &mut AnyConnection,
    keys: &[&Key],
) -> Result<HashMap<Key, Head>> {
    const ALL: &str = "SELECT kind, record, id, CASE WHEN document IS NULL THEN NULL ELSE place END \
        FROM revision WHERE status = 'published'";
    const ONE: &str = "SELECT kind, record, id, CASE WHEN document IS NULL THEN NULL ELSE place END \
        FROM revision WHERE status = 'published' AND kind = $1 AND record = $2";
    let head = |row: &AnyRow| -> Result<(Key, Head)> {
        let revision = RevisionId(row.try_get(2)?);
        Ok((key(row)?, Head { revision, place: row.try_get(3)? }))
    };
    if keys.len() > MANY {
        let rows = sqlx::query(ALL).fetch_all(connection).await?;
        return rows.iter().map(head).collect();
    }
    let mut heads = HashMap::new();
    for key in keys {
        let row = sqlx::query(ONE)
            .bind(key.kind.word())
            .bind(key.id.as_str())
            .fetch_optional(&mut *connection)
            .await?;
        heads.extend(row.as_ref().map(head).transpose()?);
    }
    Ok(heads)
}

/// Every change must be made from what is public: key, base, and whether it takes the record out.
pub(crate) fn fit<'a>(
    changes: impl Iterator<Item = (&'a Key, Option<RevisionId>, bool)>,
    heads: &HashMap<Key, Head>,
) -> Result<()> {
    let conflicts: Vec<Conflict> = changes
        .filter_map(|(key, based_on, removes)| {
            let head = heads.get(key);
            let there = head.is_some_and(|head| head.place.is_some());
            // A record that was taken out may be entered anew without knowing of it.
            let fits = based_on == head.map(|head| head.revision) || (based_on.is_none() && !there);
            let found = head.filter(|_| there).map(|head| head.revision);
            (!fits || (removes && !there)).then(|| Conflict { key: key.clone(), based_on, found })
        })
        .collect();
    if conflicts.is_empty() { Ok(()) } else { Err(StoreError::Conflict(conflicts)) }
}

/// The place of a record that becomes public as this revision: the one it has, or a new last one.
pub(crate) fn place(head: Option<&Head>, number: i64) -> i64 {
    head.and_then(|head| head.place).unwrap_or(number)
}

/// What was public is so no longer.
pub(crate) async fn supersede(connection: &mut AnyConnection, heads: &[Head]) -> Result<()> {
    for part in heads.chunks(ROWS) {
        let numbers: Vec<String> = (1..=part.len()).map(|at| format!("${at}")).collect();
        let word = Status::Superseded.word();
        let statement =
            format!("UPDATE revision SET status = '{word}' WHERE id IN ({})", numbers.join(", "));
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for head in part {
            query = query.bind(head.revision.0);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Tells readers that there is something new.
pub(crate) async fn publish_as(connection: &mut AnyConnection, version: Version) -> Result<()> {
    sqlx::query("UPDATE version SET number = $1 WHERE one = 1")
        .bind(version.0)
        .execute(connection)
        .await?;
    Ok(())
}

async fn insert(
    connection: &mut AnyConnection,
    new: &New<'_>,
    first: i64,
    (version, at): (Version, i64),
    heads: &HashMap<Key, Head>,
) -> Result<()> {
    let published = new.intent == Intent::Published;
    let rows: Vec<_> = new.changes.iter().zip(&new.documents).zip(first..).collect();
    for part in rows.chunks(ROWS) {
        let mut query = sqlx::query(AssertSqlSafe(insert_statement(part.len())));
        for ((change, document), id) in part {
            query = query
                .bind(*id)
                .bind(change.key.kind.word())
                .bind(change.key.id.clone())
                .bind(change.based_on.map(|base| base.0))
                .bind((*document).clone())
                .bind(new.entry.reason.clone())
                .bind(new.entry.author.0)
                .bind(at)
                .bind(new.intent.status().word())
                .bind(published.then_some(version.0))
                .bind(published.then(|| place(heads.get(&change.key), *id)));
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

fn insert_statement(rows: usize) -> String {
    let mut statement = "INSERT INTO revision (id, kind, record, based_on, document, reason, \
        author, created_at, status, version, place) VALUES "
        .to_owned();
    for row in 0..rows {
        let numbers: Vec<String> =
            (1..=COLUMNS).map(|column| format!("${}", row * COLUMNS + column)).collect();
        let comma = if row == 0 { "" } else { ", " };
        statement.push_str(&format!("{comma}({})", numbers.join(", ")));
    }
    statement
}
