//! Which rows of the columns before are still there after a few changes, and in which order.

use std::ops::Range;

use super::{Locations, PartnerColumns};
use crate::texts::TextColumn;

/// Where the row of a partner comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// It was this row before.
    Kept(u32),
    /// It is this row of those that were made anew.
    Fresh(u32),
}

/// The row of each partner. Those that were kept stand in the order that they had before.
#[derive(Clone, Debug)]
pub struct Rows(Vec<Row>);

/// Stands for "not there any more" among the new numbers of rows.
pub(crate) const GONE: u32 = u32::MAX;

impl Rows {
    /// The rows of `len`, without those that are `gone` and with fresh ones: `places[i]` is the row
    /// before which fresh row `i` stands, in order.
    pub(super) fn new(len: usize, gone: &[u32], places: &[u32]) -> Self {
        let mut rows = Vec::with_capacity(len + places.len() - gone.len());
        let mut fresh = (0..).zip(places).peekable();
        for at in 0..=len as u32 {
            while let Some((number, _)) = fresh.next_if(|(_, place)| **place == at) {
                rows.push(Row::Fresh(number));
            }
            if (at as usize) < len && !gone.contains(&at) {
                rows.push(Row::Kept(at));
            }
        }
        Self(rows)
    }

    /// The rows in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Row> + Clone + '_ {
        self.0.iter().copied()
    }

    /// The new number of each of the `len` rows before, or [`GONE`].
    pub(crate) fn kept(&self, len: usize) -> Vec<u32> {
        let mut numbers = vec![GONE; len];
        for (row, number) in self.iter().zip(0..) {
            if let Row::Kept(before) = row {
                numbers[before as usize] = number;
            }
        }
        numbers
    }

    /// What stands in each row.
    fn pick<T: Clone>(&self, kept: &[T], fresh: &[T]) -> Vec<T> {
        let of = |row| match row {
            Row::Kept(at) => kept[at as usize].clone(),
            Row::Fresh(at) => fresh[at as usize].clone(),
        };
        self.iter().map(of).collect()
    }

    /// The text of each row.
    fn texts(&self, kept: &TextColumn, fresh: &TextColumn) -> TextColumn {
        let of = |row| match row {
            Row::Kept(at) => &kept[at as usize],
            Row::Fresh(at) => &fresh[at as usize],
        };
        self.iter().map(of).collect()
    }

    /// The columns of these rows.
    pub(super) fn partners(&self, kept: &PartnerColumns, fresh: &PartnerColumns) -> PartnerColumns {
        PartnerColumns {
            slug: self.texts(&kept.slug, &fresh.slug),
            name: self.texts(&kept.name, &fresh.name),
            official_name: self.texts(&kept.official_name, &fresh.official_name),
            other_names: self.pick(&kept.other_names, &fresh.other_names),
            role: self.pick(&kept.role, &fresh.role),
            kind: self.pick(&kept.kind, &fresh.kind),
            stage: self.pick(&kept.stage, &fresh.stage),
            expertise: self.pick(&kept.expertise, &fresh.expertise),
            place: self.pick(&kept.place, &fresh.place),
            site: self.pick(&kept.site, &fresh.site),
            membership: self.pick(&kept.membership, &fresh.membership),
            since: self.pick(&kept.since, &fresh.since),
            status: self.pick(&kept.status, &fresh.status),
        }
    }

    /// The locations of these rows; those of `fresh` are numbered as the fresh rows are.
    pub(super) fn locations(&self, kept: &Locations, fresh: &Locations) -> Locations {
        let mut all = Locations::default();
        let before = kept.starts();
        for (row, partner) in self.iter().zip(0..) {
            let (from, range) = match row {
                Row::Kept(at) => (kept, before.of(at)),
                Row::Fresh(at) => (fresh, fresh.of(at)),
            };
            all.partner.extend(range.clone().map(|_| partner));
            all.lon.extend_from_slice(&from.lon[range.clone()]);
            all.lat.extend_from_slice(&from.lat[range.clone()]);
            all.precision.extend_from_slice(&from.precision[range.clone()]);
            all.place.extend_from_slice(&from.place[range.clone()]);
            all.site.extend_from_slice(&from.site[range]);
        }
        all
    }
}

/// Where the locations of each partner begin: for those who ask for every partner.
pub(crate) struct Starts(Vec<usize>);

impl Starts {
    /// The locations of a partner, as [`Locations::of`] finds them.
    pub(crate) fn of(&self, partner: u32) -> Range<usize> {
        let start = |at: usize| self.0.get(at).or(self.0.last()).copied().unwrap_or_default();
        start(partner as usize)..start(partner as usize + 1)
    }
}

impl Locations {
    /// Where the locations of each partner begin, found in one walk.
    pub(crate) fn starts(&self) -> Starts {
        let mut starts = Vec::new();
        for (at, partner) in self.partner.iter().enumerate() {
            // Also those before who are nowhere.
            starts.resize(starts.len().max(*partner as usize + 1), at);
        }
        starts.push(self.len());
        Starts(starts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_rows_stand_before_the_row_that_follows_them() {
        let rows = Rows::new(3, &[1], &[0, 3]);
        assert_eq!(rows.0, [Row::Fresh(0), Row::Kept(0), Row::Kept(2), Row::Fresh(1)]);
        assert_eq!(rows.kept(3), [1, GONE, 2]);
        assert_eq!(rows.pick(&["a", "b", "c"], &["x", "y"]), ["x", "a", "c", "y"]);
    }
    #[test]
    fn starts_find_what_a_search_finds() {
        let locations = crate::generate::columns(60, 3).locations;
        let starts = locations.starts();
        for partner in 0..70 {
            assert_eq!(starts.of(partner).len(), locations.of(partner).len());
            assert!(locations.partner[starts.of(partner)].iter().all(|own| *own == partner));
        }
        assert_eq!(Locations::default().starts().of(0), 0..0);
    }
}
