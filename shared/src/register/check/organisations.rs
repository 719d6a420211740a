//! Rules for partners and sites.

use std::collections::{BTreeMap, BTreeSet};

use super::{DataProblem, Record, Tables, each};
use crate::{
    geo::LonLat,
    partner::{Location, Partner},
    web::is_website,
};

pub(super) fn partners(tables: &Tables, problems: &mut Vec<DataProblem>) {
    each(&tables.partners, problems, |partner, record| {
        record.name("official_name", &partner.official_name);
        record.name("short_name", &partner.short_name);
        record.reference("role", &partner.role, &tables.roles);
        record.reference("kind", &partner.kind, &tables.kinds);
        record.reference("value_chain_stage", &partner.value_chain_stage, &tables.stages);
        record.references("expertise", &partner.expertise, &tables.expertise);
        if let Some(site) = &partner.site {
            record.reference("site", site, &tables.sites);
        }
        seat(tables, record, &Seat::of_partner(partner));
        if let Some(place) = &partner.location {
            location(tables, record, "location", place, partner);
        }
        for (at, place) in partner.also_at.iter().enumerate() {
            location(tables, record, &format!("also_at[{at}]"), place, partner);
        }
        if let Some(website) = &partner.website
            && !is_website(website)
        {
            record.say(
                "website",
                format!("`{website}` is not a web site; write it like example.org or https://example.org"),
            );
        }
        record.text("description", &partner.description);
        for (field, text) in [
            ("status_note", &partner.status_note),
            ("joined_note", &partner.joined_note),
            ("left_note", &partner.left_note),
        ] {
            if let Some(text) = text {
                record.text(field, text);
            }
        }
        dates(record, partner);
        if let Some(url) = &partner.org_number_source {
            record.url("org_number_source", url);
        }
        for (at, source) in partner.sources.iter().enumerate() {
            record.url(&format!("sources[{at}].url"), &source.url);
        }
    });
}

pub(super) fn sites(tables: &Tables, problems: &mut Vec<DataProblem>) {
    let nobody = BTreeSet::new();
    let mut members: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut readable = BTreeSet::new();
    for (_, partner) in &tables.partners.records {
        readable.insert(partner.id.as_str());
        if let Some(site) = &partner.site {
            members.entry(site).or_default().insert(&partner.id);
        }
    }
    each(&tables.sites, problems, |site, record| {
        record.name("name", &site.name);
        record.name("label", &site.label);
        record.text("description", &site.description);
        record.point("", LonLat { lon: site.lon, lat: site.lat });
        record.urls(&site.sources);
        seat(
            tables,
            record,
            &Seat {
                municipality_number: Some(&site.municipality_number),
                municipality: Some(&site.municipality),
                county_number: Some(&site.county_number),
                county: Some(&site.county),
            },
        );
        record.references("partner_ids", &site.partner_ids, &tables.partners);
        let here = members.get(site.id.as_str()).unwrap_or(&nobody);
        let listed: BTreeSet<&str> = site.partner_ids.iter().map(String::as_str).collect();
        for id in here.difference(&listed) {
            record.say("partner_ids", format!("`{id}` has this site and is not in the list"));
        }
        for id in listed.difference(here).filter(|id| readable.contains(*id)) {
            let message = format!("`{id}` is in the list and has another site or none");
            record.say("partner_ids", message);
        }
    });
}

/// Municipality and county of a record, by number and by name.
struct Seat<'a> {
    municipality_number: Option<&'a String>,
    municipality: Option<&'a String>,
    county_number: Option<&'a String>,
    county: Option<&'a String>,
}

impl<'a> Seat<'a> {
    fn of_partner(partner: &'a Partner) -> Self {
        Self {
            municipality_number: partner.municipality_number.as_ref(),
            municipality: partner.municipality.as_ref(),
            county_number: partner.county_number.as_ref(),
            county: partner.county.as_ref(),
        }
    }
}

/// The numbers must be in the table of places and agree with each other; the names, which only help
/// people who read the file, must be those of the numbers.
fn seat(tables: &Tables, record: &mut Record, seat: &Seat) {
    let mut county_number = seat.county_number;
    if let Some(number) = seat.municipality_number {
        record.reference("municipality_number", number, &tables.municipalities);
        if let Some(known) = find(&tables.municipalities.records, |known| known.number == *number) {
            named(record, "municipality", seat.municipality, &known.name, number);
            match county_number {
                Some(written) if *written != known.county_number => {
                    let county = &known.county_number;
                    let message = format!(
                        "`{written}` is not the county of municipality {number}; that is `{county}`"
                    );
                    return record.say("county_number", message);
                }
                _ => county_number = Some(&known.county_number),
            }
        }
    } else if let Some(name) = seat.municipality {
        record.say("municipality", format!("`{name}` stands here without `municipality_number`"));
    }
    match (county_number, seat.county) {
        (Some(number), name) => {
            record.reference("county_number", number, &tables.counties);
            if let Some(known) = find(&tables.counties.records, |known| known.number == *number) {
                named(record, "county", name, &known.name, number);
            }
        }
        (None, Some(name)) if seat.municipality_number.is_none() => {
            record.say("county", format!("`{name}` stands here without `county_number`"));
        }
        (None, _) => {}
    }
}

fn named(record: &mut Record, field: &str, written: Option<&String>, known: &str, number: &str) {
    if let Some(written) = written
        && written != known
    {
        record.say(
            field,
            format!("`{written}` is not the name of number {number}; that is `{known}`"),
        );
    }
}

fn find<T>(records: &[(String, T)], is_it: impl Fn(&T) -> bool) -> Option<&T> {
    records.iter().map(|(_, record)| record).find(|record| is_it(record))
}

fn location(
    tables: &Tables,
    record: &mut Record,
    field: &str,
    place: &Location,
    partner: &Partner,
) {
    let inside = |name: &str| format!("{field}.{name}");
    record.point(&inside(""), LonLat { lon: place.lon, lat: place.lat });
    record.name(&inside("label"), &place.label);
    if let Some(number) = &place.municipality_number {
        record.reference(&inside("municipality_number"), number, &tables.municipalities);
    }
    let Some(id) = &place.town else { return };
    record.reference(&inside("town"), id, &tables.towns);
    let here = place.municipality_number.as_ref().or(partner.municipality_number.as_ref());
    if let Some(town) = find(&tables.towns.records, |town| town.id == *id)
        && here != Some(&town.municipality_number)
        && tables.municipalities.has(&town.municipality_number)
    {
        let number = &town.municipality_number;
        record.say(
            &inside("town"),
            format!("`{id}` lies in municipality {number}; give that as `municipality_number` of the place"),
        );
    }
}

fn dates(record: &mut Record, partner: &Partner) {
    record.precision("joined_precision", partner.joined, partner.joined_precision);
    record.precision("left_precision", partner.left, partner.left_precision);
    record.not_by("joined", partner.joined, "partner_by");
    record.not_by("left", partner.left, "left_by");
    record.order("partner_by", partner.partner_by, "joined", partner.joined);
    record.order("last_confirmed", partner.last_confirmed, "partner_by", partner.partner_by);
    for (field, date) in [("left", partner.left), ("left_by", partner.left_by)] {
        record.order(field, date, "joined", partner.joined);
        record.order(field, date, "partner_by", partner.partner_by);
        record.order(field, date, "last_confirmed", partner.last_confirmed);
    }
}
