//! Settings as they are written in files.

use shared::settings::{Completeness, Settings};

fn read(text: &str) -> Result<Settings, toml::de::Error> {
    toml::from_str(text)
}

#[test]
fn the_example_holds_the_defaults() {
    let settings = read(include_str!("../../settings.example.toml")).unwrap();
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.check(), Ok(()));
}

#[test]
fn the_example_names_every_field() {
    let example = include_str!("../../settings.example.toml");
    let all = serde_json::to_value(Settings::default()).unwrap();
    let mut fields: Vec<&String> = all.as_object().unwrap().keys().collect();
    for table in ["cluster", "extent", "completeness"] {
        fields.extend(all[table].as_object().unwrap().keys());
    }
    for field in fields {
        assert!(example.contains(field.as_str()), "{field} is missing");
    }
}

#[test]
fn an_empty_file_means_the_defaults() {
    assert_eq!(read("").unwrap(), Settings::default());
}

#[test]
fn another_cluster_takes_nothing_over_from_the_default_one() {
    let settings = read("[cluster]\nname = \"Other\"\nshort_name = \"O\"").unwrap();
    assert_eq!(settings.cluster.website, None);
    assert_eq!(
        settings.completeness,
        Completeness { about: None, counted: None, counted_in: None }
    );
}

#[test]
fn a_misspelt_field_is_refused_by_name() {
    let error = read("publik_url = \"https://klynge.no\"").unwrap_err().to_string();
    assert!(error.contains("publik_url"), "{error}");
}
