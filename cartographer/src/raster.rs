//! Pictures in pixels.

use resvg::{
    tiny_skia::{Pixmap, PremultipliedColorU8, Transform},
    usvg::{Options, Tree},
};
use thiserror::Error;

use crate::font::{self, FAMILY};

/// A picture has at most so many pixels.
pub const MOST_PIXELS: f64 = 12_000_000.0;

/// Why a picture cannot be made of pixels.
#[derive(Debug, Error)]
pub enum RasterError {
    /// It would be too large, or nothing at all.
    #[error(
        "a picture of {width} by {height} pixels cannot be drawn; at most {MOST_PIXELS} pixels can"
    )]
    Size {
        /// Pixels.
        width: f64,
        /// Pixels.
        height: f64,
    },
    /// The document is no SVG.
    #[error("the picture cannot be read: {0}")]
    Document(String),
    /// The pixels cannot be packed.
    #[error("the picture cannot be packed: {0}")]
    Packing(String),
}

/// The PNG of an SVG document, with `scale` pixels for each of its own.
///
/// # Errors
///
/// [`RasterError`] if the document cannot be read or is too large.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, RasterError> {
    let options =
        Options { fontdb: font::database(), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree =
        Tree::from_str(svg, &options).map_err(|error| RasterError::Document(error.to_string()))?;
    let size = tree.size();
    let (width, height) =
        ((f64::from(size.width()) * scale).round(), (f64::from(size.height()) * scale).round());
    let too_large = RasterError::Size { width, height };
    if !(1.0..=MOST_PIXELS).contains(&(width * height)) {
        return Err(too_large);
    }
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or(too_large)?;
    let transform = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    packed(&pixels).map_err(|error| RasterError::Packing(error.to_string()))
}

/// The pixels as a PNG, packed quickly: somebody waits for it. Maps cover everything, so that nothing
/// shines through and no value is needed for that.
fn packed(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let opaque = pixels.pixels().iter().all(PremultipliedColorU8::is_opaque);
    let values: Vec<u8> = if opaque {
        pixels.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect()
    } else {
        let plain = pixels.pixels().iter().map(PremultipliedColorU8::demultiply);
        plain.flat_map(|p| [p.red(), p.green(), p.blue(), p.alpha()]).collect()
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(if opaque { png::ColorType::Rgb } else { png::ColorType::Rgba });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&values)?;
    Ok(bytes)
}
