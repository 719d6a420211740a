//! What programs read of a page: JSON-LD in the words of schema.org.

use serde_json::{Value, json};
use shared::{
    date::Sense,
    detail::PartnerDetail,
    directory::{MilestoneEntry, NONE},
    explore::PartnerLink,
    geo::LonLat,
    lang::Lang,
    project::Project,
};

use super::{here::Here, words::page_words};
use crate::site::Site;

/// A thing of a type of schema.org.
fn thing(kind: &str, more: Value) -> Value {
    let mut thing = json!({ "@context": "https://schema.org", "@type": kind });
    if let (Some(thing), Value::Object(more)) = (thing.as_object_mut(), more) {
        thing.extend(more.into_iter().filter(|(_, value)| !value.is_null() && *value != ""));
    }
    thing
}

/// The way to a page: addresses below the language and names.
pub fn breadcrumbs(here: &Here<'_>, way: &[(String, String)]) -> Value {
    let items = way.iter().map(|(to, name)| (name.as_str(), here.url(to)));
    let items: Vec<Value> = (items.zip(1_u32..))
        .map(|((name, url), at)| json!({ "@type": "ListItem", "position": at, "name": name, "item": url }))
        .collect();
    thing("BreadcrumbList", json!({ "itemListElement": items }))
}

/// A list of pages: name and address below the language of each. `total` may be more than are listed.
pub fn item_list<'n>(
    here: &Here<'_>,
    name: &str,
    total: u32,
    items: impl Iterator<Item = (&'n str, String)>,
) -> Value {
    list(name, total, items.map(|(name, rest)| (name, here.url(&rest))))
}

/// The front page: the cluster, and the organisations that it shows first of `total`.
pub(crate) fn front<'p>(
    site: &Site,
    lang: Lang,
    about: &str,
    total: u32,
    partners: impl Iterator<Item = &'p PartnerLink>,
) -> Vec<Value> {
    let mail = site.contact.as_ref().filter(|contact| contact.contains('@'));
    let cluster =
        json!({ "name": site.cluster, "url": site.website, "email": mail, "description": about });
    let url = |slug: &str| format!("{}/{lang}/partners/{slug}", site.public_url);
    let items = partners.map(|partner| (partner.name.as_str(), url(&partner.slug)));
    vec![thing("Organization", cluster), list(page_words(lang).all_organisations, total, items)]
}

/// A list of names with absolute addresses.
fn list<'n>(name: &str, total: u32, items: impl Iterator<Item = (&'n str, String)>) -> Value {
    let items: Vec<Value> = (items.zip(1_u32..))
        .map(|((name, url), at)| json!({ "@type": "ListItem", "position": at, "name": name, "url": url }))
        .collect();
    thing("ItemList", json!({ "name": name, "numberOfItems": total, "itemListElement": items }))
}

/// A partner, with its number where it is known.
pub fn organisation(here: &Here<'_>, partner: &PartnerDetail) -> Value {
    // 0192 is the scheme of the Norwegian register in ISO/IEC 6523.
    let code = partner.org_number.as_ref().map(|(number, _)| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        format!("0192:{digits}")
    });
    let seat = partner.places.first().map(|line| json!({ "@type": "Place", "name": line.place }));
    let owner = partner.owner.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
    let knows: Vec<&String> = partner.expertise.iter().map(|(_, name)| name).collect();
    thing(
        "Organization",
        json!({
            "@id": here.url(&format!("partners/{}", partner.link.slug)),
            "name": partner.link.name,
            "legalName": partner.official_name,
            "alternateName": (!partner.former_names.is_empty()).then_some(&partner.former_names),
            "description": partner.description,
            "url": partner.website.as_ref().map(|(url, _)| url),
            "iso6523Code": code,
            "parentOrganization": owner,
            "location": seat,
            "knowsAbout": (!knows.is_empty()).then_some(knows),
            "memberOf": cluster(here),
        }),
    )
}

/// The cluster itself, as others refer to it.
fn cluster(here: &Here<'_>) -> Value {
    let mut cluster = json!({ "@type": "Organization", "name": here.settings.cluster.name });
    if let Some(url) = &here.settings.cluster.website {
        cluster["url"] = json!(url);
    }
    cluster
}

/// The cluster itself, as the subject of a page.
pub fn the_cluster(here: &Here<'_>) -> Value {
    let cluster = &here.settings.cluster;
    let mail = cluster.contact.as_ref().filter(|contact| contact.contains('@'));
    thing(
        "Organization",
        json!({
            "name": cluster.name,
            "alternateName": cluster.short_name,
            "url": cluster.website,
            "email": mail,
            "description": cluster.about.get(here.lang()),
        }),
    )
}

/// A site, municipality, county or town.
pub fn place(
    here: &Here<'_>,
    rest: &str,
    name: &str,
    others: &[&str],
    point: Option<LonLat>,
) -> Value {
    let point =
        point.map(|p| json!({ "@type": "GeoCoordinates", "latitude": p.lat, "longitude": p.lon }));
    thing(
        "Place",
        json!({
            "@id": here.url(rest),
            "name": name,
            "alternateName": (!others.is_empty()).then_some(others),
            "geo": point,
        }),
    )
}

/// A milestone; `None` where no source gives its date, for programs would take an estimate for one.
pub fn event(here: &Here<'_>, entry: &MilestoneEntry) -> Option<Value> {
    let when = entry.when.filter(|when| when.sense == Sense::Within)?;
    let columns = &here.details.directory.columns;
    let place = match (entry.site, entry.place) {
        (NONE, NONE) => None,
        (NONE, place) => Some(columns.places[usize::from(place)].name.as_str()),
        (site, _) => Some(columns.sites[usize::from(site)].name.as_str()),
    };
    Some(thing(
        "Event",
        json!({
            "name": entry.title.get(here.lang()),
            "startDate": when.calendar.to_string(),
            "url": here.url(&here.milestone_in(&entry.id)),
            "location": place.map(|name| json!({ "@type": "Place", "name": name })),
            "organizer": cluster(here),
        }),
    ))
}

/// A project with its participants.
pub fn project(here: &Here<'_>, project: &Project, partners: &[&str]) -> Value {
    let members: Vec<Value> = (partners.iter().copied())
        .chain(project.other_participants.iter().map(String::as_str))
        .map(|name| json!({ "@type": "Organization", "name": name }))
        .collect();
    thing(
        "ResearchProject",
        json!({
            "@id": here.url(&format!("projects/{}", project.id)),
            "name": project.title.get(here.lang()),
            "description": project.description.get(here.lang()),
            "member": members,
        }),
    )
}

/// The register as a data set, with its forms.
pub fn dataset(here: &Here<'_>) -> Value {
    let url = &here.site.public_url;
    let forms =
        [("text/csv", "csv"), ("application/geo+json", "geojson"), ("application/json", "")];
    let forms: Vec<Value> = forms
        .iter()
        .map(|(media, ending)| {
            let dot = if ending.is_empty() { "" } else { "." };
            json!({ "@type": "DataDownload", "encodingFormat": media, "contentUrl": format!("{url}/api/v1/partners{dot}{ending}") })
        })
        .collect();
    let own = here.own();
    let (year, month, day) = here.changed.ymd();
    thing(
        "Dataset",
        json!({
            "name": format!("{} – {}", own.all_organisations, here.settings.cluster.name),
            "description": format!("{}: {}", here.settings.cluster.name, own.dataset_text),
            "url": here.url("data"),
            // Its parts have different ones; all stand there.
            "license": here.url("data#licences"),
            "dateModified": format!("{year:04}-{month:02}-{day:02}"),
            "isAccessibleForFree": true,
            "creator": cluster(here),
            "distribution": forms,
        }),
    )
}
