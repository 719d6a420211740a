//! One query string, one set: 500 random ones over the page's list, its HTML, the JSON list and every
//! format.

use axum::Router;
use proptest::{
    collection::vec,
    prelude::*,
    sample::{select, subsequence},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use server::Site;
use shared::{
    lang::Lang,
    view::{Facet, View, encode, pairs},
};

use super::{ids, json, readers};
use crate::support::{Answer, request, send, site};

const QUERIES: usize = 500;
/// Of so many of them the page is drawn as well.
const DRAWN: usize = 20;

#[tokio::test]
async fn the_same_query_string_gives_the_same_organisations_everywhere() {
    let site = site().await;
    let app = server::router(site.clone());
    let mut runner = TestRunner::deterministic();
    let queries = queries(&site);
    let (mut found, mut refused, mut drawn) = (0, 0, 0);
    for _ in 0..QUERIES {
        let query = queries.new_tree(&mut runner).unwrap().current();
        let Some(expected) = list(&site, &query) else {
            refused += 1;
            refuses(&app, &query).await;
            continue;
        };
        found += usize::from(!expected.is_empty() && expected.len() < 36);
        gives(&app, &query, &expected).await;
        if drawn < DRAWN && !expected.is_empty() && expected.len() < 36 {
            drawn += 1;
            assert_eq!(page(&app, &query).await, expected, "the page of {query}");
        }
    }
    // Enough of each that the test says something.
    assert!(found > 100 && refused > 30 && drawn == DRAWN, "{found} {refused} {drawn}");
}

/// The list of the page, in order; `None` where it names a value that it does not understand.
fn list(site: &Site, query: &str) -> Option<Vec<String>> {
    let published = site.published();
    let directory = &published.directory;
    let view = View { page: 100, ..View::parse(query) };
    let result = directory.answer(&view, Lang::Nb, &directory.first_canvas(&view)).result;
    let rows = result.rows.iter().map(|row| row.partner.slug.clone()).collect();
    result.notes.is_empty().then_some(rows)
}

async fn gives(app: &Router, query: &str, expected: &[String]) {
    let mut sorted = expected.to_vec();
    sorted.sort();
    let body = async |path: &str| {
        let answer = ask(app, &format!("/api/v1/{path}?{query}&limit=500")).await;
        assert_eq!(answer.status, 200, "{path}?{query}");
        answer
    };
    let found = json(&body("partners").await);
    assert_eq!(ids(&found), expected, "the list of {query}");
    assert_eq!(found["total"], expected.len(), "{query}");
    assert_eq!(readers::csv(&body("partners.csv").await.body), expected, "CSV of {query}");
    assert_eq!(readers::xlsx(&body("partners.xlsx").await.body), expected, "XLSX of {query}");
    assert_eq!(
        readers::geojson(&body("partners.geojson").await.body),
        expected,
        "GeoJSON of {query}"
    );
    assert_eq!(readers::atom(&body("partners.atom").await.body), sorted, "Atom of {query}");
    assert_eq!(readers::ics(&body("partners.ics").await.body), sorted, "iCalendar of {query}");
    let features =
        ask(app, &format!("/api/v1/ogc/collections/partners/items?{}", ogc(query))).await;
    assert_eq!(features.status, 200, "features of {query}: {features:?}");
    let mut features = readers::geojson(&features.body);
    features.sort();
    assert_eq!(features, sorted, "features of {query}");
}

async fn refuses(app: &Router, query: &str) {
    for path in [
        "partners",
        "partners.csv",
        "partners.xlsx",
        "partners.geojson",
        "partners.atom",
        "partners.ics",
    ] {
        let problem = ask(app, &format!("/api/v1/{path}?{query}")).await.problem(400);
        assert!(!problem["errors"].as_array().unwrap().is_empty(), "{path}?{query}");
    }
}

/// The links of the list in the HTML of the page, in order.
async fn page(app: &Router, query: &str) -> Vec<String> {
    let answer = ask(app, &format!("/nb/?{query}")).await;
    let html = std::str::from_utf8(&answer.body).unwrap();
    let main = html.split("<main").nth(1).unwrap();
    let total = list_len(html);
    let links = main.split("href=\"/nb/partners/").skip(1);
    links.map(|rest| rest.split('"').next().unwrap().to_owned()).take(total).collect()
}

/// How many organisations the page says that it shows.
fn list_len(html: &str) -> usize {
    let before = html.find(" organisasjon").unwrap();
    let digits: String = html[..before].chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap()
}

async fn ask(app: &Router, address: &str) -> Answer {
    send(app.clone(), request("GET", address, &[])).await
}

/// The query string as OGC API Features takes it.
fn ogc(query: &str) -> String {
    let mut out = "limit=500".to_owned();
    for (name, value) in pairs(query).filter(|(name, _)| name != "sort") {
        // There a blank value is none, and a bad one.
        if value.is_empty() && ["time", "bbox"].contains(&name.as_ref()) {
            continue;
        }
        let name = if name == "time" { "datetime" } else { &name };
        out += &format!("&{name}=");
        encode(&value, &mut out);
    }
    out
}

/// Query strings over what the data hold, and now and then something that they do not.
fn queries(site: &Site) -> impl Strategy<Value = String> {
    let published = site.published();
    let columns = &published.directory.columns;
    let facets: Vec<BoxedStrategy<Vec<String>>> = Facet::ALL
        .map(|facet| {
            let known: Vec<String> = columns.facet_ids(facet).map(str::to_owned).collect();
            let some = subsequence(known, 1..=3).prop_map(move |ids| {
                ids.into_iter().map(|id| format!("{}={id}", facet.key())).collect()
            });
            sometimes(
                0.2,
                prop_oneof![
                    12 => some,
                    1 => Just(vec![format!("{}=nothing-like-it", facet.key())]),
                    1 => Just(vec![format!("{}=", facet.key())]),
                ],
            )
        })
        .into();
    let words: Vec<String> = columns
        .partners
        .name
        .iter()
        .flat_map(|name| name.split(' ').map(str::to_owned))
        .chain(["hydrogen", "xyzzy", "mo rana", "elkme"].map(str::to_owned))
        .collect();
    let places: Vec<String> = columns
        .places
        .iter()
        .filter(|place| place.point.is_some())
        .map(|place| place.id.clone())
        .chain(["66.3,14.1", "atlantis", "95,200"].map(str::to_owned))
        .collect();
    let slugs: Vec<String> = columns.partners.slug.iter().map(str::to_owned).collect();
    let near = (select(places), select(vec!["1", "30", "100.5", "700", "-1"]))
        .prop_map(|(place, km)| vec![format!("near={place}"), format!("radius={km}")]);
    let parts: Vec<BoxedStrategy<Vec<String>>> = facets
        .into_iter()
        .chain([
            sometimes(0.3, select(words).prop_map(|word| vec![text("q", &word)])),
            sometimes(0.2, near),
            sometimes(0.2, one("bbox", &["13,65,15,67", "10,60,20,70", "0,0,1,1", "1,2,3", ""])),
            sometimes(
                0.3,
                one("time", &["2017", "2019-06", "2018/2020", "2030", "1990", "soon", ""]),
            ),
            sometimes(0.2, one("undated", &["hide", "show", "maybe"])),
            sometimes(0.2, one("match", &["all", "any"])),
            sometimes(
                0.15,
                subsequence(slugs, 0..=12)
                    .prop_map(|slugs| vec![text("partners", &slugs.join(","))]),
            ),
            sometimes(0.3, one("sort", &["name", "joined", "distance"])),
        ])
        .collect();
    parts.prop_map(|parts| parts.concat().join("&"))
}

fn sometimes(
    chance: f64,
    part: impl Strategy<Value = Vec<String>> + 'static,
) -> BoxedStrategy<Vec<String>> {
    prop::option::weighted(chance, part).prop_map(Option::unwrap_or_default).boxed()
}

fn one(name: &'static str, values: &[&'static str]) -> impl Strategy<Value = Vec<String>> + use<> {
    vec(select(values.to_vec()), 1).prop_map(move |values| vec![text(name, values[0])])
}

fn text(name: &str, value: &str) -> String {
    let mut out = format!("{name}=");
    encode(value, &mut out);
    out
}
