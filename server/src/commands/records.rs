//! Where the records of the commands come from and go to.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use exchange::{Plan, write};
use server::{content, settings::Loaded};
use shared::{register::Register, settings::Settings};

use super::Failure;

/// The present records, and a way to change them as a plan says.
pub(super) trait Records {
    /// The records as they are now.
    async fn current(&self) -> Result<Register, Failure>;

    /// Makes exactly the changes of the plan, all of them or none.
    async fn apply(&self, plan: &Plan) -> Result<(), Failure>;
}

/// The data files: those inside the program, or those of a folder.
pub(super) struct DataFiles {
    folder: Option<PathBuf>,
}

impl DataFiles {
    /// The files that the settings name, and the settings.
    pub(super) fn of(settings: Option<&Path>) -> Result<(Self, Settings), Failure> {
        let Loaded { settings, data, .. } = Loaded::read(settings)?;
        Ok((Self { folder: data }, settings))
    }
}

impl Records for DataFiles {
    async fn current(&self) -> Result<Register, Failure> {
        let files = match &self.folder {
            Some(folder) => content::folder(folder)?,
            None => content::embedded()?,
        };
        Ok(content::read(&files)?)
    }

    async fn apply(&self, plan: &Plan) -> Result<(), Failure> {
        let Some(folder) = &self.folder else {
            return Err("the data inside the program cannot be changed; name a folder with data \
                        files in the settings (`data = \"…\"`)"
                .into());
        };
        let before = self.current().await?;
        let after = plan.apply(&before)?;
        Ok(replace(folder, &write::json(&before), &write::json(&after))?)
    }
}

/// Writes the files that are different. All are written beside the old ones first, so that a full
/// disk changes nothing; if one cannot take its place, those before it are put back.
fn replace(
    folder: &Path,
    before: &[(&'static str, String)],
    after: &[(&'static str, String)],
) -> io::Result<()> {
    let different = || after.iter().zip(before).filter(|(new, old)| new != old).map(|(new, _)| new);
    let path = |name: &str, end: &str| folder.join(format!("{name}{end}"));
    for (name, text) in different() {
        let file = path(name, ".new");
        fs::write(&file, text)?;
        fs::File::open(&file)?.sync_all()?;
        fs::copy(path(name, ""), path(name, ".old"))?;
    }
    let placed =
        different().try_for_each(|(name, _)| fs::rename(path(name, ".new"), path(name, "")));
    for (name, _) in different() {
        if placed.is_err() {
            // As it was; the message is about what went wrong first.
            let _ = fs::rename(path(name, ".old"), path(name, ""));
            let _ = fs::remove_file(path(name, ".new"));
        } else {
            fs::remove_file(path(name, ".old"))?;
        }
    }
    placed
}
