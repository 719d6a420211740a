//! How long pictures take. The bars: a new PNG of 1200 by 630 with names 120 ms, its SVG 60 ms, and
//! 15 ms where the ground is known.

use std::{fs, hint::black_box, path::Path};

use cartographer::{Atlas, PageGround, Picture, Terrain, png};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use shared::{
    directory::Directory, explore::Canvas, generate, geo::LonLat, lang::Lang, mapstyle::Theme,
    marks::Frame, timeline::Room, view::View,
};

fn pictures(criterion: &mut Criterion) {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("../basemap/basemap.pmtiles");
    let atlas = fs::read(archive).map(|bytes| Atlas::open(bytes.into()));
    let atlas = atlas.expect("the archive is part of the project").expect("and can be opened");
    let directory = Directory::new(generate::columns(100, 1));
    let whole = Frame::fit(directory.columns.extent, 1200.0, 630.0);
    let region = Frame { zoom: 8.0, center: LonLat { lon: 13.6, lat: 66.2 }, ..whole };
    let mut group = criterion.benchmark_group("picture");
    group.sample_size(30);
    for (name, frame) in [("whole", whole), ("region", region)] {
        let view = View::default();
        let canvas = Canvas { frame, most_marks: 150, room: Room::default(), controls: false };
        let result = directory.answer(&view, Lang::Nb, &canvas).result;
        let ground = || Terrain::of(&atlas, frame, Picture::detail(1.0));
        let svg = |terrain: &Terrain| {
            let (title, lang, theme) = ("Arctic Cluster Team", Lang::Nb, Theme::Light);
            Picture { terrain, result: &result, title, lang, theme }.svg()
        };
        let known = ground();
        group.bench_function(BenchmarkId::new("SVG, ground known", name), |bencher| {
            bencher.iter(|| svg(black_box(&known)));
        });
        group.bench_function(BenchmarkId::new("SVG, new", name), |bencher| {
            bencher.iter(|| svg(&ground()));
        });
        group.bench_function(BenchmarkId::new("PNG, new", name), |bencher| {
            bencher.iter(|| png(&svg(&ground()), 1.0));
        });
    }
    let frame = directory.first_frame(&View::default());
    let canvas = directory.first_canvas(&View::default());
    let map = directory.answer(&View::default(), Lang::Nb, &canvas).result.map;
    group.bench_function("ground of a page, new", |bencher| {
        bencher.iter(|| PageGround::new(Some(&atlas), black_box(frame)));
    });
    let known = PageGround::new(Some(&atlas), frame);
    group.bench_function("ground of a page, known", |bencher| {
        bencher.iter(|| known.markup(black_box(&map), Lang::Nb));
    });
}

criterion_group!(benches, pictures);
criterion_main!(benches);
