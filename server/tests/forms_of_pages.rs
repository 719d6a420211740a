//! The form of filters: the same on every page with a list or a map, and a page is light with it.

use crate::pages_of_records::main_of;
use crate::support::{made_up, request, send};

/// Pages with a form, and the facet that each sets by itself.
const FORMS: [(&str, &str); 8] = [
    ("partners", ""),
    ("value-chain", ""),
    ("numbers", ""),
    ("projects", ""),
    ("sites/mo-industripark", "site"),
    ("places/1833", "place"),
    ("expertise/co2-capture", "expertise"),
    ("kinds/process-industry", "kind"),
];

fn form_of(main: &str) -> &str {
    let (_, form) = main.split_once("<form class=\"filter\"").unwrap();
    form.split_once("</form>").unwrap().0
}

#[tokio::test]
async fn every_list_and_map_has_the_form_without_the_facet_of_its_page() {
    for (rest, set) in FORMS {
        let main = main_of(&format!("/en/{rest}?q=a&time=2020&kind=process-industry")).await;
        let form = form_of(&main);
        assert!(form.contains(&format!("action=\"/en/{rest}\"")), "{rest}");
        for facet in ["expertise", "kind", "stage", "role", "place", "site"] {
            let offered = form.contains(&format!("type=\"checkbox\" name=\"{facet}\""));
            assert_eq!(offered, facet != set, "{rest}: {facet}");
        }
        assert!(form.contains("name=\"q\" value=\"a\""), "{rest}");
        assert!(form.contains("type=\"hidden\" name=\"time\" value=\"2020\""), "{rest}");
        let ticked = form.contains("name=\"kind\" value=\"process-industry\" checked");
        assert_eq!(ticked, set != "kind", "{rest}");
        assert!(!form.contains("type=\"hidden\" name=\"kind\""), "{rest}");
        assert_eq!(form.matches("<fieldset>").count(), form.matches("<legend").count(), "{rest}");
    }
}

#[tokio::test]
async fn the_form_counts_within_the_page_and_marks_what_gives_nothing() {
    let main = main_of("/en/sites/mo-industripark").await;
    let form = form_of(&main);
    assert!(form.contains("value=\"process-industry\"> Process industry (3)"), "{form}");
    assert!(
        form.contains("<label class=\"none\"><input type=\"checkbox\" name=\"kind\""),
        "{form}"
    );
    assert!(!main.contains("<details class=\"fold\" open"), "folded until somebody filters");
    let filtered = main_of("/en/sites/mo-industripark?kind=process-industry").await;
    assert!(filtered.contains("<details class=\"fold\" open"));
}

#[tokio::test]
async fn pages_with_a_form_stay_light_with_many_organisations() {
    let app = server::router(made_up(2500).await);
    for rest in ["partners", "value-chain", "numbers", "projects", "kinds/process-industry"] {
        let asked = request("GET", &format!("/nb/{rest}"), &[("accept-encoding", "br")]);
        let answer = send(app.clone(), asked).await;
        assert_eq!(answer.header("content-encoding"), "br", "{rest}");
        assert!(answer.body.len() <= 60_000, "{rest}: {}", answer.body.len());
    }
}

#[tokio::test]
async fn the_table_has_the_columns_that_are_chosen_and_keeps_them_on_every_way_on() {
    let columns = ["site", "owner", "number", "website", "confirmed"];
    let asked = columns.map(|column| format!("&columns={column}")).concat();
    let main = main_of(&format!("/en/partners?q=a{asked}")).await;
    for heading in ["Site", "Group", "Organisation number", "Web site", "Last confirmed"] {
        assert!(main.contains(&format!("<th scope=\"col\">{heading}</th>")), "{heading}");
    }
    let kept = asked.replace('&', "&amp;");
    assert!(main.contains(&format!("/en/partners?q=a&amp;sort=name{kept}\"")), "sorting");
    let chip = format!("href=\"/en/partners?{}\" aria-label", kept.trim_start_matches("&amp;"));
    assert!(main.contains(&chip), "{chip}: {main}");
    let elkem = main_of("/en/partners?columns=owner&columns=site&q=elkem").await;
    assert!(elkem.contains("<td>Elkem ASA</td>"));
    assert!(elkem.contains("<td><a href=\"/en/sites/mo-industripark\">Mo Industripark</a></td>"));
}

#[tokio::test]
async fn the_headings_of_the_table_sort_it_and_say_so() {
    for (address, name, since) in [
        ("/en/partners", true, false),
        ("/en/partners?sort=joined", false, true),
        ("/en/partners?q=elkem", false, false),
        ("/en/partners?q=elkem&sort=name", true, false),
    ] {
        let main = main_of(address).await;
        let head = main.split_once("<thead>").unwrap().1;
        let cell = |sort: &str| {
            let link = head.find(&format!("sort={sort}\">")).unwrap();
            head[..link].rsplit_once("<th ").unwrap().1.contains("aria-sort=\"ascending\"")
        };
        assert_eq!((cell("name"), cell("joined")), (name, since), "{address}");
    }
    assert!(!main_of("/en/partners?columns=kind").await.contains("sort=joined"));
}

#[tokio::test]
async fn owners_and_the_core_group_are_filters_beside_the_others() {
    let main = main_of("/en/partners?kind=process-industry&columns=owner").await;
    for owner in ["Alcoa (1)", "Elkem ASA (3)", "NTNU (1)"] {
        assert!(main.contains(&format!("Group: {owner}</a>")), "{owner}");
    }
    let alcoa = "/en/partners?kind=process-industry&amp;partners=alcoa-mosjoen&amp;columns=owner";
    assert!(main.contains(&format!("<a href=\"{alcoa}\">Group: Alcoa")), "{main}");
    let shown = main_of(&alcoa.replace("&amp;", "&")).await;
    assert!(shown.contains("aria-current=\"true\">Group: Alcoa (1)</a>"), "it is marked");
    assert!(!main_of("/en/partners/alcoa-mosjoen").await.contains("same owner"), "nobody else");
}
