//! How long the map takes: the marks of a view (the bar is 0.1 ms), and grouping all locations, which
//! is done once.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use shared::{
    bitset::Bitset,
    directory::Directory,
    generate,
    geo::LonLat,
    hierarchy::Hierarchy,
    lang::Lang,
    marks::{Frame, MarkRequest, marks},
};

fn marks_of_a_view(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("marks");
    for partners in [36, 2500, 10_000, 100_000] {
        let directory = Directory::new(generate::columns(partners, 1));
        let all = Bitset::full(partners);
        let mut few = Bitset::empty(partners);
        (0..partners as u32).step_by(37).for_each(|partner| few.insert(partner));
        let desktop = Frame::fit(directory.columns.extent, 1100.0, 700.0);
        let phone = Frame::fit(directory.columns.extent, 360.0, 420.0);
        let close = Frame { zoom: 8.5, center: LonLat { lon: 14.4, lat: 67.3 }, ..desktop };
        let town = Frame { zoom: 12.0, ..close };
        let cases = [
            ("everything, desktop", desktop, &all, 150),
            ("everything, phone", phone, &all, 60),
            ("few, desktop", desktop, &few, 150),
            ("everything, region", close, &all, 150),
            ("few, region", close, &few, 150),
            ("everything, town", town, &all, 150),
        ];
        for (name, frame, set, most) in cases {
            let slots = directory.hierarchy.slots(set);
            let request = MarkRequest {
                frame,
                most,
                lang: Lang::Nb,
                partners: set,
                certain: Some(&few),
                selected: Some(0),
                controls: true,
            };
            group.bench_function(BenchmarkId::new(name, partners), |bencher| {
                bencher.iter(|| marks(&directory, &slots, black_box(&request)));
            });
        }
        group.bench_function(BenchmarkId::new("slots of a selection", partners), |bencher| {
            bencher.iter(|| directory.hierarchy.slots(black_box(&few)));
        });
    }
}

fn grouping(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("grouping");
    group.sample_size(20);
    for partners in [36, 2500, 10_000, 100_000] {
        let columns = generate::columns(partners, 1);
        group.bench_function(BenchmarkId::new("hierarchy", partners), |bencher| {
            bencher.iter(|| Hierarchy::new(black_box(&columns)));
        });
    }
}

criterion_group!(benches, marks_of_a_view, grouping);
criterion_main!(benches);
