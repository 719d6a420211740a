//! Embeds: complete without script, framed by whom the operator lists, never more than is public.

mod builder;
mod canary;
mod framing;
mod oembed;

use server::embed::script;
use shared::lang::Lang;

use crate::{
    observatory::score,
    support::{Answer, get, made_up, request, send},
};

/// An embed of each kind that shows something.
const SHOWN: [&str; 7] = [
    "map",
    "list?kind=process-industry",
    "partner?open=elkem-rana",
    "site?site=mo-industripark",
    "timeline",
    "value-chain?allow=filter",
    "numbers?place=55&allow=filter",
];

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.to_vec()).unwrap()
}

/// What stands between each `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

/// Whether any organisation is shown, as a row or a mark.
fn shows(html: &str) -> bool {
    ["class=\"row\"", "class=\"mark\"", "class=\"mark "].iter().any(|part| html.contains(part))
}

async fn html(address: &str) -> String {
    let answer = get(address, &[]).await;
    assert_eq!(answer.status, 200, "{address}");
    text(&answer)
}

#[tokio::test]
async fn every_kind_is_a_whole_page_that_other_sites_may_frame() {
    for lang in Lang::ALL {
        for rest in SHOWN {
            let address = format!("/{lang}/embed/v1/{rest}");
            let answer = get(&address, &[]).await;
            assert_eq!(answer.status, 200, "{address}");
            let policy = answer.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'; script-src 'self' 'nonce-"),
                "{policy}"
            );
            assert!(policy.ends_with("frame-ancestors *") && !policy.contains("unsafe-inline"));
            assert_eq!(answer.header("x-frame-options"), "", "{address}");
            assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
            assert_eq!(answer.header("set-cookie"), "");
            assert!(answer.header("permissions-policy").contains("camera=()"), "{address}");
            let html = text(&answer);
            assert!(score(&answer.headers, &html) >= 100, "{address}");
            assert!(
                html.starts_with("<!DOCTYPE html>") && !html.contains(" style=\""),
                "{address}"
            );
            assert_eq!(html.matches("<h1").count(), 1, "{address}");
            let said = [("nb", "(åpnes i ny fane)"), ("en", "(opens in a new tab)")];
            let (_, tab) = said.into_iter().find(|(code, _)| *code == lang.code()).unwrap();
            let parts = ["Kartverket", "target=\"_blank\"", tab, "class=\"addr\">http", "noindex"];
            for part in parts {
                assert!(html.contains(part), "{part} in {address}");
            }
            assert!(!html.contains("data-text"), "{address}: nothing of the site's own frame");
            let mut level = 0;
            for heading in
                between(&html, "<h", ">").iter().filter_map(|h| h.chars().next()?.to_digit(10))
            {
                assert!(heading <= level + 1, "{address}: h{heading} after h{level}");
                level = heading;
            }
        }
    }
}

#[tokio::test]
async fn links_stay_in_the_group_or_open_a_new_tab() {
    for rest in SHOWN
        .into_iter()
        .chain(["map?open=group.mo-industripark&allow=filter,search,time&time=2020"])
    {
        for details in ["frame", "tab"] {
            let join = if rest.contains('?') { '&' } else { '?' };
            let html = html(&format!("/nb/embed/v1/{rest}{join}details={details}")).await;
            assert!(
                html.contains("<base target=\"_blank\">"),
                "what says nothing leaves the frame"
            );
            let mut inside = 0;
            for link in between(&html, "<a ", ">").into_iter().filter(|link| link.contains("_self"))
            {
                let href = between(link, "href=\"", "\"")[0];
                assert!(
                    href.starts_with("/nb/embed/v1/") || href.starts_with('#'),
                    "{rest}: {href}"
                );
                assert!(details == "frame" || !href.contains("open=elkem"), "{href}");
                inside += 1;
            }
            assert!(inside > 0 || rest.starts_with("partner") || details == "tab", "{rest}");
            for action in between(&html, "<form", ">") {
                assert!(
                    action.contains("target=\"_self\"")
                        && action.contains("action=\"/nb/embed/v1/")
                );
            }
        }
    }
}

#[tokio::test]
async fn marks_and_rows_are_those_of_the_explorer() {
    for query in
        ["", "kind=process-industry", "zoom=8&center=66.3,14.1", "q=elkem&time=2020", "place=55"]
    {
        let explorer = html(&format!("/en/?{query}")).await;
        let marks = |html: &str| -> Vec<String> {
            let group = between(html, "class=\"marks", "class=\"outside")[0];
            let links = between(group, "<a ", ">").into_iter();
            let links = links.filter(|link| link.contains("data-target"));
            links
                .map(|link| {
                    let part =
                        |name: &str| between(link, &format!("{name}=\""), "\"")[0].to_owned();
                    format!("{} {}", part("data-target"), part("aria-label"))
                })
                .collect()
        };
        let own = marks(&html(&format!("/en/embed/v1/map?{query}")).await);
        assert!(!own.is_empty());
        assert_eq!(own, marks(&explorer), "{query}");
        let rows = |html: &str| -> Vec<String> {
            between(html, "class=\"row\"", "</li>")
                .into_iter()
                .map(|row| between(row, "data-target=\"", "\"")[0].to_owned())
                .collect()
        };
        assert_eq!(
            rows(&html(&format!("/en/embed/v1/list?{query}")).await),
            rows(&explorer),
            "{query}"
        );
    }
}

#[tokio::test]
async fn what_names_nothing_shows_nothing_and_says_where_to_go() {
    for rest in [
        "partner",
        "partner?open=nobody",
        "partner?open=edge.south",
        "site",
        "site?site=nowhere",
        "site?site=mo-industripark&site=nowhere",
        "list?kind=xyz",
        "list?kind=",
        "list?partners=nobody",
        "map?time=soon",
        "timeline?kind=xyz",
        "timeline?moving=0&partners=nobody",
        "value-chain?kind=xyz",
        "value-chain?time=soon&allow=filter",
        "numbers?kind=",
        "numbers?place=nowhere",
    ] {
        let html = html(&format!("/en/embed/v1/{rest}")).await;
        assert!(!shows(&html), "{rest}");
        assert!(!html.contains("class=\"partner\""), "{rest}");
        assert_eq!(html.matches("class=\"empty\"").count(), 1, "{rest}");
        assert!(html.contains("See all"), "{rest}");
    }
    let unknown = get("/en/embed/v1/fly", &[]).await;
    assert_eq!(unknown.status, 404);
    assert!(text(&unknown).contains("There is no such view"));
    assert!(unknown.header("content-security-policy").ends_with("frame-ancestors *"));
    assert_eq!(get("/xx/embed/v1/map", &[]).await.status, 404);
}

#[tokio::test]
async fn options_that_cannot_be_read_are_named_and_leave_the_rest_alone() {
    let html = html("/en/embed/v1/list?theme=%3Cb%3E&accent=red&allow=fly&q=elkem&zoom=x").await;
    for said in ["“&lt;b&gt;” is no value for theme", "“red”", "“fly”", "“x” cannot be read"]
    {
        assert!(html.contains(said), "{said}");
    }
    assert_eq!(html.matches("class=\"row\"").count(), 3);
    let accent = self::html("/en/embed/v1/list?accent=ffff00&theme=dark").await;
    assert!(accent.contains("embed-dark.css") && !accent.contains("prefers-color-scheme"));
    assert!(
        accent.contains("--accent:#ffff00")
            && !accent.contains(":root{--accent:#ffff00;--accent-hover:#ffff00;--focus:#ffff00")
    );
}

#[tokio::test]
async fn visitors_may_change_what_the_embedder_allows() {
    assert!(!html("/nb/embed/v1/list").await.contains("<form"));
    let search = html("/nb/embed/v1/list?allow=search&kind=other&theme=dark").await;
    assert!(search.contains("name=\"q\"") && !search.contains("type=\"checkbox\""));
    for kept in [
        "name=\"kind\" value=\"other\"",
        "name=\"theme\" value=\"dark\"",
        "name=\"allow\" value=\"search\"",
    ] {
        assert!(search.contains(kept), "{kept}");
    }
    let all = html("/nb/embed/v1/map?allow=filter,time&kind=other&time=2020").await;
    assert!(all.contains("type=\"checkbox\" name=\"kind\" value=\"other\" checked"));
    assert!(!all.contains("name=\"q\"") && !all.contains("type=\"hidden\" name=\"kind\""));
    assert!(all.contains("Per 2019") && all.contains("Per 2021"));
    // What names nothing stays so when the form is sent.
    let outdated = "/nb/embed/v1/list?allow=filter&kind=gone&kind=other&place=";
    let outdated = html(outdated).await;
    for kept in ["name=\"kind\" value=\"gone\"", "name=\"place\" value=\"\""] {
        assert_eq!(outdated.matches(&format!("type=\"hidden\" {kept}")).count(), 1, "{kept}");
    }
    assert_eq!(outdated.matches("type=\"hidden\" name=\"kind\"").count(), 1);
}

#[tokio::test]
async fn visitors_take_back_only_what_they_may_choose() {
    let view = "kind=process-industry&q=a&time=2020&near=1833&partners=elkem-rana";
    for (allow, taken) in [
        ("", vec![]),
        ("search", vec!["Search: a"]),
        ("time", vec!["2020"]),
        ("filter", vec!["Rana", "Process industry"]),
        ("filter,search,time", vec!["Search: a", "2020", "Rana", "Process industry"]),
    ] {
        let html = html(&format!("/en/embed/v1/list?allow={allow}&{view}")).await;
        let chips = between(&html, "<ul class=\"chips\"", "</ul>")[0];
        assert_eq!(chips.matches("<li>").count(), 5, "{chips}");
        let links = between(chips, "<a ", "</a>");
        assert_eq!(links.len(), taken.len(), "{allow}: {links:?}");
        for (link, label) in links.iter().zip(taken) {
            assert!(link.contains(label), "{label}: {link}");
        }
    }
}

#[tokio::test]
async fn the_living_map_keeps_to_its_frame() {
    let address = "/nb/embed/v1/map?theme=dark&details=tab&allow=search&kind=other";
    let answer = get(&address.replace('?', "?moving=1&"), &[]).await;
    assert_eq!(answer.status, 200);
    let policy = answer.header("content-security-policy");
    assert!(policy.ends_with("frame-ancestors *") && policy.contains("worker-src 'self' data:;"));
    let still = get(address, &[]).await;
    assert!(still.header("content-security-policy").contains("worker-src 'none';"));
    let html = text(&answer);
    for part in [
        "data-frame=\"map\"",
        "data-allow=\"search\"",
        "data-details=\"tab\"",
        "<base target=\"_blank\"",
        "framed.css",
        "main-dark.css",
        "id=\"still\"",
        "/nb/embed/v1/map?theme=dark&amp;allow=search&amp;details=tab&amp;moving=1&amp;",
    ] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("embed-builder?from=%2Fnb%2Fembed"));
    // A list does not move.
    assert!(!text(&get("/nb/embed/v1/list?moving=1", &[]).await).contains("data-frame"));
    // What it asks afterwards may be read by frames without an origin.
    let record = get("/page-data/nb/record?open=elkem-rana", &[("origin", "null")]).await;
    assert_eq!(record.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_frame_lists_no_more_than_its_height_can_show() {
    let app = server::router(made_up(400).await);
    let rows = async |page: u32| {
        let address = format!("/en/embed/v1/list?page={page}");
        let html = text(&send(app.clone(), request("GET", &address, &[])).await);
        let more = between(&html, "class=\"more\"", "</p>")[0].to_owned();
        (html.matches("class=\"row\"").count(), more)
    };
    let (first, more) = rows(1).await;
    assert!(first == 50 && more.contains("page=2") && more.contains("_self"), "{more}");
    for page in [3, 8, 90_000] {
        let (most, more) = rows(page).await;
        assert!(most == 150 && more.contains("See all"), "{most}: {more}");
        assert!(!more.contains("/embed/") && more.contains("_blank"), "{more}");
    }
}

#[tokio::test]
async fn the_element_can_be_loaded_from_everywhere_and_pinned_for_ever() {
    let element = get("/embed/v1.js", &[]).await;
    let (address, sum) = script::pinned();
    let pinned = get(&address, &[]).await;
    assert_eq!(element.body, pinned.body);
    assert!(sum.starts_with("sha384-") && sum.len() == 7 + 64);
    for (answer, kept) in
        [(&element, "public, max-age=3600"), (&pinned, "public, max-age=31536000, immutable")]
    {
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("cache-control"), kept);
    }
    assert_eq!(get(&script::address("frame"), &[]).await.status, 200);
    for unknown in ["frame.js", "v1.js", "0000.js", "released"] {
        get(&format!("/embed/v1/{unknown}"), &[]).await.problem(404);
    }
}
