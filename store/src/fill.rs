//! The default data: entered into an empty database, afterwards only compared with it.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use shared::register::{Key, Record, Register};

use crate::{
    Store,
    author::AuthorId,
    change::{Change, Entry, Version},
    error::{Result, StoreError},
};

impl Store {
    /// Publishes all records of a register, if nothing was ever published; says whether it did.
    ///
    /// # Errors
    ///
    /// As [`apply`](Store::apply).
    pub async fn fill(&self, register: &Register, reason: &str) -> Result<bool> {
        if self.version().await? != Version(0) {
            return Ok(false);
        }
        let changes = register.records().map(Change::put).collect();
        let entry = Entry { author: AuthorId::SYSTEM, reason: reason.to_owned() };
        match self.apply(changes, Version(0), &entry).await {
            Ok(_) => Ok(true),
            // Another process was quicker.
            Err(StoreError::Moved { .. }) => self.refresh().await.map(|_| false),
            Err(error) => Err(error),
        }
    }

    /// The records of `register` that are in no revision as they are there: what is new in it, and
    /// not what was changed here since.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the database cannot be read.
    pub async fn unseen(&self, register: &Register) -> Result<Vec<Record>> {
        // Their hashes, since the texts of all records at once take much memory.
        let public: HashMap<Key, u64> = (self.current().register().records())
            .map(|record| (record.key(), hash(&record.to_json())))
            .collect();
        let mut unseen = Vec::new();
        for record in register.records() {
            let (key, text) = (record.key(), record.to_json());
            if public.get(&key) == Some(&hash(&text)) {
                continue;
            }
            let history = self.history(&key).await?;
            if !history.iter().any(|revision| revision.document.as_ref() == Some(&text)) {
                unseen.push(record);
            }
        }
        Ok(unseen)
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
