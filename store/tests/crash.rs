//! A writing process is killed at any moment, again and again: whatever it had acknowledged is there.
#![allow(clippy::assigning_clones, reason = "a test shows what it changes as plainly as it can")]
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

mod support;

use std::{
    env,
    hash::{BuildHasher, Hasher, RandomState},
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::Duration,
};

use store::{Expectation, Intent, RevisionId, Store, Version};
use support::{Folder, entry, filled, key, put};

/// How often the process is killed.
const KILLS: usize = 200;

/// Tells this program that it is the one to be killed, and which database it writes.
const WRITER: &str = "KLYNGEKART_TEST_WRITER";

#[test]
fn a_killed_writer_loses_nothing_that_it_acknowledged() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    if let Ok(url) = env::var(WRITER) {
        runtime.block_on(write_for_ever(&url));
        return;
    }
    let folder = Folder::new();
    let (mut acknowledged, mut in_vain) = (Vec::new(), 0);
    for _ in 0..KILLS {
        let before = acknowledged.len();
        acknowledged.extend(killed_writer(&folder));
        in_vain += usize::from(acknowledged.len() == before);
        runtime.block_on(check(&folder, &acknowledged[before..]));
    }
    runtime.block_on(check(&folder, &acknowledged));
    println!("{KILLS} kills, {} acknowledged, {in_vain} before the first", acknowledged.len());
    assert!(acknowledged.len() > KILLS, "the writer was always killed before it wrote");
}

/// Writes revisions, now one, now several, now one that waits, and tells each.
async fn write_for_ever(url: &str) {
    let store = filled(url).await;
    let mut out = std::io::stdout();
    for round in 0_usize.. {
        let why = entry("a test");
        let id = format!("m-{}", round % 7);
        let base = store.head(&key(&id)).await.unwrap().map(|head| head.id);
        let mut changes = vec![put(&id, &format!("{round}")).based_on(base)];
        let intent = if round % 5 == 4 { Intent::Pending } else { Intent::Published };
        if round % 3 == 2 {
            let more =
                (0..20).map(|at| format!("n-{}-{at}", std::process::id() * 1000 + round as u32));
            changes.extend(more.map(|id| put(&id, "one of many")));
        }
        let written = store.write(changes, intent, &why, Expectation::Bases).await.unwrap();
        let numbers: Vec<String> = written.revisions.iter().map(ToString::to_string).collect();
        // The last sign tells a whole line from one that was broken off.
        writeln!(out, "\nrevisions {} .", numbers.join(" ")).unwrap();
        out.flush().unwrap();
    }
}

/// Starts a writer, kills it after a random time, and gives what it had acknowledged.
fn killed_writer(folder: &Folder) -> Vec<RevisionId> {
    let mut writer = Command::new(env::current_exe().unwrap())
        .args(["--exact", "a_killed_writer_loses_nothing_that_it_acknowledged", "--nocapture"])
        .env(WRITER, folder.url())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = writer.stdout.take().unwrap();
    let random = RandomState::new().build_hasher().finish();
    std::thread::sleep(Duration::from_micros(random % 250_000));
    writer.kill().unwrap();
    writer.wait().unwrap();
    let lines = BufReader::new(output).lines().map_while(Result::ok);
    lines
        .filter_map(|line| {
            let numbers = line.strip_prefix("revisions ")?.strip_suffix(" .")?;
            let numbers = numbers.split(' ').map(|number| RevisionId(number.parse().unwrap()));
            Some(numbers.collect::<Vec<_>>())
        })
        .flatten()
        .collect()
}

async fn check(folder: &Folder, acknowledged: &[RevisionId]) {
    let store = Store::open(&folder.url()).await.unwrap();
    store.integrity().await.unwrap();
    for revision in acknowledged {
        store.revision(*revision).await.unwrap();
    }
    let snapshot = store.current();
    if snapshot.version != Version(0) {
        let register = (**snapshot.register()).clone();
        assert!(register.checked().is_ok());
        // A batch is there as a whole: all that are public have a version that was counted.
        let newest = store.published_since(Version(snapshot.version.0 - 1)).await.unwrap();
        assert!(!newest.is_empty());
    }
    store.close().await;
}
