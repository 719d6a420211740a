//! `/page-data/{lang}/…`: what the explorer asks after it has come to life. Made for it alone; the
//! interface for other programs is `/api/v1`.

use app::data::{DataError, Source};
use axum::{
    Router,
    extract::{Path, RawQuery, State, rejection::PathRejection},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};
use shared::{lang::Lang, view::View};

use crate::{
    error::{Error, Result, wrong_method},
    site::Site,
    source::Memory,
};

/// The questions of the explorer, by the same query string as the page.
pub fn router() -> Router<Site> {
    Router::new()
        .route("/page-data/{lang}/explore", get(explore).fallback(wrong_method))
        .route("/page-data/{lang}/record", get(record).fallback(wrong_method))
}

/// The answer to a view.
async fn explore(
    State(site): State<Site>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let (lang, view) = question(lang, query)?;
    let explored = Memory(site).explore(lang, &view).await.map_err(unavailable)?;
    let bytes = postcard::to_allocvec(&explored).map_err(anyhow::Error::from)?;
    Ok(answer("application/octet-stream", bytes))
}

/// The record that a view opens, as it stands beside the map; nothing where it opens none.
async fn record(
    State(site): State<Site>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let (lang, view) = question(lang, query)?;
    let record = Memory(site).record(lang, &view).await.map_err(unavailable)?;
    let html = record.map(|record| record.html).unwrap_or_default();
    Ok(answer("text/html; charset=utf-8", html.into_bytes()))
}

fn question(
    lang: Result<Path<String>, PathRejection>,
    query: Option<String>,
) -> Result<(Lang, View)> {
    let Path(lang) = lang?;
    let lang = lang.parse().map_err(|_| Error::UnknownAddress)?;
    Ok((lang, View::parse(&query.unwrap_or_default())))
}

fn unavailable(_: DataError) -> Error {
    Error::NotReady
}

fn answer(media_type: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (CONTENT_TYPE, HeaderValue::from_static(media_type)),
    ];
    (headers, bytes).into_response()
}
