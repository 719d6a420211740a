//! Building the indexes in steps, so that a page can answer its visitor in between.

use std::sync::Arc;

use super::{Columns, Directory, Parts, ReadError, read::columns};
use crate::{
    geo::LonLat,
    hierarchy::Hierarchy,
    search::{SearchBuilder, SearchIndex},
    timeline::TimelineIndex,
};

/// How many partners a step adds to the search: a few milliseconds in a browser.
const PARTNERS: usize = 2_000;

/// A Directory that is being built.
#[derive(Debug)]
pub struct Building {
    columns: Arc<Columns>,
    words: SearchBuilder,
    hierarchy: Option<Hierarchy>,
    timeline: Option<TimelineIndex>,
    search: Option<SearchIndex>,
}

impl Building {
    /// Begins with what [`Columns::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the bytes are cut, foreign, or point outside their own columns.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        Ok(Self::of(columns(bytes)?))
    }

    /// Begins with these columns.
    pub(super) fn of(columns: impl Into<Arc<Columns>>) -> Self {
        Self {
            columns: columns.into(),
            words: SearchBuilder::default(),
            hierarchy: None,
            timeline: None,
            search: None,
        }
    }

    /// Goes one step on; the Directory when there is none left.
    pub fn step(&mut self) -> Option<Directory> {
        let columns = &self.columns;
        if self.hierarchy.is_none() {
            self.hierarchy = Some(Hierarchy::new(columns));
        } else if self.timeline.is_none() {
            self.timeline = Some(TimelineIndex::new(columns));
        } else if self.search.is_none() {
            if !self.words.add(columns, PARTNERS) {
                self.search = Some(std::mem::take(&mut self.words).finish(columns));
            }
        } else {
            let parts = Parts {
                hierarchy: self.hierarchy.take()?,
                search: self.search.take()?,
                timeline: self.timeline.take()?,
                units: columns.locations.points().map(LonLat::unit).collect(),
            };
            return Some(Directory::assemble(columns.clone(), parts));
        }
        None
    }

    /// Goes on to the end.
    pub(super) fn finish(mut self) -> Directory {
        loop {
            if let Some(directory) = self.step() {
                return directory;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate;

    #[test]
    fn it_takes_more_steps_the_more_there_is() {
        let steps = |partners| {
            let mut building = Building::read(&generate::columns(partners, 1).to_bytes()).unwrap();
            let mut steps = 1;
            while building.step().is_none() {
                steps += 1;
            }
            steps
        };
        assert!(steps(6_000) >= steps(10) + 2);
    }
}
