//! A second, fictional cluster elsewhere in Europe: nothing is tied to the first one.

use shared::{
    bitset::Bitset,
    date::Day,
    directory::{Columns, Directory, NONE, PlaceLevel, read},
    lang::Lang,
    register::Register,
    settings::{Completeness, Settings},
    view::{Facet, View},
};

const FILES: [(&str, &str); 7] = [
    ("partners.json", include_str!("../../fixtures/estuary-cluster/partners.json")),
    ("sites.json", include_str!("../../fixtures/estuary-cluster/sites.json")),
    ("milestones.json", include_str!("../../fixtures/estuary-cluster/milestones.json")),
    ("eras.json", include_str!("../../fixtures/estuary-cluster/eras.json")),
    ("expertise.json", include_str!("../../fixtures/estuary-cluster/expertise.json")),
    ("municipalities.json", include_str!("../../fixtures/estuary-cluster/municipalities.json")),
    ("projects.json", include_str!("../../fixtures/estuary-cluster/projects.json")),
];

fn settings() -> Settings {
    toml::from_str(include_str!("../../fixtures/estuary-cluster/settings.toml"))
        .expect("the settings can be read")
}

fn directory() -> Directory {
    let register = Register::read(&FILES).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    let today = Day::new(2022, 1, 1).expect("the calendar has this day");
    Directory::new(Columns::publish(&register, &settings(), today))
}

fn names(directory: &Directory, partners: &Bitset) -> Vec<String> {
    partners.iter().map(|p| directory.columns.partners.name[p as usize].to_owned()).collect()
}

#[test]
fn its_settings_are_right_and_its_own() {
    let settings = settings();
    assert_eq!(settings.check(), Ok(()));
    assert_eq!(settings.languages, [Lang::En, Lang::Nb]);
    assert_eq!(
        settings.completeness,
        Completeness { about: Some(9), counted: None, counted_in: None }
    );
}

#[test]
fn its_partners_stand_in_norwegian_order() {
    let columns = directory().columns;
    let names: Vec<&str> = columns.partners.name.iter().collect();
    assert_eq!(names.len(), 8);
    assert_eq!(names[0], "Heron Glass");
    assert_eq!(names[6..], ["Zenith Barges", "Ålvand Works"]);
}

#[test]
fn its_own_words_are_facets() {
    let directory = directory();
    let kind = directory.value(Facet::Kind, "tidal-power").unwrap();
    let members = names(&directory, &directory.members[Facet::Kind as usize][kind]);
    assert_eq!(members, ["Tidegate Power", "Zenith Barges"]);
    assert_eq!(directory.columns.coverage.registered, 7);
    assert_eq!(directory.in_count.count(), 7);
}

#[test]
fn its_places_have_their_own_ids() {
    let directory = directory();
    let in_place = |place: &str| {
        names(&directory, &directory.select(&View::parse(&format!("place={place}"))).partners)
    };
    assert_eq!(in_place("x201"), ["Lantern Institute", "Mudflat Salt", "Tidegate Power"]);
    assert_eq!(in_place("porten"), ["Lantern Institute", "Mudflat Salt"]);
    assert_eq!(in_place("x102"), ["Zenith Barges", "Ålvand Works"]);
    let north = directory.columns.places.iter().find(|place| place.id == "x1").unwrap();
    assert_eq!(north.level, PlaceLevel::County);
    assert_eq!(north.other_names, [("pt".to_owned(), "Margem Alta".to_owned())]);
}

#[test]
fn who_left_is_gone_and_who_has_no_date_may_always_be_there() {
    let directory = directory();
    let at = |time: &str| {
        names(&directory, &directory.select(&View::parse(&format!("time={time}"))).partners)
    };
    let has = |names: &[String], name: &str| names.iter().any(|known| known == name);
    assert!(has(&at("2016-05"), "Mudflat Salt"));
    assert!(!has(&at("2016-06"), "Mudflat Salt"));
    assert!(has(&at("1999"), "Reed Network"));
    assert!(!has(&at("2010"), "Zenith Barges"));
}

#[test]
fn who_has_no_place_has_no_location() {
    let directory = directory();
    let reed = directory.partner("reed-network").unwrap();
    assert!(directory.columns.locations.of(reed).is_empty());
    assert_eq!(directory.columns.partners.place[reed as usize], NONE);
    assert_eq!(directory.columns.locations.len(), 8);
}

#[test]
fn a_milestone_at_a_site_lies_in_its_municipality() {
    let columns = directory().columns;
    let founded = columns.milestones.iter().find(|m| m.id == "founded").unwrap();
    assert_eq!(columns.places[usize::from(founded.place)].id, "x101");
    assert_eq!(columns.milestones.last().unwrap().id, "open-day");
}

#[test]
fn it_survives_the_wire() {
    let columns = directory().columns;
    assert_eq!(read(&columns.to_bytes()).unwrap().columns, columns);
}
