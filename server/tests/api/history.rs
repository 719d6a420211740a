//! The history of a record, and that no address tells what is not public.

use server::{Site, api::table::ENDPOINTS};
use shared::{date::Day, lang::Text, project::Project, register::Record};
use store::{AuthorId, Change, Entry, Expectation, Intent, NewAuthor, Role};

use super::{json, readers};
use crate::support::{Answer, own_site, request, send};

/// Stands in every text that the public must not see.
const CANARY: &str = "canary-7f3a";

async fn author(site: &Site, role: Role) -> AuthorId {
    let (name, mail) = (Some(format!("Kari {CANARY}")), Some(format!("{CANARY}@example.org")));
    site.store().add_author(&NewAuthor { role, name, mail }).await.unwrap()
}

async fn write(
    site: &Site,
    record: Record,
    intent: Intent,
    (author, reason): (AuthorId, &str),
) -> Vec<store::RevisionId> {
    let based_on = site.store().head(&record.key()).await.unwrap().map(|head| head.id);
    let change = Change::put(record).based_on(based_on);
    let entry = Entry { author, reason: reason.to_owned() };
    let written = site.store().write(vec![change], intent, &entry, Expectation::Bases).await;
    written.unwrap().revisions
}

async fn refresh(site: &Site) {
    site.refresh(Day::new(2024, 6, 1).unwrap()).await.unwrap();
}

async fn ask(site: &Site, address: &str, accept: &str) -> Answer {
    let headers = [("accept", accept)];
    send(server::router(site.clone()), request("GET", address, &headers)).await
}

async fn read(site: &Site, address: &str) -> serde_json::Value {
    let answer = ask(site, address, "*/*").await;
    assert_eq!(answer.status, 200, "{address}: {answer:?}");
    json(&answer)
}

fn project() -> Project {
    Project {
        milestone_ids: Vec::new(),
        id: "green-heat".to_owned(),
        title: Text { nb: "Grønn varme".to_owned(), en: "Green heat".to_owned() },
        description: Text { nb: "Varme fra ovnene.".to_owned(), en: "Heat.".to_owned() },
        partner_ids: vec!["elkem-rana".to_owned()],
        other_participants: vec!["Rana kommune".to_owned()],
        start: "2019".parse().ok(),
        end: "2021-06".parse().ok(),
        planned_end: None,
        themes: Vec::new(),
        results: Vec::new(),
        sources: vec!["https://example.org/heat".to_owned()],
    }
}

#[tokio::test]
async fn projects_are_those_of_the_organisations_of_the_query() {
    let site = own_site().await;
    let why = (AuthorId::SYSTEM, "a test");
    write(&site, Record::Project(Box::new(project())), Intent::Published, why).await;
    refresh(&site).await;
    let one = read(&site, "/api/v1/projects/green-heat?lang=en").await;
    assert_eq!((&one["title"], &one["end"]["date"]), (&"Green heat".into(), &"2021-06".into()));
    assert_eq!(one["partners"][0]["id"], "elkem-rana");
    for (query, there) in [
        ("partners=elkem-rana", true),
        ("partners=alcoa-mosjoen", false),
        ("time=2020", true),
        ("time=2015", false),
        ("time=2022/2023", false),
    ] {
        let list = read(&site, &format!("/api/v1/projects?limit=500&{query}")).await;
        let found = super::ids(&list).contains(&"green-heat".to_owned());
        assert_eq!(found, there, "{query}");
    }
    assert_eq!(ask(&site, "/api/v1/projects/none", "*/*").await.status, 404);
}

#[tokio::test]
async fn a_history_tells_what_changed_when_why_and_in_which_role() {
    let site = own_site().await;
    let address = "/api/v1/partners/elkem-rana/history";
    let first = read(&site, address).await;
    assert_eq!((&first["total"], &first["items"][0]["change"]), (&1.into(), &"added".into()));

    let editor = author(&site, Role::MemberEditor).await;
    let all = site.store().current().register().clone();
    let mut partner = all.partners.iter().find(|p| p.id == "elkem-rana").unwrap().clone();
    let before = partner.short_name.clone();
    partner.short_name = "Renamed Works".to_owned();
    let record = Record::Partner(Box::new(partner));
    write(&site, record, Intent::Published, (editor, "a new name")).await;
    // The answer that is kept belongs to the data of before.
    assert_eq!(read(&site, address).await["total"], 1);
    refresh(&site).await;
    let told = read(&site, address).await;
    assert_eq!(told["total"], 2);
    let latest = &told["items"][0];
    assert_eq!(
        (&latest["change"], &latest["role"], &latest["reason"]),
        (&"changed".into(), &"member-editor".into(), &"a new name".into())
    );
    let fields = serde_json::json!([
        { "field": "short_name", "before": before, "after": "Renamed Works" }
    ]);
    assert_eq!(latest["fields"], fields);
    assert!(latest["time"].as_str().unwrap() > "2024");
    let page = read(&site, &format!("{address}?limit=1")).await;
    assert!(page["next"].as_str().unwrap().ends_with(&format!("{address}?limit=1&page=2")));

    // What changed last comes first in feeds, and nobody is named.
    let feed = ask(&site, "/api/v1/partners.atom", "*/*").await;
    let feed = String::from_utf8(feed.body.to_vec()).unwrap();
    let first = feed.split("<entry>").nth(1).unwrap();
    assert!(first.contains("partners/elkem-rana") && !first.contains("T00:00:00Z"), "{first}");
    let map = ask(&site, "/sitemap.xml", "*/*").await;
    let updated = first.split("<updated>").nth(1).unwrap().split('<').next().unwrap();
    let lastmod = format!("/nb/partners/elkem-rana</loc><lastmod>{updated}</lastmod>");
    assert!(std::str::from_utf8(&map.body).unwrap().contains(&lastmod), "{lastmod}");
}

/// Fills every state and field that is not public with the canary.
async fn hide_canaries(site: &Site) {
    let (member, editor) =
        (author(site, Role::MemberEditor).await, author(site, Role::ClusterEditor).await);
    let all = site.store().current().register().clone();
    let mut partner = all.partners.iter().find(|p| p.id == "elkem-rana").unwrap().clone();
    let mut mo = all.sites.iter().find(|site| site.id == "mo-industripark").unwrap().clone();
    let mut milestone = all.milestones.iter().find(|m| m.id == "arena-pro").unwrap().clone();
    partner.description.nb = CANARY.into();
    partner.short_name = CANARY.into();
    partner.sources[0].url = format!("https://{CANARY}.example");
    mo.name = CANARY.into();
    milestone.title.en = CANARY.into();
    let mut unseen = project();
    unseen.id = CANARY.into();
    let records = [
        Record::Partner(Box::new(partner)),
        Record::Site(Box::new(mo)),
        Record::Milestone(Box::new(milestone)),
        Record::Project(Box::new(unseen)),
    ];
    for record in records {
        for intent in [Intent::Draft, Intent::Pending, Intent::Pending] {
            let revisions = write(site, record.clone(), intent, (member, CANARY)).await;
            if intent == Intent::Pending {
                let entry = Entry { author: editor, reason: CANARY.to_owned() };
                site.store().reject(revisions[0], &entry).await.unwrap();
            }
        }
        write(site, record, Intent::Pending, (member, CANARY)).await;
    }

    // Published, but with a field that is for nobody, and a decision that is for those who decide.
    let mut rana = all.places.municipalities.iter().find(|m| m.number == "1833").unwrap().clone();
    rana.reported_name = Some(CANARY.to_owned());
    let rana = Record::Municipality(Box::new(rana));
    write(site, rana, Intent::Published, (member, "a place")).await;
    let town = all.places.towns.iter().find(|town| town.municipality_number == "1833").unwrap();
    let mut town = town.clone();
    town.coordinate_source = CANARY.into();
    let town = Record::Town(Box::new(town));
    let waiting = write(site, town, Intent::Pending, (member, "a table")).await;
    let decision = Entry { author: editor, reason: CANARY.to_owned() };
    site.store().publish(&waiting, &decision).await.unwrap();
    refresh(site).await;
}

#[tokio::test]
async fn no_address_tells_what_is_not_public() {
    let site = own_site().await;
    hide_canaries(&site).await;
    let mut asked = 0;
    let mut check = |address: &str, answer: &Answer| {
        let body = if answer.header("content-type").contains("spreadsheet") {
            readers::cells(&answer.body)
        } else {
            String::from_utf8_lossy(&answer.body).into_owned()
        };
        assert!(!body.contains(CANARY), "{address} has the canary");
        asked += 1;
    };
    for endpoint in ENDPOINTS {
        let ids: &[&str] = match endpoint.path {
            path if !path.contains('{') => &[""],
            path if path.contains("sites") => &["mo-industripark"],
            path if path.contains("milestones") => &["arena-pro"],
            path if path.contains("projects") => &[CANARY],
            _ => &["elkem-rana"],
        };
        for (id, format) in ids.iter().flat_map(|id| endpoint.gives.iter().map(move |f| (id, f))) {
            let address = endpoint.path.replace("{id}", id);
            let media = format.media.split(';').next().unwrap();
            let answer = ask(&site, &format!("{address}?lang=en"), media).await;
            if *id == CANARY {
                // Only what was asked for is repeated: there is no such project.
                assert_eq!(answer.status, 404, "{address}");
            } else {
                assert_eq!(answer.status, 200, "{address} {media}");
                check(&address, &answer);
            }
        }
    }
    let directory = site.published().address();
    let pages = ["", "partners/elkem-rana", "sites/mo-industripark", "places/1833", "timeline"];
    let others =
        ["partners", "value-chain", "numbers", "about", "data", "?open=milestone.arena-pro"];
    let mut addresses = vec!["/map.svg".to_owned(), "/sitemap.xml".to_owned(), directory];
    for page in pages.iter().chain(&others) {
        addresses.extend(["nb", "en"].map(|lang| format!("/{lang}/{page}")));
    }
    addresses.push("/page-data/nb/record?open=partner.elkem-rana".to_owned());
    for address in addresses {
        let answer = ask(&site, &address, "*/*").await;
        assert_eq!(answer.status, 200, "{address}");
        check(&address, &answer);
    }
    assert!(asked > 50, "{asked}");
}
