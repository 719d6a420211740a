//! `/api/v1`: all published data for other programs, in every format, by the query string of the
//! explorer.
//!
//! One [table](table) lists every address with its parameters, formats and maker. The routes, the
//! OpenAPI document and the reference page are made from it, so they cannot disagree.

pub mod accept;
pub mod answer;
pub mod atom;
pub mod bad_values;
pub mod cache;
pub mod calendar;
pub mod changed;
pub mod endpoint;
mod formats;
pub mod geojson;
pub mod history;
pub mod links;
pub mod milestones;
pub mod municipalities;
pub mod ogc;
pub mod openapi;
pub mod parameters;
pub mod partner;
pub mod partners;
pub mod problem;
pub mod projects;
pub mod question;
pub mod reference;
pub mod serve;
pub mod sites;
pub mod statistics;
pub mod table;
pub mod tables;
pub mod text;
pub mod values;
pub mod vocabularies;

use axum::{
    Router,
    response::Redirect,
    routing::{any, get},
};

use crate::{
    headers::{Class, class},
    site::Site,
};

/// The path that every address of this version of the interface begins with.
pub const BASE: &str = "/api/v1";

/// Every route of the interface, with the headers of answers that anyone may use.
pub fn router() -> Router<Site> {
    let mut routes = Router::new()
        .route("/api/v1", get(async || Redirect::permanent("/api/v1/")))
        .route("/api/v1/ogc/", get(async || Redirect::permanent("/api/v1/ogc")))
        .route("/api/v1/reference.css", get(reference::style))
        .route("/api/v1/{*path}", any(serve::unknown));
    for endpoint in table::ENDPOINTS {
        routes = routes.route(endpoint.path, serve::route(endpoint));
    }
    class(routes, Class::Open)
}
