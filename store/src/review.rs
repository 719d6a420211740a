//! Deciding upon revisions that wait.

use std::{collections::HashMap, sync::Arc};

use shared::register::{Key, Record};
use sqlx::{AnyConnection, Row};

use crate::{
    Store,
    change::{Entry, RevisionId, Status, Version},
    error::{Result, StoreError},
    public::{Changed, key},
    snapshot::Snapshot,
    write::{Head, fit, heads, place, publish_as, supersede},
    writing::{Writing, now, unknown_word},
};

/// A revision that is to be decided upon.
struct Waiting {
    revision: RevisionId,
    based_on: Option<RevisionId>,
    changed: Changed,
}

impl Store {
    /// Makes waiting revisions (drafts or pending ones) public, all of them or none.
    ///
    /// # Errors
    ///
    /// [`StoreError::Conflict`] if one of them is not based on what is public now,
    /// [`StoreError::Invalid`] if the register would break a rule, [`StoreError::Decided`] and
    /// [`StoreError::NoRevision`]. Nothing is changed then.
    pub async fn publish(&self, revisions: &[RevisionId], entry: &Entry) -> Result<Version> {
        if revisions.is_empty() {
            return self.version().await;
        }
        // Records that become public for the first time take their places from these numbers.
        let mut writing = Writing::begin(self, revisions.len() as i64, 0).await?;
        let result = self.publish_in(&mut writing, revisions, entry).await;
        let snapshot = writing.finish(result).await?;
        Ok(self.keep(snapshot).version)
    }

    async fn publish_in(
        &self,
        writing: &mut Writing,
        revisions: &[RevisionId],
        entry: &Entry,
    ) -> Result<Arc<Snapshot>> {
        let mut waiting = Vec::with_capacity(revisions.len());
        for revision in revisions {
            waiting.push(waiting_for(writing.connection(), *revision).await?);
        }
        let keys: Vec<&Key> = waiting.iter().map(|waiting| &waiting.changed.key).collect();
        let heads = heads(writing.connection(), &keys).await?;
        let bases =
            waiting.iter().map(|w| (&w.changed.key, w.based_on, w.changed.document.is_none()));
        fit(bases, &heads)?;
        let version = Version(writing.version.0 + 1);
        let records: Result<Vec<(Key, Option<Record>)>> = waiting
            .iter()
            .map(|waiting| Ok((waiting.changed.key.clone(), waiting.changed.record()?)))
            .collect();
        let (epoch, before) = (writing.epoch, writing.version);
        let public = self.public_within(writing.connection(), epoch, before).await?;
        let at = now();
        let snapshot = public.changed_to(version, records?, at).await?;
        let old: Vec<Head> =
            waiting.iter().filter_map(|w| heads.get(&w.changed.key)).copied().collect();
        supersede(writing.connection(), &old).await?;
        let first = writing.last_revision - revisions.len() as i64 + 1;
        mark(writing.connection(), &waiting, first, (version, at), &heads, entry).await?;
        publish_as(writing.connection(), version).await?;
        Ok(snapshot)
    }

    /// Decides against a waiting revision.
    ///
    /// # Errors
    ///
    /// [`StoreError::Decided`] and [`StoreError::NoRevision`], or if the database cannot be written.
    pub async fn reject(&self, revision: RevisionId, entry: &Entry) -> Result<()> {
        self.set_status(revision, Status::Rejected, Some(entry)).await
    }

    /// Hands in a draft, so that it waits for a decision.
    ///
    /// # Errors
    ///
    /// As [`reject`](Store::reject).
    pub async fn submit(&self, revision: RevisionId) -> Result<()> {
        self.set_status(revision, Status::Pending, None).await
    }

    async fn set_status(
        &self,
        revision: RevisionId,
        status: Status,
        entry: Option<&Entry>,
    ) -> Result<()> {
        let mut writing = Writing::begin(self, 0, 0).await?;
        let result = match waiting_for(writing.connection(), revision).await {
            Ok(_) => sqlx::query(
                "UPDATE revision SET status = $1, decided_by = $2, decided_at = $3, decision = $4 \
                 WHERE id = $5",
            )
            .bind(status.word())
            .bind(entry.map(|entry| entry.author.0))
            .bind(entry.map(|_| now()))
            .bind(entry.map(|entry| entry.reason.clone()))
            .bind(revision.0)
            .execute(writing.connection())
            .await
            .map(drop)
            .map_err(StoreError::from),
            Err(error) => Err(error),
        };
        writing.finish(result).await
    }
}

async fn waiting_for(connection: &mut AnyConnection, revision: RevisionId) -> Result<Waiting> {
    let row =
        sqlx::query("SELECT kind, record, document, based_on, status FROM revision WHERE id = $1")
            .bind(revision.0)
            .fetch_optional(connection)
            .await?
            .ok_or(StoreError::NoRevision(revision))?;
    let status: String = row.try_get(4)?;
    match Status::of(&status) {
        Some(Status::Draft | Status::Pending) => {}
        Some(status) => return Err(StoreError::Decided { revision, status }),
        None => return Err(unknown_word("status", &status)),
    }
    let changed = Changed {
        key: key(&row)?,
        revision,
        version: Version(0),
        at: 0,
        document: row.try_get(2)?,
    };
    let based_on = row.try_get::<Option<i64>, _>(3)?.map(RevisionId);
    Ok(Waiting { revision, based_on, changed })
}

async fn mark(
    connection: &mut AnyConnection,
    waiting: &[Waiting],
    first: i64,
    (version, at): (Version, i64),
    heads: &HashMap<Key, Head>,
    entry: &Entry,
) -> Result<()> {
    for (waiting, number) in waiting.iter().zip(first..) {
        sqlx::query(
            "UPDATE revision SET status = $1, version = $2, place = $3, decided_by = $4, \
             decided_at = $5, decision = $6 WHERE id = $7",
        )
        .bind(Status::Published.word())
        .bind(version.0)
        .bind(place(heads.get(&waiting.changed.key), number))
        .bind(entry.author.0)
        .bind(at)
        .bind(entry.reason.clone())
        .bind(waiting.revision.0)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
