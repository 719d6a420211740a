//! Doing nothing twice: a step is repeated only when its inputs have changed.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;
use crate::workspace::Workspace;

/// A running hash over everything that a step is made from.
#[derive(Default)]
pub(crate) struct Inputs(blake3::Hasher);

impl Inputs {
    /// Adds a text: a version, the arguments of a program, the source of the recipe itself.
    #[must_use]
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.0.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        self
    }

    /// Adds the content of a file, or of every file below a folder together with its name.
    ///
    /// # Errors
    ///
    /// If something there cannot be read.
    pub(crate) fn path(mut self, path: &Path) -> Result<Self> {
        if path.is_dir() {
            for (name, content) in files::read_folder(path)? {
                self = self.text(&name);
                self.0.update(blake3::hash(&content).as_bytes());
            }
        } else {
            let content =
                fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            self.0.update(blake3::hash(&content).as_bytes());
        }
        Ok(self)
    }

    fn finish(&self) -> String {
        self.0.finalize().to_hex().to_string()
    }
}

/// Does `work`, which makes `output`, unless it was made from the same inputs before.
///
/// # Errors
///
/// Those of `work`, and if the note about its inputs cannot be written.
pub(crate) fn once(
    workspace: &Workspace,
    name: &str,
    inputs: &Inputs,
    output: &Path,
    work: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let stamp = workspace.parts(format!("{name}.stamp"));
    let inputs = inputs.finish();
    if output.exists() && fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
        return Ok(());
    }
    // A run that breaks off halfway must not look finished.
    files::remove(&stamp)?;
    work()?;
    files::write(&stamp, inputs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_differ_when_text_moves_from_one_to_the_next() {
        let one = Inputs::default().text("ab").text("c").finish();
        let other = Inputs::default().text("a").text("bc").finish();
        assert_ne!(one, other);
    }
}
