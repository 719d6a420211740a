//! Partners as CSV (RFC 4180).

use shared::{partner::Partner, register::Register};

use super::labels::Labels;
use crate::{
    cell, guard,
    table::{COLUMNS, Form, LABELS},
};

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// Whether it begins with a byte order mark, by which Excel knows UTF-8.
    pub byte_order_mark: bool,
    /// What stands between cells: an ASCII character that is no quote, line break or letter.
    pub separator: u8,
}

impl CsvOptions {
    /// As RFC 4180 says: commas, no mark. The form for programs.
    pub const STANDARD: Self = Self { byte_order_mark: false, separator: b',' };
    /// As a Norwegian Excel opens it by a double click: semicolons, with a mark.
    pub const EXCEL: Self = Self { byte_order_mark: true, separator: b';' };
}

/// The partners as a table in the order given: UTF-8, commas, lines ended by CR LF, a header line.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe; reading takes it away.
pub fn csv(register: &Register, partners: &[&Partner]) -> Vec<u8> {
    csv_with(register, partners, CsvOptions::STANDARD)
}

/// The same with other separators or a byte order mark.
pub fn csv_with(register: &Register, partners: &[&Partner], options: CsvOptions) -> Vec<u8> {
    let labels = Labels::new(register);
    let mut writer = writer(options);
    let headers = COLUMNS.iter().map(|column| column.header);
    let mut line: ::csv::StringRecord =
        headers.chain(LABELS.iter().map(|label| label.header)).collect();
    // Writing to memory does not fail, and every line has the columns of the first.
    let always = "a line was written to memory";
    writer.write_record(&line).expect(always);
    for partner in partners {
        line.clear();
        let document = cell::document(partner);
        for column in COLUMNS {
            let text = cell::text(&document, column);
            match column.form {
                // A number of ours is no formula, even if it begins with a minus.
                Form::Degrees(_) => line.push_field(&text),
                _ => line.push_field(&guard::on(&text)),
            }
        }
        for label in &LABELS {
            line.push_field(&guard::on(&labels.text(partner, label)));
        }
        writer.write_record(&line).expect(always);
    }
    writer.into_inner().expect("nothing is left to be written but to memory")
}

/// A writer to memory.
pub(super) fn writer(options: CsvOptions) -> ::csv::Writer<Vec<u8>> {
    let mut out = Vec::new();
    if options.byte_order_mark {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    ::csv::WriterBuilder::new()
        .delimiter(options.separator)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(out)
}
