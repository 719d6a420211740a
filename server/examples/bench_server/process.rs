//! A server in a process of its own: how soon it answers, and what memory it takes.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use tokio::net::TcpListener;

use super::{Figure, site, time};

/// How long the process rests before its memory is read: until everything is packed.
const REST: Duration = Duration::from_secs(6);

/// Serves a database, and says at which address.
pub async fn serve(database: &str) -> anyhow::Result<()> {
    let site = site(database).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    server::serve::serve(listener, server::router(site), std::future::pending()).await;
    Ok(())
}

/// Starts this program as a server and watches it.
pub fn figures(database: &str, large: bool) -> anyhow::Result<Vec<Figure>> {
    let start = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .args(["serve", database])
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().context("it has an output")?).lines();
    let watched = (|| {
        let address = lines.next().context("the server says its address")??;
        let mut stream = TcpStream::connect(&address)?;
        stream.write_all(b"GET /api/v1/partners?limit=1 HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        let first = start.elapsed();
        anyhow::ensure!(answer.ends_with(b"200"), "the first answer is none");
        std::thread::sleep(REST);
        anyhow::Ok((first, std::fs::read_to_string(format!("/proc/{}/status", child.id()))?))
    })();
    child.kill()?;
    child.wait()?;
    let (first, status) = watched?;
    let (rest, most) = if large { ("350 MB", "600 MB") } else { ("96 MB", "") };
    Ok(vec![
        time("start to first answer", first, if large { "" } else { "500 ms" }),
        Figure("resident memory at rest".to_owned(), memory(&status, "VmRSS:")?, rest.to_owned()),
        Figure(
            "most resident memory since the start".to_owned(),
            memory(&status, "VmHWM:")?,
            most.to_owned(),
        ),
    ])
}

fn memory(status: &str, name: &str) -> anyhow::Result<String> {
    let line = status.lines().find_map(|line| line.strip_prefix(name)).context("a line is gone")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(format!("{} MB", kilobytes * 1024 / 1_000_000))
}
