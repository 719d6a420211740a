//! The archive of vector tiles that the map's ground comes from.

use std::io::Read;

use bytes::Bytes;
use flate2::read::GzDecoder;
use futures_util::FutureExt;
use pmtiles::{
    AsyncBackend, AsyncPmTilesReader, BackendResponse, Compression, PmtResult, TileCoord, TileType,
};
use thiserror::Error;

/// No tile of ours comes near this size when unpacked, in bytes; one that does is damaged.
const LARGEST_TILE: u64 = 8 * 1024 * 1024;

/// An archive of vector tiles in memory.
///
/// Format: PMTiles version 3.
pub struct Atlas {
    reader: AsyncPmTilesReader<Memory>,
}

/// Why an archive, or one of its tiles, cannot be drawn.
#[derive(Debug, Error)]
pub enum AtlasError {
    /// The bytes are no archive.
    #[error("the map archive cannot be opened: {0}")]
    NoArchive(String),
    /// The archive holds something else than vector tiles, packed by gzip or not at all.
    #[error("the map archive holds {0}; vector tiles, plain or under gzip, are needed")]
    Unsupported(String),
    /// A tile cannot be found in the directories, or not be unpacked.
    #[error("the tile {z}/{x}/{y} of the map archive cannot be read: {cause}")]
    BadTile {
        /// Zoom.
        z: u8,
        /// Column from the west.
        x: u32,
        /// Row from the north.
        y: u32,
        /// What is wrong with it.
        cause: String,
    },
}

impl Atlas {
    /// Opens the archive of these bytes.
    ///
    /// # Errors
    ///
    /// [`AtlasError::NoArchive`] if its header or root directory is missing or damaged,
    /// [`AtlasError::Unsupported`] if it holds other things than vector tiles.
    pub fn open(archive: Bytes) -> Result<Self, AtlasError> {
        let opened = at_once(AsyncPmTilesReader::try_from_source(Memory(archive)));
        let reader = opened.map_err(|cause| AtlasError::NoArchive(cause.to_string()))?;
        let header = reader.get_header();
        let packing = header.tile_compression;
        if header.tile_type != TileType::Mvt {
            return Err(AtlasError::Unsupported(format!("{:?} tiles", header.tile_type)));
        }
        if !matches!(packing, Compression::Gzip | Compression::None) {
            return Err(AtlasError::Unsupported(format!("tiles packed by {packing:?}")));
        }
        Ok(Self { reader })
    }

    /// The zooms that the archive has tiles for.
    pub fn zooms(&self) -> std::ops::RangeInclusive<u8> {
        let header = self.reader.get_header();
        header.min_zoom..=header.max_zoom.max(header.min_zoom)
    }

    /// The unpacked bytes of a tile; `None` where there is nothing.
    ///
    /// # Errors
    ///
    /// [`AtlasError::BadTile`] if it cannot be found or unpacked.
    pub fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, AtlasError> {
        let bad = |cause: String| AtlasError::BadTile { z, x, y, cause };
        let at = TileCoord::new(z, x, y).map_err(|cause| bad(cause.to_string()))?;
        let packed = at_once(self.reader.get_tile(at)).map_err(|cause| bad(cause.to_string()))?;
        let Some(packed) = packed else { return Ok(None) };
        if self.reader.get_header().tile_compression == Compression::None {
            return Ok(Some(packed.to_vec()));
        }
        let mut tile = Vec::new();
        let read = GzDecoder::new(&packed[..]).take(LARGEST_TILE + 1).read_to_end(&mut tile);
        match read.map_err(|cause| bad(cause.to_string()))? as u64 {
            0..=LARGEST_TILE => Ok(Some(tile)),
            _ => Err(bad("it is too large".to_owned())),
        }
    }
}

impl std::fmt::Debug for Atlas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Atlas").field("header", self.reader.get_header()).finish()
    }
}

/// The reader is made for sources that have to be waited for; memory never has.
fn at_once<T>(reading: impl Future<Output = PmtResult<T>>) -> PmtResult<T> {
    let waits = || pmtiles::PmtError::Reading(std::io::Error::other("memory had to be waited for"));
    reading.now_or_never().unwrap_or_else(|| Err(waits()))
}

/// An archive in memory.
pub struct Memory(pub Bytes);

impl AsyncBackend for Memory {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let end = self.0.len();
        let first = usize::try_from(offset).map_or(end, |offset| offset.min(end));
        let last = first.saturating_add(length).min(end);
        Ok(BackendResponse::new(self.0.slice(first..last)))
    }
}
