//! Why a file cannot be read at all.

/// The most bytes of one file.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;
/// The most rows, features or records of one file.
pub const MAX_ROWS: usize = 200_000;
/// The most characters of one row, so that a few rows cannot fill the memory.
pub(crate) const MAX_ROW_BYTES: usize = 1024 * 1024;
/// The most columns that are looked at.
pub(crate) const MAX_COLUMNS: usize = 1000;

/// A file cannot be read at all; nothing of it enters a plan.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is larger than what is read.
    #[error("the file has {0} bytes; at most {MAX_BYTES} (50 MB) are read. Split it")]
    TooLarge(usize),
    /// It has more rows than are read.
    #[error("the file has more than {MAX_ROWS} rows. Split it")]
    TooManyRows,
    /// It is packed so that unpacking it would fill the memory.
    #[error("the workbook is not read: {0}. Save it anew in a spreadsheet program, or as CSV")]
    Bomb(String),
    /// It is of no known format.
    #[error("the file is neither CSV, XLSX, GeoJSON nor JSON of this project: {0}")]
    Format(String),
    /// It is damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// No column of it is known.
    #[error(
        "no column is known; the first row was read as: {0}. Name a column for instance `Navn` or \
         `Official name`, or give a mapping"
    )]
    NoColumns(String),
}
