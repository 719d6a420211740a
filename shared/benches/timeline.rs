//! How long the timeline takes to be worked out for its first drawing. The bars are 50 ms with 1,000
//! milestones and 300 ms with 20,000.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use shared::{
    date::{Calendar, PartialDate, Sense},
    directory::Directory,
    generate,
    lang::Lang,
    timeline::{Pace, Room, timeline},
    view::View,
};

fn first_drawing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("timeline");
    for milestones in [1_000, 20_000] {
        let mut columns = generate::columns(2500, 1);
        let pattern = columns.milestones.clone();
        columns.milestones = (0..milestones)
            .zip(pattern.into_iter().cycle())
            .map(|(number, mut milestone)| {
                let month = Calendar::Month(2010 + (number % 15) as i16, (number % 12 + 1) as u8);
                milestone.id = format!("milestone-{number}");
                milestone.when = Some(PartialDate { calendar: month, sense: Sense::Within });
                milestone
            })
            .collect();
        let directory = Directory::new(columns);
        for (name, query) in [("whole", ""), ("a year", "axis=2018/2018")] {
            let view = View::parse(query);
            let whenever = directory.select(&view).whenever;
            group.bench_function(BenchmarkId::new(name, milestones), |bencher| {
                let room = Room::of_width(720.0);
                bencher.iter(|| timeline(&directory, &whenever, black_box(&view), Lang::Nb, room));
            });
        }
    }
    group.finish();
}

/// One step of playing: the whole answer, as the page shows it.
fn a_step(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a step of playing");
    for partners in [36, 2500, 10_000, 100_000] {
        let directory = Directory::new(generate::columns(partners, 1));
        let view = View::parse("time=2018-06");
        group.bench_function(BenchmarkId::new("answer", partners), |bencher| {
            bencher.iter(|| {
                let next = directory.played(black_box(&view), Pace::Month, true);
                next.map(|next| {
                    let canvas = directory.first_canvas(&next);
                    directory.answer(&next, Lang::Nb, &canvas)
                })
            });
        });
        // As the page does it, which has the answer of the month before.
        let canvas = directory.first_canvas(&view);
        let before = directory.answer(&view, Lang::Nb, &canvas);
        let next = directory.played(&view, Pace::Month, true).unwrap_or_default();
        group.bench_function(BenchmarkId::new("answer after another", partners), |bencher| {
            let known = (&before.selection, &before.slots, &before.result);
            bencher
                .iter(|| directory.answer_after(black_box(&next), Lang::Nb, &canvas, Some(known)));
        });
        group.bench_function(BenchmarkId::new("to the next change", partners), |bencher| {
            bencher.iter(|| directory.played(black_box(&view), Pace::Change, true));
        });
    }
    group.finish();
}

criterion_group!(benches, first_drawing, a_step);
criterion_main!(benches);
