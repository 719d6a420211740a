//! Listening and stopping, over real connections.

use std::time::Duration;

use axum::{Router, routing::get};
use server::{Site, serve};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::support::site;

/// A server with a route that takes half a second.
struct Running {
    listener: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

async fn start() -> Running {
    let routes: Router<Site> = Router::new().route("/page", get(async || "a page")).route(
        "/slow",
        get(async || {
            sleep(Duration::from_millis(500)).await;
            "at last"
        }),
    );
    let app = server::finish(routes, site().await);
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let listener = socket.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let ended = tokio::spawn(serve::serve(socket, app, async {
        let _ = stopped.await;
    }));
    Running { listener, stop, ended }
}

impl Running {
    async fn send(&self, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.listener).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        stream
    }

    async fn ask(&self, head: &str) -> String {
        read(self.send(head).await).await
    }
}

async fn read(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    timeout(Duration::from_secs(5), read).await.expect("the connection ends").ok();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_request_over_a_connection_is_answered() {
    let answer =
        start().await.ask("GET /page HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("a page"), "{answer}");
}

#[tokio::test]
async fn too_many_and_too_long_headers_are_refused() {
    let server = start().await;
    let many = "x: y\r\n".repeat(serve::HEAD_LINES + 1);
    let long = format!("x: {}\r\n", "y".repeat(serve::HEAD_SIZE));
    for headers in [many, long] {
        let answer = server.ask(&format!("GET /page HTTP/1.1\r\n{headers}\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }
}

#[tokio::test]
async fn what_is_no_http_is_refused() {
    let answer = start().await.ask("\u{1}\u{2}\r\n\r\n").await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400 "), "{answer}");
}

#[tokio::test]
async fn a_running_answer_is_finished_before_the_server_stops() {
    let server = start().await;
    let running = server.send("GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let idle = server.send("").await;
    sleep(Duration::from_millis(100)).await;
    server.stop.send(()).unwrap();
    assert!(read(running).await.ends_with("at last"));
    assert_eq!(read(idle).await, "");
    timeout(Duration::from_secs(5), server.ended).await.expect("the server ends").unwrap();
    assert!(TcpStream::connect(server.listener).await.is_err());
}
