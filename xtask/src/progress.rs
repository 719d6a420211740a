//! Telling what is being done and how long it took, in plain lines.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// Does `work`, tells before what it is and afterwards how many seconds it took.
///
/// # Errors
///
/// Those of `work`, with the name of the step.
pub(crate) fn step<T>(what: impl fmt::Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("[       …] {what}");
    let start = Instant::now();
    let result = work().with_context(|| format!("could not {what}"))?;
    println!("{} {what}", seconds(start.elapsed()));
    Ok(result)
}

/// Tells something that took no time worth counting.
pub(crate) fn note(what: impl fmt::Display) {
    println!("[        ] {what}");
}

fn seconds(time: Duration) -> String {
    format!("[{:>6.1} s]", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_stand_in_one_column() {
        assert_eq!(seconds(Duration::from_millis(340)), "[   0.3 s]");
        assert_eq!(seconds(Duration::from_millis(1_234_560)), "[1234.6 s]");
    }
}
