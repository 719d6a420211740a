//! `cargo xtask test api`: schemathesis asks a running server what its OpenAPI document allows, and
//! what it does not, and compares the answers with the document.

use anyhow::Result;

use super::counts::Counts;
use crate::command;
use crate::progress::step;
use crate::server::{self, Running};
use crate::tools;
use crate::workspace::Workspace;

/// Builds the server without a page, starts it and lets schemathesis ask; counts as one test.
///
/// # Errors
///
/// If the server cannot be built or started, or schemathesis not be installed.
pub(super) fn run(workspace: &Workspace, arguments: &[String]) -> Result<Counts> {
    let requirements = workspace.path("server/tests/schemathesis.txt");
    let programs = tools::python(workspace, "schemathesis", &requirements)?;
    step("compile the server", || {
        let build = ["build", "--locked", "--package=server", "--bin=klyngekart"];
        command::run(workspace.cargo().args(build))
    })?;
    let program =
        workspace.target("debug").join(format!("klyngekart{}", std::env::consts::EXE_SUFFIX));
    let database = server::throw_away_database(workspace, "test-api")?;
    let server = Running::start(&program, None, &database)?;
    let asked = step("ask the interface what its document allows", || {
        command::run(
            workspace
                .at_root(programs.join("schemathesis"))
                .arg("--config-file")
                .arg(workspace.path("server/tests/schemathesis.toml"))
                .arg("run")
                .arg(format!("{}/api/v1/openapi.json", server.url()))
                // The document names the public address.
                .args(["--url", &server.url(), "--no-color"])
                .args(arguments),
        )
    });
    Ok(Counts::of_check(asked))
}
