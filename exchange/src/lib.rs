//! Tables and files in and out: partners as CSV, XLSX, GeoJSON and the project's own JSON, and what an
//! import would change. Bytes in, bytes out: no input or output of its own, no clock.

mod cell;
mod guard;
mod list;
pub mod read;
pub mod table;
pub mod write;
