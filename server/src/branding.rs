//! How the site presents itself to browsers and programs: logo, icons, manifest, `security.txt`.

use axum::{
    Json, Router,
    extract::{Path, State, rejection::PathRejection},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{
    HeaderMap, HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};
use serde_json::json;
use shared::{lang::Lang, settings::Cluster};

use crate::{
    error::{Error, Result, wrong_method},
    site::Site,
};

/// The sides of the icons in pixels that the manifest and pages name.
const SIDES: [u16; 3] = [180, 192, 512];
/// How long icons and manifest are kept: they change with the settings only.
const DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");
/// For how many days `security.txt` says that it holds; it is made anew every day.
const HOLDS: i32 = 180;

/// Logo, icons and manifests.
pub fn router() -> Router<Site> {
    let mut router = Router::new()
        .route("/logo/{hash}", get(logo).fallback(wrong_method))
        .route("/icon.svg", get(icon_svg).fallback(wrong_method));
    for side in SIDES {
        let icon = move |State(site): State<Site>| icon_png(site, side);
        router = router.route(&format!("/icon-{side}.png"), get(icon).fallback(wrong_method));
    }
    for lang in Lang::ALL {
        let manifest = move |State(site): State<Site>| std::future::ready(manifest(&site, lang));
        router =
            router.route(&format!("/{lang}.webmanifest"), get(manifest).fallback(wrong_method));
    }
    router
}

/// `/.well-known/security.txt`.
pub fn security() -> Router<Site> {
    Router::new().route("/.well-known/security.txt", get(security_txt).fallback(wrong_method))
}

/// The address of the cluster's logo; `None` for Klyngekart's own mark.
pub fn logo_address(site: &Site) -> Option<String> {
    match site.logo() {
        Some(logo) => Some(format!("/logo/{}", logo.hash)),
        None => site.settings().cluster.logo.clone().filter(|logo| logo.starts_with('/')),
    }
}

async fn logo(
    State(site): State<Site>,
    hash: std::result::Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let Path(hash) = hash?;
    let logo = site.logo().filter(|logo| logo.hash == hash).ok_or(Error::UnknownAddress)?;
    Ok(logo.answer(&headers))
}

/// The cluster's logo where it can be drawn at any size, else Klyngekart's mark in the accent.
fn icon(site: &Site) -> String {
    let logo = site.logo().filter(|logo| logo.media_type == "image/svg+xml");
    if let Some(text) = logo.and_then(|logo| std::str::from_utf8(&logo.identity).ok()) {
        return text.to_owned();
    }
    let accent = accent(&site.settings().cluster);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"32\" height=\"32\" viewBox=\"0 0 32 32\">\
         <rect width=\"32\" height=\"32\" rx=\"6\" fill=\"#fff\"/><g fill=\"{accent}\">\
         <path d=\"M4 24c4-1 5-5 8-9s6-7 9-8\" fill=\"none\" stroke=\"{accent}\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>\
         <circle cx=\"8\" cy=\"21.5\" r=\"3.6\"/><path d=\"m15.5 8.5 4.2 4.2-4.2 4.2-4.2-4.2zM25 3.5l4 7h-8z\"/></g></svg>"
    )
}

/// The accent on light surfaces.
pub(crate) fn accent(cluster: &Cluster) -> &str {
    cluster.accent.as_ref().map_or("#0b5a75", |accent| accent.light.as_str())
}

async fn icon_svg(State(site): State<Site>) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")), (CACHE_CONTROL, DAY)], icon(&site))
        .into_response()
}

async fn icon_png(site: Site, side: u16) -> Result<Response> {
    let drawn = tokio::task::spawn_blocking(move || {
        // Drawn inside a square of its own, whatever size the logo says it has.
        let inner = icon(&site);
        let data = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\">{}</svg>",
            fitted(&inner, side)
        );
        cartographer::png(&data, 1.0)
    });
    let drawn = drawn.await.map_err(|error| Error::Internal(error.into()))?;
    let pixels = drawn.map_err(|error| Error::Internal(error.into()))?;
    Ok(([(CONTENT_TYPE, HeaderValue::from_static("image/png")), (CACHE_CONTROL, DAY)], pixels)
        .into_response())
}

/// An SVG document as an element of this many pixels: what stands before its root is left out, and its
/// own width and height give way.
fn fitted(document: &str, side: u16) -> String {
    let Some(start) = document.find("<svg") else { return String::new() };
    let (root, rest) = document[start..].split_at(document[start..].find('>').unwrap_or(0));
    let mut root = root.to_owned();
    for name in [" width=\"", " height=\""] {
        if let Some(at) = root.find(name)
            && let Some(end) = root[at + name.len()..].find('"')
        {
            root.replace_range(at..=at + name.len() + end, "");
        }
    }
    format!("{root} width=\"{side}\" height=\"{side}\"{rest}")
}

/// The web app manifest in one language. Source: W3C, "Web Application Manifest".
fn manifest(site: &Site, lang: Lang) -> Response {
    let cluster = &site.settings().cluster;
    let icons: Vec<_> = SIDES
        .iter()
        .map(|side| {
            let size = format!("{side}x{side}");
            json!({ "src": format!("/icon-{side}.png"), "sizes": size, "type": "image/png" })
        })
        .chain([json!({ "src": "/icon.svg", "sizes": "any", "type": "image/svg+xml" })])
        .collect();
    let manifest = json!({
        "name": format!("{} – {}", shared::text::words(lang).product, cluster.name),
        "short_name": cluster.short_name,
        "description": cluster.about.get(lang),
        "lang": lang.code(),
        "start_url": format!("/{lang}/"),
        "scope": "/",
        "display": "browser",
        "theme_color": accent(cluster),
        "background_color": "#ffffff",
        "icons": icons,
    });
    let mut response = Json(manifest).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    headers.insert(CACHE_CONTROL, DAY);
    response
}

/// Whom to tell of a hole; nothing is here where the operator gave no contact. Source: RFC 9116.
async fn security_txt(State(site): State<Site>) -> Result<Response> {
    let settings = site.settings();
    let contact = settings.cluster.contact.as_deref().ok_or(Error::UnknownAddress)?;
    let scheme = if contact.contains("://") { "" } else { "mailto:" };
    let (year, month, day) = site.published().today().plus(HOLDS).ymd();
    let languages: Vec<&str> = settings.languages.iter().map(|lang| lang.code()).collect();
    let text = format!(
        "Contact: {scheme}{contact}\nExpires: {year:04}-{month:02}-{day:02}T00:00:00Z\n\
         Preferred-Languages: {}\nCanonical: {}/.well-known/security.txt\n",
        languages.join(", "),
        settings.public_url
    );
    let media = HeaderValue::from_static("text/plain; charset=utf-8");
    Ok(([(CONTENT_TYPE, media), (CACHE_CONTROL, DAY)], text).into_response())
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_logo_is_fitted_by_its_root_alone() {
        let logo = "<?xml version=\"1.0\"?><svg viewBox=\"0 0 3 4\" width=\"3\" height=\"4\"><rect width=\"1\" height=\"1\"/></svg>";
        assert_eq!(
            fitted(logo, 180),
            "<svg viewBox=\"0 0 3 4\" width=\"180\" height=\"180\"><rect width=\"1\" height=\"1\"/></svg>"
        );
        assert_eq!(fitted("no picture", 180), "");
    }
}
