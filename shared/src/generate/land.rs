//! Made-up counties, municipalities, towns and sites along a coast like that of northern Norway.

use super::{random::Random, words};
use crate::{
    directory::{PlaceEntry, PlaceLevel, SiteEntry},
    geo::LonLat,
    partner::Precision,
};

/// Points of the coast from south to north, longitude first; the first three lie outside the extent.
const COAST: [(f64, f64); 18] = [
    (10.7, 59.9),
    (7.2, 62.3),
    (8.0, 62.6),
    (10.4, 63.4),
    (11.5, 64.5),
    (12.2, 65.5),
    (13.2, 65.8),
    (14.1, 66.3),
    (14.4, 67.3),
    (17.4, 68.4),
    (16.5, 68.8),
    (18.0, 69.2),
    (19.0, 69.6),
    (23.3, 70.0),
    (23.7, 70.6),
    (27.0, 70.7),
    (29.8, 70.1),
    (30.0, 69.7),
];
const MUNICIPALITIES: usize = 63;
const COUNTIES: [&str; 4] =
    ["Søndre Prøvefylke", "Midtre Prøvefylke", "Nordre Prøvefylke", "Ytterste Prøvefylke"];

/// The places, and the numbers of those that are towns. Each municipality has one town.
pub(super) fn places(random: &mut Random) -> (Vec<PlaceEntry>, Vec<u16>) {
    let mut places: Vec<PlaceEntry> = COUNTIES
        .iter()
        .enumerate()
        .map(|(at, name)| PlaceEntry {
            id: format!("{}", 91 + at),
            name: (*name).to_owned(),
            other_names: Vec::new(),
            level: PlaceLevel::County,
            parent: crate::directory::NONE,
            point: None,
        })
        .collect();
    for at in 0..MUNICIPALITIES {
        let name = words::place(at);
        let sami = at % 4 == 0;
        places.push(PlaceEntry {
            id: format!("{}", 9101 + at),
            other_names: if sami {
                vec![("se".to_owned(), format!("Geahččal{at}ŋ suohkan"))]
            } else {
                Vec::new()
            },
            name,
            level: PlaceLevel::Municipality,
            parent: (at * COUNTIES.len() / MUNICIPALITIES) as u16,
            point: Some(coast(random, at)),
        });
    }
    let towns: Vec<u16> =
        (0..MUNICIPALITIES).map(|at| (COUNTIES.len() + MUNICIPALITIES + at) as u16).collect();
    for at in 0..MUNICIPALITIES {
        let municipality = COUNTIES.len() + at;
        let name = words::place(MUNICIPALITIES + at);
        places.push(PlaceEntry {
            id: words::slug(&name),
            name,
            other_names: Vec::new(),
            level: PlaceLevel::Town,
            parent: municipality as u16,
            point: places[municipality].point.map(|point| near(random, point, 0.05)),
        });
    }
    (places, towns)
}

/// Sites lie in towns; every second one exactly at the point of its town.
pub(super) fn sites(
    random: &mut Random,
    places: &[PlaceEntry],
    towns: &[u16],
    count: usize,
) -> Vec<SiteEntry> {
    let mut sites: Vec<SiteEntry> = (0..count)
        .map(|number| {
            let town = &places[usize::from(towns[random.below(towns.len())])];
            let center = town.point.expect("towns have a point");
            let exact = number % 2 == 1;
            SiteEntry {
                id: format!("test-park-{number}"),
                name: format!("{} Testpark {number}", town.name),
                place: town.parent,
                point: if exact { near(random, center, 0.01) } else { center },
                precision: if exact { Precision::Site } else { Precision::Town },
                label: town.name.clone(),
            }
        })
        .collect();
    sites.sort_by(|a, b| a.name.cmp(&b.name));
    sites
}

/// A point up to `reach` degrees away, to the millionth of a degree as it is stored.
pub(super) fn near(random: &mut Random, point: LonLat, reach: f64) -> LonLat {
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    LonLat {
        lon: round(point.lon + random.about(reach * 2.0)),
        lat: round(point.lat + random.about(reach)),
    }
}

/// A point near the coast, the farther north the greater `at`.
fn coast(random: &mut Random, at: usize) -> LonLat {
    let way = at as f64 / MUNICIPALITIES as f64 * (COAST.len() - 1) as f64;
    let (from, part) = (way as usize, way.fract());
    let ((lon, lat), (lon2, lat2)) = (COAST[from], COAST[from + 1]);
    let point = LonLat { lon: lon + (lon2 - lon) * part, lat: lat + (lat2 - lat) * part };
    near(random, point, 0.15)
}
