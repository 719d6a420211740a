//! From the bytes of `/assets/directory/{version}` to a Directory.

use super::{Building, Columns, Directory};
use crate::geo::{Bounds, LonLat};

/// The bytes are not those of a Directory of this release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not a directory of this release")]
pub struct ReadError;

/// Reads what [`Columns::to_bytes`] wrote and builds the indexes.
///
/// # Errors
///
/// [`ReadError`] if the bytes are cut, foreign, or point outside their own columns.
pub fn read(bytes: &[u8]) -> Result<Directory, ReadError> {
    Ok(Building::read(bytes)?.finish())
}

pub(super) fn columns(bytes: &[u8]) -> Result<Columns, ReadError> {
    let columns: Columns = postcard::from_bytes(bytes).map_err(|_| ReadError)?;
    if columns.is_consistent() { Ok(columns) } else { Err(ReadError) }
}

impl Columns {
    /// The columns as bytes, for [`read`].
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("columns hold nothing that cannot be written")
    }

    /// Whether every column is as long as it must be and every number points to something.
    fn is_consistent(&self) -> bool {
        use super::NONE;
        let p = &self.partners;
        let n = p.len();
        let l = &self.locations;
        let within = |values: &[u16], len: usize, none: bool| {
            values.iter().all(|v| usize::from(*v) < len || none && *v == NONE)
        };
        [p.name.len(), p.official_name.len(), p.other_names.len(), p.expertise.len(), p.membership.len(), p.since.len(), p.status.len()]
            .into_iter()
            .chain([p.role.len(), p.kind.len(), p.stage.len(), p.place.len(), p.site.len()])
            .all(|len| len == n)
            && [l.lon.len(), l.lat.len(), l.precision.len(), l.place.len(), l.site.len()].into_iter().all(|len| len == l.len())
            && within(&p.role, self.roles.len(), false)
            && within(&p.kind, self.kinds.len(), false)
            && within(&p.stage, self.stages.len(), false)
            && p.expertise.iter().all(|tags| within(tags, self.expertise.len(), false))
            && within(&p.place, self.places.len(), true)
            && within(&p.site, self.sites.len(), true)
            && within(&l.place, self.places.len(), true)
            && within(&l.site, self.sites.len(), true)
            && l.partner.is_sorted()
            && l.partner.iter().all(|partner| (*partner as usize) < n)
            && l.lon.iter().all(|lon| lon.unsigned_abs() <= 180_000_000)
            && l.lat.iter().all(|lat| lat.unsigned_abs() <= 90_000_000)
            && self.has_points_on_earth()
            // Parents come before their children, so that a walk upwards ends.
            && self.places.iter().enumerate().all(|(at, place)| place.parent == NONE || usize::from(place.parent) < at)
            && self.sites.iter().all(|site| site.place == NONE || usize::from(site.place) < self.places.len())
            && self.milestones.iter().all(|m| {
                m.partners.iter().all(|partner| (*partner as usize) < n)
                    && (m.site == NONE || usize::from(m.site) < self.sites.len())
                    && (m.place == NONE || usize::from(m.place) < self.places.len())
            })
            && self.links.iter().flat_map(|link| &link.partners).all(|partner| (*partner as usize) < n)
    }

    fn has_points_on_earth(&self) -> bool {
        let Bounds { west, south, east, north } = self.extent;
        let sites = self.sites.iter().map(|site| site.point);
        Bounds::new(west, south, east, north).is_some()
            && (self.places.iter().filter_map(|place| place.point).chain(sites))
                .all(|point| LonLat::new(point.lon, point.lat).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate;

    #[test]
    fn points_that_do_not_lie_on_earth_are_refused() {
        let whole = generate::columns(12, 1);
        let with = |point: LonLat| {
            let (mut place, mut site, mut extent) = (whole.clone(), whole.clone(), whole.clone());
            let known = place.places.iter_mut().find_map(|place| place.point.as_mut());
            *known.expect("a place of which the point is known") = point;
            site.sites[0].point = point;
            extent.extent.east = point.lon;
            extent.extent.north = point.lat;
            [place, site, extent].map(|columns| read(&columns.to_bytes()).is_ok())
        };
        assert_eq!(with(LonLat { lon: 180.0, lat: 90.0 }), [true; 3]);
        for (lon, lat) in [(180.1, 66.0), (14.0, -90.1), (1e300, 66.0), (14.0, f64::NAN)] {
            assert_eq!(with(LonLat { lon, lat }), [false; 3], "{lon}, {lat}");
        }
    }
}
