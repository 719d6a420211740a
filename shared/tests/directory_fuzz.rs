//! No bytes make the reader of the Directory panic, and what it reads can be asked anything.
//!
//! `FUZZ_RUNS=1000000 cargo test --release --package shared --test directory_fuzz` tries more.

mod support;

use proptest::{prelude::*, sample::Index};
use shared::{
    directory::{Directory, read},
    generate,
    lang::Lang,
    view::View,
};
use support::{run, runs};

/// How many damaged directories are read, unless `FUZZ_RUNS` says otherwise.
const RUNS: u32 = 3_000;

/// What is asked of a directory that could be read: something of every part.
const QUERIES: [&str; 6] = [
    "",
    "q=hydrogen&expertise=hydrogen",
    "time=2019&compare=2015&kind=process-industry",
    "near=66.3,14.1&radius=50&sort=distance",
    "open=group.mo-industripark&zoom=7&center=66.3,14.1",
    "open=without.date&layout=timeline&axis=2017/2019",
];

/// A small directory in which every column holds something.
fn bytes() -> Vec<u8> {
    generate::columns(12, 1).to_bytes()
}

fn ask(directory: &Directory) {
    for query in QUERIES {
        let view = View::parse(query);
        let answer = directory.answer(&view, Lang::Nb, &directory.first_canvas(&view));
        assert!(answer.result.total as usize <= directory.len());
    }
}

#[test]
fn the_undamaged_bytes_are_read() {
    ask(&read(&bytes()).expect("what was written can be read"));
}

#[test]
fn damaged_bytes_are_refused_or_read_never_worse() {
    let whole = bytes();
    let damage =
        (prop::collection::vec((any::<Index>(), any::<u8>()), 0..6), any::<Index>(), 0_u8..6);
    run(runs(RUNS), &damage, |(flips, at, how)| {
        let mut bytes = whole.clone();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let at = at.index(bytes.len());
        match how {
            0 => bytes.truncate(at),
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, 0xff),
            3 => bytes.rotate_left(at),
            _ => {}
        }
        if let Ok(directory) = read(&bytes) {
            ask(&directory);
        }
        Ok(())
    });
}
