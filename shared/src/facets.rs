//! How many partners choosing an option would give.

use crate::{bitset::Bitset, directory::Directory, filter::Selection, view::Facet};

impl Directory {
    /// For each value of `facet`, in the order of the data: the size of the result with the facet set
    /// to that value alone and everything else unchanged; for `expertise` with `match=all`, with the
    /// value added to those chosen.
    pub fn facet_counts(&self, selection: &Selection, facet: Facet) -> Vec<u32> {
        let among = selection.choosable(facet);
        self.members[facet as usize].iter().map(|members| members.count_with(&among)).collect()
    }
}

impl Selection {
    /// The partners among which a value of `facet` chooses.
    pub(crate) fn choosable(&self, facet: Facet) -> Bitset {
        let parts = &self.parts;
        let adds = facet == Facet::Expertise && parts.match_all;
        let mut among = parts.rest.clone();
        for (at, chosen) in parts.facets.iter().enumerate() {
            if let Some(chosen) = chosen.as_ref().filter(|_| adds || at != facet as usize) {
                among.and(chosen);
            }
        }
        among
    }
}
