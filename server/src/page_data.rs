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
    pages,
    site::Site,
    source::Memory,
};

/// The questions of the explorer, by the same query string as the page.
pub fn router() -> Router<Site> {
    Router::new()
        .route("/page-data/{lang}/record", get(record).fallback(wrong_method))
        .route("/page-data/{lang}/ground", get(ground).fallback(wrong_method))
}

/// The record that a view opens, as it stands beside the map; nothing where it opens none.
async fn record(
    State(site): State<Site>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let (lang, view) = asked(lang, query)?;
    let record = Memory(site).record(lang, &view).await.map_err(unavailable)?;
    Ok(html(record.map(|record| record.html).unwrap_or_default()))
}

/// The ground under the marks of a view, as the page would have it.
async fn ground(
    State(site): State<Site>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let (lang, view) = asked(lang, query)?;
    let (first, _) = Memory(site.clone()).explore(lang, &view);
    Ok(html(pages::ground(&site, lang, &view, &first).await))
}

/// Language and view that are asked for.
fn asked(lang: Result<Path<String>, PathRejection>, query: Option<String>) -> Result<(Lang, View)> {
    let Path(lang) = lang?;
    let lang = lang.parse().map_err(|_| Error::UnknownAddress)?;
    Ok((lang, View::parse(&query.unwrap_or_default())))
}

fn html(html: String) -> Response {
    let headers = [
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
    ];
    (headers, html).into_response()
}

fn unavailable(_: DataError) -> Error {
    Error::NotReady
}
