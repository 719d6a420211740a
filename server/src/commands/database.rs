//! The argument that names the database, the same for every command.

use clap::Args;
use store::{Store, StoreError};

/// Which database.
#[derive(Args)]
pub(super) struct Database {
    /// The database: `sqlite:PATH` or `postgres://USER@HOST/NAME`.
    #[arg(
        long = "database-url",
        env = "DATABASE_URL",
        value_name = "URL",
        default_value = "sqlite:klyngekart.db",
        hide_env_values = true // it may hold a password
    )]
    pub(super) url: String,
}

impl Database {
    /// Opens the database, which must be there.
    pub(super) async fn open(&self) -> Result<Store, StoreError> {
        Store::open_existing(&self.url).await
    }
}
