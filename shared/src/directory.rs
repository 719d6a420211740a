//! The Directory: all published data in columns, with the indexes that answer a view. Read only.
//!
//! [`Columns`] is what crosses the wire. [`Directory::new`] adds the indexes, on both sides alike.

mod build;
mod columns;
mod publish;
mod read;
mod renew;
mod rows;

pub use build::Building;
pub use columns::{
    Columns, Coverage, EraEntry, FacetValue, LinkEntry, Locations, MilestoneEntry, NONE,
    PartnerColumns, PlaceEntry, PlaceLevel, SiteEntry,
};
pub use read::{ReadError, read};
pub use rows::Rows;
pub(crate) use rows::{GONE, Row};

use std::sync::Arc;

use crate::{
    bitset::Bitset,
    explore::option_order,
    geo::{LonLat, distance_km},
    hierarchy::Hierarchy,
    membership::Membership,
    search::SearchIndex,
    timeline::TimelineIndex,
    view::Facet,
};

/// All published data of one cluster, ready to answer views.
///
/// Partners are numbered by name in Norwegian order, so a partner's number is also its rank.
#[derive(Clone, Debug)]
pub struct Directory {
    /// The data itself.
    pub columns: Arc<Columns>,
    /// Partners by facet and value: `members[facet][value]`, numbered as [`Columns::facet_values`].
    pub members: [Vec<Bitset>; 6],
    /// The groups of locations.
    pub hierarchy: Hierarchy,
    /// The words that partners are found by.
    pub search: SearchIndex,
    /// Unit vector of each location, for great circles.
    pub units: Vec<[f64; 3]>,
    /// Partners by date of joining: the earliest first, then by name; unknown last.
    pub by_joined: Vec<u32>,
    /// Partners of whose membership anything is known; see [`Membership::dated`].
    pub dated: Bitset,
    /// Partners whose role is `partner`: those that enter the running count.
    pub in_count: Bitset,
    /// The values of each facet that are offered, in the order in which they are shown.
    pub option_order: [Vec<usize>; 6],
    /// The dates of all records, sorted for the timeline.
    pub timeline: TimelineIndex,
}

impl Directory {
    /// Builds the indexes.
    pub fn new(columns: impl Into<Arc<Columns>>) -> Self {
        Building::of(columns).finish()
    }

    /// The Directory of these columns and of what takes longer to build.
    fn assemble(columns: Arc<Columns>, parts: Parts) -> Self {
        let partners = columns.partners.len();
        let members = Facet::ALL.map(|facet| members(&columns, facet));
        let mut by_joined: Vec<u32> = (0..partners as u32).collect();
        crate::sort::by_key(&mut by_joined, |&p| {
            let start = columns.partners.membership[p as usize].start;
            (start.map_or(i64::MAX, |days| i64::from(days.last.0)), p)
        });
        let mut in_count = Bitset::empty(partners);
        if let Some(role) = columns.roles.iter().position(|role| role.id == "partner") {
            in_count = members[Facet::Role as usize][role].clone();
        }
        let membership = &columns.partners.membership;
        let mut directory = Self {
            dated: Bitset::from_fn(partners, |p| membership[p as usize].dated()),
            hierarchy: parts.hierarchy,
            search: parts.search,
            timeline: parts.timeline,
            units: parts.units,
            members,
            by_joined,
            in_count,
            option_order: Default::default(),
            columns,
        };
        directory.option_order = Facet::ALL.map(|facet| option_order(&directory, facet));
        directory
    }

    /// How many partners there are.
    pub fn len(&self) -> usize {
        self.columns.partners.len()
    }

    /// Whether there is no partner at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the partner with this slug.
    pub fn partner(&self, slug: &str) -> Option<u32> {
        self.columns.partners.slug.position(slug).map(|at| at as u32)
    }

    /// The number of a value of a facet.
    pub fn value(&self, facet: Facet, id: &str) -> Option<usize> {
        self.columns.facet_ids(facet).position(|known| known == id)
    }

    /// The id of the place nearest to a point, among municipalities and towns.
    pub fn nearest_place(&self, point: LonLat) -> Option<String> {
        let near = |place: &PlaceEntry| place.point.map(|there| distance_km(point, there));
        let places = self.columns.places.iter().filter_map(|place| Some((near(place)?, place)));
        places.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, place)| place.id.clone())
    }

    /// The places that "near" can measure from: id and name, by name.
    pub fn near_places(&self) -> Vec<(String, String)> {
        let mut places: Vec<&PlaceEntry> =
            self.columns.places.iter().filter(|place| place.point.is_some()).collect();
        crate::sort::by_key(&mut places, |place| crate::order::sort_key(&place.name));
        places.into_iter().map(|place| (place.id.clone(), place.name.clone())).collect()
    }

    /// The membership of a partner.
    pub fn membership(&self, partner: u32) -> Membership {
        self.columns.partners.membership[partner as usize]
    }
}

/// What takes long to build, and stays as it is where nothing changed that it is made of.
struct Parts {
    hierarchy: Hierarchy,
    search: SearchIndex,
    timeline: TimelineIndex,
    units: Vec<[f64; 3]>,
}

/// The partners of each value of a facet.
fn members(columns: &Columns, facet: Facet) -> Vec<Bitset> {
    let mut sets = vec![Bitset::empty(columns.partners.len()); columns.facet_ids(facet).count()];
    let mut next = 0;
    for partner in 0..columns.partners.len() as u32 {
        let first = next;
        let here = columns.locations.partner[first..].iter().take_while(|p| **p == partner);
        next += here.count();
        columns.values(facet, partner, first..next, &mut |value| {
            if let Some(set) = sets.get_mut(usize::from(value)) {
                set.insert(partner);
            }
        });
    }
    sets
}
