//! From a request to its answer: understand it, choose the format, find or make the body.

use std::sync::Arc;

use axum::{
    extract::{RawPathParams, Request, State, rejection::RawPathParamsRejection},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{
        ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE, ALLOW,
    },
};
use shared::view::pairs;

use super::{
    accept,
    answer::Answer,
    bad_values,
    cache::Key,
    endpoint::Endpoint,
    history,
    problem::{METHODS, Problem, What},
    question::{self, Question},
};
use crate::site::Site;

/// The route of an endpoint: reads, questions about reads, and a problem for all else.
pub fn route(endpoint: &'static Endpoint) -> MethodRouter<Site> {
    get(
        async move |State(site): State<Site>,
                    path: Result<RawPathParams, RawPathParamsRejection>,
                    request: Request| {
            let query = request.uri().query().unwrap_or_default().to_owned();
            let id =
                path.as_ref().ok().and_then(|path| path.iter().next().map(|(_, id)| id.to_owned()));
            if path.is_err() {
                // A path whose escapes are not text names nothing.
                let lang = question::language(&query).unwrap_or_default();
                return Problem::new(lang, What::UnknownAddress).into_response();
            }
            match answer(endpoint, site, id, &query, request.headers()).await {
                Ok(response) => response,
                Err(problem) => problem.into_response(),
            }
        },
    )
    .options(preflight)
    .fallback(wrong_method)
}

/// What no endpoint answers.
pub async fn unknown(request: Request) -> Problem {
    Problem::new(language(&request), What::UnknownAddress)
}

async fn wrong_method(request: Request) -> Problem {
    Problem::new(language(&request), What::WrongMethod)
}

fn language(request: &Request) -> shared::lang::Lang {
    question::language(request.uri().query().unwrap_or_default()).unwrap_or_default()
}

/// What browsers ask before scripts of other sites may read: everyone may, with these headers.
async fn preflight() -> Response {
    let fixed = HeaderValue::from_static;
    let headers = [
        (ALLOW, METHODS),
        (ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (ACCESS_CONTROL_ALLOW_HEADERS, fixed("accept, if-none-match")),
        (ACCESS_CONTROL_MAX_AGE, fixed("86400")),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

async fn answer(
    endpoint: &'static Endpoint,
    site: Site,
    id: Option<String>,
    query: &str,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    // Taken once, so that one answer never mixes two versions.
    let published = site.published();
    let read = question::read(query, endpoint.takes, &published.directory);
    if !read.bad.is_empty() {
        return Err(Problem::new(read.lang, What::BadValues(read.bad)));
    }
    let format =
        format(endpoint, query, headers).map_err(|what| Problem { lang: read.lang, what })?;
    let question = Question {
        endpoint,
        format,
        site,
        published,
        lang: read.lang,
        id,
        view: read.view,
        category: read.category,
        columns: read.columns,
        part: read.part,
        history: Vec::new(),
    };
    let key = Key { path: endpoint.path, format, canonical: question.canonical() };
    let published = question.published.clone();
    let answer = if let Some(answer) = published.answers.get(&key) {
        answer
    } else {
        let answer = made(question).await?;
        published.answers.keep(key, answer.clone());
        answer
    };
    let encoding = answer.encoding(headers);
    if answer.is_work(encoding) {
        let packed = answer.clone();
        // If it cannot be packed aside, it is packed here.
        let _ = tokio::task::spawn_blocking(move || packed.bytes(encoding).0).await;
    }
    Ok(answer.respond(headers, encoding))
}

/// The number of the format that the caller wants: by `f` where there is one, else by `Accept`.
fn format(endpoint: &Endpoint, query: &str, headers: &HeaderMap) -> Result<usize, What> {
    let media: Vec<&'static str> = endpoint.gives.iter().map(|format| format.media).collect();
    if endpoint.takes.is_strict()
        && let Some((_, wanted)) =
            pairs(query).find(|(name, value)| name == "f" && !value.is_empty())
    {
        // That it is one of the two was checked when the query string was read.
        let html = wanted == "html";
        return media
            .iter()
            .position(|media| media.starts_with("text/html") == html)
            .ok_or(What::NotAcceptable(media));
    }
    accept::choose(headers, &media).ok_or(What::NotAcceptable(media))
}

/// Makes the answer; aside, where that takes long.
async fn made(mut question: Question) -> Result<Arc<Answer>, Problem> {
    question.history = history::read(&question).await?;
    let make = |question: &Question| {
        let format = &question.endpoint.gives[question.format];
        let body = (question.endpoint.make)(question)?;
        Ok(Arc::new(Answer::new(format.media, format.file, question.lang, body)))
    };
    if !question.endpoint.heavy {
        return make(&question);
    }
    let lang = question.lang;
    tokio::task::spawn_blocking(move || make(&question))
        .await
        .unwrap_or_else(|error| Err(Problem::new(lang, What::Internal(error.into()))))
}

/// Ids with names like `id`, for a record that is not there.
pub fn nearest(question: &Question) -> Vec<String> {
    bad_values::nearest(question.id.as_deref().unwrap_or_default(), question.directory())
}
