//! The pages around the explorer: each complete, in both languages, with links that lead somewhere.

use std::{collections::HashSet, path::Path};

use serde_json::Value;
use server::{settings::Loaded, tiles::Basemap};

use crate::{
    crawl::crawl,
    support::{get, made_up, request, send, site_with},
};

pub(crate) async fn page(address: &str) -> String {
    let answer = get(address, &[]).await;
    assert_eq!(answer.status, 200, "{address}");
    String::from_utf8(answer.body.to_vec()).unwrap()
}

/// What stands between each `before` and the next `after`.
pub(crate) fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

/// What is wrong with the markup of a page: headings, ids, styles, names of links.
pub(crate) fn check(address: &str, html: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "{address}");
    let mut level = 0;
    for heading in between(html, "<h", ">") {
        if let Some(next) = heading.chars().next().and_then(|c| c.to_digit(10)) {
            assert!(next <= level + 1, "{address}: h{next} after h{level}");
            level = next;
        }
    }
    let mut seen = HashSet::new();
    for id in between(html, " id=\"", "\"") {
        assert!(seen.insert(id), "{address}: {id} twice");
    }
    for to in between(html, " href=\"#", "\"") {
        let sign = ["i-", "k-", "c-", "brand"].iter().any(|sign| to.starts_with(sign));
        assert!(sign || seen.contains(to), "{address}: no #{to}");
    }
    assert!(!html.contains(" style=\""), "{address}: the policy drops style attributes");
}

#[tokio::test]
async fn another_cluster_has_every_page_under_its_own_look() {
    let settings =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/estuary-cluster/settings.toml");
    let loaded = Loaded::read(Some(&settings)).unwrap();
    let app = server::router(site_with(loaded, Basemap::embedded().await.unwrap()).await);
    let pages = crawl(&app, &["en"]).await;
    assert!(pages.len() > 40, "{}", pages.len());
    for (path, html) in &pages {
        for foreign in ["Arctic Cluster Team", "Helgeland", "Mo Industripark"] {
            assert!(!html.contains(foreign), "{path}: {foreign}");
        }
        assert!(html.contains("<img src=\"/logo/") && html.contains("#7a2e5d"), "{path}");
        let meta =
            html.contains("property=\"og:image\" content=\"https://cluster.example.org/map.png?");
        assert!(meta, "{path}: absolute addresses come from public_url");
    }
    assert!(pages["/en/join"].contains("mailto:register@cluster.example.org"));
    assert!(pages["/en/about"].contains("To make something made-up of tides."));
    assert!(pages["/en/help"].contains("Nothing here is true."));
    assert!(pages["/en/partners/heron-glass"].contains("Founders"));
    let ask = async |address: &str| send(app.clone(), request("GET", address, &[])).await;
    let logo = between(&pages["/en/help"], "<img src=\"", "\"")[0].to_owned();
    assert_eq!(ask(&logo).await.header("content-type"), "image/svg+xml");
    let security = ask("/.well-known/security.txt").await;
    let security = String::from_utf8(security.body.to_vec()).unwrap();
    assert!(
        security.starts_with("Contact: mailto:register@cluster.example.org\nExpires: 2024-11-28T"),
        "{security}"
    );
    let manifest: Value = serde_json::from_slice(&ask("/en.webmanifest").await.body).unwrap();
    assert_eq!(manifest["short_name"], "EEC");
    for icon in manifest["icons"].as_array().unwrap() {
        let answer = ask(icon["src"].as_str().unwrap()).await;
        assert_eq!(answer.header("content-type"), icon["type"].as_str().unwrap());
        if icon["type"] == "image/png" {
            assert_eq!(&answer.body[1..4], b"PNG");
        }
    }
}

#[tokio::test]
async fn without_a_contact_there_is_no_security_txt() {
    get("/.well-known/security.txt", &[]).await.problem(404);
}

#[tokio::test]
async fn a_page_that_is_shared_has_title_text_and_the_picture_of_its_view() {
    for (rest, picture) in [
        ("", "lang=en"),
        ("?kind=process-industry", "kind=process-industry&amp;lang=en"),
        ("partners/elkem-rana", "partners=elkem-rana&amp;zoom=9&amp;center="),
        ("sites/mo-industripark", "site=mo-industripark&amp;zoom=11&amp;center="),
        ("expertise/hydrogen", "expertise=hydrogen&amp;lang=en"),
    ] {
        let html = page(&format!("/en/{rest}")).await;
        let wanted =
            format!("property=\"og:image\" content=\"http://127.0.0.1:3000/map.png?{picture}");
        assert!(html.contains(&wanted), "{rest}: {wanted}");
        for name in ["og:title", "og:description", "og:url", "og:site_name", "og:locale"] {
            assert!(html.contains(&format!("property=\"{name}\" content=\"")), "{rest}: {name}");
        }
        assert!(html.contains("name=\"twitter:card\" content=\"summary_large_image\""), "{rest}");
        let address =
            between(&html, "property=\"og:image\" content=\"http://127.0.0.1:3000", "\"")[0];
        let drawn = get(&address.replace("&amp;", "&"), &[]).await;
        assert_eq!(drawn.header("content-type"), "image/png", "{rest}");
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
async fn a_long_story_is_told_in_parts_that_leave_nothing_out() {
    let app = server::router(made_up(900).await);
    let part = async |address: &str| {
        let answer = send(app.clone(), request("GET", address, &[])).await;
        assert_eq!(answer.status, 200, "{address}");
        String::from_utf8(answer.body.to_vec()).unwrap()
    };
    let (mut told, mut next) = (HashSet::new(), Some("/en/timeline".to_owned()));
    let mut parts = 0;
    while let Some(address) = next {
        let html = part(&address).await;
        check(&address, &html);
        let own = format!("rel=\"canonical\" href=\"http://127.0.0.1:3000{address}\"");
        assert!(html.contains(&own), "{address} names itself");
        let here = between(&html, "class=\"event\" id=\"", "\"");
        assert!((1..160).contains(&here.len()), "{address}: {}", here.len());
        for id in here {
            assert!(told.insert(id.to_owned()), "{id} is told twice");
        }
        let link = between(&html, "rel=\"next\" href=\"", "#");
        next = link.first().map(|link| link.replace("&amp;", "&"));
        parts += 1;
    }
    assert_eq!((told.len(), parts > 2), (300, true));
    // Links to a milestone lead to its part.
    let found = part("/en/search?q=made-up%20event%20299").await;
    let link = between(&found, "\"/en/timeline?at=", "\"")[0];
    let (id, anchor) = link.split_once('#').unwrap();
    assert_eq!(id, anchor);
    assert!(part(&format!("/en/timeline?at={id}")).await.contains(&format!("id=\"{id}\"")));
}

#[tokio::test]
async fn facts_of_a_site_are_told_as_their_sources_tell_them() {
    let site = page("/en/sites/mo-industripark").await;
    for text in ["2335 (September 2015)", "more than 2500", "10 July 1946"] {
        assert!(site.contains(text), "{text}");
    }
    assert!(!site.contains("null"));
}

#[tokio::test]
async fn the_accessibility_statement_says_when_it_was_last_updated() {
    for (address, label, date) in [
        ("/nb/accessibility", "Erklæringen ble sist oppdatert", "28. november 2026"),
        ("/en/accessibility", "Statement last updated", "28 November 2026"),
    ] {
        let html = page(address).await;
        let said = format!("<dt>{label}</dt><dd>{date}</dd>");
        assert!(html.contains(&said), "{address}: {said}");
    }
}

#[tokio::test]
async fn a_municipality_has_its_official_names_with_their_language() {
    let fauske = page("/nb/places/1841").await;
    assert!(fauske.contains("lang=\"smj\""), "Fuossko is Lule Sámi");
}

#[tokio::test]
async fn an_id_that_names_nothing_is_not_found_and_the_nearest_of_its_kind_is_offered() {
    for (rest, nearest) in [
        ("sites/mo-industriprak", "/en/sites/mo-industripark"),
        ("expertise/hydrogn", "/en/expertise/hydrogen"),
        ("kinds/process-indstry", "/en/kinds/process-industry"),
        ("places/rana", "/en/places/1833"),
        ("projects/indgo", "/en/projects/indigo"),
        ("partners/elkem-rna", "/en/partners/elkem-rana"),
        ("timelin", "/en/search"),
        ("timelin", "/en/timeline"),
        ("verdikjde", "/en/value-chain"),
        ("a/b/numbrs", "/en/numbers"),
        ("sites/x", "/en/sites"),
    ] {
        let answer = get(&format!("/en/{rest}"), &[]).await;
        assert_eq!(answer.status, 404, "{rest}");
        let html = String::from_utf8(answer.body.to_vec()).unwrap();
        let main = between(&html, "<main", "</main>")[0];
        assert!(main.contains(&format!("\"{nearest}\"")), "{rest}: {main}");
        assert!(html.contains("name=\"robots\" content=\"noindex\""), "{rest}");
        assert!(rest.starts_with("partners") || !main.contains("/en/partners/"), "{rest}");
    }
}

#[tokio::test]
async fn a_project_says_who_takes_part_what_came_of_it_and_who_says_so() {
    let all = page("/en/projects").await;
    for text in [
        "95\u{a0}per cent",
        "500,000 diesel cars",
        "INDIGO",
        "href=\"https://www.nrk.no/nordland/elkem-salten",
    ] {
        assert!(all.contains(text), "{text}");
    }
    let hub = page("/nb/projects/co2-hub-nord").await;
    for text in [
        "SMA Mineral AS <small>(ikke i registeret)",
        "/nb/partners/elkem-rana",
        "/nb/timeline#co2-pilot-test",
        "1,5\u{a0}millioner tonn",
    ] {
        assert!(hub.contains(text), "{text}");
    }
    assert!(page("/en/partners/elkem-salten").await.contains("/en/projects/elkem-salten-nox"));
    let some = page("/en/projects?partners=rana-gruber").await;
    assert!(some.contains("/en/projects/indigo") && !some.contains("/en/projects/hydrogen-hub-mo"));
}

#[tokio::test]
async fn the_shortlist_stands_side_by_side_and_says_what_it_does_not_know() {
    let html = page("/en/compare?partners=elkem-salten,elkem-rana,nobody").await;
    let main = between(&html, "<main", "</main>")[0];
    let at = |name: &str| main.find(&format!("/en/partners/{name}\"")).unwrap();
    assert!(at("elkem-salten") < at("elkem-rana"), "in the order of the address");
    assert!(main.contains("nobody") && main.contains("in common"), "{main}");
    assert!(page("/en/compare").await.contains("No organisation is chosen"));
}

#[tokio::test]
async fn one_search_finds_everything_and_forgives() {
    for (q, found) in [
        ("elkm", "/nb/partners/elkem-rana"),
        ("hydrogn", "/nb/projects/hydrogen-hub-mo"),
        ("hydrogen", "/nb/expertise/hydrogen"),
        ("xylofonorkester", "Ingenting"),
        ("mosjoen", "/nb/sites/mosjoen"),
        ("fauske", "/nb/places/1841"),
        ("GOLD-merkt", "/nb/timeline#gold-label"),
    ] {
        let html = page(&format!("/nb/search?q={q}")).await;
        let main = between(&html, "<main", "</main>")[0];
        assert!(main.contains(found), "{q}: {main}");
    }
    assert!(!page("/nb/search?q=").await.contains("Ingenting"));
}

#[tokio::test]
async fn values_that_a_page_does_not_know_are_named_and_hidden_fields_are_as_they_were_sent() {
    let table = page("/en/partners?columns=role&columns=shoe&near=mo-i-rana&q=a%20%26%20b").await;
    assert!(table.contains("There is no such column: “shoe”"), "{table}");
    assert!(table.contains("<input type=\"hidden\" name=\"near\" value=\"mo-i-rana\">"));
    assert_eq!(table.matches("name=\"q\" value=\"a &amp; b\"").count(), 1);
    assert!(
        page("/en/timeline?category=party")
            .await
            .contains("There is no such kind of event: “party”")
    );
    let story = page("/en/timeline?at=1812").await;
    assert!(
        story.contains("There is no such year or milestone in the story: “1812”. The years are ")
    );
    let hidden = page("/en/partners?time=2018%2F2020&kind=xyz").await;
    assert!(hidden.contains("name=\"time\" value=\"2018/2020\""));
    assert!(hidden.contains("type=\"hidden\" name=\"kind\" value=\"xyz\""), "stays named");
    let landing = page("/en/sites/mo-industripark?site=mosjoen&kind=process-industry").await;
    assert!(landing.contains("Remove the filter") || landing.contains("filter"));
    assert!(
        !between(&landing, "<main", "</main>")[0].contains("Mosjøen ×"),
        "its own facet is no chip"
    );
}

#[tokio::test]
async fn charts_are_tables_and_pictures_of_the_same_selection() {
    let table = get("/charts/kind.csv?role=partner&lang=en", &[]).await;
    let text = std::str::from_utf8(&table.body).unwrap();
    assert!(text.starts_with("\"Type\",\"Count\"\r\n") || text.contains("\"Count\""), "{text}");
    assert!(text.contains("\"Process industry\",9"), "{text}");
    assert_eq!(get("/charts/kind.png", &[]).await.header("content-type"), "image/png");
    get("/charts/shoe.csv", &[]).await.problem(404);
    get("/charts/kind.csv?lang=de", &[]).await.problem(400);
}
