//! Which texts of the timeline have room: none ever lies over another, nor over a sign beside it.

use super::{Evidence, JoinBin, Room, Total, index::Counts};
use crate::{
    lang::Lang,
    marks::{LabelSide, text_width},
    milestone::CountRelation,
    text::dates::format_date_short,
};

/// How far a text stands from the place of its sign, in CSS pixels.
#[derive(Clone, Copy)]
struct Beside {
    right: f64,
    left: f64,
}

/// The bracket of evidence is open to the left.
const BRACKET: Beside = Beside { right: 6.0, left: 16.0 };
/// The point of a count by a source.
const POINT: Beside = Beside { right: 9.0, left: 9.0 };
/// How far the signs themselves reach to the left and to the right; their texts stand further off.
const BRACKET_SIGN: (f64, f64) = (12.0, 1.0);
const POINT_SIGN: (f64, f64) = (7.0, 7.0);

/// A lane in CSS pixels.
struct Lane {
    width: f64,
    taken: Vec<(f64, f64)>,
}

impl Lane {
    fn of(room: Room) -> Self {
        Self { width: room.width(), taken: Vec::new() }
    }

    fn is_free(&self, from: f64, to: f64) -> bool {
        self.taken.iter().all(|(first, last)| to <= *first || *last <= from)
    }

    /// Takes the room for a text if it is free and on the lane.
    fn take(&mut self, from: f64, to: f64) -> bool {
        let free = from >= 0.0 && to <= self.width && self.is_free(from, to);
        if free {
            self.taken.push((from, to));
        }
        free
    }

    /// Keeps texts off a sign, whatever lies there already.
    fn block(&mut self, at: f64, sign: (f64, f64)) {
        let at = at * self.width;
        self.taken.push((at - sign.0, at + sign.1));
    }

    /// The side on which a text has room.
    fn side(&mut self, at: f64, beside: Beside, text: &str) -> LabelSide {
        let (at, width) = (at * self.width, text_width(text));
        if self.take(at + beside.right, at + beside.right + width) {
            LabelSide::Right
        } else if self.take(at - beside.left - width, at - beside.left) {
            LabelSide::Left
        } else {
            LabelSide::Hidden
        }
    }
}

/// The texts of joins and leaves: numbers first, then dates, of which the latest tells most.
pub(super) fn joins(counts: &mut Counts, room: Room, lang: Lang) {
    let mut lane = Lane::of(room);
    for bins in [&mut counts.joins, &mut counts.leaves] {
        for bin in bins {
            let (middle, width) = (f64::midpoint(bin.from, bin.to), bin_width(bin));
            let middle = middle * lane.width;
            // A number may be wider than its bar, at the edge even than what is seen of it.
            bin.labelled = lane.is_free(middle - width / 2.0, middle + width / 2.0);
            if bin.labelled {
                lane.taken.push((middle - width / 2.0, middle + width / 2.0));
            }
        }
    }
    for evidence in counts.evidence.iter().chain(&counts.left_by) {
        lane.block(evidence.at, BRACKET_SIGN);
    }
    for evidence in [&mut counts.evidence, &mut counts.left_by] {
        for evidence in evidence.iter_mut().rev() {
            evidence.label = lane.side(evidence.at, BRACKET, &format_date_short(evidence.by, lang));
        }
    }
}

fn bin_width(bin: &JoinBin) -> f64 {
    // A sign before the number of those who left, and a little space.
    text_width(&bin.count.to_string()) + 12.0
}

/// The numbers of the counts by sources, the latest first. That one is said in any case; the others
/// only where they lie over no point.
pub(super) fn totals(totals: &mut [Total], room: Room) {
    let mut lane = Lane::of(room);
    let say = |lane: &mut Lane, total: &mut Total| {
        total.label = lane.side(total.at, POINT, &total_text(total));
    };
    if let Some(latest) = totals.last_mut() {
        say(&mut lane, latest);
    }
    for total in &*totals {
        lane.block(total.at, POINT_SIGN);
    }
    for total in totals.iter_mut().rev().skip(1) {
        say(&mut lane, total);
    }
}

/// "83", "> 90".
pub fn total_text(total: &Total) -> String {
    let more = if total.relation == CountRelation::MoreThan { "> " } else { "" };
    [more, &total.count.to_string()].concat()
}

impl Evidence {
    /// The text beside its sign: "by Jan 2019".
    pub fn text(&self, lang: Lang) -> String {
        format_date_short(self.by, lang)
    }
}
