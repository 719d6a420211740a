//! All records as they are written, and the checks that they pass before anything is built of them.

mod change;
mod check;
mod parse;
mod problem;
mod record;

pub use change::Compilation;
pub use problem::DataProblem;
pub use record::{Key, Kind, PlaceHead, Record, TermOrder};

use crate::{
    era::Era, milestone::Milestone, partner::Partner, place::PlaceTable, project::Project,
    records::Records, site::Site, vocabulary::Vocabularies,
};

/// Every record of one cluster.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// The organisations.
    pub partners: Records<Partner>,
    /// The sites.
    pub sites: Records<Site>,
    /// The milestones.
    pub milestones: Records<Milestone>,
    /// The eras.
    pub eras: Records<Era>,
    /// The projects.
    pub projects: Records<Project>,
    /// The words that records are sorted by.
    pub vocabularies: Vocabularies,
    /// Counties, municipalities and towns.
    pub places: PlaceTable,
}

impl Register {
    /// The names of the files that a register is read from; the README of `data` describes them.
    pub const FILES: [&str; 7] = [
        "partners.json",
        "sites.json",
        "milestones.json",
        "eras.json",
        "expertise.json",
        "municipalities.json",
        "projects.json",
    ];

    /// Reads and checks the files, each given by name and text. Other files are not looked at.
    ///
    /// `projects.json` may be left out: then there are no projects. All others are needed.
    ///
    /// A record that breaks a rule is never dropped or mended in silence: either all records are
    /// right, or nothing is read.
    ///
    /// # Errors
    ///
    /// Every problem found, in the order of [`Register::FILES`]. Of a field that cannot be read, only
    /// that is said; what refers to it is not blamed as well.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, Vec<DataProblem>> {
        let mut problems = Vec::new();
        let tables = parse::Tables::parse(files, &mut problems);
        check::all(&tables, &mut problems);
        problems.sort_by_key(|problem| {
            Self::FILES.iter().position(|file| *file == problem.file).unwrap_or(Self::FILES.len())
        });
        match tables.into_register() {
            Some(register) if problems.is_empty() => Ok(register),
            _ => Err(problems),
        }
    }

    /// Checks records that did not come from files by the same rules as [`Register::read`].
    ///
    /// # Errors
    ///
    /// Every problem found; `file` is the name of the file where the record would stand.
    pub fn checked(self) -> Result<Self, Vec<DataProblem>> {
        let mut problems = Vec::new();
        let tables = parse::Tables::of(self, &mut problems);
        check::all(&tables, &mut problems);
        match tables.into_register() {
            Some(register) if problems.is_empty() => Ok(register),
            _ => Err(problems),
        }
    }
}
