//! The pages of the cluster map. The explorer is drawn on the server and brought to life in the
//! browser; pages of text are drawn on the server and need no script.
//!
//! One crate, compiled twice: with `ssr` into the server, with `hydrate` to Wasm. It knows neither
//! database nor web server: what a page asks goes through [`data::Source`].

#![recursion_limit = "1024"]
#![allow(missing_docs, reason = "the component macro makes fields public that nobody writes")]
#![allow(clippy::needless_pass_by_value, reason = "components own what they are given")]
#![allow(clippy::needless_raw_string_hashes, reason = "references in SVG are written with a hash")]

// The explorer, on both sides
pub mod app;
pub mod data;
pub mod site;

mod detail;
mod explorer;
mod frame;
mod icons;
mod links;
mod map;
mod moments;
mod state;
mod timeline;

// What only the server draws: the document around a page, records, pages of text
#[cfg(feature = "ssr")]
mod credits;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod embed;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod record;

// Where the browser begins
#[cfg(feature = "hydrate")]
mod browser;
