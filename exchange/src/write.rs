//! Writers: partners in a given order as CSV, XLSX or GeoJSON, and the register as the project's own
//! files.

mod csv;
mod geojson;
mod json;
mod labels;
mod xlsx;

pub use self::{
    csv::{CsvOptions, csv, csv_with},
    geojson::geojson,
    json::{json, partners_json},
    xlsx::{WriteError, xlsx},
};
