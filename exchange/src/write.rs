//! Writers: partners in a given order as CSV, XLSX or GeoJSON, tables as people see them, and the
//! register as the project's own files.

mod csv;
mod geojson;
mod json;
mod labels;
mod shown;
mod template;
mod xlsx;

pub(crate) use self::geojson::rounded;
pub use self::{
    csv::{CsvOptions, csv, csv_with},
    geojson::geojson,
    json::{json, partners_json},
    shown::{shown_csv, shown_xlsx},
    template::{template_csv, template_xlsx},
    xlsx::{WriteError, xlsx},
};
