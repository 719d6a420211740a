//! Reading and writing files, with errors that name the path.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context as _, Result};

/// Every file below a folder: its path from there, written with `/`, and its content.
pub(crate) type Folder = BTreeMap<String, Vec<u8>>;

/// Reads every file below `folder`.
///
/// # Errors
///
/// If something there cannot be read or has a name that is not UTF-8.
pub(crate) fn read_folder(folder: &Path) -> Result<Folder> {
    let mut files = Folder::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Folder) -> Result<()> {
    let unreadable = || format!("cannot read {}", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .with_context(|| format!("{} is not UTF-8", path.display()))?;
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            files.insert(name, read(&path)?);
        }
    }
    Ok(())
}

/// Reads a file.
///
/// # Errors
///
/// If it cannot be read.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads a file of text.
///
/// # Errors
///
/// If it cannot be read or is not UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it.
///
/// # Errors
///
/// If it cannot be written.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file unless it already says the same, so that cargo sees no change where there is none.
///
/// # Errors
///
/// If it cannot be written.
pub(crate) fn write_if_changed(path: &Path, content: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    write(path, content)
}

/// Removes a file or a folder with all that is in it; what is not there is gone already.
///
/// # Errors
///
/// If it is there and stays.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Replaces a folder by these files.
///
/// # Errors
///
/// If the old one stays or a file cannot be written.
pub(crate) fn write_folder(folder: &Path, files: &Folder) -> Result<()> {
    remove(folder)?;
    for (name, content) in files {
        write(&folder.join(name), content)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_as_it_was_written() {
        let place = std::env::temp_dir().join(format!("xtask-files-{}", std::process::id()));
        let files = Folder::from([("a.txt".into(), b"one".to_vec()), ("b/c.txt".into(), vec![])]);
        write_folder(&place, &files).unwrap();
        assert_eq!(read_folder(&place).unwrap(), files);
        remove(&place).unwrap();
        assert!(read_folder(&place).is_err());
        remove(&place).unwrap();
    }
}
