//! Reads workbooks (Office Open XML), cell by cell, after looking whether they can be unpacked safely.

use std::io::{Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use super::{
    Sink,
    error::{MAX_COLUMNS, MAX_ROW_BYTES, ReadError},
    headers::Names,
    rows::Rows,
};

/// The most files in a workbook.
const MAX_ENTRIES: usize = 5_000;
/// The most bytes of all its files together, unpacked.
const MAX_UNPACKED: u64 = 400 * 1024 * 1024;
/// The most bytes of a file that has to be kept in memory: the texts of cells, styles, lists.
const MAX_KEPT: u64 = 100 * 1024 * 1024;

/// Reads the first sheet with a column that is known.
pub(crate) fn read(bytes: &[u8], names: &Names, sink: &mut dyn Sink) -> Result<(), ReadError> {
    check_size(bytes)?;
    let damaged = |error: &dyn std::fmt::Display| ReadError::Damaged(error.to_string());
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut last = ReadError::NoColumns(String::new());
    for name in book.sheet_names() {
        match sheet(&mut book, &name, names, sink) {
            Err(error @ ReadError::NoColumns(_)) => last = error,
            other => return other,
        }
    }
    Err(last)
}

/// Unpacks every file without keeping it: what the directory of the archive says can be a lie.
fn check_size(bytes: &[u8]) -> Result<(), ReadError> {
    let damaged = |error: &dyn std::fmt::Display| ReadError::Damaged(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MAX_ENTRIES {
        let said = format!("it has {} files inside, at most {MAX_ENTRIES} are read", archive.len());
        return Err(ReadError::Bomb(said));
    }
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| damaged(&error))?;
        // Sheets are read as a stream.
        let streamed = file.name().is_ok_and(|name| name.contains("worksheets/"));
        let most = if streamed { left } else { left.min(MAX_KEPT) };
        let found = std::io::copy(&mut file.take(most + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        if found > most {
            let most = most / 1024 / 1024;
            return Err(ReadError::Bomb(format!("unpacked it has more than {most} MB")));
        }
        left -= found;
    }
    Ok(())
}

fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    names: &Names,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let damaged = |error: calamine::XlsxError| ReadError::Damaged(error.to_string());
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // Sheets of charts have no cells.
        Err(calamine::XlsxError::WorksheetNotFound(_) | calamine::XlsxError::NotAWorksheet(_)) => {
            return Err(ReadError::NoColumns(String::new()));
        }
        Err(error) => return Err(damaged(error)),
    };
    let mut rows = Rows::new(names);
    let (mut number, mut cells, mut size) = (0, Vec::new(), 0);
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (row, col) = cell.get_position();
        let (row, col) = (row as usize + 1, col as usize);
        if row != number {
            rows.row(number, std::mem::take(&mut cells), sink)?;
            (number, size) = (row, 0);
        }
        if col >= MAX_COLUMNS {
            continue;
        }
        let text = text(cell.get_value());
        size += text.len();
        if size > 2 * MAX_ROW_BYTES {
            return Err(ReadError::Bomb(format!("row {row} holds more than a megabyte")));
        }
        if cells.len() <= col {
            cells.resize(col + 1, String::new());
        }
        cells[col] = text;
    }
    rows.row(number, cells, sink)?;
    rows.end(sink)
}

/// A cell as text: whole numbers without decimals, days as ISO 8601.
fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(day) => day_of(day),
        DataRef::DateTimeIso(text) => text.chars().take(10).collect(),
        DataRef::Error(error) => error.to_string(),
    }
}

fn day_of(value: &ExcelDateTime) -> String {
    if !value.is_datetime() {
        return value.as_f64().to_string();
    }
    let (year, month, day, ..) = value.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
