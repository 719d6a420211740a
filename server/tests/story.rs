//! What happened and when: the milestones of a view with their moments, how the partnership grew, and
//! the projects of a time.

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
async fn a_filter_that_is_taken_away_leaves_the_kind_of_event() {
    let html = page("/en/timeline?kind=process-industry&place=1833&category=award").await;
    for kept in ["place=1833", "kind=process-industry"] {
        let chip = format!("<a href=\"/en/timeline?{kept}&amp;category=award\" aria-label=\"");
        assert!(html.contains(&chip), "{chip}");
    }
    // What is no kind of event stays named until it is mended.
    let html = page("/en/timeline?kind=process-industry&category=party").await;
    assert!(html.contains("<a href=\"/en/timeline?category=party\" aria-label=\""));
    let html = page("/en/timeline?kind=process-industry").await;
    assert!(html.contains("<a href=\"/en/timeline\" aria-label=\""));
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

/// What a source counts, as the pages say it, in the order of the dates.
const COUNTS: [&str; 10] =
    ["40", "40", "41", "46", "&gt; 50", "83", "&gt; 80", "90", "&gt; 90", "102"];

#[tokio::test]
async fn every_count_by_a_source_stands_at_its_point_and_in_the_table_below() {
    for rest in ["timeline", "numbers"] {
        let html = page(&format!("/en/{rest}")).await;
        let (_, growth) = html.split_once("<div class=\"growth\">").unwrap();
        let (picture, below) = growth.split_once("</div>").unwrap();
        let points = between(picture, "<svg class=\"total", "</svg>");
        let numbers: Vec<&str> = points
            .iter()
            .map(|point| between(point, "<text", "</text>")[0].split_once('>').unwrap().1)
            .collect();
        assert_eq!(numbers, COUNTS, "{rest}");
        let table = between(below, "<table", "</table>")[0];
        for count in COUNTS {
            let said = format!("<td>{} partners</td>", count.replace("&gt;", "more than"));
            assert!(table.contains(&said), "{rest}: {said}");
        }
    }
}

#[tokio::test]
async fn picture_and_table_of_growth_count_the_same_records_and_say_that_sources_count_all() {
    let (all, some) = (page("/en/numbers").await, page("/en/numbers?site=mo-industripark").await);
    let last = |html: &str| {
        let table = html.split_once("<div class=\"growth\">").unwrap().1;
        between(between(table, "<tbody>", "</tbody>")[0], "<td>", "</td>")
            .last()
            .unwrap()
            .to_string()
    };
    assert_ne!(last(&all), last(&some));
    let note = "The sources count the whole cluster; the filters hold for the register only.";
    assert!(some.contains(note) && !all.contains(note));
    let then = page("/en/numbers?time=2018").await;
    assert_eq!(last(&all), last(&then), "growth shows every time");
    assert!(!then.contains(note));
}

#[tokio::test]
async fn projects_are_those_that_may_have_gone_on_at_the_time_as_the_interface_gives_them() {
    for (query, there, gone) in [
        ("time=2019", "co2-hub-nord", "indigo"),
        ("time=2019", "aquaponics-study", "hydrogen-hub-mo"),
        ("time=2019&undated=hide", "co2-hub-nord", "aquaponics-study"),
        ("time=2021/2023", "indigo", "none"),
        ("partners=rana-gruber&time=2023", "indigo", "hydrogen-hub-mo"),
        ("kind=process-industry&time=2017", "circular-economy-network", "co2-hub-nord"),
    ] {
        let html = page(&format!("/en/projects?{query}")).await;
        let cards = between(&html, "<ul class=\"cards\">", "</ul>")[0];
        let listed: BTreeSet<&str> = between(cards, "/en/projects/", "\"").into_iter().collect();
        assert!(listed.contains(there) && !listed.contains(gone), "{query}: {listed:?}");
        let given = get(&format!("/api/v1/projects?limit=500&{query}"), &[]).await;
        let given: Value = serde_json::from_slice(&given.body).unwrap();
        let given = given["items"].as_array().unwrap().iter();
        let given: BTreeSet<&str> = given.map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(listed, given, "{query}");
    }
    assert!(page("/en/projects?time=yesterday").await.contains("No project of the register fits"));
}
