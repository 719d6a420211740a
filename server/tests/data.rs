//! Settings and data at the start, and `/assets/directory/{version}`.

use std::{env, fs, path::PathBuf, process};

use server::{Site, published::Published};
use shared::{date::Day, directory};

use crate::support::{get, own_site, request, send, site};

#[tokio::test]
async fn the_data_that_pages_fetch_are_the_data_that_the_server_answers_from() {
    let site = site().await;
    let published = site.published();
    let address = published.address();
    let app = server::router(site.clone());
    let answer = send(app.clone(), request("GET", &address, &[])).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(directory::read(&answer.body).unwrap().columns, published.directory.columns);

    let small = send(app, request("GET", &address, &[("accept-encoding", "br")])).await;
    assert_eq!(small.header("content-encoding"), "br");
    assert!(small.body.len() < answer.body.len());
    assert_eq!(small.header("vary"), "accept-encoding");
}

#[tokio::test]
async fn the_version_depends_on_nothing_but_the_data() {
    let (one, other) = (site().await, own_site().await);
    assert_eq!(one.published().version(), other.published().version());
    assert_eq!(one.published().version().len(), 16);
}

#[tokio::test]
async fn a_new_day_is_a_new_version_and_the_one_before_is_still_there() {
    let site = own_site().await;
    let before = site.published();
    let publish = |day| {
        let (data, day) = (site.store().current(), Day::new(2024, 6, day).unwrap());
        site.publish(Published::new(&data, site.settings(), day, Some(&site.published())));
    };
    publish(2);
    let now = site.published();
    assert_ne!(before.version(), now.version());
    assert_eq!(now.today(), Day::new(2024, 6, 2).unwrap());
    let app = server::router(site.clone());
    for address in [before.address(), now.address()] {
        assert_eq!(send(app.clone(), request("GET", &address, &[])).await.status, 200);
    }
    publish(3);
    send(app, request("GET", &before.address(), &[])).await.problem(404);
}

#[tokio::test]
async fn the_default_site_opens() {
    let site = Site::open(None, "sqlite::memory:").await.unwrap();
    assert_eq!(site.settings().cluster.short_name, "ACT");
    assert_eq!(site.published().register.partners.len(), 36);
}

#[tokio::test]
async fn wrong_settings_are_named_with_file_and_field() {
    let cases = [
        ("colour = \"red\"", "colour"),
        ("[cluster]\nname = 3", "name"),
        ("trusted_proxies = [\"10.0.0.0/99\"]", "trusted_proxies"),
        ("languages = [\"xx\"]", "languages"),
        ("public_url = ", "public_url"),
    ];
    for (text, field) in cases {
        let folder = Folder::new(&[("settings.toml", text)]);
        let problem = Site::open(Some(&folder.file("settings.toml")), "sqlite::memory:")
            .await
            .unwrap_err()
            .to_string();
        assert!(problem.contains("settings.toml") && problem.contains(field), "{problem}");
    }
}

#[tokio::test]
async fn a_missing_settings_file_is_named() {
    let problem = Site::open(Some("/nowhere/settings.toml".as_ref()), "sqlite::memory:")
        .await
        .unwrap_err()
        .to_string();
    assert!(problem.contains("/nowhere/settings.toml"), "{problem}");
}

#[tokio::test]
async fn the_data_folder_is_relative_to_the_settings_file() {
    let folder = Folder::new(&[("settings.toml", "data = \"register\"")]);
    let problem = Site::open(Some(&folder.file("settings.toml")), "sqlite::memory:")
        .await
        .unwrap_err()
        .to_string();
    assert!(problem.contains(&folder.file("register").display().to_string()), "{problem}");
}

#[tokio::test]
async fn wrong_data_are_named_with_file() {
    let folder = Folder::new(&[
        ("settings.toml", "data = \".\""),
        ("partners.json", "[{\"id\": 7}]"),
        ("notes.txt", "not data"),
    ]);
    let problem = Site::open(Some(&folder.file("settings.toml")), "sqlite::memory:")
        .await
        .unwrap_err()
        .to_string();
    assert!(problem.contains("partners.json"), "{problem}");
}

#[tokio::test]
async fn an_old_version_is_unknown() {
    get("/assets/directory/0000000000000000", &[]).await.problem(404);
}

/// A folder of files that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("klyngekart-{}-{number}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
