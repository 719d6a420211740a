//! The cartographer: draws any view of the map from the archive of tiles and the answer to the view,
//! without a browser.
//!
//! [`Atlas`] opens the archive. [`PageGround`] is the markup under the marks of a page's first paint.
//! Nothing here reads a file, a clock or the network.

mod archive;
mod clip;
mod font;
mod ground;
mod labels;
mod names;
mod path;
mod svg;
mod terrain;
mod tile;
mod wire;

pub use archive::{Atlas, AtlasError};
pub use ground::PageGround;
pub use terrain::{Detail, Terrain};
