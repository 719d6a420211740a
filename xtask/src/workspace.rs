//! Where things are: the checkout, the build folder and what this tool keeps in it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::command::{self, cargo};

/// The folders that every task works in.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Asks cargo, so that `CARGO_TARGET_DIR` and cargo's own settings are respected.
    ///
    /// # Errors
    ///
    /// If cargo does not answer, or not with the two paths.
    pub(crate) fn find() -> Result<Self> {
        let answer = command::text(cargo().args(["metadata", "--no-deps", "--format-version=1"]))?;
        let metadata: serde_json::Value =
            serde_json::from_str(&answer).context("`cargo metadata` did not answer in JSON")?;
        let path = |name: &str| {
            metadata[name]
                .as_str()
                .map(PathBuf::from)
                .with_context(|| format!("`cargo metadata` did not tell `{name}`"))
        };
        Ok(Self { root: path("workspace_root")?, target: path("target_directory")? })
    }

    /// A path in the checkout.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path in the build folder.
    pub(crate) fn target(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join(relative)
    }

    /// A path among the intermediate results of this tool.
    pub(crate) fn parts(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join("xtask").join(relative)
    }

    /// A program from the npm packages, such as `wasm-opt`.
    pub(crate) fn npm_program(&self, name: &str) -> Command {
        self.at_root(self.path("node_modules/.bin").join(name))
    }

    /// Cargo, started at the top of the checkout.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(&self.root);
        cargo
    }

    /// Any program, started at the top of the checkout.
    pub(crate) fn at_root(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }
}
