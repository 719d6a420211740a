//! The pages of single records and of what they are sorted by: each says what it knows and why.

use crate::support::get;

/// What stands in `<main>` of a page.
pub(crate) async fn main_of(address: &str) -> String {
    let answer = get(address, &[]).await;
    assert_eq!(answer.status, 200, "{address}");
    let html = String::from_utf8(answer.body.to_vec()).unwrap();
    let (_, main) = html.split_once("<main").unwrap();
    main.split_once("</main>").unwrap().0.to_owned()
}

#[tokio::test]
async fn no_heading_of_a_partner_stands_above_nothing() {
    for partner in &crate::support::site().await.published().register.partners {
        let main = main_of(&format!("/en/partners/{}", partner.id)).await;
        for heading in main.split("</h2>").skip(1) {
            let below = heading.trim_start();
            assert!(!below.is_empty() && !below.starts_with("<h2"), "{}: {below}", partner.id);
            assert!(!below.starts_with("<ul class=\"near-list\"></ul>"), "{}", partner.id);
        }
        assert_eq!(main.contains("Shares the site"), partner.site.is_some(), "{}", partner.id);
    }
}

#[tokio::test]
async fn a_suggested_partner_comes_with_the_reason() {
    for (partner, heading, reason) in [
        ("elkem-rana", "Nearby with the same", "<p>Expertise in common: CO2 capture and use</p>"),
        (
            "elkem-rana",
            "Complementary",
            "<p>Previous stage of the value chain: Raw materials. Also ",
        ),
        (
            "rana-gruber",
            "Complementary",
            "<p>Next stage of the value chain: Primary production. Also ",
        ),
        ("arctic-circle-data-center", "Complementary", "<span>the same place</span>"),
    ] {
        let main = main_of(&format!("/en/partners/{partner}")).await;
        assert!(main.split_once(heading).unwrap().1.contains(reason), "{partner}: {main}");
    }
    let salten = main_of("/en/partners/elkem-salten").await;
    assert!(!salten.contains("/partners/norwegian-crystals"), "it has ceased");
}

#[tokio::test]
async fn facts_of_a_partner_name_who_says_so_where_the_record_does() {
    let main = main_of("/nb/partners/norwegian-crystals").await;
    let fact = |name: &str| {
        let (_, fact) = main.split_once(&format!("<dt>{name}</dt>")).unwrap();
        fact.split_once("</div>").unwrap().0.to_owned()
    };
    assert!(fact("Status").contains("<small class=\"said\">Kilde: <a href=\"https://"));
    assert!(fact("Rolle").contains("Kilde: "));
    assert!(!fact("Sist bekreftet").contains("Kilde: "), "no source is said to support it");
}

#[tokio::test]
async fn the_page_of_a_partner_leads_to_its_kind_and_to_the_story_and_the_panel_stays_at_the_map() {
    let main = main_of("/nb/partners/norwegian-crystals").await;
    assert!(main.contains("href=\"/nb/timeline#norwegian-crystals-bankrupt\""), "{main}");
    assert!(main.contains("href=\"/nb/kinds/"));
    let panel = get("/page-data/nb/record?open=norwegian-crystals", &[]).await;
    let panel = String::from_utf8(panel.body.to_vec()).unwrap();
    assert!(panel.contains("open=milestone") && !panel.contains("/nb/timeline#"), "{panel}");
}

#[tokio::test]
async fn the_value_chain_is_a_row_of_links_with_the_rest_around_it() {
    for address in ["/en/value-chain", "/en/embed/v1/value-chain"] {
        let main = main_of(address).await;
        let (chain, around) = main.split_once("Around the chain").unwrap();
        let at = |stage: &str| chain.find(&format!("id=\"stage-{stage}\""));
        assert!(at("energy") < at("raw-materials") && at("raw-materials") < at("supply-services"));
        assert!(at("knowledge").is_none() && around.contains("id=\"stage-knowledge\""));
        assert!(chain.contains("<p>Process industry · Mo i Rana</p>"), "{chain}");
        assert!(chain.contains("No source names a partner at this stage."), "power supply");
    }
    let supporters = main_of("/en/value-chain?role=supporter").await;
    let support = supporters.split_once("id=\"stage-support\"").unwrap().1;
    assert!(support.contains("No partner at this stage fits.</p><details open><summary>Other"));
}

#[tokio::test]
async fn facts_of_a_site_keep_what_qualifies_them_in_the_language_of_the_page() {
    for (address, facts) in [
        (
            "/nb/sites/gullsmedvik",
            vec!["340 (hele selskapet; april 2023)", "havneanlegget Rana Gruber"],
        ),
        (
            "/en/sites/gullsmedvik",
            vec!["340 (whole company; April 2023)", "Rana Gruber port facility"],
        ),
        ("/nb/sites/glomfjord-industripark", vec!["nærmere 20", "havneanlegget Yara Glomfjord"]),
        (
            "/nb/sites/mo-industripark",
            vec!["2300 (etter klyngens nettsted); ellers", "14 (eldre versjon av klyngens side)"],
        ),
        ("/nb/sites/mosjoen", vec![">Mosjøen, Alcoa</h1>"]),
    ] {
        let main = main_of(address).await;
        for fact in facts {
            assert!(main.contains(fact), "{address}: {fact}: {main}");
        }
    }
}

#[tokio::test]
async fn shared_infrastructure_stands_by_itself_where_the_record_lists_it() {
    let main = main_of("/nb/sites/mo-industripark").await;
    let (facts, more) = main.split_once("<h2>Felles infrastruktur</h2>").unwrap();
    assert!(more.contains("<li>Eget strømnett</li>") && !facts.contains("shared_infrastructure"));
    assert!(!main_of("/nb/sites/finnfjord").await.contains("Felles infrastruktur</h2>"));
}

#[tokio::test]
async fn a_place_says_which_language_each_name_is_in_and_where_it_lies() {
    let main = main_of("/nb/places/1841").await;
    assert!(main.contains("Fauske (norsk) – <span lang=\"smj\">Fuossko</span> (lulesamisk)"));
    assert!(main.contains("<li><a href=\"/nb/places/18\">Nordland</a></li>"), "{main}");
    let kven = main_of("/en/places/55").await;
    assert!(kven.contains("(Northern Sámi)") && kven.contains("(Kven)"), "{kven}");
}

#[tokio::test]
async fn the_pages_about_the_site_say_whom_to_ask_and_where_to_go_on() {
    let help = main_of("/nb/help").await;
    assert!(help.contains("href=\"/nb/embed-builder\"") && help.contains("Page Up"));
    let statement = main_of("/en/accessibility").await;
    assert!(
        statement.contains("<dd>Arctic Cluster Team</dd>") && statement.contains("Klyngekart 0.")
    );
    for page in [statement, main_of("/en/privacy").await] {
        assert!(page.contains("href=\"https://arcticclusterteam.no"), "{page}");
    }
}
