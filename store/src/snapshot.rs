//! All that is public, as one register in memory, and following what others publish.

use std::{
    pin::pin,
    sync::{Arc, PoisonError},
};

use futures_util::StreamExt as _;
use shared::register::{Compilation, DataProblem, Key, Record, Register};
use sqlx::AnyConnection;
use tokio::task::spawn_blocking;

use crate::{
    Store,
    change::Version,
    error::{Result, StoreError},
    public::{Changed, changes_since},
    times::Times,
};

/// How many documents are read before they become records.
const BATCH: usize = 10_000;

/// All public records of one version. Never changes; a new one takes its place.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The version of the data; 0 in a database that holds nothing yet.
    pub version: Version,
    /// The records.
    compilation: Compilation,
    /// When each last changed.
    times: Times,
    /// Counts the restores: after one, nothing of what is in memory holds any more.
    epoch: i64,
}

impl Snapshot {
    /// The records.
    pub fn register(&self) -> &Arc<Register> {
        &self.compilation.register
    }

    /// When each record last changed.
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// What to read the changes after: the version, or 0 if `epoch` is another one.
    fn base(self: &Arc<Self>, epoch: i64) -> Arc<Self> {
        if self.epoch == epoch { self.clone() } else { Arc::new(Self { epoch, ..Self::default() }) }
    }

    /// The snapshot with these records besides.
    fn with(mut self, changes: &[Changed]) -> Result<Self> {
        let records = changes.iter().map(|changed| Ok((changed.key.clone(), changed.record()?)));
        let records: Vec<_> = records.collect::<Result<_>>()?;
        self.compilation.apply(records);
        self.times.note(changes.iter().map(|changed| (changed.key.clone(), changed.at)));
        self.version =
            changes.iter().map(|changed| changed.version).fold(self.version, Version::max);
        Ok(self)
    }

    /// The snapshot with all that became public since, read away from the threads that answer
    /// requests; `version` is one that was public before. No more than [`BATCH`] documents are in
    /// memory at a time.
    async fn followed_by(
        self: Arc<Self>,
        connection: &mut AnyConnection,
        version: Version,
    ) -> Result<Arc<Self>> {
        let mut changes = pin!(changes_since(connection, self.version).chunks(BATCH));
        let mut next = None;
        while let Some(batch) = changes.next().await {
            let batch: Vec<Changed> = batch.into_iter().collect::<Result<_>>()?;
            let before = next.take().unwrap_or_else(|| Self::clone(&self));
            next = Some(apart(move || before.with(&batch)).await??);
        }
        if next.is_none() && self.version == version {
            return Ok(self);
        }
        let mut next = next.unwrap_or_else(|| Self::clone(&self));
        next.version = next.version.max(version);
        Ok(Arc::new(next))
    }

    /// The snapshot as it would be with these changes, which become public at `at`, if all rules are
    /// kept.
    pub(crate) async fn changed_to(
        self: Arc<Self>,
        version: Version,
        changes: Vec<(Key, Option<Record>)>,
        at: i64,
    ) -> Result<Arc<Self>> {
        let checked = move || -> Result<Arc<Self>, Vec<DataProblem>> {
            let mut next = Self { version, ..(*self).clone() };
            next.times.note(changes.iter().map(|(key, _)| (key.clone(), at)));
            next.compilation.apply(changes);
            let register = Arc::unwrap_or_clone(std::mem::take(&mut next.compilation.register));
            next.compilation.register = Arc::new(register.checked()?);
            Ok(Arc::new(next))
        };
        apart(checked).await?.map_err(StoreError::Invalid)
    }
}

/// Runs what takes long on a thread of its own.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    spawn_blocking(work)
        .await
        .map_err(|_| StoreError::Unsupported("the work was broken off".to_owned()))
}

impl Store {
    /// Looks whether anything was published, here or by another process, reads it, and gives what is
    /// public now. Cheap if nothing was.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read; what was read before stays current.
    pub async fn refresh(&self) -> Result<Arc<Snapshot>> {
        let (epoch, version) = self.state().await?;
        let is_new = |known: &Snapshot| known.epoch != epoch || known.version < version;
        if !is_new(&self.current()) {
            return Ok(self.current());
        }
        // One reads for all who ask.
        let _turn = self.0.refreshing.lock().await;
        let known = self.current();
        if !is_new(&known) {
            return Ok(known);
        }
        let base = known.base(epoch);
        let mut connection = self.pool().acquire().await?;
        Ok(self.keep(base.followed_by(&mut connection, version).await?))
    }

    /// Makes this current unless something newer is already.
    pub(crate) fn keep(&self, snapshot: Arc<Snapshot>) -> Arc<Snapshot> {
        let mut current = self.0.current.write().unwrap_or_else(PoisonError::into_inner);
        let newer = |a: &Snapshot| (a.epoch, a.version);
        if newer(&snapshot) >= newer(&current) {
            *current = snapshot;
        }
        current.clone()
    }

    /// What is public within a transaction.
    pub(crate) async fn public_within(
        &self,
        connection: &mut sqlx::AnyConnection,
        epoch: i64,
        version: Version,
    ) -> Result<Arc<Snapshot>> {
        let base = self.current().base(epoch);
        base.followed_by(connection, version).await
    }
}
