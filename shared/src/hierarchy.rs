//! The static hierarchy over all locations that groups on the map are cut from.
//!
//! The lowest groups are formed by what the records say: being on one site, being somewhere in one
//! place. They are never formed by equal coordinates. Above them groups are merged by distance on the
//! map, zoom level by zoom level. Filtering only counts; it never groups anew.

mod build;
mod merge;
mod renew;

use crate::{
    bitset::{Bitset, RankedSet},
    directory::{Columns, Locations},
    geo::World,
};

/// Groups of locations, from single places up to the whole map. Built once per Directory.
///
/// Locations are ordered so that every group is one contiguous range of slots; within a lowest group
/// they are in the order of partners.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hierarchy {
    /// The number of the location at each slot.
    pub location: Vec<u32>,
    /// The number of the partner at each slot.
    pub partner: Vec<u32>,
    /// The slot of each location.
    pub slot: Vec<u32>,
    /// Every group, children after their parent, siblings side by side.
    pub nodes: Vec<Node>,
    /// The groups that no other group holds: one, or none if there are no locations.
    pub roots: Vec<u32>,
    /// Partners with at least one location.
    pub placed: Bitset,
    site_leaf: Vec<Option<u32>>,
    place_leaf: Vec<Option<u32>>,
}

/// A group of locations.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its first slot and the one after its last.
    pub slots: std::ops::Range<u32>,
    /// Where it is drawn: where `seed` is, so that a mark stands at a real place and does not move
    /// when other groups join it.
    pub point: World,
    /// The MapLibre zoom from which on its children are drawn instead; infinite for a lowest group
    /// and where the points of all children coincide.
    pub split_zoom: f32,
    /// The numbers of its children, from north to south; empty for a lowest group.
    pub children: std::ops::Range<u32>,
    /// What forms a lowest group.
    pub leaf: Option<Leaf>,
    /// The group that holds it.
    pub parent: Option<u32>,
    /// The number of its largest lowest group, from which it grew.
    pub seed: u32,
    /// The smallest place that all its locations lie in; or [`NONE`](crate::directory::NONE).
    pub place: u16,
    /// The north-western and south-eastern corner of what may be drawn of it: of the points of its
    /// lowest groups and of its locations.
    pub corners: (World, World),
}

/// What forms a lowest group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// Being on this site.
    Site(u16),
    /// Being somewhere in this place, no more precisely known.
    Place(u16),
    /// A position of its own.
    Alone,
}

impl Hierarchy {
    /// Groups drawn at one zoom are at least this far from each other, in CSS pixels.
    pub const DISTANCE: f64 = 40.0;

    /// Groups the locations.
    pub fn new(columns: &Columns) -> Self {
        build::build(columns)
    }

    /// The slots of the locations of these partners.
    pub fn slots(&self, partners: &Bitset) -> RankedSet {
        Bitset::from_fn(self.partner.len(), |slot| partners.contains(self.partner[slot as usize]))
            .ranked()
    }

    /// The same, after the slots of others: where few came or went only theirs are looked for.
    pub fn slots_after(
        &self,
        partners: &Bitset,
        locations: &Locations,
        before: Option<(&Bitset, &RankedSet)>,
    ) -> RankedSet {
        let known = before.and_then(|(was, slots)| Some((partners.change_since(was)?, slots)));
        let Some((change, slots)) = known else { return self.slots(partners) };
        let mut set = slots.set().clone();
        for (partner, is_in) in change {
            for location in locations.of(partner) {
                set.put(self.slot[location], is_in);
            }
        }
        set.ranked()
    }

    /// The group with this number.
    pub fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    /// The lowest group that holds this location.
    pub fn leaf_of(&self, location: u32) -> Option<u32> {
        let slot = *self.slot.get(location as usize)?;
        let mut node = *self.roots.iter().find(|root| self.node(**root).slots.contains(&slot))?;
        while let Some(child) =
            self.node(node).children.clone().find(|child| self.node(*child).slots.contains(&slot))
        {
            node = child;
        }
        Some(node)
    }

    /// The lowest group that this site forms.
    pub fn site(&self, site: u16) -> Option<u32> {
        *self.site_leaf.get(usize::from(site))?
    }

    /// The lowest group that this place forms; of several the one whose positions are the most
    /// precise.
    pub fn place(&self, place: u16) -> Option<u32> {
        *self.place_leaf.get(usize::from(place))?
    }

    /// The groups that hold `node`, the smallest first.
    pub fn path(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.node(node).parent, |at| self.node(*at).parent)
    }

    /// The group that is drawn for `node` at this zoom: itself or one that holds it.
    pub fn node_at(&self, node: u32, zoom: f64) -> u32 {
        self.path(node)
            .take_while(|at| zoom < f64::from(self.node(*at).split_zoom))
            .last()
            .unwrap_or(node)
    }

    /// The lowest groups within `node`, in the order of their slots; itself if it is one.
    pub fn leaves(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let mut open = vec![node];
        std::iter::from_fn(move || {
            loop {
                let node = open.pop()?;
                if self.node(node).leaf.is_some() {
                    return Some(node);
                }
                open.extend(self.node(node).children.clone().rev());
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::{Locations, NONE},
        generate,
        partner::Precision,
    };

    fn hierarchy(partners: usize) -> (Columns, Hierarchy) {
        let columns = generate::columns(partners, 3);
        let hierarchy = Hierarchy::new(&columns);
        (columns, hierarchy)
    }

    #[test]
    fn every_location_has_one_slot_and_one_lowest_group() {
        let (columns, hierarchy) = hierarchy(2500);
        let mut seen = hierarchy.location.clone();
        seen.sort_unstable();
        assert_eq!(seen, (0..columns.locations.len() as u32).collect::<Vec<_>>());
        for (slot, location) in hierarchy.location.iter().enumerate() {
            assert_eq!(hierarchy.slot[*location as usize] as usize, slot);
            assert_eq!(hierarchy.partner[slot], columns.locations.partner[*location as usize]);
        }
        let ends: Vec<_> = hierarchy
            .leaves(hierarchy.roots[0])
            .map(|leaf| hierarchy.node(leaf).slots.clone())
            .collect();
        assert!(ends.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert_eq!(ends.iter().map(ExactSizeIterator::len).sum::<usize>(), seen.len());
    }

    #[test]
    fn the_children_of_a_group_share_its_slots_among_them() {
        let (_, hierarchy) = hierarchy(2500);
        for (number, node) in hierarchy.nodes.iter().enumerate() {
            assert_eq!(node.leaf.is_some(), node.children.is_empty());
            let mut at = node.slots.start;
            for child in node.children.clone() {
                let child_node = hierarchy.node(child);
                assert!(child as usize > number && child_node.parent == Some(number as u32));
                assert_eq!(child_node.slots.start, at);
                assert!(child_node.split_zoom > node.split_zoom || child_node.leaf.is_some());
                at = child_node.slots.end;
            }
            if node.leaf.is_none() {
                assert_eq!(at, node.slots.end);
                assert!(node.children.len() > 1);
            }
            assert_eq!(node.point, hierarchy.node(node.seed).point);
        }
    }

    #[test]
    fn lowest_groups_follow_the_records_and_keep_the_order_of_partners() {
        let (columns, hierarchy) = hierarchy(2500);
        for node in &hierarchy.nodes {
            let Some(leaf) = node.leaf else { continue };
            let slots = node.slots.start as usize..node.slots.end as usize;
            assert!(hierarchy.location[slots.clone()].is_sorted());
            for location in &hierarchy.location[slots] {
                let at = *location as usize;
                match leaf {
                    Leaf::Site(site) => {
                        assert_eq!(columns.locations.site[at], site);
                        assert_eq!(node.point, columns.sites[usize::from(site)].point.world());
                    }
                    Leaf::Place(place) => {
                        assert_eq!(columns.locations.place[at], place);
                        assert_ne!(columns.locations.precision[at], Precision::Site);
                    }
                    Leaf::Alone => assert_eq!(node.slots.len(), 1),
                }
            }
        }
    }

    #[test]
    fn groups_drawn_at_one_zoom_are_far_enough_from_each_other() {
        let (_, hierarchy) = hierarchy(1000);
        for zoom in [0.0, 3.3, 6.0, 9.75, 14.0, 15.1, 17.2, 22.0] {
            let mut drawn: Vec<u32> = hierarchy
                .leaves(hierarchy.roots[0])
                .map(|leaf| hierarchy.node_at(leaf, zoom))
                .collect();
            drawn.dedup();
            let scale = crate::geo::WORLD_PIXELS * zoom.exp2();
            for (at, a) in drawn.iter().enumerate() {
                for b in &drawn[at + 1..] {
                    let (a, b) = (hierarchy.node(*a).point, hierarchy.node(*b).point);
                    let distance = (a.x - b.x).hypot(a.y - b.y) * scale;
                    assert!(distance >= Hierarchy::DISTANCE * 0.999_999, "{distance} at {zoom}");
                }
            }
        }
    }

    #[test]
    fn a_site_and_its_town_at_the_same_point_are_never_parted_by_zoom() {
        let mut columns = generate::columns(4, 1);
        let (site, town) = (0, (columns.places.len() - 1) as u16);
        let point = columns.sites[0].point;
        let (lon, lat) = ((point.lon * 1e6).round() as i32, (point.lat * 1e6).round() as i32);
        columns.locations = Locations {
            partner: vec![0, 1, 2, 3],
            lon: vec![lon; 4],
            lat: vec![lat; 4],
            precision: vec![Precision::Town, Precision::Town, Precision::Town, Precision::Site],
            place: vec![town; 4],
            site: vec![NONE, site, NONE, NONE],
        };
        let hierarchy = Hierarchy::new(&columns);
        let root = hierarchy.node(hierarchy.roots[0]);
        assert!(root.split_zoom.is_infinite());
        let leaves: Vec<_> =
            hierarchy.leaves(0).filter_map(|leaf| hierarchy.node(leaf).leaf).collect();
        assert_eq!(leaves, [Leaf::Site(site), Leaf::Place(town), Leaf::Alone]);
        assert_eq!(hierarchy.partner, [1, 0, 2, 3]);
        assert_eq!(hierarchy.site(site), hierarchy.leaf_of(1));
        assert_eq!(hierarchy.place(town), hierarchy.leaf_of(0));
        assert_eq!(hierarchy.place(0), None);
        let leaf = hierarchy.leaf_of(1).unwrap();
        assert_eq!(hierarchy.node_at(leaf, 24.0), hierarchy.roots[0]);
    }

    #[test]
    fn no_locations_make_no_groups() {
        let hierarchy = Hierarchy::new(&generate::columns(0, 1));
        assert!(hierarchy.nodes.is_empty() && hierarchy.roots.is_empty());
        assert_eq!(hierarchy.leaf_of(0), None);
    }
}
