//! Tables and files in and out: partners as CSV, XLSX, GeoJSON and the project's own JSON, and what an
//! import would change. Bytes in, bytes out: no input or output of its own, no clock.
//!
//! Out: [`write`]. In: [`plan::plan`] reads files into a [`Plan`](plan::Plan), which can be looked at,
//! kept, and applied exactly. [`table`] says what the columns are.

mod cell;
mod duplicates;
mod fingerprint;
mod guard;
mod kind;
mod list;
mod lookup;
pub mod plan;
pub mod read;
mod slug;
pub mod table;
pub mod write;

pub use fingerprint::fingerprint;
pub use plan::Plan;
