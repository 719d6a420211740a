//! The JSON records, and the files for search engines.

use super::{ids, read};
use crate::support::get;

#[tokio::test]
async fn pages_follow_each_other_until_all_are_read() {
    let mut address = "/api/v1/partners?limit=10&sort=joined&lang=en".to_owned();
    let mut all = Vec::new();
    loop {
        let page = read(&address).await;
        assert_eq!(page["total"], 36);
        all.extend(ids(&page));
        let Some(next) = page["next"].as_str() else { break };
        address = next.strip_prefix("http://127.0.0.1:3000").unwrap().to_owned();
    }
    assert_eq!(all, ids(&read("/api/v1/partners?limit=500&sort=joined").await));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 36);
    let beyond = read("/api/v1/partners?page=99").await;
    assert_eq!(
        (ids(&beyond).len(), &beyond["total"], &beyond["next"]),
        (0, &36.into(), &serde_json::Value::Null)
    );
}

#[tokio::test]
async fn a_partner_is_told_in_full_and_in_the_language_asked_for() {
    let nb = read("/api/v1/partners/alcoa-mosjoen").await;
    let en = read("/api/v1/partners/alcoa-mosjoen?lang=en").await;
    assert_eq!(nb["official_name"], "Alcoa Norway ANS, avdeling Mosjøen");
    assert!(nb["description"].as_str().unwrap().starts_with("Aluminiumsverk"));
    assert!(en["description"].as_str().unwrap().starts_with("Aluminium smelter"));
    assert_eq!(nb["since"]["date"], "2017");
    assert_eq!(
        (&nb["since"]["earliest"], &nb["since"]["latest"]),
        (&"2017-01-01".into(), &"2017-12-31".into())
    );
    assert_eq!(nb["locations"][0]["precision"], "town");
    assert!(nb["sources"].as_array().unwrap().len() > 3);
    assert!(!nb["milestones"].as_array().unwrap().is_empty());
    assert_eq!(en["url"], "http://127.0.0.1:3000/en/partners/alcoa-mosjoen");
}

#[tokio::test]
async fn a_record_that_is_not_there_is_a_problem_with_the_nearest() {
    let problem = get("/api/v1/partners/alcoa-mosjoenn?lang=en", &[]).await.problem(404);
    assert_eq!(problem["nearest"][0], "alcoa-mosjoen");
    get("/api/v1/sites/nowhere", &[]).await.problem(404);
    get("/api/v1/milestones/never", &[]).await.problem(404);
}

#[tokio::test]
async fn sites_and_municipalities_count_the_organisations_of_the_query() {
    let sites = read("/api/v1/sites").await;
    let mo = |list: &serde_json::Value| {
        let items = list["items"].as_array().unwrap().clone();
        items.into_iter().find(|site| site["id"] == "mo-industripark").unwrap()
    };
    let all = mo(&sites)["partners"].as_array().unwrap().len();
    let some = mo(&read("/api/v1/sites?kind=process-industry").await)["partners"]
        .as_array()
        .unwrap()
        .len();
    assert!(some > 0 && some < all);
    assert_eq!(read("/api/v1/sites/mo-industripark").await, mo(&sites));

    let places = read("/api/v1/municipalities?limit=500&q=elkem").await;
    let rana =
        places["items"].as_array().unwrap().iter().find(|place| place["id"] == "1833").unwrap();
    assert_eq!(
        (&rana["name"], &rana["county"]["id"], &rana["partners"]),
        (&"Rana".into(), &"18".into(), &1.into())
    );
}

#[tokio::test]
async fn milestones_are_those_of_the_organisations_of_the_query() {
    let all = read("/api/v1/milestones?limit=500").await;
    let some = read("/api/v1/milestones?limit=500&partners=alcoa-mosjoen").await;
    assert!(ids(&some).len() < ids(&all).len());
    for milestone in some["items"].as_array().unwrap() {
        let partners = milestone["partners"].as_array().unwrap();
        assert!(partners.iter().any(|partner| partner["id"] == "alcoa-mosjoen"));
    }
    let first = &ids(&some)[0];
    assert_eq!(read(&format!("/api/v1/milestones/{first}")).await, some["items"][0]);
}

#[tokio::test]
async fn milestones_can_be_asked_for_by_their_sort() {
    let some = read("/api/v1/milestones?category=partner-count&limit=3&lang=en").await;
    assert_eq!(some["items"].as_array().unwrap().len(), 3);
    assert!(
        some["items"].as_array().unwrap().iter().all(|m| m["category"]["id"] == "partner-count")
    );
    let next = some["next"].as_str().unwrap();
    assert!(next.contains("category=partner-count"), "{next}");
    let all = read("/api/v1/milestones?category=").await;
    assert!(all["total"].as_u64() > some["total"].as_u64());
    for address in ["/api/v1/milestones", "/api/v1/milestones.ics", "/api/v1/milestones.atom"] {
        let problem = get(&format!("{address}?category=party&lang=en"), &[]).await.problem(400);
        assert_eq!(problem["errors"][0]["name"], "category");
        assert!(
            problem["detail"].as_str().unwrap().contains("partner-count, project"),
            "{problem}"
        );
    }
    let feed = get("/api/v1/milestones.atom?category=award&lang=en", &[]).await.body;
    let feed = String::from_utf8(feed.to_vec()).unwrap();
    for link in ["milestones.atom?category=award&amp;lang=en", "/en/timeline?category=award\""] {
        assert!(feed.contains(link), "{link}: {feed}");
    }
}

#[tokio::test]
async fn the_numbers_add_up() {
    let numbers = read("/api/v1/statistics?role=partner").await;
    assert_eq!(numbers["total"], read("/api/v1/partners?role=partner").await["total"]);
    let kinds = numbers["kinds"].as_array().unwrap().iter();
    let sum: u64 = kinds.map(|kind| kind["count"].as_u64().unwrap()).sum();
    assert_eq!(sum, numbers["total"].as_u64().unwrap());
    let growth = numbers["growth"].as_array().unwrap();
    assert_eq!(growth.last().unwrap()["year"], 2024);
    assert!(growth.iter().all(|year| year["certain"].as_u64() <= year["at_most"].as_u64()));
    for year in growth {
        let end = if year["year"] == 2024 { "2024-06-01".into() } else { year["year"].to_string() };
        let then = read(&format!("/api/v1/statistics?role=partner&time={end}")).await;
        assert_eq!(
            (&then["total"], &then["certain"]),
            (&year["at_most"], &year["certain"]),
            "{end}"
        );
    }
}

#[tokio::test]
async fn every_word_of_the_vocabularies_is_a_filter_with_that_many_organisations() {
    let words = read("/api/v1/vocabularies").await;
    for (list, facet) in
        [("kinds", "kind"), ("stages", "stage"), ("roles", "role"), ("expertise", "expertise")]
    {
        for word in words[list].as_array().unwrap() {
            let id = word["id"].as_str().unwrap();
            let total = &read(&format!("/api/v1/partners?{facet}={id}&limit=1")).await["total"];
            assert_eq!(&word["partners"], total, "{facet}={id}");
        }
    }
}

#[tokio::test]
async fn search_engines_find_the_pages_and_not_the_interface() {
    let map = get("/sitemap.xml", &[]).await;
    assert_eq!(map.header("content-type"), "application/xml");
    let text = std::str::from_utf8(&map.body).unwrap();
    assert!(text.matches("<url>").count() > 2 * 100, "every page is listed");
    let history = get("/api/v1/partners/elkem-rana/history", &[]).await;
    let history: serde_json::Value = serde_json::from_slice(&history.body).unwrap();
    let changed = history["items"][0]["time"].as_str().unwrap();
    let listed = format!(
        "<loc>http://127.0.0.1:3000/nb/partners/elkem-rana</loc><lastmod>{changed}</lastmod>"
    );
    assert!(text.contains(&listed), "{listed}");
    for address in
        text.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap()).step_by(29)
    {
        let path = address.strip_prefix("http://127.0.0.1:3000").unwrap();
        assert_eq!(get(path, &[]).await.status, 200, "{path}");
    }
    get("/sitemap.xml?part=7", &[]).await.problem(404);
    let robots = get("/robots.txt", &[]).await;
    let text = std::str::from_utf8(&robots.body).unwrap();
    assert!(
        text.contains("Disallow: /api/\n")
            && text.contains("\nSitemap: http://127.0.0.1:3000/sitemap.xml\n")
    );
    // The longest rule that fits counts (RFC 9309): pictures of shared pages have a query string.
    for picture in ["Allow: /map.png\n", "Allow: /map.svg\n"] {
        assert!(text.contains(picture), "{text}");
    }
}

#[tokio::test]
async fn the_sitemap_dates_every_page_that_shows_records_and_the_data_say_when_they_changed() {
    let map = get("/sitemap.xml", &[]).await;
    let text = std::str::from_utf8(&map.body).unwrap();
    let changed = |path: &str| {
        let (_, rest) =
            text.split_once(&format!("<loc>http://127.0.0.1:3000/en/{path}</loc>")).unwrap();
        let dated = rest.strip_prefix("<lastmod>")?;
        Some(dated.split('<').next().unwrap().to_owned())
    };
    for path in [
        "",
        "timeline",
        "numbers",
        "data",
        "projects/elkem-salten-nox",
        "sites/mo-industripark",
        "expertise/hydrogen",
        "kinds/process-industry",
        "places/1833",
        "places/18",
    ] {
        assert!(changed(path).is_some_and(|at| at.as_str() > "2024"), "{path}");
    }
    assert_eq!(changed("privacy"), None, "its words come with the program");
    let latest = text.split("<lastmod>").skip(1).map(|rest| &rest[..10]).max().unwrap();
    let page = get("/en/data", &[]).await;
    let page = std::str::from_utf8(&page.body).unwrap();
    assert!(page.contains(&format!("\"dateModified\":\"{latest}\"")), "{latest}");
    assert!(page.contains("CC BY 4.0") && page.contains("/en/data#licences"));
    for file in ["projects", "sites", "municipalities", "vocabularies", "statistics"] {
        let address = format!("/api/v1/{file}?lang=en");
        assert!(page.contains(&format!("href=\"{address}\"")), "{file}");
        assert_eq!(get(&address, &[]).await.status, 200, "{file}");
    }
}
