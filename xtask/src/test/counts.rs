//! How many tests ran, as their runners tell.

use std::fmt;
use std::ops::Add;

use anyhow::{Context as _, Result};
use serde_json::Value;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Those that did what they should.
    pub(super) passed: u64,
    /// Those that did not; one that passed at a second try is among them.
    pub(super) failed: u64,
    /// Those that were not run.
    pub(super) skipped: u64,
}

impl Counts {
    /// Reads the line with which a test program of cargo closes; any other line gives nothing.
    pub(super) fn of_cargo(line: &str) -> Option<Self> {
        let numbers = line.strip_prefix("test result: ")?.split_once(". ")?.1;
        let number = |what: &str| {
            let part = numbers.split("; ").find_map(|part| part.strip_suffix(what))?;
            part.trim().parse().ok()
        };
        Some(Self {
            passed: number("passed")?,
            failed: number("failed")?,
            skipped: number("ignored")?,
        })
    }

    /// Reads the report of Playwright's reporter `json`.
    ///
    /// # Errors
    ///
    /// If it is not such a report.
    pub(super) fn of_playwright(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report).context("Playwright left no report")?;
        let number = |name: &str| {
            report["stats"][name].as_u64().with_context(|| format!("Playwright tells no {name}"))
        };
        Ok(Self {
            passed: number("expected")?,
            failed: number("unexpected")? + number("flaky")?,
            skipped: number("skipped")?,
        })
    }

    /// Counts a check as one test, and tells what it found.
    pub(super) fn of_check(result: Result<()>) -> Self {
        match result {
            Ok(()) => Self { passed: 1, ..Self::default() },
            Err(error) => {
                eprintln!("error: {error:#}");
                Self { failed: 1, ..Self::default() }
            }
        }
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_line_of_cargo_is_read() {
        let line = "test result: FAILED. 38 passed; 2 failed; 1 ignored; 0 measured; \
                    0 filtered out; finished in 0.43s";
        let counts = Counts { passed: 38, failed: 2, skipped: 1 };
        assert_eq!(Counts::of_cargo(line), Some(counts));
        assert_eq!(Counts::of_cargo("test date::tests::a_leap_day ... ok"), None);
    }

    #[test]
    fn a_flaky_test_counts_as_failed() {
        let report = r#"{"stats": {"expected": 7, "unexpected": 1, "flaky": 1, "skipped": 0}}"#;
        let counts = Counts { passed: 7, failed: 2, skipped: 0 };
        assert_eq!(Counts::of_playwright(report).unwrap(), counts);
        assert!(Counts::of_playwright("").is_err());
    }

    #[test]
    fn the_closing_line_names_skipped_tests_if_there_are_any() {
        let counts = Counts { passed: 3, failed: 0, skipped: 0 };
        assert_eq!(counts.to_string(), "3 passed, 0 failed");
        let counts = counts + Counts { skipped: 2, ..Counts::default() };
        assert_eq!(counts.to_string(), "3 passed, 0 failed, 2 skipped");
    }
}
