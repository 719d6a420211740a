//! From rows of cells to rows of columns: finds the header and passes over what is empty.

use super::{
    Sink,
    error::{MAX_COLUMNS, MAX_ROW_BYTES, MAX_ROWS, ReadError},
    headers::{Meaning, Names},
};
use crate::table::Column;

/// Among how many rows with anything in them the header is looked for: titles stand above it.
const HEADER_WITHIN: usize = 10;

/// One table while it is read.
pub(crate) struct Rows<'a> {
    names: &'a Names,
    columns: Option<Vec<Option<&'static Column>>>,
    waiting: Vec<(usize, Vec<String>)>,
    passed: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(names: &'a Names) -> Self {
        Self { names, columns: None, waiting: Vec::new(), passed: 0 }
    }

    /// Takes the next row; `number` is what a spreadsheet shows beside it.
    pub(crate) fn row(
        &mut self,
        number: usize,
        mut cells: Vec<String>,
        sink: &mut dyn Sink,
    ) -> Result<(), ReadError> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        self.passed += 1;
        if self.passed > MAX_ROWS + HEADER_WITHIN {
            return Err(ReadError::TooManyRows);
        }
        cells.truncate(MAX_COLUMNS);
        if self.columns.is_some() {
            self.pass(number, cells, sink);
            return Ok(());
        }
        // A header names at least two columns; a single known word may be part of a title.
        if self.names.known(&cells) >= 2 {
            self.header(&cells, sink);
            return Ok(());
        }
        self.waiting.push((number, cells));
        if self.waiting.len() >= HEADER_WITHIN { self.settle(sink) } else { Ok(()) }
    }

    /// Says that there are no more rows. Whether any column was known.
    pub(crate) fn end(mut self, sink: &mut dyn Sink) -> Result<(), ReadError> {
        if self.columns.is_none() {
            self.settle(sink)?;
        }
        if self.columns.is_some() { Ok(()) } else { Err(ReadError::NoColumns(String::new())) }
    }

    /// No row names two columns: the first that names one is the header.
    fn settle(&mut self, sink: &mut dyn Sink) -> Result<(), ReadError> {
        let waiting = std::mem::take(&mut self.waiting);
        let Some(at) = waiting.iter().position(|(_, cells)| self.names.known(cells) > 0) else {
            let Some((_, first)) = waiting.first() else { return Ok(()) };
            let first: String = first.join(", ").chars().take(200).collect();
            return Err(ReadError::NoColumns(first));
        };
        for (number, cells) in waiting.into_iter().skip(at) {
            if self.columns.is_none() {
                self.header(&cells, sink);
            } else {
                self.pass(number, cells, sink);
            }
        }
        Ok(())
    }

    fn header(&mut self, cells: &[String], sink: &mut dyn Sink) {
        let mut columns: Vec<Option<&'static Column>> = Vec::new();
        for cell in cells {
            let column = match self.names.meaning(cell) {
                Meaning::Column(column) => Some(column),
                Meaning::Nothing => None,
                Meaning::Unknown => {
                    sink.unmapped(cell.trim());
                    None
                }
            };
            let twice = column
                .is_some_and(|column| columns.iter().flatten().any(|known| known.id == column.id));
            if twice {
                sink.unmapped(cell.trim());
            }
            columns.push(column.filter(|_| !twice));
        }
        self.waiting.clear();
        self.columns = Some(columns);
    }

    fn pass(&mut self, number: usize, cells: Vec<String>, sink: &mut dyn Sink) {
        if cells.iter().map(String::len).sum::<usize>() > MAX_ROW_BYTES {
            return sink.unreadable(
                number,
                "",
                "",
                "the row holds more than a megabyte; shorten it",
            );
        }
        let columns = self.columns.as_deref().unwrap_or_default();
        let cells = columns.iter().zip(cells);
        let known = cells.filter_map(|(column, cell)| Some(((*column)?, cell)));
        sink.row(number, known.collect());
    }
}
