//! The pages as a browser without script sees them.

use std::path::Path;

use server::Site;

use crate::{
    observatory::score,
    support::{Answer, get, request, send, site},
};

fn html(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

#[tokio::test]
async fn the_bare_address_leads_to_the_language_that_the_browser_prefers() {
    for (accepted, address) in [
        ("en-GB,en;q=0.9,nb;q=0.8", "/en/"),
        ("nn-NO,en;q=0.5", "/nb/"),
        ("de", "/nb/"),
        ("en;q=0, nb;q=0.1", "/nb/"),
        ("", "/nb/"),
    ] {
        let answer = get("/", &[("accept-language", accepted)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (307, address));
        assert!(answer.header("vary").contains("accept-language"));
    }
    assert_eq!(get("/?q=elkem", &[]).await.header("location"), "/nb/?q=elkem");
}

#[tokio::test]
async fn the_front_page_says_what_the_cluster_is_and_leads_to_every_section() {
    let answer = get("/en/", &[]).await;
    let page = html(&answer);
    let about = "The process industry cluster of northern Norway.";
    assert!(page.contains(&format!("name=\"description\" content=\"{about} 18 of about 100")));
    assert!(page.contains("\"@type\":\"Organization\"") && page.contains("\"@type\":\"ItemList\""));
    for section in ["projects", "sites", "data", "help", "privacy", "accessibility", "join"] {
        assert!(page.contains(&format!("href=\"/en/{section}\"")), "no link to {section}");
    }
    // A selection is described by its filters, and is no list of the cluster.
    let narrowed = get("/en/?kind=process-industry", &[]).await;
    assert!(html(&narrowed).contains("content=\"Process industry. 18 of about 100"));
    assert!(!html(&narrowed).contains("application/ld+json"));
}

#[tokio::test]
async fn the_ground_of_any_part_of_the_map_is_drawn_for_browsers_without_webgl() {
    let whole = get("/page-data/nb/ground?", &[]).await;
    assert_eq!(
        (whole.status.as_u16(), whole.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    assert!(html(&whole).contains("class=\"land\"") && html(&whole).contains("class=\"place"));
    let closer = get("/page-data/nb/ground?zoom=9&center=66.3,14.1", &[]).await;
    assert!(html(&closer).contains("class=\"land coast\"") && html(&closer) != html(&whole));
    // It is what the page of the same view has.
    assert!(html(&get("/nb/?zoom=9&center=66.3,14.1", &[]).await).contains(html(&closer)));
    assert_eq!(get("/page-data/de/ground?", &[]).await.status, 404);
}

#[tokio::test]
async fn the_explorer_is_complete_without_script_in_both_languages() {
    for (address, lang, count, coverage) in [
        (
            "/nb/",
            "lang=\"nb\"",
            "36 organisasjoner",
            "18 av om lag 100 partnere er i dette registeret; 102 talt i 2023.",
        ),
        (
            "/en/",
            "lang=\"en\"",
            "36 organisations",
            "18 of about 100 partners are in this register; 102 counted in 2023.",
        ),
    ] {
        let answer = get(address, &[]).await;
        assert_eq!(answer.status, 200);
        let page = html(&answer);
        for text in
            [lang, count, coverage, "Elkem Salten", "ARENA PRO", "hreflang=\"en\"", "class=\"mark"]
        {
            assert!(page.contains(text), "{address} lacks {text}");
        }
        assert!(!page.contains(" style=\""), "the policy drops style attributes");
    }
}

#[tokio::test]
async fn a_page_has_its_own_nonce_and_scores_at_least_145() {
    let (one, other) = (get("/nb/", &[]).await, get("/nb/", &[]).await);
    assert_ne!(one.header("content-security-policy"), other.header("content-security-policy"));
    let score = score(&one.headers, html(&one));
    assert!(score >= 145, "{score}");
    assert_eq!(one.header("cache-control"), "private, no-cache");
    assert_eq!(one.header("etag"), "");
}

#[tokio::test]
async fn only_pages_with_a_map_that_moves_may_start_a_worker() {
    let policy =
        async |address| get(address, &[]).await.header("content-security-policy").to_owned();
    assert!(policy("/nb/").await.contains("worker-src 'self';"));
    assert!(policy("/nb/about").await.contains("worker-src 'none';"));
}

#[tokio::test]
async fn a_filter_in_the_address_narrows_the_list() {
    let answer = get("/nb/?site=mo-industripark&kind=process-industry", &[]).await;
    let page = html(&answer);
    assert!(page.contains("3 organisasjoner"), "Celsa, Elkem Rana and Ferroglobe");
    assert!(
        page.contains("/nb/partners/celsa-armeringsstal") && !page.contains("/nb/partners/norcem")
    );
}

#[tokio::test]
async fn a_value_that_names_nothing_is_named_and_shows_nothing() {
    for (address, said) in [
        ("/nb/?kind=xyz", "«xyz» finnes ikke i registeret"),
        ("/en/?kind=xyz", "“xyz” is not in the register"),
        ("/nb/?time=soon", "«soon» finnes ikke i registeret"),
        ("/en/?near=nowhere", "“nowhere” is not in the register"),
    ] {
        let answer = get(address, &[]).await;
        assert_eq!(answer.status, 200);
        assert!(html(&answer).contains(said), "{address}");
        assert!(!html(&answer).contains("class=\"row"), "{address} shows nobody");
    }
    let answer = get("/nb/?zoom=abc", &[]).await;
    assert!(
        html(&answer).contains("«abc» kan ikke leses") && html(&answer).contains("class=\"row")
    );
}

#[tokio::test]
async fn a_partner_page_tells_every_fact_with_its_source() {
    let answer = get("/nb/partners/elkem-salten", &[]).await;
    assert_eq!(answer.status, 200);
    for text in [
        "Elkem ASA",
        "Primærproduksjon",
        "16. oktober 2017",
        "dag ikke kjent",
        "nrk.no",
        "om lag 2020",
    ] {
        assert!(html(&answer).contains(text), "{text}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_page_with_the_nearest_names_in_its_language() {
    let answer = get("/en/partners/elkem-saltn", &[]).await;
    assert_eq!(answer.status, 404);
    assert!(
        html(&answer).contains("Did you mean")
            && html(&answer).contains("/en/partners/elkem-salten")
    );
    for (address, said) in [
        ("/nb/nothing/here", "Siden finnes ikke"),
        ("/en/x", "There is no such page"),
        ("/xx/", "Siden finnes ikke"),
    ] {
        let answer = get(address, &[]).await;
        assert_eq!(answer.status, 404, "{address}");
        assert!(html(&answer).contains(said), "{address}");
    }
}

#[tokio::test]
async fn markup_in_an_address_stays_text() {
    let answer =
        get("/nb/?q=%3Cscript%3Ealert(1)%3C/script%3E&open=%3Cb%3E&kind=%22%3E%3Cimg%3E", &[])
            .await;
    assert_eq!(answer.status, 200);
    let page = html(&answer);
    assert!(!page.contains("<script>alert") && !page.contains("<img>"), "everything is escaped");
}

#[tokio::test]
async fn programs_hear_of_unknown_addresses_in_problem_documents() {
    for address in ["/api/v1/nothing", "/page-data/xx/explore", "/assets/none"] {
        get(address, &[]).await.problem(404);
    }
}

#[tokio::test]
async fn another_cluster_elsewhere_runs_by_its_settings_alone() {
    let settings =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/estuary-cluster/settings.toml");
    let app = server::router(Site::open(Some(&settings), "sqlite::memory:").await.unwrap());
    let answer = send(app.clone(), request("GET", "/en/", &[])).await;
    assert_eq!(answer.status, 200);
    assert!(
        html(&answer).contains("fictional") && !html(&answer).contains("Arctic"),
        "nothing is hard-wired"
    );
    assert!(html(&answer).contains("8 organisations"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn six_hundred_pages_at_once_are_all_drawn() {
    let app = server::router(site().await);
    let addresses = [
        "/nb/",
        "/en/?time=2020-06&open=elkem-rana",
        "/nb/partners/sintef",
        "/en/?q=elkm&sort=joined",
        "/nb/none",
    ];
    let mut drawing = tokio::task::JoinSet::new();
    for at in 0..600 {
        let address = addresses[at % addresses.len()];
        drawing.spawn(send(app.clone(), request("GET", address, &[])));
    }
    while let Some(answer) = drawing.join_next().await {
        let answer = answer.expect("no page panics");
        // More than the server takes at once are told so; nothing else may happen.
        assert!([200, 404, 503].contains(&answer.status.as_u16()), "{}", answer.status);
    }
}
