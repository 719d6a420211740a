//! `cargo xtask basemap`: builds the basemap's archive from its sources.
//!
//! The work is done by `basemap/build.py`; this only gives it an environment with the tile builder.

use anyhow::Result;

use crate::command;
use crate::progress::step;
use crate::tools;
use crate::workspace::Workspace;

/// Makes a Python environment in the build folder and runs the build step in it.
///
/// # Errors
///
/// If Python is missing, a package cannot be installed or the build step fails.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let requirements = workspace.path("basemap/requirements.txt");
    let programs = tools::python(workspace, "python", &requirements)?;
    step("build the basemap", || {
        // The build step finds the tile builder on the path, as in an activated environment.
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(
            std::iter::once(programs.clone()).chain(std::env::split_paths(&path)),
        )?;
        command::run(
            workspace.at_root(programs.join("python")).arg("basemap/build.py").env("PATH", path),
        )
    })
}
