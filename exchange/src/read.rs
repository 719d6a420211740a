//! Readers: what is in a file, row by row, before anything is made of it.
//!
//! Everything is read as a stream into a [`Sink`], so that a large file does not stand in memory
//! twice.

mod csv;
mod error;
pub(crate) mod headers;
mod json;
mod rows;
pub(crate) mod values;
mod xlsx;

use serde_json::{Map, Value};
use shared::register::Kind;

pub use self::{
    error::{MAX_BYTES, MAX_ROWS, ReadError},
    headers::{Mapping, MappingError},
};
use crate::table::Column;
use headers::Names;

/// A file to read: its name, for messages, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name; it does not decide how the file is read.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// A partner from GeoJSON or JSON: fields as in the record, others as in a table.
#[derive(Debug, Default)]
pub(crate) struct Feature {
    /// Fields of the record, as JSON.
    pub(crate) fields: Map<String, Value>,
    /// What the properties hold in the form of cells.
    pub(crate) cells: Vec<(&'static Column, String)>,
    /// Longitude and latitude of each place; `None` if nothing is said of it.
    pub(crate) points: Option<Vec<[f64; 2]>>,
}

/// Takes what is read.
pub(crate) trait Sink {
    /// A column that nobody knows.
    fn unmapped(&mut self, header: &str);
    /// A row of a table.
    fn row(&mut self, number: usize, cells: Vec<(&'static Column, String)>);
    /// A partner from GeoJSON or JSON.
    fn feature(&mut self, number: usize, feature: Feature);
    /// Another record.
    fn record(&mut self, number: usize, kind: Kind, fields: Map<String, Value>);
    /// Something that cannot be read: row, column, value, and what would be right.
    fn unreadable(&mut self, number: usize, column: &str, value: &str, right: &str);
}

/// Reads a file of any format; what it is, is told by its bytes.
pub(crate) fn read(file: File, names: &Names, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let bytes = file.bytes;
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match text.trim_ascii_start() {
        [] => Err(ReadError::Format("it is empty".to_owned())),
        [b'P', b'K', 3 | 5, ..] => xlsx::read(bytes, names, sink),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(ReadError::Format(
            "it is a workbook of the old form (.xls), or one with a password; save it as .xlsx"
                .to_owned(),
        )),
        [b'%', b'P', b'D', b'F', ..] => Err(ReadError::Format("it is a PDF".to_owned())),
        [b'{' | b'[', ..] => json::read(bytes, names, sink),
        _ => csv::read(bytes, names, sink),
    }
}
