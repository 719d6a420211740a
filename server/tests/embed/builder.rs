//! The builder of embeds: what it starts from, what it takes, and the snippets that it gives.

use shared::embed::Kind;

use super::{between, html};
use crate::support::{Answer, get};

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
    for page in [
        "?q=elkem",
        "partners",
        "partners/elkem-rana",
        "sites",
        "sites/mo-industripark",
        "places/1833",
        "expertise",
        "expertise/hydrogen",
        "kinds/process-industry",
        "timeline",
        "value-chain",
        "numbers",
        "projects",
        "compare",
        "search",
        "join",
        "about",
        "accessibility",
        "privacy",
        "data",
        "help",
    ]
    .map(|page| format!("/nb/{page}"))
    {
        let page = page.as_str();
        assert!(html(page).await.contains("/nb/embed-builder?from=/nb/"), "{page}");
    }
}

#[tokio::test]
async fn what_is_pasted_holds_its_room_and_our_own_page_has_no_style() {
    for (height, style) in [
        ("", "display:block;height:0;padding-bottom:640px"),
        ("600", "display:block;min-height:600px"),
    ] {
        let page = html(&format!("/en/embed-builder?url=/en/&frame-height={height}")).await;
        let elements: Vec<_> = between(&page, "<textarea", "</textarea>")
            .into_iter()
            .filter(|code| code.contains("klyngekart-view"))
            .collect();
        assert_eq!(elements.len(), 2, "with and without a checksum");
        for code in elements {
            assert!(code.contains(&format!(" style=&quot;{style}&quot;&gt;")), "{code}");
        }
        assert!(!page.contains(" style=\""), "the preview would break our own policy");
    }
}

#[tokio::test]
async fn height_policy_and_consent_are_explained_in_two_sentences_each() {
    for (lang, titles) in [
        ("nb", ["Høyde", "Sikkerhetsregler (CSP)", "Samtykke"]),
        ("en", ["Height", "Security policy (CSP)", "Consent"]),
    ] {
        let page = html(&format!("/{lang}/embed-builder")).await;
        for title in titles {
            let said = between(&page, &format!("<h2>{title}</h2><p>"), "</p>")[0];
            let ends = said.matches(". ").count() + usize::from(said.ends_with('.'));
            assert_eq!(ends, 2, "{title}: {said}");
        }
    }
}

#[tokio::test]
async fn a_picture_says_what_it_shows_and_leads_to_the_whole_view() {
    let page = html("/en/embed-builder?url=/en/%3Fkind%3Dother&theme=dark&title=Our%20map").await;
    let codes = between(&page, "<textarea id=\"snippet-picture\"", "</textarea>");
    let code = codes[0].replace("&amp;amp;", "&").replace("&lt;", "<").replace("&quot;", "\"");
    let code = code.replace("&gt;", ">");
    assert!(code.contains("<a href=\"http://127.0.0.1:3000/en/?kind=other\"><img "), "{code}");
    for part in
        ["alt=\"Our map\"", "/map.png?kind=other&lang=en&", "&theme=dark\"", "width=\"800\""]
    {
        assert!(code.contains(part), "{part}: {code}");
    }
}
