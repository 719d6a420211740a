//! oEmbed: pages say where they are described, and the description is a frame that answers.

use crate::support::get;

use super::{between, html, text};

fn encoded(address: &str) -> String {
    address.replace('?', "%3F").replace('&', "%26").replace('=', "%3D")
}

async fn described(rest: &str) -> serde_json::Value {
    let answer = get(&format!("/oembed?url={rest}"), &[]).await;
    assert_eq!(answer.status, 200, "{rest}");
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn every_page_that_can_be_embedded_says_where_it_is_described() {
    for page in [
        "/nb/?q=elkem&kind=process-industry",
        "/en/partners/elkem-rana",
        "/en/sites/mo-industripark",
        "/nb/timeline",
        "/nb/about",
        "/nb/numbers",
    ] {
        let html = html(page).await;
        let links =
            between(&html, "type=\"application/json+oembed\" href=\"http://127.0.0.1:3000", "\"");
        assert_eq!(links.len(), 1, "{page}");
        assert_eq!(html.matches("text/xml+oembed").count(), 1, "{page}");
        let answer = get(&links[0].replace("&amp;", "&"), &[]).await;
        assert_eq!(answer.status, 200, "{page}");
        let found: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((&found["version"], &found["type"]), (&"1.0".into(), &"rich".into()));
        let frame = found["html"].as_str().unwrap();
        let src = between(frame, "src=\"http://127.0.0.1:3000", "\"")[0].replace("&amp;", "&");
        assert!(src.contains("/embed/v1/"), "{src}");
        assert_eq!(get(&src, &[]).await.status, 200, "{src}");
        assert!(frame.contains("title=\""), "{frame}");
    }
    assert!(!html("/nb/privacy").await.contains("oembed"), "there is nothing to show of it");
}

#[tokio::test]
async fn sizes_are_kept_to_and_titles_are_escaped() {
    let small = described(&format!("{}&maxwidth=320&maxheight=240", encoded("/nb/"))).await;
    assert_eq!((&small["width"], &small["height"]), (&320.into(), &240.into()));
    assert!(small["html"].as_str().unwrap().contains("width=\"320\" height=\"240\""));
    let large = described(&format!("{}&maxwidth=5000&maxheight=5000", encoded("/nb/"))).await;
    assert_eq!(large["width"], 800);
    for site in ["http://127.0.0.1:3000", "http://127.0.0.1:3000/"] {
        let whole = described(site).await;
        assert!(whole["html"].as_str().unwrap().contains("/nb/embed/v1/map"), "{whole}");
    }
    let odd = described(&encoded("/en/?q=%2522%253Cb")).await;
    assert!(odd["title"].as_str().unwrap().contains("\"<b"), "{odd}");
    assert!(!odd["html"].as_str().unwrap().contains("<b"), "{odd}");
}

#[tokio::test]
async fn the_description_is_there_as_xml() {
    let answer = get(&format!("/oembed?format=xml&url={}", encoded("/en/?kind=other")), &[]).await;
    assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
    let xml = text(&answer);
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut open, mut names) = (0, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => {
                open += 1;
                names.push(tag.name().as_ref().to_owned());
            }
            quick_xml::events::Event::End(_) => open -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    for name in ["oembed", "version", "type", "title", "width", "height", "html"] {
        assert!(names.iter().any(|n| n == name), "{name} in {xml}");
    }
}

#[tokio::test]
async fn what_cannot_be_described_is_refused_by_its_reason() {
    for other in ["https://other.example/nb/", "/nb/nothing", "/nb/privacy"] {
        get(&format!("/oembed?url={}", encoded(other)), &[]).await.problem(404);
    }
    get("/oembed?url=/nb/&format=yaml", &[]).await.problem(501);
    let bad = get("/oembed?maxwidth=wide&maxheight=0", &[]).await.problem(400);
    let names: Vec<_> =
        bad["errors"].as_array().unwrap().iter().map(|e| e["name"].clone()).collect();
    assert_eq!(names, ["url", "maxwidth", "maxheight"]);
}
