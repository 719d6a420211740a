//! Who wrote: personal fields in a table of their own, so that a person can be erased and history
//! still reads.

use std::fmt;

use crate::{
    Store,
    error::{Result, StoreError},
    writing::{Writing, now},
};

/// The number of an author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AuthorId(pub i64);

impl AuthorId {
    /// The program itself.
    pub const SYSTEM: Self = Self(0);
}

impl fmt::Display for AuthorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// In which role somebody writes; the only thing of an author that history shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The program.
    System,
    /// Whoever runs it.
    Operator,
    /// Administrator of the cluster.
    Admin,
    /// The cluster's secretariat.
    ClusterEditor,
    /// A member, for the own organisation.
    MemberEditor,
    /// A visitor with a suggestion.
    Visitor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::System,
        Self::Operator,
        Self::Admin,
        Self::ClusterEditor,
        Self::MemberEditor,
        Self::Visitor,
    ];

    /// The word for it in the store and in public history.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Operator => "operator",
            Self::Admin => "admin",
            Self::ClusterEditor => "cluster-editor",
            Self::MemberEditor => "member-editor",
            Self::Visitor => "visitor",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// Somebody who has not written yet.
#[derive(Clone, Debug)]
pub struct NewAuthor {
    /// In which role.
    pub role: Role,
    /// The person's name, if it is known.
    pub name: Option<String>,
    /// The person's mail address, if it is known.
    pub mail: Option<String>,
}

impl Store {
    /// Enters an author.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be written.
    pub async fn add_author(&self, author: &NewAuthor) -> Result<AuthorId> {
        let mut writing = Writing::begin(self, 0, 1).await?;
        let id = writing.last_author;
        let added = sqlx::query(
            "INSERT INTO author (id, role, name, mail, created_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(id)
        .bind(author.role.word())
        .bind(author.name.as_deref())
        .bind(author.mail.as_deref())
        .bind(now())
        .execute(writing.connection())
        .await;
        writing.finish(added.map(|_| AuthorId(id)).map_err(StoreError::from)).await
    }

    /// Forgets name and mail address of an author. The revisions stay, and the role with them.
    ///
    /// In SQLite the freed bytes are overwritten, and the journal is emptied as soon as no reader
    /// needs it. Backups keep what they hold.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoAuthor`], or if the database cannot be written.
    pub async fn erase_author(&self, author: AuthorId) -> Result<()> {
        let mut writing = Writing::begin(self, 0, 0).await?;
        let erased =
            sqlx::query("UPDATE author SET name = NULL, mail = NULL, erased_at = $1 WHERE id = $2")
                .bind(now())
                .bind(author.0)
                .execute(writing.connection())
                .await;
        let erased = match erased {
            Ok(done) if done.rows_affected() == 0 => Err(StoreError::NoAuthor(author)),
            other => other.map(drop).map_err(StoreError::from),
        };
        writing.finish(erased).await?;
        self.empty_journal().await;
        Ok(())
    }
}
