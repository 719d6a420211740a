//! Merges groups that would be drawn too close to each other, zoom level by zoom level.

use std::cmp::Ordering;

use super::{Hierarchy, Leaf};
use crate::geo::{WORLD_PIXELS, World};

/// A group while the hierarchy is built.
pub(super) struct Group {
    pub(super) point: World,
    /// How many locations it holds.
    pub(super) count: u32,
    pub(super) split_zoom: f32,
    pub(super) children: Vec<u32>,
    pub(super) leaf: Option<Leaf>,
    /// The lowest group from which it grew.
    pub(super) seed: u32,
}

impl Group {
    pub(super) fn lowest(number: u32, leaf: Leaf, point: World, count: u32) -> Self {
        Self {
            point,
            count,
            split_zoom: f32::INFINITY,
            children: Vec::new(),
            leaf: Some(leaf),
            seed: number,
        }
    }
}

/// From north to south, then from west to east; at one point in the order of lowest groups.
pub(super) fn north_first(a: &Group, b: &Group) -> Ordering {
    (a.point.y.total_cmp(&b.point.y))
        .then(a.point.x.total_cmp(&b.point.x))
        .then(a.seed.cmp(&b.seed))
}

/// The zoom levels at which groups are merged, and from which zoom on what was merged there is
/// parted again. Above zoom 16, where few maps go, whole levels do; what cannot be told apart at 24
/// is never parted. At -5 the whole world is smaller than the least distance: one group remains.
fn levels() -> impl Iterator<Item = (f64, f32)> {
    let whole = (17..=23).rev().map(f64::from);
    let quarters = (-20..=64).rev().map(|quarter| f64::from(quarter) / 4.0);
    let below: Vec<f64> = whole.chain(quarters).collect();
    let mut above = 24.0;
    std::iter::once((24.0, f32::INFINITY)).chain(below.into_iter().map(move |zoom| {
        let split = above as f32;
        above = zoom;
        (zoom, split)
    }))
}

/// Adds the upper groups and gives those that remain at the end.
///
/// At each level the largest group takes in all that are closer than [`Hierarchy::DISTANCE`] and
/// stays where it is, then the largest of the others, and so on. So no two groups of a level are
/// closer than that, and a group is drawn where most of it is.
pub(super) fn merge(groups: &mut Vec<Group>) -> Vec<u32> {
    let mut current: Vec<u32> = (0..groups.len() as u32).collect();
    sort(groups, &mut current);
    for (zoom, split_zoom) in levels() {
        let reach = Hierarchy::DISTANCE / (WORLD_PIXELS * zoom.exp2());
        let grid = Grid::new(groups, &current, reach);
        let mut taken = vec![false; current.len()];
        let mut kept = Vec::with_capacity(current.len());
        for (at, number) in current.iter().enumerate() {
            if taken[at] {
                continue;
            }
            let seed = &groups[*number as usize];
            let (point, mut count, leaf) = (seed.point, seed.count, seed.seed);
            let mut children = Vec::new();
            grid.each_near(point, |other| {
                let group = &groups[current[other] as usize];
                // Those before this one are seeds themselves, or taken.
                if other > at && !taken[other] && within(point, group.point, reach) {
                    taken[other] = true;
                    count += group.count;
                    children.push(current[other]);
                }
            });
            if children.is_empty() {
                kept.push(*number);
                continue;
            }
            children.push(*number);
            kept.push(groups.len() as u32);
            groups.push(Group { point, count, split_zoom, children, leaf: None, seed: leaf });
        }
        if kept.len() < current.len() {
            sort(groups, &mut kept);
            current = kept;
        }
        if current.len() < 2 {
            break;
        }
    }
    current
}

/// The largest first.
fn sort(groups: &[Group], numbers: &mut [u32]) {
    crate::sort::by_key(numbers, |number| {
        let group = &groups[*number as usize];
        (std::cmp::Reverse(group.count), group.seed)
    });
}

fn within(a: World, b: World, reach: f64) -> bool {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    dx * dx + dy * dy < reach * reach
}

/// Positions of `current` by square cells, hashed into chains. Cells may share a chain, so what is
/// found may lie far away: callers measure.
struct Grid {
    cell: f64,
    first: Vec<u32>,
    next: Vec<u32>,
}

const END: u32 = u32::MAX;

impl Grid {
    fn new(groups: &[Group], current: &[u32], cell: f64) -> Self {
        let chains = (current.len() * 2).next_power_of_two();
        let mut grid = Self { cell, first: vec![END; chains], next: vec![END; current.len()] };
        // From the last to the first, so that a chain leads upwards.
        for at in (0..current.len()).rev() {
            let (x, y) = grid.cell_of(groups[current[at] as usize].point);
            let chain = grid.chain(x, y);
            grid.next[at] = std::mem::replace(&mut grid.first[chain], at as u32);
        }
        grid
    }

    fn each_near(&self, point: World, mut visit: impl FnMut(usize)) {
        let (x, y) = self.cell_of(point);
        for row in y - 1..=y + 1 {
            for column in x - 1..=x + 1 {
                let mut at = self.first[self.chain(column, row)];
                while at != END {
                    visit(at as usize);
                    at = self.next[at as usize];
                }
            }
        }
    }

    fn cell_of(&self, point: World) -> (i64, i64) {
        ((point.x / self.cell).floor() as i64, (point.y / self.cell).floor() as i64)
    }

    fn chain(&self, x: i64, y: i64) -> usize {
        let mixed = (x as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ (y as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
        (mixed >> 32) as usize & (self.first.len() - 1)
    }
}
