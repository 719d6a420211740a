//! `klyngekart check`: looks through all records.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use server::{content, site::today};
use shared::{
    audit::{Finding, Level, audit},
    register::Register,
};

use super::{Failure, database::Database};

/// Look through all records for what is wrong.
///
/// Errors break a rule: a reference to nothing, a date that does not exist, an organisation number
/// with a wrong check digit, a web address or a position that is none. Hints are for people: a
/// position far from its municipality or town, a missing translation, a record without a source, an
/// entry that nobody confirmed for two years. Nothing is fetched from the web.
#[derive(Args)]
#[command(
    after_help = "Ends with 0 if there is no error, with 1 if there is one or the data cannot be read.\n\n\
    Examples:\n  \
    klyngekart check\n  \
    klyngekart check --strict --database-url sqlite:/var/lib/klyngekart/klyngekart.db\n  \
    klyngekart check --data /etc/klyngekart/data --json"
)]
pub(super) struct Check {
    #[command(flatten)]
    database: Database,
    /// Look at the data files of this folder instead of the database.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Write one JSON object: counts, and a list of findings.
    #[arg(long)]
    json: bool,
    /// End with 1 for hints as well.
    #[arg(long)]
    strict: bool,
}

impl Check {
    pub(super) async fn run(self) -> Result<ExitCode, Failure> {
        let (records, findings) = if let Some(folder) = &self.data {
            in_files(&content::folder(folder)?)
        } else {
            let store = self.database.open().await?;
            store.integrity().await?;
            in_register(store.current().register())
        };
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        let (errors, hints) = (count(Level::Error), count(Level::Hint));
        if self.json {
            let report = serde_json::json!({
                "records": records, "errors": errors, "hints": hints, "findings": findings,
            });
            println!("{report:#}");
        } else {
            for finding in &findings {
                let level = if finding.level == Level::Error { "error" } else { "hint" };
                println!("{level}: {finding}");
            }
            println!("{records} records: {errors} errors, {hints} hints");
        }
        let bad = errors > 0 || (self.strict && hints > 0);
        Ok(if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

/// How many records there are, and what was found in them.
fn in_files(files: &[content::File]) -> (usize, Vec<Finding>) {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    match Register::read(&files) {
        Ok(register) => in_register(&register),
        Err(problems) => (0, problems.into_iter().map(Finding::error).collect()),
    }
}

fn in_register(register: &Register) -> (usize, Vec<Finding>) {
    (register.records().count(), audit(register, today()))
}
