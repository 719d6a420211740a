//! How fast `/api/v1` is: the time that a filter query takes inside the handler, and requests per
//! second of a kept list beside the same bytes as a static file.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use axum::{Router, body::Body, routing::get};
use bytes::Bytes;
use http::{Request, header::CONTENT_TYPE};
use http_body_util::BodyExt as _;
use server::Site;
use shared::directory::Columns;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tower::ServiceExt as _;

use super::{Figure, time};

/// Connections of the load generator.
const CONNECTIONS: usize = 16;
/// How long each server is asked.
const TIME: Duration = Duration::from_secs(5);

/// Measures both.
pub async fn figures(site: &Site, large: bool) -> anyhow::Result<Vec<Figure>> {
    let router = server::router(site.clone());
    let mut figures = queries(&router, &site.published().directory.columns, large).await?;
    let path = "/api/v1/partners";
    let list = body(&router, path).await?;
    let file = list.clone();
    let answer = move || std::future::ready(([(CONTENT_TYPE, "application/json")], file.clone()));
    let fixed = Router::new().route(path, get(answer));
    let size = list.len();
    let still = load(fixed, path, size).await?;
    let kept = load(router, path, size).await?;
    figures.push(Figure(
        format!("the same {size} bytes as a static file"),
        format!("{still:.0} requests/s"),
        String::new(),
    ));
    figures.push(Figure(
        format!("kept JSON list of {size} bytes"),
        format!("{kept:.0} requests/s, {:.2} of the file", kept / still),
        "10000 requests/s, or 0.5 of the file".to_owned(),
    ));
    Ok(figures)
}

/// How long queries take that nobody asked before.
async fn queries(router: &Router, columns: &Columns, large: bool) -> anyhow::Result<Vec<Figure>> {
    let mut times = Vec::new();
    for kind in &columns.kinds {
        for tag in &columns.expertise {
            for time in ["", "&time=2018", "&time=2015/2020"] {
                let path = format!("/api/v1/partners?kind={}&expertise={}{time}", kind.id, tag.id);
                let start = Instant::now();
                body(router, &path).await?;
                times.push(start.elapsed());
            }
        }
    }
    times.sort();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    let what = format!("{} different queries through the router", times.len());
    Ok(vec![
        time(&format!("{what}, p50"), at(50), if large { "2 ms" } else { "0.5 ms" }),
        time(&format!("{what}, p99"), at(99), ""),
    ])
}

async fn body(router: &Router, path: &str) -> anyhow::Result<Bytes> {
    let request = Request::builder().uri(path).body(Body::empty())?;
    let response = router.clone().oneshot(request).await?;
    anyhow::ensure!(response.status().is_success(), "{path}: {}", response.status());
    Ok(response.into_body().collect().await?.to_bytes())
}

/// Requests per second over connections that stay open, generator and server on the same machine.
async fn load(routes: Router, path: &str, len: usize) -> anyhow::Result<f64> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let server = tokio::spawn(server::serve::serve(listener, routes, std::future::pending()));
    let start = Instant::now();
    let clients: Vec<_> =
        (0..CONNECTIONS).map(|_| tokio::spawn(client(address, path.to_owned(), len))).collect();
    let mut count = 0;
    for client in clients {
        count += client.await??;
    }
    let per_second = f64::from(count) / start.elapsed().as_secs_f64();
    server.abort();
    Ok(per_second)
}

/// Asks over one connection until the time is over; gives how many answers came.
async fn client(address: SocketAddr, path: String, len: usize) -> anyhow::Result<u32> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let mut buffer = vec![0; 256 * 1024];
    let start = Instant::now();
    let mut count = 0;
    while start.elapsed() < TIME {
        stream.write_all(request.as_bytes()).await?;
        let mut got = 0;
        let whole = loop {
            got += match stream.read(&mut buffer[got..]).await? {
                0 => anyhow::bail!("the server closed the connection"),
                read => read,
            };
            let head = buffer[..got].windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(head) = head {
                break head + 4 + len;
            }
        };
        while got < whole {
            got += stream.read(&mut buffer[got..]).await?;
        }
        anyhow::ensure!(buffer.starts_with(b"HTTP/1.1 200"), "an answer that is none");
        count += 1;
    }
    Ok(count)
}
