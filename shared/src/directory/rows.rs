//! Which rows of the columns before are still there after a few changes, and in which order.

use super::{Locations, PartnerColumns};

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

    /// The columns of these rows.
    pub(super) fn partners(&self, kept: &PartnerColumns, fresh: &PartnerColumns) -> PartnerColumns {
        macro_rules! texts {
            ($name:ident) => {
                (self.iter())
                    .map(|row| match row {
                        Row::Kept(at) => &kept.$name[at as usize],
                        Row::Fresh(at) => &fresh.$name[at as usize],
                    })
                    .collect()
            };
        }
        macro_rules! values {
            ($name:ident) => {
                self.pick(&kept.$name, &fresh.$name)
            };
        }
        PartnerColumns {
            slug: texts!(slug),
            name: texts!(name),
            official_name: texts!(official_name),
            other_names: values!(other_names),
            role: values!(role),
            kind: values!(kind),
            stage: values!(stage),
            expertise: values!(expertise),
            place: values!(place),
            site: values!(site),
            membership: values!(membership),
            since: values!(since),
            status: values!(status),
        }
    }

    /// The locations of these rows; those of `fresh` are numbered as the fresh rows are.
    pub(super) fn locations(&self, kept: &Locations, fresh: &Locations) -> Locations {
        let mut all = Locations::default();
        let mut next = 0;
        for (row, partner) in self.iter().zip(0..) {
            let (from, range) = match row {
                Row::Kept(before) => {
                    // Both are in the same order, so that one walk finds them all.
                    let more = &kept.partner[next..];
                    let first = next + more.iter().take_while(|of| **of < before).count();
                    next = first
                        + kept.partner[first..].iter().take_while(|of| **of == before).count();
                    (kept, first..next)
                }
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
}
