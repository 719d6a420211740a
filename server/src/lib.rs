//! The server: where the data comes from, and everything that answers a request.
//!
//! [`Site`] is one cluster's settings, data and files; [`router`] answers for it and needs no socket.

pub mod api;
pub mod assets;
pub mod branding;
pub mod charts;
pub mod content;
pub mod embed;
pub mod encoding;
pub mod error;
pub mod forwarded;
pub mod headers;
pub mod health;
pub mod limits;
pub mod log;
pub mod map_style;
pub mod page_data;
pub mod pages;
pub mod pictures;
pub mod published;
pub mod serve;
pub mod settings;
pub mod site;
pub mod sitemap;
pub mod source;
pub mod start;
pub mod stored;
pub mod tiles;

use axum::{
    Router,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::Method;
use tower_http::{CompressionLevel, compression::CompressionLayer};

use crate::headers::Class;
pub use crate::site::Site;

/// Answers every request for this site.
pub fn router(site: Site) -> Router {
    let open =
        assets::router().merge(tiles::router()).merge(pictures::router()).merge(branding::router());
    let files = headers::class(open, Class::Open)
        .merge(api::router())
        .merge(sitemap::router())
        .merge(embed::scripts())
        .merge(branding::security())
        .merge(headers::class(charts::router(), Class::Open));
    // Only what is made for one request is compressed on its way: files, tiles and pictures are
    // stored so.
    let made = health::router()
        .merge(pages::router())
        .merge(embed::router())
        // Frames without an origin ask it as well.
        .merge(headers::class(page_data::router(), Class::Open))
        .merge(headers::class(map_style::router(), Class::Open))
        .fallback(fallback)
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(6)));
    finish(files.merge(made), site)
}

/// Puts limits, headers and log around routes: the outermost layers, the same for every answer.
pub fn finish(routes: Router<Site>, site: Site) -> Router {
    let limited = limits::guard(routes);
    log::requests(headers::secure(limited)).with_state(site)
}

/// What no route answers: a page of the application, or a problem where programs ask.
async fn fallback(site: State<Site>, request: Request) -> Response {
    const PROGRAMS: [&str; 5] = ["/api/", "/assets/", "/tiles/", "/map-style/", "/page-data/"];
    if PROGRAMS.iter().any(|prefix| request.uri().path().starts_with(prefix)) {
        return error::Error::UnknownAddress.into_response();
    }
    match *request.method() {
        Method::GET | Method::HEAD => pages::page(site, request).await,
        _ => error::Error::WrongMethod.into_response(),
    }
}
