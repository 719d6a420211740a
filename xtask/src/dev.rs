//! `cargo xtask dev`: builds quickly, runs, and does so again whenever a source changes.

use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::page::Profile;
use crate::progress::note;
use crate::server;
use crate::workspace::Workspace;

/// What is watched. `Cargo.lock` and the folders of built things are not: they change by building.
const SOURCES: [&str; 11] = [
    "Cargo.toml",
    "app",
    "basemap",
    "cartographer",
    "data",
    "exchange",
    "package-lock.json",
    "server",
    "shared",
    "store",
    "style",
];

/// How often the sources are looked at. A look at some hundred files takes about a millisecond.
const PAUSE: Duration = Duration::from_millis(400);

/// Builds and runs until it is stopped. While something does not compile the last server goes on.
///
/// # Errors
///
/// If a source cannot be looked at or the server not be started.
pub(crate) fn dev(
    workspace: &Workspace,
    listen: Option<&str>,
    settings: Option<&Path>,
) -> Result<()> {
    let mut running: Option<Child> = None;
    loop {
        let built_from = newest(workspace)?;
        match server::build(workspace, Profile::Dev) {
            Ok(program) => {
                if let Some(mut old) = running.take() {
                    old.kill()?;
                    old.wait()?;
                }
                let database = server::throw_away_database(workspace, "dev")?;
                let arguments = server::arguments(listen, settings, &database);
                running = Some(Command::new(program).args(arguments).spawn()?);
            }
            Err(error) => eprintln!("error: {error:#}"),
        }
        note("waiting for a change");
        while newest(workspace)? == built_from {
            std::thread::sleep(PAUSE);
        }
    }
}

/// The number of sources and the time of the latest change among them: differs after every change,
/// also after a file was removed.
fn newest(workspace: &Workspace) -> Result<(usize, SystemTime)> {
    let mut seen = (0, SystemTime::UNIX_EPOCH);
    for source in SOURCES {
        look_at(&workspace.path(source), &mut seen)?;
    }
    Ok(seen)
}

fn look_at(path: &Path, seen: &mut (usize, SystemTime)) -> Result<()> {
    // An editor may take a file away between two looks; the next look will find its new form.
    let Ok(metadata) = std::fs::metadata(path) else { return Ok(()) };
    seen.0 += 1;
    seen.1 = seen.1.max(metadata.modified()?);
    if metadata.is_dir() {
        for entry in std::fs::read_dir(path)? {
            look_at(&entry?.path(), seen)?;
        }
    }
    Ok(())
}
