//! The pages around the explorer: each complete, in both languages, with links that lead somewhere.

use std::collections::{HashMap, HashSet};

use crate::support::get;

/// One page of each sort.
const PAGES: [&str; 16] = [
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
    "about",
    "data",
    "help",
    "privacy",
    "accessibility",
];

async fn page(address: &str) -> String {
    let answer = get(address, &[]).await;
    assert_eq!(answer.status, 200, "{address}");
    String::from_utf8(answer.body.to_vec()).unwrap()
}

/// What stands between each `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[tokio::test]
async fn every_page_has_one_title_steady_headings_and_no_id_twice() {
    for lang in ["nb", "en"] {
        for rest in PAGES {
            let html = page(&format!("/{lang}/{rest}")).await;
            assert_eq!(html.matches("<h1").count(), 1, "{lang}/{rest}");
            let mut level = 0;
            for heading in between(&html, "<h", ">") {
                if let Some(next) = heading.chars().next().and_then(|c| c.to_digit(10)) {
                    assert!(next <= level + 1, "{lang}/{rest}: h{next} after h{level}");
                    level = next;
                }
            }
            let mut seen = HashSet::new();
            for id in between(&html, " id=\"", "\"") {
                assert!(seen.insert(id), "{lang}/{rest}: {id} twice");
            }
            assert!(!html.contains(" style=\""), "the policy drops style attributes");
            assert!(html.contains("rel=\"canonical\"") && html.contains("hreflang=\"en\""));
        }
    }
}

#[tokio::test]
async fn linked_data_is_json_and_tells_the_way_to_every_page() {
    for rest in PAGES {
        let html = page(&format!("/en/{rest}")).await;
        let mut kinds = HashSet::new();
        for script in between(&html, "type=\"application/ld+json\"", "</script>") {
            let text = script.split_once('>').unwrap().1;
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            kinds.insert(value["@type"].as_str().unwrap().to_owned());
        }
        assert!(kinds.contains("BreadcrumbList"), "{rest}: {kinds:?}");
    }
}

#[tokio::test]
async fn links_of_the_pages_lead_somewhere() {
    let mut from: HashMap<String, &str> = HashMap::new();
    for rest in PAGES {
        for link in between(&page(&format!("/nb/{rest}")).await, "href=\"/nb/", "\"") {
            let path = link.split(['?', '#']).next().unwrap();
            from.entry(format!("/nb/{path}")).or_insert(rest);
        }
    }
    assert!(from.len() > 40, "{}", from.len());
    for (address, rest) in from {
        assert_eq!(get(&address, &[]).await.status, 200, "{rest} leads to {address}");
    }
}

#[tokio::test]
async fn filters_of_the_address_hold_on_every_list() {
    let table = page("/en/partners?site=mo-industripark&kind=process-industry&columns=role").await;
    let main = between(&table, "<tbody>", "</tbody>")[0];
    assert!(main.contains("celsa-armeringsstal") && !main.contains("norcem"));
    assert!(!page("/en/value-chain?q=norcem").await.contains("partners/celsa-armeringsstal"));
    let none = page("/en/partners?kind=xyz").await;
    assert!(none.contains("“xyz” is not in the register") && !none.contains("<tbody>"));
}

#[tokio::test]
async fn the_story_says_how_sure_a_date_is_and_counts_beside_the_records() {
    let story = page("/en/timeline").await;
    for text in
        ["ARENA PRO", "16 October 2017", "more than 90", "by the records", "id=\"arena-admission\""]
    {
        assert!(story.contains(text), "{text}");
    }
}

#[tokio::test]
async fn a_municipality_has_its_official_names_with_their_language() {
    let fauske = page("/nb/places/1841").await;
    assert!(fauske.contains("lang=\"smj\""), "Fuossko is Lule Sámi");
}

#[tokio::test]
async fn an_id_that_names_nothing_is_not_found() {
    for rest in ["sites/nowhere", "places/0", "expertise/x", "kinds/x", "partners/x", "x"] {
        assert_eq!(get(&format!("/en/{rest}"), &[]).await.status, 404, "{rest}");
    }
}
