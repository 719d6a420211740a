//! The default content: it passes every check, and what is published of it is what the files say.

use shared::{
    date::Day,
    directory::{Columns, Directory, NONE, PlaceLevel, read},
    register::Register,
    settings::Settings,
    view::{Facet, View},
};

const FILES: [(&str, &str); 7] = [
    ("partners.json", include_str!("../../data/partners.json")),
    ("sites.json", include_str!("../../data/sites.json")),
    ("milestones.json", include_str!("../../data/milestones.json")),
    ("eras.json", include_str!("../../data/eras.json")),
    ("expertise.json", include_str!("../../data/expertise.json")),
    ("municipalities.json", include_str!("../../data/municipalities.json")),
    ("projects.json", include_str!("../../data/projects.json")),
];

fn register() -> Register {
    Register::read(&FILES).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn directory() -> Directory {
    let today = Day::new(2025, 6, 1).expect("the calendar has this day");
    Directory::new(Columns::publish(&register(), &Settings::default(), today))
}

/// Names of the partners of a value, in the order of the list.
fn names(directory: &Directory, facet: Facet, id: &str) -> Vec<String> {
    let value = directory.value(facet, id).expect("the test names a known value");
    let members = &directory.members[facet as usize][value];
    members.iter().map(|p| directory.columns.partners.name[p as usize].to_owned()).collect()
}

#[test]
fn passes_every_check() {
    register();
}

#[test]
fn every_project_milestone_belongs_to_a_project_and_a_figure_has_its_source() {
    let register = register();
    let told: Vec<&String> =
        register.projects.iter().flat_map(|project| &project.milestone_ids).collect();
    for milestone in &register.milestones {
        let is_project = milestone.category == shared::milestone::Category::Project;
        assert_eq!(told.contains(&&milestone.id), is_project, "{}", milestone.id);
    }
    let results = register.projects.iter().flat_map(|project| &project.results);
    for result in results.filter(|result| result.figure.is_some()) {
        assert!(result.source.is_some(), "{}", result.text.en);
    }
}

#[test]
fn holds_36_organisations_in_four_roles() {
    let directory = directory();
    assert_eq!(directory.len(), 36);
    let count = |role| names(&directory, Facet::Role, role).len();
    assert_eq!(count("partner"), 18);
    assert_eq!(count("host"), 1);
    assert_eq!(count("supporter"), 14);
    assert_eq!(count("programme-owner"), 3);
    assert_eq!(directory.columns.coverage.registered, 18);
    assert_eq!(directory.columns.coverage.about, Some(100));
}

#[test]
fn sixteen_have_a_date_of_joining() {
    assert_eq!(register().partners.iter().filter(|partner| partner.joined.is_some()).count(), 16);
}

#[test]
fn in_june_2020_nobody_is_dropped_and_those_with_dates_are_certain() {
    let selection = directory().select(&View::parse("time=2020-06"));
    assert_eq!(selection.partners.count(), 36);
    // The sixteen that joined in 2017, and Mo Industripark AS, called a member in January 2019.
    assert_eq!(selection.certain.count(), 17);
}

#[test]
fn after_its_bankruptcy_norwegian_crystals_is_gone() {
    let directory = directory();
    let partner = directory.partner("norwegian-crystals").unwrap();
    let at =
        |time| directory.select(&View::parse(&format!("time={time}"))).partners.contains(partner);
    assert!(at("2023-07"));
    assert!(at("2023-08"));
    assert!(!at("2023-09"));
}

#[test]
fn sites_hold_the_partners_that_name_them() {
    let directory = directory();
    let mut park = names(&directory, Facet::Site, "mo-industripark");
    park.sort();
    assert_eq!(
        park,
        ["Arctic Circle Data Center", "Celsa", "Elkem Rana", "Ferroglobe", "Mo Industripark AS"]
    );
    assert_eq!(directory.columns.sites.len(), 8);
    assert!(directory.columns.sites.iter().all(|site| site.place != NONE));
}

#[test]
fn a_place_holds_what_lies_in_it_and_what_has_staff_there() {
    let directory = directory();
    let mo = names(&directory, Facet::Place, "mo-i-rana");
    for name in [
        "Celsa",
        "Rana Gruber",
        "Nord",
        "SINTEF",
        "Nordlandsforskning",
        "Kunnskapsparken Helgeland",
    ] {
        assert!(mo.iter().any(|known| known == name), "{name} is in Mo i Rana");
    }
    assert!(names(&directory, Facet::Place, "1833").iter().any(|known| known == "Rana Gruber"));
    assert!(names(&directory, Facet::Place, "18").len() > mo.len());
    assert_eq!(names(&directory, Facet::Place, "50").len(), 5);
}

#[test]
fn places_stand_by_level_and_each_after_what_it_lies_in() {
    let directory = directory();
    let places = &directory.columns.places;
    let count = |level| places.iter().filter(|place| place.level == level).count();
    assert_eq!(count(PlaceLevel::County), 8);
    assert_eq!(count(PlaceLevel::Municipality), 121);
    assert_eq!(count(PlaceLevel::Town), 117);
    assert!(places.is_sorted_by_key(|place| place.level));
    for (at, place) in places.iter().enumerate() {
        let parent = usize::from(place.parent);
        assert!(place.level == PlaceLevel::County || parent < at);
        assert!(place.level == PlaceLevel::County || place.point.is_some());
    }
    let porsanger = places.iter().find(|place| place.id == "5622").unwrap();
    let other = |tag: &str, name: &str| (tag.to_owned(), name.to_owned());
    assert_eq!(porsanger.other_names, [other("se", "Porsáŋgu"), other("fkv", "Porsanki")]);
}

#[test]
fn most_locations_are_towns_and_seven_organisations_have_none() {
    let directory = directory();
    let locations = &directory.columns.locations;
    let without = (0..36).filter(|p| locations.of(*p).is_empty()).count();
    assert_eq!((locations.len(), without), (32, 7));
    assert!(locations.place.iter().all(|place| *place != NONE));
}

#[test]
fn milestones_stand_by_date_and_know_their_places() {
    let directory = directory();
    let milestones = &directory.columns.milestones;
    assert_eq!(milestones.len(), 35);
    assert_eq!(milestones[0].id, "process-cluster-idea");
    assert_eq!(milestones.last().unwrap().id, "finnfjord-visit");
    let place = |id: &str| {
        let milestone = milestones.iter().find(|milestone| milestone.id == id).unwrap();
        directory.columns.places.get(usize::from(milestone.place)).map(|place| place.name.as_str())
    };
    assert_eq!(place("finnfjord-visit"), Some("Tromsø"));
    assert_eq!(place("aquaponics-study"), Some("Rana"));
    assert_eq!(place("kick-off"), None);
}

#[test]
fn two_eras_follow_each_other_and_the_end_of_the_second_is_open() {
    let eras = &directory().columns.eras;
    assert_eq!(eras.iter().map(|era| era.id.as_str()).collect::<Vec<_>>(), ["arena", "arena-pro"]);
    assert_eq!(eras[0].end.unwrap().to_string(), "2020-12-31");
    assert_eq!(eras[1].end, None);
    assert_eq!(eras[1].planned_end.unwrap().to_string(), "2025");
}

#[test]
fn an_organisation_is_found_by_owner_former_name_and_number() {
    let columns = directory().columns;
    let at = |slug: &str| columns.partners.slug.position(slug).unwrap();
    assert_eq!(
        columns.partners.other_names[at("ferroglobe-mangan-norge")],
        ["Glencore Manganese Norway AS", "Ferroglobe PLC"]
    );
    assert_eq!(columns.partners.other_names[at("ntnu")], ["974767880"]);
}

#[test]
fn evidence_is_published_as_not_after() {
    let columns = directory().columns;
    let at = columns.partners.slug.position("mo-industripark-as").unwrap();
    assert_eq!(columns.partners.since[at].unwrap().to_string(), "../2019-01-25");
}

#[test]
fn the_columns_survive_the_wire() {
    let columns = directory().columns;
    assert_eq!(read(&columns.to_bytes()).unwrap().columns, columns);
    println!("{} bytes", columns.to_bytes().len());
}
