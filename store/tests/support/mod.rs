//! A folder for a database, and the smallest ways to change it.
#![allow(dead_code, reason = "each test program uses a part")]

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use shared::{
    date::PartialDate,
    milestone::Milestone,
    register::{Key, Kind, Record, Register},
};
use store::{AuthorId, Change, Entry, Store};

/// A folder of one's own, removed at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("klyngekart-store-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The address of its database.
    pub(crate) fn url(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.join("test.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A small cluster: the fixture of the repository.
pub(crate) fn register() -> Register {
    Register::read(&[
        ("partners.json", include_str!("../../../fixtures/estuary-cluster/partners.json")),
        ("sites.json", include_str!("../../../fixtures/estuary-cluster/sites.json")),
        ("milestones.json", include_str!("../../../fixtures/estuary-cluster/milestones.json")),
        ("eras.json", include_str!("../../../fixtures/estuary-cluster/eras.json")),
        ("expertise.json", include_str!("../../../fixtures/estuary-cluster/expertise.json")),
        (
            "municipalities.json",
            include_str!("../../../fixtures/estuary-cluster/municipalities.json"),
        ),
    ])
    .unwrap()
}

/// A store that holds it.
pub(crate) async fn filled(url: &str) -> Store {
    let store = Store::open(url).await.unwrap();
    store.fill(&register(), "default data").await.unwrap();
    store
}

pub(crate) fn entry(reason: &str) -> Entry {
    Entry { author: AuthorId::SYSTEM, reason: reason.to_owned() }
}

/// A milestone of this id and title.
pub(crate) fn milestone(id: &str, title: &str) -> Record {
    let date: PartialDate = "2020-06".parse().unwrap();
    let mut milestone: Milestone = register().milestones.remove(0);
    milestone.id = id.to_owned();
    milestone.title.en = title.to_owned();
    milestone.date = Some(date);
    milestone.date_precision = Some(shared::partner::DatePrecision::Month);
    milestone.date_estimate = None;
    Record::Milestone(Box::new(milestone))
}

pub(crate) fn key(id: &str) -> Key {
    Key::new(Kind::Milestone, id)
}

pub(crate) fn put(id: &str, title: &str) -> Change {
    Change::put(milestone(id, title))
}

/// The title of a public milestone.
pub(crate) fn title(store: &Store, id: &str) -> Option<String> {
    let register = store.current().register().clone();
    register.milestones.iter().find(|m| m.id == id).map(|m| m.title.en.clone())
}
