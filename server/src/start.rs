//! Why the server does not start, in words for the operator.

use std::{fmt::Display, path::Path};

/// What stops the start. The message names file, record and field where there are any.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings cannot be used.
    #[error("the settings cannot be used:\n{0}")]
    Settings(String),
    /// The data files cannot be used.
    #[error("the data cannot be used:\n{0}")]
    Data(String),
    /// The database cannot be used.
    #[error("{0}")]
    Store(#[from] store::StoreError),
    /// The files of the page are damaged: the build went wrong.
    #[error("the files of the page cannot be used: {0}")]
    Assets(String),
    /// The basemap is damaged: the build went wrong.
    #[error("the basemap cannot be used: {0}")]
    Basemap(String),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {cause}")]
    Listen {
        /// The address as configured.
        address: String,
        /// What the system says.
        cause: std::io::Error,
    },
}

/// Problems as lines, each with two spaces before it.
pub(crate) fn lines<T: Display>(problems: impl IntoIterator<Item = T>) -> String {
    let lines: Vec<String> = problems.into_iter().map(|problem| format!("  {problem}")).collect();
    lines.join("\n")
}

/// Reads a file as text, or says why not, with its name.
pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|_| format!("{}: is not UTF-8 text", path.display()))
}
