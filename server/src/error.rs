//! How a request can fail, and what the caller hears of it.

use std::sync::Arc;

use axum::{
    Json,
    extract::rejection::PathRejection,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER},
};
use serde::Serialize;
use shared::lang::Lang;

use crate::api::text::{Both, both};

/// What a handler returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Each variant is one answer to the caller; its message is written for the caller.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No route, file or version of this name.
    #[error("there is nothing at this address")]
    UnknownAddress,
    /// The address is known, but not for this method.
    #[error("this address does not take this method")]
    WrongMethod,
    /// Values of the request that cannot be understood.
    #[error("{}", .0.iter().map(|bad| bad.message.as_str()).collect::<Vec<_>>().join("; "))]
    BadValues(Vec<BadValue>),
    /// The address is longer than [`crate::limits::ADDRESS`].
    #[error("the address is longer than {} bytes", crate::limits::ADDRESS)]
    AddressTooLong,
    /// The body is longer than [`crate::limits::BODY`].
    #[error("the request is longer than {} bytes", crate::limits::BODY)]
    BodyTooLarge,
    /// More requests are being answered than the server can take.
    #[error("the server is busy; please try again in a moment")]
    Busy,
    /// The server is being stopped or has no data yet.
    #[error("the server is not ready")]
    NotReady,
    /// Anything the caller cannot mend. The cause goes to the log, never over the wire.
    #[error("something went wrong on our side")]
    Internal(#[from] anyhow::Error),
}

/// One value of a request that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct BadValue {
    /// The name of the parameter or path segment.
    pub name: String,
    /// What was given, at most [`BadValue::SHOWN`] characters of it.
    pub value: String,
    /// What is wrong, in words.
    pub message: String,
}

impl BadValue {
    /// How many characters of a bad value are repeated to the caller.
    pub const SHOWN: usize = 80;

    /// A value and what is wrong with it.
    pub fn new(name: &str, value: &str, message: impl Into<String>) -> Self {
        let value = value.chars().take(Self::SHOWN).collect();
        Self { name: name.to_owned(), value, message: message.into() }
    }
}

/// The body of an answer that is an error.
///
/// Source: RFC 9457, "Problem Details for HTTP APIs". With the type `about:blank` the title is that
/// of the status.
#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "<[BadValue]>::is_empty")]
    errors: &'a [BadValue],
}

impl Error {
    /// The status that says so.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::UnknownAddress => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadValues(_) => StatusCode::BAD_REQUEST,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy | Self::NotReady => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Error {
    fn title(&self) -> Both {
        match self {
            Self::UnknownAddress => both("Finnes ikke", "Not Found"),
            Self::WrongMethod => both("Metoden er ikke tillatt", "Method Not Allowed"),
            Self::BadValues(_) => both("Ugyldig forespørsel", "Bad Request"),
            Self::AddressTooLong => both("Adressen er for lang", "URI Too Long"),
            Self::BodyTooLarge => both("Forespørselen er for stor", "Content Too Large"),
            Self::Busy | Self::NotReady => both("Ikke tilgjengelig nå", "Service Unavailable"),
            Self::Internal(_) => both("Feil på tjeneren", "Internal Server Error"),
        }
    }

    fn detail(&self, lang: Lang) -> String {
        match (lang, self) {
            (_, Self::BadValues(_)) | (Lang::En, _) => self.to_string(),
            (Lang::Nb, Self::UnknownAddress) => "det er ingenting på denne adressen".to_owned(),
            (Lang::Nb, Self::WrongMethod) => "adressen tar ikke denne metoden".to_owned(),
            (Lang::Nb, Self::AddressTooLong) => {
                format!("adressen er lengre enn {} byte", crate::limits::ADDRESS)
            }
            (Lang::Nb, Self::BodyTooLarge) => {
                format!("forespørselen er større enn {} byte", crate::limits::BODY)
            }
            (Lang::Nb, Self::Busy) => "tjeneren har det travelt; prøv igjen om litt".to_owned(),
            (Lang::Nb, Self::NotReady) => "tjeneren er ikke klar".to_owned(),
            (Lang::Nb, Self::Internal(_)) => "noe gikk galt hos oss".to_owned(),
        }
    }

    /// The answer to a caller who reads this language.
    pub fn answer(&self, lang: Lang) -> Response {
        let status = self.status();
        let problem = Problem {
            r#type: "about:blank",
            title: self.title().get(lang),
            status: status.as_u16(),
            detail: self.detail(lang),
            errors: if let Self::BadValues(bad) = self { bad } else { &[] },
        };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.code()));
        // While a new version is rolled out, an address may be unknown here and known next door.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

/// An error whose answer is written where the caller's language is known:
/// [`limits`](crate::limits).
#[derive(Clone, Debug)]
pub(crate) struct Untold(pub(crate) Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(cause) = &self {
            tracing::error!(cause = format!("{cause:#}"), "a request failed");
        }
        let mut response = self.answer(Lang::En);
        response.extensions_mut().insert(Untold(Arc::new(self)));
        response
    }
}

/// A path whose escapes are not text names nothing.
impl From<PathRejection> for Error {
    fn from(_: PathRejection) -> Self {
        Self::UnknownAddress
    }
}

/// The answer of a group of routes to an address that it does not know.
pub async fn unknown_address() -> Error {
    Error::UnknownAddress
}

/// The answer of a group of routes to a method that an address does not take.
pub async fn wrong_method() -> Error {
    Error::WrongMethod
}
