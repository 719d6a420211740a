//! The OpenAPI document and the reference page against the routes.

use serde_json::Value;
use server::api::table::ENDPOINTS;

use super::read;
use crate::support::get;

async fn document() -> Value {
    read("/api/v1/openapi.json").await
}

#[tokio::test]
async fn somebody_elses_reader_understands_the_document() {
    let body = get("/api/v1/openapi.json", &[]).await.body;
    let spec = oas3::from_json(std::str::from_utf8(&body).unwrap()).unwrap();
    spec.validate_version().unwrap();
    assert_eq!(spec.operations().count(), ENDPOINTS.len());
}

#[tokio::test]
async fn every_path_of_the_document_answers_as_it_says() {
    let document = document().await;
    let paths = document["paths"].as_object().unwrap();
    for (path, item) in paths {
        let projects = read("/api/v1/projects").await;
        let record = match path {
            path if path.contains("projects/") => match projects["items"][0]["id"].as_str() {
                Some(project) => &project.to_owned(),
                // Nobody has written one down.
                None => continue,
            },
            path if path.contains("sites") => "mo-industripark",
            path if path.contains("milestones") => "arena-pro",
            _ => "elkem-rana",
        };
        let address = path.replace("{id}", record);
        let content = item["get"]["responses"]["200"]["content"].as_object().unwrap();
        for media in content.keys() {
            let answer = get(&address, &[("accept", media.split(';').next().unwrap())]).await;
            assert_eq!(answer.status, 200, "{address}");
            assert_eq!(answer.header("content-type"), media, "{address}");
        }
    }
}

#[tokio::test]
async fn every_reference_within_the_document_leads_somewhere() {
    let document = document().await;
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

fn collect<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
                references.push(reference);
            }
            map.values().for_each(|value| collect(value, references));
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

#[tokio::test]
async fn examples_of_parameters_are_right() {
    for endpoint in ENDPOINTS.iter().filter(|endpoint| !endpoint.path.contains('{')) {
        for parameter in server::api::parameters::of(endpoint.takes) {
            let Some(example) = parameter.example else { continue };
            let address = format!("{}?{}={example}", endpoint.path, parameter.name);
            assert_eq!(get(&address, &[]).await.status, 200, "{address}");
        }
    }
}

#[tokio::test]
async fn the_reference_names_every_address_and_parameter_in_both_languages() {
    for (address, title) in [("/api/v1/", "Åpne data"), ("/api/v1/?lang=en", "Open data")] {
        let answer = get(address, &[]).await;
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        let page = std::str::from_utf8(&answer.body).unwrap();
        assert!(page.contains(&format!("<h1>{title}</h1>")) && !page.contains("<script"));
        for endpoint in ENDPOINTS {
            assert!(page.contains(endpoint.path), "{}", endpoint.path);
            for parameter in server::api::parameters::of(endpoint.takes) {
                assert!(
                    page.contains(&format!("id=\"p-{}\"", parameter.name)),
                    "{}",
                    parameter.name
                );
            }
        }
        // Nothing is loaded from elsewhere.
        assert_eq!(page.matches("src=").count(), 0);
        assert!(page.contains("href=\"/api/v1/reference.css\""));
    }
    assert_eq!(
        get("/api/v1/reference.css", &[]).await.header("content-type"),
        "text/css; charset=utf-8"
    );
}
