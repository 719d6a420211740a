//! `cargo xtask bench`: how much time and memory things take, as figures beside what is allowed.

use anyhow::Result;
use clap::ValueEnum;

use crate::page::Profile;
use crate::progress::step;
use crate::site::Site;
use crate::workspace::Workspace;
use crate::{command, server, tools};

/// What is measured.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Subject {
    /// Store, import, Directory and the interface for programs, with 10,000 and 100,000 organisations.
    Server,
    /// The explorer in the browser beside what one would pick instead: Leaflet, MapLibre, supercluster,
    /// vis-timeline, with 36 to 100,000 organisations. Takes an hour; `-- --sizes 2500` less.
    Browser,
    /// The map in a frame of another page beside frames with Leaflet and MapLibre.
    Embeds,
    /// Every page: how long the server takes, how large it is, and how soon it is painted.
    Pages,
}

/// Measures, and prints tables. The figures mean little while the machine does other work.
///
/// # Errors
///
/// If something cannot be built, or fails.
pub(crate) fn run(workspace: &Workspace, subject: Subject, arguments: &[String]) -> Result<()> {
    match subject {
        Subject::Server => server(workspace),
        Subject::Browser => browser(workspace, "run.mjs", arguments),
        Subject::Embeds => browser(workspace, "embeds.mjs", arguments),
        Subject::Pages => {
            step("how long the server takes for each page", || {
                example(workspace, "page_speed", &[])
            })?;
            browser(workspace, "pages.mjs", arguments)
        }
    }
}

fn browser(workspace: &Workspace, script: &str, arguments: &[String]) -> Result<()> {
    let chromium = tools::chromium(workspace)?;
    let site = Site::build(workspace, Profile::Release)?;
    let program = server::build_with(workspace, Profile::Release, &site)?;
    tools::peers(workspace)?;
    step("ours beside its peers", || {
        let mut node = workspace.at_root("node");
        node.arg(format!("end2end/bench/{script}")).args(arguments);
        command::run(node.env("PROGRAM", program).env("CHROMIUM", chromium))
    })
}

fn server(workspace: &Workspace) -> Result<()> {
    let sizes = ["10000", "100000"];
    step("start, memory, publication and interface", || {
        example(workspace, "bench_server", &sizes)
    })?;
    for package in ["store", "exchange"] {
        step(format!("benchmarks of {package}"), || {
            command::run(workspace.cargo().args(["bench", "--locked", "--package", package]))
        })?;
    }
    Ok(())
}

/// Runs an example of the server, with these arguments.
fn example(workspace: &Workspace, name: &str, arguments: &[&str]) -> Result<()> {
    let run = ["run", "--locked", "--release", "--package=server", "--example", name, "--"];
    command::run(workspace.cargo().args(run).args(arguments))
}
