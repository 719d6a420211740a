//! `klyngekart import`: says what files would change, and changes exactly that.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use exchange::{
    Plan,
    plan::{Duplicates, Options, plan},
    read::{File, Mapping},
};

use store::Store;

use super::{Failure, database::Database, records};

/// Say what tables or data files would change, and with --apply change it.
///
/// Reads CSV, XLSX, GeoJSON and the project's own JSON. Without --apply nothing is changed: the plan
/// is shown, and kept in a file with --plan. A kept plan is applied as it stands, or not at all if
/// the data changed since.
#[derive(Args)]
#[command(
    after_help = "Ends with 0 if everything was understood (and applied), with 1 if rows are \
    unreadable or held back, or nothing could be done.\n\n\
    Examples:\n  \
    klyngekart import partners.xlsx\n  \
    klyngekart import partners.csv --plan plan.json\n  \
    klyngekart import --plan plan.json --apply\n  \
    klyngekart import members.csv --mapping columns.toml --duplicates update --apply"
)]
pub(super) struct Import {
    /// The files to read. None, with --plan and --apply, applies a plan that was kept.
    #[arg(value_name = "FILE", required_unless_present = "plan")]
    files: Vec<PathBuf>,
    /// Where the plan is kept; without files, the plan to apply.
    #[arg(long, value_name = "PLAN")]
    plan: Option<PathBuf>,
    /// Change the data: exactly as planned, all of it or nothing.
    #[arg(long)]
    apply: bool,
    /// Apply also if rows are unreadable or held back; these are left out.
    #[arg(long, requires = "apply")]
    leave_out: bool,
    /// TOML that says what other people's columns mean: `"Their column" = "our_field"`.
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// What is done with rows without an id that may be there already.
    #[arg(long, value_enum, default_value_t = Same::Hold)]
    duplicates: Same,
    #[command(flatten)]
    database: Database,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Same {
    /// Name them and leave them out.
    Hold,
    /// Change the record that is there.
    Update,
    /// Add them as records of their own.
    Add,
}

impl Import {
    /// Does what was asked.
    pub(super) async fn run(self) -> Result<ExitCode, Failure> {
        let store = self.database.open().await?;
        let done = self.run_on(&store).await;
        store.close().await;
        done
    }

    async fn run_on(&self, store: &Store) -> Result<ExitCode, Failure> {
        let plan = match &self.plan {
            Some(file) if self.files.is_empty() => {
                Plan::from_json(&read_text(file)?).map_err(|error| named(file, &error))?
            }
            _ => self.planned(store)?,
        };
        print!("{plan}");
        if let Some(file) = self.plan.as_ref().filter(|_| !self.files.is_empty()) {
            fs::write(file, plan.to_json()).map_err(|error| named(file, &error))?;
            eprintln!("klyngekart: the plan is kept in {}", file.display());
        }
        if !self.apply {
            eprintln!("klyngekart: nothing was changed");
            return Ok(if plan.is_complete() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        if !plan.is_complete() && !self.leave_out {
            return Err(
                "nothing was changed, since rows are unreadable or held back; mend them, or \
                        leave them out with --leave-out"
                    .into(),
            );
        }
        if plan.changes_anything() {
            records::apply(store, &plan).await?;
        }
        eprintln!("klyngekart: {} added, {} changed", plan.added.len(), plan.changed.len());
        Ok(ExitCode::SUCCESS)
    }

    fn planned(&self, store: &Store) -> Result<Plan, Failure> {
        let mapping = match &self.mapping {
            None => Mapping::default(),
            Some(file) => Mapping::read(&read_text(file)?).map_err(|error| named(file, &error))?,
        };
        let duplicates = match self.duplicates {
            Same::Hold => Duplicates::Hold,
            Same::Update => Duplicates::Update,
            Same::Add => Duplicates::Add,
        };
        let mut contents = Vec::new();
        for file in &self.files {
            eprintln!("klyngekart: reading {}", file.display());
            let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
            contents.push((name, fs::read(file).map_err(|error| named(file, &error))?));
        }
        let files: Vec<File> = contents.iter().map(|(name, bytes)| File { name, bytes }).collect();
        Ok(plan(store.current().register(), &files, &Options { mapping, duplicates })?)
    }
}

fn read_text(file: &Path) -> Result<String, Failure> {
    Ok(fs::read_to_string(file).map_err(|error| named(file, &error))?)
}

fn named(file: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", file.display())
}
