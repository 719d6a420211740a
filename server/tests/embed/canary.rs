//! A canary in every state and field that is not public is in no embed, description or builder.

use server::Site;
use shared::{
    date::Day,
    register::{Key, Kind, Record},
};
use store::{AuthorId, Change, Entry, Expectation, Intent, NewAuthor, Role};

use crate::support::{get, own_site, request, send};

const CANARY: &str = "zzcanaryzz";

/// Everything that may say something of these records.
fn addresses() -> Vec<String> {
    let embeds = [
        "map",
        "map?open=elkem-rana",
        "map?open=group.mo-industripark",
        "map?moving=1&open=elkem-rana",
        "map?q=zzcanaryzz",
        "list",
        "list?open=elkem-rana",
        "list?q=zzcanaryzz&allow=filter,search,time",
        "partner?open=elkem-rana",
        "partner?open=zzcanaryzz-new",
        "site?site=mo-industripark",
        "site?site=mo-industripark&open=milestone.arena-admission",
        "timeline?moving=1",
        "timeline",
        "timeline?open=milestone.arena-admission",
        "list?place=1833",
        "value-chain?allow=filter",
        "value-chain?open=elkem-rana",
        "numbers?allow=filter",
        "numbers?open=milestone.arena-admission",
    ];
    let mut all = Vec::new();
    for lang in ["nb", "en"] {
        all.extend(embeds.iter().map(|rest| format!("/{lang}/embed/v1/{rest}")));
        for page in [
            "/",
            "/partners/elkem-rana",
            "/sites/mo-industripark",
            "/timeline",
            "/value-chain",
            "/numbers",
        ] {
            all.push(format!("/{lang}/embed-builder?url=/{lang}{page}"));
            for format in ["json", "xml"] {
                all.push(format!("/oembed?url=/{lang}{page}&format={format}"));
            }
        }
        for picture in ["svg", "png"] {
            all.push(format!("/map.{picture}?lang={lang}&open=elkem-rana"));
            all.push(format!("/map.{picture}?lang={lang}&site=mo-industripark&zoom=9"));
        }
        for open in ["elkem-rana", "milestone.arena-admission", "group.mo-industripark"] {
            all.push(format!("/page-data/{lang}/record?open={open}"));
        }
        all.push(format!("/page-data/{lang}/ground?zoom=9&center=66.31,14.14"));
    }
    all
}

/// Puts the canary into every text of a document that does not name something else.
fn poison(value: &mut serde_json::Value, name: &str) {
    const NAMES: [&str; 24] = [
        "id",
        "role",
        "status",
        "kind",
        "value_chain_stage",
        "expertise",
        "municipality_number",
        "municipality",
        "county_number",
        "county",
        "site",
        "website",
        "joined",
        "joined_precision",
        "partner_by",
        "left",
        "left_precision",
        "left_by",
        "last_confirmed",
        "org_number",
        "org_number_source",
        "url",
        "precision",
        "town",
    ];
    match value {
        serde_json::Value::String(text) if !NAMES.contains(&name) => {
            *text = format!("{CANARY} {text}");
        }
        serde_json::Value::Array(list) if !NAMES.contains(&name) => {
            for value in list {
                poison(value, name);
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                poison(value, name);
            }
        }
        _ => {}
    }
}

fn poisoned(site: &Site, key: &Key) -> Record {
    let register = site.store().current().register().clone();
    let record = register.records().find(|record| record.key() == *key).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&record.to_json()).unwrap();
    match key.kind {
        // Dates and the rest of milestones name things as well.
        Kind::Milestone => {
            for field in ["title", "description"] {
                poison(&mut json[field], field);
            }
        }
        _ => poison(&mut json, ""),
    }
    Record::read(key, &json.to_string()).unwrap()
}

async fn write(
    site: &Site,
    record: Record,
    intent: Intent,
    entry: &Entry,
) -> Vec<store::RevisionId> {
    let base = site.store().head(&record.key()).await.unwrap().map(|head| head.id);
    let change = Change::put(record).based_on(base);
    site.store().write(vec![change], intent, entry, Expectation::Bases).await.unwrap().revisions
}

#[tokio::test]
async fn what_is_not_public_is_in_no_embed() {
    let site = own_site().await;
    let author = NewAuthor {
        role: Role::MemberEditor,
        name: Some(CANARY.to_owned()),
        mail: Some(format!("{CANARY}@example.org")),
    };
    let author = site.store().add_author(&author).await.unwrap();
    let entry = Entry { author, reason: CANARY.to_owned() };
    let partner = Key::new(Kind::Partner, "elkem-rana");
    let original = {
        let register = site.store().current().register().clone();
        register.records().find(|record| record.key() == partner).unwrap()
    };

    // A former state: published, then taken back, by somebody with a name and a reason.
    write(&site, poisoned(&site, &partner), Intent::Published, &entry).await;
    site.refresh(Day::new(2024, 6, 1).unwrap()).await.unwrap();
    let now = send(
        server::router(site.clone()),
        request("GET", "/nb/embed/v1/partner?open=elkem-rana", &[]),
    )
    .await;
    assert!(String::from_utf8_lossy(&now.body).contains(CANARY), "what is published can be seen");
    write(&site, original, Intent::Published, &entry).await;
    // A draft, a suggestion that waits, and one that was turned down; and suggestions of other kinds.
    for (key, intent) in [
        (partner.clone(), Intent::Draft),
        (partner.clone(), Intent::Pending),
        (partner, Intent::Pending),
        (Key::new(Kind::Site, "mo-industripark"), Intent::Pending),
        (Key::new(Kind::Milestone, "arena-admission"), Intent::Pending),
    ] {
        let turned_down = intent == Intent::Pending && key.kind == Kind::Partner;
        let revisions = write(&site, poisoned(&site, &key), intent, &entry).await;
        if turned_down {
            site.store()
                .reject(
                    revisions[0],
                    &Entry { author: AuthorId::SYSTEM, reason: CANARY.to_owned() },
                )
                .await
                .unwrap();
        }
    }
    // A field that is kept and never shown.
    let place = Key::new(Kind::Municipality, "1833");
    let register = site.store().current().register().clone();
    let mut rana =
        register.places.municipalities.iter().find(|m| m.number == "1833").unwrap().clone();
    rana.reported_name = Some(CANARY.to_owned());
    write(&site, Record::Municipality(Box::new(rana)), Intent::Published, &entry).await;
    assert!(site.store().head(&place).await.unwrap().unwrap().record().unwrap().is_some());

    site.refresh(Day::new(2024, 6, 1).unwrap()).await.unwrap();
    let directory = site.published().address();
    let app = server::router(site);
    let mut pictures = Vec::new();
    for address in addresses().into_iter().chain([directory]) {
        let answer = send(app.clone(), request("GET", &address, &[])).await;
        assert!(answer.status == 200, "{address}: {}", answer.status);
        if address.starts_with("/map.png") {
            pictures.push((address.clone(), answer.body.clone()));
        }
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        // What the caller wrote may be said back.
        let own = body
            .replace("zzcanaryzz-new", "")
            .replace("«zzcanaryzz»", "")
            .replace("“zzcanaryzz”", "");
        let asked = address.contains(CANARY);
        assert!(asked || !own.contains(CANARY), "{address}");
        if asked {
            assert!(!super::shows(&own), "{address}");
        }
    }
    // Letters of pictures cannot be searched: they are those of the untouched site, dot by dot.
    assert_eq!(pictures.len(), 4);
    for (address, body) in pictures {
        assert!(get(&address, &[]).await.body == body, "{address}");
    }
    // Embeds of the untouched site are complete.
    assert_eq!(get("/nb/embed/v1/map", &[]).await.status, 200);
}
