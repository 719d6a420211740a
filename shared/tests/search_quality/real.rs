//! The real data, as far as search looks at it.

use serde::Deserialize;
use shared::{
    date::Day,
    directory::{
        Columns, Coverage, FacetValue, Locations, NONE, PartnerColumns, PlaceEntry, PlaceLevel,
        SiteEntry,
    },
    geo::{Bounds, LonLat},
    membership::Membership,
    order::sort_key,
    partner::{Precision, Status},
    vocabulary::{Term, Vocabularies},
};

#[derive(Deserialize)]
struct Partner {
    id: String,
    official_name: String,
    short_name: String,
    former_names: Vec<String>,
    parent: Option<String>,
    role: String,
    kind: String,
    value_chain_stage: String,
    expertise: Vec<String>,
    municipality_number: Option<String>,
    site: Option<String>,
    org_number: Option<String>,
}

#[derive(Deserialize)]
struct Site {
    id: String,
    name: String,
    label: String,
    municipality_number: String,
}

#[derive(Deserialize)]
struct Places {
    counties: Vec<Place>,
    municipalities: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    number: String,
    name: String,
    names: std::collections::BTreeMap<String, String>,
    county_number: Option<String>,
}

/// Partners, vocabularies, sites and places of the seed data.
pub(crate) fn columns() -> Columns {
    let words: Vocabularies = serde_json::from_str(include_str!("../../../data/expertise.json"))
        .expect("the seed data can be read");
    let table: Places = serde_json::from_str(include_str!("../../../data/municipalities.json"))
        .expect("the seed data can be read");
    let sites: Vec<Site> = serde_json::from_str(include_str!("../../../data/sites.json"))
        .expect("the seed data can be read");
    let mut partners: Vec<Partner> =
        serde_json::from_str(include_str!("../../../data/partners.json"))
            .expect("the seed data can be read");
    partners.sort_by_key(|partner| sort_key(&partner.short_name));

    let mut places: Vec<PlaceEntry> = Vec::new();
    for (level, rows) in
        [(PlaceLevel::County, table.counties), (PlaceLevel::Municipality, table.municipalities)]
    {
        for row in rows {
            let parent = number(places.iter().map(|p| &p.id), row.county_number.as_ref());
            let other_names = row.names.into_iter().filter(|(lang, _)| lang != "nb").collect();
            let (id, name) = (row.number, row.name);
            places.push(PlaceEntry { id, name, other_names, level, parent, point: None });
        }
    }
    // One town, since the seed has none yet.
    let rana = number(places.iter().map(|p| &p.id), Some(&"1833".to_owned()));
    places.push(PlaceEntry {
        id: "mo-i-rana".into(),
        name: "Mo i Rana".into(),
        other_names: vec![("sma".into(), "Måehvie".into())],
        level: PlaceLevel::Town,
        parent: rana,
        point: None,
    });

    let place = |id: Option<&String>| number(places.iter().map(|place| &place.id), id);
    let nowhere = LonLat { lon: 0.0, lat: 0.0 };
    let sites: Vec<SiteEntry> = sites
        .into_iter()
        .map(|site| SiteEntry {
            place: place(Some(&site.municipality_number)),
            id: site.id,
            name: site.name,
            point: nowhere,
            precision: Precision::Town,
            label: site.label,
        })
        .collect();

    let mut c = PartnerColumns::default();
    let mut locations = Locations::default();
    for (partner, at) in partners.into_iter().zip(0..) {
        let term = |terms: &[Term], id: &String| number(terms.iter().map(|t| &t.id), Some(id));
        c.role.push(term(&words.roles, &partner.role));
        c.kind.push(term(&words.kinds, &partner.kind));
        c.stage.push(term(&words.value_chain_stages, &partner.value_chain_stage));
        c.expertise.push(partner.expertise.iter().map(|tag| term(&words.expertise, tag)).collect());
        let municipality = place(partner.municipality_number.as_ref());
        c.place.push(municipality);
        c.site.push(number(sites.iter().map(|site| &site.id), partner.site.as_ref()));
        c.official_name.push(
            Some(partner.official_name.as_str())
                .filter(|name| *name != partner.short_name)
                .unwrap_or_default(),
        );
        c.slug.push(&partner.id);
        c.name.push(&partner.short_name);
        c.other_names.push(
            partner
                .former_names
                .into_iter()
                .chain(partner.parent)
                .chain(partner.org_number)
                .collect(),
        );
        c.membership.push(Membership { start: None, end: None });
        c.since.push(None);
        c.status.push(Status::Active);
        if municipality == rana && rana != NONE {
            locations.partner.push(at);
            locations.lon.push(0);
            locations.lat.push(0);
            locations.precision.push(Precision::Town);
            locations.place.push(places.len() as u16 - 1);
            locations.site.push(NONE);
        }
    }

    let values = |terms: Vec<Term>| -> Vec<FacetValue> {
        terms.into_iter().map(|term| FacetValue { id: term.id, label: term.label }).collect()
    };
    Columns {
        today: Day(0),
        extent: Bounds { west: 0.0, south: 0.0, east: 0.0, north: 0.0 },
        coverage: Coverage::default(),
        expertise: values(words.expertise),
        kinds: values(words.kinds),
        stages: values(words.value_chain_stages),
        roles: values(words.roles),
        places,
        sites,
        partners: c,
        locations,
        milestones: Vec::new(),
        eras: Vec::new(),
        links: Vec::new(),
    }
}

fn number<'a>(ids: impl IntoIterator<Item = &'a String>, id: Option<&String>) -> u16 {
    id.and_then(|id| ids.into_iter().position(|known| known == id)).map_or(NONE, |at| at as u16)
}
