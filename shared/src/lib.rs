//! The types and rules of the cluster map: what a partner is, what an address means, which partners
//! it shows, and where they stand on map and timeline.
//!
//! Plain values and functions that compile everywhere: no input or output, no clock, no framework.
//! The server and the page run the same code, so that they cannot disagree.
//!
//! The way data takes: files are read into a [`Register`](register::Register) (records as written,
//! checked); its public part becomes a [`Directory`](directory::Directory) (columns and indexes, read
//! only); an address becomes a [`View`](view::View); both together give a
//! [`Selection`](filter::Selection), and from that marks, list, counts and timeline
//! ([`explore`](explore::explore)).

// What a record is
pub mod date;
pub mod era;
pub mod geo;
pub mod lang;
pub mod membership;
pub mod milestone;
pub mod orgnumber;
pub mod partner;
pub mod place;
pub mod project;
pub mod site;
pub mod vocabulary;
pub mod web;

// All records, and what is published of them
pub mod audit;
pub mod bitset;
pub mod directory;
pub mod records;
pub mod register;
pub mod settings;
pub mod texts;

// What a visitor asks, and the answer
pub mod detail;
pub mod embed;
pub mod explore;
pub mod facets;
pub mod filter;
pub mod hierarchy;
mod letters;
pub mod marks;
pub mod number;
pub mod order;
pub mod page;
pub mod search;
mod sort;
pub mod timeline;
pub mod view;

// Words
pub mod text;

// The ground under the marks
pub mod mapstyle;

// For tests and benchmarks
pub mod generate;
