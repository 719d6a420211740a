//! Which labels have room beside their marks.

use super::{Edge, Frame, LabelSide};
use crate::{lang::Lang, text::words};

/// Pixels between the disc of a mark and its label.
pub const LABEL_GAP: f64 = 4.0;
/// The height that a label takes, in CSS pixels, centred on its mark.
pub const LABEL_HEIGHT: f64 = 18.0;
/// The size of the letters, in CSS pixels.
const FONT_SIZE: f64 = 13.0;

/// About how wide a label is drawn, in CSS pixels, in a sans-serif face of 13 px and weight 600.
pub fn text_width(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | ' ' => 0.3,
            'f' | 't' | 'r' | '-' | '(' | ')' | '/' => 0.4,
            'm' | 'w' | 'M' | 'W' | 'Æ' | '@' | '%' | '—' | '…' | '←'..='↓' => 0.95,
            'æ' => 0.88,
            _ if letter.is_uppercase() => 0.7,
            _ => 0.58,
        })
        .sum::<f64>()
        * FONT_SIZE
}

/// What the buttons of the page cover of a map, CSS pixels: those that zoom, the one that takes what the
/// map shows as a filter, and the `links` to what lies outside, by what they say. They stand as
/// `style/map.css` says.
pub fn controls(frame: &Frame, links: &[String], lang: Lang) -> Vec<Area> {
    let narrow = frame.width < 600.0;
    let edge = if narrow { 12.0 } else { 16.0 };
    let at = |left: f64, top: f64, width: f64, height: f64| Area {
        left,
        right: left + width,
        top,
        bottom: top + height,
    };
    // Its padding, and some distance.
    let pill = |text: &str| text_width(text) + 28.0;
    let mut areas = vec![
        at(frame.width - edge - 40.0, edge, 40.0, 162.0),
        at(edge, edge, pill(words(lang).use_map_area), 30.0),
    ];
    let mut top = if narrow { 56.0 } else { frame.height - 28.0 - 36.0 * links.len() as f64 };
    for text in links {
        let width = pill(text);
        areas.push(at(if narrow { edge } else { frame.width - edge - width }, top, width, 30.0));
        top += 36.0;
    }
    areas
}

/// What the links say that lead to those beyond the sides of a map, and without a position.
pub(super) fn links(edges: &[Edge], unplaced: u32, lang: Lang) -> Vec<String> {
    let words = words(lang);
    let mut links: Vec<_> = edges.iter().map(|edge| edge.side.beyond(edge.count, words)).collect();
    if unplaced > 0 {
        links.push((words.without_position)(unplaced));
    }
    links
}

/// What has a label.
pub(crate) struct Labelled<'a> {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) radius: f64,
    pub(crate) count: u32,
    pub(crate) group: bool,
    pub(crate) selected: bool,
    pub(crate) label: &'a str,
}

/// The side of each label where it covers nothing and nothing covers it, or that it is hidden: first the
/// selected mark, then groups by their number, then the others in order.
pub(crate) fn place(marks: &[Labelled<'_>], frame: &Frame, covered: &[Area]) -> Vec<LabelSide> {
    let mut order: Vec<usize> = (0..marks.len()).collect();
    crate::sort::by_key(&mut order, |at| {
        let mark = &marks[*at];
        (!mark.selected, !mark.group, std::cmp::Reverse(mark.count), *at)
    });
    let mut taken = Taken::new(frame.height);
    for (at, mark) in marks.iter().enumerate() {
        let (x, radius) = (mark.x, mark.radius);
        taken.add(Some(at), Area::around(x - radius, x + radius, mark.y, radius));
    }
    for area in covered {
        taken.add(None, *area);
    }
    let mut sides = vec![LabelSide::Hidden; marks.len()];
    for at in order {
        let mark = &marks[at];
        let (width, away) = (text_width(mark.label), mark.radius + LABEL_GAP);
        let (right, left) = (mark.x + away, mark.x - away - width);
        for (side, start) in [(LabelSide::Right, right), (LabelSide::Left, left)] {
            let area = Area::around(start, start + width, mark.y, LABEL_HEIGHT / 2.0);
            if area.lies_in(frame) && taken.is_free(at, area) {
                sides[at] = side;
                taken.add(None, area);
                break;
            }
        }
    }
    sides
}

/// A rectangle in CSS pixels, from the left and the top of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Area {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Area {
    fn around(left: f64, right: f64, middle: f64, half_height: f64) -> Self {
        Self { left, right, top: middle - half_height, bottom: middle + half_height }
    }

    fn lies_in(&self, frame: &Frame) -> bool {
        self.left >= 0.0
            && self.right <= frame.width
            && self.top >= 0.0
            && self.bottom <= frame.height
    }

    fn covers(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// What is taken, by rows, so that a label is compared with few others.
struct Taken {
    rows: Vec<Vec<(Option<usize>, Area)>>,
}

const ROW: f64 = 24.0;

impl Taken {
    fn new(height: f64) -> Self {
        Self { rows: vec![Vec::new(); (height / ROW).clamp(0.0, 1000.0) as usize + 1] }
    }

    /// `mark` is the mark whose disc it is; its own label may touch it.
    fn add(&mut self, mark: Option<usize>, area: Area) {
        let rows = self.rows_of(area);
        self.rows[rows].iter_mut().for_each(|row| row.push((mark, area)));
    }

    fn is_free(&self, mark: usize, area: Area) -> bool {
        let rows = self.rows_of(area);
        (self.rows[rows].iter().flatten())
            .all(|(other, taken)| *other == Some(mark) || !area.covers(taken))
    }

    fn rows_of(&self, area: Area) -> std::ops::RangeInclusive<usize> {
        let row = |y: f64| ((y / ROW).max(0.0) as usize).min(self.rows.len() - 1);
        row(area.top)..=row(area.bottom)
    }
}
