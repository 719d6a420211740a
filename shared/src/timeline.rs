//! The timeline of a view: numbers, no drawing.
//!
//! Every place on the axis is a fraction from 0 to 1, rounded to a millionth, so that it is the same
//! after it has crossed the wire as text. Known totals from sources stand beside what the records add
//! up to and are never joined with it.

mod axis;
mod grain;
mod index;
mod labels;
mod lens;
mod marks;
mod playback;
mod window;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use axis::{Axis, AxisMove, Move, Tick};
pub use index::TimelineIndex;
pub use labels::total_text;
pub use playback::Pace;
pub use window::{Handle, Window, window_after_move};

use lens::Lens;

use crate::{
    bitset::Bitset,
    date::{Day, Days, PartialDate},
    directory::Directory,
    lang::Lang,
    marks::LabelSide,
    milestone::{Category, CountRelation},
    view::View,
};

/// Everything that stands on the timeline. The window moves over it and changes nothing of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The days shown.
    pub axis: Axis,
    /// The room that it was drawn for.
    pub room: Room,
    /// Where the day the data was built for ends; the running count says nothing beyond it.
    pub today: f64,
    /// Eras, by start.
    pub eras: Vec<Band>,
    /// Dated milestones, by place on the axis.
    pub milestones: Vec<MilestoneMark>,
    /// The same in groups that lie far enough apart to be reached and named one by one.
    pub groups: Vec<MilestoneGroup>,
    /// Known dates of joining within the selection, earliest first.
    pub joins: Vec<JoinBin>,
    /// Earliest evidence of membership within the selection where the date of joining is not known.
    pub evidence: Vec<Evidence>,
    /// Known dates of leaving within the selection, earliest first.
    pub leaves: Vec<JoinBin>,
    /// Earliest evidence that a membership had ended.
    pub left_by: Vec<Evidence>,
    /// Numbers of partners that sources give, earliest first; no filter changes them.
    pub totals: Vec<Total>,
    /// How many of the selection with the role `partner` the records add up to; the first step is the
    /// beginning of the axis. Unknown dates are left out here and stated in `unknown`.
    pub running: Vec<Step>,
    /// What has no date.
    pub unknown: Unknown,
    /// The largest numbers, for scaling.
    pub largest: Largest,
}

impl Timeline {
    /// A timeline with nothing on its axis.
    pub fn empty(axis: Axis) -> Self {
        Self {
            axis,
            room: Room::default(),
            today: 0.0,
            eras: Vec::new(),
            milestones: Vec::new(),
            groups: Vec::new(),
            joins: Vec::new(),
            evidence: Vec::new(),
            leaves: Vec::new(),
            left_by: Vec::new(),
            totals: Vec::new(),
            running: Vec::new(),
            unknown: Unknown::default(),
            largest: Largest::default(),
        }
    }
}

/// How much room the drawing has.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Room {
    /// The least distance between two targets, as a part of the axis: 24 px divided by its width.
    pub target: f64,
    /// The least distance between two labels, as a part of the axis.
    pub label: f64,
    /// How many years may be written.
    pub ticks: u32,
}

impl Room {
    /// The room on an axis that is `width` CSS pixels wide: targets of 24 px, labels of 110 px, years
    /// every 45 px.
    pub fn of_width(width: f64) -> Self {
        let width = width.max(1.0);
        Self { target: 24.0 / width, label: 110.0 / width, ticks: (width / 45.0) as u32 }
    }

    /// The width of the axis in CSS pixels.
    pub fn width(self) -> f64 {
        24.0 / self.target
    }
}

impl Default for Room {
    /// That of the desktop's axis, 720 px.
    fn default() -> Self {
        Self::of_width(720.0)
    }
}

/// An era as a band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Its slug.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Where it begins.
    pub from: f64,
    /// Where it ends: as known, else as planned, else at the end of the axis.
    pub to: f64,
    /// Whether its end is not known, so that the band fades out.
    pub open_end: bool,
}

/// A dated milestone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MilestoneMark {
    /// Its slug.
    pub id: String,
    /// The event in a few words.
    pub title: String,
    /// When, as written.
    pub when: PartialDate,
    /// What the date means, for example the day of publication.
    pub note: Option<String>,
    /// Where its day, month or year begins.
    pub from: f64,
    /// Where its day, month or year ends.
    pub to: f64,
    /// Where its mark stands: in the middle; at the end of a date that is "by".
    pub at: f64,
    /// How precise the date is.
    pub shape: Shape,
    /// Whether the date is an estimate.
    pub about: bool,
    /// What sort of event it is.
    pub category: Category,
    /// Whether it marks a step of the cluster's programme.
    pub key: bool,
}

impl MilestoneMark {
    /// Whether it belongs to the window; without one everything does.
    pub fn belongs_to(&self, window: Option<&Window>) -> bool {
        window.is_none_or(|window| window.holds(self.when.days()))
    }
}

/// How precise the date of a mark is, and with it how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A filled dot.
    Day,
    /// A hollow dot.
    Month,
    /// A dotted bar over the year.
    Year,
}

/// A run of marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The number of the first one.
    pub first: u32,
    /// How many.
    pub len: u32,
}

/// One target: a milestone, or several that lie too close to be reached one by one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MilestoneGroup {
    /// Where the target stands; at least [`Room::target`] from every other.
    pub at: f64,
    /// Which marks it holds.
    pub marks: Span,
    /// Whether there is room for its label.
    pub labelled: bool,
}

impl MilestoneGroup {
    /// The marks of the group.
    pub fn of<'a>(&self, marks: &'a [MilestoneMark]) -> &'a [MilestoneMark] {
        let first = self.marks.first as usize;
        marks.get(first..first + self.marks.len as usize).unwrap_or_default()
    }
}

/// Memberships that began (or ended) within the same month or year, as precisely as is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinBin {
    /// Where the month or year begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its days.
    pub days: Days,
    /// How many organisations of the selection.
    pub count: u32,
    /// Whether the month is known; otherwise only the year is.
    pub precise: bool,
    /// Whether there is room for its number.
    pub labelled: bool,
}

/// Memberships that began (or ended) not after a date; nobody knows how long before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where the month or year of the evidence ends.
    pub at: f64,
    /// That month or year, as "by".
    pub by: PartialDate,
    /// How many organisations of the selection.
    pub count: u32,
    /// On which side of it there is room for its label.
    pub label: LabelSide,
}

/// A number of partners that a source gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// The slug of the milestone it comes from.
    pub id: String,
    /// Where it stands.
    pub at: f64,
    /// Where its day, month or year begins.
    pub from: f64,
    /// Where its day, month or year ends.
    pub to: f64,
    /// The number.
    pub count: u32,
    /// Whether it is the number itself or a lower bound.
    pub relation: CountRelation,
    /// Whether the date is an estimate.
    pub about: bool,
    /// When, as written.
    pub when: PartialDate,
    /// On which side of it there is room for its number.
    pub label: LabelSide,
}

/// The running count from a month on, as of the end of each month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The first day of the month.
    pub first: Day,
    /// Where the month begins.
    pub at: f64,
    /// How many certainly are partners.
    pub least: u32,
    /// How many may be.
    pub most: u32,
}

/// What has no date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// How many organisations of the selection.
    pub partners: u32,
    /// All milestones without a date.
    pub milestones: Vec<UndatedMilestone>,
}

/// A milestone without a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndatedMilestone {
    /// Its slug.
    pub id: String,
    /// The event in a few words.
    pub title: String,
}

/// The largest numbers of the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Largest {
    /// In one bin of joins or leaves.
    pub bin: u32,
    /// Among the totals from sources.
    pub total: u32,
    /// Of the running count, at most.
    pub running: u32,
}

/// The timeline of `view`. `whenever` holds the partners that it shows if time is left out
/// ([`Selection::whenever`](crate::filter::Selection::whenever)), so that moving the window moves no
/// bar.
pub fn timeline(
    directory: &Directory,
    whenever: &Bitset,
    view: &View,
    lang: Lang,
    room: Room,
) -> Timeline {
    drawn(directory, whenever, axis(directory, view, lang, room), lang, room)
}

/// As [`timeline`], after another in the same language, which is taken over where nothing on it
/// changes: it stood for the partners `before.0`.
pub fn timeline_after(
    directory: &Directory,
    whenever: &Bitset,
    view: &View,
    lang: Lang,
    room: Room,
    before: Option<(&Bitset, &Arc<Timeline>)>,
) -> Arc<Timeline> {
    let axis = axis(directory, view, lang, room);
    match before {
        Some((was, before)) if before.axis == axis && before.room == room && was == whenever => {
            Arc::clone(before)
        }
        _ => Arc::new(drawn(directory, whenever, axis, lang, room)),
    }
}

/// The part of the axis that the view shows.
fn axis(directory: &Directory, view: &View, lang: Lang, room: Room) -> Axis {
    directory.timeline.axis().part(view.axis, room.ticks, lang)
}

fn drawn(directory: &Directory, whenever: &Bitset, axis: Axis, lang: Lang, room: Room) -> Timeline {
    let columns = &directory.columns;
    let lens = Lens::of(directory.timeline.axis(), &axis);
    let mut counts = directory.timeline.count(whenever, &directory.in_count);
    lens.counts(&mut counts);
    grain::coarsen(&mut counts, &axis, room);
    labels::joins(&mut counts, room, lang);
    let placed = lens.placed(&directory.timeline.milestones);
    let milestones = marks::marks(&columns.milestones, &placed, lang);
    let totals = marks::totals(&columns.milestones, &placed, room);
    let undated = columns.milestones.iter().filter(|m| m.when.is_none());
    let largest = Largest {
        bin: counts.joins.iter().chain(&counts.leaves).map(|bin| bin.count).max().unwrap_or(0),
        total: totals.iter().map(|total| total.count).max().unwrap_or(0),
        running: counts.running.iter().map(|step| step.most).max().unwrap_or(0),
    };
    Timeline {
        today: rounded(axis.at(columns.today.plus(1))),
        eras: marks::bands(&columns.eras, &axis, lang),
        groups: marks::groups(&milestones, room),
        milestones,
        joins: counts.joins,
        evidence: counts.evidence,
        leaves: counts.leaves,
        left_by: counts.left_by,
        totals,
        running: counts.running,
        unknown: Unknown {
            partners: counts.unknown,
            milestones: undated
                .map(|m| UndatedMilestone { id: m.id.clone(), title: m.title.get(lang).to_owned() })
                .collect(),
        },
        largest,
        room,
        axis,
    }
}

/// A place on the axis as it is kept: within it, in millionths.
fn rounded(at: f64) -> f64 {
    (at.clamp(0.0, 1.0) * 1e6).round() / 1e6
}

/// Which of the things at these places, in ascending order, have room for a label of `gap`. The latest
/// one always has: it tells most.
fn spread(places: impl DoubleEndedIterator<Item = f64>, gap: f64) -> Vec<bool> {
    let mut next = f64::INFINITY;
    let mut labelled: Vec<bool> = places
        .rev()
        .map(|at| {
            let room = next - at >= gap;
            if room {
                next = at;
            }
            room
        })
        .collect();
    labelled.reverse();
    labelled
}
