//! Who may show embeds: the operator says so, nothing else may be framed, and only origins are counted.

use axum::Router;
use server::{settings::Loaded, tiles::Basemap};
use shared::settings::Settings;

use super::text;
use crate::support::{get, request, send, site_with};

async fn listed() -> Router {
    let settings = Settings {
        framing_origins: vec!["https://partner.example".to_owned()],
        public_url: "https://map.example".to_owned(),
        ..Settings::default()
    };
    let loaded = Loaded { settings, ..Loaded::default() };
    server::router(site_with(loaded, Basemap::embedded().await.unwrap()).await)
}

#[tokio::test]
async fn the_operator_says_who_may_frame() {
    let app = listed().await;
    let ask = async |headers: &[(&str, &str)]| {
        send(app.clone(), request("GET", "/en/embed/v1/map", headers)).await
    };
    let own = "frame-ancestors 'self' https://partner.example";
    for (dest, referer, status) in [
        ("iframe", "https://partner.example/a/page", 200),
        ("iframe", "https://map.example/en/embed-builder", 200),
        ("iframe", "https://other.example/", 403),
        ("iframe", "https://partner.example.evil.example/", 403),
        ("object", "http://partner.example/", 403),
        ("document", "https://other.example/", 200),
    ] {
        let answer = ask(&[("sec-fetch-dest", dest), ("referer", referer)]).await;
        assert_eq!(answer.status, status, "{dest} {referer}");
        let policy = answer.header("content-security-policy");
        if status == 200 {
            assert!(policy.ends_with(own), "{policy}");
        } else {
            assert!(policy.ends_with("frame-ancestors *"), "the notice itself can be seen");
            assert!(
                text(&answer).contains("https://map.example/en/")
                    && !text(&answer).contains("data-target")
            );
        }
    }
    let silent = ask(&[("sec-fetch-dest", "iframe")]).await;
    assert_eq!(silent.status, 200);
    assert!(silent.header("content-security-policy").ends_with(own), "the browser's block stands");
}

#[tokio::test]
async fn nothing_beside_the_group_may_be_framed() {
    for address in [
        "/nb/embed-builder",
        "/nb/embed/v1/map/",
        "/nb/embed/v1/map/x",
        "/nb/embed/v1",
        "/nb/embed/v2/map",
        "/embed/v1/map",
    ] {
        let answer = get(address, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{address}: {policy}");
        if address.starts_with("/nb") {
            assert_eq!(answer.header("x-frame-options"), "DENY", "{address}");
        }
    }
}

#[tokio::test]
async fn the_site_around_a_frame_is_counted_and_nothing_else() {
    let site = site_with(Loaded::default(), Basemap::embedded().await.unwrap()).await;
    let app = server::router(site.clone());
    let show = async |dest: &str, referer: &str| {
        let headers = [("sec-fetch-dest", dest), ("referer", referer)];
        send(app.clone(), request("GET", "/en/embed/v1/list", &headers)).await;
    };
    show("iframe", "https://partner.example/news?visitor=7").await;
    show("iframe", "https://partner.example").await;
    show("document", "https://partner.example/").await;
    show("iframe", "nonsense").await;
    show("iframe", &site.settings().public_url).await;
    let counted: Vec<_> = site.hosts().take().into_iter().collect();
    assert_eq!(counted, [("https://partner.example".to_owned(), 2)]);
    assert!(site.hosts().take().is_empty(), "counted anew");
}
