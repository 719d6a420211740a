//! Which groups of the hierarchy are drawn: a cut through the tree at one zoom.

use super::{Frame, selected_in};
use crate::{
    bitset::RankedSet, directory::Locations, geo::World, hierarchy::Hierarchy, text::Words,
};

/// The radius of the disc of a partner in CSS pixels: a target of 24.
pub(super) const RADIUS: f64 = 12.0;

/// The radius of the disc of a group in CSS pixels: room for its number. At most half of
/// [`Hierarchy::DISTANCE`].
pub(super) fn radius(count: u32) -> f64 {
    match count {
        0..10 => 14.0,
        10..100 => 16.0,
        100..1000 => 18.0,
        _ => 20.0,
    }
}

/// A side of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Side {
    North,
    East,
    South,
    West,
}

impl Side {
    /// Every side.
    pub const ALL: [Self; 4] = [Self::North, Self::East, Self::South, Self::West];

    /// Its word in the address, as in `open=edge.south`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::North => "north",
            Self::East => "east",
            Self::South => "south",
            Self::West => "west",
        }
    }

    /// "Further south: 11", with an arrow: what leads to those who are there.
    pub fn beyond(self, count: u32, words: &Words) -> String {
        let text = match self {
            Self::North => words.edge_north,
            Self::East => words.edge_east,
            Self::South => words.edge_south,
            Self::West => words.edge_west,
        };
        text(count)
    }

    /// The side with this word in the address.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.key() == key)
    }
}

/// One thing to draw.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The group of the hierarchy that it comes from.
    pub(super) node: u32,
    /// What is drawn of it.
    pub(super) shown: Shown,
    /// How many selected locations it holds.
    pub(super) count: u32,
    /// Pixels from the left.
    pub(super) x: f64,
    /// Pixels from the top.
    pub(super) y: f64,
    /// The side of the frame on which it lies outside; several groups there may be one entry.
    pub(super) beyond: Option<Side>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Group(u32),
    /// The only selected location of a group, by its slot.
    Location(u32),
}

impl Shown {
    pub(super) fn slots(self, hierarchy: &Hierarchy) -> std::ops::Range<u32> {
        match self {
            Self::Group(node) => hierarchy.node(node).slots.clone(),
            Self::Location(slot) => slot..slot + 1,
        }
    }
}

impl Entry {
    fn radius(&self) -> f64 {
        match self.shown {
            Shown::Group(_) => radius(self.count),
            Shown::Location(_) => RADIUS,
        }
    }

    fn touches(&self, other: &Self) -> bool {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        let least = self.radius() + other.radius();
        dx * dx + dy * dy < least * least
    }
}

/// Everything to draw, inside the frame and outside, in the order of slots; at most `most` of it
/// inside, and none there touching another.
pub(super) fn cut(
    hierarchy: &Hierarchy,
    locations: &Locations,
    slots: &RankedSet,
    frame: &Frame,
    most: usize,
) -> Vec<Entry> {
    let cut = Cut { hierarchy, locations, slots, frame, project: frame.projection() };
    let mut zoom = frame.zoom;
    // Below the lowest level of the hierarchy there is one group: nothing is left to try.
    while zoom > -6.0 {
        if let Some(entries) = cut.at(zoom, most.max(1)) {
            return cut.untangled(entries);
        }
        zoom = (zoom * 4.0).floor() / 4.0 - 0.25;
    }
    cut.untangled(cut.at(zoom, usize::MAX).unwrap_or_default())
}

struct Cut<'a, P> {
    hierarchy: &'a Hierarchy,
    locations: &'a Locations,
    slots: &'a RankedSet,
    frame: &'a Frame,
    project: P,
}

impl<P: Fn(World) -> (f64, f64)> Cut<'_, P> {
    /// The cut at a zoom; `None` if more than `most` of it lies inside the frame.
    fn at(&self, zoom: f64, most: usize) -> Option<Vec<Entry>> {
        let mut entries = Vec::new();
        let mut inside = 0;
        let mut open: Vec<u32> = self.hierarchy.roots.iter().rev().copied().collect();
        while let Some(number) = open.pop() {
            let node = self.hierarchy.node(number);
            let count = self.slots.count_in(node.slots.clone());
            if count == 0 {
                continue;
            }
            if let Some(entry) = self.all_beyond(number, count) {
                entries.push(entry);
                continue;
            }
            if node.leaf.is_none() && zoom >= f64::from(node.split_zoom) {
                open.extend(node.children.clone().rev());
                continue;
            }
            let shown = self.narrowed(number, count);
            let (x, y) = (self.project)(self.point(shown));
            let beyond = self.frame.side(x, y);
            inside += usize::from(beyond.is_none());
            if inside > most {
                return None;
            }
            entries.push(Entry { node: number, shown, count, x, y, beyond });
        }
        Some(entries)
    }

    /// A group of which nothing can be drawn inside the frame, if all of it lies on one side: nobody
    /// has to look into it.
    fn all_beyond(&self, number: u32, count: u32) -> Option<Entry> {
        let (first, last) = self.hierarchy.node(number).corners;
        let ((left, top), (right, bottom)) = ((self.project)(first), (self.project)(last));
        let side = self.frame.side(left, top)?;
        let whole = match side {
            Side::North => bottom < 0.0,
            Side::South => true,
            Side::West => right < 0.0 && bottom <= self.frame.height,
            Side::East => bottom <= self.frame.height,
        };
        let shown = Shown::Group(number);
        whole.then_some(Entry { node: number, shown, count, x: left, y: top, beyond: Some(side) })
    }

    /// What is left to draw of a group: the smallest group, or the location, that holds all of its
    /// selected locations.
    fn narrowed(&self, mut number: u32, count: u32) -> Shown {
        if count == 1
            && let Some(slot) =
                selected_in(self.slots, self.hierarchy.node(number).slots.clone()).next()
        {
            return Shown::Location(slot);
        }
        loop {
            let mut children = self.hierarchy.node(number).children.clone();
            let all = |child: &u32| {
                self.slots.count_in(self.hierarchy.node(*child).slots.clone()) == count
            };
            match children.find(all) {
                Some(child) => number = child,
                None => return Shown::Group(number),
            }
        }
    }

    fn point(&self, shown: Shown) -> World {
        match shown {
            Shown::Group(node) => self.hierarchy.node(node).point,
            Shown::Location(slot) => {
                let location = self.hierarchy.location[slot as usize];
                self.locations.point(location as usize).world()
            }
        }
    }

    /// Draws where it belongs what would touch another mark.
    ///
    /// Groups of one cut are far enough from each other; what is left of a group may stand nearer
    /// to others than the group itself. It is then drawn as the group, where the group is drawn.
    fn untangled(&self, mut entries: Vec<Entry>) -> Vec<Entry> {
        let moved = |entry: &Entry| {
            entry.shown != Shown::Group(entry.node) && {
                let (x, y) = (self.project)(self.hierarchy.node(entry.node).point);
                (x - entry.x).abs() > 1e-6 || (y - entry.y).abs() > 1e-6
            }
        };
        let mut free: Vec<usize> = (0..entries.len())
            .filter(|at| entries[*at].beyond.is_none() && moved(&entries[*at]))
            .collect();
        loop {
            let before = free.len();
            // The last first, so that of two that touch the first stays.
            for number in (0..before).rev() {
                let at = free[number];
                let touched = entries.iter().enumerate().any(|(other, near)| {
                    other != at && near.beyond.is_none() && entries[at].touches(near)
                });
                if touched {
                    free.remove(number);
                    let entry = &mut entries[at];
                    entry.shown = Shown::Group(entry.node);
                    (entry.x, entry.y) = (self.project)(self.hierarchy.node(entry.node).point);
                    entry.beyond = self.frame.side(entry.x, entry.y);
                }
            }
            if free.len() == before {
                return entries;
            }
        }
    }
}
