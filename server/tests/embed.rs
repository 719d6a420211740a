//! Embeds: complete without script, framed by whom the operator lists, never more than is public.

mod canary;
mod oembed;

use axum::Router;
use server::{embed::script, settings::Loaded, tiles::Basemap};
use shared::{embed::Kind, lang::Lang, settings::Settings};

use crate::{
    observatory::score,
    support::{Answer, get, made_up, request, send, site_with},
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
            let html = text(&answer);
            assert!(score(&answer.headers, &html) >= 100, "{address}");
            assert!(
                html.starts_with("<!DOCTYPE html>") && !html.contains(" style=\""),
                "{address}"
            );
            assert_eq!(html.matches("<h1").count(), 1, "{address}");
            for part in ["Kartverket", "target=\"_blank\"", "class=\"addr\">http", "noindex"] {
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

async fn listed() -> Router {
    let settings = Settings {
        framing_origins: vec!["https://partner.example".to_owned()],
        public_url: "https://map.example".to_owned(),
        ..Settings::default()
    };
    let loaded = Loaded { settings, ..Loaded::default() };
    server::router(site_with(loaded, Basemap::embedded().await.unwrap()).await)
}

#[tokio::test]
async fn the_operator_says_who_may_frame() {
    let app = listed().await;
    let ask = async |headers: &[(&str, &str)]| {
        send(app.clone(), request("GET", "/en/embed/v1/map", headers)).await
    };
    let own = "frame-ancestors 'self' https://partner.example";
    for (dest, referer, status) in [
        ("iframe", "https://partner.example/a/page", 200),
        ("iframe", "https://map.example/en/embed-builder", 200),
        ("iframe", "https://other.example/", 403),
        ("iframe", "https://partner.example.evil.example/", 403),
        ("object", "http://partner.example/", 403),
        ("document", "https://other.example/", 200),
    ] {
        let answer = ask(&[("sec-fetch-dest", dest), ("referer", referer)]).await;
        assert_eq!(answer.status, status, "{dest} {referer}");
        let policy = answer.header("content-security-policy");
        if status == 200 {
            assert!(policy.ends_with(own), "{policy}");
        } else {
            assert!(policy.ends_with("frame-ancestors *"), "the notice itself can be seen");
            assert!(
                text(&answer).contains("https://map.example/en/")
                    && !text(&answer).contains("data-target")
            );
        }
    }
    let silent = ask(&[("sec-fetch-dest", "iframe")]).await;
    assert_eq!(silent.status, 200);
    assert!(silent.header("content-security-policy").ends_with(own), "the browser's block stands");
}

#[tokio::test]
async fn nothing_beside_the_group_may_be_framed() {
    for address in [
        "/nb/embed-builder",
        "/nb/embed/v1/map/",
        "/nb/embed/v1/map/x",
        "/nb/embed/v1",
        "/nb/embed/v2/map",
        "/embed/v1/map",
    ] {
        let answer = get(address, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{address}: {policy}");
        if address.starts_with("/nb") {
            assert_eq!(answer.header("x-frame-options"), "DENY", "{address}");
        }
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

#[tokio::test]
async fn the_builder_makes_snippets_whose_addresses_answer() {
    for (url, kind) in [
        ("/en/?kind=process-industry", Kind::Map),
        ("/en/partners/elkem-rana", Kind::Partner),
        ("/en/sites/mo-industripark", Kind::Site),
        ("/en/timeline", Kind::Timeline),
        ("/en/privacy", Kind::Map),
        ("/en/projects", Kind::Map),
        ("/en/search?q=elkem", Kind::List),
        ("/en/compare?partners=elkem-rana", Kind::List),
        ("http://127.0.0.1:3000", Kind::Map),
        ("http://127.0.0.1:3000/", Kind::Map),
    ] {
        let builder =
            html(&format!("/en/embed-builder?url={}", url.replace('?', "%3F").replace('=', "%3D")))
                .await;
        let preview = between(&builder, "class=\"preview\"", "</klyngekart-view>")[0];
        assert!(preview.contains(&format!("kind=\"{}\"", kind.key())), "{url}");
        let codes = between(&builder, "<textarea", "</textarea>");
        assert_eq!(codes.len(), 5);
        let code = codes
            .concat()
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .replace("&amp;", "&");
        let mut answered = 0;
        for address in between(&code, "http://127.0.0.1:3000/", "\"") {
            let address = address.split(['\n', '<']).next().unwrap();
            assert_eq!(get(&format!("/{address}"), &[]).await.status, 200, "{address}");
            answered += 1;
        }
        assert!(answered >= 7, "{url}: {answered}");
    }
    let bad = html("/nb/embed-builder?url=https://other.example/&frame-height=9").await;
    assert!(
        bad.contains("er ingen side her")
            && bad.contains("er ingen høyde")
            && !bad.contains("<textarea")
    );
}

#[tokio::test]
async fn the_builder_names_what_it_cannot_read() {
    let view = "%2Fen%2F%3Fkind%3Dgone%26zoom%3Dfar";
    let html = html(&format!("/en/embed-builder?url={view}&as=fly&in=xx&frame-width=wide")).await;
    let said = between(&html, "<p class=\"note bad\">", "</p>");
    for bad in ["“fly”", "“xx”", "“wide”", "“gone”", "“far”"] {
        assert_eq!(said.iter().filter(|said| said.contains(bad)).count(), 1, "{bad}: {said:?}");
    }
    let good = "/en/embed-builder?url=/en/&as=list&in=nb&frame-width=280";
    assert!(!self::html(good).await.contains("note bad"));
}

#[tokio::test]
async fn a_newly_pasted_address_brings_its_own_kind_and_options() {
    let form = |html: &str| {
        let made_for = between(html, "name=\"of\" value=\"", "\"")[0].to_owned();
        let preview = between(html, "<klyngekart-view ", ">")[0].to_owned();
        (made_for, preview)
    };
    let list = "%2Fen%2Fembed%2Fv1%2Flist%3Ftheme%3Ddark%26accent%3D0b5a75%26allow%3Dsearch%26details%3Dtab%26height%3Dfill%26moving%3D1";
    let (of_map, map) = form(&html("/en/embed-builder?url=/en/").await);
    assert!(map.starts_with("kind=\"map\""), "{map}");
    // The form of the map is sent with another address in it.
    let sent = |rest: &str| format!("/en/embed-builder?of={of_map}&as=map&theme=light&{rest}");
    let (of_list, pasted) = form(&html(&sent(&format!("url={list}"))).await);
    for part in [
        "kind=\"list\"",
        "theme=\"dark\"",
        "accent=\"0b5a75\"",
        "allow=\"search\"",
        "details=\"tab\"",
    ] {
        assert!(pasted.contains(part), "{part}: {pasted}");
    }
    // Pages have no options: what the form says stays.
    let (_, page) = form(&html(&sent("url=/en/timeline")).await);
    assert!(page.contains("kind=\"timeline\"") && page.contains("theme=\"light\""), "{page}");
    // From then on the form counts.
    let then = format!(
        "/en/embed-builder?url={list}&of={of_list}&as=timeline&theme=auto&accent=&details=frame"
    );
    let (_, then) = form(&html(&then).await);
    assert!(then.starts_with("kind=\"timeline\"") && !then.contains("theme="), "{then}");
    assert!(!then.contains("accent=") && !then.contains("allow=") && !then.contains("details="));
    // A link to the builder may say both.
    let (_, linked) =
        form(&html(&format!("/en/embed-builder?url={list}&as=numbers&theme=light")).await);
    assert!(linked.contains("kind=\"numbers\"") && linked.contains("theme=\"light\""), "{linked}");
    assert!(linked.contains("details=\"tab\""), "{linked}");
}

#[tokio::test]
async fn the_builder_starts_from_the_view_of_the_moment() {
    let from = "/nb/embed-builder?from=%2Fnb%2F";
    let there = |answer: Answer| answer.header("location").to_owned();
    assert_eq!(there(get(from, &[]).await), "/nb/embed-builder?url=/nb/");
    let moved = [("host", "map.example"), ("referer", "https://map.example/nb/?q=a&kind=other")];
    assert_eq!(there(get(from, &moved).await), "/nb/embed-builder?url=/nb/%3Fq%3Da%26kind%3Dother");
    let foreign = [("host", "map.example"), ("referer", "https://other.example/nb/?q=a")];
    assert_eq!(there(get(from, &foreign).await), "/nb/embed-builder?url=/nb/");
    for page in ["/nb/?q=elkem", "/nb/partners/elkem-rana", "/nb/about"] {
        assert!(html(page).await.contains("/nb/embed-builder?from=/nb/"), "{page}");
    }
}

#[tokio::test]
async fn the_site_around_a_frame_is_counted_and_nothing_else() {
    let site = site_with(Loaded::default(), Basemap::embedded().await.unwrap()).await;
    let app = server::router(site.clone());
    let show = async |dest: &str, referer: &str| {
        let headers = [("sec-fetch-dest", dest), ("referer", referer)];
        send(app.clone(), request("GET", "/en/embed/v1/list", &headers)).await;
    };
    show("iframe", "https://partner.example/news?visitor=7").await;
    show("iframe", "https://partner.example").await;
    show("document", "https://partner.example/").await;
    show("iframe", "nonsense").await;
    show("iframe", &site.settings().public_url).await;
    let counted: Vec<_> = site.hosts().take().into_iter().collect();
    assert_eq!(counted, [("https://partner.example".to_owned(), 2)]);
    assert!(site.hosts().take().is_empty(), "counted anew");
}
