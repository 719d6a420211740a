//! `cargo xtask check`: what must be clean before a change is taken, apart from tests.

use anyhow::Result;

use crate::command;
use crate::page::Profile;
use crate::progress::step;
use crate::tools::{self, WASM};
use crate::workspace::Workspace;

/// Formatting, lints of both halves, and licences and sources of everything we depend on.
///
/// # Errors
///
/// At the first of them that finds something; what, is on the terminal by then.
pub(crate) fn run(workspace: &Workspace, profile: Profile) -> Result<()> {
    let cargo = |arguments: &[&str]| command::run(workspace.cargo().args(arguments));
    step("check the formatting", || cargo(&["fmt", "--all", "--check"]))?;
    // `app` is linted here with what the server asks of it, and below with what the browser does;
    // never with both at once.
    step("lint the server's half", || {
        cargo(&[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--profile",
            profile.name(),
            "--",
            "-D",
            "warnings",
        ])
    })?;
    tools::wasm_target(workspace)?;
    step("lint the browser's half", || {
        cargo(&[
            "clippy",
            "--locked",
            "--package=app",
            "--features=hydrate",
            "--target",
            WASM,
            "--",
            "-D",
            "warnings",
        ])
    })?;
    let deny = tools::cargo_deny(workspace)?;
    step("check licences and sources", || {
        command::run(workspace.at_root(deny).args([
            "--log-level=error",
            "check",
            "bans",
            "licenses",
            "sources",
        ]))
    })
}
