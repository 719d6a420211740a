//! What groups are called, on the page and in addresses.

use crate::{
    directory::{Directory, NONE, PlaceLevel},
    hierarchy::Leaf,
    lang::Lang,
    partner::Precision,
};

/// What a group is called: its site; or the town or municipality that all its locations share; or
/// the place where most of it is "and nearby".
///
/// That does not depend on the filter, so a label stays what it is.
pub fn group_name(directory: &Directory, node: u32, lang: Lang) -> String {
    let group = directory.hierarchy.node(node);
    if let Some(name) = leaf_name(directory, node) {
        return name.to_owned();
    }
    if let Some(name) = small_place(directory, group.place) {
        return name.to_owned();
    }
    let seed = directory.hierarchy.node(group.seed);
    let name = small_place(directory, seed.place).or_else(|| leaf_name(directory, group.seed));
    match (name, lang) {
        (Some(name), Lang::Nb) => format!("{name} og omegn"),
        (Some(name), Lang::En) => format!("{name} and nearby"),
        // A seed without a place is a position of its own: it goes by the partner.
        (None, _) => first_partner(directory, group.seed).to_owned(),
    }
}

/// The heading for those in a place that are not under another heading in it.
pub fn elsewhere(place: &str, lang: Lang) -> String {
    match lang {
        Lang::Nb => format!("Andre steder i {place}"),
        Lang::En => format!("Elsewhere in {place}"),
    }
}

/// The heading for those in no known place.
pub(super) fn nowhere(lang: Lang) -> &'static str {
    match lang {
        Lang::Nb => "Andre",
        Lang::En => "Others",
    }
}

/// What opens the group that holds this lowest group, as in `open=group.<id>`: the id of its site or
/// place; else the slug of its first partner, with `--1` for that one's second location and so on.
/// [`leaf_by_id`] leads back from it.
pub fn leaf_id(directory: &Directory, leaf: u32) -> String {
    let (hierarchy, columns) = (&directory.hierarchy, &directory.columns);
    match hierarchy.node(leaf).leaf {
        Some(Leaf::Site(site)) => return columns.sites[usize::from(site)].id.clone(),
        Some(Leaf::Place(place)) if hierarchy.place(place) == Some(leaf) => {
            let id = &columns.places[usize::from(place)].id;
            if columns.sites.iter().all(|site| site.id != *id) {
                return id.clone();
            }
        }
        _ => {}
    }
    let location = hierarchy.location[hierarchy.node(leaf).slots.start as usize];
    let partner = columns.locations.partner[location as usize];
    let slug = &columns.partners.slug[partner as usize];
    let ordinal = location as usize - columns.locations.of(partner).start;
    let free = || {
        columns.sites.iter().all(|site| site.id != *slug)
            && columns.places.iter().all(|place| place.id != *slug)
    };
    if ordinal == 0 && free() { slug.to_owned() } else { format!("{slug}--{ordinal}") }
}

/// The lowest group that an id of `open=group.<id>` names: that of a site, of a place, or of a
/// location of a partner, the first unless `--1` or so follows its slug. For a place that forms no lowest group, the largest group in it.
pub fn leaf_by_id(directory: &Directory, id: &str) -> Option<u32> {
    let (hierarchy, columns) = (&directory.hierarchy, &directory.columns);
    if let Some(site) = columns.sites.iter().position(|site| site.id == id) {
        return hierarchy.site(site as u16);
    }
    if let Some(place) = columns.places.iter().position(|place| place.id == id) {
        let within = || hierarchy.nodes.iter().position(|node| usize::from(node.place) == place);
        return hierarchy.place(place as u16).or_else(|| within().map(|node| node as u32));
    }
    let (partner, ordinal) = if let Some(partner) = directory.partner(id) {
        (partner, 0)
    } else {
        // By bytes: searching for a text in a text is much code for the page.
        let at = id.as_bytes().windows(2).rposition(|bytes| bytes == b"--")?;
        (directory.partner(id.get(..at)?)?, id.get(at + 2..)?.parse().ok()?)
    };
    hierarchy.leaf_of(columns.locations.of(partner).nth(ordinal)? as u32)
}

/// A key for a location: the slug of the partner and the how-manieth of its locations it is.
pub(super) fn location_key(directory: &Directory, location: u32) -> String {
    let columns = &directory.columns;
    let partner = columns.locations.partner[location as usize];
    let first = columns.locations.of(partner).start;
    format!("{}.{}", &columns.partners.slug[partner as usize], location as usize - first)
}

/// A key for a group that grew from this lowest group. Groups of one view grew from different ones;
/// the mark keeps its key, as it keeps its place, when the group grows or splits.
pub(super) fn group_key(directory: &Directory, seed: u32) -> String {
    let node = directory.hierarchy.node(seed);
    match node.leaf {
        Some(Leaf::Site(site)) => {
            format!("site.{}", directory.columns.sites[usize::from(site)].id)
        }
        Some(Leaf::Place(place)) if directory.hierarchy.place(place) == Some(seed) => {
            format!("place.{}", directory.columns.places[usize::from(place)].id)
        }
        _ => {
            let location = directory.hierarchy.location[node.slots.start as usize];
            format!("group.{}", location_key(directory, location))
        }
    }
}

/// What the point of a lowest group stands for.
pub(super) fn leaf_precision(directory: &Directory, leaf: u32) -> Precision {
    let node = directory.hierarchy.node(leaf);
    if let Some(Leaf::Site(site)) = node.leaf {
        return directory.columns.sites[usize::from(site)].precision;
    }
    let location = directory.hierarchy.location[node.slots.start as usize];
    directory.columns.locations.precision[location as usize]
}

/// The name of the site or place that forms a lowest group.
pub(super) fn leaf_name(directory: &Directory, node: u32) -> Option<&str> {
    match directory.hierarchy.node(node).leaf? {
        Leaf::Site(site) => Some(&directory.columns.sites[usize::from(site)].name),
        Leaf::Place(place) => Some(&directory.columns.places[usize::from(place)].name),
        Leaf::Alone => None,
    }
}

/// The name of a town or municipality.
fn small_place(directory: &Directory, place: u16) -> Option<&str> {
    let entry = (place != NONE).then(|| &directory.columns.places[usize::from(place)])?;
    (entry.level != PlaceLevel::County).then_some(entry.name.as_str())
}

fn first_partner(directory: &Directory, node: u32) -> &str {
    let slot = directory.hierarchy.node(node).slots.start;
    &directory.columns.partners.name[directory.hierarchy.partner[slot as usize] as usize]
}
