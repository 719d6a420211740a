//! `/map-style/{hash}/{lang}/{theme}.json`: the look of the moving map.

use axum::{
    Router,
    extract::{Path, State, rejection::PathRejection},
    response::Response,
    routing::get,
};
use bytes::Bytes;
use http::HeaderMap;
use shared::{lang::Lang, mapstyle::Theme};

use crate::{
    error::{Error, Result, wrong_method},
    published::hash,
    site::Site,
    stored::{Packed, Stored},
};

/// The styles.
pub fn router() -> Router<Site> {
    Router::new().route("/map-style/{hash}/{lang}/{file}", get(show).fallback(wrong_method))
}

/// The folder of the styles; its name changes with anything in them.
pub fn folder(site: &Site) -> String {
    format!("/map-style/{}", hash_of(site))
}

fn hash_of(site: &Site) -> String {
    let all: String = Lang::ALL
        .into_iter()
        .flat_map(|lang| Theme::OF_PAGES.map(|theme| style(site, theme, lang)))
        .collect();
    hash(all.as_bytes())
}

fn style(site: &Site, theme: Theme, lang: Lang) -> String {
    let fonts =
        site.assets().hash("style").map(|hash| format!("/assets/{hash}")).unwrap_or_default();
    shared::mapstyle::style(theme, lang, &site.basemap().address(), &fonts).to_string()
}

async fn show(
    State(site): State<Site>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let Path((wanted, lang, file)) = path?;
    let lang: Lang = lang.parse().map_err(|_| Error::UnknownAddress)?;
    let theme = file.strip_suffix(".json").ok_or(Error::UnknownAddress)?;
    let theme =
        Theme::OF_PAGES.into_iter().find(|t| t.code() == theme).ok_or(Error::UnknownAddress)?;
    if wanted != hash_of(&site) {
        return Err(Error::UnknownAddress);
    }
    let bytes = Bytes::from(style(&site, theme, lang));
    let stored = Stored {
        media_type: "application/json",
        hash: format!("{wanted}-{lang}-{}", theme.code()),
        brotli: Packed::ready(None),
        gzip: None,
        identity: bytes,
    };
    Ok(stored.answer(&headers))
}
