//! The tests of the crate as one program: linked once, not once per file.

mod support;
mod write;
