//! `klyngekart generate`: made-up data for load tests.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::Args;
use shared::generate::register;

use super::Failure;

/// Write data files with made-up organisations, for load tests.
///
/// The same numbers give the same files. Name the folder as `data` in a settings file, and give that
/// site a database of its own.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
    klyngekart generate --partners 10000 --seed 1 --out large\n  \
    klyngekart check --data large")]
pub(super) struct Generate {
    /// How many organisations, at most 200,000.
    #[arg(long, value_parser = clap::value_parser!(u32).range(..=200_000))]
    partners: u32,
    /// Other seeds give other data.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write to; files of these names must not be there.
    #[arg(long, value_name = "FOLDER", default_value = "generated")]
    out: PathBuf,
}

impl Generate {
    pub(super) fn run(self) -> Result<ExitCode, Failure> {
        let named = |path: &PathBuf, error: std::io::Error| format!("{}: {error}", path.display());
        eprintln!("making up {} organisations …", self.partners);
        let files = register(self.partners as usize, self.seed).files();
        for (name, _) in &files {
            let path = self.out.join(name);
            if path.exists() {
                return Err(format!("{}: there is a file already", path.display()).into());
            }
        }
        fs::create_dir_all(&self.out).map_err(|error| named(&self.out, error))?;
        for (name, text) in files {
            let path = self.out.join(name);
            fs::write(&path, text).map_err(|error| named(&path, error))?;
            println!("{}", path.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}
