//! The charts of the page of numbers as files.

use std::path::Path;

use server::{settings::Loaded, tiles::Basemap};

use crate::{
    pages_of_text::{between, page},
    support::{get, made_up, request, send, site_with},
};

async fn text(address: &str) -> String {
    let answer = get(address, &[]).await;
    assert_eq!(answer.status, 200, "{address}");
    String::from_utf8(answer.body.to_vec()).unwrap()
}

#[tokio::test]
async fn every_chart_of_the_page_is_offered_as_a_table_and_as_a_picture_where_it_is_drawn() {
    let html = page("/en/numbers?kind=process-industry").await;
    let links = between(&html, "href=\"/charts/", "\"");
    let mut names: Vec<&str> = links.iter().map(|link| link.split('?').next().unwrap()).collect();
    names.sort_unstable();
    for name in ["growth", "completeness", "freshness", "kind", "stage", "expertise", "site"] {
        for ending in ["csv", "png"] {
            assert!(names.contains(&format!("{name}.{ending}").as_str()), "{name}.{ending}");
        }
    }
    assert!(names.contains(&"matrix.csv") && !names.contains(&"matrix.png"));
    for link in links {
        let answer = get(&format!("/charts/{}", link.replace("&amp;", "&")), &[]).await;
        assert_eq!(answer.status, 200, "{link}");
    }
    get("/charts/matrix.png", &[]).await.problem(404);
    assert!(text("/charts/freshness.svg").await.starts_with("<svg"));
}

#[tokio::test]
async fn growth_as_a_table_says_what_each_source_counts_and_what_the_records_add_up_to() {
    let csv = text("/charts/growth.csv?lang=en").await;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 11, "{csv}");
    assert!(lines[0].starts_with("\"Date\",\"Count\",\"Relation\","), "{csv}");
    for (line, begin) in [
        (1, "\"2017-07\",40,\"exact\","),
        (3, "\"2018~\",41,"),
        (5, "\"2019-04-02~\",50,\"more_than\","),
    ] {
        assert!(lines[line].starts_with(begin), "{}", lines[line]);
    }
    assert!(lines[1..].iter().all(|line| line.contains(",\"http")), "{csv}");
    let svg = text("/charts/growth.svg?lang=en").await;
    for number in [">40<", ">&gt; 80<", ">102<", ">2017<", "Points: counts by sources"] {
        assert!(svg.contains(number), "{number}: {svg}");
    }
    let some = text("/charts/growth.csv?lang=en&site=mo-industripark").await;
    assert_eq!(some.lines().count(), 11);
    assert_ne!(some, csv);
}

#[tokio::test]
async fn the_matrix_as_a_table_has_every_municipality() {
    let app = server::router(made_up(900).await);
    let ask = async |address: &str| {
        let answer = send(app.clone(), request("GET", address, &[])).await;
        assert_eq!(answer.status, 200, "{address}");
        String::from_utf8(answer.body.to_vec()).unwrap()
    };
    let csv = ask("/charts/matrix.csv?lang=en").await;
    let columns = csv.lines().next().unwrap().matches("\",\"").count();
    let html = ask("/en/numbers").await;
    let table = between(&html, "<table class=\"matrix\">", "</thead>")[0];
    let shown = table.matches("scope=\"col\"").count() - 1;
    assert!(shown < columns, "{shown} of {columns}");
    assert!(html.contains(&format!("… and {} more", columns - shown)));
}

#[tokio::test]
async fn a_filter_that_names_nothing_is_answered_as_the_interface_does() {
    for (query, name) in [
        ("kind=xyz", "kind"),
        ("kind=process-industry,xyz", "kind"),
        ("time=yesterday", "time"),
        ("partners=nobody", "partners"),
        ("undated=perhaps", "undated"),
        ("near=66.3", "near"),
        ("lang=de", "lang"),
    ] {
        for file in ["kind.csv", "growth.svg", "completeness.png"] {
            let problem = get(&format!("/charts/{file}?{query}"), &[]).await.problem(400);
            assert_eq!(problem["errors"][0]["name"], name, "{file}?{query}");
        }
    }
    let problem = get("/charts/kind.csv?kind=xyz&lang=en", &[]).await.problem(400);
    assert!(problem["detail"].as_str().unwrap().contains("Write one of"), "{problem}");
    text("/charts/kind.csv?sort=shoe&zoom=far&layout=x&page=none").await;
    get("/charts/shoe.csv?kind=xyz", &[]).await.problem(404);
}

#[tokio::test]
async fn pictures_are_in_the_colour_of_the_operator() {
    let settings =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/estuary-cluster/settings.toml");
    let loaded = Loaded::read(Some(&settings)).unwrap();
    let app = server::router(site_with(loaded, Basemap::embedded().await.unwrap()).await);
    for name in ["kind", "growth", "completeness"] {
        let address = format!("/charts/{name}.svg");
        let answer = send(app.clone(), request("GET", &address, &[])).await;
        let svg = String::from_utf8(answer.body.to_vec()).unwrap();
        assert!(svg.contains("fill=\"#7a2e5d\"") && !svg.contains("#0b5a75"), "{name}");
    }
}
