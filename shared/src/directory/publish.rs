//! From the register to what is published: public fields only, in columns.
//!
//! What stays behind, because only one record's page shows it, or because it is about the record and
//! not about the organisation:
//! - of partners: website, description, sources, `last_confirmed`, all notes, source of the
//!   organisation number; of their locations: label, source and basis of the position;
//! - of projects: what stands nowhere on the map;
//! - of sites: kind, facts, description, sources; of milestones and eras: description, sources and
//!   the note of an era;
//! - of places: names seen elsewhere that nobody checked (`reported_name`), sources of positions.

use std::collections::BTreeMap;

use super::columns::{
    Columns, Coverage, EraEntry, FacetValue, LinkEntry, Locations, MilestoneEntry, NONE,
    PartnerColumns, PlaceEntry, PlaceLevel, SiteEntry,
};
use crate::{
    date::{Day, Sense},
    geo::LonLat,
    lang::Text,
    membership::Membership,
    order::sort_key,
    partner::Partner,
    place::PlaceTable,
    project::Project,
    register::Register,
    settings::Settings,
    vocabulary::Term,
};

impl Columns {
    /// The public part of a register, built for one day.
    ///
    /// The register must have passed the checks of [`Register::read`]. A reference that leads nowhere
    /// becomes [`NONE`].
    pub fn publish(register: &Register, settings: &Settings, today: Day) -> Self {
        let words = &register.vocabularies;
        let places = places(&register.places);
        let numbers = Numbers {
            roles: numbered(words.roles.iter().map(|term| &term.id)),
            kinds: numbered(words.kinds.iter().map(|term| &term.id)),
            stages: numbered(words.value_chain_stages.iter().map(|term| &term.id)),
            expertise: numbered(words.expertise.iter().map(|term| &term.id)),
            places: numbered(places.iter().map(|place| &place.id)),
            sites: BTreeMap::new(),
        };
        let sites = sites(register, &numbers);
        let numbers = Numbers { sites: numbered(sites.iter().map(|site| &site.id)), ..numbers };

        let mut sorted: Vec<&Partner> = register.partners.iter().collect();
        sorted.sort_by_cached_key(|partner| (sort_key(&partner.short_name), partner.id.clone()));
        let mut partners = PartnerColumns::default();
        let mut locations = Locations::default();
        for (number, partner) in sorted.iter().enumerate() {
            add_partner(&mut partners, partner, &numbers);
            add_locations(&mut locations, number as u32, partner, &numbers);
        }
        let by_slug = partner_numbers(&partners);
        let mut links = projects(register, &by_slug);
        links.extend(owners(register, &by_slug));
        Self {
            today,
            extent: settings.extent,
            coverage: Coverage {
                registered: sorted.iter().filter(|partner| partner.role == "partner").count()
                    as u32,
                about: settings.completeness.about,
                counted: settings.completeness.counted,
                counted_in: settings.completeness.counted_in,
            },
            expertise: values(&words.expertise),
            kinds: values(&words.kinds),
            stages: values(&words.value_chain_stages),
            roles: values(&words.roles),
            milestones: milestones(register, &by_slug, &numbers),
            eras: eras(register),
            links,
            places,
            sites,
            partners,
            locations,
        }
    }
}

/// The number of each id, by facet.
pub(super) struct Numbers<'a> {
    roles: BTreeMap<&'a str, u16>,
    kinds: BTreeMap<&'a str, u16>,
    stages: BTreeMap<&'a str, u16>,
    expertise: BTreeMap<&'a str, u16>,
    places: BTreeMap<&'a str, u16>,
    sites: BTreeMap<&'a str, u16>,
}

impl<'a> Numbers<'a> {
    /// The numbers of columns that are there already.
    pub(super) fn of(columns: &'a Columns) -> Self {
        let values = |values: &'a [FacetValue]| numbered(values.iter().map(|value| &value.id));
        Self {
            roles: values(&columns.roles),
            kinds: values(&columns.kinds),
            stages: values(&columns.stages),
            expertise: values(&columns.expertise),
            places: numbered(columns.places.iter().map(|place| &place.id)),
            sites: numbered(columns.sites.iter().map(|site| &site.id)),
        }
    }
}

fn numbered<'a>(ids: impl Iterator<Item = &'a String>) -> BTreeMap<&'a str, u16> {
    ids.zip(0..NONE).map(|(id, number)| (id.as_str(), number)).collect()
}

fn number(numbers: &BTreeMap<&str, u16>, id: Option<&String>) -> u16 {
    id.and_then(|id| numbers.get(id.as_str())).copied().unwrap_or(NONE)
}

fn values(terms: &[Term]) -> Vec<FacetValue> {
    terms.iter().map(|term| FacetValue { id: term.id.clone(), label: term.label.clone() }).collect()
}

pub(super) fn add_partner(columns: &mut PartnerColumns, partner: &Partner, numbers: &Numbers) {
    let p = partner;
    columns.slug.push(&p.id);
    columns.name.push(&p.short_name);
    let differs = p.official_name != p.short_name;
    columns.official_name.push(if differs { &p.official_name } else { "" });
    let number_text = p.org_number.map(|number| number.to_string());
    let others = p.former_names.iter().cloned().chain(p.parent.clone()).chain(number_text);
    columns.other_names.push(others.collect());
    columns.role.push(number(&numbers.roles, Some(&p.role)));
    columns.kind.push(number(&numbers.kinds, Some(&p.kind)));
    columns.stage.push(number(&numbers.stages, Some(&p.value_chain_stage)));
    let tags = p.expertise.iter().filter_map(|id| numbers.expertise.get(id.as_str()).copied());
    columns.expertise.push(tags.collect());
    let seat = p.municipality_number.as_ref().or(p.county_number.as_ref());
    columns.place.push(number(&numbers.places, seat));
    columns.site.push(number(&numbers.sites, p.site.as_ref()));
    columns.membership.push(Membership::of(p));
    columns.since.push(p.joined.or(p.partner_by.map(|date| date.with(Sense::By))));
    columns.status.push(p.status);
}

/// Adds the places of a partner. Its site is that of seat or plant; other places have none.
pub(super) fn add_locations(
    columns: &mut Locations,
    partner: u32,
    record: &Partner,
    numbers: &Numbers,
) {
    let main = record.location.iter().map(|place| (place, record.site.as_ref()));
    for (place, site) in main.chain(record.also_at.iter().map(|place| (place, None))) {
        let municipality =
            place.municipality_number.as_ref().or(record.municipality_number.as_ref());
        columns.partner.push(partner);
        columns.lon.push(millionths(place.lon));
        columns.lat.push(millionths(place.lat));
        columns.precision.push(place.precision);
        columns.place.push(number(&numbers.places, place.town.as_ref().or(municipality)));
        columns.site.push(number(&numbers.sites, site));
    }
}

/// Degrees as whole millionths: about 0.1 m, and the same number on every machine.
fn millionths(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

/// Counties, then municipalities, then towns, each by name: a parent stands before its children.
fn places(table: &PlaceTable) -> Vec<PlaceEntry> {
    let mut counties: Vec<PlaceEntry> = table
        .counties
        .iter()
        .map(|county| PlaceEntry {
            id: county.number.clone(),
            name: county.name.clone(),
            other_names: other_names(&county.name, &county.official_name, &county.names),
            level: PlaceLevel::County,
            parent: NONE,
            point: None,
        })
        .collect();
    by_name(&mut counties);
    let above = numbered(counties.iter().map(|place| &place.id));
    let mut municipalities: Vec<PlaceEntry> = table
        .municipalities
        .iter()
        .map(|own| PlaceEntry {
            id: own.number.clone(),
            name: own.name.clone(),
            other_names: other_names(&own.name, &own.official_name, &own.names),
            level: PlaceLevel::Municipality,
            parent: number(&above, Some(&own.county_number)),
            point: own.point,
        })
        .collect();
    by_name(&mut municipalities);
    let mut places = counties;
    places.append(&mut municipalities);
    let above = numbered(places.iter().map(|place| &place.id));
    let mut towns: Vec<PlaceEntry> = table
        .towns
        .iter()
        .map(|town| PlaceEntry {
            id: town.id.clone(),
            name: town.name.clone(),
            other_names: other_names(&town.name, "", &town.names),
            level: PlaceLevel::Town,
            parent: number(&above, Some(&town.municipality_number)),
            point: Some(town.point),
        })
        .collect();
    by_name(&mut towns);
    places.append(&mut towns);
    places
}

fn by_name(places: &mut [PlaceEntry]) {
    places.sort_by_cached_key(|place| (sort_key(&place.name), place.id.clone()));
}

/// The names beside the Norwegian one, in the order of the official name.
fn other_names(
    name: &str,
    official: &str,
    names: &BTreeMap<String, String>,
) -> Vec<(String, String)> {
    let mut others: Vec<(String, String)> = names
        .iter()
        .filter(|(_, other)| *other != name)
        .map(|(tag, other)| (tag.clone(), other.clone()))
        .collect();
    others.sort_by_key(|(_, other)| {
        official.split(" - ").position(|part| part == other).unwrap_or(usize::MAX)
    });
    others
}

fn sites(register: &Register, numbers: &Numbers) -> Vec<SiteEntry> {
    let mut sites: Vec<SiteEntry> = register
        .sites
        .iter()
        .map(|site| SiteEntry {
            id: site.id.clone(),
            name: site.name.clone(),
            place: number(&numbers.places, Some(&site.municipality_number)),
            point: LonLat { lon: site.lon, lat: site.lat },
            precision: site.precision,
            label: site.label.clone(),
        })
        .collect();
    sites.sort_by_cached_key(|site| (sort_key(&site.name), site.id.clone()));
    sites
}

fn milestones(
    register: &Register,
    by_slug: &BTreeMap<&str, u32>,
    numbers: &Numbers,
) -> Vec<MilestoneEntry> {
    let site_municipality: BTreeMap<&str, &String> =
        register.sites.iter().map(|site| (site.id.as_str(), &site.municipality_number)).collect();
    let mut milestones: Vec<MilestoneEntry> = register
        .milestones
        .iter()
        .map(|own| {
            let of_site =
                || own.site.as_ref().and_then(|site| site_municipality.get(site.as_str()).copied());
            let municipality = own.municipality_number.as_ref().or_else(of_site);
            let known = |id: &String| by_slug.get(id.as_str()).copied();
            MilestoneEntry {
                id: own.id.clone(),
                title: own.title.clone(),
                when: own.when(),
                note: own.date_note.as_ref().map(crate::milestone::DateNote::text),
                category: own.category,
                count: own.partner_count.zip(own.partner_count_relation),
                partners: own.partner_ids.iter().filter_map(known).collect(),
                site: number(&numbers.sites, own.site.as_ref()),
                place: number(&numbers.places, municipality),
            }
        })
        .collect();
    milestones
        .sort_by_key(|milestone| milestone.when.map_or(Day::LATEST, |when| when.days().first));
    milestones
}

fn eras(register: &Register) -> Vec<EraEntry> {
    let mut eras: Vec<EraEntry> = register
        .eras
        .iter()
        .map(|era| EraEntry {
            id: era.id.clone(),
            name: era.name.clone(),
            start: era.start,
            end: era.end,
            planned_end: era.planned_end,
        })
        .collect();
    eras.sort_by_key(|era| era.start.days().first);
    eras
}

/// The number of each partner, by its slug.
pub(super) fn partner_numbers(partners: &PartnerColumns) -> BTreeMap<&str, u32> {
    partners.slug.iter().zip(0..).collect()
}

fn projects(register: &Register, by_slug: &BTreeMap<&str, u32>) -> Vec<LinkEntry> {
    let known = |id: &String| by_slug.get(id.as_str()).copied();
    let entry = |project: &Project| LinkEntry {
        project: Some(project.id.clone()),
        name: project.title.clone(),
        partners: project.partner_ids.iter().filter_map(known).collect(),
        start: project.start,
        end: project.end.or(project.planned_end),
    };
    register.projects.iter().map(entry).collect()
}

/// The owners of several partners. Nobody says since when.
pub(super) fn owners(register: &Register, by_slug: &BTreeMap<&str, u32>) -> Vec<LinkEntry> {
    let mut owned: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for partner in &register.partners {
        if let Some(owner) = &partner.parent {
            owned.entry(owner).or_default().push(&partner.id);
        }
    }
    owned.retain(|_, ids| ids.len() > 1);
    let entry = |(owner, ids): (&str, Vec<&str>)| {
        let mut partners: Vec<u32> = ids.iter().filter_map(|id| by_slug.get(id).copied()).collect();
        partners.sort_unstable();
        LinkEntry { project: None, name: Text::same(owner), partners, start: None, end: None }
    };
    owned.into_iter().map(entry).collect()
}
