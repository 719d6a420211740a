//! A body that is kept and answered many times: in every encoding, with its tag.

use std::{io::Write, sync::OnceLock};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{
        ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING,
        CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, VARY,
    },
};
use shared::lang::Lang;

use crate::{
    encoding::{self, Encoding},
    published::hash,
    stored::knows,
};

/// Bodies below this many bytes are not packed: the headers are larger.
const WORTH_PACKING: usize = 256;

/// The policy of pages of the interface: their own style, nothing else.
const PAGE_CSP: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'",
);

/// A body with what its answers need.
#[derive(Debug)]
pub struct Answer {
    /// The media type.
    media: &'static str,
    /// What a file of it is called, if it is kept as one.
    file: Option<&'static str>,
    lang: Lang,
    identity: Bytes,
    hash: String,
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

impl Answer {
    /// An answer with this body.
    pub fn new(media: &'static str, file: Option<&'static str>, lang: Lang, body: Vec<u8>) -> Self {
        Self {
            media,
            file,
            lang,
            hash: hash(&body),
            identity: Bytes::from(body),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        }
    }

    /// How many bytes it holds, or will hold once it is packed, at most.
    pub fn weight(&self) -> u64 {
        self.identity.len() as u64 * 2 + 256
    }

    /// The encoding that the caller likes best.
    pub fn encoding(&self, request: &HeaderMap) -> Encoding {
        if self.identity.len() < WORTH_PACKING {
            return Encoding::Identity;
        }
        encoding::choose(request, &[Encoding::Brotli, Encoding::Gzip])
    }

    /// Whether the body would have to be packed first, and is long enough for that to take time.
    pub fn is_work(&self, encoding: Encoding) -> bool {
        let packed = match encoding {
            Encoding::Brotli => self.brotli.get().is_some(),
            Encoding::Gzip => self.gzip.get().is_some(),
            Encoding::Identity => true,
        };
        !packed && self.identity.len() > 64 * 1024
    }

    /// The bytes under an encoding; packed at the first time, and kept.
    pub fn bytes(&self, encoding: Encoding) -> (Encoding, &Bytes) {
        let packed = match encoding {
            Encoding::Brotli => self.brotli.get_or_init(|| brotli(&self.identity)).as_ref(),
            Encoding::Gzip => self.gzip.get_or_init(|| gzip(&self.identity)).as_ref(),
            Encoding::Identity => None,
        };
        packed.map_or((Encoding::Identity, &self.identity), |bytes| (encoding, bytes))
    }

    /// The answer to a caller with these headers: the bytes, or "not modified".
    pub fn respond(&self, request: &HeaderMap, encoding: Encoding) -> Response {
        let (encoding, bytes) = self.bytes(encoding);
        // Strong: the hash is that of the body, and each encoding has its own.
        let tag = format!("\"{}-{}\"", self.hash, encoding.name());
        let mut response = if knows(request, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Body::from(bytes.clone()).into_response()
        };
        let fresh = response.status() == StatusCode::OK;
        let headers = response.headers_mut();
        let fixed = HeaderValue::from_static;
        headers.insert(CACHE_CONTROL, fixed("public, no-cache"));
        headers.insert(VARY, fixed("accept, accept-encoding"));
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, fixed("content-language, etag"));
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(ETAG, tag);
        }
        if !fresh {
            return response;
        }
        headers.insert(CONTENT_TYPE, fixed(self.media));
        headers.insert(CONTENT_LANGUAGE, fixed(self.lang.code()));
        if encoding != Encoding::Identity {
            headers.insert(CONTENT_ENCODING, fixed(encoding.name()));
        }
        if let Some(file) = self.file
            && let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{file}\""))
        {
            headers.insert(CONTENT_DISPOSITION, value);
        }
        if self.media.starts_with("text/html") {
            headers.insert(CONTENT_SECURITY_POLICY, PAGE_CSP);
        }
        response
    }
}

/// The bytes under brotli, if that makes them fewer. Quality 4 packs 10,000 records in the time that
/// making them takes.
fn brotli(bytes: &[u8]) -> Option<Bytes> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 4, 22);
    writer.write_all(bytes).ok()?;
    writer.flush().ok()?;
    drop(writer);
    (packed.len() < bytes.len()).then(|| Bytes::from(packed))
}

/// The bytes under gzip, if that makes them fewer.
fn gzip(bytes: &[u8]) -> Option<Bytes> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(5));
    writer.write_all(bytes).ok()?;
    let packed = writer.finish().ok()?;
    (packed.len() < bytes.len()).then(|| Bytes::from(packed))
}
