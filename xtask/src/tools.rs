//! What the build needs beyond cargo: found, installed where that may be done, else asked for in
//! one line.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::command;
use crate::progress::step;
use crate::stamp::{Inputs, once};
use crate::workspace::Workspace;

/// The compilation target of the browser's half.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The tool that checks licences and sources of our dependencies.
const CARGO_DENY: &str = "0.20.2";

/// Makes sure that rustc can compile for the browser.
///
/// # Errors
///
/// If the target is missing and rustup cannot add it.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<()> {
    let libraries = command::text(workspace.at_root("rustc").args([
        "--print=target-libdir",
        "--target",
        WASM,
    ]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if !command::exists("rustup") {
        bail!("please install Rust's target {WASM} (Debian: libstd-rust-dev-wasm32)");
    }
    step(format!("install Rust's target {WASM}"), || {
        command::run(workspace.at_root("rustup").args(["target", "add", WASM]))
    })
}

/// Installs the npm packages of the lock file, when that has changed. No package runs a script.
///
/// # Errors
///
/// If npm is missing or cannot install them.
pub(crate) fn npm_packages(workspace: &Workspace) -> Result<()> {
    if !command::exists("npm") {
        bail!("please install Node.js 20 or later with npm (Debian: apt-get install nodejs npm)");
    }
    let inputs = Inputs::default()
        .path(&workspace.path("package.json"))?
        .path(&workspace.path("package-lock.json"))?;
    once(workspace, "npm", &inputs, &workspace.path("node_modules"), || {
        step("install the npm packages", || {
            command::quietly(workspace.at_root("npm").args(["ci", "--ignore-scripts"]))
        })
    })
}

/// Installs what the explorer is measured against, when its lock file has changed. No package runs a
/// script.
///
/// # Errors
///
/// If npm cannot install it.
pub(crate) fn peers(workspace: &Workspace) -> Result<()> {
    let folder = workspace.path("end2end/bench");
    let inputs = Inputs::default().path(&folder.join("package-lock.json"))?;
    once(workspace, "peers", &inputs, &folder.join("node_modules"), || {
        step("install the peers", || {
            let mut npm = workspace.at_root("npm");
            command::quietly(npm.args(["ci", "--ignore-scripts"]).current_dir(&folder))
        })
    })
}

/// Debian's Chromium, for the browser tests; `CHROMIUM` may name another one.
///
/// # Errors
///
/// If there is none and it may or can not be installed.
pub(crate) fn chromium(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    let debian = PathBuf::from("/usr/bin/chromium");
    if debian.is_file() {
        return Ok(debian);
    }
    if !may_install() {
        bail!("please install Chromium (Debian: apt-get install chromium) or name it in CHROMIUM");
    }
    install(workspace, "chromium")?;
    Ok(debian)
}

/// Debian's PostgreSQL, of which the tests of the store start one of their own.
///
/// # Errors
///
/// If there is none and it may or can not be installed. `KLYNGEKART_SKIP_POSTGRES` goes without.
pub(crate) fn postgresql(workspace: &Workspace) -> Result<()> {
    let mut versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    if versions.any(|version| version.path().join("bin/initdb").is_file())
        || command::exists("initdb")
        || std::env::var_os("KLYNGEKART_SKIP_POSTGRES").is_some()
    {
        return Ok(());
    }
    if !may_install() {
        bail!(
            "please install PostgreSQL (Debian: apt-get install postgresql), \
             or set KLYNGEKART_SKIP_POSTGRES to test without it"
        );
    }
    install(workspace, "postgresql")
}

/// Makes a Python environment of this name with the packages of a list, when that has changed; gives
/// the folder of its programs.
///
/// # Errors
///
/// If Python is missing and may or can not be installed, or a package cannot be installed.
pub(crate) fn python(workspace: &Workspace, name: &str, requirements: &Path) -> Result<PathBuf> {
    let complete = || {
        command::exists("python3")
            && command::text(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_ok()
    };
    if !complete() {
        if !may_install() {
            bail!("please install Python 3.10 or later (Debian: apt-get install python3-venv)");
        }
        install(workspace, "python3-venv")?;
    }
    let environment = workspace.parts(name);
    let programs = environment.join("bin");
    let inputs = Inputs::default().path(requirements)?;
    once(workspace, name, &inputs, &environment, || {
        step(format!("install the packages of {}", requirements.display()), || {
            command::quietly(
                workspace.at_root("python3").args(["-m", "venv", "--clear"]).arg(&environment),
            )?;
            command::quietly(
                workspace
                    .at_root(programs.join("python"))
                    .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                    .arg("--requirement")
                    .arg(requirements),
            )
        })
    })?;
    Ok(programs)
}

/// Whether packages of Debian may be installed here.
fn may_install() -> bool {
    let root = command::exists("id")
        && command::text(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    root && command::exists("apt-get")
}

fn install(workspace: &Workspace, package: &str) -> Result<()> {
    step(format!("install {package}"), || {
        let apt = || {
            let mut apt = workspace.at_root("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt
        };
        command::quietly(apt().args(["update", "--quiet"]))?;
        command::quietly(
            apt().args(["install", "--quiet", "--yes", "--no-install-recommends"]).arg(package),
        )
    })
}

/// cargo-deny of the version we use; built once and kept in the build folder.
///
/// # Errors
///
/// If it cannot be built.
pub(crate) fn cargo_deny(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.parts(format!("cargo-deny-{CARGO_DENY}"));
    let program = folder.join("bin/cargo-deny");
    if program.is_file() {
        return Ok(program);
    }
    step(format!("build cargo-deny {CARGO_DENY}"), || {
        // Without optimisation: it reads a few hundred short files, and builds in half the time; nor is
        // it debugged here.
        command::run(
            workspace
                .cargo()
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                .args(["install", "cargo-deny", "--locked", "--debug", "--version", CARGO_DENY])
                .arg("--root")
                .arg(&folder)
                .arg("--target-dir")
                .arg(workspace.parts("cargo-deny-build")),
        )
    })?;
    Ok(program)
}
