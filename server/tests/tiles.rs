//! `/tiles/{hash}/{z}/{x}/{y}`.

use bytes::Bytes;
use server::{Site, settings::Loaded, tiles::Basemap};

use crate::support::{Answer, request, send, site, site_with};

/// The tile of Helgeland at zoom 5 is full of land; the one at the south pole is empty.
const LAND: &str = "5/17/8";
const EMPTY: &str = "5/0/31";

async fn tile(site: &Site, tile: &str, headers: &[(&str, &str)]) -> Answer {
    let address = format!("/tiles/{}/{tile}", site.basemap().hash());
    send(server::router(site.clone()), request("GET", &address, headers)).await
}

#[tokio::test]
async fn a_tile_is_passed_through_as_it_is_stored() {
    let site = site().await;
    let answer = tile(&site, LAND, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert!(answer.body.starts_with(&[0x1f, 0x8b]), "gzip begins so");
    assert_eq!(answer.header("content-type"), "application/vnd.mapbox-vector-tile");
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(answer.header("vary"), "accept-encoding");
}

#[tokio::test]
async fn a_caller_that_takes_no_gzip_gets_the_bare_tile() {
    let site = site().await;
    let packed = tile(&site, LAND, &[("accept-encoding", "gzip")]).await;
    for accept in ["identity", "gzip;q=0"] {
        let answer = tile(&site, LAND, &[("accept-encoding", accept)]).await;
        assert_eq!(answer.header("content-encoding"), "");
        assert!(answer.body.len() > packed.body.len());
        assert!(answer.body.windows(4).any(|name| name == b"land"), "the layer's name can be read");
    }
}

#[tokio::test]
async fn where_there_is_nothing_the_answer_is_empty() {
    let site = site().await;
    for at in [EMPTY, "22/0/0"] {
        let answer = tile(&site, at, &[]).await;
        assert_eq!(answer.status, 204);
        assert!(answer.body.is_empty());
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    }
}

#[tokio::test]
async fn a_tile_that_cannot_be_is_named() {
    let site = site().await;
    for (at, name) in [("5/32/0", "x"), ("5/0/x", "y"), ("23/0/0", "z"), ("-1/0/0", "z")] {
        let problem = tile(&site, at, &[]).await.problem(400);
        assert_eq!(problem["errors"][0]["name"], name, "{problem}");
    }
    let long = format!("5/{}/0", "9".repeat(500));
    let problem = tile(&site, &long, &[]).await.problem(400);
    assert_eq!(problem["errors"][0]["value"].as_str().unwrap().len(), 80);
}

#[tokio::test]
async fn another_archive_is_unknown() {
    let app = server::router(site().await);
    for address in ["/tiles/0000000000000000/5/17/8", "/tiles/5/17/8", "/tiles/%ff/5/17/8"] {
        send(app.clone(), request("GET", address, &[])).await.problem(404);
    }
}

#[tokio::test]
async fn the_address_of_tiles_is_a_template() {
    let site = site().await;
    let template = site.basemap().address();
    let address = template.replace("{z}", "5").replace("{x}", "17").replace("{y}", "8");
    assert_eq!(send(server::router(site), request("GET", &address, &[])).await.status, 200);
}

#[tokio::test]
async fn a_damaged_tile_is_our_fault_and_no_panic() {
    // Header and directories whole, tiles gone or overwritten.
    let archive = include_bytes!("../../basemap/basemap.pmtiles");
    let cut = Bytes::from_static(&archive[..40_000]);
    let mut blank = archive.to_vec();
    blank[40_000..].fill(0x55);
    for damaged in [cut, Bytes::from(blank)] {
        let site = site_with(Loaded::default(), Basemap::new(damaged).await.unwrap()).await;
        tile(&site, LAND, &[("accept-encoding", "identity")]).await.problem(500);
    }
}

#[tokio::test]
async fn a_damaged_archive_stops_the_start() {
    for damaged in [&b""[..], b"PMTiles", &[0; 200]] {
        let problem = Basemap::new(Bytes::copy_from_slice(damaged)).await.unwrap_err().to_string();
        assert!(problem.starts_with("the basemap cannot be used"), "{problem}");
    }
}
