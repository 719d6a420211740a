//! `/map.svg`, `/map.png`, and the ground of the first paint.

use crate::support::get;

#[tokio::test]
async fn a_view_is_a_picture_that_anyone_may_show() {
    let answer = get("/map.svg?width=400&height=300&lang=en&q=elkem", &[]).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "image/svg+xml");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
    assert_eq!(answer.header("x-frame-options"), "");
    let svg = String::from_utf8(answer.body.to_vec()).unwrap();
    assert!(svg.starts_with(r#"<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300""#));
    assert!(svg.contains(">Elkem Salten<") && svg.contains(" organisations<"), "{svg}");
    assert!(!svg.contains("Finnfjord"), "what the view does not show");
}

#[tokio::test]
async fn the_same_view_is_a_picture_in_pixels() {
    let answer = get("/map.png?width=200&height=120&scale=2&theme=dark", &[]).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "image/png"));
    // Source: PNG specification, section 11.2.1: width and height at byte 16.
    let side = |at: usize| u32::from_be_bytes(answer.body[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (400, 240));
}

#[tokio::test]
async fn a_picture_that_is_known_is_not_sent_again() {
    let address = "/map.svg?width=200&height=120";
    let answer = get(address, &[("accept-encoding", "br")]).await;
    assert_eq!(answer.header("content-encoding"), "br");
    let tag = answer.header("etag").to_owned();
    let known = [("if-none-match", tag.as_str()), ("accept-encoding", "br")];
    let again = get(address, &known).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    assert_eq!(get("/map.svg?width=201&height=119", &known).await.status, 304, "snapped");
    assert_eq!(get("/map.svg?width=200&height=120&lang=en", &known).await.status, 200);
}

#[tokio::test]
async fn what_cannot_be_drawn_is_a_problem_that_names_it() {
    let problem = get("/map.png?width=9&scale=x&theme=pink", &[]).await.problem(400);
    let names: Vec<&str> =
        problem["errors"].as_array().unwrap().iter().map(|e| e["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["width", "scale", "theme"]);
    assert!(problem["detail"].as_str().unwrap().contains("from 64 to 2400"));
}

#[tokio::test]
async fn a_filter_that_names_nothing_is_said_in_the_picture() {
    let answer = get("/map.svg?kind=pirates&lang=en&width=500&height=400", &[]).await;
    let svg = String::from_utf8(answer.body.to_vec()).unwrap();
    assert_eq!(answer.status, 200);
    assert!(svg.contains("pirates") && svg.contains(">0 organisations<"));
    assert!(!svg.contains("Elkem"));
}

#[tokio::test]
async fn a_page_comes_with_its_ground_drawn() {
    let page = |address: &'static str| async {
        String::from_utf8(get(address, &[]).await.body.to_vec()).unwrap()
    };
    let html = page("/nb/").await;
    let (_, ground) = html.split_once(r#"class="ground""#).unwrap();
    let ground = &ground[..ground.find(r#"class="canvas"#).unwrap()];
    assert!(ground.contains(r#"<path class="land" d="m"#) && ground.contains("Norskehavet"));
    assert!(!ground.contains("style="), "the security policy would drop it");
    let zoomed = page("/nb/?zoom=8&center=66.2,13.6").await;
    assert!(zoomed.contains("Hemnesberget"), "the ground is that of the view");
    // So do pages of text with a map, where the marks are links to the pages of partners.
    let partner = page("/nb/partners/elkem-salten").await;
    let (_, map) = partner.split_once(r#"class="pagemap""#).unwrap();
    assert!(map.contains(r#"<path class="land coast""#) && !map.contains("<!--ground"));
    assert!(map.contains(r#"<a href="/nb/partners/elkem-salten""#));
    let projects = page("/nb/projects").await;
    assert!(projects.contains(r#"class="arcs""#) && projects.contains(r#"class="land""#));
    assert!(!page("/nb/partners").await.contains(r#"class="land"#), "only where there is a map");
}

#[tokio::test]
async fn who_works_together_is_joined_by_arcs_with_those_of_the_time() {
    let arcs = async |query: &str| {
        let address = format!("/map.svg?width=600&height=600&lang=en&{query}");
        let svg = String::from_utf8(get(&address, &[]).await.body.to_vec()).unwrap();
        let (_, arcs) = svg.split_once(r#"<g class="arcs""#).unwrap_or_default();
        arcs.matches("<title>").count()
    };
    assert_eq!(arcs("").await, 0);
    let all = arcs("links=projects").await;
    assert!(all > 3, "{all}");
    let hub = arcs("links=co2-hub-nord").await;
    assert!((1..=all).contains(&hub), "{hub}");
    assert_eq!(arcs("links=co2-hub-nord&time=2016").await, 0);
    assert_eq!(arcs("links=co2-hub-nord&time=2020").await, hub);
    let owned = arcs("links=owners").await;
    assert!((1..all).contains(&owned), "{owned}");
    let problem = get("/map.svg?links=atlantis", &[]).await.problem(400);
    assert!(problem["errors"][0]["message"].as_str().unwrap().contains("co2-hub-nord"));
}
