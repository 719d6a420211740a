//! Made-up organisations and where they are.

use super::{
    date, land,
    random::Random,
    words::{self, EXPERTISE, KINDS, STAGES},
};
use crate::{
    date::{Day, Days, PartialDate, Sense},
    directory::{Locations, NONE, PartnerColumns, PlaceEntry, SiteEntry},
    geo::LonLat,
    membership::Membership,
    order::sort_key,
    partner::{Precision, Status},
};

pub(super) fn organisations(
    random: &mut Random,
    count: usize,
    places: &[PlaceEntry],
    towns: &[u16],
    sites: &[SiteEntry],
) -> (PartnerColumns, Locations) {
    let mut names: Vec<(String, String, usize)> = (0..count)
        .map(|number| {
            let name = words::organisation(random);
            (sort_key(&name), name, number)
        })
        .collect();
    names.sort_unstable();
    let mut partners = PartnerColumns::default();
    let mut locations = Locations::default();
    for (at, (_, name, number)) in names.into_iter().enumerate() {
        partners.slug.push(&format!("{}-{number}", words::slug(&name)));
        let official =
            random.chance(30).then(|| format!("{name}, avd. {}", words::place(random.below(120))));
        partners.official_name.push(official.as_deref().unwrap_or_default());
        partners.other_names.push(other_names(random));
        partners.name.push(&name);
        partners.role.push(if random.chance(60) { 0 } else { random.below(4) as u16 });
        partners.kind.push(random.low(KINDS.len()) as u16);
        partners.stage.push(random.low(STAGES.len()) as u16);
        partners.expertise.push(expertise(random));
        let (membership, since) = membership(random);
        partners.membership.push(membership);
        partners.since.push(since);
        partners.status.push(match random.below(20) {
            0 => Status::Ceased,
            1 => Status::Unknown,
            _ => Status::Active,
        });
        let mut land =
            Land { random, partner: at as u32, places, towns, sites, locations: &mut locations };
        let (place, site) = land.seat();
        partners.place.push(place);
        partners.site.push(site);
    }
    (partners, locations)
}

fn other_names(random: &mut Random) -> Vec<String> {
    let mut names = Vec::new();
    if random.chance(10) {
        names.push(words::organisation(random));
    }
    if random.chance(60) {
        names.push(format!("9{:08}", random.below(100_000_000)));
    }
    names
}

fn expertise(random: &mut Random) -> Vec<u16> {
    let mut tags: Vec<u16> = Vec::new();
    for _ in 0..=random.low(5) {
        let tag = random.low(EXPERTISE.len()) as u16;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Joined within a date, by a date, or at no known time; some have left.
fn membership(random: &mut Random) -> (Membership, Option<PartialDate>) {
    let known = |random: &mut Random, sense| PartialDate { calendar: date(random), sense };
    let since = match random.below(20) {
        0..=7 => Some(known(random, Sense::Within)),
        8..=12 => Some(known(random, Sense::By)),
        _ => None,
    };
    let start = since.map(PartialDate::days);
    let end = random.chance(6).then(|| {
        let after = start.map_or(Day(13_000), |days| days.last);
        let first = after.plus(1 + random.below(3000) as i32);
        Days { first, last: first.plus(random.below(366) as i32) }
    });
    (Membership { start, end }, since)
}

/// What is needed to give one partner its locations.
struct Land<'a> {
    random: &'a mut Random,
    partner: u32,
    places: &'a [PlaceEntry],
    towns: &'a [u16],
    sites: &'a [SiteEntry],
    locations: &'a mut Locations,
}

impl Land<'_> {
    /// Adds the locations of the partner and gives municipality and site of its seat.
    fn seat(&mut self) -> (u16, u16) {
        let seat = match self.random.below(100) {
            0..=49 => {
                let site = self.random.low(self.sites.len());
                self.push(self.sites[site].point, Precision::Town, self.town_of(site), site as u16);
                (self.sites[site].place, site as u16)
            }
            50..=66 => return (NONE, NONE),
            _ => (self.anywhere(), NONE),
        };
        if self.random.chance(8) {
            for _ in 0..=self.random.low(3) {
                self.anywhere();
            }
        }
        seat
    }

    /// Adds a location in a random town or municipality and gives its municipality.
    fn anywhere(&mut self) -> u16 {
        let town = self.towns[self.random.low(self.towns.len())];
        let municipality = self.places[usize::from(town)].parent;
        let point = |place: u16| self.places[usize::from(place)].point.expect("both have a point");
        let (town_point, municipality_point) = (point(town), point(municipality));
        match self.random.below(10) {
            0..=6 => self.push(town_point, Precision::Town, town, NONE),
            7 => self.push(municipality_point, Precision::Municipality, municipality, NONE),
            _ => {
                let point = land::near(self.random, town_point, 0.05);
                self.push(point, Precision::Site, town, NONE);
            }
        }
        municipality
    }

    fn town_of(&self, site: usize) -> u16 {
        let municipality = self.sites[site].place;
        let mut towns = self.towns.iter().copied();
        towns
            .find(|town| self.places[usize::from(*town)].parent == municipality)
            .unwrap_or(municipality)
    }

    fn push(&mut self, point: LonLat, precision: Precision, place: u16, site: u16) {
        self.locations.partner.push(self.partner);
        self.locations.lon.push((point.lon * 1e6).round() as i32);
        self.locations.lat.push((point.lat * 1e6).round() as i32);
        self.locations.precision.push(precision);
        self.locations.place.push(place);
        self.locations.site.push(site);
    }
}
