//! Dates as precisely as they are known: a day, a month, a year; exactly, about, or "not after".
//!
//! Nothing is ever rounded up to a false day: a year stays a year, and only its first and last day
//! are compared.

mod day;
mod partial;

pub use day::{Day, Days};
pub use partial::{Calendar, DateError, PartialDate, Sense};
