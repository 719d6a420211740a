//! What the program can be told to do: one file for each command.
//!
//! Answers go to standard output, everything about the work to standard error. A command ends with 0
//! if it did what was asked, with 1 if it did not or found errors, with 2 if it was not understood.

mod backup;
mod check;
mod database;
mod export;
mod generate;
mod import;
mod records;
mod serve;
mod settings;

use std::{fmt::Display, process::ExitCode};

use clap::{Parser, Subcommand};

/// The interactive map and timeline of an industrial cluster's partners.
#[derive(Parser)]
#[command(name = "klyngekart", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Import(import::Import),
    Export(export::Export),
    Check(check::Check),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Generate(generate::Generate),
    /// Say every setting with its default, environment variable and meaning, as Markdown.
    Settings,
}

/// Why a command did not do what was asked, in words for whoever typed it.
type Failure = Box<dyn std::error::Error>;

/// Does what was asked.
pub fn perform(arguments: Arguments) -> ExitCode {
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    let done = runtime.block_on(async {
        match arguments.command {
            Command::Serve(command) => command.run().await,
            Command::Import(command) => command.run().await,
            Command::Export(command) => command.run().await,
            Command::Check(command) => command.run().await,
            Command::Backup(command) => command.run().await,
            Command::Restore(command) => command.run().await,
            Command::Generate(command) => command.run(),
            Command::Settings => Ok(settings::run()),
        }
    });
    done.unwrap_or_else(|error| failed(&error))
}

fn failed(error: &dyn Display) -> ExitCode {
    eprintln!("klyngekart: {error}");
    ExitCode::FAILURE
}
