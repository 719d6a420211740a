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
use http::header::CONTENT_LENGTH;
use tokio::{sync::Semaphore, time::timeout};
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer};

use crate::error::{Error, Result};

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
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    routes
        .layer(DefaultBodyLimit::max(BODY))
        // For bodies that do not say how long they are.
        .layer(RequestBodyLimitLayer::new(BODY))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(turns, check))
}

async fn check(
    State(turns): State<Arc<Semaphore>>,
    request: Request,
    next: Next,
) -> Result<Response> {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if address > ADDRESS {
        return Err(Error::AddressTooLong);
    }
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: u64| length > BODY as u64)
    {
        return Err(Error::BodyTooLarge);
    }
    let answer = async {
        let _turn = turns.acquire().await;
        next.run(request).await
    };
    timeout(TIME, answer).await.map_err(|_| Error::Busy)
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
