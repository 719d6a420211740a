//! The card of a picture: title, what is shown, and what the signs mean.

use shared::{
    explore::Note,
    text::{picture::words as picture_words, words},
};

use super::{Picture, marks};
use crate::{
    clip::Area,
    font::{self, Weight},
    ink::Ink,
    svg::{Svg, escaped, number},
};

/// How many organisations are shown, and of how many that is certain.
pub(super) fn count(picture: &Picture) -> String {
    let words = words(picture.lang);
    let count = (words.organisations_count)(picture.result.total);
    match picture.result.certainty {
        Some((certain, possible)) => {
            format!("{count} ({})", (words.certain_possible)(certain, possible))
        }
        None => count,
    }
}

#[derive(Clone, Debug)]
struct Line {
    text: String,
    size: f64,
    weight: Weight,
    tone: Tone,
    sign: Option<Sign>,
    /// Space above it.
    above: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Tone {
    Loud,
    Quiet,
    Wrong,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    Kind(u16, bool),
    Group,
    Rough,
}

/// A block of text on the surface's colour, in the corner where it covers the fewest marks.
#[derive(Clone, Debug)]
pub(super) struct Card {
    lines: Vec<Line>,
    area: Option<Area>,
}

const PADDING: f64 = 14.0;
const MARGIN: f64 = 10.0;
const SIGN_WIDTH: f64 = 22.0;
const LEADING: f64 = 1.38;

impl Card {
    pub(super) fn new(picture: &Picture) -> Self {
        let frame = &picture.terrain.frame;
        let most = (frame.width - 2.0 * MARGIN).min(330.0) - 2.0 * PADDING;
        if frame.width < 180.0 || frame.height < 120.0 {
            return Self { lines: Vec::new(), area: None };
        }
        let head = head(picture, most);
        let legend = if frame.width >= 480.0 { legend(picture, most) } else { Vec::new() };
        // With the legend if that covers nothing, without it otherwise.
        let full: Vec<Line> = head.iter().cloned().chain(legend).collect();
        let tries = [full, head].map(|lines| {
            let (area, covered) = corner(picture, &lines);
            (lines, area, covered)
        });
        let [(lines, area, covered), (short, short_area, _)] = tries;
        let roomy = area.bottom - area.top <= frame.height * 0.72;
        if covered == 0 && roomy {
            Self { lines, area: Some(area) }
        } else {
            let area =
                (short_area.bottom - short_area.top <= frame.height * 0.6).then_some(short_area);
            Self { lines: short, area }
        }
    }

    pub(super) fn area(&self) -> Option<Area> {
        self.area
    }

    pub(super) fn draw(&self, svg: &mut Svg, ink: &Ink) {
        let Some(area) = &self.area else { return };
        svg.add(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" rx="14" fill="{}" fill-opacity="0.93"/>"#,
            number(area.left, 1),
            number(area.top, 1),
            number(area.right - area.left, 1),
            number(area.bottom - area.top, 1),
            ink.surface
        ));
        let mut y = area.top + PADDING;
        for line in &self.lines {
            y += line.above + line.size * LEADING / 2.0;
            let mut x = area.left + PADDING;
            if let Some(sign) = line.sign {
                let sign = match sign {
                    Sign::Kind(kind, certain) => marks::kind_sign(kind, certain, ink, 0.95),
                    Sign::Group => format!(
                        r#"<circle r="6.5" fill="{}" stroke="{}" stroke-width="1.6"/>"#,
                        ink.surface, ink.ink
                    ),
                    Sign::Rough => {
                        format!(r#"<g transform="scale(.55)">{}</g>"#, marks::rough(ink))
                    }
                };
                svg.add(format_args!(
                    r#"<g transform="translate({} {})">{sign}</g>"#,
                    number(x + 7.5, 1),
                    number(y, 1)
                ));
                x += SIGN_WIDTH;
            }
            let color = match line.tone {
                Tone::Loud => ink.ink,
                Tone::Quiet => ink.ink_2,
                Tone::Wrong => ink.error,
            };
            let weight = if line.weight == Weight::Semibold { r#" font-weight="600""# } else { "" };
            svg.add(format_args!(
                r#"<text x="{}" y="{}" font-size="{}"{weight} fill="{color}">{}</text>"#,
                number(x, 1),
                number(y + line.size * 0.36, 1),
                number(line.size, 1),
                escaped(&line.text)
            ));
            y += line.size * LEADING / 2.0;
        }
    }
}

fn block(text: &str, size: f64, weight: Weight, tone: Tone, most: f64, rows: usize) -> Vec<Line> {
    let lines = font::wrapped(text, size, weight, 0.0, most);
    let cut = lines.len() > rows;
    let count = lines.len().min(rows);
    let line = |(at, text): (usize, String)| {
        let text = if cut && at + 1 == count { format!("{text} …") } else { text };
        let text = font::shortened(&text, size, weight, most);
        Line { text, size, weight, tone, sign: None, above: 0.0 }
    };
    lines.into_iter().take(rows).enumerate().map(line).collect()
}

fn head(picture: &Picture, most: f64) -> Vec<Line> {
    let (words, result, frame) = (words(picture.lang), picture.result, &picture.terrain.frame);
    let size = if frame.width >= 700.0 {
        22.0
    } else if frame.width >= 420.0 {
        18.0
    } else {
        15.0
    };
    let mut lines = block(picture.title, size, Weight::Semibold, Tone::Loud, most, 2);
    let mut add = |text: &str, size: f64, tone: Tone, rows: usize, above: f64| {
        let mut block = block(text, size, Weight::Regular, tone, most, rows);
        if let Some(first) = block.first_mut() {
            first.above = above;
        }
        lines.extend(block);
    };
    let small = frame.width < 420.0;
    add(&count(picture), if small { 13.0 } else { 15.0 }, Tone::Loud, 2, 1.0);
    let chips: Vec<&str> = result.chips.iter().map(|chip| chip.label.as_str()).collect();
    if !chips.is_empty() {
        add(&chips.join(" · "), 13.0, Tone::Quiet, 3, 2.0);
    }
    for note in result.notes.iter().take(3) {
        add(&said(note, picture), 12.0, Tone::Wrong, 3, 4.0);
    }
    if result.total == 0 && result.notes.is_empty() {
        add(words.nothing_found, 13.0, Tone::Wrong, 2, 4.0);
    }
    if result.map.unplaced > 0 {
        add(&(words.without_position)(result.map.unplaced), 13.0, Tone::Quiet, 1, 2.0);
    }
    lines
}

fn said(note: &Note, picture: &Picture) -> String {
    let words = words(picture.lang);
    let text = if note.filters { words.matches_nothing } else { words.not_understood };
    text((words.parameter)(&note.name), &note.value, (words.example_of)(&note.name))
}

/// What the signs mean that the picture has.
fn legend(picture: &Picture, most: f64) -> Vec<Line> {
    let (map, words, more) =
        (&picture.result.map, words(picture.lang), picture_words(picture.lang));
    let mut kinds: Vec<(u16, &str)> = map
        .marks
        .iter()
        .filter_map(|mark| mark.kind.as_ref().map(|(kind, name)| (*kind, name.as_str())))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut signs: Vec<(Sign, &str)> =
        kinds.iter().map(|(kind, name)| (Sign::Kind(*kind, true), *name)).collect();
    if let Some(mark) = map.marks.iter().find(|mark| !mark.certain && mark.kind.is_some()) {
        signs.push((Sign::Kind(mark.kind.as_ref().map_or(0, |k| k.0), false), words.possible));
    }
    if map.marks.iter().any(|mark| mark.approximate.is_some()) {
        signs.push((Sign::Rough, more.town_only));
    }
    if map.marks.iter().any(|mark| mark.kind.is_none()) {
        signs.push((Sign::Group, more.several_places));
    }
    let line = |(at, (sign, text)): (usize, (Sign, &str))| Line {
        text: font::shortened(text, 13.0, Weight::Regular, most - SIGN_WIDTH),
        size: 13.0,
        weight: Weight::Regular,
        tone: Tone::Loud,
        sign: Some(sign),
        above: if at == 0 { 10.0 } else { 2.0 },
    };
    signs.into_iter().enumerate().map(line).collect()
}

/// The corner where a card of these lines covers the fewest marks, and how many.
fn corner(picture: &Picture, lines: &[Line]) -> (Area, usize) {
    let frame = &picture.terrain.frame;
    let wide = |line: &Line| {
        font::width(&line.text, line.size, line.weight)
            + if line.sign.is_some() { SIGN_WIDTH } else { 0.0 }
    };
    let width = lines.iter().map(wide).fold(0.0, f64::max) + 2.0 * PADDING + 4.0;
    let height =
        lines.iter().map(|line| line.above + line.size * LEADING).sum::<f64>() + 2.0 * PADDING;
    let (right, bottom) = (frame.width - MARGIN - width, frame.height - 34.0 - height);
    let corners = [(MARGIN, MARGIN), (right, MARGIN), (right, bottom), (MARGIN, bottom)];
    let tried = corners.map(|(left, top)| {
        let area = Area { left, top, right: left + width, bottom: top + height };
        let covers = |mark: &&shared::explore::MapMark| {
            crate::labels::areas_of(mark, 1.0).any(|taken| taken.overlaps(&area))
        };
        (area, picture.result.map.marks.iter().filter(covers).count())
    });
    let best = tried.into_iter().min_by_key(|(_, covered)| *covered);
    best.unwrap_or((tried[0].0, 0))
}
