//! The ground of one frame: land, water and borders as paths, and the names that may stand on it.
//!
//! It does not depend on language, theme or what is selected, so it is worth keeping.

use i_overlay::{
    core::{fill_rule::FillRule, overlay::Overlay, overlay_rule::OverlayRule},
    i_float::int::point::IntPoint,
};
use shared::{
    geo::WORLD_PIXELS,
    mapstyle::{LAKES_UNTIL_ZOOM, rules},
    marks::Frame,
};

use crate::{
    archive::{Atlas, AtlasError},
    clip::{self, Area, Point},
    names::Name,
    path::{Dot, PathData, double_area, simplified, simplified_ring},
    tile::{Feature, Layer, Shape},
    wire::Damaged,
};

/// How finely the ground of a frame is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detail {
    /// Grid units per CSS pixel: where points may lie.
    pub grid: f64,
    /// How many times as large as its CSS pixels the picture will be seen: which tiles are taken.
    pub enlarged: f64,
    /// Points closer than this to the line that is left are dropped, grid units.
    pub tolerance: f64,
    /// Smaller islands and lakes are dropped, square grid units.
    pub smallest: f64,
    /// Whether there are soft shores at the zooms that have them.
    pub shores: bool,
}

/// The ground of a frame. Paths are on a grid of [`Detail::grid`] units per CSS pixel.
#[derive(Clone, Debug)]
pub struct Terrain {
    /// The frame.
    pub frame: Frame,
    /// Grid units per CSS pixel.
    pub grid: f64,
    /// Land, as closed paths.
    pub land: String,
    /// The line of the soft shore, as closed paths, islets as open ones.
    pub shore: String,
    /// Lakes, as closed paths; empty where they are hidden.
    pub lakes: String,
    /// Rivers, as open paths.
    pub rivers: String,
    /// Borders in the order of [`rules::BORDERS`], as open paths.
    pub borders: [String; 3],
    /// What may be named, the most important first.
    pub names: Vec<Name>,
    /// Tiles that could not be read, so that the ground has holes; at most [`Terrain::MOST_FAULTS`]
    /// are told.
    pub faults: Vec<String>,
}

/// What is drawn beyond the edges of the frame, CSS pixels: lines and soft shores end out there.
const MARGIN: f64 = 16.0;
/// How far the line of a soft shore may lie beside its coast, of its width: wide lines hide the small
/// turns of a coast, and cost by their number.
const SHORE_TOLERANCE: f64 = 0.15;
/// How much of a tile, at each of its edges, its neighbours may have too.
///
/// Source: what generators of tiles take by default: 4/256 (planetiler), 5/256 (tippecanoe).
const SHARED_EDGE: f64 = 1.0 / 16.0;
/// A frame never needs more tiles.
const MOST_TILES: usize = 400;

impl Terrain {
    /// How many unreadable tiles are told.
    pub const MOST_FAULTS: usize = 5;

    /// Nothing but sea: the ground where there is no archive.
    pub fn sea(frame: Frame) -> Self {
        Self {
            frame,
            grid: 1.0,
            land: String::new(),
            shore: String::new(),
            lakes: String::new(),
            rivers: String::new(),
            borders: Default::default(),
            names: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The ground of a frame from the archive. Tiles that cannot be read leave a hole and are told
    /// in [`Terrain::faults`].
    pub fn of(atlas: &Atlas, frame: Frame, detail: Detail) -> Self {
        let mut terrain = Self { grid: detail.grid, ..Self::sea(frame) };
        if !drawable(&frame) {
            return terrain;
        }
        let [own, finest] = [1.0, detail.enlarged].map(|enlarged| level(atlas, &frame, enlarged));
        let mut survey = Survey {
            frame,
            own_level: own,
            detail,
            most_zoom: frame.zoom + detail.enlarged.log2(),
            bounds: Area { left: 0.0, top: 0.0, right: frame.width, bottom: frame.height }
                .widened(MARGIN),
            land: Areas::default(),
            lakes: Areas::default(),
            rivers: Vec::new(),
            borders: Default::default(),
            names: Vec::new(),
        };
        // Which names there are is told by the tiles that MapLibre takes at this zoom.
        let named = (own < finest).then(|| tiles(&frame, own)).into_iter().flatten();
        let drawn = tiles(&frame, finest).into_iter();
        let all = named.map(|tile| (tile, false)).chain(drawn.map(|tile| (tile, true)));
        for ((z, x, y), whole) in all {
            let read = atlas.tile(z, x, y).and_then(|tile| {
                let Some(tile) = tile else { return Ok(()) };
                let damaged =
                    |damaged: Damaged| AtlasError::BadTile { z, x, y, cause: damaged.to_string() };
                survey.tile((z, x, y), &tile, whole).map_err(damaged)
            });
            match read {
                Err(fault) if terrain.faults.len() < Self::MOST_FAULTS => {
                    terrain.faults.push(fault.to_string());
                }
                _ => {}
            }
        }
        let land = survey.land.joined(detail);
        if detail.shores && frame.zoom >= f64::from(rules::SHORE_FROM) {
            let width = rules::ramp(rules::SHORE_WIDTH, frame.zoom) * detail.grid;
            terrain.shore = shores(&land, SHORE_TOLERANCE * width);
        }
        terrain.land = areas(&land);
        terrain.lakes = areas(&survey.lakes.joined(detail));
        terrain.rivers = lines(&survey.rivers, detail);
        terrain.borders = survey.borders.map(|border| lines(&border, detail));
        survey.names.sort_by(Name::by_importance);
        survey.names.dedup_by(|other, kept| {
            let same = other.is_same(kept);
            if same {
                kept.from = kept.from.min(other.from);
            }
            same
        });
        terrain.names = survey.names;
        terrain
    }

    /// About how many bytes it takes in memory.
    pub fn weight(&self) -> usize {
        let texts =
            [&self.land, &self.shore, &self.lakes, &self.rivers].into_iter().chain(&self.borders);
        texts.map(String::len).sum::<usize>() + self.names.len() * 160 + 512
    }
}

/// Whether a frame has a size and place that can be drawn at all.
fn drawable(frame: &Frame) -> bool {
    let numbers = [frame.width, frame.height, frame.zoom, frame.center.lon, frame.center.lat];
    numbers.iter().all(|number| number.is_finite())
        && frame.width >= 1.0
        && frame.height >= 1.0
        && (Frame::LEAST_ZOOM..=Frame::GREATEST_ZOOM).contains(&frame.zoom)
}

/// The zoom of the tiles for a frame that will be seen that many times as large.
fn level(atlas: &Atlas, frame: &Frame, enlarged: f64) -> u8 {
    let zooms = atlas.zooms();
    let wanted = (frame.zoom + enlarged.log2()).floor().clamp(0.0, 30.0) as u8;
    wanted.clamp(*zooms.start(), *zooms.end()).min(24)
}

/// The tiles of a zoom that a frame shows, as zoom, column, row. The world is not repeated at its edges.
fn tiles(frame: &Frame, zoom: u8) -> Vec<(u8, u32, u32)> {
    let across = f64::from(1_u32 << zoom);
    let first = frame.unproject(-MARGIN, -MARGIN);
    let last = frame.unproject(frame.width + MARGIN, frame.height + MARGIN);
    let range = |first: f64, last: f64| {
        let (first, last) = ((first * across).floor(), (last * across).floor());
        // Outside of the world there is nothing.
        if last < 0.0 || first >= across {
            return 0..0;
        }
        first.max(0.0) as u32..last.min(across - 1.0) as u32 + 1
    };
    let (columns, rows) = (range(first.x, last.x), range(first.y, last.y));
    let all = rows.flat_map(|y| columns.clone().map(move |x| (zoom, x, y)));
    all.take(MOST_TILES).collect()
}

/// What has been found so far. Lines and areas are on the grid, cut to the frame and its margin.
struct Survey {
    frame: Frame,
    /// The zoom of the tiles that MapLibre takes for the frame.
    own_level: u8,
    detail: Detail,
    /// What shows at this zoom or below: the picture will be seen that much larger.
    most_zoom: f64,
    bounds: Area,
    land: Areas,
    lakes: Areas,
    rivers: Vec<Vec<Dot>>,
    borders: [Vec<Vec<Dot>>; 3],
    names: Vec<Name>,
}

/// The rings of one kind of area.
#[derive(Debug, Default)]
struct Areas {
    /// Those that no other tile has a part of: most islands and lakes, simplified.
    alone: Vec<Vec<Dot>>,
    /// Those that reach the edge of their tile, to be joined with what lies beyond it.
    cut: Vec<Vec<IntPoint>>,
}

impl Survey {
    /// Takes what a tile has: the `whole` of it, or only what is named in it.
    fn tile(&mut self, (z, x, y): (u8, u32, u32), tile: &[u8], whole: bool) -> Result<(), Damaged> {
        let from = if z > self.own_level { z } else { 0 };
        let side = WORLD_PIXELS * (self.frame.zoom - f64::from(z)).exp2();
        let middle = self.frame.center.world();
        let across = f64::from(1_u32 << z);
        let origin = (
            (f64::from(x) - middle.x * across) * side + self.frame.width / 2.0,
            (f64::from(y) - middle.y * across) * side + self.frame.height / 2.0,
        );
        let named = |layer: &Layer| matches!(layer.name, "label" | "place");
        for layer in Layer::all(tile)?.into_iter().filter(|layer| whole || named(layer)) {
            let scale = side / f64::from(layer.extent);
            let place = |(x, y): (i32, i32)| {
                (origin.0 + f64::from(x) * scale, origin.1 + f64::from(y) * scale)
            };
            // Lines and names end at the edge of their tile, areas overlap a little and are joined.
            let own = Area {
                left: origin.0,
                top: origin.1,
                right: origin.0 + side,
                bottom: origin.1 + side,
            };
            for feature in layer.features() {
                self.feature(layer.name, &feature?, place, &own, from);
            }
        }
        Ok(())
    }

    fn feature(
        &mut self,
        layer: &str,
        feature: &Feature,
        place: impl Fn((i32, i32)) -> Point,
        own: &Area,
        from: u8,
    ) {
        let (detail, bounds) = (self.detail, self.bounds);
        let grid = detail.grid;
        let zoom = self.most_zoom;
        let placed = || feature.parts.iter().map(|part| part.iter().copied().map(&place).collect());
        let inner = own.widened(-SHARED_EDGE * (own.right - own.left));
        let surveyed = |areas: &mut Areas| {
            for polygon in feature.polygons() {
                let rings = polygon.iter().map(|ring| ring.iter().copied().map(&place).collect());
                areas.add(rings, |point| inner.contains(point), &bounds, detail);
            }
        };
        let lines = || {
            let area = own.within(&bounds);
            placed().flat_map(move |line: Vec<Point>| {
                clip::line(&line, &area).into_iter().map(move |piece| snapped(&piece, grid))
            })
        };
        match (layer, feature.shape) {
            ("land", Shape::Rings) => surveyed(&mut self.land),
            ("lake", Shape::Rings) => {
                let large =
                    feature.number("km2").unwrap_or(0.0) >= rules::step(rules::LAKE_KM2, zoom);
                if large && zoom < f64::from(LAKES_UNTIL_ZOOM) {
                    surveyed(&mut self.lakes);
                }
            }
            ("river", Shape::Lines) if zoom >= f64::from(rules::RIVER_FROM) => {
                self.rivers.extend(lines());
            }
            ("boundary", Shape::Lines) => {
                let level = feature.text("level");
                let rule = rules::BORDERS.iter().position(|rule| Some(rule.level) == level);
                if let Some(at) = rule
                    && zoom >= f64::from(rules::BORDERS[at].from)
                {
                    self.borders[at].extend(lines());
                }
            }
            ("label" | "place", Shape::Points) => {
                for part in &feature.parts {
                    let inside = |(x, y): &Point| {
                        own.left <= *x
                            && *x < own.right
                            && own.top <= *y
                            && *y < own.bottom
                            && bounds.left <= *x
                            && *x <= bounds.right
                            && bounds.top <= *y
                            && *y <= bounds.bottom
                    };
                    let point = part.first().copied().map(&place).filter(inside);
                    self.names.extend(point.and_then(|at| Name::of(feature, at, from, zoom)));
                }
            }
            _ => {}
        }
    }
}

fn snapped(points: &[Point], grid: f64) -> Vec<Dot> {
    let dots = points.iter().map(|(x, y)| ((x * grid).round() as i32, (y * grid).round() as i32));
    let mut dots: Vec<Dot> = dots.collect();
    dots.dedup();
    dots
}

impl Areas {
    /// Adds a polygon: its outline, then its holes.
    fn add(
        &mut self,
        rings: impl Iterator<Item = Vec<Point>>,
        is_inner: impl Fn(&Point) -> bool,
        bounds: &Area,
        detail: Detail,
    ) {
        let mut alone = None;
        for ring in rings {
            let alone = *alone.get_or_insert_with(|| ring.iter().all(&is_inner));
            let dots = snapped(&clip::ring(ring, bounds), detail.grid);
            if alone {
                self.alone.extend(seen(&dots, detail));
            } else if double_area(&dots) > 0 {
                self.cut.push(dots.into_iter().map(|(x, y)| IntPoint::new(x, y)).collect());
            }
        }
    }

    /// All rings that can be seen, joined where they overlap.
    fn joined(self, detail: Detail) -> Vec<Vec<Dot>> {
        let mut rings = self.alone;
        if !self.cut.is_empty() {
            let shapes = Overlay::<i32>::from_subj(&self.cut)
                .overlay(OverlayRule::Subject, FillRule::NonZero);
            rings.extend(shapes.iter().flatten().filter_map(|ring| {
                let dots: Vec<Dot> = ring.iter().map(|point| (point.x, point.y)).collect();
                seen(&dots, detail)
            }));
        }
        // Rings near each other are told in fewer digits, for each begins relative to the one before.
        rings.sort_by_key(|ring| ring.first().map(|(x, y)| (*y, *x)));
        rings
    }
}

/// A ring without the points that say nothing; nothing if it is too small to be seen.
fn seen(ring: &[Dot], detail: Detail) -> Option<Vec<Dot>> {
    let least = (2.0 * detail.smallest).max(1.0);
    // Most islets are smaller by far: not worth being simplified.
    if (double_area(ring) as f64) < least / 2.0 {
        return None;
    }
    let ring = simplified_ring(ring, detail.tolerance);
    (double_area(&ring) as f64 >= least).then_some(ring)
}

fn areas(rings: &[Vec<Dot>]) -> String {
    let mut path = PathData::default();
    for ring in rings {
        path.ring(ring);
    }
    path.finish()
}

/// The same rings with fewer corners; of an islet that is narrower than that a line is left.
fn shores(rings: &[Vec<Dot>], tolerance: f64) -> String {
    let mut path = PathData::default();
    for ring in rings {
        match simplified_ring(ring, tolerance).as_slice() {
            line @ [_, _] => path.line(line),
            ring => path.ring(ring),
        }
    }
    path.finish()
}

fn lines(lines: &[Vec<Dot>], detail: Detail) -> String {
    let mut path = PathData::default();
    for line in lines {
        path.line(&simplified(line, detail.tolerance));
    }
    path.finish()
}
