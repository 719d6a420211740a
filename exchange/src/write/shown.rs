//! A table of texts as people see it, as a file: to look at, not to be read in again.
//!
//! The first column names the rows. Each row has one cell for each heading.

use rust_xlsxwriter::Format;

use super::{
    CsvOptions,
    csv::writer,
    xlsx::{Bad, Formats, MAX_ROWS, WriteError, new_workbook},
};
use crate::guard;

/// A table as CSV (RFC 4180): UTF-8, commas, lines ended by CR LF, a header line.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe.
///
/// # Errors
///
/// A row that has not one cell for each heading, which is a mistake of ours.
pub fn shown_csv(
    headings: &[&'static str],
    rows: impl Iterator<Item = Vec<String>>,
) -> std::io::Result<Vec<u8>> {
    let mut writer = writer(CsvOptions::STANDARD);
    writer.write_record(headings)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| guard::on(cell).into_owned()))?;
    }
    writer.into_inner().map_err(::csv::IntoInnerError::into_error)
}

/// A table as the one sheet of a workbook, with a header and names that stay in view. All cells are
/// texts. The same table gives the same bytes.
///
/// # Errors
///
/// [`WriteError`] if a text is too long for a cell, or there are too many rows.
pub fn shown_xlsx(
    headings: &[&'static str],
    rows: impl ExactSizeIterator<Item = Vec<String>>,
) -> Result<Vec<u8>, WriteError> {
    if rows.len() > MAX_ROWS {
        return Err(WriteError::TooMany(rows.len()));
    }
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet();
    let (bold, formats) = (Format::new().set_bold().set_text_wrap(), Formats::new());
    sheet.set_name("Partners")?;
    sheet.set_freeze_panes(1, 1)?;
    for (col, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(0, col, *heading, &bold)?;
        sheet.set_column_width(col, if col == 0 { 36 } else { 28 })?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (col, (header, text)) in (0..).zip(headings.iter().zip(&cells)) {
            match formats.put_text(sheet, row, col, text) {
                Ok(()) => {}
                Err(Bad::Workbook(error)) => return Err(error.into()),
                Err(Bad::TooLong(length)) => {
                    let record = cells.first().cloned().unwrap_or_default();
                    return Err(WriteError::TooLong { record, header, length });
                }
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: [&str; 2] = ["Name", "Group"];

    fn rows(cell: &str) -> std::vec::IntoIter<Vec<String>> {
        vec![vec!["Á, \"B\"".into(), cell.into()]].into_iter()
    }

    #[test]
    fn a_table_has_its_headings_and_rows_and_no_formula() {
        let csv = shown_csv(&HEADINGS, rows("=1+1")).unwrap();
        let lines = "Name,Group\r\n\"Á, \"\"B\"\"\",'=1+1\r\n";
        assert_eq!(std::str::from_utf8(&csv).unwrap(), lines);
        let book = || shown_xlsx(&HEADINGS, rows("=1+1")).unwrap();
        assert_eq!(book(), book());
    }

    #[test]
    fn a_table_without_rows_has_its_headings() {
        let none = || Vec::new().into_iter();
        assert_eq!(shown_csv(&HEADINGS, none()).unwrap(), b"Name,Group\r\n");
        assert!(shown_xlsx(&HEADINGS, none()).is_ok());
    }

    #[test]
    fn a_text_that_no_cell_holds_is_named_with_row_and_column() {
        let error = shown_xlsx(&HEADINGS, rows(&"a".repeat(40_000))).unwrap_err().to_string();
        assert!(error.contains("`Group` of `Á, \"B\"`") && error.contains("40000"), "{error}");
    }
}
