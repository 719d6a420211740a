//! `/assets/{hash}/…`: script, style, fonts and Wasm of the page, carried inside the binary.
//!
//! The folder that `cargo xtask` builds holds `manifest.json` (name of a bundle to its hash) and
//! `assets/{hash}/file` with `file.br` and `file.gz` beside it. A bundle is a folder named by the hash
//! of its content, so that imports within it are relative and every address is immutable.

use std::{borrow::Cow, collections::BTreeMap};

use axum::{
    Router,
    extract::{Path, State, rejection::PathRejection},
    response::Response,
    routing::get,
};
use bytes::Bytes;
use http::HeaderMap;
use rust_embed::RustEmbed;
use serde_json::Value;

use crate::{
    error::{Error, Result, unknown_address, wrong_method},
    published,
    site::Site,
    start::StartError,
    stored::{Packed, Stored},
};

#[derive(RustEmbed)]
#[folder = "$KLYNGEKART_SITE"]
struct Embedded;

/// Every file of the page, by its path under `/assets/`.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    files: BTreeMap<String, Stored>,
    bundles: BTreeMap<String, String>,
}

impl Assets {
    /// The files inside the binary (in debug builds: in the folder that it was built with, as they
    /// are now). Without a built page there are none.
    ///
    /// # Errors
    ///
    /// [`StartError::Assets`] if the list of bundles cannot be read.
    pub fn embedded() -> Result<Self, StartError> {
        Self::new(Embedded::iter().filter_map(|path| {
            let file = Embedded::get(&path)?;
            Some((path.into_owned(), file.data))
        }))
    }

    /// Assets of the files of a built folder, each with its path in it.
    ///
    /// # Errors
    ///
    /// [`StartError::Assets`] if the list of bundles cannot be read.
    pub fn new(
        folder: impl IntoIterator<Item = (String, Cow<'static, [u8]>)>,
    ) -> Result<Self, StartError> {
        let mut bytes: BTreeMap<String, Bytes> = folder
            .into_iter()
            .map(|(path, data)| match data {
                Cow::Borrowed(data) => (path, Bytes::from_static(data)),
                Cow::Owned(data) => (path, Bytes::from(data)),
            })
            .collect();
        let manifest: serde_json::Map<String, Value> = match bytes.remove("manifest.json") {
            Some(manifest) => serde_json::from_slice(&manifest)
                .map_err(|error| StartError::Assets(format!("manifest.json: {error}")))?,
            None => serde_json::Map::new(),
        };
        // It also tells sizes, which are for people.
        let bundles = manifest
            .into_iter()
            .filter_map(|(name, hash)| Some((name, hash.as_str()?.to_owned())))
            .collect();
        let files = bytes
            .iter()
            .filter_map(|(path, identity)| {
                let name = path.strip_prefix("assets/")?;
                let (hash, _) = name.split_once('/')?;
                let packed = |suffix: &str| bytes.get(&format!("{path}{suffix}")).cloned();
                let is_packed = [".br", ".gz"].iter().any(|suffix| {
                    path.strip_suffix(suffix).is_some_and(|bare| bytes.contains_key(bare))
                });
                let stored = Stored {
                    media_type: media_type(name),
                    hash: hash.to_owned(),
                    identity: identity.clone(),
                    brotli: Packed::ready(packed(".br")),
                    gzip: packed(".gz"),
                };
                (!is_packed).then(|| (name.to_owned(), stored))
            })
            .collect();
        Ok(Self { files, bundles })
    }

    /// The hash of a bundle, such as `page` or `style`; `None` if the page was not built.
    pub fn hash(&self, bundle: &str) -> Option<&str> {
        self.bundles.get(bundle).map(String::as_str)
    }

    /// The address of a file of a bundle; `None` if there is no such file.
    pub fn address(&self, bundle: &str, file: &str) -> Option<String> {
        let path = format!("{}/{file}", self.hash(bundle)?);
        self.files.contains_key(&path).then(|| format!("/assets/{path}"))
    }
}

/// The routes under `/assets`.
pub fn router() -> Router<Site> {
    let routes = Router::new()
        .route("/{hash}/{*file}", get(file))
        .route("/directory/{version}", get(published::bytes))
        .fallback(unknown_address)
        .method_not_allowed_fallback(wrong_method);
    Router::new().nest("/assets", routes)
}

async fn file(
    State(site): State<Site>,
    path: Result<Path<(String, String)>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response> {
    let Path((hash, file)) = path?;
    let stored = site.assets().files.get(&format!("{hash}/{file}"));
    stored.map(|stored| stored.answer(&headers)).ok_or(Error::UnknownAddress)
}

/// The media type that the ending of a file stands for.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
