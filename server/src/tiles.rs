//! `/tiles/{hash}/{z}/{x}/{y}`: the basemap's vector tiles, from an archive inside the binary.

use axum::{
    Router,
    body::Body,
    extract::{Path, State, rejection::PathRejection},
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;
use cartographer::{Atlas, Memory};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
};
use pmtiles::{AsyncPmTilesReader, Compression, TileCoord};

use crate::{
    encoding::{self, Encoding},
    error::{BadValue, Error, Result, unknown_address, wrong_method},
    published::hash,
    site::Site,
    start::StartError,
    stored::IMMUTABLE,
};

static EMBEDDED: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../basemap/basemap.pmtiles"));

/// The deepest zoom that a tile may be asked for; what lies below it is no map any more.
const DEEPEST: u8 = 22;

/// An archive of vector tiles.
///
/// Format: PMTiles version 3.
pub struct Basemap {
    hash: String,
    reader: AsyncPmTilesReader<Memory>,
    atlas: Option<Atlas>,
}

impl Basemap {
    /// The archive inside the binary.
    ///
    /// # Errors
    ///
    /// [`StartError::Basemap`] if it is damaged.
    pub async fn embedded() -> Result<Self, StartError> {
        Self::new(Bytes::from_static(EMBEDDED)).await
    }

    /// The archive of these bytes.
    ///
    /// # Errors
    ///
    /// [`StartError::Basemap`] if its header or root directory is damaged.
    pub async fn new(archive: Bytes) -> Result<Self, StartError> {
        let hash = hash(&archive);
        // An archive that the cartographer cannot draw may still be one for browsers.
        let atlas = Atlas::open(archive.clone()).map_err(|error| {
            tracing::warn!(%error, "pictures and first paints are drawn without a basemap");
        });
        let reader = AsyncPmTilesReader::try_from_source(Memory(archive)).await;
        let reader = reader.map_err(|error| StartError::Basemap(error.to_string()))?;
        Ok(Self { hash, reader, atlas: atlas.ok() })
    }

    /// The hash of the archive, as it stands in the address of every tile.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The archive as pictures are drawn from it; none if it holds something else than vector tiles.
    pub fn atlas(&self) -> Option<&Atlas> {
        self.atlas.as_ref()
    }

    /// The address of tiles, with `{z}`, `{x}` and `{y}` left open as map libraries expect.
    pub fn address(&self) -> String {
        format!("/tiles/{}/{{z}}/{{x}}/{{y}}", self.hash)
    }
}

impl std::fmt::Debug for Basemap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Basemap").field("hash", &self.hash).finish_non_exhaustive()
    }
}

/// The routes under `/tiles`.
pub fn router() -> Router<Site> {
    let routes = Router::new()
        .route("/{hash}/{z}/{x}/{y}", get(tile))
        .fallback(unknown_address)
        .method_not_allowed_fallback(wrong_method);
    Router::new().nest("/tiles", routes)
}

async fn tile(
    State(site): State<Site>,
    path: Result<Path<[String; 4]>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let Path([hash, z, x, y]) = path?;
    let Basemap { hash: known, reader, .. } = site.basemap();
    if hash != *known {
        return Err(Error::UnknownAddress);
    }
    let at = coordinate(&z, &x, &y).map_err(Error::BadValues)?;

    let is_gzip = reader.get_header().tile_compression == Compression::Gzip;
    let takes_gzip = encoding::choose(&headers, &[Encoding::Gzip]) == Encoding::Gzip;
    let pass_through = is_gzip && takes_gzip;
    let bytes = if pass_through {
        reader.get_tile(at).await
    } else {
        reader.get_tile_decompressed(at).await
    };
    let bytes = bytes.map_err(|error| {
        Error::Internal(anyhow::Error::new(error).context(format!("reading tile {z}/{x}/{y}")))
    })?;

    let mut response = match bytes {
        Some(bytes) => Body::from(bytes).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    };
    let filled = response.status() == StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, IMMUTABLE);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if filled {
        let media_type = HeaderValue::from_static("application/vnd.mapbox-vector-tile");
        headers.insert(CONTENT_TYPE, media_type);
        if pass_through {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
    }
    Ok(response)
}

/// The tile that three numbers name: zoom, column from the west, row from the north.
fn coordinate(z: &str, x: &str, y: &str) -> Result<TileCoord, Vec<BadValue>> {
    let Some(zoom) = z.parse().ok().filter(|zoom| *zoom <= DEEPEST) else {
        let message = format!("z must be a whole number from 0 to {DEEPEST}");
        return Err(vec![BadValue::new("z", z, message)]);
    };
    let last = (1_u32 << zoom) - 1;
    let mut bad = Vec::new();
    let mut number = |name, text: &str| {
        text.parse().ok().filter(|number| *number <= last).unwrap_or_else(|| {
            let message = format!("{name} must be a whole number from 0 to {last} at zoom {zoom}");
            bad.push(BadValue::new(name, text, message));
            0
        })
    };
    let (column, row) = (number("x", x), number("y", y));
    match TileCoord::new(zoom, column, row) {
        Ok(at) if bad.is_empty() => Ok(at),
        _ => Err(bad),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_number_out_of_range_is_named() {
        let bad = coordinate("2", "4", "-1").unwrap_err();
        assert_eq!(bad.iter().map(|bad| bad.name.as_str()).collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(bad[0].message, "x must be a whole number from 0 to 3 at zoom 2");
        assert_eq!(coordinate("23", "0", "0").unwrap_err()[0].name, "z");
    }

    proptest! {
        #[test]
        fn a_tile_is_inside_its_zoom(z in "[0-9]{1,3}", x in "[0-9]{1,8}", y in "[0-9]{1,8}") {
            if let Ok(at) = coordinate(&z, &x, &y) {
                prop_assert_eq!(at.z().to_string(), z.trim_start_matches('0').to_owned() + if z.trim_start_matches('0').is_empty() { "0" } else { "" });
                prop_assert!(at.x() < 1 << at.z() && at.y() < 1 << at.z());
            }
        }
    }
}
