//! The cartographer: draws any view of the map from the archive of tiles and the answer to the view,
//! without a browser.
//!
//! [`Atlas`] opens the archive. [`PageGround`] is the markup under the marks of a page's first paint;
//! [`Picture`] is a view as an SVG document of its own, of which [`png`] makes pixels. Both stand on a
//! [`Terrain`], the ground of one frame, which is worth keeping.
//! Nothing here reads a file, a clock or the network.

mod archive;
mod clip;
mod font;
mod ground;
mod ink;
mod labels;
mod names;
mod path;
mod picture;
mod raster;
mod svg;
mod terrain;
mod tile;
mod wire;

pub use archive::{Atlas, AtlasError, Memory};
pub use ground::PageGround;
pub use picture::Picture;
pub use raster::{MOST_PIXELS, RasterError, png};
pub use terrain::{Detail, Terrain};
