//! The bundle `page`: our program for the browser as Wasm, and the JavaScript that starts it.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::bundle::Bundle;
use crate::command;
use crate::files;
use crate::progress::step;
use crate::snip;
use crate::stamp::{Inputs, once};
use crate::tools::WASM;
use crate::workspace::Workspace;

/// The page's entry. A module of its own, so that no page needs an inline script to start it.
const START: &str = r#"// Fetched from here, and not before: what the first paint needs has the line for itself.
const wasm = fetch(new URL("./app_bg.wasm", import.meta.url));
const app = import("./app.js");

// Links that act as buttons are pressed with the space bar, too.
addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("a[role=button]")) return;
  event.preventDefault();
  event.target.click();
});

// Where the script is there before the first paint, that comes first, and what is shown answers before
// the page is brought to life. Pages that are not shown are not painted: they wait a second.
const painted = new Promise((done) => {
  const next = () => requestAnimationFrame(() => setTimeout(done));
  new PerformanceObserver(next).observe({ type: "paint", buffered: true });
  setTimeout(done, 1000);
});
const { default: init, hydrate } = await app;
await painted;
await init({ module_or_path: wasm });
hydrate();
"#;

/// `-Oz` for size, again until nothing is won any more. Nothing lies below 1024 bytes, where rustc lets
/// the stack end (`--stack-first` of its target), so offsets may go into the instructions: one in a
/// hundred bytes less. The rest says what rustc takes for granted in every browser, as wasm-opt assumes
/// less on its own.
///
/// Source: the Rust and WebAssembly platform support page of rustc, "Enabled WebAssembly features".
const WASM_OPT: [&str; 11] = [
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-producers",
];

/// Whether a build is for people or for the next try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small and fast to load: minutes.
    Release,
    /// Fast to build: seconds.
    Dev,
}

impl Profile {
    /// What the flag `--release` of a task stands for.
    pub(crate) const fn new(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    /// Cargo's name of the profile, for what runs on this machine.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }
}

/// Compiles `app` for the browser and brings it into the shape that is served.
///
/// # Errors
///
/// If a step fails; compiler errors are on the terminal by then.
pub(crate) fn build(workspace: &Workspace, profile: Profile) -> Result<Bundle> {
    let (name, cargo_profile) = match profile {
        Profile::Release => ("page", "wasm-release"),
        Profile::Dev => ("page-dev", "wasm-dev"),
    };
    step("compile the page for the browser", || {
        command::run(workspace.cargo().args([
            "build",
            "--locked",
            "--package=app",
            "--lib",
            "--features=hydrate",
            "--target",
            WASM,
            "--profile",
            cargo_profile,
        ]))
    })?;
    let compiled = workspace.target(WASM).join(cargo_profile).join("app.wasm");
    let folder = workspace.parts(name);
    let inputs = Inputs::default()
        .text(include_str!("page.rs"))
        .text(include_str!("snip.rs"))
        .path(&compiled)?
        .path(&workspace.path("package-lock.json"))?;
    once(workspace, name, &inputs, &folder, || {
        files::remove(&folder)?;
        step("bind the page to JavaScript", || {
            let mut bindgen = Bindgen::new();
            match profile {
                Profile::Release => bindgen.input_bytes("app", snip::read(&compiled)?),
                Profile::Dev => bindgen.input_path(&compiled),
            };
            bindgen
                .web(true)?
                .typescript(false)
                .omit_default_module_path(true)
                .remove_name_section(profile == Profile::Release)
                .remove_producers_section(true)
                .generate(&folder)
        })?;
        files::write(&folder.join("start.js"), START)?;
        match profile {
            Profile::Release => {
                minify(workspace, &folder)?;
                shrink(workspace, &folder.join("app_bg.wasm"))
            }
            Profile::Dev => Ok(()),
        }
    })?;
    Bundle::read(&folder)
}

/// Takes comments and long names out of the page's scripts; each stays a module of its own.
fn minify(workspace: &Workspace, folder: &Path) -> Result<()> {
    step("minify the page's scripts", || {
        let paths = files::read_folder(folder)?.into_keys().map(|name| folder.join(name));
        let scripts = paths.filter(|path| path.extension() == Some("js".as_ref()));
        let mut esbuild = workspace.npm_program("esbuild");
        esbuild.args(scripts).args(["--minify", "--target=es2022", "--allow-overwrite"]);
        for option in ["outbase", "outdir"] {
            esbuild.arg(format!("--{option}={}", folder.display()));
        }
        command::quietly(&mut esbuild)
    })
}

fn shrink(workspace: &Workspace, wasm: &Path) -> Result<()> {
    step("shrink the page's Wasm", || {
        let before = files::read(wasm)?.len();
        command::quietly(
            workspace.npm_program("wasm-opt").args(WASM_OPT).arg(wasm).arg("-o").arg(wasm),
        )?;
        let after = files::read(wasm)?.len();
        ensure!(after <= before, "wasm-opt made it larger: {before} to {after} bytes");
        Ok(())
    })
}

/// Checks that the binder in this tool and the library in the page are the same version: together
/// they speak a private language that changes with each one.
///
/// # Errors
///
/// If they differ in the lock file, or one is not there.
pub(crate) fn check_versions(workspace: &Workspace) -> Result<()> {
    let lock = files::read_text(&workspace.path("Cargo.lock"))?;
    let library = locked_version(&lock, "wasm-bindgen")?;
    let binder = locked_version(&lock, "wasm-bindgen-cli-support")?;
    ensure!(
        library == binder,
        "Cargo.lock has wasm-bindgen {library} but wasm-bindgen-cli-support {binder}; \
         they must be the same (Cargo.toml pins the second)"
    );
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    lock.split_once(&format!("name = \"{package}\"\nversion = \""))
        .and_then(|(_, rest)| rest.split('"').next())
        .with_context(|| format!("Cargo.lock does not have {package}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_under_its_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked_version(lock, "leptos").is_err());
    }
}
