//! What is wrong with a data file is said with file, record, field, value and what would be right.

use serde_json::{Value, json};
use shared::register::Register;

const FILES: [(&str, &str); 6] = [
    ("partners.json", include_str!("../../fixtures/estuary-cluster/partners.json")),
    ("sites.json", include_str!("../../fixtures/estuary-cluster/sites.json")),
    ("milestones.json", include_str!("../../fixtures/estuary-cluster/milestones.json")),
    ("eras.json", include_str!("../../fixtures/estuary-cluster/eras.json")),
    ("expertise.json", include_str!("../../fixtures/estuary-cluster/expertise.json")),
    ("municipalities.json", include_str!("../../fixtures/estuary-cluster/municipalities.json")),
];

/// What is said when one file is changed.
fn said(file: &str, change: impl FnOnce(&mut Value)) -> Vec<String> {
    let original = FILES.iter().find(|(name, _)| *name == file).expect("the test names a file").1;
    let mut value: Value = serde_json::from_str(original).expect("the fixture is JSON");
    change(&mut value);
    said_of(file, &value.to_string())
}

fn said_of(file: &str, text: &str) -> Vec<String> {
    let files = FILES.map(|(name, original)| (name, if name == file { text } else { original }));
    let problems = Register::read(&files).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

/// What is said when one field is set; `path` is a JSON pointer.
#[track_caller]
fn one(file: &str, path: &str, value: Value) -> String {
    let mut said =
        said(file, |all| *all.pointer_mut(path).expect("the test names a field") = value);
    assert_eq!(said.len(), 1, "{said:#?}");
    said.remove(0)
}

#[test]
fn a_position_off_the_earth() {
    assert_eq!(
        one("partners.json", "/0/location/lat", json!(95.5)),
        "partners.json, record `heron-glass`, field `location.lat`: `95.5` is not a latitude; \
         it lies between -90 and 90"
    );
    assert!(one("sites.json", "/0/lon", json!(-181)).contains("field `lon`: `-181`"));
    assert!(one("municipalities.json", "/towns/1/point/lat", json!(-91)).contains("towns.porten"));
}

#[test]
fn a_wrong_type_names_the_field_and_what_is_expected() {
    let said = one("partners.json", "/4/also_at/0/lat", json!("north"));
    assert!(said.contains("`lantern-institute`, field `also_at[0].lat`"), "{said}");
    assert!(said.contains("north") && said.contains("f64"), "{said}");
    let said = one("partners.json", "/0/joined", json!("2009-4-1"));
    assert!(
        said.contains("field `joined`: `2009-4-1` is not a date; write it like 2017"),
        "{said}"
    );
    let said = one("partners.json", "/0/org_number", json!("123456789"));
    assert!(
        said.contains("field `org_number`: `123456789` is not an organisation number"),
        "{said}"
    );
    let said = one("partners.json", "/0/status", json!("alive"));
    assert!(said.contains("`alive`") && said.contains("`active`"), "{said}");
    let said = one("milestones.json", "/0/date_note", json!(7));
    assert!(said.contains("field `date_note`: `7`: a note is a text, or one in each"), "{said}");
}

#[test]
fn a_missing_and_a_misspelt_field() {
    let said = said("partners.json", |all| {
        let fields = all[1].as_object_mut().unwrap();
        fields.remove("role");
        fields.insert("webiste".into(), json!("example.org"));
    });
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(
        said[0].contains("record `saltpan-utilities`, field `webiste`: unknown field"),
        "{said:#?}"
    );
    assert!(said[1].contains("missing field `role`"), "{said:#?}");
}

#[test]
fn every_faulty_field_of_every_record_is_said_at_once() {
    let said = said("partners.json", |all| {
        all[0]["joined"] = json!("yesterday");
        all[0]["also_at"] = json!(["Porten"]);
        all[1]["former_names"] = json!(3);
        all[2]["kind"] = json!("unheard-of");
    });
    let fields = ["`joined`", "`also_at[0]`", "`former_names`", "`kind`"];
    assert_eq!(said.len(), fields.len(), "{said:#?}");
    for field in fields {
        assert!(
            said.iter().any(|line| line.contains(&format!("field {field}"))),
            "{field}: {said:#?}"
        );
    }
}

#[test]
fn references_that_lead_nowhere() {
    for (path, list) in [
        ("/0/role", "`roles` of expertise.json"),
        ("/0/kind", "`kinds` of expertise.json"),
        ("/0/value_chain_stage", "`value_chain_stages` of expertise.json"),
        ("/0/expertise/0", "`expertise` of expertise.json"),
        ("/0/municipality_number", "`municipalities` of municipalities.json"),
        ("/0/county_number", ""),
        ("/0/location/town", "`towns` of municipalities.json"),
        ("/5/also_at", ""),
    ] {
        let value = if path.ends_with("also_at") {
            json!([{"lat": 1, "lon": 1, "precision": "town", "label": "a", "coordinate_source": "a",
                    "place_basis": "a", "municipality_number": "no-such"}])
        } else {
            json!("no-such")
        };
        let said = said_with("partners.json", path, &value);
        assert!(
            said.iter().any(|s| s.contains("`no-such`") && s.contains(list)),
            "{path}: {said:#?}"
        );
    }
    let said = one("milestones.json", "/2/partner_ids", json!(["nobody"]));
    assert!(
        said.contains("field `partner_ids[0]`: there is no `nobody` in partners.json"),
        "{said}"
    );
    assert!(one("milestones.json", "/3/site", json!("nowhere")).contains("in sites.json"));
    let said = one("municipalities.json", "/towns/0/municipality_number", json!("x9"));
    assert!(said.contains("there is no `x9` in `municipalities`"), "{said}");
}

#[test]
fn what_refers_to_an_unreadable_record_is_not_blamed_as_well() {
    assert_eq!(said("sites.json", |all| all[0]["lat"] = json!(null)).len(), 1);
    assert_eq!(said_of("sites.json", "[{]").len(), 1);
    assert_eq!(said_of("municipalities.json", "").len(), 1);
}

#[test]
fn site_and_partner_must_name_each_other() {
    let said = one("sites.json", "/0/partner_ids", json!(["heron-glass"]));
    assert!(said.contains("`saltpan-utilities` has this site and is not in the list"), "{said}");
    let listed = json!(["tidegate-power", "mudflat-salt"]);
    let said = one("sites.json", "/1/partner_ids", listed);
    assert!(said.contains("`mudflat-salt` is in the list and has another site or none"), "{said}");
}

#[test]
fn municipality_and_county_must_agree() {
    let said = one("partners.json", "/0/county_number", json!("x2"));
    assert!(said.contains("`x2` is not the county of municipality x101; that is `x1`"), "{said}");
    let said = one("partners.json", "/0/municipality", json!("Rana"));
    assert!(said.contains("`Rana` is not the name of number x101; that is `Saltvika`"), "{said}");
    let said = one("milestones.json", "/1/municipality_number", json!("x101"));
    assert!(said.contains("not the municipality of the site; that is `x201`"), "{said}");
    let said = one("partners.json", "/4/also_at/0/municipality_number", json!("x102"));
    assert!(said.contains("`porten` lies in municipality x201"), "{said}");
}

#[test]
fn dates_must_agree_with_their_precision_and_with_each_other() {
    let said = one("partners.json", "/0/joined_precision", json!("year"));
    assert!(said.contains("the date is `2009-04-01`, so this must be `day`"), "{said}");
    let said = one("partners.json", "/6/joined_precision", json!("year"));
    assert!(said.contains("there is no date"), "{said}");
    let said = one("partners.json", "/3/left", json!("2013-11"));
    assert!(said.contains("`2013-11` lies before `last_confirmed`, which is `2014`"), "{said}");
    let said = one("partners.json", "/1/joined", json!("../2009"));
    assert!(said.contains("write `2009` into `partner_by`"), "{said}");
    let said = one("eras.json", "/0/end", json!("2009-03"));
    assert!(said.contains("`2009-03` lies before `start`, which is `2009-04`"), "{said}");
    let said = one("municipalities.json", "/valid_from", json!("soon"));
    assert!(
        said.contains("municipalities.json, field `valid_from`: `soon` is not a day"),
        "{said}"
    );
}

#[test]
fn ids_are_slugs_and_stand_once() {
    let said = one("eras.json", "/0/id", json!("Salt programme"));
    assert!(said.contains("must be of small letters a to z, digits and hyphens"), "{said}");
    let said = one("milestones.json", "/1/id", json!("founded"));
    assert!(said.contains("an earlier record has the same id"), "{said}");
    let all = said_with("sites.json", "/1/id", &json!("x1"));
    assert!(all.iter().any(|line| line.contains("`x1` is already the id of a county")), "{all:?}");
}

#[test]
fn addresses_must_be_those_of_web_pages() {
    let said = one("partners.json", "/0/website", json!("ftp://example.org"));
    assert!(said.contains("`ftp://example.org` is not a web site"), "{said}");
    let said = one("partners.json", "/0/sources/0/url", json!("javascript:alert(1)"));
    assert!(said.contains("field `sources[0].url`"), "{said}");
    let said = one("eras.json", "/0/sources/0", json!("example.org"));
    assert!(said.contains("field `sources[0]`: `example.org` is not a web address"), "{said}");
}

#[test]
fn texts_must_not_be_blank_in_both_languages() {
    let said = one("partners.json", "/0/description", json!({"nb": " ", "en": ""}));
    assert!(said.contains("field `description`: a text must not be blank in both"), "{said}");
    assert_eq!(
        said_with("partners.json", "/0/description", &json!({"nb": "", "en": "A glassworks."})),
        [""; 0]
    );
    let said = one("expertise.json", "/kinds/0/label", json!({"nb": "", "en": ""}));
    assert!(said.contains("record `kinds.process-industry`, field `label`"), "{said}");
}

fn said_with(file: &str, path: &str, value: &Value) -> Vec<String> {
    said(file, |all| *all.pointer_mut(path).expect("the test names a field") = value.clone())
}

#[test]
fn a_count_says_how_it_is_meant() {
    let said = one("milestones.json", "/0/partner_count_relation", json!(null));
    assert!(said.contains("say whether 3 is `exact`"), "{said}");
}

#[test]
fn files_that_are_missing_broken_or_of_another_shape() {
    let problems = Register::read(&FILES[1..]).unwrap_err();
    assert_eq!(problems[0].to_string(), "partners.json: the file is missing");
    assert_eq!(problems.len(), 1);
    assert!(said_of("eras.json", "[").remove(0).starts_with("eras.json: this is not JSON: "));
    assert_eq!(
        said_of("eras.json", "{}"),
        ["eras.json: the file must be a list of records, [ … ]"]
    );
    assert_eq!(
        said_of("expertise.json", "[]"),
        ["expertise.json: the file must be an object, { … }"]
    );
    let said = said_of("eras.json", "[7]");
    assert_eq!(said, ["eras.json, record `1`: `7` is not a record, { … }"]);
}

#[test]
fn empty_lists_are_a_register_too() {
    let files = [
        ("partners.json", "[]"),
        ("sites.json", "[]"),
        ("milestones.json", "[]"),
        ("eras.json", "[]"),
        ("expertise.json", r#"{"expertise":[],"kinds":[],"value_chain_stages":[],"roles":[]}"#),
        (
            "municipalities.json",
            r#"{"valid_from":"2024-01-01","languages":{},"counties":[],"municipalities":[]}"#,
        ),
    ];
    assert!(Register::read(&files).unwrap().partners.is_empty());
}

#[test]
fn records_that_come_from_no_file_keep_the_same_rules() {
    let mut register = Register::read(&FILES).unwrap();
    assert_eq!(register.clone().checked().as_ref(), Ok(&register));
    register.partners[0].role = "friend".to_owned();
    register.partners[1].id = "Not a slug".to_owned();
    let twin = register.partners[2].clone();
    register.partners.push(twin);
    let said: Vec<String> =
        register.checked().unwrap_err().iter().map(ToString::to_string).collect();
    for expected in [
        "partners.json, record `heron-glass`, field `role`: there is no `friend`",
        "`Not a slug` must be of small letters",
        "an earlier record has the same id",
    ] {
        assert!(said.iter().any(|said| said.contains(expected)), "{expected}: {said:#?}");
    }
}
