//! The store: every record with its whole history, in SQLite or PostgreSQL.
//!
//! Each change to a record is one stored [`Revision`] that holds the full document. What is public is
//! put together from the published ones ([`Store::current`]) and checked as a whole before anything
//! becomes public, so a database always holds a register that passes the checks of `shared`.
//!
//! Writers take turns: each changes the row `version` first, which the next one waits for. Publishing
//! counts it up in the same transaction. Readers, also those in other processes, look at that row
//! ([`Store::refresh`]) and read only what is newer.

mod author;
mod backup;
mod change;
mod connect;
mod error;
mod fill;
mod history;
mod public;
mod review;
mod snapshot;
mod times;
mod write;
mod writing;

pub use author::{AuthorId, NewAuthor, Role};
pub use change::{
    Change, Conflict, Entry, Expectation, Intent, RevisionId, Status, Version, Written,
};
pub use error::{Result, StoreError};
pub use history::{PublicRevision, Revision};
pub use public::Changed;
pub use shared::register::{Key, Kind, Record};
pub use snapshot::Snapshot;
pub use times::Times;

use std::sync::{Arc, PoisonError, RwLock};

use sqlx::AnyPool;

use crate::connect::Engine;

/// One database. Cheap to clone; all clones are the same store.
#[derive(Clone, Debug)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    pool: AnyPool,
    engine: Engine,
    current: RwLock<Arc<Snapshot>>,
    refreshing: tokio::sync::Mutex<()>,
}

impl Store {
    /// Opens a database, brings its tables up to date and reads what is public.
    ///
    /// `url` is `sqlite:PATH` (the file is created), `sqlite::memory:`, or `postgres://…` of an
    /// existing database. A file that cannot be written is opened for reading.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the address is not one of these, the database cannot be reached, was made by
    /// a newer version of the program, or holds a document that cannot be read.
    pub async fn open(url: &str) -> Result<Self> {
        let (pool, engine) = connect::open(url).await?;
        let empty = RwLock::new(Arc::new(Snapshot::default()));
        let store = Self(Arc::new(Inner {
            pool,
            engine,
            current: empty,
            refreshing: tokio::sync::Mutex::default(),
        }));
        store.refresh().await?;
        Ok(store)
    }

    /// Opens a database that is there already; unlike [`open`](Store::open) it makes no new file.
    ///
    /// # Errors
    ///
    /// As [`open`](Store::open), and [`StoreError::File`] if there is no such file.
    pub async fn open_existing(url: &str) -> Result<Self> {
        match connect::missing_file(url) {
            Some(path) => {
                Err(StoreError::File(format!("{}: there is no such file", path.display())))
            }
            None => Self::open(url).await,
        }
    }

    /// What was public when this process last looked.
    pub fn current(&self) -> Arc<Snapshot> {
        self.0.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Finishes what is running and closes all connections.
    pub async fn close(&self) {
        self.0.pool.close().await;
        if let Engine::Memory(kept) = &self.0.engine {
            kept.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
    }

    fn pool(&self) -> &AnyPool {
        &self.0.pool
    }
}
