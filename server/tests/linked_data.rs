//! What programs read of pages: linked data by schema.org, complete and of known types.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::pages_of_text::{between, check, page};

/// One page of each sort.
const PAGES: [&str; 22] = [
    "partners",
    "partners/elkem-salten",
    "sites",
    "sites/mo-industripark",
    "places/1833",
    "expertise",
    "expertise/co2-capture",
    "kinds/process-industry",
    "timeline",
    "value-chain",
    "numbers",
    "projects",
    "projects/elkem-salten-nox",
    "compare?partners=elkem-rana&partners=elkem-salten",
    "search?q=hydrogen",
    "join",
    "kinds/renewable-power",
    "about",
    "data",
    "help",
    "privacy",
    "accessibility",
];

/// What each type of schema.org must say here, and what it may. Source: schema.org, and what search
/// engines ask for.
const LINKED: [(&str, &[&str], &[&str]); 9] = [
    ("BreadcrumbList", &["itemListElement"], &[]),
    ("ItemList", &["name", "numberOfItems", "itemListElement"], &[]),
    ("ListItem", &["position", "name"], &["item", "url"]),
    (
        "Organization",
        &["name"],
        &[
            "@id",
            "legalName",
            "alternateName",
            "description",
            "url",
            "iso6523Code",
            "email",
            "parentOrganization",
            "location",
            "knowsAbout",
            "memberOf",
        ],
    ),
    ("Place", &["name"], &["@id", "alternateName", "geo"]),
    ("GeoCoordinates", &["latitude", "longitude"], &[]),
    ("Event", &["name", "startDate", "url", "organizer"], &["location"]),
    ("ResearchProject", &["@id", "name", "description", "member"], &[]),
    (
        "Dataset",
        &[
            "name",
            "description",
            "url",
            "dateModified",
            "creator",
            "distribution",
            "isAccessibleForFree",
            "license",
        ],
        &[],
    ),
];

/// Walks through linked data: every thing has a known type, what it needs, and nothing unknown or blank.
fn validate(page: &str, value: &Value) {
    match value {
        Value::Object(thing) => {
            let kind = thing["@type"].as_str().unwrap();
            if kind == "DataDownload" {
                assert!(thing["contentUrl"].as_str().unwrap().starts_with("http"), "{page}");
                return;
            }
            let (_, needed, allowed) = LINKED
                .iter()
                .find(|(known, ..)| *known == kind)
                .unwrap_or_else(|| panic!("{page}: {kind}"));
            for name in *needed {
                assert!(thing.contains_key(*name), "{page}: {kind} without {name}");
            }
            for (name, value) in
                thing.iter().filter(|(name, _)| !matches!(name.as_str(), "@type" | "@context"))
            {
                assert!(
                    needed.contains(&name.as_str()) || allowed.contains(&name.as_str()),
                    "{page}: {name} of {kind}"
                );
                assert!(!value.is_null() && *value != "", "{page}: blank {name} of {kind}");
                if matches!(name.as_str(), "@id" | "item") || name == "url" {
                    assert!(value.as_str().unwrap().starts_with("http"), "{page}: {value}");
                }
                if name == "startDate" {
                    assert!(value.as_str().unwrap().parse::<shared::date::Calendar>().is_ok());
                }
                if name == "iso6523Code" {
                    assert_eq!(value.as_str().unwrap().len(), "0192:".len() + 9);
                }
                validate(page, value);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| validate(page, one)),
        _ => {}
    }
}

#[tokio::test]
async fn linked_data_is_complete_and_tells_the_way_to_every_page() {
    let mut kinds: HashMap<String, usize> = HashMap::new();
    for rest in PAGES.into_iter().chain(["partners/sintef"]) {
        let html = page(&format!("/en/{rest}")).await;
        check(rest, &html);
        let mut here = HashSet::new();
        for script in between(&html, "type=\"application/ld+json\"", "</script>") {
            let text = script.split_once('>').unwrap().1;
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(value["@context"], "https://schema.org");
            validate(rest, &value);
            here.insert(value["@type"].as_str().unwrap().to_owned());
        }
        assert!(here.contains("BreadcrumbList"), "{rest}: {here:?}");
        for kind in here {
            *kinds.entry(kind).or_default() += 1;
        }
    }
    for kind in ["ItemList", "Organization", "Place", "Event", "Dataset", "ResearchProject"] {
        assert!(kinds.contains_key(kind), "{kind}: {kinds:?}");
    }
    assert!(page("/en/partners/sintef").await.contains("\"iso6523Code\":\"0192:"));
}
