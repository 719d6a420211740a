//! The server: building the program with the site inside, and starting it.

use std::ffi::OsString;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::page::Profile;
use crate::progress::step;
use crate::site::Site;
use crate::workspace::Workspace;
use crate::{command, files};

/// Builds site and server and gives the path of the program.
///
/// # Errors
///
/// If a step fails; compiler errors are on the terminal by then.
pub(crate) fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let site = Site::build(workspace, profile)?;
    build_with(workspace, profile, &site)
}

/// Builds the server around a finished site.
///
/// # Errors
///
/// As [`build`].
pub(crate) fn build_with(workspace: &Workspace, profile: Profile, site: &Site) -> Result<PathBuf> {
    let folder = match profile {
        Profile::Release => "release",
        Profile::Dev => "debug",
    };
    step("compile the server", || {
        command::run(
            workspace
                .cargo()
                .args(["build", "--locked", "--package=server", "--bin=klyngekart", "--profile"])
                .arg(profile.name())
                .env("KLYNGEKART_SITE", site.folder()),
        )
    })?;
    Ok(workspace.target(folder).join(format!("klyngekart{}", std::env::consts::EXE_SUFFIX)))
}

/// A database in the build folder, empty: what is tried out is not kept.
///
/// # Errors
///
/// If what an earlier run left cannot be removed.
pub(crate) fn throw_away_database(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let database = workspace.parts(format!("{name}.db"));
    for ending in ["", "-wal", "-shm"] {
        files::remove(&workspace.parts(format!("{name}.db{ending}")))?;
    }
    std::fs::create_dir_all(workspace.parts(""))?;
    Ok(database)
}

/// The arguments of `klyngekart serve`; it has its own default address and settings.
pub(crate) fn arguments(
    listen: Option<&str>,
    settings: Option<&Path>,
    database: &Path,
) -> Vec<OsString> {
    let mut url = OsString::from("sqlite:");
    url.push(database);
    let mut arguments = vec![OsString::from("serve"), "--database-url".into(), url];
    if let Some(listen) = listen {
        arguments.extend(["--listen".into(), listen.into()]);
    }
    if let Some(settings) = settings {
        arguments.extend(["--settings".into(), settings.into()]);
    }
    arguments
}

/// A server that runs until this value goes.
pub(crate) struct Running {
    child: Child,
    address: SocketAddr,
}

impl Running {
    /// Starts the program on a free port and waits until it answers.
    ///
    /// # Errors
    ///
    /// If there is no free port, or it ends or does not answer within 20 seconds.
    pub(crate) fn start(program: &Path, settings: Option<&Path>, database: &Path) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new(program)
            .args(arguments(Some(&address.to_string()), settings, database))
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut running = Self { child, address };
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            if let Some(status) = running.child.try_wait()? {
                bail!("the server ended at start with {status}");
            }
            if start.elapsed() > Duration::from_secs(20) {
                bail!("the server does not answer at {address}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(running)
    }

    /// Where it answers, such as `http://127.0.0.1:41234`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
