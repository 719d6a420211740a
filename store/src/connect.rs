//! Opening a database: which engine, how its connections are set up, and its tables.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use sqlx::{
    AnyConnection, AnyPool, AssertSqlSafe, ConnectOptions, Connection, Executor, SqlSafeStr,
    any::{AnyConnectOptions, AnyPoolOptions},
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

use crate::error::{Result, StoreError};

/// What runs below.
#[derive(Debug)]
pub(crate) enum Engine {
    /// SQLite in the memory of this process, which is gone with its last connection. A pool loses one
    /// where somebody who waits for it gives up or the runtime ends, so there is this, which nobody uses.
    Memory(Mutex<Option<AnyConnection>>),
    /// SQLite in a file.
    File(PathBuf),
    /// PostgreSQL, or what speaks its protocol.
    Postgres,
}

/// How long a writer waits for the one before.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a connection to SQLite is set up. An acknowledged write survives a loss of power
/// (`synchronous`), and what is deleted is overwritten (`secure_delete`).
const SQLITE: &str = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON";

/// Readers and the one writer do not wait for each other. Stays with the file.
const WAL: &str = "PRAGMA journal_mode = WAL";

/// Opens the database and brings its tables up to date.
pub(crate) async fn open(url: &str) -> Result<(AnyPool, Engine)> {
    sqlx::any::install_default_drivers();
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        let pool = connect(url, 8, "").await?;
        migrate(&pool).await?;
        return Ok((pool, Engine::Postgres));
    }
    let Some(path) = url.strip_prefix("sqlite:") else {
        return Err(StoreError::Url(without_password(url)));
    };
    let path = bare(path);
    if path == ":memory:" {
        return memory().await;
    }
    if path.is_empty() || path.contains('?') {
        return Err(StoreError::Url(format!("`{url}`")));
    }
    let path = PathBuf::from(path);
    let pool = file(&path).await?;
    Ok((pool, Engine::File(path)))
}

/// A database in memory with a name of its own, by which several connections find it.
async fn memory() -> Result<(AnyPool, Engine)> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let url = format!("sqlite:file:klyngekart-{number}?mode=memory");
    let kept = options(&url)?.connect().await?;
    // Connections to the same memory lock each other out by tables, so there is one that is used.
    let pool = connect(&url, 1, SQLITE).await?;
    migrate(&pool).await?;
    Ok((pool, Engine::Memory(Mutex::new(Some(kept)))))
}

/// The path of an address of SQLite; `sqlite:PATH` and `sqlite://PATH` are the same.
fn bare(path: &str) -> &str {
    path.strip_prefix("//").unwrap_or(path)
}

/// The file that an address names, if there is none.
pub(crate) fn missing_file(url: &str) -> Option<PathBuf> {
    let path = bare(url.strip_prefix("sqlite:")?);
    (path != ":memory:" && !path.is_empty() && !Path::new(path).exists()).then(|| path.into())
}

/// A file: created if it is not there, else opened for writing, else for reading.
async fn file(path: &Path) -> Result<AnyPool> {
    let url = |mode: &str| format!("sqlite:{}?mode={mode}", escaped(path));
    let writable = match connect(&url("rwc"), 4, &format!("{WAL}; {SQLITE}")).await {
        Ok(pool) => migrate(&pool).await.map(|()| pool),
        Err(error) => Err(error),
    };
    let why = match writable {
        Err(error @ (StoreError::ReadOnly | StoreError::Full | StoreError::Unreachable(_)))
            if path.is_file() =>
        {
            error
        }
        // What cannot be opened is named; the engine does not.
        Err(StoreError::Unreachable(why)) => {
            return Err(StoreError::Unreachable(format!("{}: {why}", path.display())));
        }
        other => return other,
    };
    // Where the folder may not be written, only a file without a journal can be read.
    let journal = PathBuf::from(format!("{}-wal", path.display())).exists();
    let mode = if journal { "ro" } else { "ro&immutable=1" };
    let pool = connect(&url(mode), 4, "").await.map_err(|_| why)?;
    tracing::warn!(file = %path.display(), "the database may only be read");
    Ok(pool)
}

fn options(url: &str) -> Result<AnyConnectOptions> {
    let options =
        AnyConnectOptions::from_str(url).map_err(|_| StoreError::Url(without_password(url)))?;
    // Statements are the same every time and say nothing that the caller's log does not.
    Ok(options.disable_statement_logging())
}

async fn connect(url: &str, connections: u32, setup: &str) -> Result<AnyPool> {
    let options = options(url)?;
    let setup = setup.to_owned();
    // A pool would try again and again and say in the end that it took too long.
    let mut first = options.connect().await?;
    set_up(&mut first, setup.clone()).await?;
    first.close().await?;
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |connection, _| {
            let setup = setup.clone();
            Box::pin(set_up(connection, setup))
        })
        .connect_with(options)
        .await?;
    Ok(pool)
}

async fn set_up(connection: &mut AnyConnection, setup: String) -> Result<(), sqlx::Error> {
    if !setup.is_empty() {
        connection.execute(sqlx::raw_sql(AssertSqlSafe(setup))).await?;
    }
    Ok(())
}

/// Brings the tables up to date. No lock is taken, since not every engine has one: of two processes
/// that start at the same time one fails and finds the work done when it tries again.
async fn migrate(pool: &AnyPool) -> Result<()> {
    let tables = include_str!("../migrations/0001_records.sql").into_sql_str();
    let mut migrator = Migrator::with_migrations(vec![Migration::new(
        1,
        "records".into(),
        MigrationType::Simple,
        tables,
        false,
    )]);
    migrator.set_locking(false);
    for _ in 0..5 {
        match migrator.run(pool).await {
            Ok(()) => return Ok(()),
            Err(error) => match of_migration(error) {
                StoreError::Database(_) | StoreError::Busy => {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                error => return Err(error),
            },
        }
    }
    migrator.run(pool).await.map_err(of_migration)
}

fn of_migration(error: MigrateError) -> StoreError {
    match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => StoreError::Newer,
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        other => StoreError::Damaged(other.to_string()),
    }
}

/// A path as it stands in an address.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// The address as it may stand in a message.
fn without_password(url: &str) -> String {
    match url.split_once("://") {
        Some((scheme, _)) => format!("`{scheme}://…`"),
        None => format!("`{}`", url.chars().take(80).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_repeated() {
        let said = StoreError::Url(without_password("mysql://me:secret@host/name")).to_string();
        assert_eq!(
            said,
            "`mysql://…` is not a database; write it like sqlite:klyngekart.db or postgres://user@host/name"
        );
    }
}
