//! How long a search takes. The bar is 0.5 ms at 2,500 partners.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use shared::{directory::Directory, generate};

fn search(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("search");
    for partners in [36, 2500, 10_000] {
        let directory = Directory::new(generate::columns(partners, 1));
        let name = directory.columns.partners.name[partners / 2].to_lowercase();
        let first = name.split(' ').next().unwrap_or_default().to_owned();
        let wrong: String = first
            .chars()
            .enumerate()
            .filter(|(at, _)| *at != 2)
            .map(|(_, letter)| letter)
            .collect();
        let cases = [
            ("a whole name", name),
            ("a word with a letter missing", wrong),
            ("a beginning", first.chars().take(3).collect()),
            ("a tag", "hydrogen".to_owned()),
            ("two wrong words", "gjenvining mekanikse".to_owned()),
            ("nothing", "zzyzx quokka".to_owned()),
        ];
        for (case, text) in cases {
            group.bench_function(BenchmarkId::new(case, partners), |bencher| {
                bencher.iter(|| directory.search.find(black_box(&text)));
            });
        }
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
