//! How long a store of 10,000 organisations takes: to open, to be filled, to be changed as a whole or
//! by one record, to follow what another process published, and to make a Directory of it.
#![allow(clippy::assigning_clones, reason = "a test shows what it changes as plainly as it can")]
#![expect(clippy::unwrap_used, reason = "a benchmark whose helpers fail has failed")]

use std::{hint::black_box, io::Write, path::PathBuf, time::Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use shared::{
    date::Day,
    directory::{Columns, Directory, Rows},
    generate,
    register::{Record, Register},
    settings::Settings,
};
use store::{AuthorId, Change, Entry, Expectation, Intent, Store};
use tokio::runtime::Runtime;

const PARTNERS: usize = 10_000;

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("klyngekart-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn entry() -> Entry {
    Entry { author: AuthorId::SYSTEM, reason: "a benchmark".to_owned() }
}

/// Every organisation renamed.
fn renamed(register: &Register, name: &str) -> Vec<Change> {
    let change = |at: usize| {
        let mut partner = register.partners[at].clone();
        partner.official_name = name.to_owned();
        Change::put(Record::Partner(Box::new(partner)))
    };
    (0..register.partners.len()).map(change).collect()
}

async fn rename_one(store: &Store, name: &str) {
    let register = store.current().register().clone();
    let mut change = renamed(
        &Register {
            partners: [register.partners[0].clone()].into_iter().collect(),
            ..Register::default()
        },
        name,
    );
    let base = store.head(&change[0].key).await.unwrap().map(|head| head.id);
    let change = change.remove(0).based_on(base);
    store.write(vec![change], Intent::Published, &entry(), Expectation::Bases).await.unwrap();
}

/// The Directory after a change, as a server makes it.
fn renewed(before: &Directory, columns: Columns, rows: &Rows) -> Directory {
    Directory::renewed(columns, Some(rows), before)
}

fn store(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let folder = folder();
    let register = generate::register(PARTNERS, 1);
    let url = format!("sqlite:{}", folder.join("main.db").display());
    let one = runtime.block_on(async {
        let store = Store::open(&url).await.unwrap();
        store.fill(&register, "a benchmark").await.unwrap();
        store
    });
    let mut group = criterion.benchmark_group("store of 10,000");
    group.sample_size(10);
    group.bench_function("check of all rules", |bencher| {
        bencher.iter(|| black_box(register.clone().checked().is_ok()));
    });
    let settings = Settings::default();
    let columns = || Columns::publish(&register, &settings, Day(20_269));
    group.bench_function("columns", |bencher| bencher.iter(|| black_box(columns())));
    group.bench_function("bytes of the columns", |bencher| {
        let columns = columns();
        bencher.iter(|| black_box(columns.to_bytes()));
    });
    group.bench_function("directory", |bencher| {
        bencher.iter_batched(columns, |c| black_box(Directory::new(c)), BatchSize::LargeInput);
    });
    let mut after = register.clone();
    after.partners[17].expertise.truncate(1);
    let before = Directory::new(columns());
    group.bench_function("columns after one change", |bencher| {
        bencher.iter(|| black_box(before.columns.republish(&register, &after, Day(20_269))));
    });
    let changed = || before.columns.republish(&register, &after, Day(20_269)).unwrap();
    group.bench_function("directory after one change", |bencher| {
        let renewed = |(columns, rows)| black_box(renewed(&before, columns, &rows));
        bencher.iter_batched(changed, renewed, BatchSize::LargeInput);
    });
    group.bench_function("bytes under brotli", |bencher| {
        let bytes = columns().to_bytes();
        bencher.iter(|| {
            let mut packed = Vec::new();
            let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 6, 22);
            writer.write_all(&bytes).unwrap();
            drop(writer);
            black_box(packed)
        });
    });
    group.bench_function("open", |bencher| {
        bencher.iter(|| runtime.block_on(async { Store::open(&url).await.unwrap().close().await }));
    });
    group.bench_function("open an empty file and fill it", |bencher| {
        bencher.iter_custom(|times| {
            let start = Instant::now();
            for time in 0..times {
                let file = folder.join(format!("new-{time}.db"));
                runtime.block_on(async {
                    let store = Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
                    store.fill(&register, "a benchmark").await.unwrap();
                    store.close().await;
                });
                std::fs::remove_file(file).unwrap();
            }
            start.elapsed()
        });
    });
    let mut round = 0;
    group.bench_function("apply 10,000 changes", |bencher| {
        bencher.iter(|| {
            round += 1;
            let changes = renamed(&register, &format!("Round {round}"));
            runtime.block_on(async {
                let version = one.version().await.unwrap();
                one.apply(changes, version, &entry()).await.unwrap();
            });
        });
    });
    group.bench_function("publish one change", |bencher| {
        bencher.iter(|| {
            round += 1;
            runtime.block_on(rename_one(&one, &format!("Round {round}")));
        });
    });
    let other = runtime.block_on(Store::open(&url)).unwrap();
    group.bench_function("follow one change of another process", |bencher| {
        bencher.iter_custom(|times| {
            let mut spent = std::time::Duration::ZERO;
            for _ in 0..times {
                round += 1;
                runtime.block_on(rename_one(&one, &format!("Round {round}")));
                let start = Instant::now();
                black_box(runtime.block_on(other.refresh()).unwrap());
                spent += start.elapsed();
            }
            spent
        });
    });
    group.bench_function("look whether there is something new", |bencher| {
        bencher.iter(|| black_box(runtime.block_on(other.refresh()).unwrap()));
    });
    group.finish();
    std::fs::remove_dir_all(folder).unwrap();
}

criterion_group!(benches, store);
criterion_main!(benches);
