//! The log: one line per request, without anything about the person who asks.
//!
//! A line holds method, route, status, time and a number of the request. Not addresses, not user
//! agents, and not the query: what visitors search for is theirs.

use std::{
    io::IsTerminal,
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use axum::{
    Router,
    extract::{MatchedPath, Request},
    middleware::{Next, from_fn},
    response::Response,
};
use http::HeaderValue;
use tracing::{Instrument, Level};
use tracing_subscriber::EnvFilter;

use crate::headers::Class;

/// Starts the log on standard error, as JSON lines if asked to, otherwise for people. `RUST_LOG` says
/// how much (default: `info`).
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if json {
        log.json().flatten_event(true).with_span_list(false).try_init()
    } else {
        log.with_ansi(std::io::stderr().is_terminal()).try_init()
    };
    // In tests another log may be there already, which is as good.
    drop(started);
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panic");
    }));
}

/// Writes a line per request and gives the answer the number that the line has.
pub(crate) fn requests<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes.layer(from_fn(record))
}

/// The form of an address, said by an answer whose route the router does not know: pages read their
/// addresses themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Route(pub(crate) &'static str);

async fn record(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = next_id();
    let method = request.method().clone();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let span = tracing::info_span!("request", id);
    let mut response = next.run(request).instrument(span.clone()).await;

    let said = response.extensions().get::<Route>().map(|route| route.0);
    let route = said.or(matched.as_ref().map(MatchedPath::as_str)).unwrap_or("unknown");
    let status = response.status().as_u16();
    let ms = began.elapsed().as_micros() as f64 / 1000.0;
    let is_file = response.extensions().get() == Some(&Class::Open);
    let health = matches!(route, "/healthz" | "/readyz");
    span.in_scope(|| match status {
        500.. => tracing::event!(Level::ERROR, %method, route, status, ms, "answered"),
        _ if is_file || health => {
            tracing::event!(Level::DEBUG, %method, route, status, ms, "answered");
        }
        _ => tracing::event!(Level::INFO, %method, route, status, ms, "answered"),
    });
    if let Ok(id) = HeaderValue::try_from(id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// A number for a request: unique in this process, and hardly repeated by another.
fn next_id() -> String {
    use std::{hash::BuildHasher, sync::LazyLock};

    static PROCESS: LazyLock<u32> =
        LazyLock::new(|| std::hash::RandomState::new().hash_one("process") as u32);
    static COUNT: AtomicU64 = AtomicU64::new(1);
    format!("{:08x}-{}", *PROCESS, COUNT.fetch_add(1, Ordering::Relaxed))
}
