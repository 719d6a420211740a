//! OGC API Features as map programs use it.

use serde_json::Value;

use super::{json, read, readers};
use crate::support::get;

const ITEMS: &str = "/api/v1/ogc/collections/partners/items";

fn link<'a>(resource: &'a Value, rel: &str) -> Option<&'a str> {
    let links = resource["links"].as_array().unwrap();
    let link = links.iter().find(|link| link["rel"] == rel)?;
    link["href"].as_str().unwrap().strip_prefix("http://127.0.0.1:3000")
}

#[tokio::test]
async fn a_program_finds_everything_from_the_entrance() {
    let landing = read("/api/v1/ogc").await;
    for rel in ["self", "alternate", "service-desc", "service-doc", "conformance", "data"] {
        let address = link(&landing, rel).unwrap_or_else(|| panic!("{rel}"));
        assert_eq!(get(address, &[]).await.status, 200, "{address}");
    }
    let conformance = read(link(&landing, "conformance").unwrap()).await;
    for class in ["core", "geojson", "html"] {
        let class = format!("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{class}");
        assert!(conformance["conformsTo"].as_array().unwrap().contains(&class.into()));
    }
    let collections = read(link(&landing, "data").unwrap()).await;
    let collection = &collections["collections"][0];
    assert_eq!(collection["id"], "partners");
    let [west, south, east, north] =
        [0, 1, 2, 3].map(|at| collection["extent"]["spatial"]["bbox"][0][at].as_f64().unwrap());
    assert!(west < east && south < north);
    assert_eq!(collection["extent"]["temporal"]["interval"][0][1], Value::Null);
    let items = link(collection, "items").unwrap();
    let answer = get(items, &[]).await;
    assert_eq!(answer.header("content-type"), "application/geo+json");
    assert_eq!(readers::geojson(&answer.body).len(), 36);
}

#[tokio::test]
async fn pages_of_features_follow_each_other() {
    let mut address = format!("{ITEMS}?limit=7&role=partner&datetime=2018-01-01/..");
    let mut all = Vec::new();
    loop {
        let answer = get(&address, &[]).await;
        all.extend(readers::geojson(&answer.body));
        let page = json(&answer);
        assert_eq!(
            page["numberReturned"].as_u64().unwrap() as usize,
            page["features"].as_array().unwrap().len()
        );
        assert_eq!(page["numberMatched"], 18);
        match link(&page, "next") {
            Some(next) => address = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(all, super::ids(&read("/api/v1/partners?role=partner&time=2018/9999").await));
}

#[tokio::test]
async fn a_limit_that_is_too_high_is_lowered_and_one_that_is_none_refused() {
    assert_eq!(read(&format!("{ITEMS}?limit=100000")).await["numberReturned"], 36);
    for query in [
        "limit=0",
        "limit=-1",
        "limit=x",
        "offset=-1",
        "bbox=1,2,3",
        "bbox=1,9,2,3",
        "datetime=soon",
        "f=xml",
    ] {
        let problem = get(&format!("{ITEMS}?{query}"), &[]).await.problem(400);
        assert_eq!(problem["errors"][0]["name"], query.split('=').next().unwrap());
    }
}

#[tokio::test]
async fn unknown_parameters_are_refused() {
    for address in ["/api/v1/ogc", "/api/v1/ogc/conformance", ITEMS] {
        let problem = get(&format!("{address}?colour=red"), &[]).await.problem(400);
        assert_eq!(problem["errors"][0]["name"], "colour");
    }
    get(&format!("{ITEMS}?time=2020"), &[]).await.problem(400);
}

#[tokio::test]
async fn a_box_and_a_time_choose_as_in_the_explorer() {
    let found = readers::geojson(
        &get(&format!("{ITEMS}?bbox=13,66,15,67&datetime=2019-06-30"), &[]).await.body,
    );
    assert!(!found.is_empty());
    assert_eq!(found, super::ids(&read("/api/v1/partners?bbox=13,66,15,67&time=2019-06-30").await));
}

#[tokio::test]
async fn one_feature_is_there_with_its_links() {
    let feature = read(&format!("{ITEMS}/elkem-rana")).await;
    assert_eq!((&feature["type"], &feature["id"]), (&"Feature".into(), &"elkem-rana".into()));
    assert_eq!(link(&feature, "collection"), Some("/api/v1/ogc/collections/partners"));
    assert!(link(&feature, "self").unwrap().starts_with(&format!("{ITEMS}/elkem-rana")));
    let problem = get(&format!("{ITEMS}/elkem-raan"), &[]).await.problem(404);
    assert_eq!(problem["nearest"][0], "elkem-rana");
}

#[tokio::test]
async fn browsers_get_pages_without_script() {
    for path in [
        "",
        "/conformance",
        "/collections",
        "/collections/partners",
        "/collections/partners/items",
        "/collections/partners/items/elkem-rana",
    ] {
        let page = get(&format!("/api/v1/ogc{path}"), &[("accept", "text/html,*/*;q=0.8")]).await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert!(
            page.header("content-security-policy")
                .starts_with("default-src 'none'; style-src 'self'")
        );
        let text = std::str::from_utf8(&page.body).unwrap();
        assert!(
            text.contains("<h1>") && !text.contains("<script") && !text.contains(" style="),
            "{path}"
        );
        let same =
            get(&format!("/api/v1/ogc{path}?f=html"), &[("accept", "application/json")]).await;
        assert_eq!(same.body, page.body, "{path}");
    }
}
