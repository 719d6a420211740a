//! A long story is told in parts, each on an address of its own.

use std::ops::Range;

/// A part ends with the year in which it reaches so many milestones.
pub(in crate::pages) const TOLD: usize = 100;

/// The parts of a story by how many milestones each of its years has; a year is never divided.
pub(super) fn parts(years: &[usize]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut first, mut told) = (0, 0);
    for (at, milestones) in years.iter().enumerate() {
        told += milestones;
        if told >= TOLD || at + 1 == years.len() {
            parts.push(first..at + 1);
            (first, told) = (at + 1, 0);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_story_has_one_part() {
        let parts_of = |years| (parts(years).first().cloned(), parts(years).len());
        assert_eq!(parts_of(&[3, 20, 1]), (Some(0..3), 1));
        assert_eq!(parts_of(&[99, 1]), (Some(0..2), 1));
        assert!(parts(&[]).is_empty());
    }

    #[test]
    fn a_part_ends_with_the_year_that_fills_it() {
        assert_eq!(parts(&[60, 39, 1, 250, 5, 5]), [0..3, 3..4, 4..6]);
    }
}
