//! Every link of the site is followed once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use axum::Router;

use crate::{
    pages_of_text::{between, check},
    support::{get, request, send, site},
};

/// At most so many choices of filters are looked at, and so many files.
const MOST_CHOICES: usize = 400;

/// Path and names of parameters of an address: links that differ in values alone lead to the same sort of
/// answer, of which one is looked at.
fn sort_of(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let names: BTreeSet<&str> =
        query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{path}?{}", Vec::from_iter(names).join("&"))
}

/// Goes from the front pages of a site through every link below its languages, and checks each page:
/// its path, one choice of each sort of filters, and its markup; and that the files answer that it offers.
/// Views of the explorer are not followed.
pub(crate) async fn crawl(app: &Router, langs: &[&str]) -> BTreeMap<String, String> {
    // Choices that any cluster has, so that what pages lead to under filters is looked at, too.
    let starts = ["partners", "value-chain", "timeline", "numbers", "projects"];
    let start = |lang: &&str| {
        let chosen = starts.map(|rest| format!("/{lang}/{rest}?role=partner&time=2018/2020"));
        chosen.into_iter().chain([format!("/{lang}/")])
    };
    let mut open: Vec<(String, String)> =
        langs.iter().flat_map(start).map(|address| (address, String::from("the start"))).collect();
    let (mut pages, mut seen) = (BTreeMap::new(), HashSet::new());
    let (mut sorts, mut files) = (HashSet::new(), HashSet::new());
    let is_explorer = |path: &str| langs.iter().any(|lang| path == format!("/{lang}/"));
    while let Some((address, from)) = open.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let answer = send(app.clone(), request("GET", &address, &[])).await;
        if answer.status.is_redirection() {
            // The builder of embeds, which writes what it starts from into its address.
            open.push((answer.header("location").to_owned(), address));
            continue;
        }
        assert_eq!(answer.status, 200, "{from} leads to {address}");
        let html = String::from_utf8(answer.body.to_vec()).unwrap();
        let lang = &address[1..3];
        assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{address}");
        if !is_explorer(&address) {
            check(&address, &html);
            assert!(
                html.contains("rel=\"canonical\"") && html.contains("hreflang=\"en\""),
                "{address}"
            );
        }
        for link in
            ["href=\"/", "src=\"/", "srcset=\"/"].iter().flat_map(|link| between(&html, link, "\""))
        {
            let link = format!("/{}", link.split('#').next().unwrap().replace("&amp;", "&"));
            let path = link.split('?').next().unwrap().to_owned();
            // Frames for other sites are no pages of this one.
            let file = ["/charts/", "/map.", "/api/"].iter().any(|of| path.starts_with(of))
                || path.contains("/embed/");
            if !file && langs.iter().any(|lang| path.starts_with(&format!("/{lang}/"))) {
                let choice = path != link && !is_explorer(&path) && sorts.len() < MOST_CHOICES;
                if choice && sorts.insert(sort_of(&link)) {
                    open.push((link, address.clone()));
                }
                open.push((path, address.clone()));
            } else if file && files.len() < MOST_CHOICES && files.insert(sort_of(&link)) {
                let answer = send(app.clone(), request("GET", &link, &[])).await;
                assert_eq!(answer.status, 200, "{address} offers {link}");
            }
        }
        pages.insert(address, html);
    }
    assert!(sorts.len() > 5 && files.len() > 20, "{} {}", sorts.len(), files.len());
    pages
}

#[tokio::test]
async fn every_link_of_the_site_leads_to_a_sound_page_and_no_page_is_an_orphan() {
    let app = server::router(site().await);
    // The other language has the same addresses.
    let pages = crawl(&app, &["nb"]).await;
    let map = String::from_utf8(get("/sitemap.xml", &[]).await.body.to_vec()).unwrap();
    let listed = between(&map, "<loc>http://127.0.0.1:3000", "</loc>");
    assert!(listed.len() > 2 * 100, "{}", listed.len());
    for path in listed {
        let same = path.replacen("/en/", "/nb/", 1);
        assert!(pages.contains_key(&same), "nothing leads to {path}");
    }
}

#[tokio::test]
async fn every_page_is_there_in_english_and_sound() {
    let app = server::router(site().await);
    let pages = crawl(&app, &["en"]).await;
    assert!(pages.len() > 100, "{}", pages.len());
}
