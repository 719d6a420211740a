//! Building, running, testing and checking Klyngekart: `cargo xtask --help`.
//!
//! Each task installs what it needs and repeats nothing whose inputs have not changed.

mod basemap;
mod bench;
mod bundle;
mod check;
mod command;
mod dev;
mod engine;
mod files;
mod page;
mod progress;
mod serve;
mod server;
mod site;
mod sizes;
mod snip;
mod stamp;
mod style;
mod test;
mod tools;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::page::Profile;
use crate::site::Site;
use crate::test::Suite;
use crate::workspace::Workspace;

/// Builds, runs, tests and checks Klyngekart.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build what is released and run it.
    Serve {
        /// Address and port to answer at; without, 127.0.0.1:3000.
        #[arg(long)]
        listen: Option<String>,
        /// Settings of another cluster; without, those of the Arctic Cluster Team.
        #[arg(long, value_name = "FILE")]
        settings: Option<PathBuf>,
    },
    /// Build quickly, run, and again after every change of a source.
    Dev {
        /// Address and port to answer at; without, 127.0.0.1:3000.
        #[arg(long)]
        listen: Option<String>,
        /// Settings of another cluster; without, those of the Arctic Cluster Team.
        #[arg(long, value_name = "FILE")]
        settings: Option<PathBuf>,
    },
    /// Build the server program with everything inside, and tell where it is.
    Build {
        /// As it is released: small and fast. Without: quick to build, for a look.
        #[arg(long)]
        release: bool,
    },
    /// Run all tests, or one suite of them.
    Test {
        /// Compile the tests beside the code with the profile of the released program: where neither
        /// has been compiled yet, libraries are compiled once and not twice.
        #[arg(long)]
        release: bool,
        /// The suite.
        suite: Option<Suite>,
        /// What the runner of the suite (cargo, schemathesis or Playwright) is told besides.
        #[arg(last = true, requires = "suite")]
        arguments: Vec<String>,
    },
    /// Check formatting, lints, licences and sources.
    Check {
        /// Lint with the profile of the released program, whose tools are then compiled once.
        #[arg(long)]
        release: bool,
    },
    /// Check what a first visit loads against its budget.
    Sizes,
    /// Build the basemap's archive from its sources.
    Basemap,
    /// Measure time and memory, and print tables of figures.
    Bench {
        /// What is measured.
        subject: bench::Subject,
        /// What the benchmark in the browser is told besides, such as `--sizes 2500`.
        #[arg(last = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    let workspace = Workspace::find()?;
    match task {
        Task::Serve { listen, settings } => {
            serve::serve(&workspace, listen.as_deref(), settings.as_deref())
        }
        Task::Dev { listen, settings } => {
            dev::dev(&workspace, listen.as_deref(), settings.as_deref())
        }
        Task::Build { release } => {
            let program = server::build(&workspace, Profile::new(release))?;
            progress::note(format!("the server is {}", program.display()));
            Ok(())
        }
        Task::Test { release, suite, arguments } => {
            test::run(&workspace, Profile::new(release), suite, &arguments)
        }
        Task::Check { release } => check::run(&workspace, Profile::new(release)),
        Task::Basemap => basemap::run(&workspace),
        Task::Bench { subject, arguments } => bench::run(&workspace, subject, &arguments),
        Task::Sizes => sizes::check(&Site::build(&workspace, Profile::Release)?),
    }
}
