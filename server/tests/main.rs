//! Asks the server as a caller asks, without a socket.
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

mod api;
mod assets;
mod charts;
mod connections;
mod crawl;
mod data;
mod embed;
mod forms_of_pages;
mod headers;
mod health;
mod limits;
mod linked_data;
mod observatory;
mod pages;
mod pages_of_records;
mod pages_of_text;
mod pictures;
mod store;
mod story;
mod support;
mod tiles;
