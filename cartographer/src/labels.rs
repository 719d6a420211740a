//! Which names have room on the ground: none covers another, a mark, or what is kept free.

use shared::{
    explore::MapMark,
    lang::Lang,
    mapstyle::rules,
    marks::{LABEL_HEIGHT, LabelSide},
};

use crate::{
    clip::Area,
    font::{self, Weight},
    names::{Name, NameKind},
};

/// A name with its place on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Its lines.
    pub lines: Vec<String>,
    /// Where the lines begin, have their middle, or end; CSS pixels from the left.
    pub x: f64,
    /// The baseline of the first line, CSS pixels from the top.
    pub y: f64,
    /// How the lines stand to `x`.
    pub anchor: Anchor,
    /// Size of the letters, CSS pixels.
    pub size: f64,
    /// How heavy they are.
    pub weight: Weight,
    /// Space between letters, in sizes.
    pub spacing: f64,
    /// What it names.
    pub ground: Ground,
    /// The middle of the ring of a town.
    pub ring: Option<(f64, f64)>,
    /// How wide the widest line is, CSS pixels.
    width: f64,
}

/// What a label stands on, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Ground {
    Place,
    Area,
    Water,
}

/// How a text stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of SVG")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Height of a line, in sizes.
pub const LEADING: f64 = 1.2;
/// From the middle of a line down to its baseline, in sizes.
const BASELINE: f64 = 0.36;
/// The radius of a town's ring with its rim, CSS pixels.
pub const RING: f64 = 3.2;

/// What is asked of [`place`] besides the names.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Names stay inside.
    pub bounds: Area,
    /// The names of this zoom.
    pub zoom: f64,
    /// How many times as far from the corner everything stands: the picture is drawn that much
    /// larger than the frame of the names.
    pub scale: f64,
    /// The language of the names.
    pub lang: Lang,
}

/// Places names in order where nothing is `taken` yet, and takes their room.
pub fn place(names: &[Name], room: &Room, taken: &mut Vec<Area>) -> Vec<Label> {
    let shown = names.iter().filter(|name| name.is_shown(room.zoom));
    shown.filter_map(|name| one(name, room, taken)).collect()
}

fn one(name: &Name, room: &Room, taken: &mut Vec<Area>) -> Option<Label> {
    let (x, y) = (name.x * room.scale, name.y * room.scale);
    let text = name.text(room.lang);
    match name.kind {
        NameKind::Place { rank, .. } => {
            let bold = rank < rules::PLACE_BOLD_BELOW;
            let weight = if bold { Weight::Semibold } else { Weight::Regular };
            let size = rules::place_size(rank, room.zoom);
            let lines = font::wrapped(&text, size, weight, 0.0, rules::PLACE_WIDEST * size);
            let around = rules::PLACE_IMAGE / 2.0 + rules::ramp(rules::PLACE_PADDING, room.zoom);
            let ring = Area { left: x, right: x, top: y, bottom: y }.widened(around);
            if taken.iter().any(|area| area.overlaps(&ring)) {
                return None;
            }
            let width = widest(&lines, size, weight, 0.0);
            let mut label = Label {
                width,
                lines,
                x,
                y,
                anchor: Anchor::Start,
                size,
                weight,
                spacing: 0.0,
                ground: Ground::Place,
                ring: Some((x, y)),
            };
            let away = RING + rules::PLACE_OFFSET * size;
            let tall = label.lines.len() as f64 * LEADING * size;
            let tries = [
                (Anchor::Start, away, 0.0),
                (Anchor::End, -away, 0.0),
                (Anchor::Middle, 0.0, tall / 2.0 + RING + 1.0),
                (Anchor::Middle, 0.0, -tall / 2.0 - RING - 1.0),
            ];
            tries.into_iter().find(|(anchor, right, down)| {
                label.place_at(*anchor, x + right, y + down);
                label.fits(room, 2.0, taken)
            })?;
            taken.push(ring);
            taken.push(label.area());
            Some(label)
        }
        NameKind::Water(rule) | NameKind::Area(rule) => {
            let size = rules::ramp(rule.size, room.zoom);
            let most = rule.widest * size;
            let lines = font::wrapped(&text, size, Weight::Regular, rule.spacing, most);
            let mut label = Label {
                width: widest(&lines, size, Weight::Regular, rule.spacing),
                lines,
                x,
                y,
                anchor: Anchor::Middle,
                size,
                weight: Weight::Regular,
                spacing: rule.spacing,
                ground: if rule.separator.is_some() { Ground::Area } else { Ground::Water },
                ring: None,
            };
            label.place_at(Anchor::Middle, x, y);
            label.fits(room, rule.padding, taken).then(|| {
                taken.push(label.area());
                label
            })
        }
    }
}

impl Label {
    /// What of it stands still at every size: the ring of a town, the middle of other names.
    pub fn stands_at(&self) -> (f64, f64) {
        let area = self.area();
        self.ring
            .unwrap_or((f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom)))
    }

    /// Whether it says the same of the same place in the same way as another does, on a ground that is
    /// `scale` times as large as the other's.
    pub fn stands_like(&self, other: &Self, scale: f64) -> bool {
        let ((x, y), (left, top)) = (self.stands_at(), other.stands_at());
        let away = [self.x - x - (other.x - left), self.y - y - (other.y - top)];
        // What stands still of a name without a ring is its middle, not the point that it names.
        let same_place = (x - left * scale).hypot(y - top * scale) < 2.0;
        let same_way = self.anchor == other.anchor && away.iter().all(|pixels| pixels.abs() < 0.05);
        same_place && same_way && self.lines == other.lines
    }

    /// Puts it there, with the middle of its lines at this height.
    fn place_at(&mut self, anchor: Anchor, x: f64, middle: f64) {
        let lines = self.lines.len() as f64;
        let y = middle + (BASELINE - (lines - 1.0) * LEADING / 2.0) * self.size;
        (self.x, self.y, self.anchor) = (x, y, anchor);
    }

    fn fits(&self, room: &Room, padding: f64, taken: &[Area]) -> bool {
        let area = self.area();
        let near = area.widened(padding);
        room.bounds.holds(&area) && taken.iter().all(|other| !near.overlaps(other))
    }

    /// What it covers.
    pub fn area(&self) -> Area {
        let width = self.width;
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        let middle = self.y - BASELINE * self.size;
        let half = LEADING * self.size / 2.0;
        let below = (self.lines.len() as f64 - 1.0) * LEADING * self.size;
        Area { left, right: left + width, top: middle - half, bottom: middle + below + half }
    }
}

/// How wide the widest of some lines is, `spacing` sizes between letters, CSS pixels.
fn widest(lines: &[String], size: f64, weight: Weight, spacing: f64) -> f64 {
    let wide = |line: &String| {
        font::width(line, size, weight) + line.chars().count() as f64 * spacing * size
    };
    lines.iter().map(wide).fold(0.0, f64::max)
}

/// What a mark and its name cover, `scale` times as far from the corner.
pub fn areas_of(mark: &MapMark, scale: f64) -> impl Iterator<Item = Area> + use<> {
    let (x, y) = (mark.x * scale, mark.y * scale);
    let disc = Area { left: x, right: x, top: y, bottom: y }.widened(mark.reach());
    let width = font::width(&mark.label, 13.0, Weight::Semibold) * 1.04;
    let away = mark.name_from();
    let left = match mark.side {
        LabelSide::Right => Some(x + away),
        LabelSide::Left => Some(x - away - width),
        LabelSide::Hidden => None,
    };
    let name = left.map(|left| Area {
        left,
        right: left + width,
        top: y - LABEL_HEIGHT / 2.0,
        bottom: y + LABEL_HEIGHT / 2.0,
    });
    std::iter::once(disc).chain(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room {
        bounds: Area { left: 0.0, top: 0.0, right: 300.0, bottom: 200.0 },
        zoom: 8.0,
        scale: 1.0,
        lang: Lang::Nb,
    };

    fn towns(points: &[(f64, f64)]) -> Vec<Name> {
        points.iter().map(|(x, y)| Name::town("Mosjøen", *x, *y)).collect()
    }

    #[test]
    fn no_name_covers_another_or_what_is_taken() {
        let points: Vec<(f64, f64)> =
            (0..60).map(|n| (f64::from(n * 37 % 300), f64::from(n * 53 % 200))).collect();
        let mark = Area { left: 100.0, top: 60.0, right: 180.0, bottom: 100.0 };
        let labels = place(&towns(&points), &ROOM, &mut vec![mark]);
        assert!(labels.len() > 5, "{}", labels.len());
        for (at, label) in labels.iter().enumerate() {
            assert!(ROOM.bounds.holds(&label.area()) && !label.area().overlaps(&mark));
            assert!(labels[..at].iter().all(|other| !other.area().overlaps(&label.area())));
        }
    }

    #[test]
    fn a_name_takes_the_other_side_where_one_is_taken() {
        let right = Area { left: 155.0, top: 80.0, right: 250.0, bottom: 120.0 };
        let alone = place(&towns(&[(150.0, 100.0)]), &ROOM, &mut Vec::new());
        assert_eq!(alone[0].anchor, Anchor::Start);
        let moved = place(&towns(&[(150.0, 100.0)]), &ROOM, &mut vec![right.moved(6.0, 0.0)]);
        assert_eq!(moved[0].anchor, Anchor::End);
    }
}
