//! The store behind the site: what is published in it is on the pages, here and in other processes.

use std::{env, fs, path::PathBuf, process};

use server::{Site, settings::Loaded, tiles::Basemap};
use shared::{
    date::Day,
    register::{Key, Kind, Record},
};
use store::{AuthorId, Change, Entry, Expectation, Intent, RevisionId};

use crate::support::{own_site, request, send, site_on};

const DAY: i16 = 2024;

fn day() -> Day {
    Day::new(DAY, 6, 1).unwrap()
}

fn why() -> Entry {
    Entry { author: AuthorId::SYSTEM, reason: "a test".to_owned() }
}

/// Renames an organisation.
async fn rename(site: &Site, name: &str, intent: Intent) -> Vec<RevisionId> {
    let register = site.store().current().register().clone();
    let mut partner = register.partners.iter().find(|p| p.id == "elkem-rana").unwrap().clone();
    partner.short_name = name.to_owned();
    let key = Key::new(Kind::Partner, "elkem-rana");
    let base = site.store().head(&key).await.unwrap().map(|head| head.id);
    let change = Change::put(Record::Partner(Box::new(partner))).based_on(base);
    let written = site.store().write(vec![change], intent, &why(), Expectation::Bases).await;
    written.unwrap().revisions
}

async fn page(site: &Site) -> String {
    let answer =
        send(server::router(site.clone()), request("GET", "/en/partners/elkem-rana", &[])).await;
    assert_eq!(answer.status, 200);
    String::from_utf8(answer.body.to_vec()).unwrap()
}

#[tokio::test]
async fn what_is_published_is_on_the_pages() {
    let site = own_site().await;
    let before = site.published();
    rename(&site, "Renamed Works", Intent::Published).await;
    site.refresh(day()).await.unwrap();
    assert!(page(&site).await.contains("Renamed Works"));
    assert_ne!(site.published().version(), before.version());
    // Who has the page of before still finds its data.
    let address = before.address();
    assert_eq!(send(server::router(site), request("GET", &address, &[])).await.status, 200);
}

#[tokio::test]
async fn every_publication_tells_its_own_time_of_the_last_change() {
    let site = own_site().await;
    let before = site.published();
    let filled = before.latest().unwrap();
    // Times are whole milliseconds.
    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    rename(&site, "Renamed Works", Intent::Published).await;
    site.refresh(day()).await.unwrap();
    let now = site.published();
    assert!(now.latest().unwrap() > filled);
    assert_eq!(now.latest(), now.times.latest());
    assert_eq!(before.latest(), Some(filled), "what was public does not change");
}

#[tokio::test]
async fn what_waits_is_on_no_page() {
    let site = own_site().await;
    let version = site.published().version().to_owned();
    let revisions = rename(&site, "Suggested Works", Intent::Pending).await;
    site.refresh(day()).await.unwrap();
    assert_eq!(site.published().version(), version);
    assert!(!page(&site).await.contains("Suggested Works"));
    site.store().publish(&revisions, &why()).await.unwrap();
    site.refresh(day()).await.unwrap();
    assert!(page(&site).await.contains("Suggested Works"));
}

#[tokio::test]
async fn nothing_new_is_nothing_done() {
    let site = own_site().await;
    let before = site.published();
    site.refresh(day()).await.unwrap();
    assert!(std::sync::Arc::ptr_eq(&before, &site.published()));
    site.refresh(Day::new(DAY, 6, 2).unwrap()).await.unwrap();
    assert_eq!(site.published().today(), Day::new(DAY, 6, 2).unwrap());
}

#[tokio::test]
async fn processes_on_one_database_follow_each_other() {
    let folder = Folder::new();
    let basemap = || async { Basemap::embedded().await.unwrap() };
    let one = site_on(&folder.database(), Loaded::default(), basemap().await).await;
    let other = site_on(&folder.database(), Loaded::default(), basemap().await).await;
    let following = tokio::spawn(other.clone().follow());
    rename(&one, "Renamed Works", Intent::Published).await;
    // Waits as long as it takes: how long that is, is measured elsewhere.
    while !page(&other).await.contains("Renamed Works") {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    following.abort();
}

#[tokio::test]
async fn pages_go_on_while_the_database_does_not_answer() {
    let site = own_site().await;
    site.store().close().await;
    assert!(site.refresh(Day::new(DAY, 6, 2).unwrap()).await.is_err());
    assert!(page(&site).await.contains("Elkem Rana"));
    assert_eq!(site.published().today(), Day::new(DAY, 6, 2).unwrap());
}

#[tokio::test]
async fn an_edited_database_is_not_filled_again() {
    let folder = Folder::new();
    let site = Site::open(None, &folder.database()).await.unwrap();
    rename(&site, "Renamed Works", Intent::Published).await;
    let again = Site::open(None, &folder.database()).await.unwrap();
    assert!(page(&again).await.contains("Renamed Works"));
}

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("klyngekart-site-{}-{number}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn database(&self) -> String {
        format!("sqlite:{}", self.0.join("test.db").display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
