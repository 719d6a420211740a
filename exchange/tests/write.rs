//! What is written, read by someone else's readers.

use std::io::Cursor;

use calamine::{Data, Reader};
use exchange::write;
use geojson::GeoJson;
use shared::{
    lang::Lang,
    partner::{Partner, Precision},
    register::Register,
};

use crate::support::{plan_of_text, real};

fn all(register: &Register) -> Vec<&Partner> {
    register.partners.iter().collect()
}

/// The cells of a written table by header, for one record.
fn row(csv: &[u8], id: &str) -> impl Fn(&str) -> String + use<> {
    let mut reader = csv::Reader::from_reader(csv);
    let headers = reader.headers().expect("there is a header").clone();
    let mut rows = reader.records().map_while(Result::ok);
    let row = rows.find(|row| &row[0] == id).expect("the record was written");
    move |header| {
        let at = headers.iter().position(|name| name == header).expect("there is such a column");
        row[at].to_owned()
    }
}

#[test]
fn csv_has_a_line_for_each_partner_in_the_order_given() {
    let register = real();
    let mut partners = all(&register);
    partners.reverse();
    let bytes = write::csv(&register, &partners);
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
    let ids: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
    let expected: Vec<&str> = partners.iter().map(|partner| partner.id.as_str()).collect();
    assert_eq!(ids, expected);
    assert!(bytes.windows(2).any(|pair| pair == b"\r\n"));
    assert!(bytes.starts_with(b"Id,Official name,"));
}

#[test]
fn csv_for_excel_begins_with_a_mark_and_has_semicolons() {
    let register = real();
    let bytes = write::csv_with(&register, &all(&register), write::CsvOptions::EXCEL);
    assert!(bytes.starts_with("\u{feff}Id;Official name;".as_bytes()));
}

#[test]
fn a_cell_says_in_words_what_its_ids_mean() {
    let register = real();
    let cell = row(&write::csv(&register, &all(&register)), "alcoa-mosjoen");
    assert_eq!(cell("Kind"), "process-industry");
    assert_eq!(cell("Kind in English"), "Process industry");
    assert_eq!(cell("Expertise"), "metallurgy; emission-reduction; circular-economy; co2-capture");
    assert_eq!(cell("Latitude"), "65.83599");
    assert_eq!(cell("Joined"), "2017");
}

#[test]
fn a_formula_is_written_as_a_text() {
    let mut register = real();
    register.partners[0].official_name = "=HYPERLINK(\"https://example.org\")".to_owned();
    register.partners[0].location.as_mut().unwrap().lon = -9.03;
    let cell = row(&write::csv(&register, &all(&register)), "alcoa-mosjoen");
    assert_eq!(cell("Official name"), "'=HYPERLINK(\"https://example.org\")");
    assert_eq!(cell("Longitude"), "-9.03");
    let bytes = write::xlsx(&register, &all(&register)).unwrap();
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.worksheet_range("Partners").unwrap().get((1, 1)).unwrap().clone();
    assert_eq!(name, Data::String("=HYPERLINK(\"https://example.org\")".to_owned()));
    assert!(book.worksheet_formula("Partners").unwrap().is_empty());
}

#[test]
fn xlsx_has_typed_cells() {
    let mut register = real();
    register.partners[0].last_confirmed = Some("2020-11-19".parse().unwrap());
    let bytes = write::xlsx(&register, &all(&register)).unwrap();
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Partners").unwrap();
    let at = |header: &str| {
        let col = range.rows().next().unwrap().iter().position(|cell| cell == header).unwrap();
        range.get((1, col)).unwrap().clone()
    };
    assert_eq!(range.height(), register.partners.len() + 1);
    assert_eq!(at("Latitude"), Data::Float(65.83599));
    assert_eq!(at("Joined"), Data::Float(2017.0));
    assert_eq!(at("Municipality number"), Data::String("1824".to_owned()));
    let Data::DateTime(day) = at("Last confirmed") else { panic!("a day is a date") };
    assert_eq!(&day.to_ymd_hms_milli().0, &2020);
}

#[test]
fn the_same_data_gives_the_same_workbook() {
    let register = real();
    let first = write::xlsx(&register, &all(&register)).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(2100)); // zip counts time in two seconds
    assert!(first == write::xlsx(&register, &all(&register)).unwrap());
}

#[test]
fn a_text_that_no_cell_holds_is_named() {
    let mut register = real();
    register.partners[0].description.en = "x".repeat(32_768);
    let error = write::xlsx(&register, &all(&register)).unwrap_err().to_string();
    assert!(error.contains("`Description in English` of `alcoa-mosjoen` has 32768"), "{error}");
}

#[test]
fn geojson_is_valid_and_nobody_is_left_out() {
    let mut register = real();
    let place = register.partners[0].location.as_mut().unwrap();
    (place.lat, place.lon, place.precision) = (65.123_456_78, 13.987_654_32, Precision::Site);
    let bytes = write::geojson(&register, &all(&register));
    let GeoJson::FeatureCollection(collection) = GeoJson::from_reader(bytes.as_slice()).unwrap()
    else {
        panic!("a feature collection");
    };
    assert_eq!(collection.features.len(), register.partners.len());
    for (feature, partner) in collection.features.iter().zip(&register.partners) {
        assert_eq!(feature.id, Some(geojson::feature::Id::String(partner.id.clone())));
        let points = match feature.geometry.as_ref().map(|geometry| geometry.value.clone()) {
            None => 0,
            Some(geojson::GeometryValue::Point { .. }) => 1,
            Some(geojson::GeometryValue::MultiPoint { coordinates }) => coordinates.len(),
            Some(other) => panic!("{other:?}"),
        };
        assert_eq!(points, partner.locations().count());
    }
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\"coordinates\":[13.987654,65.123457]"));
    // Mo i Rana is a town: its centre is not given to the metre.
    assert!(text.contains("[14.1428,66.3128]"));
}

#[test]
fn the_projects_own_files_are_read_as_they_were_written() {
    let register = real();
    let files = write::json(&register);
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(Register::read(&files).unwrap(), register);
}

#[test]
fn a_filled_in_template_is_understood_in_both_languages() {
    let register = real();
    for lang in Lang::ALL {
        let bytes = write::template_xlsx(&register, lang).unwrap();
        let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
        assert_eq!(book.sheet_names().len(), 3);
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        let headers: Vec<String> =
            range.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let csv = write::template_csv(lang, write::CsvOptions::EXCEL);
        let csv = String::from_utf8(csv).unwrap();
        assert_eq!(csv.trim_start_matches('\u{feff}').trim_end(), headers.join(";"));
        let row = ";Ny Bedrift;;partner;process-industry;energy;hydrogen;Rana;Mo i Rana;\
                   mo-industripark;example.org;923609016;2020;;En bedrift.;;https://example.org";
        let plan = plan_of_text(&register, &format!("{csv}{row}\r\n"));
        assert_eq!((plan.added.len(), plan.is_complete()), (1, true), "{plan}");
        assert_eq!(plan.files[0].unmapped, Vec::<String>::new());
    }
}
