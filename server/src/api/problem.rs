//! What a caller of the interface hears when a request fails, in the caller's language.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, StatusCode,
    header::{ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE},
};
use schemars::JsonSchema;
use serde::Serialize;
use shared::lang::Lang;

use super::text::{Both, both, either};
use crate::error::BadValue;

/// The methods that every address of the interface takes.
pub const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");

/// The media type of problem documents.
pub const MEDIA: &str = "application/problem+json";

/// A failed request.
#[derive(Debug)]
pub struct Problem {
    /// The language of the caller.
    pub lang: Lang,
    /// What is wrong.
    pub what: What,
}

/// What can be wrong with a request.
#[derive(Debug)]
pub enum What {
    /// No route of this name.
    UnknownAddress,
    /// The route is known, the record is not; with the ids of the nearest that there are.
    UnknownRecord {
        /// The id that was asked for.
        id: String,
        /// The ids of records with a name like it.
        nearest: Vec<String>,
    },
    /// The address only answers reads.
    WrongMethod,
    /// Values that name nothing or cannot be read.
    BadValues(Vec<BadValue>),
    /// None of the formats of the address is acceptable to the caller; these there are.
    NotAcceptable(Vec<&'static str>),
    /// Anything the caller cannot mend. The cause goes to the log, never over the wire.
    Internal(anyhow::Error),
}

/// The body of an answer that is an error: a problem document (RFC 9457). With the type
/// `about:blank` the title is that of the status.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct ProblemBody {
    /// `about:blank`: the status says what sort of problem it is.
    r#type: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What is wrong with this request.
    detail: String,
    /// Each value that names nothing or cannot be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<BadValue>,
    /// Ids of records whose names are like the one that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nearest: Vec<String>,
    /// The media types that the address has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    available: Vec<&'static str>,
}

impl Problem {
    /// A problem to be told in `lang`.
    pub fn new(lang: Lang, what: What) -> Self {
        Self { lang, what }
    }

    /// The status that says so.
    pub fn status(&self) -> StatusCode {
        match &self.what {
            What::UnknownAddress | What::UnknownRecord { .. } => StatusCode::NOT_FOUND,
            What::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            What::BadValues(_) => StatusCode::BAD_REQUEST,
            What::NotAcceptable(_) => StatusCode::NOT_ACCEPTABLE,
            What::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn title(&self) -> Both {
        match &self.what {
            What::UnknownAddress | What::UnknownRecord { .. } => both("Finnes ikke", "Not Found"),
            What::WrongMethod => both("Metoden er ikke tillatt", "Method Not Allowed"),
            What::BadValues(_) => both("Ugyldig forespørsel", "Bad Request"),
            What::NotAcceptable(_) => both("Formatet finnes ikke", "Not Acceptable"),
            What::Internal(_) => both("Feil på tjeneren", "Internal Server Error"),
        }
    }

    fn detail(&self) -> String {
        let lang = self.lang;
        match &self.what {
            What::UnknownAddress => either(
                lang,
                "Det er ingenting på denne adressen. Alle adresser står i /api/v1/.",
                "There is nothing at this address. All addresses are listed at /api/v1/.",
            ),
            What::UnknownRecord { id, .. } => {
                let id: String = id.chars().take(BadValue::SHOWN).collect();
                either(
                    lang,
                    format!("Ingen post i registeret har id-en «{id}»."),
                    format!("No record in the register has the id “{id}”."),
                )
            }
            What::WrongMethod => either(
                lang,
                "Adressen kan bare leses: GET, HEAD eller OPTIONS.",
                "This address can only be read: GET, HEAD or OPTIONS.",
            ),
            What::BadValues(bad) => {
                let all: Vec<&str> = bad.iter().map(|bad| bad.message.as_str()).collect();
                all.join(" ")
            }
            What::NotAcceptable(available) => {
                let all = available.join(", ");
                either(
                    lang,
                    format!("Adressen har ingen av formatene i Accept. Den har {all}."),
                    format!("The address has none of the formats in Accept. It has {all}."),
                )
            }
            What::Internal(_) => either(
                lang,
                "Noe gikk galt hos oss. Prøv igjen om litt.",
                "Something went wrong on our side. Please try again in a moment.",
            ),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let What::Internal(cause) = &self.what {
            tracing::error!(cause = format!("{cause:#}"), "a request failed");
        }
        let status = self.status();
        let mut body = ProblemBody {
            r#type: "about:blank",
            title: self.title().get(self.lang),
            status: status.as_u16(),
            detail: self.detail(),
            errors: Vec::new(),
            nearest: Vec::new(),
            available: Vec::new(),
        };
        let not_allowed = status == StatusCode::METHOD_NOT_ALLOWED;
        match self.what {
            What::BadValues(bad) => body.errors = bad,
            What::UnknownRecord { nearest, .. } => body.nearest = nearest,
            What::NotAcceptable(available) => body.available = available,
            _ => {}
        }
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.code()));
        // What is unknown here today may be known tomorrow, or already on the server next door.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if not_allowed {
            headers.insert(ALLOW, METHODS);
        }
        response
    }
}
