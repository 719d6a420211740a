//! What is wrong with a data file, so that a person finds the place and knows what would be right.

use std::fmt;

/// One thing that is wrong in the data files.
///
/// Reads like "partners.json, record `elkem-rana`, field `location.lat`: `95` is not a latitude; it
/// lies between -90 and 90".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataProblem {
    /// The name of the file.
    pub file: String,
    /// The id of the record, or its number in the file, counted from 1; `None` for the file itself.
    pub record: Option<String>,
    /// The way to the field inside the record, like `also_at[0].lat`; `None` for the record itself.
    pub field: Option<String>,
    /// The value, and what would be right.
    pub message: String,
}

impl fmt::Display for DataProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(record) = &self.record {
            write!(f, ", record `{record}`")?;
        }
        if let Some(field) = &self.field {
            write!(f, ", field `{field}`")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for DataProblem {}
