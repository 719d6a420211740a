//! `klyngekart backup` and `klyngekart restore`, for databases in a file.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;

use super::{Failure, database::Database};

/// Copy the database to a new file, while it is in use.
///
/// The copy is checked before it gets its name. For PostgreSQL use `pg_dump`.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    klyngekart backup /backups/klyngekart-$(date +%F).db\n  \
    klyngekart backup --database-url sqlite:/var/lib/klyngekart/klyngekart.db backup.db")]
pub(super) struct Backup {
    #[command(flatten)]
    database: Database,
    /// The new file.
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self) -> Result<ExitCode, Failure> {
        let store = self.database.open().await?;
        eprintln!("copying and checking …");
        let version = store.backup(&self.file).await?;
        let records = store.current().register().records().count();
        println!("{}: version {version} of the data, {records} records", self.file.display());
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// Put what a backup holds in the place of everything in the database.
///
/// The backup is checked first. Servers may go on running; they show the restored data within two
/// seconds. Everything that was written since the backup is gone: make a backup of it first.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    klyngekart backup before-restore.db && klyngekart restore /backups/klyngekart-2026-01-31.db")]
pub(super) struct Restore {
    #[command(flatten)]
    database: Database,
    /// A file that `klyngekart backup` has written.
    file: PathBuf,
}

impl Restore {
    pub(super) async fn run(self) -> Result<ExitCode, Failure> {
        // Also onto a new machine, where there is no database yet.
        let store = store::Store::open(&self.database.url).await?;
        eprintln!("checking and restoring …");
        let version = store.restore(&self.file).await?;
        let records = store.current().register().records().count();
        println!("restored {records} records as version {version} of the data");
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
