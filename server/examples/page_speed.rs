//! How long the server takes for every page, at 2,500 made-up organisations (or as many as the first
//! argument says), and how large it is under brotli: the table of `docs/benchmarks.md`. Run with
//! `--release`.
//!
//! Cold is the first request for a page after the start, warm the median of the following ones; the
//! explorer's first request draws the land of its map too.

use std::time::{Duration, Instant};

use anyhow::ensure;
use axum::{Router, body::Body};
use http::{Request, StatusCode, header::ACCEPT_ENCODING};
use http_body_util::BodyExt as _;
use server::{Site, assets::Assets, settings::Loaded, site::Parts};
use shared::generate;
use tower::ServiceExt as _;

/// How often each page is asked for once it is warm.
const TIMES: usize = 15;

fn main() -> anyhow::Result<()> {
    let partners = std::env::args().nth(1).map_or(Ok(2_500), |count| count.parse())?;
    tokio::runtime::Runtime::new()?.block_on(measure(partners))
}

async fn measure(partners: usize) -> anyhow::Result<()> {
    let store = store::Store::open("sqlite::memory:").await?;
    store.fill(&generate::register(partners, 1), "made up").await?;
    let parts = Parts {
        loaded: Loaded::default(),
        store,
        assets: Assets::default(),
        basemap: server::tiles::Basemap::embedded().await?,
    };
    let site = Site::new(parts, server::site::today());
    let published = site.published();
    let columns = &published.directory.columns;
    let slug = |at: usize| &columns.partners.slug[at % partners];
    let one = |rest: &str, id: &str| format!("{rest}/{id}");
    let pages = [
        String::new(),
        "?q=hydrogen".to_owned(),
        "partners".to_owned(),
        "partners?q=hydrogen&columns=expertise".to_owned(),
        one("partners", slug(partners / 2)),
        "sites".to_owned(),
        one("sites", &columns.sites[0].id),
        one("places", &columns.places[0].id),
        "expertise".to_owned(),
        one("expertise", &columns.expertise[0].id),
        one("kinds", &columns.kinds[0].id),
        "timeline".to_owned(),
        "value-chain".to_owned(),
        "numbers".to_owned(),
        "projects".to_owned(),
        format!("compare?partners={}&partners={}&partners={}", slug(1), slug(2), slug(3)),
        "search?q=hydrogen".to_owned(),
        "join".to_owned(),
        "about".to_owned(),
        "data".to_owned(),
        "help".to_owned(),
        "privacy".to_owned(),
        "accessibility".to_owned(),
        "nothing".to_owned(),
    ];
    let router = server::router(site.clone());
    println!("| page | cold, ms | warm, ms | kB under brotli |\n| --- | --- | --- | --- |");
    for page in pages {
        let address = format!("/nb/{page}");
        let (cold, bytes) = ask(&router, &address).await?;
        let mut warm = Vec::with_capacity(TIMES);
        for _ in 0..TIMES {
            warm.push(ask(&router, &address).await?.0);
        }
        warm.sort_unstable();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let kilobytes = bytes as f64 / 1000.0;
        println!(
            "| `/nb/{page}` | {:.1} | {:.1} | {kilobytes:.1} |",
            ms(cold),
            ms(warm[TIMES / 2])
        );
    }
    Ok(())
}

/// How long a page takes, and how many bytes it has.
async fn ask(router: &Router, address: &str) -> anyhow::Result<(Duration, usize)> {
    let start = Instant::now();
    let request = Request::get(address).header(ACCEPT_ENCODING, "br").body(Body::empty())?;
    let answer = router.clone().oneshot(request).await?;
    ensure!(
        answer.status() == StatusCode::OK || address.ends_with("nothing"),
        "{address}: {}",
        answer.status()
    );
    let bytes = answer.into_body().collect().await?.to_bytes().len();
    Ok((start.elapsed(), bytes))
}
