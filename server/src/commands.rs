//! What the program can be told to do beside serving: one file for each command.
//!
//! Answers go to standard output, everything about the work to standard error. A command ends with 0
//! if it did what was asked, with 1 if it did not, with 2 if it was not understood.

pub mod export;
pub mod import;
mod records;

/// Why a command did not do what was asked, in words for whoever typed it.
type Failure = Box<dyn std::error::Error>;
