//! The story of the cluster: the milestones of a view, with their moments and how the partnership grew.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    pages_of_text::{between, page},
    support::{get, made_up, request, send},
};

/// The milestones that a page of the story tells.
fn told(html: &str) -> BTreeSet<String> {
    between(html, "class=\"event\" id=\"", "\"").into_iter().map(str::to_owned).collect()
}

/// Addresses of an attribute as they are asked for.
fn links(html: &str, before: &str) -> Vec<String> {
    let links = between(html, before, "\"").into_iter();
    links
        .map(|link| format!("{}{link}", &before[before.find('/').unwrap()..]))
        .map(|link| link.replace("&amp;", "&"))
        .collect()
}

#[tokio::test]
async fn the_story_tells_the_milestones_that_the_interface_gives_for_the_same_query() {
    for query in [
        "kind=process-industry",
        "partners=alcoa-mosjoen",
        "place=1833",
        "site=mo-industripark",
        "time=2018/2020",
        "time=2018&undated=hide",
        "category=award",
        "kind=process-industry&category=project",
    ] {
        let asked = get(&format!("/api/v1/milestones?limit=500&{query}"), &[]).await;
        let asked: Value = serde_json::from_slice(&asked.body).unwrap();
        let items = asked["items"].as_array().unwrap().iter();
        let given: BTreeSet<String> =
            items.map(|item| item["id"].as_str().unwrap().to_owned()).collect();
        let html = page(&format!("/en/timeline?{query}")).await;
        assert_eq!(told(&html), given, "{query}");
        assert!(!given.is_empty() && given.len() < 35, "{query}: {}", given.len());
        let feeds = links(&html, "href=\"/api/v1/milestones.");
        assert_eq!(feeds.len(), 2, "{query}");
        for feed in feeds {
            let answer = get(&feed, &[]).await;
            assert_eq!(answer.status, 200, "{feed}");
            let text = String::from_utf8(answer.body.to_vec()).unwrap();
            let entries = ["BEGIN:VEVENT", "BEGIN:VJOURNAL", "<entry>"];
            let entries: usize = entries.map(|entry| text.matches(entry).count()).iter().sum();
            assert_eq!(entries, given.len(), "{feed}");
        }
    }
}

#[tokio::test]
async fn a_story_without_milestones_says_so_and_leads_on() {
    for query in
        ["kind=xyz", "category=party", "time=yesterday", "partners=elkem-salten&category=award"]
    {
        let html = page(&format!("/en/timeline?{query}")).await;
        assert_eq!(told(&html), BTreeSet::new(), "{query}");
        assert!(html.contains("No milestone fits here. <a href=\"/en/timeline\">"), "{query}");
    }
    let named = page("/en/timeline?kind=xyz").await;
    assert!(named.contains("“xyz” is not in the register"));
}

#[tokio::test]
async fn filters_kind_of_event_and_part_of_the_story_hold_together() {
    let html = page("/en/timeline?time=2018/2020&kind=process-industry&category=project").await;
    assert!(html.contains("type=\"hidden\" name=\"time\" value=\"2018/2020\""));
    assert!(html.contains("type=\"hidden\" name=\"kind\" value=\"process-industry\""));
    assert!(html.contains("<option value=\"project\" selected>"));
    assert!(html.contains("href=\"/en/?kind=process-industry&amp;time=2018/2020\""), "to the map");
    let app = server::router(made_up(900).await);
    let first = send(app, request("GET", "/en/timeline?role=partner", &[])).await;
    let first = String::from_utf8(first.body.to_vec()).unwrap();
    let next = between(&first, "rel=\"next\" href=\"", "#")[0];
    assert!(next.starts_with("/en/timeline?role=partner&amp;at="), "{next}");
}

#[tokio::test]
async fn each_milestone_leads_to_the_map_of_its_moment() {
    let html = page("/en/timeline").await;
    let moments = links(&html, "href=\"/en/?time=");
    let of = |id: &str| {
        let open = format!("open=milestone.{id}");
        moments.iter().find(|to| to.split('&').any(|part| part == open)).unwrap()
    };
    assert!(of("arena-admission").starts_with("/en/?time=2017-10-16&"), "{moments:?}");
    let answer = get(of("arena-admission"), &[]).await;
    assert_eq!(answer.status, 200);
    let some = page("/en/timeline?kind=process-industry").await;
    let narrowed = links(&some, "href=\"/en/?kind=process-industry&amp;time=");
    assert!(!narrowed.is_empty(), "the filters of the story hold on its maps");
}
