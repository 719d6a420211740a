//! A small site to ask, and the asking.

use std::{borrow::Cow, sync::OnceLock};

use axum::{Router, body::Body};
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use server::{Site, assets::Assets, content, settings::Loaded, site::Parts, tiles::Basemap};
use shared::{date::Day, register::Register};
use store::Store;
use tokio::{runtime::Runtime, sync::OnceCell};
use tower::ServiceExt;

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// A header as text; empty if there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body, which must be a problem document of this status.
    #[track_caller]
    pub(crate) fn problem(&self, status: u16) -> serde_json::Value {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.header("cache-control"), "no-store");
        let problem: serde_json::Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["status"], status);
        assert!(problem["title"].is_string() && problem["detail"].is_string(), "{problem}");
        problem
    }
}

/// The site of the default data with a small page, as of 2024-06-01; the same for all tests, which
/// therefore do not change it.
pub(crate) async fn site() -> Site {
    static SITE: OnceCell<Site> = OnceCell::const_new();
    SITE.get_or_init(|| async { lasting().spawn(own_site()).await.unwrap() }).await.clone()
}

/// Such a site of one's own, to change it.
pub(crate) async fn own_site() -> Site {
    site_with(Loaded::default(), Basemap::embedded().await.unwrap()).await
}

pub(crate) async fn site_with(loaded: Loaded, basemap: Basemap) -> Site {
    site_on("sqlite::memory:", loaded, basemap).await
}

/// A site on a database, which is filled with the default data if it is empty.
pub(crate) async fn site_on(database: &str, loaded: Loaded, basemap: Basemap) -> Site {
    let register = content::register(&loaded).unwrap();
    site_of(&register, database, loaded, basemap).await
}

/// A site of so many made-up organisations, the same at every run.
pub(crate) async fn made_up(partners: usize) -> Site {
    let register = shared::generate::register(partners, 1);
    let basemap = Basemap::embedded().await.unwrap();
    site_of(&register, "sqlite::memory:", Loaded::default(), basemap).await
}

async fn site_of(register: &Register, database: &str, loaded: Loaded, basemap: Basemap) -> Site {
    let store = Store::open(database).await.unwrap();
    store.fill(register, "default data").await.unwrap();
    let assets = Assets::new(page()).unwrap();
    let day = Day::new(2024, 6, 1).unwrap();
    Site::new(Parts { loaded, store, assets, basemap }, day)
}

/// The files of a built page.
fn page() -> impl Iterator<Item = (String, Cow<'static, [u8]>)> {
    [
        ("manifest.json", r#"{"page":"0123abcd","style":"4567ef00","sizes":{"x":1}}"#),
        ("assets/0123abcd/app.js", "export const plain = 1;"),
        ("assets/0123abcd/app.js.br", "<brotli>"),
        ("assets/0123abcd/app.js.gz", "<gzip>"),
        ("assets/0123abcd/app_bg.wasm", "\0asm"),
        ("assets/0123abcd/fonts/sans.woff2", "wOF2"),
        ("assets/4567ef00/main.css", "a{color:red}"),
        ("assets/4567ef00/main.css.gz", "<gzip css>"),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), Cow::Borrowed(text.as_bytes())))
}

/// The answer of the whole router to a GET with these headers.
pub(crate) async fn get(address: &str, headers: &[(&str, &str)]) -> Answer {
    ask("GET", address, headers).await
}

pub(crate) async fn ask(method: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
    let request = request(method, address, headers);
    let asked = async { send(server::router(site().await), request).await };
    lasting().spawn(asked).await.unwrap()
}

/// Each test has a runtime that ends with it, and would take connections of the shared site with it.
/// So it is made and asked on one that stays.
fn lasting() -> &'static Runtime {
    static LASTING: OnceLock<Runtime> = OnceLock::new();
    LASTING.get_or_init(|| Runtime::new().unwrap())
}

pub(crate) fn request(method: &str, address: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

pub(crate) async fn send(app: Router, request: Request<Body>) -> Answer {
    let (parts, body) = app.oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer { status: parts.status, headers: parts.headers, body }
}
