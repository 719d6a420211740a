//! No text of a data file makes the reader panic, and what is read can be published.

mod support;

use proptest::prelude::*;
use serde_json::{Map, Value};
use shared::{
    date::Day,
    directory::{Columns, Directory, read},
    register::Register,
    settings::Settings,
};
use support::run;

/// How many inputs are read in all, divided among the tests below.
const INPUTS: u32 = 100_000;

/// A register with one record of each sort and every field filled, so that each input is read
/// quickly and damage hits something.
const FILES: [(&str, &str); 6] = [
    (
        "partners.json",
        r#"[{"id":"heron","official_name":"Heron Glass","short_name":"Heron","former_names":["Stork"],
        "parent":"Egret","role":"partner","status":"ceased","status_note":{"nb":"a","en":"b"},
        "kind":"industry","value_chain_stage":"making","expertise":["glass"],
        "municipality_number":"x101","municipality":"Salt","county_number":"x1","county":"Nord",
        "site":"park","location":{"lat":38.85,"lon":-9.03,"precision":"town","label":"By",
        "coordinate_source":"c","place_basis":"d","municipality_number":"x101","town":"by"},
        "also_at":[{"lat":1,"lon":-2,"precision":"site","label":"Quay","coordinate_source":"c",
        "place_basis":"d"}],"website":"heron.example.org","description":{"nb":"a","en":"b"},
        "joined":"2009-04-01","joined_precision":"day","partner_by":"2009-04",
        "joined_note":{"nb":"a","en":"b"},"left":"2016-05","left_precision":"month",
        "left_by":"2016","left_note":{"nb":"a","en":"b"},"last_confirmed":"2014",
        "org_number":"923609016","org_number_source":"https://example.org",
        "sources":[{"url":"https://example.org","supports":["membership"]}]}]"#,
    ),
    (
        "sites.json",
        r#"[{"id":"park","name":"Park","kind":"plant","municipality_number":"x101",
        "municipality":"Salt","county_number":"x1","county":"Nord","lat":38.85,"lon":-9.03,
        "precision":"town","label":"By","coordinate_source":"c","description":{"nb":"a","en":"b"},
        "facts":{"employees":{"value":120}},"partner_ids":["heron"],
        "sources":["https://example.org"]}]"#,
    ),
    (
        "milestones.json",
        r#"[{"id":"founded","date":"2009-04-01","date_precision":"day","date_estimate":"2009",
        "date_note":{"nb":"a","en":"b"},"category":"cluster","title":{"nb":"a","en":"b"},
        "description":{"nb":"a","en":"b"},"partner_count":3,"partner_count_relation":"exact",
        "partner_ids":["heron"],"site":"park","municipality_number":"x101",
        "sources":["https://example.org"]}]"#,
    ),
    (
        "eras.json",
        r#"[{"id":"salt","name":{"nb":"a","en":"b"},"description":{"nb":"a","en":"b"},
        "start":"2009-04","end":"2015","planned_end":"2014","note":{"nb":"a","en":"b"},
        "sources":["https://example.org"]}]"#,
    ),
    (
        "expertise.json",
        r#"{"expertise":[{"id":"glass","label":{"nb":"a","en":"b"},"definition":{"nb":"a","en":"b"}}],
        "kinds":[{"id":"industry","label":{"nb":"a","en":"b"}}],
        "value_chain_stages":[{"id":"making","label":{"nb":"a","en":"b"}}],
        "roles":[{"id":"partner","label":{"nb":"a","en":"b"}}]}"#,
    ),
    (
        "municipalities.json",
        r#"{"valid_from":"2010-01-01","languages":{"nb":"a","pt":"b"},
        "counties":[{"number":"x1","name":"Nord","official_name":"Nord - Alta",
        "names":{"nb":"Nord","pt":"Alta"}}],
        "municipalities":[{"number":"x101","name":"Salt","official_name":"Salt",
        "names":{"nb":"Salt"},"reported_name":"c","county_number":"x1",
        "point":{"lon":-9.02,"lat":38.86}}],
        "towns":[{"id":"by","name":"By","names":{"pt":"Vila"},"municipality_number":"x101",
        "point":{"lon":-9.03,"lat":38.85},"coordinate_source":"c"}]}"#,
    ),
];

#[test]
fn the_undamaged_files_are_right() {
    assert_eq!(Register::read(&FILES).map(|register| register.partners.len()), Ok(1));
}

/// Reads the files with one of them replaced. Whatever comes of it must be usable: problems have
/// words, and a register can be published, sent and asked.
fn try_file(which: usize, text: &str) -> Result<(), TestCaseError> {
    let mut files = FILES;
    files[which].1 = text;
    match Register::read(&files) {
        Err(problems) => {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(!problem.message.is_empty());
                prop_assert!(problem.to_string().starts_with(&problem.file));
            }
        }
        Ok(register) => {
            let columns = Columns::publish(&register, &Settings::default(), Day(19_000));
            let directory = read(&columns.to_bytes());
            prop_assert!(directory.is_ok(), "what was published must be read back");
            prop_assert_eq!(directory.map(|d: Directory| d.len()), Ok(register.partners.len()));
        }
    }
    Ok(())
}

/// A file as a value.
fn compact(which: usize) -> Value {
    serde_json::from_str(FILES[which].1).expect("the files are JSON")
}

#[test]
fn bytes_flipped_cut_and_doubled() {
    let damage = (
        0_usize..6,
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        any::<prop::sample::Index>(),
        0_u8..4,
    );
    let texts: Vec<String> = (0..6).map(|which| compact(which).to_string()).collect();
    run(INPUTS / 4, &damage, |(which, flips, cut, how)| {
        let mut bytes = texts[which].clone().into_bytes();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        match how {
            0 => bytes.truncate(cut.index(bytes.len())),
            1 => {
                let tail = bytes[cut.index(bytes.len())..].to_vec();
                bytes.extend(tail);
            }
            _ => {}
        }
        try_file(which, &String::from_utf8_lossy(&bytes))
    });
}

/// Any value, among them those that come close to something meant.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "",
            " ",
            "-",
            "x1",
            "x101",
            "porten",
            "saltpan-park",
            "heron-glass",
            "0000",
            "9999-12",
            "../0001-01-01",
            "2017~",
            "2017-02-30",
            "https://",
            "http://[::]:0/",
            "NO 923 609 016 MVA",
            "https://example.org",
            "day",
            "site",
            "\u{0}",
            "😀",
            "é\u{301}",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = prop_oneof![
            prop::sample::select(vec![
                "nb", "en", "lat", "lon", "id", "number", "", "label", "url"
            ])
            .prop_map(str::to_owned),
            "\\PC{0,4}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Every place in a file where a value stands, as JSON pointers.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                places(item, &format!("{here}/{at}"), found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                places(field, &format!("{here}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// Each file with its places.
fn files_and_places() -> Vec<(Value, Vec<String>)> {
    (0..6)
        .map(|which| {
            let (file, mut found) = (compact(which), Vec::new());
            places(&file, "", &mut found);
            (file, found)
        })
        .collect()
}

#[test]
fn any_value_in_any_place() {
    let files = files_and_places();
    let change = (0_usize..6, any::<prop::sample::Index>(), value());
    run(INPUTS / 4, &change, |(which, at, value)| {
        let (mut file, found) = (files[which].0.clone(), files[which].1.as_slice());
        *file.pointer_mut(at.get(found).as_str()).expect("the place was found there") = value;
        try_file(which, &file.to_string())
    });
}

#[test]
fn values_in_each_others_places() {
    let files = files_and_places();
    let swap = (0_usize..6, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    run(INPUTS / 4, &swap, |(which, from, to)| {
        let (mut file, found) = (files[which].0.clone(), files[which].1.as_slice());
        let moved =
            file.pointer(from.get(found).as_str()).expect("the place was found there").clone();
        *file.pointer_mut(to.get(found).as_str()).expect("the place was found there") = moved;
        try_file(which, &file.to_string())
    });
}

#[test]
fn texts_that_are_no_data_at_all() {
    let text = prop_oneof![
        "\\PC{0,40}",
        "[\\[\\]{}:,\"a-z0-9 \\\\.-]{0,40}",
        value().prop_map(|value| value.to_string()),
        prop::collection::vec(value(), 0..3).prop_map(|records| Value::from(records).to_string()),
    ];
    run(INPUTS - 3 * (INPUTS / 4), &(0_usize..6, text), |(which, text)| try_file(which, &text));
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let text = "[".repeat(200_000);
    assert!(try_file(0, &text).is_ok());
    assert!(try_file(4, &format!("{{\"expertise\":{text}")).is_ok());
}
