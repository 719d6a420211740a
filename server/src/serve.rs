//! Listening, the limits of connections, and stopping without breaking an answer off.
//!
//! Written on hyper itself because `axum::serve` has no limits for headers and slow callers. HTTP/1
//! only: browsers reach other versions through the proxy that ends TLS.

use std::{future::Future, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, extract::ConnectInfo};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// How long the head of a request may take to arrive; also how long an idle connection is kept.
pub const HEAD_TIME: Duration = Duration::from_secs(20);

/// How many bytes the head of a request may have, address included.
pub const HEAD_SIZE: usize = 32 * 1024;

/// How many headers a request may have.
pub const HEAD_LINES: usize = 100;

/// How many connections are open at the same time; more wait in the system's queue.
pub const CONNECTIONS: usize = 4096;

/// How long a connection lives. Callers reconnect without noticing; one that reads its answer drop by
/// drop does not keep a place for ever.
pub const CONNECTION_AGE: Duration = Duration::from_mins(5);

/// How long running answers have to finish when a connection or the server ends.
pub const GRACE: Duration = Duration::from_secs(10);

/// Answers with `app` on `listener` until `stop` completes, then finishes what is running.
pub async fn serve(listener: TcpListener, app: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let (closing, closes) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let place = places.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        match (place, accepted) {
            (Ok(place), Ok((stream, peer))) => {
                tokio::spawn(connection(stream, peer, app.clone(), closes.clone(), place));
            }
            (_, Err(error)) => {
                // Mostly "too many open files": wait until some are closed rather than spin.
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(Duration::from_millis(200)).await;
            }
            (Err(_), Ok(_)) => {}
        }
    }
    drop(listener);
    closing.send_replace(true);
    // All places are free again when the last connection has ended.
    let everyone = places.acquire_many(CONNECTIONS as u32);
    if timeout(GRACE, everyone).await.is_err() {
        tracing::warn!("some answers were not finished in time");
    }
}

/// One connection, from its first request to its end. `_place` is given back when it ends.
async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
    mut closes: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
) {
    // Small answers should not wait for more.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_headers(HEAD_LINES)
        .max_header_size(HEAD_SIZE)
        .max_buf_size(2 * HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    tokio::select! {
        // Errors are the caller's: it went away or did not speak HTTP.
        _ = connection.as_mut() => return,
        _ = closes.wait_for(|closing| *closing) => {}
        () = sleep(CONNECTION_AGE) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(GRACE, connection).await;
}

/// Completes when the process is told to stop: Ctrl-C, or SIGTERM where there is one.
pub async fn told_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    () = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => interrupt.await,
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
