//! From locations to groups: the lowest ones by what the records say, numbered with those above.

use super::{
    Hierarchy, Leaf, Node,
    merge::{self, Group},
};
use crate::{
    bitset::Bitset,
    directory::{Columns, NONE},
    geo::World,
    partner::Precision,
};

pub(super) fn build(columns: &Columns) -> Hierarchy {
    let (mut groups, members) = lowest(columns);
    let roots = merge::merge(&mut groups);
    number(columns, &groups, &members, roots)
}

/// The lowest groups, in a fixed order: sites, places, positions of their own; and the locations of
/// each.
fn lowest(columns: &Columns) -> (Vec<Group>, Vec<Vec<u32>>) {
    let locations = &columns.locations;
    // Lone positions by where they are and not by whose: a new name groups nothing anew.
    let mut sorted: Vec<((u8, i32, i32), u32)> = (0..locations.len())
        .map(|at| {
            let (site, place, precision) =
                (locations.site[at], locations.place[at], locations.precision[at]);
            let key = if site != NONE {
                (0, i32::from(site), 0)
            } else if precision != Precision::Site && place != NONE {
                (1, i32::from(place), precision as i32)
            } else {
                (2, locations.lon[at], locations.lat[at])
            };
            (key, at as u32)
        })
        .collect();
    crate::sort::plain(&mut sorted);
    let mut groups = Vec::new();
    let mut members = Vec::new();
    for same in sorted.chunk_by(|a, b| a.0 == b.0 && a.0.0 != 2) {
        let ((sort, number, _), first) = same[0];
        let (leaf, point) = match sort {
            0 => (Leaf::Site(number as u16), columns.sites[number as usize].point),
            1 => (Leaf::Place(number as u16), locations.point(first as usize)),
            _ => (Leaf::Alone, locations.point(first as usize)),
        };
        groups.push(Group::lowest(groups.len() as u32, leaf, point.world(), same.len() as u32));
        members.push(same.iter().map(|(_, location)| *location).collect());
    }
    (groups, members)
}

/// Numbers the groups from the roots down, siblings side by side, and gives every location its slot.
fn number(columns: &Columns, groups: &[Group], members: &[Vec<u32>], roots: Vec<u32>) -> Hierarchy {
    let mut numbering = Numbering { groups, nodes: Vec::new(), group_of: Vec::new() };
    numbering.add(roots, None, 0);
    let roots = (0..numbering.nodes.len() as u32).collect();
    let mut at = 0;
    while at < numbering.nodes.len() {
        let group = &groups[numbering.group_of[at] as usize];
        let first = numbering.nodes.len() as u32;
        numbering.add(group.children.clone(), Some(at as u32), numbering.nodes[at].slots.start);
        numbering.nodes[at].children = first..numbering.nodes.len() as u32;
        at += 1;
    }
    let Numbering { mut nodes, group_of, .. } = numbering;
    let mut node_of = vec![0; groups.len()];
    for (node, group) in group_of.iter().enumerate() {
        node_of[*group as usize] = node as u32;
    }

    let locations = &columns.locations;
    let (mut location, mut slot) = (vec![0; locations.len()], vec![0; locations.len()]);
    let mut placed = Bitset::empty(columns.partners.len());
    for (leaf, members) in members.iter().enumerate() {
        let start = nodes[node_of[leaf] as usize].slots.start;
        for (slot_number, member) in (start..).zip(members) {
            location[slot_number as usize] = *member;
            slot[*member as usize] = slot_number;
            placed.insert(locations.partner[*member as usize]);
        }
    }
    for node in &mut nodes {
        node.seed = node_of[node.seed as usize];
    }
    place(columns, &mut nodes, &location);
    enclose(columns, &mut nodes, &location);
    let mut site_leaf = vec![None; columns.sites.len()];
    let mut place_leaf = vec![None; columns.places.len()];
    // The lowest groups come the most precise first, so that the last word is that of the best.
    for (group, node) in groups.iter().zip(&node_of).take(members.len()).rev() {
        match group.leaf {
            Some(Leaf::Site(site)) => site_leaf[usize::from(site)] = Some(*node),
            Some(Leaf::Place(place)) => place_leaf[usize::from(place)] = Some(*node),
            _ => {}
        }
    }
    let partner = location.iter().map(|at| locations.partner[*at as usize]).collect();
    Hierarchy { location, partner, slot, nodes, roots, placed, site_leaf, place_leaf }
}

/// Nodes as they get their numbers.
struct Numbering<'a> {
    groups: &'a [Group],
    nodes: Vec<Node>,
    /// The group that each node is made of.
    group_of: Vec<u32>,
}

impl Numbering<'_> {
    /// Adds the children of `parent`; their slots begin with `slot`.
    fn add(&mut self, mut siblings: Vec<u32>, parent: Option<u32>, mut slot: u32) {
        crate::sort::by(&mut siblings, |a, b| {
            merge::north_first(&self.groups[*a as usize], &self.groups[*b as usize])
        });
        for number in siblings {
            let group = &self.groups[number as usize];
            self.group_of.push(number);
            self.nodes.push(Node {
                slots: slot..slot + group.count,
                point: group.point,
                split_zoom: group.split_zoom,
                children: 0..0,
                leaf: group.leaf,
                parent,
                seed: group.seed,
                place: NONE,
                corners: (group.point, group.point),
            });
            slot += group.count;
        }
    }
}

/// Gives every node the smallest place that all its locations lie in.
fn place(columns: &Columns, nodes: &mut [Node], location: &[u32]) {
    let place_of = |slot: u32| columns.locations.place[location[slot as usize] as usize];
    for at in (0..nodes.len()).rev() {
        let node = &nodes[at];
        let place = if node.leaf.is_some() {
            common(columns, node.slots.clone().map(place_of))
        } else {
            common(columns, node.children.clone().map(|child| nodes[child as usize].place))
        };
        nodes[at].place = match nodes[at].leaf {
            Some(Leaf::Site(site)) if place == NONE => columns.sites[usize::from(site)].place,
            _ => place,
        };
    }
}

/// Gives every node its corners.
fn enclose(columns: &Columns, nodes: &mut [Node], location: &[u32]) {
    let least = |a: World, b: World| World { x: a.x.min(b.x), y: a.y.min(b.y) };
    let greatest = |a: World, b: World| World { x: a.x.max(b.x), y: a.y.max(b.y) };
    for at in (0..nodes.len()).rev() {
        let node = &nodes[at];
        let (mut first, mut last) = node.corners;
        if node.leaf.is_some() {
            for slot in node.slots.clone() {
                let point = columns.locations.point(location[slot as usize] as usize).world();
                (first, last) = (least(first, point), greatest(last, point));
            }
        }
        for child in node.children.clone() {
            let corners = nodes[child as usize].corners;
            (first, last) = (least(first, corners.0), greatest(last, corners.1));
        }
        nodes[at].corners = (first, last);
    }
}

/// The smallest place that holds all of `places`.
fn common(columns: &Columns, mut places: impl Iterator<Item = u16>) -> u16 {
    let first = places.next().unwrap_or(NONE);
    places.fold(first, |all, place| {
        if all == place {
            return all;
        }
        columns
            .with_parents(all)
            .find(|above| columns.with_parents(place).any(|other| other == *above))
            .unwrap_or(NONE)
    })
}
