//! Which partners a view shows: the one filter engine.

mod milestones;
mod projects;

use crate::{
    bitset::Bitset,
    date::Days,
    directory::Directory,
    geo::{Bounds, EARTH_RADIUS_KM, LonLat},
    search::Hit,
    view::{Facet, Given, Near, NearPoint, TimeFilter, View},
};

/// The partners that a view shows, and what could not be read of it.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The partners.
    pub partners: Bitset,
    /// Those of them whose membership is certain at the time of the view; without a time filter
    /// those with a known or evidenced start.
    pub certain: Bitset,
    /// The partners that the view shows when its time filter is left out: what the timeline draws, so
    /// that moving the window moves no bar.
    pub whenever: Bitset,
    /// What narrows the view, each on its own: the parts that facet counts are made of.
    pub(crate) parts: Parts,
    /// The partners that the search text found, the best first; `None` without search text.
    pub hits: Option<Vec<Hit>>,
    /// Filter values that name nothing or cannot be read; each is said on the page.
    pub unknown: Vec<Unknown>,
}

/// What narrows a view, each on its own.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    /// Chosen values of each facet together; `None` for no choice.
    pub(crate) facets: [Option<Bitset>; 6],
    /// Everything else together.
    pub(crate) rest: Bitset,
    /// Whether all chosen `expertise` must be there.
    pub(crate) match_all: bool,
}

/// A filter value that names nothing here, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Unknown {
    /// The name of the parameter.
    pub name: String,
    /// The value as written.
    pub value: String,
}

impl Directory {
    /// The partners that `view` shows.
    pub fn select(&self, view: &View) -> Selection {
        let mut unknown = Vec::new();
        let facets = Facet::ALL.map(|facet| self.chosen(view, facet, &mut unknown));
        let mut rest = Bitset::full(self.len());
        let hits = (!view.q.is_empty()).then(|| self.search.find(&view.q));
        if let Some(hits) = &hits {
            rest.and(&self.set(hits.iter().map(|hit| hit.partner)));
        }
        if let Some(value) = &view.match_unread {
            unknown.push(Unknown { name: "match".into(), value: value.clone() });
            rest = Bitset::empty(self.len());
        }
        if let Some(near) = &view.near {
            rest.and(&self.near(near, &mut unknown));
        }
        if let Some(bbox) = read(view.bbox.as_ref(), "bbox", &mut unknown) {
            rest.and(&bbox.map_or_else(|| Bitset::empty(self.len()), |bbox| self.inside(bbox)));
        }
        if let Some(slugs) = &view.partners {
            let mut listed = Bitset::empty(self.len());
            for slug in slugs {
                match self.partner(slug) {
                    Some(partner) => listed.insert(partner),
                    None => unknown.push(Unknown { name: "partners".into(), value: slug.clone() }),
                }
            }
            rest.and(&listed);
        }
        let time = read(view.time.as_ref(), "time", &mut unknown);
        match read(view.undated.as_ref(), "undated", &mut unknown) {
            Some(Some(())) => rest.and(&self.dated),
            Some(None) => rest = Bitset::empty(self.len()),
            None => {}
        }
        let mut whenever = rest.clone();
        for chosen in facets.iter().flatten() {
            whenever.and(chosen);
        }
        let mut partners = whenever.clone();
        let compare = read(view.compare.as_ref(), "compare", &mut unknown);
        let mut certain = self.dated.clone();
        if time.is_some() || compare.is_some() {
            let days = time.map_or(Some(self.today()), |time| time.map(TimeFilter::days));
            let (mut held, held_certainly) = self.during(&rest, days);
            match compare {
                Some(Some(other)) if days.is_some() => {
                    held.or(&self.during(&rest, Some(other.days())).0);
                }
                Some(None) => held = Bitset::empty(self.len()),
                _ => {}
            }
            rest.and(&held);
            partners.and(&held);
            certain = held_certainly;
        }
        certain.and(&partners);
        // Nothing is chosen yet, so "all of these and this one" is this one alone.
        let blank = view.facet(Facet::Expertise).is_some_and(Vec::is_empty);
        let parts = Parts { facets, rest, match_all: view.match_all && !blank };
        Selection { partners, certain, whenever, parts, hits, unknown }
    }

    /// The point that a place, or a given point, stands for; `None` for a place without one.
    pub fn near_point(&self, point: &NearPoint) -> Option<LonLat> {
        match point {
            NearPoint::Point(point) => Some(*point),
            NearPoint::Place(id) => self.columns.places.iter().find(|place| place.id == *id)?.point,
        }
    }

    fn chosen(&self, view: &View, facet: Facet, unknown: &mut Vec<Unknown>) -> Option<Bitset> {
        let ids = view.facet(facet)?;
        let all = facet == Facet::Expertise && view.match_all;
        let mut known = Vec::new();
        for id in ids {
            match self.value(facet, id) {
                Some(value) => known.push(value),
                None => unknown.push(Unknown { name: facet.key().into(), value: id.clone() }),
            }
        }
        let sets = &self.members[facet as usize];
        Some(if all && known.len() == ids.len() && !known.is_empty() {
            let mut set = Bitset::full(self.len());
            for value in known {
                set.and(&sets[value]);
            }
            set
        } else if all {
            // One of "all of these" names nothing, so nobody has all of them.
            Bitset::empty(self.len())
        } else {
            let mut set = Bitset::empty(self.len());
            for value in known {
                set.or(&sets[value]);
            }
            set
        })
    }

    fn near(&self, near: &Given<Near>, unknown: &mut Vec<Unknown>) -> Bitset {
        let found = match near {
            Given::Value(near) => self.near_point(&near.point).map(|point| (point, near.radius_km)),
            Given::Unreadable(_) => None,
        };
        let Some((point, radius_km)) = found else {
            let mut name = |name: &str, value: &str| {
                unknown.push(Unknown { name: name.into(), value: value.into() });
            };
            match near {
                Given::Value(Near { point: NearPoint::Place(id), .. }) => name("near", id),
                Given::Value(_) => {}
                // The second line is the radius, and it is why the value could not be read.
                Given::Unreadable(text) => match text.split_once('\n') {
                    Some((_, radius)) => name("radius", radius),
                    None => name("near", text),
                },
            }
            return Bitset::empty(self.len());
        };
        // Points are compared by the straight line through the earth: unlike the cosine of the angle it
        // stays exact for the shortest distances.
        let center = point.unit();
        let angle = radius_km / EARTH_RADIUS_KM;
        let everywhere = angle >= std::f64::consts::PI;
        let farthest = (2.0 * (angle / 2.0).sin()).powi(2);
        self.located(|at| {
            let squares = center.iter().zip(&self.units[at]).map(|(a, b)| (a - b).powi(2));
            everywhere || squares.sum::<f64>() <= farthest
        })
    }

    /// Partners with at least one location inside the box.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "branching at each location takes twice as long"
    )]
    fn inside(&self, bbox: Bounds) -> Bitset {
        let locations = &self.columns.locations;
        // The box in the unit of the columns, so that nothing has to be converted on the way.
        let (west, east) = (least(bbox.west), greatest(bbox.east));
        let (south, north) = (least(bbox.south), greatest(bbox.north));
        let across_date_line = bbox.west > bbox.east;
        self.located(|at| {
            let (lon, lat) = (locations.lon[at], locations.lat[at]);
            let (after, before) = (west <= lon, lon <= east);
            let column = if across_date_line { after | before } else { after & before };
            column & (south <= lat) & (lat <= north)
        })
    }

    /// Partners with at least one location that `holds`.
    fn located(&self, holds: impl Fn(usize) -> bool) -> Bitset {
        let mut set = Bitset::empty(self.len());
        for (at, partner) in self.columns.locations.partner.iter().enumerate() {
            set.insert_if(*partner, holds(at));
        }
        set
    }

    /// The two times that a view compares, the earlier one first; `None` where it compares nothing.
    pub fn compared(&self, view: &View) -> Option<(Days, Days)> {
        let (one, other) = (view.time_filter(), view.compared()?.days());
        let one = one.map_or(self.today(), TimeFilter::days);
        Some(if other.last <= one.last { (other, one) } else { (one, other) })
    }

    /// The day that the data was built for.
    fn today(&self) -> Days {
        Days { first: self.columns.today, last: self.columns.today }
    }

    /// Those of `partners` whose membership may hold during `days`, and those of which it is certain.
    /// Nobody for days that could not be read.
    fn during(&self, partners: &Bitset, days: Option<Days>) -> (Bitset, Bitset) {
        let Some(days) = days else {
            return (Bitset::empty(self.len()), Bitset::empty(self.len()));
        };
        self.timeline.holding(partners, days)
    }

    fn set(&self, numbers: impl Iterator<Item = u32>) -> Bitset {
        let mut set = Bitset::empty(self.len());
        numbers.for_each(|number| set.insert(number));
        set
    }
}

/// The least number of millionths of a degree that is not below `degrees`.
fn least(degrees: f64) -> i32 {
    // One less than rounded, then up: no error of the product gets past the comparison.
    let mut millionths = (degrees * 1e6).round() as i32 - 1;
    while f64::from(millionths) / 1e6 < degrees {
        millionths += 1;
    }
    millionths
}

/// The greatest number of millionths of a degree that is not above `degrees`.
fn greatest(degrees: f64) -> i32 {
    -least(-degrees)
}

/// `None` if not given, `Some(None)` if given and unreadable, which is noted.
#[expect(clippy::option_option, reason = "the three cases are the point")]
fn read<T: Copy>(
    given: Option<&Given<T>>,
    name: &str,
    unknown: &mut Vec<Unknown>,
) -> Option<Option<T>> {
    match given? {
        Given::Value(value) => Some(Some(*value)),
        Given::Unreadable(value) => {
            unknown.push(Unknown { name: name.into(), value: value.clone() });
            Some(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_box_in_millionths_is_the_same_box(degrees in -180.0..180.0_f64, off in -3_i32..3, exact in any::<bool>()) {
            let degrees = if exact { (degrees * 1e6).round() / 1e6 } else { degrees };
            let at = (degrees * 1e6).round() as i32 + off;
            prop_assert_eq!(least(degrees) <= at, degrees <= f64::from(at) / 1e6);
            prop_assert_eq!(at <= greatest(degrees), f64::from(at) / 1e6 <= degrees);
        }
    }
}
