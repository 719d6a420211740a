//! How much one request may ask for: length of address and body, time, and how many at once.
//!
//! The limits of connections (headers, slow callers) are in [`crate::serve`].

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use http::{
    StatusCode, Uri,
    header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE},
};
use shared::lang::Lang;
use tokio::{sync::Semaphore, time::timeout};
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer};

use crate::{
    api::{problem::MEDIA as PROBLEM, question::language},
    error::{Error, Result, Untold},
};

/// The longest address, path and query together, in bytes.
pub const ADDRESS: usize = 8 * 1024;

/// The longest body, in bytes. Routes that take files will set their own.
pub const BODY: usize = 64 * 1024;

/// How long a request may take until its answer begins, waiting included.
pub const TIME: Duration = Duration::from_secs(15);

/// How many requests are worked on at the same time; more wait for their turn.
pub const AT_ONCE: usize = 256;

/// Puts the limits around routes. What breaks a limit, or panics, gets a problem document.
pub(crate) fn guard<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    guard_within(TIME, routes)
}

fn guard_within<S: Clone + Send + Sync + 'static>(time: Duration, routes: Router<S>) -> Router<S> {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    routes
        .layer(DefaultBodyLimit::max(BODY))
        // For bodies that do not say how long they are.
        .layer(RequestBodyLimitLayer::new(BODY))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state((time, turns), check))
}

async fn check(
    State((time, turns)): State<(Duration, Arc<Semaphore>)>,
    request: Request,
    next: Next,
) -> Response {
    let lang = lang_of(request.uri());
    let answer = match allowed(&request) {
        Ok(()) => {
            let answer = async {
                let _turn = turns.acquire().await;
                next.run(request).await
            };
            timeout(time, answer).await.unwrap_or_else(|_| Error::Busy.into_response())
        }
        Err(error) => error.into_response(),
    };
    told_in(lang, answer)
}

fn allowed(request: &Request) -> Result<()> {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if address > ADDRESS {
        return Err(Error::AddressTooLong);
    }
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: u64| length > BODY as u64)
    {
        return Err(Error::BodyTooLarge);
    }
    Ok(())
}

/// The language of whoever asks: that of the path, or else of the parameter `lang`, or else the
/// default.
fn lang_of(uri: &Uri) -> Lang {
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    let in_path = first.parse().ok();
    in_path.or_else(|| language(uri.query()?).ok()).unwrap_or_default()
}

/// An error in the language of the caller; what is none as it is.
fn told_in(lang: Lang, mut response: Response) -> Response {
    if let Some(Untold(error)) = response.extensions_mut().remove::<Untold>() {
        let kept = std::mem::take(response.headers_mut());
        let mut told = error.answer(lang);
        for (name, value) in &kept {
            // Such as `Allow`, which says more than the error does.
            let of_body = name == CONTENT_LENGTH || name == CONTENT_ENCODING;
            if !of_body && !told.headers().contains_key(name) {
                told.headers_mut().append(name, value.clone());
            }
        }
        *told.extensions_mut() = std::mem::take(response.extensions_mut());
        return told;
    }
    // The layer that counts bodies of unknown length has no words of its own.
    let is_problem = response.headers().get(CONTENT_TYPE).is_some_and(|media| media == PROBLEM);
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE && !is_problem {
        return Error::BodyTooLarge.answer(lang);
    }
    response
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let text = panic
        .downcast_ref::<&str>()
        .copied()
        .or(panic.downcast_ref::<String>().map(String::as_str));
    let cause = anyhow::anyhow!("panic: {}", text.unwrap_or("without a message"));
    Error::Internal(cause).into_response()
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, routing::get};
    use http::header::RETRY_AFTER;
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_request_that_takes_too_long_is_given_up() {
        let never = get(async || std::future::pending::<()>().await);
        let routes = guard_within(Duration::from_millis(20), Router::new().route("/slow", never));
        let answer =
            routes.oneshot(Request::get("/slow").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()[CONTENT_TYPE], PROBLEM);
        assert_eq!(answer.headers()[RETRY_AFTER], "5");
    }
}
