//! The headers that keep visitors safe: one table, by class of answer.
//!
//! A group of routes says which [`Class`] its answers have; what says nothing is a page, the strictest.
//! Pages set their own content security policy ([`page_csp`]), because it holds the nonce of the one
//! answer; every answer without one gets [`NOTHING_CSP`].

use axum::{
    Router,
    extract::Request,
    middleware::{Next, from_fn, map_response},
    response::Response,
};
use http::{
    HeaderName, HeaderValue,
    header::{CONTENT_SECURITY_POLICY, VARY},
};

/// What an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A page of the site, never in a frame. Also everything that says nothing else.
    Page,
    /// A page that is meant for frames of other sites.
    Embed,
    /// Assets, tiles, pictures and reads of the API: anyone may use them.
    Open,
}

/// Headers of every answer.
const ALWAYS: &[(&str, &str)] = &[
    ("strict-transport-security", "max-age=63072000"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    // On scripts as well: a worker runs only if its own answer requires what its page requires.
    ("cross-origin-embedder-policy", "require-corp"),
];

/// Headers of answers that people look at.
const SEEN: &[(&str, &str)] = &[
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", PERMISSIONS),
    // Pages carry a nonce: they are neither shared nor shown again without asking.
    ("cache-control", "private, no-cache"),
];

const PAGE: &[(&str, &str)] =
    &[("cross-origin-resource-policy", "same-origin"), ("x-frame-options", "DENY")];

const EMBED: &[(&str, &str)] = &[("cross-origin-resource-policy", "cross-origin")];

const OPEN: &[(&str, &str)] =
    &[("cross-origin-resource-policy", "cross-origin"), ("access-control-allow-origin", "*")];

/// Off but for "near me", "copy link" and the map in full size. Browsers complain about names that they
/// do not know, so this lists what they know, not what was ever proposed.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), \
    clipboard-read=(), clipboard-write=(self), compute-pressure=(), display-capture=(), \
    encrypted-media=(), fullscreen=(self), gamepad=(), geolocation=(self), gyroscope=(), hid=(), \
    identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), \
    microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), \
    publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), \
    serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=()";

/// The policy of answers that load nothing and may not be framed.
pub const NOTHING_CSP: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

/// The policy of scripts. It does nothing to a script of the page, but a worker obeys the policy of its
/// own file: the map's worker imports its parts and fetches tiles.
pub const SCRIPT_CSP: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
     frame-ancestors 'none'",
);

impl Class {
    /// The table.
    fn headers(self) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        let rows: &[&[(&str, &str)]] = match self {
            Self::Page => &[ALWAYS, SEEN, PAGE],
            Self::Embed => &[ALWAYS, SEEN, EMBED],
            Self::Open => &[ALWAYS, OPEN],
        };
        rows.iter().copied().flatten()
    }
}

/// Who may put a page into a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Nobody.
    Nobody,
    /// Every site.
    Anyone,
    /// This site and these origins.
    Origins(Vec<String>),
}

impl Framing {
    /// The framing that the settings allow for embeds: these origins, or anyone if there are none.
    pub fn by(origins: &[String]) -> Self {
        if origins.is_empty() { Self::Anyone } else { Self::Origins(origins.to_vec()) }
    }

    fn sources(&self) -> String {
        match self {
            Self::Nobody => "'none'".to_owned(),
            Self::Anyone => "*".to_owned(),
            Self::Origins(origins) => format!("'self' {}", origins.join(" ")),
        }
    }
}

/// The content security policy of a page whose own scripts and styles carry this nonce. `moves` says
/// whether the map engine may run in it.
pub fn page_csp(nonce: &str, framing: &Framing, moves: bool) -> HeaderValue {
    let ancestors = framing.sources();
    // In a sandbox without an origin the map engine can only start its worker from a `data:` address;
    // such a worker has no origin of its own and keeps to this policy.
    let workers = match framing {
        _ if !moves => "'none'",
        Framing::Nobody => "'self'",
        _ => "'self' data:",
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; worker-src {workers}; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors {ancestors}"
    );
    // A nonce that is no header text would be a mistake of ours; then nothing runs.
    HeaderValue::try_from(policy).unwrap_or(NOTHING_CSP)
}

/// Marks every answer of these routes as of this class; there must be at least one. Answers to unknown
/// addresses stay pages, because the routes of all groups share them.
pub fn class<S: Clone + Send + Sync + 'static>(routes: Router<S>, class: Class) -> Router<S> {
    routes.route_layer(map_response(move |mut response: Response| {
        response.extensions_mut().insert(class);
        std::future::ready(response)
    }))
}

/// Gives every answer the headers of its class, where it has none of its own.
pub(crate) fn secure<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes.layer(from_fn(async |request: Request, next: Next| {
        let mut response = next.run(request).await;
        let class = response.extensions().get().copied().unwrap_or(Class::Page);
        let headers = response.headers_mut();
        for (name, value) in class.headers() {
            headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
        }
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(NOTHING_CSP);
        tidy_vary(headers);
        response
    }))
}

/// Joins what several layers said about `Vary` into one line without repeats.
fn tidy_vary(headers: &mut http::HeaderMap) {
    let mut names: Vec<String> = headers
        .get_all(VARY)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    names.sort();
    names.dedup();
    if names.len() > 1
        && let Ok(value) = HeaderValue::try_from(names.join(", "))
    {
        headers.insert(VARY, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_only_what_may_stand_in_headers() {
        for class in [Class::Page, Class::Embed, Class::Open] {
            for (name, value) in class.headers() {
                assert!(HeaderName::from_bytes(name.as_bytes()).is_ok(), "{name}");
                assert!(HeaderValue::from_str(value).is_ok(), "{value}");
            }
        }
    }

    #[test]
    fn a_nonce_that_is_no_header_text_lets_nothing_run() {
        assert_eq!(page_csp("a\nb", &Framing::Nobody, true), NOTHING_CSP);
    }

    #[test]
    fn without_a_list_anyone_may_frame_an_embed() {
        assert_eq!(Framing::by(&[]).sources(), "*");
        let listed = Framing::by(&["https://partner.example".to_owned()]);
        assert_eq!(listed.sources(), "'self' https://partner.example");
    }
}
