//! The hierarchy after a few names changed: groups stay, partners and locations get other numbers.

use std::ops::Range;

use super::{Hierarchy, Leaf};
use crate::{
    bitset::Bitset,
    directory::{Columns, Row, Rows},
};

impl Hierarchy {
    /// The hierarchy of columns that differ from `old`, of which this one was built, only in the order
    /// of partners; `None` if anything else may be different, and it must be built.
    ///
    /// The same as building it anew: only ties and the point of a place look at who comes first, and
    /// where such a one may have moved nothing is given.
    pub(crate) fn renumbered(&self, old: &Columns, new: &Columns, rows: &Rows) -> Option<Self> {
        if old.locations.len() != new.locations.len() {
            return None;
        }
        let mut numbers = vec![0; old.locations.len()];
        let mut moved = Vec::new();
        let (before, now) = (old.locations.starts(), new.locations.starts());
        for (row, partner) in rows.iter().zip(0..) {
            let here = now.of(partner);
            let there = match row {
                Row::Kept(at) => before.of(at),
                Row::Fresh(_) => {
                    let slug = &new.partners.slug[partner as usize];
                    let there = before.of(old.partners.slug.position(slug)? as u32);
                    if !same(old, there.clone(), new, here.clone()) {
                        return None;
                    }
                    moved.extend(there.clone().map(|at| at as u32));
                    there
                }
            };
            for (was, is) in there.zip(here) {
                numbers[was] = is as u32;
            }
        }
        let mut location: Vec<u32> = self.location.iter().map(|at| numbers[*at as usize]).collect();
        for before in moved {
            let leaf = self.node(self.leaf_of(before)?);
            let members = leaf.slots.start as usize..leaf.slots.end as usize;
            if !self.is_indifferent(old, before, leaf.leaf?, &members) {
                return None;
            }
            crate::sort::plain(&mut location[members]);
        }
        let mut slot = vec![0; location.len()];
        for (number, at) in location.iter().zip(0..) {
            slot[*number as usize] = at;
        }
        let partner: Vec<u32> =
            location.iter().map(|at| new.locations.partner[*at as usize]).collect();
        let mut placed = Bitset::empty(new.partners.len());
        for number in &partner {
            placed.insert(*number);
        }
        Some(Self { location, partner, slot, placed, ..self.clone() })
    }

    /// Whether it makes no difference for the groups which number this location has.
    fn is_indifferent(
        &self,
        columns: &Columns,
        location: u32,
        leaf: Leaf,
        members: &Range<usize>,
    ) -> bool {
        let point = |at: usize| (columns.locations.lon[at], columns.locations.lat[at]);
        let own = point(location as usize);
        match leaf {
            Leaf::Site(_) => true,
            Leaf::Place(_) => {
                self.location[members.clone()].iter().all(|at| point(*at as usize) == own)
            }
            Leaf::Alone => (0..columns.locations.len()).filter(|at| point(*at) == own).count() == 1,
        }
    }
}

/// Whether the locations are the same in both, wherever they stand.
fn same(old: &Columns, before: Range<usize>, new: &Columns, now: Range<usize>) -> bool {
    let (a, b) = (&old.locations, &new.locations);
    a.lon[before.clone()] == b.lon[now.clone()]
        && a.lat[before.clone()] == b.lat[now.clone()]
        && a.precision[before.clone()] == b.precision[now.clone()]
        && a.place[before.clone()] == b.place[now.clone()]
        && a.site[before] == b.site[now]
}
