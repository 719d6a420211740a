//! Points on the earth, distances, and the projection of the map.

use std::f64::consts::{LN_2, LOG2_E, TAU};

use serde::{Deserialize, Serialize};

/// A point on the earth in degrees (WGS 84), longitude first as in GeoJSON.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east of Greenwich, `-180..=180`.
    pub lon: f64,
    /// Degrees north of the equator, `-90..=90`.
    pub lat: f64,
}

/// A box on the earth in degrees (WGS 84). `west > east` means that it crosses the date line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Degrees, `-180..=180`.
    pub west: f64,
    /// Degrees, `-90..=90`; not above `north`.
    pub south: f64,
    /// Degrees, `-180..=180`.
    pub east: f64,
    /// Degrees, `-90..=90`.
    pub north: f64,
}

/// A point of the web Mercator square: `x` grows eastwards, `y` southwards, both `0..=1`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct World {
    /// 0 at 180° west, 1 at 180° east.
    pub x: f64,
    /// 0 at about 85.05° north, 1 at about 85.05° south.
    pub y: f64,
}

/// The side of the world square in CSS pixels at zoom 0, as MapLibre counts zoom.
pub const WORLD_PIXELS: f64 = 512.0;
/// The mean radius of the earth in kilometres (IUGG).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

impl LonLat {
    /// The point, if both degrees are in range.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat))
            .then_some(Self { lon, lat })
    }

    /// Where the point lies on the web Mercator square; latitudes beyond about 85.05° are clamped.
    ///
    /// Source: OGC 17-083r4, annex on the `WebMercatorQuad` tile matrix set; ln tan(π/4 + φ/2) as
    /// artanh(sin φ), in functions that the page has anyway.
    pub fn world(self) -> World {
        let sin = self.lat.clamp(-85.051_129, 85.051_129).to_radians().sin();
        let north = ((1.0 + sin) / (1.0 - sin)).log2() * (LN_2 / 2.0);
        World { x: self.lon / 360.0 + 0.5, y: 0.5 - north / TAU }
    }

    /// The point as addresses tell the middle of a map.
    #[must_use]
    pub fn rounded(self) -> Self {
        Self { lon: rounded_degrees(self.lon), lat: rounded_degrees(self.lat) }
    }

    /// The unit vector from the centre of the earth: two points lie within `d` kilometres exactly
    /// where the dot product of theirs is at least `cos(d / EARTH_RADIUS_KM)`.
    pub fn unit(self) -> [f64; 3] {
        let (sin_lat, cos_lat) = self.lat.to_radians().sin_cos();
        let (sin_lon, cos_lon) = self.lon.to_radians().sin_cos();
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
    }
}

impl World {
    /// The point on the earth.
    pub fn lonlat(self) -> LonLat {
        let power = ((0.5 - self.y) * TAU * LOG2_E).exp2();
        let sinh = (power - power.recip()) / 2.0;
        LonLat { lon: (self.x - 0.5) * 360.0, lat: sinh.atan().to_degrees() }
    }
}

impl Bounds {
    /// The box, if all degrees are in range and `south` is not above `north`.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Option<Self> {
        LonLat::new(west, south)?;
        LonLat::new(east, north)?;
        (south <= north).then_some(Self { west, south, east, north })
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(&self, point: LonLat) -> bool {
        let inside = if self.west <= self.east {
            self.west <= point.lon && point.lon <= self.east
        } else {
            point.lon >= self.west || point.lon <= self.east
        };
        inside && self.south <= point.lat && point.lat <= self.north
    }

    /// Width divided by height on the web Mercator square. The box must not cross the date line.
    pub fn aspect(&self) -> f64 {
        let (nw, se) = self.corners();
        (se.x - nw.x) / (se.y - nw.y)
    }

    /// The middle on the web Mercator square.
    pub fn center(&self) -> LonLat {
        let (nw, se) = self.corners();
        World { x: f64::midpoint(nw.x, se.x), y: f64::midpoint(nw.y, se.y) }.lonlat()
    }

    /// The north-western and south-eastern corner on the web Mercator square.
    pub fn corners(&self) -> (World, World) {
        (
            LonLat { lon: self.west, lat: self.north }.world(),
            LonLat { lon: self.east, lat: self.south }.world(),
        )
    }
}

/// Degrees as addresses tell what a map shows: with four decimals, about ten metres.
pub fn rounded_degrees(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}

/// A zoom as addresses tell it: with two decimals.
pub fn rounded_zoom(zoom: f64) -> f64 {
    (zoom * 1e2).round() / 1e2
}

/// The great-circle distance between two points, in kilometres.
///
/// The earth is taken as a sphere, which is wrong by about half a per cent: good enough to say
/// "partners within 50 km", not to measure land.
///
/// Source: R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68 (1984), p. 159.
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    let half = |x: f64, y: f64| ((x - y).to_radians() / 2.0).sin().powi(2);
    let h = half(a.lat, b.lat)
        + a.lat.to_radians().cos() * b.lat.to_radians().cos() * half(a.lon, b.lon);
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODO: LonLat = LonLat { lon: 14.37513, lat: 67.28267 };
    const TROMSO: LonLat = LonLat { lon: 18.95508, lat: 69.6489 };

    #[test]
    fn addresses_tell_a_map_to_ten_metres_and_a_hundredth_of_a_zoom() {
        assert_eq!(BODO.rounded(), LonLat { lon: 14.3751, lat: 67.2827 });
        let south = LonLat { lon: -0.000_04, lat: -67.282_66 };
        assert_eq!(south.rounded(), LonLat { lon: 0.0, lat: -67.2827 });
        assert_eq!((rounded_zoom(4.126), rounded_zoom(14.0)), (4.13, 14.0));
        assert!(distance_km(BODO, BODO.rounded()) < 0.01);
    }

    #[test]
    fn one_degree_of_latitude_is_about_111_kilometres() {
        let north = LonLat { lat: BODO.lat + 1.0, ..BODO };
        assert!((distance_km(BODO, north) - 111.195).abs() < 0.001);
    }

    #[test]
    fn the_projection_leads_back_to_the_point() {
        let back = TROMSO.world().lonlat();
        assert!((back.lon - TROMSO.lon).abs() < 1e-9 && (back.lat - TROMSO.lat).abs() < 1e-9);
    }

    #[test]
    fn the_projection_is_that_of_the_standard_within_a_tenth_of_a_micrometre() {
        for lat in (-850..=850).map(|tenths| f64::from(tenths) / 10.0) {
            let world = LonLat { lon: 14.0, lat }.world();
            let standard = 0.5 - lat.to_radians().tan().asinh() / TAU;
            assert!((world.y - standard).abs() < 2e-15, "{lat}: {} {standard}", world.y);
            assert!((world.lonlat().lat - lat).abs() < 1e-12, "{lat}: {}", world.lonlat().lat);
        }
    }

    #[test]
    fn the_dot_product_of_unit_vectors_measures_the_same_distance() {
        let dot: f64 = BODO.unit().iter().zip(TROMSO.unit()).map(|(a, b)| a * b).sum();
        assert!((dot.acos() * EARTH_RADIUS_KM - distance_km(BODO, TROMSO)).abs() < 1e-6);
    }

    #[test]
    fn a_box_across_the_date_line_contains_both_sides() {
        let bounds = Bounds::new(170.0, -10.0, -170.0, 10.0).unwrap();
        assert!(bounds.contains(LonLat { lon: 179.0, lat: 0.0 }));
        assert!(bounds.contains(LonLat { lon: -179.0, lat: 0.0 }));
        assert!(!bounds.contains(LonLat { lon: 0.0, lat: 0.0 }));
    }
}
