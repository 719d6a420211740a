//! What of the data is public right now, and `/assets/directory/{version}`, from which pages fetch it.

use std::{
    io::Write,
    sync::{Arc, OnceLock},
};

use app::{pages::Here, site::Site as PageSite};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    response::Response,
};
use bytes::Bytes;
use http::HeaderMap;
use shared::{
    date::Day,
    detail::Details,
    directory::{Columns, Directory},
    lang::Lang,
    register::Register,
    settings::Settings,
    view::View,
};
use store::{Snapshot, Times, Version};

use crate::{
    api::{cache::Answers, changed::Moment},
    error::{Error, Result},
    site::Site,
    stored::{Packed, Stored},
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
    /// The version of the store's data.
    pub data: Version,
    /// When each record last changed.
    pub times: Times,
    /// Answers of the interface for programs that were made of these data.
    pub answers: Answers,
    /// The latest of `times`, once somebody has asked: looking for it goes through all of them.
    latest: OnceLock<Option<i64>>,
}

impl Published {
    /// What is public of these records by these settings on the day `today`. What it has in common
    /// with what was public `before` is taken over.
    ///
    /// Large data are not packed yet; [`pack`](Published::pack) does that.
    pub fn new(
        snapshot: &Snapshot,
        settings: &Settings,
        today: Day,
        before: Option<&Published>,
    ) -> Self {
        let register = snapshot.register().clone();
        let after = before.and_then(|before| {
            before.directory.columns.republish(&before.register, &register, today)
        });
        let (columns, rows) = match after {
            Some((columns, rows)) => (columns, Some(rows)),
            None => (Columns::publish(&register, settings, today), None),
        };
        let (directory, stored) = match before {
            Some(before) if *before.directory.columns == columns => {
                (before.directory.clone(), before.stored.clone())
            }
            before => {
                let columns = Arc::new(columns);
                let written = columns.clone();
                // Both take about as long, and neither needs the other.
                let stored = std::thread::spawn(move || stored(&written));
                let directory = match before {
                    Some(before) => Directory::renewed(columns, rows.as_ref(), &before.directory),
                    None => Directory::new(columns),
                };
                let stored = stored.join().expect("columns hold nothing that cannot be written");
                (Arc::new(directory), stored)
            }
        };
        Self {
            directory,
            register,
            stored,
            data: snapshot.version,
            times: snapshot.times().clone(),
            answers: Answers::default(),
            latest: OnceLock::new(),
        }
    }

    /// Packs the data as pages fetch them, if that is still to be done.
    pub fn pack(&self) {
        self.stored.brotli.make(|| brotli(&self.stored.identity, 6));
    }

    /// Names these data: 16 hexadecimal digits, the same wherever the data are the same.
    pub fn version(&self) -> &str {
        &self.stored.hash
    }

    /// The address that pages fetch the data from.
    pub fn address(&self) -> String {
        format!("/assets/directory/{}", self.version())
    }

    /// When any public record last changed, in milliseconds since 1970 in UTC; `None` where nobody knows.
    pub fn latest(&self) -> Option<i64> {
        *self.latest.get_or_init(|| self.times.latest())
    }

    /// The day on which any public record last changed, in UTC; the day it was published for where nobody
    /// knows.
    pub fn changed(&self) -> Day {
        self.latest().map_or(self.today(), |time| Moment(time).day())
    }

    /// The records in a language.
    pub fn details(&self, lang: Lang) -> Details<'_> {
        Details { register: &self.register, directory: &self.directory, lang }
    }

    /// What a page is drawn from: of this view, and of its whole query where a page reads more of it.
    pub fn here<'a>(
        &'a self,
        site: &'a Site,
        page_site: &'a PageSite,
        lang: Lang,
        (view, query): (&'a View, &'a str),
    ) -> Here<'a> {
        Here {
            details: self.details(lang),
            site: page_site,
            settings: site.settings(),
            view,
            query,
            changed: self.changed(),
            maps: None,
        }
    }

    /// The day it was published for.
    pub fn today(&self) -> Day {
        self.directory.columns.today
    }
}

/// The columns as pages fetch them.
fn stored(columns: &Columns) -> Stored {
    let bytes = columns.to_bytes();
    Stored {
        media_type: "application/octet-stream",
        hash: hash(&bytes),
        brotli: if bytes.len() <= SMALL {
            Packed::ready(brotli(&bytes, 11))
        } else {
            Packed::default()
        },
        gzip: None,
        identity: Bytes::from(bytes),
    }
}

/// The first 16 hexadecimal digits of the BLAKE3 hash: enough to tell versions apart.
pub(crate) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

/// Small data is worth the best quality at once; large data would keep everybody waiting.
const SMALL: usize = 256 * 1024;

/// The bytes under brotli of this quality, 0 to 11; nothing if that does not make them smaller.
pub fn brotli(bytes: &[u8], quality: u32) -> Option<Bytes> {
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
