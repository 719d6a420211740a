//! `cargo xtask bench`: how much time and memory things take, as figures beside what is allowed.

use anyhow::Result;
use clap::ValueEnum;

use crate::command;
use crate::progress::step;
use crate::workspace::Workspace;

/// What is measured.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Subject {
    /// Store, import, Directory and the interface for programs, with 10,000 and 100,000 organisations.
    Server,
}

/// Measures, and prints tables. The figures mean little while the machine does other work.
///
/// # Errors
///
/// If something cannot be built, or fails.
pub(crate) fn run(workspace: &Workspace, subject: Subject) -> Result<()> {
    match subject {
        Subject::Server => server(workspace),
    }
}

fn server(workspace: &Workspace) -> Result<()> {
    let sizes = ["10000", "100000"];
    let example = ["run", "--locked", "--release", "--package=server", "--example=bench_server"];
    step("start, memory, publication and interface", || {
        command::run(workspace.cargo().args(example).arg("--").args(sizes))
    })?;
    for package in ["store", "exchange"] {
        step(format!("benchmarks of {package}"), || {
            command::run(workspace.cargo().args(["bench", "--locked", "--package", package]))
        })?;
    }
    Ok(())
}
