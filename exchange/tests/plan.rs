//! What a plan says, and what applying it does.

use exchange::{
    Plan, fingerprint,
    plan::{ApplyError, Duplicates, Options, Reason, plan},
    read::{File, Mapping},
    write,
};
use serde_json::json;
use shared::{
    partner::Partner,
    register::{Kind, Register},
};

use crate::support::{plan_of, plan_of_text, real};

fn partner<'a>(register: &'a Register, id: &str) -> &'a Partner {
    register.partners.iter().find(|partner| partner.id == id).expect("there is such a partner")
}

fn with(register: &Register, text: &str, options: &Options) -> Plan {
    let files = [File { name: "list.csv", bytes: text.as_bytes() }];
    plan(register, &files, options).unwrap()
}

/// What is unreadable, as `row column: right`.
fn wrong(plan: &Plan) -> Vec<String> {
    let wrong = plan.unreadable.iter();
    wrong.map(|w| format!("{} {} `{}`: {}", w.at.row, w.column, w.value, w.right)).collect()
}

#[test]
fn a_new_organisation_needs_little_and_its_place_is_looked_up() {
    let register = real();
    let plan = plan_of_text(
        &register,
        "Navn;Rolle;Type;Verdikjede;Kompetanse;Sted;Beskrivelse;Nettside;Org.nr.;Medlem siden\r\n\
         Ny Bedrift AS;Partner;Prosessindustri;Primærproduksjon;Hydrogen, Sirkulærøkonomi;Mo i Rana;\
         Lager noe nytt.;nybedrift.no;NO 923 609 016 MVA;01.06.2020\r\n",
    );
    assert_eq!(wrong(&plan), Vec::<String>::new());
    let applied = plan.apply(&register).unwrap();
    let new = partner(&applied, "ny-bedrift-as");
    assert_eq!(new.short_name, "Ny Bedrift AS");
    assert_eq!(new.expertise, ["hydrogen", "circular-economy"]);
    assert_eq!(new.municipality.as_deref(), Some("Rana"));
    assert_eq!(new.county.as_deref(), Some("Nordland"));
    let place = new.location.as_ref().unwrap();
    assert_eq!((place.lat, place.town.as_deref()), (66.31278, Some("mo-i-rana")));
    assert_eq!(new.website.as_deref(), Some("https://nybedrift.no"));
    assert_eq!(new.org_number.unwrap().to_string(), "923609016");
    assert_eq!(new.joined.unwrap().to_string(), "2020-06-01");
    assert_eq!(json!(new.joined_precision), json!("day"));
    assert_eq!(applied.partners.len(), register.partners.len() + 1);
}

#[test]
fn a_partial_table_changes_only_the_columns_it_has() {
    let register = real();
    let plan =
        plan_of_text(&register, "Id,Parent,Joined\nalcoa-mosjoen,Alcoa Corporation,2017-10\n");
    assert_eq!(plan.changed.len(), 1);
    let fields: Vec<(&str, String, String)> = plan.changed[0]
        .fields
        .iter()
        .map(|f| (f.field.as_str(), f.before.to_string(), f.after.to_string()))
        .collect();
    assert_eq!(
        fields,
        [
            ("joined", "\"2017\"".to_owned(), "\"2017-10\"".to_owned()),
            // How precise a date is, follows from it.
            ("joined_precision", "\"year\"".to_owned(), "\"month\"".to_owned()),
            ("parent", "\"Alcoa\"".to_owned(), "\"Alcoa Corporation\"".to_owned()),
        ]
    );
    let mut expected = register.clone();
    let alcoa = expected.partners.iter_mut().find(|p| p.id == "alcoa-mosjoen").unwrap();
    alcoa.parent = Some("Alcoa Corporation".to_owned());
    alcoa.joined = Some("2017-10".parse().unwrap());
    alcoa.joined_precision = serde_json::from_value(json!("month")).unwrap();
    assert_eq!(plan.apply(&register).unwrap(), expected);
}

#[test]
fn a_blank_cell_takes_the_value_away_and_the_plan_says_so() {
    let register = real();
    let plan = plan_of_text(&register, "Id,Owner,Official name\nalcoa-mosjoen,,\n");
    assert!(wrong(&plan)[0].starts_with("2 Official name ``: this must not be blank"));
    let plan = plan_of_text(&register, "Id,Owner\nalcoa-mosjoen,\n");
    assert_eq!(plan.changed[0].fields[0].after, json!(null));
}

#[test]
fn who_moves_to_another_municipality_gets_its_number_and_county() {
    let register = real();
    let plan = plan_of_text(&register, "Id,Kommune,Sted\nalcoa-mosjoen,Bodø,Bodø\n");
    assert_eq!(wrong(&plan), Vec::<String>::new());
    let applied = plan.apply(&register).unwrap();
    let moved = partner(&applied, "alcoa-mosjoen");
    assert_eq!(moved.municipality_number.as_deref(), Some("1804"));
    assert_eq!(moved.location.as_ref().unwrap().label, "Bodø");
    assert_eq!(moved.location.as_ref().unwrap().municipality_number, None);
}

#[test]
fn what_cannot_be_read_is_named_with_row_column_value_and_what_would_be_right() {
    let register = real();
    let plan = plan_of_text(
        &register,
        "Id,Joined,Latitude,Role,Org.nr.,Website,Municipality number\n\
         alcoa-mosjoen,i fjor,,,,,\n\
         elkem-rana,,95,friend,923609017,javascript:alert(1),9999\n\
         Not a slug,,,,,,\n",
    );
    let said = wrong(&plan);
    for expected in [
        "2 Joined `i fjor`: write a date like 2017, 2017-06, 2017-06-30, 06.2017 or 30.06.2017",
        "2 Role ``: this must not be blank",
        "3 Latitude `95`: degrees lie between -90 and 90",
        "3 Role `friend`: write one of: partner, host",
        "3 Organisation number `923609017`: an organisation number has nine digits",
        "3 Website `javascript:alert(1)`: a web site is written like",
        "3 Municipality number `9999`: write a municipality's number",
        "4 Id `Not a slug`: an id is of small letters",
    ] {
        assert!(said.iter().any(|said| said.starts_with(expected)), "{expected}\n{said:#?}");
    }
    assert!(!plan.changes_anything() && !plan.is_complete());
}

#[test]
fn what_breaks_a_rule_of_the_register_is_unreadable_and_the_rest_goes_on() {
    let register = real();
    let plan = plan_of_text(
        &register,
        "Id,Left,Short name\nalcoa-mosjoen,2010,Alcoa\nelkem-rana,,Elkem i Rana\n",
    );
    assert!(plan.unreadable.iter().all(|wrong| wrong.column == "Left" && wrong.at.row == 2));
    assert_eq!(plan.unreadable[0].value, "2010");
    assert!(plan.unreadable[0].right.contains("lies before"), "{}", plan.unreadable[0].right);
    assert_eq!(
        plan.changed.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(),
        ["elkem-rana"]
    );
    plan.apply(&register).unwrap();
}

const ROW: &str = "partner,process-industry,energy,En bedrift.";

#[test]
fn a_row_without_an_id_that_may_be_there_already_is_held_back() {
    let mut register = real();
    let ntnu = register.partners.iter().position(|partner| partner.id == "ntnu").unwrap();
    let number = register.partners[ntnu].org_number.unwrap();
    register.partners.retain(|partner| partner.id != "x");
    let table = format!(
        "Name,Org.nr.,Role,Kind,Stage,Beskrivelse\nTeknisk universitet,{number},{ROW}\nALCOA MOSJØEN AS,,{ROW}\n"
    );
    let held = plan_of_text(&register, &table);
    assert!(!held.changes_anything() && !held.is_complete());
    let found: Vec<(&str, Reason)> =
        held.duplicates.iter().map(|d| (d.of.as_str(), d.because)).collect();
    assert_eq!(found, [("ntnu", Reason::OrgNumber), ("alcoa-mosjoen", Reason::Name)]);

    let options = Options { duplicates: Duplicates::Add, ..Options::default() };
    let added = with(&register, &table, &options);
    let ids: Vec<&str> = added.added.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["teknisk-universitet", "alcoa-mosjoen-as"]);

    let options = Options { duplicates: Duplicates::Update, ..Options::default() };
    let updated = with(&register, &table, &options);
    let ids: Vec<&str> = updated.changed.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["ntnu", "alcoa-mosjoen"]);
    assert_eq!(
        partner(&updated.apply(&register).unwrap(), "ntnu").official_name,
        "Teknisk universitet"
    );
}

#[test]
fn two_rows_of_one_record_are_not_both_taken() {
    let register = real();
    let plan = plan_of_text(&register, "Id,Owner\nalcoa-mosjoen,A\nalcoa-mosjoen,B\n");
    assert_eq!(plan.changed.len(), 1);
    assert!(wrong(&plan)[0].contains("row 2 of list.csv has the same id"));
}

#[test]
fn columns_that_nobody_knows_are_listed_unless_they_are_mapped() {
    let register = real();
    let table = "Partnernøkkel,Kontaktperson,Konsernspiss\nalcoa-mosjoen,Ola,Alcoa Corp\n";
    let files = [File { name: "a.csv", bytes: table.as_bytes() }];
    let refused = plan(&register, &files, &Options::default()).unwrap_err().to_string();
    assert!(
        refused.contains("no column is known; the first row was read as: Partnernøkkel"),
        "{refused}"
    );
    let mapping = Mapping::read("\"Partnernøkkel\" = \"id\"\nKonsernspiss = \"parent\"").unwrap();
    let plan = with(&register, table, &Options { mapping, ..Options::default() });
    assert_eq!(plan.files[0].unmapped, ["Kontaktperson"]);
    assert_eq!(plan.changed[0].fields[0].field, "parent");
}

#[test]
fn a_title_may_stand_above_the_header() {
    let register = real();
    let plan = plan_of_text(
        &register,
        "Partnere i klyngen 2024;;\n\nId;Eier;Nytt\nalcoa-mosjoen;\"To\nlinjer\";\nelkem-rana;Noen;\n",
    );
    let rows: Vec<usize> = plan.changed.iter().map(|entry| entry.at.row).collect();
    assert_eq!(rows, [4, 5]);
}

#[test]
fn every_usual_encoding_and_separator_is_read() {
    let register = real();
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16 = |text: &str| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let table = "Id;Eier\nalcoa-mosjoen;Ærlig Øl på Å\n";
    for (name, bytes) in [
        ("utf-8", table.as_bytes().to_vec()),
        ("mark", format!("\u{feff}{table}").into_bytes()),
        ("windows-1252", latin(table)),
        ("utf-16", utf16(&table.replace(';', "\t"))),
        ("commas", table.replace(';', ",").into_bytes()),
        ("told", format!("sep=;\r\n{table}").into_bytes()),
    ] {
        let plan = plan_of(&register, name, &bytes);
        assert_eq!(plan.changed[0].fields[0].after, json!("Ærlig Øl på Å"), "{name}");
    }
}

#[test]
fn what_names_a_person_is_left_out_and_the_plan_says_so() {
    let register = real();
    let plan =
        plan_of_text(&register, "Id,Owner\nalcoa-mosjoen,\"Alcoa Norway v/ Ola Nordmann\"\n");
    assert_eq!(plan.changed[0].fields[0].after, json!("Alcoa Norway"));
    assert_eq!(plan.notes.len(), 1);
    assert!(!plan.to_json().contains("Nordmann"));
}

#[test]
fn a_point_that_was_moved_in_a_map_program_moves_the_place() {
    let register = real();
    let partners: Vec<&Partner> = vec![partner(&register, "alcoa-mosjoen")];
    let mut features: serde_json::Value =
        serde_json::from_slice(&write::geojson(&register, &partners)).unwrap();
    features["features"][0]["geometry"]["coordinates"] = json!([13.2, 65.84]);
    // As some programs write lists: as text.
    let expertise = features["features"][0]["properties"]["expertise"].to_string();
    features["features"][0]["properties"]["expertise"] = json!(expertise);
    let plan = plan_of(&register, "a.geojson", features.to_string().as_bytes());
    let fields: Vec<&str> = plan.changed[0].fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["location.lat", "location.lon"]);
}

#[test]
fn records_of_other_kinds_come_from_the_projects_own_files() {
    let register = real();
    let mut sites: serde_json::Value = serde_json::to_value(&register.sites).unwrap();
    sites[0]["name"] = json!("Another name");
    let plan = plan_of(&register, "sites.json", sites.to_string().as_bytes());
    let changes: Vec<(Kind, &str)> =
        plan.changes().map(|change| (change.kind, change.id)).collect();
    assert_eq!(changes, [(Kind::Site, register.sites[0].id.as_str())]);
    assert_eq!(plan.apply(&register).unwrap().sites[0].name, "Another name");
    let words =
        json!({ "expertise": [{ "id": "new-word", "label": { "nb": "Nytt", "en": "New" } }] });
    let plan = plan_of(&register, "expertise.json", words.to_string().as_bytes());
    assert_eq!(
        plan.apply(&register).unwrap().vocabularies.expertise.len(),
        register.vocabularies.expertise.len() + 1
    );
}

#[test]
fn the_partners_of_a_site_follow_from_the_partners() {
    let register = real();
    let plan = plan_of_text(&register, "Id,Site\nalcoa-mosjoen,Mo Industripark\n");
    let applied = plan.apply(&register).unwrap();
    let of = |id: &str| &applied.sites.iter().find(|site| site.id == id).unwrap().partner_ids;
    assert!(of("mo-industripark").contains(&"alcoa-mosjoen".to_owned()));
    assert!(!of("mosjoen").contains(&"alcoa-mosjoen".to_owned()));
}

#[test]
fn a_plan_is_applied_to_what_it_was_made_for_and_to_nothing_else() {
    let mut register = real();
    let plan = plan_of_text(&register, "Id,Owner\nalcoa-mosjoen,Noen\n");
    let plan = Plan::from_json(&plan.to_json()).unwrap();
    assert_eq!(plan.based_on, fingerprint(&register));
    plan.apply(&register).unwrap();
    register.partners[3].short_name.push('!');
    assert!(matches!(plan.apply(&register), Err(ApplyError::Stale { .. })));
}

#[test]
fn a_plan_that_was_tampered_with_is_refused() {
    let register = real();
    let plan = plan_of_text(&register, "Id,Owner\nalcoa-mosjoen,Noen\n").to_json();
    let broken = plan.replace("process-industry", "no-such-kind");
    let error = Plan::from_json(&broken).unwrap().apply(&register).unwrap_err();
    assert!(matches!(&error, ApplyError::Rules(_)), "{error}");
    let other = plan.replace("\"id\":\"alcoa-mosjoen\"", "\"id\":\"other\"");
    let error = Plan::from_json(&other).unwrap().apply(&register).unwrap_err();
    assert!(matches!(&error, ApplyError::Record { .. }), "{error}");
    assert!(Plan::from_json("{}").is_err());
    let newer = plan.replace("\"version\": 1", "\"version\": 2");
    assert!(Plan::from_json(&newer).unwrap_err().to_string().contains("version 2"));
}

#[test]
fn a_plan_reads_as_text() {
    let register = real();
    let text =
        plan_of_text(&register, "Id,Owner,Joined\nalcoa-mosjoen,Noen,2017\nelkem-rana,,i fjor\n")
            .to_string();
    assert!(
        text.contains("~ partner/alcoa-mosjoen (list.csv, row 2)\n      parent: `Alcoa` → `Noen`"),
        "{text}"
    );
    assert!(text.contains("! list.csv, row 3, Joined, `i fjor`: write a date"), "{text}");
    assert!(
        text.ends_with("0 added, 1 changed, 0 unchanged, 1 unreadable, 0 held back\n"),
        "{text}"
    );
}
