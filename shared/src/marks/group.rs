//! The lists that marks open: a group under its headings, an edge of the map, and no position.

use super::{
    MarkRequest, Side,
    cut::{self, Shown},
    names, selected_in,
};
use crate::{
    bitset::{Bitset, RankedSet},
    directory::{Directory, NONE},
    hierarchy::Leaf,
    lang::Lang,
    partner::Precision,
};

/// The selected partners of a group, under headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupList {
    /// What the group is called.
    pub title: String,
    /// How many of the selected locations it holds: the number on its mark.
    pub locations: u32,
    /// How many partners that are.
    pub partners: u32,
    /// Its sites and places; no partner is missing, and each is there once under a heading.
    pub headings: Vec<Heading>,
}

/// A site or place of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The name of the site or place; "Elsewhere in …" for a place with other headings in it.
    pub title: String,
    /// The partners, by name.
    pub partners: Vec<u32>,
    /// Number of the site; [`NONE`] for a place.
    pub site: u16,
    /// Number of the place that it is or lies in; or [`NONE`].
    pub place: u16,
    /// The least precise of its positions.
    pub precision: Precision,
}

/// What a group of the hierarchy holds of the selected `slots`.
pub fn group(directory: &Directory, slots: &RankedSet, node: u32, lang: Lang) -> GroupList {
    let (hierarchy, columns) = (&directory.hierarchy, &directory.columns);
    let mut headings: Vec<Heading> = Vec::new();
    for leaf in hierarchy.leaves(node) {
        let leaf = hierarchy.node(leaf);
        let members = || selected_in(slots, leaf.slots.clone()).map(|slot| slot as usize);
        let precision =
            |slot: usize| columns.locations.precision[hierarchy.location[slot] as usize];
        let Some(coarsest) = members().map(precision).max() else { continue };
        let site = if let Some(Leaf::Site(site)) = leaf.leaf { site } else { NONE };
        let same = |heading: &&mut Heading| heading.site == site && heading.place == leaf.place;
        let partners = members().map(|slot| hierarchy.partner[slot]);
        match headings.iter_mut().find(same) {
            Some(heading) => {
                heading.partners.extend(partners);
                heading.precision = heading.precision.max(coarsest);
            }
            None => headings.push(Heading {
                title: String::new(),
                partners: partners.collect(),
                site,
                place: leaf.place,
                precision: coarsest,
            }),
        }
    }
    for heading in &mut headings {
        crate::sort::plain(&mut heading.partners);
        heading.partners.dedup();
    }
    let titles: Vec<String> =
        headings.iter().map(|heading| title(directory, heading, &headings, lang)).collect();
    headings.iter_mut().zip(titles).for_each(|(heading, title)| heading.title = title);
    arrange(directory, &mut headings);
    let mut partners: Vec<u32> = headings.iter().flat_map(|h| h.partners.iter().copied()).collect();
    crate::sort::plain(&mut partners);
    partners.dedup();
    GroupList {
        title: names::group_name(directory, node, lang),
        locations: slots.count_in(hierarchy.node(node).slots.clone()),
        partners: partners.len() as u32,
        headings,
    }
}

/// The group that `open=group.<id>` opens: the one drawn on the map that holds the site, place or
/// partner with this id, or the one that would be at this zoom where none is. `None` for an id
/// that names nothing.
pub fn opened(
    directory: &Directory,
    slots: &RankedSet,
    request: &MarkRequest,
    id: &str,
) -> Option<u32> {
    let hierarchy = &directory.hierarchy;
    let leaf = names::leaf_by_id(directory, id)?;
    let wanted = &hierarchy.node(leaf).slots;
    let holds = |node: u32| {
        let slots = &hierarchy.node(node).slots;
        slots.start <= wanted.start && wanted.end <= slots.end
    };
    let entries = entries(directory, slots, request);
    let drawn = entries.iter().find(|entry| entry.beyond.is_none() && holds(entry.node));
    Some(match drawn {
        None => hierarchy.node_at(leaf, request.frame.zoom),
        Some(entry) => match entry.shown {
            Shown::Group(node) => node,
            Shown::Location(_) => entry.node,
        },
    })
}

/// The partners that lie beyond one edge of the map, by name.
pub fn beyond(
    directory: &Directory,
    slots: &RankedSet,
    request: &MarkRequest,
    side: Side,
) -> Vec<u32> {
    let hierarchy = &directory.hierarchy;
    let mut partners: Vec<u32> = entries(directory, slots, request)
        .iter()
        .filter(|entry| entry.beyond == Some(side))
        .flat_map(|entry| selected_in(slots, entry.shown.slots(hierarchy)))
        .map(|slot| hierarchy.partner[slot as usize])
        .collect();
    crate::sort::plain(&mut partners);
    partners.dedup();
    partners
}

/// The partners without a known position, by name.
pub fn unplaced(directory: &Directory, partners: &Bitset) -> Vec<u32> {
    partners.iter().filter(|partner| !directory.hierarchy.placed.contains(*partner)).collect()
}

fn entries(directory: &Directory, slots: &RankedSet, request: &MarkRequest) -> Vec<cut::Entry> {
    let locations = &directory.columns.locations;
    cut::cut(&directory.hierarchy, locations, slots, &request.frame, request.most)
}

fn title(directory: &Directory, heading: &Heading, all: &[Heading], lang: Lang) -> String {
    let columns = &directory.columns;
    if heading.site != NONE {
        return columns.sites[usize::from(heading.site)].name.clone();
    }
    if heading.place == NONE {
        return names::nowhere(lang).to_owned();
    }
    let name = &columns.places[usize::from(heading.place)].name;
    let inside = |other: &Heading| {
        !std::ptr::eq(other, heading)
            && columns.with_parents(other.place).any(|place| place == heading.place)
    };
    if all.iter().any(inside) { names::elsewhere(name, lang) } else { name.clone() }
}

/// Keeps together what lies in one municipality, in the order of the hierarchy; there sites come
/// first, then towns, and the municipality as a whole last.
fn arrange(directory: &Directory, headings: &mut [Heading]) {
    let columns = &directory.columns;
    // The last but one of a place's parents: below the county, or the county itself.
    let municipality = |place: u16| {
        let chain: Vec<u16> = columns.with_parents(place).collect();
        chain.len().checked_sub(2).map_or(place, |at| chain[at])
    };
    let rank = |heading: &Heading| match heading.site {
        NONE => usize::MAX - columns.with_parents(heading.place).count(),
        _ => 0,
    };
    let mut seen: Vec<u16> = Vec::new();
    let keys: Vec<(usize, usize)> = headings
        .iter()
        .map(|heading| {
            let group = municipality(heading.place);
            let at = seen.iter().position(|known| *known == group).unwrap_or_else(|| {
                seen.push(group);
                seen.len() - 1
            });
            (at, rank(heading))
        })
        .collect();
    let mut order: Vec<usize> = (0..headings.len()).collect();
    crate::sort::by_key(&mut order, |at| keys[*at]);
    let sorted: Vec<Heading> = order.iter().map(|at| headings[*at].clone()).collect();
    headings.clone_from_slice(&sorted);
}
