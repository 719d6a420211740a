//! What stands at the edges of a picture: what lies further out, who made the ground, the scale.

use shared::{
    mapstyle::credits,
    marks::Side,
    text::{numbers, words},
};

use super::Picture;
use crate::{
    clip::Area,
    font::{self, Weight},
    ink::Ink,
    labels,
    svg::{Svg, escaped, number},
};

/// A text on a rounded ground at an edge.
#[derive(Clone, Debug)]
pub(super) struct Pill {
    text: String,
    /// Which way it points: the font has no arrows.
    arrow: &'static str,
    /// Its middle.
    at: (f64, f64),
    width: f64,
}

const PILL: f64 = 26.0;
/// Room for the arrow, CSS pixels.
const ARROW: f64 = 16.0;

/// How many locations lie beyond each edge, said where it covers the fewest marks and not the card.
pub(super) fn pills(picture: &Picture, card: Option<Area>) -> Vec<Pill> {
    let frame = &picture.terrain.frame;
    if frame.width < 200.0 || frame.height < 140.0 {
        return Vec::new();
    }
    let pill = |(side, count): &(String, u32)| {
        let side = Side::by_key(side)?;
        let arrow = match side {
            Side::North => "M0 4.5v-9m-3.5 3.5 3.5-3.5 3.5 3.5",
            Side::South => "M0-4.5v9m-3.5-3.5 3.5 3.5 3.5-3.5",
            Side::East => "M-4.5 0h9m-3.5-3.5 3.5 3.5-3.5 3.5",
            Side::West => "M4.5 0h-9m3.5-3.5-3.5 3.5 3.5 3.5",
        };
        let text = side.beyond(*count, words(picture.lang));
        let text = text.trim_start_matches(['↑', '↓', '→', '←', ' ']).to_owned();
        let width = font::width(&text, 13.0, Weight::Semibold) + ARROW + 24.0;
        let half = PILL / 2.0 + 8.0;
        let (right, foot) = (frame.width - width / 2.0 - 8.0, frame.height - half - 18.0);
        let across = |part: f64| (frame.width * part).clamp(width / 2.0 + 8.0, right);
        let along = [0.5, 0.62, 0.38, 0.75, 0.25, 0.88, 0.12];
        let tries = along.map(|part| match side {
            Side::North => (across(part), half),
            Side::South => (across(part), foot),
            Side::East => (right, frame.height * part),
            Side::West => (width / 2.0 + 8.0, frame.height * part),
        });
        let pills = tries.map(|at| Pill { text: text.clone(), arrow, at, width });
        let covered = |pill: &Pill| {
            let area = pill.area();
            let marks = picture.result.map.marks.iter();
            let taken = marks.flat_map(|mark| labels::areas_of(mark, 1.0));
            let on_card = card.is_some_and(|card| card.overlaps(&area));
            (on_card, taken.filter(|taken| taken.overlaps(&area)).count())
        };
        pills.into_iter().min_by_key(covered)
    };
    picture.result.map.edges.iter().filter_map(pill).collect()
}

impl Pill {
    pub(super) fn area(&self) -> Area {
        let (x, y) = self.at;
        Area {
            left: x - self.width / 2.0,
            right: x + self.width / 2.0,
            top: y - PILL / 2.0,
            bottom: y + PILL / 2.0,
        }
    }

    pub(super) fn draw(&self, svg: &mut Svg, ink: &Ink) {
        let area = self.area();
        svg.add(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{PILL}" rx="13" fill="{}" fill-opacity="0.94"/><path transform="translate({} {})" d="{}" fill="none" stroke="{}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/><text x="{}" y="{}" font-weight="600">{}</text>"#,
            number(area.left, 1),
            number(area.top, 1),
            number(self.width, 1),
            ink.surface,
            number(area.left + 18.0, 1),
            number(self.at.1, 1),
            self.arrow,
            ink.ink,
            number(area.left + 12.0 + ARROW, 1),
            number(self.at.1 + 4.6, 1),
            escaped(&self.text)
        ));
    }
}

/// Who made the ground, and how long a kilometre is, in the lower corners.
#[derive(Clone, Debug)]
pub(super) struct Credits {
    lines: Vec<(String, Area)>,
    scale: Option<(String, Area)>,
}

const CREDIT: f64 = 10.5;
const LINE: f64 = 14.0;
/// The scale bar is at most so long, CSS pixels.
const LONGEST: f64 = 110.0;

impl Credits {
    pub(super) fn new(picture: &Picture) -> Self {
        let frame = &picture.terrain.frame;
        let whole = credits(picture.lang).map(|credit| credit.text).join(" · ");
        let texts = font::wrapped(&whole, CREDIT, Weight::Regular, 0.0, frame.width - 12.0);
        let count = texts.len() as f64;
        let area = |(at, text): (usize, String)| {
            let width = font::width(&text, CREDIT, Weight::Regular) + 12.0;
            let top = frame.height - LINE * (count - at as f64);
            (text, Area { left: 0.0, right: width, top, bottom: top + LINE })
        };
        let lines: Vec<(String, Area)> = texts.into_iter().enumerate().map(area).collect();
        let scale = scale(picture)
            .filter(|(_, bar)| lines.iter().all(|(_, line)| !line.overlaps(&bar.widened(6.0))));
        Self { lines, scale }
    }

    pub(super) fn areas(&self) -> impl Iterator<Item = Area> + '_ {
        self.lines.iter().chain(&self.scale).map(|(_, area)| *area)
    }

    pub(super) fn draw(&self, svg: &mut Svg, ink: &Ink) {
        for (text, area) in &self.lines {
            svg.add(format_args!(
                r#"<rect x="0" y="{}" width="{}" height="{LINE}" fill="{}" fill-opacity="0.84"/><text x="6" y="{}" font-size="{CREDIT}" fill="{}">{}</text>"#,
                number(area.top, 1),
                number(area.right, 1),
                ink.surface,
                number(area.bottom - 3.6, 1),
                ink.ink_2,
                escaped(text)
            ));
        }
        if let Some((text, area)) = &self.scale {
            let (left, right, foot) = (area.left, area.right, area.bottom - 2.0);
            svg.add(format_args!(
                r#"<path d="M{0} {1}v6H{2}v-6" fill="none" stroke="{3}" stroke-width="1.5"/><text x="{4}" y="{5}" font-size="11" text-anchor="middle" fill="{3}">{6}</text>"#,
                number(left, 1),
                number(foot - 6.0, 1),
                number(right, 1),
                ink.ink_2,
                number(f64::midpoint(left, right), 1),
                number(foot - 8.0, 1),
                escaped(text)
            ));
        }
    }
}

/// The scale in the middle of the frame: a round number of kilometres and its length.
fn scale(picture: &Picture) -> Option<(String, Area)> {
    /// The length of the equator in kilometres (WGS 84).
    const EQUATOR: f64 = 40_075.017;
    let frame = &picture.terrain.frame;
    if frame.width < 240.0 || frame.height < 160.0 {
        return None;
    }
    let world = shared::geo::WORLD_PIXELS * frame.zoom.exp2();
    let kilometres = EQUATOR * frame.center.lat.to_radians().cos() / world;
    let most = kilometres * LONGEST;
    let round = 10_f64.powf(most.log10().floor());
    let length = [5.0, 2.0, 1.0].into_iter().map(|n| n * round).find(|length| *length <= most)?;
    let text = if length >= 1.0 {
        format!("{} km", numbers::format_number(length.round() as u64, picture.lang))
    } else {
        format!("{} m", numbers::format_number((length * 1000.0).round() as u64, picture.lang))
    };
    let right = frame.width - 12.0;
    let bottom = frame.height - 8.0;
    let left = right - length / kilometres;
    left.is_finite().then_some((text, Area { left, right, top: bottom - 22.0, bottom }))
}
