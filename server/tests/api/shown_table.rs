//! The files of the table of the page: what is shown there, and nothing else.

use std::io::Cursor;

use calamine::{Reader, Xlsx};

use super::json;
use crate::{
    pages_of_text::{between, page},
    support::{get, made_up, request, send},
};

const ALL: &str = "kind,role,stage,place,site,owner,expertise,since,confirmed,number,website";

/// The table of a page as its files have it: text by text, web sites with their whole address.
fn table_of(html: &str) -> Vec<Vec<String>> {
    let table = between(html, "<table>", "</table>")[0];
    let rows = table.split("<tr>").skip(1).map(|row| {
        let row = row.split("</tr>").next().unwrap().replace("<td", "<th");
        let mut cells: Vec<String> = row.split("<th").skip(1).map(cell).collect();
        cells.pop(); // the box to choose with
        cells
    });
    rows.collect()
}

fn cell(markup: &str) -> String {
    let (_, inside) = markup.split_once('>').unwrap();
    if inside.contains("rel=\"noopener\"") {
        return between(inside, "href=\"", "\"")[0].to_owned();
    }
    let inside = inside.replace("<span aria-hidden=\"true\"> ↑</span>", "");
    // The sign before a name is said after it.
    let inside = inside.split("<span class=\"vh\">").next().unwrap();
    let mut text = String::new();
    for part in inside.split('<') {
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    text.replace("&amp;", "&").replace("&lt;", "<").trim().to_owned()
}

fn csv(body: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body);
    let line = |line: csv::StringRecord| line.iter().map(str::to_owned).collect();
    reader.records().map(|record| line(record.unwrap())).collect()
}

fn xlsx(body: &[u8]) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(body)).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// The addresses of the files that a page links as its table.
fn files(html: &str) -> Vec<String> {
    let links = between(html, "href=\"/api/v1/partners.", "\"").into_iter();
    let links = links.filter(|link| link.contains("columns="));
    links.map(|link| format!("/api/v1/partners.{}", link.replace("&amp;", "&"))).collect()
}

#[tokio::test]
async fn the_files_of_the_table_hold_its_rows_and_columns_in_its_order() {
    for address in [
        "/nb/partners",
        "/en/partners?sort=joined",
        "/en/partners?columns=website&columns=owner&kind=process-industry",
        "/nb/partners?q=elkem&columns=number",
        "/en/partners?sort=distance&near=mo-i-rana&radius=500",
        "/en/partners?sort=distance&center=70,25",
        "/en/partners?time=2018&compare=2020&columns=since",
        &format!("/nb/partners?columns={ALL}"),
        &format!("/en/partners?columns={ALL}&sort=joined&place=18"),
    ] {
        let html = page(address).await;
        let shown = table_of(&html);
        assert!(shown.len() > 2 && shown[0].len() > 1, "{address}: {shown:?}");
        let files = files(&html);
        assert_eq!(files.len(), 2, "{address}");
        for file in files {
            let answer = get(&file, &[]).await;
            assert_eq!(answer.status, 200, "{file}: {answer:?}");
            let held = if file.contains(".csv") { csv(&answer.body) } else { xlsx(&answer.body) };
            assert_eq!(held, shown, "{file} of {address}");
        }
    }
}

#[tokio::test]
async fn the_files_hold_the_rows_of_the_following_pages_too() {
    let app = server::router(made_up(120).await);
    let ask = async |address: &str| send(app.clone(), request("GET", address, &[])).await;
    let html = String::from_utf8(ask("/en/partners").await.body.to_vec()).unwrap();
    assert_eq!(table_of(&html).len(), 1 + 50);
    let file = files(&html).remove(0);
    assert_eq!(csv(&ask(&file).await.body).len(), 1 + 120);
}

#[tokio::test]
async fn a_column_that_there_is_not_is_named_with_those_that_there_are() {
    for ending in ["csv", "xlsx"] {
        let address = format!("/api/v1/partners.{ending}?columns=kind,shoe&columns=name&lang=en");
        let problem = get(&address, &[]).await.problem(400);
        let errors = problem["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 2, "{problem}");
        for (error, value) in errors.iter().zip(["shoe", "name"]) {
            assert_eq!((&error["name"], &error["value"]), (&"columns".into(), &value.into()));
            let message = error["message"].as_str().unwrap();
            assert!(message.contains(value) && message.contains("kind, role, stage"), "{message}");
            assert!(message.contains("The name always stands first."), "{message}");
        }
    }
}

#[tokio::test]
async fn without_columns_the_files_are_whole_records_as_ever() {
    let whole = get("/api/v1/partners.csv?lang=en", &[]).await.body;
    for none in ["columns=", "columns=,%20", "kolonner=kind"] {
        let same = get(&format!("/api/v1/partners.csv?lang=en&{none}"), &[]).await.body;
        assert_eq!(same, whole, "{none}");
    }
    assert!(whole.starts_with(b"Id,Official name,Short name,Former names,Parent,Role,"));
    let chosen = get("/api/v1/partners.csv?lang=en&columns=kind", &[]).await.body;
    assert!(chosen.starts_with(b"Name,"), "answers of both are kept apart");
    // What has no table takes no columns: an unknown parameter is passed over, as ever.
    assert_eq!(get("/api/v1/partners.geojson?columns=shoe", &[]).await.status, 200);
}

#[tokio::test]
async fn the_interface_describes_the_columns_where_they_count() {
    let document = json(&get("/api/v1/openapi.json?lang=en", &[]).await);
    for (path, counts) in [
        ("partners.csv", true),
        ("partners.xlsx", true),
        ("partners.geojson", false),
        ("partners", false),
    ] {
        let parameters = document["paths"][format!("/api/v1/{path}")]["get"]["parameters"].clone();
        let columns =
            parameters.as_array().unwrap().iter().find(|one| one["name"] == "columns").cloned();
        assert_eq!(columns.is_some(), counts, "{path}");
        if let Some(columns) = columns {
            assert_eq!(columns["schema"]["items"]["enum"].as_array().unwrap().len(), 11);
        }
    }
}
