//! The pages of the cluster map: drawn on the server, brought to life in the browser.
//!
//! One crate, compiled twice: with `ssr` into the server, with `hydrate` to Wasm. It knows neither
//! database nor web server: what a page asks goes through [`data::Source`].

#![recursion_limit = "1024"]
#![allow(missing_docs, reason = "the component macro makes fields public that nobody writes")]
#![allow(clippy::needless_pass_by_value, reason = "components own what they are given")]
#![allow(clippy::needless_raw_string_hashes, reason = "references in SVG are written with a hash")]

pub mod app;
pub mod data;
pub mod map;
pub mod missing;
pub mod shell;
pub mod site;

mod detail;
mod explorer;
mod frame;
mod icons;
mod partner;
mod state;
mod timeline;

#[cfg(feature = "hydrate")]
mod browser;
