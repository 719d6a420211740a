//! The tests of the crate as one program: linked once, not once per file.
#![allow(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]
#![allow(clippy::assigning_clones, reason = "a test shows what it changes as plainly as it can")]
#![allow(clippy::type_complexity, reason = "a list of names with what writes each")]

mod damage;
mod docs;
mod plan;
mod round_trip;
mod support;
mod write;
