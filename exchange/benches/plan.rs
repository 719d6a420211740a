//! How long it takes to plan an import of 10,000 organisations, and to write them.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use exchange::{
    plan::{Options, plan},
    read::File,
    write,
};
use shared::{partner::Partner, register::Register};

/// How many organisations.
const PARTNERS: usize = 10_000;

fn real() -> Register {
    let texts = [
        include_str!("../../data/partners.json"),
        include_str!("../../data/sites.json"),
        include_str!("../../data/milestones.json"),
        include_str!("../../data/eras.json"),
        include_str!("../../data/expertise.json"),
        include_str!("../../data/municipalities.json"),
    ];
    let files: Vec<(&str, &str)> = Register::FILES.into_iter().zip(texts).collect();
    Register::read(&files).expect("the data keeps its own rules")
}

/// The real places and words with many partners, each like a real one but for id and name.
fn large() -> Register {
    let mut register = real();
    let originals = register.partners.clone();
    register.partners = (0..PARTNERS)
        .map(|at| {
            let original = &originals[at % originals.len()];
            let id = format!("{}-{at}", original.id);
            let official_name = format!("{} {at}", original.official_name);
            let org_number = original.org_number.filter(|_| at < originals.len());
            Partner { id, official_name, org_number, ..original.clone() }
        })
        .collect();
    register.milestones.clear();
    for site in &mut register.sites {
        let here = register.partners.iter().filter(|p| p.site.as_ref() == Some(&site.id));
        site.partner_ids = here.map(|partner| partner.id.clone()).collect();
    }
    register.checked().expect("copies keep the rules as well")
}

/// The register with another parent for every partner, and that without any partner.
fn changed_and_empty(register: &Register) -> (Register, Register) {
    let (mut changed, mut empty) = (register.clone(), register.clone());
    for partner in &mut changed.partners {
        partner.parent = Some("Somebody else".to_owned());
    }
    empty.partners.clear();
    for site in &mut empty.sites {
        site.partner_ids.clear();
    }
    (changed, empty)
}

fn plans(criterion: &mut Criterion) {
    let register = large();
    let (changed, empty) = changed_and_empty(&register);
    let partners: Vec<&Partner> = changed.partners.iter().collect();
    let files = [
        ("csv", write::csv(&changed, &partners)),
        ("xlsx", write::xlsx(&changed, &partners).expect("cells hold these texts")),
        ("geojson", write::geojson(&changed, &partners)),
        ("json", write::partners_json(&partners).into_bytes()),
    ];
    let mut group = criterion.benchmark_group("10,000 organisations");
    group.sample_size(10);
    for (name, bytes) in &files {
        for (what, before) in [("change", &register), ("add", &empty)] {
            group.bench_function(format!("plan {what} {name}"), |bencher| {
                bencher.iter(|| {
                    let files = [File { name, bytes }];
                    let plan = plan(before, black_box(&files), &Options::default());
                    let plan = plan.expect("the file can be read");
                    assert_eq!(plan.added.len() + plan.changed.len(), PARTNERS);
                });
            });
        }
    }
    let file = [File { name: "a.csv", bytes: &files[0].1 }];
    let ready = plan(&register, &file, &Options::default()).expect("the file can be read");
    group.bench_function("apply", |bencher| {
        bencher.iter(|| ready.apply(black_box(&register)).expect("the plan fits"));
    });
    group.bench_function("write csv", |bencher| bencher.iter(|| write::csv(&register, &partners)));
    group
        .bench_function("write xlsx", |bencher| bencher.iter(|| write::xlsx(&register, &partners)));
    group.bench_function("write geojson", |bencher| {
        bencher.iter(|| write::geojson(&register, &partners));
    });
    group.finish();
    println!("peak memory of the process: {}", peak_memory());
}

/// The most memory that the process ever held, as Linux tells it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.unwrap_or("not known").trim().to_owned()
}

criterion_group!(benches, plans);
criterion_main!(benches);
