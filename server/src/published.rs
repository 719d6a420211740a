//! What of the data is public right now, and `/assets/directory/{version}`, from which pages fetch it.

use std::{io::Write, sync::Arc};

use axum::{
    extract::{Path, State, rejection::PathRejection},
    response::Response,
};
use bytes::Bytes;
use http::HeaderMap;
use shared::{
    date::Day,
    directory::{Columns, Directory},
    register::Register,
    settings::Settings,
};

use crate::{
    api::cache::Answers,
    error::{Error, Result},
    site::Site,
    stored::Stored,
};

/// All public data as of one day. Never changes; a new one takes its place.
#[derive(Debug)]
pub struct Published {
    /// The data with its indexes.
    pub directory: Arc<Directory>,
    /// The records that it was built of.
    pub register: Arc<Register>,
    /// The data as pages fetch it; its hash is the [version](Self::version).
    pub stored: Stored,
    /// Answers of the interface for programs that were made of these data.
    pub answers: Answers,
}

impl Published {
    /// What these records and settings publish on the day `today`.
    ///
    /// Takes long where there are many records: about as long as compressing them.
    pub fn new(register: Arc<Register>, settings: &Settings, today: Day) -> Self {
        let columns = Columns::publish(&register, settings, today);
        Self::of(columns, register)
    }

    /// The public data in these columns, with the records that they were built of.
    pub fn of(columns: Columns, register: Arc<Register>) -> Self {
        let bytes = columns.to_bytes();
        let hash = hash(&bytes);
        let stored = Stored {
            media_type: "application/octet-stream",
            hash,
            brotli: brotli(&bytes, if bytes.len() <= SMALL { 11 } else { 6 }),
            gzip: None,
            identity: Bytes::from(bytes),
        };
        Self {
            directory: Arc::new(Directory::new(columns)),
            register,
            stored,
            answers: Answers::default(),
        }
    }

    /// Names these data: 16 hexadecimal digits, the same wherever the data are the same.
    pub fn version(&self) -> &str {
        &self.stored.hash
    }

    /// The address that pages fetch the data from.
    pub fn address(&self) -> String {
        format!("/assets/directory/{}", self.version())
    }

    /// The day it was published for.
    pub fn today(&self) -> Day {
        self.directory.columns.today
    }
}

/// The first 16 hexadecimal digits of the BLAKE3 hash: enough to tell versions apart.
pub(crate) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

/// Small data is worth the best quality, large data would keep the start waiting.
const SMALL: usize = 256 * 1024;

/// The bytes under brotli of this quality, 0 to 11; nothing if that does not make them smaller.
pub(crate) fn brotli(bytes: &[u8], quality: u32) -> Option<Bytes> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, quality, 22);
    writer.write_all(bytes).ok()?;
    writer.flush().ok()?;
    drop(writer);
    (packed.len() < bytes.len()).then(|| Bytes::from(packed))
}

/// Answers with the data of a version: the present one, or the one before, so that a page that was
/// drawn a moment ago still finds its data.
pub(crate) async fn bytes(
    State(site): State<Site>,
    version: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let Path(version) = version?;
    let stored = site.version(&version).ok_or(Error::UnknownAddress)?;
    Ok(stored.answer(&headers))
}
