//! `/page-data/{lang}/…`: what the pages ask after they have come to life. Made for them alone; the
//! interface for other programs is `/api/v1`.

use app::data::{DataError, Source};
use axum::{
    Router,
    extract::{Path, RawQuery, State, rejection::PathRejection},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{
    HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};
use serde::Serialize;
use shared::{lang::Lang, view::View};

use crate::{
    error::{Error, Result, wrong_method},
    site::Site,
    source::Memory,
};

/// The questions of pages.
pub fn router() -> Router<Site> {
    Router::new()
        .route("/page-data/{lang}/explore", get(explore).fallback(wrong_method))
        .route("/page-data/{lang}/records/{open}", get(record).fallback(wrong_method))
}

/// The answer to a view, by the same query string as the page.
async fn explore(
    State(site): State<Site>,
    lang: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let Path(lang) = lang?;
    let view = View::parse(&query.unwrap_or_default());
    answer(Memory(site).explore(language(&lang)?, &view).await)
}

/// One record in full.
async fn record(
    State(site): State<Site>,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response> {
    let Path((lang, open)) = path?;
    answer(Memory(site).detail(language(&lang)?, &open).await)
}

fn language(lang: &str) -> Result<Lang> {
    lang.parse().map_err(|_| Error::UnknownAddress)
}

fn answer<T: Serialize>(answer: Result<T, DataError>) -> Result<Response> {
    let (status, bytes) = match answer {
        Ok(value) => (StatusCode::OK, postcard::to_allocvec(&value)),
        Err(DataError::NotFound(missing)) => {
            (StatusCode::NOT_FOUND, postcard::to_allocvec(&missing))
        }
        Err(DataError::Unavailable | DataError::Connection) => return Err(Error::NotReady),
    };
    let bytes = bytes.map_err(anyhow::Error::from)?;
    let headers = [
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
    ];
    Ok((status, headers, bytes).into_response())
}
