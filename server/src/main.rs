//! The program `klyngekart`.

mod commands;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    commands::perform(commands::Arguments::parse())
}
