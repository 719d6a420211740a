//! Backing up and restoring a database in a file while it is in use, and looking for damage.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use sqlx::{AnyConnection, Executor, Row};

use crate::{
    Store,
    change::Version,
    connect::Engine,
    error::{Result, StoreError},
    writing::Writing,
};

/// The tables in an order in which each refers only to those before.
const TABLES: [&str; 2] = ["author", "revision"];

impl Store {
    /// Writes a copy of the database as it is at this moment to a new file, checks it, and gives its
    /// version. Everybody goes on reading and writing meanwhile.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unsupported`] if the database is not a file, [`StoreError::File`] if there is such
    /// a file already, or what the disk says. The file is there only if it is whole.
    pub async fn backup(&self, to: &Path) -> Result<Version> {
        self.must_be_file("backed up")?;
        if to.exists() {
            let message = format!("{}: there is a file already; name a new one", to.display());
            return Err(StoreError::File(message));
        }
        let unfinished = with_ending(to, "unfinished");
        remove(&unfinished)?;
        let copied = self.copy_to(&unfinished).await;
        let version = match copied {
            Ok(version) => {
                fs::rename(&unfinished, to).map(|()| version).map_err(|e| file_error(to, &e))
            }
            Err(error) => Err(error),
        };
        // What is not whole is not left lying about.
        if version.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        version
    }

    async fn copy_to(&self, to: &Path) -> Result<Version> {
        sqlx::query("VACUUM INTO $1")
            .bind(to.to_string_lossy().into_owned())
            .execute(self.pool())
            .await?;
        File::open(to).and_then(|file| file.sync_all()).map_err(|error| file_error(to, &error))?;
        let copy = Self::open(&format!("sqlite:{}", to.display())).await?;
        let checked = copy.integrity().await;
        let version = copy.current().version;
        // The last connection puts the journal back into the file.
        copy.close().await;
        checked.map(|()| version)
    }

    /// Puts everything that a backup holds in the place of everything that is in this database, in
    /// one transaction, and gives the new version. Servers that run on it follow by themselves.
    ///
    /// The backup is checked first: the file, the rules of all records, and that it was not made by a
    /// newer version of the program.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unsupported`] if the database is not a file, [`StoreError::File`] or
    /// [`StoreError::Damaged`] if the backup is none. Nothing is changed then.
    pub async fn restore(&self, from: &Path) -> Result<Version> {
        let Engine::File(own) = self.must_be_file("restored")? else { return self.version().await };
        if !from.is_file() {
            return Err(StoreError::File(format!("{}: there is no such file", from.display())));
        }
        // A copy, so that the tables of an older backup can be brought up to date.
        let copy = with_ending(own, "restoring");
        remove(&copy)?;
        fs::copy(from, &copy).map_err(|error| file_error(from, &error))?;
        let restored = match prepare(&copy, from).await {
            Ok(()) => self.take_over(&copy).await,
            Err(error) => Err(error),
        };
        remove(&copy)?;
        let version = restored?;
        self.refresh().await?;
        Ok(version)
    }

    async fn take_over(&self, from: &Path) -> Result<Version> {
        let mut writing = Writing::begin_beside(self, from).await?;
        let result = replace(&mut writing).await;
        writing.finish(result).await
    }

    /// Looks whether the database is whole.
    ///
    /// # Errors
    ///
    /// [`StoreError::Damaged`] with what is wrong.
    pub async fn integrity(&self) -> Result<()> {
        if matches!(self.0.engine, Engine::Postgres) {
            // It checks itself; this reads every row once.
            self.published_since(Version(0)).await?;
            return Ok(());
        }
        let rows = sqlx::query("PRAGMA integrity_check").fetch_all(self.pool()).await?;
        let said: Vec<String> =
            rows.iter().map(|row| row.try_get(0)).collect::<Result<_, sqlx::Error>>()?;
        if said != ["ok"] {
            return Err(StoreError::Damaged(said.join("; ")));
        }
        let lost = sqlx::query("PRAGMA foreign_key_check").fetch_all(self.pool()).await?;
        match lost.len() {
            0 => Ok(()),
            n => Err(StoreError::Damaged(format!("{n} rows refer to rows that are not there"))),
        }
    }

    /// Moves what the journal of a file holds into the file and empties it, as far as readers let.
    pub(crate) async fn empty_journal(&self) {
        if let Engine::File(_) = self.0.engine {
            // It happens by itself later; nothing is lost if it cannot be now.
            let _ = self.pool().execute("PRAGMA wal_checkpoint(TRUNCATE)").await;
        }
    }

    fn must_be_file(&self, what: &str) -> Result<&Engine> {
        match &self.0.engine {
            Engine::Postgres => Err(StoreError::Unsupported(format!(
                "PostgreSQL is not {what} by this program; use pg_dump and pg_restore"
            ))),
            Engine::Memory(_) => {
                Err(StoreError::Unsupported(format!("a database in memory cannot be {what}")))
            }
            engine @ Engine::File(_) => Ok(engine),
        }
    }
}

/// Checks a copy of a backup and brings its tables up to date.
async fn prepare(copy: &Path, from: &Path) -> Result<()> {
    let name = |error: StoreError| StoreError::File(format!("{}: {error}", from.display()));
    let store = Store::open(&format!("sqlite:{}", copy.display())).await.map_err(name)?;
    let mut checked = store.integrity().await;
    if checked.is_ok() {
        let register = (**store.current().register()).clone();
        checked = match register.checked() {
            Ok(_) if store.current().version == Version(0) => {
                Err(StoreError::Damaged("nothing was ever published in it".to_owned()))
            }
            Ok(_) => Ok(()),
            Err(problems) => Err(StoreError::Invalid(problems)),
        };
    }
    store.close().await;
    checked.map_err(name)
}

/// Within a transaction that has the other database attached as `backup`.
async fn replace(writing: &mut Writing) -> Result<Version> {
    let connection: &mut AnyConnection = writing.connection();
    for table in TABLES.iter().rev() {
        let statement = format!("DELETE FROM main.{table}");
        connection.execute(sqlx::AssertSqlSafe(statement)).await?;
    }
    for table in TABLES {
        let statement =
            format!("INSERT INTO main.{table} SELECT * FROM backup.{table} ORDER BY id");
        connection.execute(sqlx::AssertSqlSafe(statement)).await?;
    }
    // Numbers are not given out twice, and every reader sees that all is new.
    let row = sqlx::query(
        "UPDATE main.version SET epoch = epoch + 1, \
         number = 1 + max(number, (SELECT number FROM backup.version)), \
         revisions = max(revisions, (SELECT revisions FROM backup.version)), \
         authors = max(authors, (SELECT authors FROM backup.version)) RETURNING number",
    )
    .fetch_one(connection)
    .await?;
    Ok(Version(row.try_get(0)?))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}.{ending}", path.display()))
}

/// Removes a database that a broken-off run may have left, with its journal.
fn remove(path: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let part = PathBuf::from(format!("{}{ending}", path.display()));
        match fs::remove_file(&part) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(file_error(&part, &error)),
        }
    }
    Ok(())
}

fn file_error(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::File(format!("{}: {error}", path.display()))
}
