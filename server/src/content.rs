//! The data files: those inside the binary, or those of the operator's folder.

use std::{fs, path::Path};

use rust_embed::RustEmbed;
use shared::register::Register;

use crate::{
    settings::Loaded,
    start::{StartError, lines, read_text},
};

/// The default content: the register of Arctic Cluster Team.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../data"]
struct Embedded;

/// Name and text of a data file.
pub type File = (String, String);

/// The data files inside the binary.
///
/// # Errors
///
/// [`StartError::Data`] if one is not text: the build went wrong.
pub fn embedded() -> Result<Vec<File>, StartError> {
    let names = Embedded::iter().filter(|name| is_data(name));
    let files = names.map(|name| {
        let data = Embedded::get(&name).map(|file| file.data.into_owned()).unwrap_or_default();
        match String::from_utf8(data) {
            Ok(text) => Ok((name.into_owned(), text)),
            Err(_) => Err(StartError::Data(lines([format!("{name}: is not UTF-8 text")]))),
        }
    });
    files.collect()
}

/// The data files of a folder, by name.
///
/// # Errors
///
/// [`StartError::Data`] if the folder or one of its files cannot be read; the message names it.
pub fn folder(folder: &Path) -> Result<Vec<File>, StartError> {
    let unreadable = |problem: String| StartError::Data(lines([problem]));
    let entries = fs::read_dir(folder)
        .map_err(|error| unreadable(format!("{}: {error}", folder.display())))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(format!("{}: {error}", folder.display())))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_data(&name) {
            files.push((name, read_text(&entry.path()).map_err(unreadable)?));
        }
    }
    files.sort();
    Ok(files)
}

/// The records of the data files that the settings name.
///
/// # Errors
///
/// [`StartError::Data`] with a line for every record or file that cannot be used.
pub fn register(loaded: &Loaded) -> Result<Register, StartError> {
    let files = match &loaded.data {
        Some(folder) => self::folder(folder)?,
        None => embedded()?,
    };
    read(&files)
}

/// The records of these files.
///
/// # Errors
///
/// [`StartError::Data`] with a line for every record that cannot be used.
pub fn read(files: &[File]) -> Result<Register, StartError> {
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Register::read(&files).map_err(|problems| StartError::Data(lines(problems)))
}

fn is_data(name: &str) -> bool {
    name.strip_suffix(".json").is_some_and(|stem| !stem.contains('/'))
}
