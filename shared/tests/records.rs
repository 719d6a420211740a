//! Records on their own: what a store keeps is enough to put the whole register together again.

use shared::register::{Compilation, Key, Kind, Record, Register};

const FILES: [(&str, &str); 6] = [
    ("partners.json", include_str!("../../data/partners.json")),
    ("sites.json", include_str!("../../data/sites.json")),
    ("milestones.json", include_str!("../../data/milestones.json")),
    ("eras.json", include_str!("../../data/eras.json")),
    ("expertise.json", include_str!("../../data/expertise.json")),
    ("municipalities.json", include_str!("../../data/municipalities.json")),
];

const PROJECT: &str = r#"{
    "id": "test-project",
    "title": {"nb": "Prøve", "en": "Test"},
    "description": {"nb": "En prøve", "en": "A test"},
    "partner_ids": ["elkem-rana"],
    "start": "2019", "end": "2021-06",
    "themes": ["hydrogen"],
    "results": [{"text": {"nb": "Spart", "en": "Saved"}, "figure": 12.5, "unit": {"nb": "t", "en": "t"}, "source": "https://example.org/"}],
    "sources": ["https://example.org/"]
}"#;

fn register() -> Register {
    Register::read(&FILES).expect("the default data is right")
}

/// The register with a project in its file.
fn with_project(project: &str) -> Result<Register, Vec<String>> {
    let list = format!("[{project}]");
    let files = FILES.iter().copied().chain([("projects.json", list.as_str())]);
    Register::read(&files.collect::<Vec<_>>())
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

#[test]
fn a_register_is_put_together_from_the_texts_of_its_records() {
    let register = with_project(PROJECT).unwrap();
    let mut compilation = Compilation::default();
    compilation.apply(register.records().map(|record| {
        let key = record.key();
        let again = Record::read(&key, &record.to_json()).unwrap();
        (key, Some(again))
    }));
    assert_eq!(*compilation.register, register);
    assert_eq!((*compilation.register).clone().checked(), Ok(register));
}

#[test]
fn files_are_read_back_as_they_were_written() {
    let register = with_project(PROJECT).unwrap();
    let files = register.files();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    assert_eq!(Register::read(&files), Ok(register));
}

#[test]
fn projects_may_be_left_out() {
    assert!(register().projects.is_empty());
}

#[test]
fn what_a_project_refers_to_must_be_there() {
    let project = PROJECT.replace("elkem-rana", "nobody").replace("hydrogen", "nothing");
    assert_eq!(
        with_project(&project).unwrap_err(),
        [
            "projects.json, record `test-project`, field `partner_ids[0]`: there is no `nobody` in partners.json",
            "projects.json, record `test-project`, field `themes[0]`: there is no `nothing` in `expertise` of expertise.json",
        ]
    );
}

#[test]
fn milestones_and_sources_of_a_project_are_checked() {
    let source = r#""source": "https://example.org/""#;
    let project = PROJECT
        .replace(r#""start""#, r#""milestone_ids": ["never"], "start""#)
        .replace(source, r#""source": "example""#);
    assert_eq!(
        with_project(&project).unwrap_err(),
        [
            "projects.json, record `test-project`, field `milestone_ids[0]`: there is no `never` in milestones.json",
            "projects.json, record `test-project`, field `results[0].source`: `example` is not a web address; it begins with https:// or http://",
        ]
    );
}

#[test]
fn a_figure_says_what_it_counts_and_a_project_ends_after_it_began() {
    let project =
        PROJECT.replace(r#", "unit": {"nb": "t", "en": "t"}"#, "").replace("2021-06", "2018");
    assert_eq!(
        with_project(&project).unwrap_err(),
        [
            "projects.json, record `test-project`, field `end`: `2018` lies before `start`, which is `2019`",
            "projects.json, record `test-project`, field `results[0].unit`: say what 12.5 counts or measures",
        ]
    );
}

#[test]
fn records_are_checked_among_each_other_as_files_are() {
    let mut register = register();
    register.partners[0].role = "no-such-role".to_owned();
    register.partners[1].id = "Not A Slug".to_owned();
    let twice = register.eras[0].clone();
    register.eras.push(twice);
    let said: Vec<String> =
        register.checked().unwrap_err().iter().map(ToString::to_string).collect();
    for expected in [
        "there is no `no-such-role` in `roles` of expertise.json",
        "field `id`: `Not A Slug` must be of small letters a to z, digits and hyphens",
        "eras.json, record `arena`, field `id`: an earlier record has the same id",
    ] {
        assert!(said.iter().any(|said| said.ends_with(expected)), "{expected}: {said:#?}");
    }
}

#[test]
fn a_record_is_read_under_its_own_id_only() {
    let read = |id: &str, text: &str| {
        let problems = Record::read(&Key::new(Kind::Project, id), text).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        read("other", PROJECT),
        "projects.json, record `other`, field `id`: `test-project` is not the id `other` that was asked for"
    );
    assert!(read("test-project", "{").contains("this is not JSON"));
    let unknown = PROJECT.replace("\"start\"", "\"begin\"");
    assert!(read("test-project", &unknown).contains("unknown field `begin`"));
    assert_eq!(
        read("A b", &PROJECT.replace("test-project", "A b")),
        "projects.json, record `A b`, field `id`: `A b` must be of small letters a to z, digits and hyphens"
    );
}

#[test]
fn the_partners_of_a_site_are_derived_and_not_kept() {
    let mut compilation = Compilation::default();
    let records: Vec<Record> = register().records().collect();
    let site = records.iter().find(|record| record.key().id == "mo-industripark").unwrap();
    assert!(site.to_json().contains(r#""partner_ids":[]"#));
    compilation.apply(records.into_iter().map(|record| (record.key(), Some(record))));
    let before = compilation.register.sites[0].partner_ids.clone();
    compilation.apply([(Key::new(Kind::Partner, before[0].clone()), None)]);
    assert_eq!(compilation.register.sites[0].partner_ids, before[1..]);
}

#[test]
fn every_kind_is_read_back_from_its_word() {
    for kind in Kind::ALL {
        assert_eq!(kind.word().parse(), Ok(kind));
    }
    assert!(
        "partners".parse::<Kind>().unwrap_err().to_string().contains("kinds are partner, site")
    );
}
