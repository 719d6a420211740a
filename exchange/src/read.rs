//! Readers: what is in a file, row by row, before anything is made of it.

pub(crate) mod headers;
