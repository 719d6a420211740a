//! Partners as a workbook of Office Open XML (ISO/IEC 29500), for spreadsheets.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, IgnoreError, Workbook, Worksheet, XlsxError,
};
use shared::{
    date::{Calendar, PartialDate, Sense},
    partner::Partner,
    register::Register,
};

use super::labels::Labels;
use crate::{
    cell,
    table::{COLUMNS, Form, LABELS},
};

/// How many UTF-16 units a cell holds.
///
/// Source: Microsoft, "Excel specifications and limits".
const MAX_CELL: usize = 32_767;
/// How many rows of partners a sheet holds, beside its header.
pub(super) const MAX_ROWS: usize = 1_048_575;

/// A workbook could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A text is longer than a cell holds.
    #[error(
        "`{header}` of `{record}` has {length} characters; a cell of a workbook holds at most \
         {MAX_CELL}. Use CSV or JSON"
    )]
    TooLong {
        /// The id of the record.
        record: String,
        /// The header of the column.
        header: &'static str,
        /// The length of the text in UTF-16 units.
        length: usize,
    },
    /// There are more partners than rows.
    #[error("{0} partners are more than a sheet holds, {MAX_ROWS}. Use CSV or JSON")]
    TooMany(usize),
    /// What the writer of workbooks says.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] XlsxError),
}

/// The partners as the first sheet of a workbook, in the order given: a header that stays in view, and
/// typed cells: numbers for degrees, dates for days, numbers for years, texts for all else. No cell
/// is a formula or a link. The same data gives the same bytes.
///
/// # Errors
///
/// [`WriteError`] if a text is too long for a cell, or there are too many rows.
pub fn xlsx(register: &Register, partners: &[&Partner]) -> Result<Vec<u8>, WriteError> {
    if partners.len() > MAX_ROWS {
        return Err(WriteError::TooMany(partners.len()));
    }
    let mut workbook = new_workbook()?;
    let sheet = workbook.add_worksheet();
    head(sheet, "Partners", partners.len() as u32)?;
    let (labels, formats) = (Labels::new(register), Formats::new());
    for (row, partner) in (1..).zip(partners) {
        let document = cell::document(partner);
        let mut put = |col, header, form, text: &str| match formats.put(sheet, row, col, form, text)
        {
            Ok(()) => Ok(()),
            Err(Bad::TooLong(length)) => {
                Err(WriteError::TooLong { record: partner.id.clone(), header, length })
            }
            Err(Bad::Workbook(error)) => Err(error.into()),
        };
        for (col, column) in (0..).zip(COLUMNS) {
            put(col, column.header, column.form, &cell::text(&document, column))?;
        }
        for (col, label) in (COLUMNS.len() as u16..).zip(&LABELS) {
            put(col, label.header, Form::Text, &labels.text(partner, label))?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// A workbook without the time of day in it.
pub(super) fn new_workbook() -> Result<Workbook, WriteError> {
    let mut workbook = Workbook::new();
    let always = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&always));
    Ok(workbook)
}

/// Names the sheet and writes its header, for `rows` rows.
pub(super) fn head(sheet: &mut Worksheet, name: &str, rows: u32) -> Result<(), WriteError> {
    let bold = Format::new().set_bold().set_text_wrap();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 2)?;
    for (col, column) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, col, column.header, &bold)?;
        sheet.set_column_width(col, width(column.form))?;
        // Numbers of organisations and municipalities are names, not quantities.
        sheet.ignore_error_range(1, col, rows.max(1), col, IgnoreError::NumberStoredAsText)?;
    }
    for (col, label) in (COLUMNS.len() as u16..).zip(&LABELS) {
        sheet.write_string_with_format(0, col, label.header, &bold)?;
        sheet.set_column_width(col, 24)?;
    }
    Ok(())
}

fn width(form: Form) -> u32 {
    match form {
        Form::Text | Form::Sources | Form::Places => 48,
        Form::Name | Form::Names | Form::Terms(_) => 28,
        Form::Slug | Form::Website | Form::Address => 22,
        _ => 14,
    }
}

/// The formats of cells.
pub(super) struct Formats {
    day: Format,
    year: Format,
    quoted: Format,
}

/// Why a cell could not be written.
pub(super) enum Bad {
    TooLong(usize),
    Workbook(XlsxError),
}

impl From<XlsxError> for Bad {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error)
    }
}

impl Formats {
    pub(super) fn new() -> Self {
        Self {
            day: Format::new().set_num_format("yyyy-mm-dd"),
            year: Format::new().set_num_format("0"),
            quoted: Format::new().set_quote_prefix(),
        }
    }

    /// Writes a value in the type of its column; what does not fit the type is written as text.
    pub(super) fn put(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        col: u16,
        form: Form,
        text: &str,
    ) -> Result<(), Bad> {
        let date = if form == Form::Date { text.parse().ok() } else { None };
        match (form, date) {
            (Form::Degrees(_), _) => {
                if let Ok(degrees) = text.parse::<f64>() {
                    sheet.write_number(row, col, degrees)?;
                    return Ok(());
                }
            }
            (
                _,
                Some(PartialDate { calendar: Calendar::Year(y @ 1000..), sense: Sense::Within }),
            ) => {
                sheet.write_number_with_format(row, col, y, &self.year)?;
                return Ok(());
            }
            // Days before that are not the same in all programs.
            (
                _,
                Some(PartialDate {
                    calendar: Calendar::Day(y @ 1901.., m, d),
                    sense: Sense::Within,
                }),
            ) => {
                let day = ExcelDateTime::from_ymd(y.unsigned_abs(), m, d)?;
                sheet.write_datetime_with_format(row, col, day, &self.day)?;
                return Ok(());
            }
            _ => {}
        }
        self.put_text(sheet, row, col, text)
    }

    /// Writes a text.
    pub(super) fn put_text(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        col: u16,
        text: &str,
    ) -> Result<(), Bad> {
        if text.is_empty() {
            return Ok(());
        }
        let length = if text.len() > MAX_CELL { text.encode_utf16().count() } else { 0 };
        if length > MAX_CELL {
            return Err(Bad::TooLong(length));
        }
        // Marked as text, so that it does not become a formula when somebody edits the cell either.
        if text.starts_with(['=', '+', '-', '@']) {
            sheet.write_string_with_format(row, col, text, &self.quoted)?;
        } else {
            sheet.write_string(row, col, text)?;
        }
        Ok(())
    }
}
