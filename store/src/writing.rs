//! One transaction that writes.

use std::{path::Path, time::SystemTime};

use sqlx::{Any, AnyConnection, Executor, Row, pool::PoolConnection};

use crate::{
    Store,
    change::Version,
    error::{Result, StoreError},
};

/// A transaction in which nobody else writes. Without [`finish`](Writing::finish) nothing of it
/// stays.
pub(crate) struct Writing {
    connection: Option<PoolConnection<Any>>,
    /// Whether another database is attached, which the next who gets the connection must not see.
    attached: bool,
    /// The epoch; see [`crate::Snapshot`].
    pub(crate) epoch: i64,
    /// The version that is public.
    pub(crate) version: Version,
    /// The last of the revision numbers that were asked for.
    pub(crate) last_revision: i64,
    /// The last of the author numbers that were asked for.
    pub(crate) last_author: i64,
}

impl Writing {
    /// Waits for its turn and takes this many new numbers.
    pub(crate) async fn begin(store: &Store, revisions: i64, authors: i64) -> Result<Self> {
        let mut writing = Self::new(store).await?;
        match writing.lock(revisions, authors).await {
            Ok(()) => Ok(writing),
            Err(error) => writing.finish(Err(error)).await,
        }
    }

    /// Waits for its turn in SQLite, with another database attached as `backup`.
    pub(crate) async fn begin_beside(store: &Store, backup: &Path) -> Result<Self> {
        let mut writing = Self::new(store).await?;
        writing.attached = true;
        let attach = sqlx::query("ATTACH DATABASE $1 AS backup")
            .bind(backup.to_string_lossy().into_owned())
            .execute(writing.connection())
            .await;
        let ready = match attach {
            Ok(_) => writing.lock(0, 0).await,
            Err(error) => Err(error.into()),
        };
        match ready {
            Ok(()) => Ok(writing),
            Err(error) => writing.finish(Err(error)).await,
        }
    }

    async fn new(store: &Store) -> Result<Self> {
        Ok(Self {
            connection: Some(store.pool().acquire().await?),
            attached: false,
            epoch: 0,
            version: Version(0),
            last_revision: 0,
            last_author: 0,
        })
    }

    /// Changes the row that every writer changes first, before anything is read: SQLite gives a
    /// transaction that has read no turn any more, and PostgreSQL shows what the writer before has
    /// committed.
    async fn lock(&mut self, revisions: i64, authors: i64) -> Result<()> {
        let connection = self.connection();
        connection.execute("BEGIN").await?;
        let row = sqlx::query(
            "UPDATE version SET revisions = revisions + $1, authors = authors + $2 WHERE one = 1 \
             RETURNING epoch, number, revisions, authors",
        )
        .bind(revisions)
        .bind(authors)
        .fetch_one(connection)
        .await?;
        self.epoch = row.try_get(0)?;
        self.version = Version(row.try_get(1)?);
        self.last_revision = row.try_get(2)?;
        self.last_author = row.try_get(3)?;
        Ok(())
    }

    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        self.connection.as_mut().expect("it is there until the transaction is finished")
    }

    /// Makes what was done stay, or takes it back if `result` is an error.
    pub(crate) async fn finish<T>(mut self, result: Result<T>) -> Result<T> {
        let result = match result {
            Ok(done) => match self.connection().execute("COMMIT").await {
                Ok(_) => {
                    if !self.attached {
                        self.connection = None;
                    }
                    return Ok(done);
                }
                Err(error) => Err(error.into()),
            },
            Err(error) => Err(error),
        };
        let clean = match self.connection().execute("ROLLBACK").await {
            Ok(_) => true,
            // After some errors, such as a full disk, SQLite has rolled back by itself.
            Err(error) => error.to_string().contains("no transaction is active"),
        };
        if clean && !self.attached {
            self.connection = None;
        }
        result
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // Nobody knows what state it is in.
        if let Some(mut connection) = self.connection.take() {
            connection.close_on_drop();
        }
    }
}

/// Milliseconds since 1970 by the machine's clock.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Why a stored word cannot be read.
pub(crate) fn unknown_word(column: &str, word: &str) -> StoreError {
    StoreError::Damaged(format!("`{word}` stands in the column {column}"))
}
