//! `/healthz` and `/readyz`, for whatever watches over the process.

use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use http::header::CACHE_CONTROL;

use crate::{
    error::{Error, Result, wrong_method},
    site::Site,
};

/// The two routes.
pub fn router() -> Router<Site> {
    Router::new()
        .route("/healthz", get(health))
        .route("/readyz", get(ready))
        .method_not_allowed_fallback(wrong_method)
}

/// The process is up.
async fn health() -> Response {
    ok()
}

/// Data are loaded and the server was not told to stop: send requests here.
async fn ready(State(site): State<Site>) -> Result<Response> {
    if site.is_ready() { Ok(ok()) } else { Err(Error::NotReady) }
}

fn ok() -> Response {
    ([(CACHE_CONTROL, "no-store")], "ok\n").into_response()
}
