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

use super::{
    Failure,
    records::{DataFiles, Records},
};

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
pub struct Import {
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
    /// TOML that says what other people's columns mean: "Their column" = "our_field".
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// What is done with rows without an id that may be there already.
    #[arg(long, value_enum, default_value_t = Same::Hold)]
    duplicates: Same,
    /// The settings file; without one the site is that of Arctic Cluster Team.
    #[arg(long, env = "KLYNGEKART_SETTINGS", value_name = "FILE")]
    settings: Option<PathBuf>,
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
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let (records, _) = DataFiles::of(self.settings.as_deref())?;
        self.run_on(&records).await
    }

    async fn run_on(&self, records: &impl Records) -> Result<ExitCode, Failure> {
        let plan = match &self.plan {
            Some(file) if self.files.is_empty() => {
                Plan::from_json(&read_text(file)?).map_err(|error| named(file, &error))?
            }
            _ => self.planned(records).await?,
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
            records.apply(&plan).await?;
        }
        eprintln!("klyngekart: {} added, {} changed", plan.added.len(), plan.changed.len());
        Ok(ExitCode::SUCCESS)
    }

    async fn planned(&self, records: &impl Records) -> Result<Plan, Failure> {
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
        Ok(plan(&records.current().await?, &files, &Options { mapping, duplicates })?)
    }
}

fn read_text(file: &Path) -> Result<String, Failure> {
    Ok(fs::read_to_string(file).map_err(|error| named(file, &error))?)
}

fn named(file: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", file.display())
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use server::content;
    use shared::register::Register;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        import: Import,
    }

    /// A folder with data and settings, which goes with the test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("import-{name}-{}", std::process::id()));
            fs::create_dir_all(folder.join("data")).unwrap();
            for (name, text) in content::embedded().unwrap() {
                fs::write(folder.join("data").join(name), text).unwrap();
            }
            fs::write(folder.join("settings.toml"), "data = \"data\"\n").unwrap();
            Self(folder)
        }

        fn write(&self, name: &str, text: &str) -> String {
            fs::write(self.0.join(name), text).unwrap();
            self.path(name)
        }

        fn path(&self, name: &str) -> String {
            self.0.join(name).to_string_lossy().into_owned()
        }

        fn register(&self) -> Register {
            content::read(&content::folder(&self.0.join("data")).unwrap()).unwrap()
        }

        async fn import(&self, arguments: &[&str]) -> Result<ExitCode, String> {
            let settings = self.path("settings.toml");
            let all =
                ["import", "--settings", &settings].into_iter().chain(arguments.iter().copied());
            let line = Line::try_parse_from(all).map_err(|error| error.to_string())?;
            line.import.run().await.map_err(|error| error.to_string())
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[tokio::test]
    async fn nothing_changes_until_the_plan_is_applied() {
        let folder = Folder::new("steps");
        let before = folder.register();
        let table = folder.write("list.csv", "Id;Eier\nalcoa-mosjoen;Noen\n");
        let plan = folder.path("plan.json");
        assert_eq!(folder.import(&[&table, "--plan", &plan]).await, Ok(ExitCode::SUCCESS));
        assert_eq!(folder.register(), before);
        assert_eq!(folder.import(&["--plan", &plan, "--apply"]).await, Ok(ExitCode::SUCCESS));
        assert_eq!(folder.register().partners[0].parent.as_deref(), Some("Noen"));
        let again = folder.import(&["--plan", &plan, "--apply"]).await.unwrap_err();
        assert!(again.contains("Make the plan anew"), "{again}");
        let left: Vec<_> = fs::read_dir(folder.0.join("data")).unwrap().flatten().collect();
        assert!(left.iter().all(|file| file.path().extension().is_some_and(|end| end == "json")));
    }

    #[tokio::test]
    async fn unreadable_rows_stop_an_import_unless_they_are_to_be_left_out() {
        let folder = Folder::new("rows");
        let before = folder.register();
        let table =
            folder.write("list.csv", "Id,Owner,Joined\nalcoa-mosjoen,Noen,\nelkem-rana,,i fjor\n");
        assert_eq!(folder.import(&[&table]).await, Ok(ExitCode::FAILURE));
        let said = folder.import(&[&table, "--apply"]).await.unwrap_err();
        assert!(said.contains("--leave-out"), "{said}");
        assert_eq!(folder.register(), before);
        assert_eq!(folder.import(&[&table, "--apply", "--leave-out"]).await, Ok(ExitCode::SUCCESS));
        assert_eq!(folder.register().partners[0].parent.as_deref(), Some("Noen"));
    }

    #[tokio::test]
    async fn the_data_inside_the_program_cannot_be_changed() {
        let folder = Folder::new("inside");
        folder.write("settings.toml", "");
        let table = folder.write("list.csv", "Id,Owner\nalcoa-mosjoen,Noen\n");
        assert_eq!(folder.import(&[&table]).await, Ok(ExitCode::SUCCESS));
        let said = folder.import(&[&table, "--apply"]).await.unwrap_err();
        assert!(said.contains("inside the program cannot be changed"), "{said}");
    }
}
