//! A partner in full.

use serde::{Deserialize, Serialize};

use super::{Details, MilestoneLine};
use crate::{
    date::Sense,
    directory::NONE,
    explore::PartnerLink,
    geo::LonLat,
    partner::{Location, Partner, Precision, Status},
    text::{dates, words},
    view::Facet,
    web::host,
};

/// Every public fact of a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are the facts, named as on the page")]
pub struct PartnerDetail {
    pub link: PartnerLink,
    pub official_name: String,
    pub former_names: Vec<String>,
    pub owner: Option<String>,
    pub role: String,
    /// Id of its kind.
    pub kind: String,
    /// Id and name.
    pub stage: (String, String),
    pub status: Status,
    pub status_note: Option<String>,
    pub description: String,
    /// Start of membership for people, and how it is meant; `None` if unknown.
    pub since: Option<(String, Sense)>,
    /// Whether the day of the start is known.
    pub since_day_known: bool,
    pub since_note: Option<String>,
    /// End of membership for people.
    pub until: Option<(String, Sense)>,
    pub until_note: Option<String>,
    pub last_confirmed: Option<String>,
    pub places: Vec<PlaceLine>,
    /// Municipality and county.
    pub area: Vec<AreaLine>,
    /// Id and name.
    pub site: Option<(String, String)>,
    pub site_mates: Vec<PartnerLink>,
    pub nearby: Vec<UsefulPartner>,
    pub complementary: Vec<ComplementaryPartner>,
    /// Ids and names.
    pub expertise: Vec<(String, String)>,
    /// Address and text.
    pub website: Option<(String, String)>,
    /// Number in groups, and where it can be checked.
    pub org_number: Option<(String, Option<String>)>,
    pub milestones: Vec<MilestoneLine>,
    pub sources: Vec<SourceLine>,
    /// Where the map of the page looks; `None` without a position.
    pub point: Option<LonLat>,
}

/// A municipality or county of a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLine {
    /// Official number.
    pub id: String,
    /// Norwegian name.
    pub name: String,
    /// Other official names, each with its language tag.
    pub other_names: Vec<(String, String)>,
}

/// A place of a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceLine {
    /// Town and municipality.
    pub place: String,
    /// The quay or plant at the point, where it is more precise than the town.
    pub label: Option<String>,
    /// What the point stands for.
    pub precision: Precision,
    /// The table the position comes from.
    pub coordinate_source: String,
    /// Whether a source gives the place; otherwise it is commonly known and should be checked.
    pub sourced: bool,
}

/// A partner nearby that shares expertise, and why it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UsefulPartner {
    /// The partner.
    pub link: PartnerLink,
    /// The tags that both have.
    pub shared: Vec<String>,
    /// Kilometres between the nearest locations; `None` where both are in one place.
    pub distance: Option<String>,
}

/// A partner of a neighbouring stage of the value chain that knows what this one does not, and why it
/// is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComplementaryPartner {
    /// The partner.
    pub link: PartnerLink,
    /// Whether its stage is the one after, not the one before.
    pub after: bool,
    /// Its stage.
    pub stage: String,
    /// Tags that it has and this partner has not, the most telling first.
    pub adds: Vec<String>,
    /// Kilometres between the nearest locations; `None` where both are in one place.
    pub distance: Option<String>,
}

/// A page that facts rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// Its address.
    pub url: String,
    /// Its host.
    pub host: String,
    /// What it supports, in the words of the data.
    pub facts: Vec<String>,
    /// The same for people.
    pub supports: Vec<String>,
}

impl PartnerDetail {
    /// The pages that support one of these facts, each host once.
    pub fn sources_of(&self, facts: &[&str]) -> Vec<&SourceLine> {
        let mut found: Vec<&SourceLine> = Vec::new();
        for source in &self.sources {
            let here = source.facts.iter().any(|fact| facts.contains(&fact.as_str()));
            if here && found.iter().all(|other| other.host != source.host) {
                found.push(source);
            }
        }
        found
    }
}

impl Details<'_> {
    /// The partner with this slug.
    pub fn partner(&self, slug: &str) -> Option<PartnerDetail> {
        let p = self.directory.partner(slug)?;
        let record = self.register.partners.iter().find(|record| record.id == slug)?;
        let (lang, columns) = (self.lang, &self.directory.columns);
        let text = |text: &Option<Box<crate::lang::Text>>| {
            text.as_ref().map(|text| text.get(lang).to_owned())
        };
        let date = |date: crate::date::PartialDate| (dates::format_date(date, lang), date.sense);
        let since = record.joined.or(record.partner_by.map(|by| by.with(Sense::By)));
        let until = record.left.or(record.left_by.map(|by| by.with(Sense::By)));
        let stage = usize::from(columns.partners.stage[p as usize]);
        let role = usize::from(columns.partners.role[p as usize]);
        let kind = usize::from(columns.partners.kind[p as usize]);
        let seat = columns.partners.place[p as usize];
        let site = columns.partners.site[p as usize];
        let nearby = self.nearby(p);
        Some(PartnerDetail {
            link: self.directory.link(p, lang),
            official_name: record.official_name.clone(),
            former_names: record.former_names.clone(),
            owner: record.parent.clone(),
            role: columns.roles[role].label.get(lang).to_owned(),
            kind: columns.kinds[kind].id.clone(),
            stage: (
                columns.stages[stage].id.clone(),
                columns.stages[stage].label.get(lang).to_owned(),
            ),
            status: record.status,
            status_note: text(&record.status_note),
            description: record.description.get(lang).to_owned(),
            since_day_known: since
                .is_some_and(|date| matches!(date.calendar, crate::date::Calendar::Day(..))),
            since: since.map(date),
            since_note: text(&record.joined_note),
            until: until.map(date),
            until_note: text(&record.left_note),
            last_confirmed: record.last_confirmed.map(|date| dates::format_date(date, lang)),
            places: self.places(p, record),
            area: columns
                .with_parents(seat)
                .map(|place| {
                    let place = &columns.places[usize::from(place)];
                    AreaLine {
                        id: place.id.clone(),
                        name: place.name.clone(),
                        other_names: place.other_names.clone(),
                    }
                })
                .collect(),
            site: (site != NONE).then(|| {
                let site = &columns.sites[usize::from(site)];
                (site.id.clone(), site.name.clone())
            }),
            site_mates: self.site_mates(p),
            complementary: self.complementary(p, &nearby),
            nearby: nearby.into_iter().map(|(km, other)| self.useful(p, km, other)).collect(),
            expertise: columns.partners.expertise[p as usize]
                .iter()
                .map(|tag| &columns.expertise[usize::from(*tag)])
                .map(|tag| (tag.id.clone(), tag.label.get(lang).to_owned()))
                .collect(),
            website: record.website.as_deref().map(|site| {
                let url =
                    if site.contains("://") { site.to_owned() } else { format!("https://{site}") };
                (url, host(site))
            }),
            org_number: record
                .org_number
                .map(|number| (number.grouped(), record.org_number_source.clone())),
            milestones: self.milestones_of(p),
            sources: record
                .sources
                .iter()
                .map(|source| SourceLine {
                    url: source.url.clone(),
                    host: host(&source.url),
                    facts: source.supports.clone(),
                    supports: source
                        .supports
                        .iter()
                        .map(|what| (words(lang).supports)(what))
                        .collect(),
                })
                .collect(),
            point: columns.locations.of(p).next().map(|at| columns.locations.point(at)),
        })
    }

    fn places(&self, p: u32, record: &Partner) -> Vec<PlaceLine> {
        let columns = &self.directory.columns;
        let line = |(at, location): (usize, &Location)| {
            let place = columns.locations.place[at];
            PlaceLine {
                place: self.directory.place_text(place),
                label: (location.precision == Precision::Site).then(|| location.label.clone()),
                precision: location.precision,
                coordinate_source: location.coordinate_source.clone(),
                sourced: location.place_basis == "source",
            }
        };
        columns.locations.of(p).zip(record.locations()).map(line).collect()
    }

    fn site_mates(&self, p: u32) -> Vec<PartnerLink> {
        let site = self.directory.columns.partners.site[p as usize];
        let Some(members) = self.directory.members[Facet::Site as usize].get(usize::from(site))
        else {
            return Vec::new();
        };
        members
            .iter()
            .filter(|mate| *mate != p)
            .map(|mate| self.directory.link(mate, self.lang))
            .collect()
    }
}
