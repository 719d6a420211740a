//! The part of the map that is shown, in pixels.

use super::Side;
use crate::geo::{Bounds, LonLat, WORLD_PIXELS, World};

/// A rectangle of the map as it stands on a page; north is up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels.
    pub height: f64,
    /// The point in the middle.
    pub center: LonLat,
    /// MapLibre zoom: the world is `512 * 2^zoom` pixels wide.
    pub zoom: f64,
}

impl Frame {
    /// The least zoom that MapLibre knows.
    pub const LEAST_ZOOM: f64 = -2.0;
    /// The greatest zoom that an address can hold.
    pub const GREATEST_ZOOM: f64 = 24.0;

    /// The frame of this size that shows all of `bounds`, as large as possible. The box must not
    /// cross the date line.
    pub fn fit(bounds: Bounds, width: f64, height: f64) -> Self {
        let (north_west, south_east) = bounds.corners();
        let across = width / (south_east.x - north_west.x);
        let down = height / (south_east.y - north_west.y);
        #[expect(
            clippy::manual_clamp,
            reason = "0 / 0 is no number; `max` makes it the least zoom"
        )]
        let zoom =
            (across.min(down) / WORLD_PIXELS).log2().max(Self::LEAST_ZOOM).min(Self::GREATEST_ZOOM);
        Self { width, height, center: bounds.center(), zoom }
    }

    /// Where a point of the world lies, in CSS pixels from the upper left corner.
    pub fn project(&self, point: World) -> (f64, f64) {
        self.projection()(point)
    }

    /// [`Frame::project`] for many points.
    pub(super) fn projection(&self) -> impl Fn(World) -> (f64, f64) + use<> {
        let (scale, middle) = (self.scale(), self.center.world());
        let (half_width, half_height) = (self.width / 2.0, self.height / 2.0);
        move |point| {
            ((point.x - middle.x) * scale + half_width, (point.y - middle.y) * scale + half_height)
        }
    }

    /// The point of the world at a pixel: the reverse of [`Frame::project`].
    pub fn unproject(&self, x: f64, y: f64) -> World {
        let (scale, middle) = (self.scale(), self.center.world());
        World {
            x: middle.x + (x - self.width / 2.0) / scale,
            y: middle.y + (y - self.height / 2.0) / scale,
        }
    }

    /// The side on which a pixel lies outside the frame, `None` if it lies inside. Corners belong to
    /// north and south: what lies south-west is "further south".
    pub fn side(&self, x: f64, y: f64) -> Option<Side> {
        if y < 0.0 {
            Some(Side::North)
        } else if y > self.height {
            Some(Side::South)
        } else if x < 0.0 {
            Some(Side::West)
        } else if x > self.width {
            Some(Side::East)
        } else {
            None
        }
    }

    /// The width of the whole world in CSS pixels.
    fn scale(&self) -> f64 {
        WORLD_PIXELS * self.zoom.exp2()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NORTH: Bounds = Bounds { west: 8.5, south: 62.8, east: 31.5, north: 71.4 };

    #[test]
    fn fitting_shows_all_of_the_box_and_touches_two_sides() {
        for (width, height) in [(360.0, 420.0), (1200.0, 500.0)] {
            let frame = Frame::fit(NORTH, width, height);
            let (north_west, south_east) = NORTH.corners();
            let ((left, top), (right, bottom)) =
                (frame.project(north_west), frame.project(south_east));
            assert!(left > -1e-6 && top > -1e-6 && right < width + 1e-6 && bottom < height + 1e-6);
            assert!((right - left - width).abs() < 1e-6 || (bottom - top - height).abs() < 1e-6);
        }
    }

    #[test]
    fn a_pixel_is_found_again_by_its_point() {
        let frame = Frame::fit(NORTH, 800.0, 600.0);
        let (x, y) = frame.project(frame.unproject(13.0, 577.0));
        assert!((x - 13.0).abs() < 1e-6 && (y - 577.0).abs() < 1e-6);
    }

    #[test]
    fn what_lies_south_and_west_is_further_south() {
        let frame = Frame::fit(NORTH, 800.0, 600.0);
        assert_eq!(frame.side(-5.0, 700.0), Some(Side::South));
        assert_eq!(frame.side(-5.0, 300.0), Some(Side::West));
        assert_eq!(frame.side(5.0, 300.0), None);
    }

    #[test]
    fn a_frame_or_box_without_size_still_has_a_zoom() {
        let point = Bounds { west: 14.0, south: 66.0, east: 14.0, north: 66.0 };
        for frame in [
            Frame::fit(NORTH, 0.0, 0.0),
            Frame::fit(point, 800.0, 600.0),
            Frame::fit(point, 0.0, 0.0),
        ] {
            assert!((Frame::LEAST_ZOOM..=Frame::GREATEST_ZOOM).contains(&frame.zoom));
        }
    }
}
