//! The headers of every class of answer.

use axum::{
    Router,
    response::{Html, IntoResponse},
    routing::get,
};
use http::header::CONTENT_SECURITY_POLICY;
use server::{
    Site,
    headers::{Class, Framing, class, page_csp},
};

use crate::{
    observatory::score,
    support::{Answer, get as ask_site, request, send, site},
};

const HTML: &str = "<!doctype html><script nonce=n0nce></script>";

/// A page and an embed as they will be: drawn with a nonce, which only they know.
async fn ask(address: &str, framing: Framing) -> Answer {
    let html = |framing: Framing| {
        async move || {
            ([(CONTENT_SECURITY_POLICY, page_csp("n0nce", &framing, true))], Html(HTML))
                .into_response()
        }
    };
    let pages: Router<Site> = Router::new().route("/nb/", get(html(Framing::Nobody)));
    let embeds: Router<Site> = Router::new().route("/nb/embed/v1/map", get(html(framing)));
    let routes = pages.merge(class(embeds, Class::Embed));
    send(server::finish(routes, site().await), request("GET", address, &[])).await
}

#[tokio::test]
async fn a_page_scores_at_least_145() {
    let page = ask("/nb/", Framing::Nobody).await;
    let score = score(&page.headers, HTML);
    assert!(score >= 145, "{score}: {:#?}", page.headers);
}

#[tokio::test]
async fn a_page_is_strict() {
    let page = ask("/nb/", Framing::Nobody).await;
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'nonce-n0nce' 'wasm-unsafe-eval'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.split("; ").any(|directive| directive == part), "{part} in {policy}");
    }
    assert_eq!(policy.matches("unsafe").count(), 1, "wasm-unsafe-eval and no other unsafe word");
    assert_eq!(page.header("x-frame-options"), "DENY");
    assert_eq!(page.header("cache-control"), "private, no-cache");
    assert_eq!(page.header("etag"), "");
    let permissions = page.header("permissions-policy");
    for allowed in ["geolocation=(self)", "clipboard-write=(self)", "fullscreen=(self)"] {
        assert!(permissions.contains(allowed), "{permissions}");
    }
    assert_eq!(permissions.matches("(self)").count(), 3);
    assert!(permissions.contains("camera=()"));
}

#[tokio::test]
async fn an_embed_may_be_framed_and_scores_at_least_100() {
    let listed = Framing::by(&["https://partner.example".to_owned()]);
    for (framing, ancestors) in [
        (Framing::Anyone, "frame-ancestors *"),
        (listed, "frame-ancestors 'self' https://partner.example"),
    ] {
        let embed = ask("/nb/embed/v1/map", framing).await;
        let policy = embed.header("content-security-policy");
        assert!(policy.ends_with(ancestors), "{policy}");
        assert_eq!(embed.header("x-frame-options"), "");
        assert_eq!(embed.header("cross-origin-resource-policy"), "cross-origin");
        assert!(score(&embed.headers, HTML) >= 100);
    }
}

#[tokio::test]
async fn a_path_that_only_looks_like_an_embed_may_not_be_framed() {
    let page = ask("/nb/embed/v2/map", Framing::Anyone).await;
    assert_eq!(page.header("x-frame-options"), "DENY");
    let policy = page.header("content-security-policy");
    assert_eq!(policy, "default-src 'none'; frame-ancestors 'none'");
}

#[tokio::test]
async fn every_answer_of_every_kind_is_protected() {
    for address in ["/healthz", "/nowhere", "/assets/x", "/tiles/x", "/assets/0123abcd/app.js"] {
        let answer = ask_site(address, &[]).await;
        assert_eq!(answer.header("strict-transport-security"), "max-age=63072000", "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_ne!(answer.header("content-security-policy"), "", "{address}");
        assert_ne!(answer.header("referrer-policy"), "", "{address}");
    }
}
