//! `cargo xtask test`: every test of the rules, the server and the page in a browser.

mod api;
mod counts;

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use self::counts::Counts;
use crate::page::Profile;
use crate::progress::step;
use crate::server::{self, Running};
use crate::site::Site;
use crate::workspace::Workspace;
use crate::{files, sizes, tools};

/// Settings of the fictional cluster that runs beside the real one, if they are there.
const OTHER_CLUSTER: &str = "fixtures/estuary-cluster/settings.toml";

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Suite {
    /// The tests beside the Rust code.
    Unit,
    /// Random questions to the interface for programs, made from its OpenAPI document.
    Api,
    /// The tests in a browser, against the program as it is released, and the size check.
    Browser,
}

/// Runs one suite or all, with `arguments` for the runner of the one, and closes with a line that
/// counts them all. `profile` is that of the tests beside the code.
///
/// # Errors
///
/// If a test fails or cannot be run. A suite that fails does not keep the next from running.
pub(crate) fn run(
    workspace: &Workspace,
    profile: Profile,
    suite: Option<Suite>,
    arguments: &[String],
) -> Result<()> {
    // The interface is asked by a tool of its own, which takes minutes: by name only.
    let suites = suite.map_or(vec![Suite::Unit, Suite::Browser], |one| vec![one]);
    let mut all = Counts::default();
    let mut troubles = Vec::new();
    for suite in suites {
        let result = match suite {
            Suite::Unit => unit(workspace, profile, arguments),
            Suite::Api => api::run(workspace, arguments),
            Suite::Browser => browser(workspace, arguments),
        };
        match result {
            Ok(counts) => all = all + counts,
            Err(error) => troubles.push(format!("{error:#}")),
        }
    }
    for trouble in &troubles {
        eprintln!("error: {trouble}");
    }
    println!("{all}");
    if all.failed > 0 || !troubles.is_empty() {
        bail!("not every test has passed");
    }
    Ok(())
}

fn unit(workspace: &Workspace, profile: Profile, arguments: &[String]) -> Result<Counts> {
    tools::postgresql(workspace)?;
    step("run the tests beside the code", || match profile {
        Profile::Dev => cargo_test(workspace, profile, &["--workspace"], arguments),
        // This tool itself has been compiled, with what it needs, to run this.
        Profile::Release => {
            let rest =
                cargo_test(workspace, profile, &["--workspace", "--exclude=xtask"], arguments)?;
            Ok(rest + cargo_test(workspace, Profile::Dev, &["--package=xtask"], arguments)?)
        }
    })
}

fn cargo_test(
    workspace: &Workspace,
    profile: Profile,
    packages: &[&str],
    arguments: &[String],
) -> Result<Counts> {
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--locked", "--no-fail-fast", "--profile", profile.name()]);
    cargo.args(packages).args(arguments);
    let mut child = cargo.stdout(Stdio::piped()).spawn().context("cannot start cargo")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut counts = Counts::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        counts = counts + Counts::of_cargo(&line).unwrap_or_default();
    }
    let status = child.wait()?;
    // Without a failed test it is the compiler that had something to say.
    if !status.success() && counts.failed == 0 {
        bail!("cargo test ended with {status}");
    }
    Ok(counts)
}

fn browser(workspace: &Workspace, arguments: &[String]) -> Result<Counts> {
    let chromium = tools::chromium(workspace)?;
    let site = Site::build(workspace, Profile::Release)?;
    let program = server::build_with(workspace, Profile::Release, &site)?;
    let sizes = sizes::check(&site);

    let database = server::throw_away_database(workspace, "test")?;
    let server = Running::start(&program, None, &database)?;
    let other = workspace.path(OTHER_CLUSTER);
    let database = server::throw_away_database(workspace, "test-other")?;
    let start_other = || Running::start(&program, Some(&other), &database);
    let other = other.is_file().then(start_other).transpose()?;

    let report = workspace.parts("playwright.json");
    files::remove(&report)?;
    let mut playwright = workspace.npm_program("playwright");
    playwright
        .args(["test", "--config=end2end/playwright.config.ts"])
        .args(arguments)
        .env("CHROMIUM", chromium)
        .env("KLYNGEKART_URL", server.url())
        .env("KLYNGEKART_PROGRAM", &program)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    if let Some(other) = &other {
        playwright.env("KLYNGEKART_OTHER_URL", other.url());
    }
    let status = step("run the tests in the browser", || {
        playwright.status().context("cannot start Playwright")
    })?;
    let counts = Counts::of_playwright(&files::read_text(&report)?)?;
    if !status.success() && counts.failed == 0 {
        bail!("Playwright ended with {status}");
    }
    // The size check is a test like the others.
    Ok(counts + Counts::of_check(sizes))
}
