//! What the map shows of a selection: marks for partners and groups.
//!
//! One pure function for both sides: the server draws its picture from the same marks that the page
//! puts over the map. A mark counts locations; lists count partners.

mod cut;
mod frame;
mod group;
mod labels;
mod names;

pub use cut::Side;
pub use frame::Frame;
pub use group::{GroupList, Heading, beyond, group, opened, unplaced};
pub use labels::{Area, LABEL_GAP, LABEL_HEIGHT, controls, text_width};
pub(crate) use labels::{Labelled, place};
pub use names::{elsewhere, group_name, leaf_by_id, leaf_id};

use cut::{Entry, Shown};

use serde::{Deserialize, Serialize};

use crate::{
    bitset::{Bitset, RankedSet},
    directory::Directory,
    lang::Lang,
    partner::Precision,
};

/// What is asked of [`marks`] besides the selected locations.
#[derive(Clone, Copy, Debug)]
pub struct MarkRequest<'a> {
    /// The part of the map that is shown.
    pub frame: Frame,
    /// How many marks there may be at most: 60 on a phone, 150 on a desktop.
    pub most: usize,
    /// The language of labels.
    pub lang: Lang,
    /// The partners that the view shows.
    pub partners: &'a Bitset,
    /// Those of them that are certain; `None` if all are to be drawn so.
    pub certain: Option<&'a Bitset>,
    /// The partner that is opened beside the map.
    pub selected: Option<u32>,
    /// Whether the page's buttons lie over the map, so that labels keep clear of them.
    pub controls: bool,
}

/// What the map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// The marks within the frame, in the order of the hierarchy: roughly from north to south, and
    /// always the same.
    pub marks: Vec<Mark>,
    /// What lies outside the frame, at most one per side, in the order of [`Side::ALL`].
    pub edges: Vec<Edge>,
    /// How many of the partners have a location, on the map or beyond its edges.
    pub placed: u32,
    /// How many of the partners have no known location.
    pub unplaced: u32,
}

/// A partner or a group on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The same for the same thing in every view; different from that of all others in one view.
    pub key: String,
    /// What it stands for.
    pub target: MarkTarget,
    /// Distance of its middle from the left edge of the frame, in CSS pixels, to a tenth.
    pub x: f64,
    /// Distance of its middle from the upper edge of the frame, in CSS pixels, to a tenth.
    pub y: f64,
    /// How many of the selected locations it stands for.
    pub count: u32,
    /// The name of the partner or group.
    pub label: String,
    /// Where there is room for the label.
    pub label_side: LabelSide,
    /// Whether the partner, or any in the group, is certain at the time of the view.
    pub certain: bool,
    /// What the point stands for; of a group what it is drawn at.
    pub precision: Precision,
    /// Whether it is, or holds, the opened partner.
    pub selected: bool,
    /// The kind of the partner; `None` for a group.
    pub kind: Option<u16>,
    /// The town, or else municipality, at the point, as a number of a place; or
    /// [`NONE`](crate::directory::NONE). A partner
    /// that is only known to be in a town is to be named with it.
    pub place: u16,
}

/// What a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkTarget {
    /// One location of a partner.
    Partner {
        /// Number of the partner.
        partner: u32,
        /// Number of the location.
        location: u32,
    },
    /// Several locations.
    Group {
        /// Number of the group in the hierarchy.
        node: u32,
        /// What opens it, as in `open=group.<id>`.
        leaf_id: String,
    },
}

/// On which side of a mark its label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum LabelSide {
    Right,
    Left,
    Hidden,
}

/// What lies outside the frame on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The side.
    pub side: Side,
    /// How many of the selected locations lie there.
    pub count: u32,
}

impl Mark {
    /// The radius of its disc in CSS pixels, 12 to 20. Discs of one view never overlap.
    pub fn radius(&self) -> f64 {
        match self.target {
            MarkTarget::Partner { .. } => cut::RADIUS,
            MarkTarget::Group { .. } => cut::radius(self.count),
        }
    }

    fn labelled(&self) -> Labelled<'_> {
        let group = matches!(self.target, MarkTarget::Group { .. });
        let (radius, label) = (self.radius(), self.label.as_str());
        let Self { x, y, count, selected, .. } = *self;
        Labelled { x, y, radius, count, group, selected, label }
    }
}

/// The marks of the selected `slots` within the frame, at most `most`, and what lies beyond its
/// edges. Each selected location is counted in exactly one of them.
pub fn marks(directory: &Directory, slots: &RankedSet, request: &MarkRequest) -> Marks {
    let (hierarchy, frame) = (&directory.hierarchy, &request.frame);
    let entries = cut::cut(hierarchy, &directory.columns.locations, slots, frame, request.most);
    let mut edges = [0; 4];
    let mut marks = Vec::new();
    for entry in &entries {
        match entry.beyond {
            Some(side) => edges[side as usize] += entry.count,
            None => marks.push(mark(directory, slots, request, entry)),
        }
    }
    let placed = request.partners.count_with(&hierarchy.placed);
    let unplaced = request.partners.count() - placed;
    let edges: Vec<_> = Side::ALL
        .into_iter()
        .map(|side| Edge { side, count: edges[side as usize] })
        .filter(|edge| edge.count > 0)
        .collect();
    let covered = if request.controls {
        labels::controls(frame, &labels::links(&edges, unplaced, request.lang), request.lang)
    } else {
        Vec::new()
    };
    let labelled: Vec<_> = marks.iter().map(Mark::labelled).collect();
    let sides = labels::place(&labelled, frame, &covered);
    for (mark, side) in marks.iter_mut().zip(sides) {
        mark.label_side = side;
    }
    Marks { marks, edges, placed, unplaced }
}

fn mark(directory: &Directory, slots: &RankedSet, request: &MarkRequest, entry: &Entry) -> Mark {
    let (hierarchy, columns) = (&directory.hierarchy, &directory.columns);
    let range = entry.shown.slots(hierarchy);
    let partners = selected_in(slots, range.clone()).map(|slot| hierarchy.partner[slot as usize]);
    let certain = request.certain.is_none_or(|set| partners.clone().any(|p| set.contains(p)));
    let selected = request.selected.is_some_and(|partner| {
        columns.locations.of(partner).any(|location| {
            let slot = hierarchy.slot[location];
            range.contains(&slot) && slots.set().contains(slot)
        })
    });
    let tenth = |pixels: f64| (pixels * 10.0).round() / 10.0;
    let (x, y, count) = (tenth(entry.x), tenth(entry.y), entry.count);
    match entry.shown {
        Shown::Location(slot) => {
            let location = hierarchy.location[slot as usize];
            let (partner, at) = (hierarchy.partner[slot as usize], location as usize);
            Mark {
                key: names::location_key(directory, location),
                target: MarkTarget::Partner { partner, location },
                x,
                y,
                count,
                label: columns.partners.name[partner as usize].to_owned(),
                label_side: LabelSide::Hidden,
                certain,
                precision: columns.locations.precision[at],
                selected,
                kind: Some(columns.partners.kind[partner as usize]),
                place: columns.locations.place[at],
            }
        }
        Shown::Group(node) => {
            let seed = hierarchy.node(node).seed;
            Mark {
                key: names::group_key(directory, seed),
                target: MarkTarget::Group { node, leaf_id: leaf_id(directory, seed) },
                x,
                y,
                count,
                label: group_name(directory, node, request.lang),
                label_side: LabelSide::Hidden,
                certain,
                precision: names::leaf_precision(directory, seed),
                selected,
                kind: None,
                place: hierarchy.node(seed).place,
            }
        }
    }
}

/// The partners that a mark stands for, in the order of its locations.
pub fn partners<'a>(
    directory: &'a Directory,
    slots: &'a RankedSet,
    target: &MarkTarget,
) -> impl Iterator<Item = u32> + Clone + 'a {
    let hierarchy = &directory.hierarchy;
    selected_in(slots, slots_of(directory, target)).map(|slot| hierarchy.partner[slot as usize])
}

/// The slots of the hierarchy that a mark stands for, where they are selected.
pub(crate) fn slots_of(directory: &Directory, target: &MarkTarget) -> std::ops::Range<u32> {
    let hierarchy = &directory.hierarchy;
    let shown = match target {
        MarkTarget::Partner { location, .. } => Shown::Location(hierarchy.slot[*location as usize]),
        MarkTarget::Group { node, .. } => Shown::Group(*node),
    };
    shown.slots(hierarchy)
}

/// The selected slots within a range, in order.
fn selected_in(
    slots: &RankedSet,
    range: std::ops::Range<u32>,
) -> impl Iterator<Item = u32> + Clone + '_ {
    let end = range.end;
    std::iter::successors(slots.first_in(range), move |slot| slots.first_in(slot + 1..end))
}

#[cfg(test)]
mod tests;
