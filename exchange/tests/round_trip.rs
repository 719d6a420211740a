//! What is written and read again is the same, whatever stands in the records.

use exchange::write;
use proptest::prelude::*;
use serde_json::{Value, json};
use shared::{partner::Partner, register::Register};

use crate::support::{all_formats, plan_of, real};

/// Texts that tables get wrong: quotes, line breaks, what looks like a formula, separators, letters
/// beyond ASCII, white space around them, and characters that XML cannot hold.
fn hostile() -> impl Strategy<Value = String> {
    const PIECES: [&str; 40] = [
        "=",
        "+",
        "-",
        "@",
        "'",
        "\"",
        ";",
        ",",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "|",
        "\\",
        "\\-",
        " ",
        "\u{a0}",
        "æ",
        "ø",
        "å",
        "Á",
        "č",
        "đ",
        "ŋ",
        "š",
        "ŧ",
        "ž",
        "=1+1",
        "2017",
        "31.12.2020",
        "1,5",
        "null",
        "[]",
        "{\"a\":1}",
        "_x000D_",
        "\u{1}",
        "\u{7f}",
        "<b>&amp;",
        "🏭",
        "x",
    ];
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..6)
        .prop_map(|parts| parts.concat())
}

/// A name or text that is not blank.
fn words() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| if text.trim().is_empty() { "Verk".to_owned() } else { text })
}

fn text() -> impl Strategy<Value = Value> {
    (words(), hostile()).prop_map(|(nb, en)| json!({ "nb": nb, "en": en }))
}

fn maybe<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(of)
}

fn pick(of: Vec<String>) -> impl Strategy<Value = String> {
    proptest::sample::select(of)
}

/// A date with its precision.
fn date() -> impl Strategy<Value = (String, &'static str)> {
    prop_oneof![
        (0_u16..=9999).prop_map(|y| (format!("{y:04}"), "year")),
        (1600_u16..=2100).prop_map(|y| (format!("{y}~"), "year")),
        (0_u16..=9999, 1_u8..=12).prop_map(|(y, m)| (format!("{y:04}-{m:02}"), "month")),
        (1800_u16..=2100, 1_u8..=12, 1_u8..=28)
            .prop_map(|(y, m, d)| (format!("{y}-{m:02}-{d:02}"), "day")),
    ]
}

fn url() -> impl Strategy<Value = String> {
    "https?://[a-z]{1,5}\\.no(/[a-z;,='+@%æø-]{0,8})?"
}

fn org_number() -> impl Strategy<Value = String> {
    (80_000_000_u32..99_999_999).prop_filter_map("no check digit", |number| {
        (0..10)
            .map(|check| format!("{number}{check}"))
            .find(|text| text.parse::<shared::orgnumber::OrgNumber>().is_ok())
    })
}

fn degrees(most: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        -most..=most,
        (-90_i32..=90).prop_map(f64::from),
        Just(0.1 + 0.2),
        Just(1e-7),
        Just(-0.5)
    ]
}

/// A location; `towns` are ids with the number of their municipality.
fn location(towns: Vec<(String, String)>) -> impl Strategy<Value = Value> {
    let precision = proptest::sample::select(vec!["site", "town", "municipality"]);
    let town = maybe(proptest::sample::select(towns));
    (degrees(90.0), degrees(180.0), precision, words(), hostile(), hostile(), town).prop_map(
        |(lat, lon, precision, label, source, basis, town)| {
            let mut place = json!({
                "lat": lat, "lon": lon, "precision": precision, "label": label,
                "coordinate_source": source, "place_basis": basis,
            });
            if let Some((town, municipality)) = town {
                place["town"] = json!(town);
                place["municipality_number"] = json!(municipality);
            }
            place
        },
    )
}

/// Full records that keep the rules of the register, with everything that can be there or not.
fn partner() -> impl Strategy<Value = Value> {
    let register = real();
    let words_of = |terms: &[shared::vocabulary::Term]| {
        terms.iter().map(|term| term.id.clone()).collect::<Vec<String>>()
    };
    let vocabularies = &register.vocabularies;
    let municipalities: Vec<(String, String, String)> = register
        .places
        .municipalities
        .iter()
        .map(|place| (place.number.clone(), place.name.clone(), place.county_number.clone()))
        .collect();
    let towns: Vec<(String, String)> = register
        .places
        .towns
        .iter()
        .map(|town| (town.id.clone(), town.municipality_number.clone()))
        .collect();
    let sites: Vec<String> = register.sites.iter().map(|site| site.id.clone()).collect();
    let names = (words(), words(), proptest::collection::vec(hostile(), 0..3), maybe(hostile()));
    let sorting = (
        pick(words_of(&vocabularies.roles)),
        pick(words_of(&vocabularies.kinds)),
        pick(words_of(&vocabularies.value_chain_stages)),
        proptest::sample::subsequence(words_of(&vocabularies.expertise), 0..4),
        proptest::sample::select(vec!["active", "ceased", "unknown"]),
    );
    let land = (
        maybe(proptest::sample::select(municipalities)),
        any::<[bool; 3]>(),
        maybe(pick(sites)),
        maybe(location(towns.clone())),
        proptest::collection::vec(location(towns), 0..3),
    );
    let source = (url(), proptest::collection::vec(hostile(), 0..3))
        .prop_map(|(url, supports)| json!({ "url": url, "supports": supports }));
    let rest = (
        maybe("(https?://)?[a-z]{2,5}\\.no(/[A-Za-z;=]{0,4})?"),
        text(),
        [maybe(text()).boxed(), maybe(text()).boxed(), maybe(text()).boxed()],
        [maybe(date()).boxed(), maybe(date()).boxed(), maybe(date()).boxed()],
        any::<bool>(),
        maybe(org_number()),
        maybe(url()),
        proptest::collection::vec(source, 0..3),
    );
    (names, sorting, land, rest).prop_map(|(names, sorting, land, rest)| {
        let (website, description, notes, dates, precise, org_number, org_source, sources) = rest;
        let (municipality, said, site, location, also_at) = land;
        let [number, county_number, name] = said;
        let municipality = municipality.as_ref().filter(|_| number);
        let county = municipality.filter(|_| county_number);
        let [joined, by, left] = dates;
        // In the order of time, as the register wants it; `left` without anything before it.
        let joined = if left.is_some() { None } else { joined };
        let by = if joined.is_some() || left.is_some() { None } else { by };
        json!({
            "id": "x", "official_name": names.0, "short_name": names.1, "former_names": names.2,
            "parent": names.3, "role": sorting.0, "status": sorting.4, "status_note": notes[0],
            "kind": sorting.1, "value_chain_stage": sorting.2, "expertise": sorting.3,
            "municipality_number": municipality.map(|place| &place.0),
            "municipality": municipality.filter(|_| name).map(|place| &place.1),
            "county_number": county.map(|place| &place.2), "county": null,
            "site": site, "location": location, "also_at": also_at, "website": website,
            "description": description,
            "joined": joined.as_ref().map(|date| &date.0),
            "joined_precision": joined.as_ref().filter(|_| precise).map(|date| date.1),
            "partner_by": by.map(|date| date.0), "joined_note": notes[1],
            "left": left.as_ref().map(|date| &date.0),
            "left_precision": left.as_ref().filter(|_| precise).map(|date| date.1),
            "left_by": null, "left_note": notes[2], "last_confirmed": null,
            "org_number": org_number, "org_number_source": org_source, "sources": sources,
        })
    })
}

/// A register that shows only its partners when a test fails.
struct Random(Register);

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.partners.fmt(f)
    }
}

/// The real places and words, with random partners.
fn register() -> impl Strategy<Value = Random> {
    proptest::collection::vec(partner(), 1..5).prop_map(|records| {
        let mut register = real();
        register.milestones.clear();
        register.projects.clear();
        register.partners = (0..)
            .zip(records)
            .map(|(at, mut record)| {
                record["id"] = json!(format!("random-{at}"));
                serde_json::from_value::<Partner>(record).expect("a record of the strategy is one")
            })
            .collect();
        for site in &mut register.sites {
            let here = register.partners.iter().filter(|p| p.site.as_ref() == Some(&site.id));
            site.partner_ids = here.map(|partner| partner.id.clone()).collect();
        }
        match register.checked() {
            Ok(register) => Random(register),
            Err(problems) => panic!("{problems:#?}"),
        }
    })
}

/// A text as a table gives it back: without white space around it.
fn trimmed(text: &mut String) {
    *text = text.trim().to_owned();
}

/// What reading a table makes of a record that is not there yet: white space around texts goes, an
/// empty text is none, a web site is completed.
fn as_read_from_a_table(mut partner: Partner) -> Partner {
    trimmed(&mut partner.official_name);
    trimmed(&mut partner.short_name);
    partner.parent = partner.parent.map(|mut parent| {
        trimmed(&mut parent);
        parent
    });
    partner.parent = partner.parent.filter(|parent| !parent.is_empty());
    let notes = [&mut partner.status_note, &mut partner.joined_note, &mut partner.left_note];
    let notes = notes.into_iter().flatten();
    for text in notes.map(AsMut::as_mut).chain([&mut partner.description]) {
        trimmed(&mut text.nb);
        trimmed(&mut text.en);
    }
    if let Some(place) = &mut partner.location {
        trimmed(&mut place.label);
        for (text, usual) in [
            (&mut place.coordinate_source, "import"),
            (&mut place.place_basis, "general-knowledge"),
        ] {
            trimmed(text);
            if text.is_empty() {
                usual.clone_into(text);
            }
        }
    }
    partner.website = partner.website.and_then(|address| shared::web::website(&address));
    partner
}

#[test]
fn the_real_data_stay_as_they_are_in_every_format() {
    let register = real();
    for (name, bytes) in all_formats(&register) {
        let plan = plan_of(&register, name, &bytes);
        assert!(!plan.changes_anything() && plan.is_complete(), "{name}: {plan}");
        assert_eq!(plan.unchanged.len(), register.partners.len(), "{name}");
        assert_eq!(plan.files[0].unmapped, Vec::<String>::new(), "{name}");
        assert_eq!(plan.apply(&register).unwrap(), register, "{name}");
    }
    for (name, text) in write::json(&register) {
        let plan = plan_of(&register, name, text.as_bytes());
        assert!(!plan.changes_anything() && plan.is_complete(), "{name}: {plan}");
        assert!(!plan.unchanged.is_empty(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn export_then_import_changes_nothing(Random(register) in register()) {
        for (name, bytes) in all_formats(&register) {
            let plan = plan_of(&register, name, &bytes);
            prop_assert!(!plan.changes_anything() && plan.is_complete(), "{}: {}", name, plan);
            prop_assert_eq!(plan.unchanged.len(), register.partners.len());
        }
    }

    #[test]
    fn records_that_are_gone_come_back_from_an_export(Random(register) in register()) {
        let mut empty = register.clone();
        empty.partners.clear();
        for site in &mut empty.sites {
            site.partner_ids.clear();
        }
        for (name, bytes) in all_formats(&register) {
            let plan = plan_of(&empty, name, &bytes);
            prop_assert!(plan.unreadable.is_empty(), "{}: {}", name, plan);
            let back = plan.apply(&empty).unwrap();
            let tabular = !name.ends_with("json");
            for (back, before) in back.partners.iter().zip(&register.partners) {
                let before = if tabular { as_read_from_a_table(before.clone()) } else { before.clone() };
                prop_assert_eq!(back, &before, "{}", name);
            }
            prop_assert_eq!(back.partners.len(), register.partners.len());
        }
    }
}
