//! The tests of the crate as one program: linked once, not once per file.

mod damage;
mod docs;
mod plan;
mod round_trip;
mod support;
mod write;
