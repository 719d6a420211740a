//! How long a change of the filter takes: the partners that a view shows, with the counts of all six
//! facets. The bar is 0.2 ms at 10,000 partners and 1 ms at 100,000.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use shared::{
    directory::Directory,
    generate,
    view::{Facet, View},
};

/// What visitors ask most, and what costs most.
const VIEWS: [(&str, &str); 8] = [
    ("everything", ""),
    ("one tag", "expertise=hydrogen"),
    (
        "some of several facets",
        "expertise=hydrogen&expertise=ports&kind=works&stage=energy&role=partner",
    ),
    ("all of two tags", "expertise=carbon-capture&expertise=clean-air&match=all"),
    ("near", "near=67.28,14.37&radius=100"),
    ("in a box", "bbox=13,66,16,68"),
    ("at a time", "time=2018/2020-06&undated=hide"),
    ("near, at a time, of a tag", "expertise=hydrogen&near=67.28,14.37&radius=100&time=2020-06"),
];

fn filter(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("filter with all facet counts");
    for partners in [36, 2500, 10_000, 100_000] {
        let directory = Directory::new(generate::columns(partners, 1));
        for (name, query) in VIEWS {
            let view = View::parse(query);
            group.bench_function(BenchmarkId::new(name, partners), |bencher| {
                bencher.iter(|| {
                    let selection = directory.select(black_box(&view));
                    let counts = Facet::ALL.map(|facet| directory.facet_counts(&selection, facet));
                    (selection, counts)
                });
            });
        }
    }
}

criterion_group!(benches, filter);
criterion_main!(benches);
