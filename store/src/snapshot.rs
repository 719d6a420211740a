//! All that is public, as one register in memory, and following what others publish.

use std::sync::{Arc, PoisonError};

use shared::register::{Compilation, DataProblem, Key, Record, Register};
use tokio::task::spawn_blocking;

use crate::{
    Store,
    change::Version,
    error::{Result, StoreError},
    public::{Changed, since},
    times::Times,
};

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

    /// The snapshot with these records besides; `version` is one that was public before they were read.
    fn after(&self, version: Version, changes: &[Changed]) -> Result<Self> {
        let records = changes.iter().map(|changed| Ok((changed.key.clone(), changed.record()?)));
        let records: Vec<_> = records.collect::<Result<_>>()?;
        let version = changes.iter().map(|changed| changed.version).fold(version, Version::max);
        let mut next = Self { version, ..self.clone() };
        next.compilation.apply(records);
        next.times.note(changes.iter().map(|changed| (changed.key.clone(), changed.at)));
        Ok(next)
    }

    /// The snapshot with these records besides, read away from the threads that answer requests.
    async fn followed_by(
        self: Arc<Self>,
        version: Version,
        changes: Vec<Changed>,
    ) -> Result<Arc<Self>> {
        if changes.is_empty() && self.version == version {
            return Ok(self);
        }
        apart(move || self.after(version, &changes).map(Arc::new)).await?
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
        let changes = self.published_since(base.version).await?;
        Ok(self.keep(base.followed_by(version, changes).await?))
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
        let changes = since(connection, base.version).await?;
        base.followed_by(version, changes).await
    }
}
