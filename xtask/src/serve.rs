//! `cargo xtask serve`: builds what is released and runs it.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::page::Profile;
use crate::server;
use crate::workspace::Workspace;

/// Builds and becomes the server, which tells its address; comes back only if that fails.
///
/// # Errors
///
/// If the build fails or the server does not start.
pub(crate) fn serve(
    workspace: &Workspace,
    listen: Option<&str>,
    settings: Option<&Path>,
) -> Result<()> {
    let program = server::build(workspace, Profile::Release)?;
    let database = server::throw_away_database(workspace, "serve")?;
    become_program(Command::new(program).args(server::arguments(listen, settings, &database)))
}

/// Takes the place of this process, so that signals reach the server and nobody else.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    crate::command::run(command)
}
