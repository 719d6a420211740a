//! `/embed/v1.js`, `/embed/v1/{hash}.js` and the scripts of frames: small files without dependencies.
//!
//! Every version of the element that was ever released lies in `server/embed/released` under the hash
//! of its content and is served for ever, for sites that pin it by its checksum.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    Router,
    extract::{Path, rejection::PathRejection},
    response::Response,
    routing::get,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header::CACHE_CONTROL};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha384};

use crate::{
    error::{Error, Result, wrong_method},
    headers::{Class, class},
    published::{brotli, hash},
    site::Site,
    stored::{Packed, Stored},
};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/embed"]
struct Embedded;

/// How long caches show the element without asking again.
const FRESH: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// All scripts, by their name under `/embed/v1/`.
static SCRIPTS: LazyLock<BTreeMap<String, Stored>> = LazyLock::new(|| {
    let mut scripts = BTreeMap::new();
    for path in Embedded::iter() {
        let Some(file) = Embedded::get(&path) else { continue };
        let stored = stored(file.data.into_owned());
        let name = if let Some(name) = path.strip_prefix("released/") {
            name.to_owned()
        } else {
            let part = path.trim_end_matches(".js");
            scripts.insert(format!("{part}.js"), stored.clone());
            format!("{part}-{}.js", stored.hash)
        };
        scripts.insert(name, stored);
    }
    scripts
});

fn stored(bytes: Vec<u8>) -> Stored {
    Stored {
        media_type: "text/javascript; charset=utf-8",
        hash: hash(&bytes),
        brotli: Packed::ready(brotli(&bytes, 11)),
        gzip: None,
        identity: Bytes::from(bytes),
    }
}

/// The routes.
pub(super) fn router() -> Router<Site> {
    let routes = Router::new()
        .route("/embed/v1.js", get(element).fallback(wrong_method))
        .route("/embed/v1/{file}", get(file).fallback(wrong_method));
    class(routes, Class::Open)
}

/// The address of a script of this version: `frame` or `builder`.
pub fn address(name: &str) -> String {
    let hash = SCRIPTS.get(&format!("{name}.js")).map_or("none", |stored| &stored.hash);
    format!("/embed/v1/{name}-{hash}.js")
}

/// The address of this version of the element that never changes, and its checksum.
pub fn pinned() -> (String, String) {
    let Some(element) = SCRIPTS.get("v1.js") else { return Default::default() };
    let sum = BASE64_STANDARD.encode(Sha384::digest(&element.identity));
    (format!("/embed/v1/{}.js", element.hash), format!("sha384-{sum}"))
}

async fn element(headers: HeaderMap) -> Result<Response> {
    let mut response = SCRIPTS.get("v1.js").ok_or(Error::UnknownAddress)?.answer(&headers);
    response.headers_mut().insert(CACHE_CONTROL, FRESH);
    Ok(response)
}

/// Only names with a hash: what is under them never changes.
async fn file(file: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Result<Response> {
    let Path(name) = file?;
    let stored = SCRIPTS.get(&name).filter(|stored| name.contains(&stored.hash));
    stored.map(|stored| stored.answer(&headers)).ok_or(Error::UnknownAddress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_released_is_never_changed_and_this_version_is_among_it() {
        let mut released = 0;
        for path in Embedded::iter().filter(|path| path.starts_with("released/")) {
            let bytes = Embedded::get(&path).unwrap().data;
            let name = format!("released/{}.js", hash(&bytes));
            assert_eq!(path, name, "a released file is never edited; a new version is a new file");
            released += 1;
        }
        assert!(released > 0);
        let present = hash(&Embedded::get("v1.js").unwrap().data);
        assert!(
            SCRIPTS.contains_key(&format!("{present}.js")),
            "copy server/embed/v1.js to server/embed/released/{present}.js"
        );
    }

    /// Name and checksum of everything that was ever released. Lines are added, never taken out: each of
    /// them is in pages of others.
    const RELEASED: &str = include_str!("../../tests/embed/released.txt");

    #[test]
    fn everything_that_was_released_is_there_under_its_hash_and_checksum() {
        let mut held: Vec<String> = Embedded::iter()
            .filter_map(|path| path.strip_prefix("released/").map(str::to_owned))
            .collect();
        held.sort_unstable();
        let mut listed = Vec::new();
        for line in RELEASED.lines().filter(|line| !line.starts_with('#')) {
            let (name, sum) = line.split_once(' ').unwrap();
            let stored = SCRIPTS.get(name).unwrap_or_else(|| panic!("{name} is gone"));
            assert!(name.contains(&stored.hash) && name == format!("{}.js", stored.hash), "{name}");
            let own = BASE64_STANDARD.encode(Sha384::digest(&stored.identity));
            assert_eq!(sum, format!("sha384-{own}"), "{name}");
            listed.push(name.to_owned());
        }
        listed.sort_unstable();
        assert_eq!(listed, held, "server/tests/embed/released.txt lists every released file");
    }

    #[test]
    fn the_scripts_stay_small() {
        for (name, most) in [("v1.js", 3000), ("frame.js", 3000), ("builder.js", 2000)] {
            let bytes = SCRIPTS[name].brotli.get().unwrap().len();
            assert!(bytes <= most, "{name} has {bytes} bytes under brotli, {most} are allowed");
        }
    }
}
