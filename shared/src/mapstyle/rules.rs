//! What the map's ground shows at which zoom, and how large: the only place where it is written down.
//!
//! The style for MapLibre and the map drawn on the server both follow it.

/// A value at some zooms; between them it grows evenly, outside of them it stays.
pub type Ramp = [(u8, f64)];
/// Values that hold from a zoom on. The first is for all zooms below the second.
pub type Steps = [(u8, f64)];

/// From this zoom the water along the coast is drawn. Farther out it is hardly seen, and took a third of each
/// frame of the moving map.
pub const SHORE_FROM: u8 = 8;
/// Width of the water along the coast, CSS pixels; half of it is seen.
pub const SHORE_WIDTH: &Ramp = &[(8, 5.3), (9, 7.0), (12, 14.0)];
/// From this zoom the coast has a line on screens; on paper, where the sea is pale, it always has. Farther
/// out islets would be specks of it.
pub const COAST_FROM: u8 = 8;
/// Width of the coast line, CSS pixels.
pub const COAST_WIDTH: &Ramp = &[(8, 0.4), (10, 0.8), (12, 1.2)];
/// From this zoom rivers are drawn.
pub const RIVER_FROM: u8 = 6;
/// Width of rivers, CSS pixels.
pub const RIVER_WIDTH: f64 = 0.8;
/// The smallest lake that is drawn, square kilometres. At a distance small ones are specks.
pub const LAKE_KM2: &Steps = &[(0, 150.0), (6, 60.0), (7, 25.0), (8, 10.0), (9, 5.0)];

/// How borders of one level are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Border {
    /// The level as in the archive.
    pub level: &'static str,
    /// From this zoom on.
    pub from: u8,
    /// Width in CSS pixels.
    pub width: &'static Ramp,
    /// Lengths of dash and gap in widths of the line; none for a solid line.
    pub dashes: Option<[u8; 2]>,
}

/// Borders in drawing order.
pub const BORDERS: [Border; 3] = [
    Border { level: "municipality", from: 8, width: &[(8, 0.5), (12, 1.2)], dashes: None },
    Border { level: "county", from: 5, width: &[(5, 0.5), (10, 1.4)], dashes: Some([4, 2]) },
    Border { level: "country", from: 3, width: &[(3, 0.6), (8, 1.4)], dashes: None },
];

/// How names of one kind are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameRule {
    /// The kind as in the archive.
    pub kind: &'static str,
    /// From this zoom on.
    pub from: u8,
    /// Below this zoom.
    pub until: u8,
    /// Size of the letters, CSS pixels.
    pub size: &'static Ramp,
    /// Space between letters, in sizes.
    pub spacing: f64,
    /// The widest line, in sizes.
    pub widest: f64,
    /// Space kept free around it, CSS pixels.
    pub padding: f64,
    /// What stands between the name and the official ones in other languages; none where there are
    /// no such names.
    pub separator: Option<&'static str>,
}

/// Names of seas and fjords, then of municipalities and counties: the first are placed last.
pub const NAMES: [NameRule; 4] = [
    NameRule {
        kind: "sea",
        from: 0,
        until: 25,
        size: &[(3, 11.0), (6, 15.0)],
        spacing: 0.15,
        widest: 7.0,
        padding: 8.0,
        separator: None,
    },
    NameRule {
        kind: "fjord",
        from: 0,
        until: 25,
        size: &[(6, 11.0), (10, 13.0)],
        spacing: 0.04,
        widest: 7.0,
        padding: 8.0,
        separator: None,
    },
    NameRule {
        kind: "municipality",
        from: 8,
        until: 13,
        size: &[(8, 11.0), (12, 13.0)],
        spacing: 0.06,
        widest: 20.0,
        padding: 12.0,
        separator: Some(" – "),
    },
    NameRule {
        kind: "county",
        from: 5,
        until: 8,
        size: &[(5, 11.0), (7, 13.0)],
        spacing: 0.12,
        widest: 20.0,
        padding: 12.0,
        separator: Some("\n"),
    },
];

/// The least important places that are named: rank 1 is a city, rank 6 a village.
pub const PLACE_RANK: &Steps = &[(0, 2.0), (4, 3.0), (5, 4.0), (7, 5.0), (8, 6.0)];
/// Places below this rank are set semibold.
pub const PLACE_BOLD_BELOW: u8 = 4;
/// Size of the names of rank 1 and of rank 6, CSS pixels; others lie evenly between.
pub const PLACE_SIZE: [&Ramp; 2] = [&[(4, 12.0), (11, 17.0)], &[(4, 11.0), (11, 13.0)]];
/// The widest line of a place's name, in sizes.
pub const PLACE_WIDEST: f64 = 12.0;
/// Space between ring and name, in sizes.
pub const PLACE_OFFSET: f64 = 0.5;
/// Width of the image of a place's ring, with the empty rim around it; CSS pixels.
pub const PLACE_IMAGE: f64 = 10.0;
/// Space kept free around that image, CSS pixels: few names at a distance.
pub const PLACE_PADDING: &Ramp = &[(4, 4.0), (9, 3.0)];
/// What stands between a place's name and the official ones in other languages.
pub const PLACE_SEPARATOR: &str = " – ";
/// Width of the rim that keeps a name readable on any ground, CSS pixels.
pub const HALO_WIDTH: f64 = 1.4;

/// The value of a ramp at a zoom.
pub fn ramp(ramp: &Ramp, zoom: f64) -> f64 {
    let mut before: Option<(f64, f64)> = None;
    for (at, value) in ramp.iter().map(|(at, value)| (f64::from(*at), *value)) {
        match before {
            _ if zoom > at => before = Some((at, value)),
            None => return value,
            Some((from, least)) => return least + (value - least) * (zoom - from) / (at - from),
        }
    }
    before.map_or(0.0, |(_, value)| value)
}

/// The value that holds at a zoom.
pub fn step(steps: &Steps, zoom: f64) -> f64 {
    let reached = steps.iter().rev().find(|(from, _)| zoom >= f64::from(*from));
    reached.or(steps.first()).map_or(0.0, |(_, value)| *value)
}

/// The size of a place's name, CSS pixels.
pub fn place_size(rank: u8, zoom: f64) -> f64 {
    let [city, village] = PLACE_SIZE.map(|size| ramp(size, zoom));
    city + (village - city) * (f64::from(rank.clamp(1, 6)) - 1.0) / 5.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "the numbers are written down, not worked out")]

    use super::*;

    #[test]
    fn a_ramp_grows_evenly_and_stays_at_its_ends() {
        let at = |zoom| ramp(&[(6, 2.0), (8, 4.0), (9, 10.0)], zoom);
        assert_eq!([0.0, 6.0, 7.0, 8.5, 9.0, 20.0].map(at), [2.0, 2.0, 3.0, 7.0, 10.0, 10.0]);
    }

    #[test]
    fn a_step_holds_from_its_zoom_on() {
        let at = |zoom| step(PLACE_RANK, zoom);
        assert_eq!([-1.0, 3.99, 4.0, 6.5, 9.0].map(at), [2.0, 2.0, 3.0, 4.0, 6.0]);
    }

    #[test]
    fn a_city_is_written_larger_than_a_village() {
        assert!(place_size(1, 8.0) > place_size(3, 8.0));
        assert!(place_size(3, 8.0) > place_size(6, 8.0));
    }
}
