//! Bytes that never change under their address, kept in every encoding that callers take.

use std::sync::{Arc, OnceLock};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{
        CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
        IF_NONE_MATCH, VARY,
    },
};

use crate::{
    encoding::{self, Encoding},
    headers,
};

/// A year, the longest that caches promise.
pub const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Packed bytes, which may come after the bytes themselves: packing takes longer than anybody should
/// wait for. Clones get them too.
#[derive(Clone, Debug, Default)]
pub struct Packed(Arc<OnceLock<Option<Bytes>>>);

impl Packed {
    /// Bytes that are there, or never will be.
    pub fn ready(bytes: Option<Bytes>) -> Self {
        Self(Arc::new(OnceLock::from(bytes)))
    }

    /// The bytes, if they are there by now.
    pub fn get(&self) -> Option<&Bytes> {
        self.0.get().and_then(Option::as_ref)
    }

    /// Whether there is still something to be done.
    pub fn is_waiting(&self) -> bool {
        self.0.get().is_none()
    }

    /// Packs, unless that was done already.
    pub fn make(&self, pack: impl FnOnce() -> Option<Bytes>) {
        self.0.get_or_init(pack);
    }
}

/// Bytes under an address that holds a hash of them.
#[derive(Clone, Debug)]
pub struct Stored {
    /// The media type.
    pub media_type: &'static str,
    /// The hash in the address.
    pub hash: String,
    /// The bytes themselves.
    pub identity: Bytes,
    /// The bytes under brotli, if that is worth it and done.
    pub brotli: Packed,
    /// The bytes under gzip, if that is worth it.
    pub gzip: Option<Bytes>,
}

impl Stored {
    /// The answer to a caller with these headers: the bytes in the best encoding, or "not modified".
    pub fn answer(&self, request: &HeaderMap) -> Response {
        let offered: Vec<Encoding> =
            [(Encoding::Brotli, self.brotli.get()), (Encoding::Gzip, self.gzip.as_ref())]
                .into_iter()
                .filter_map(|(encoding, bytes)| bytes.map(|_| encoding))
                .collect();
        let encoding = encoding::choose(request, &offered);
        let bytes = match encoding {
            Encoding::Brotli => self.brotli.get(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => None,
        };
        let bytes = bytes.unwrap_or(&self.identity).clone();

        // Strong: hash, address and encoding together determine every byte.
        let tag = format!("\"{}-{}\"", self.hash, encoding.name());
        let mut response = if knows(request, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Body::from(bytes).into_response()
        };
        let fresh = response.status() == StatusCode::OK;
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, IMMUTABLE);
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(ETAG, tag);
        }
        if !offered.is_empty() || self.brotli.is_waiting() {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        if fresh {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
            if encoding != Encoding::Identity {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
            }
        }
        if self.media_type.starts_with("text/javascript") {
            headers.insert(CONTENT_SECURITY_POLICY, headers::SCRIPT_CSP);
        }
        response
    }
}

/// Whether the caller already has what this tag names.
pub(crate) fn knows(request: &HeaderMap, tag: &str) -> bool {
    request
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|known| known.trim().trim_start_matches("W/"))
        .any(|known| known == tag || known == "*")
}
