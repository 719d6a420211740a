//! The list of a view on its own, for pages without marks and timeline: those cost more than all else.

use std::sync::Arc;

use super::{Chip, FacetOptions, Note, Row};
use crate::{
    directory::{Coverage, Directory},
    filter::Selection,
    lang::Lang,
    view::{Facet, View},
};

/// The partners of a view as a page of text shows them.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Which partners, and why.
    pub selection: Selection,
    /// How many they are.
    pub total: u32,
    /// How complete the register is.
    pub coverage: Coverage,
    /// Values of the address that name nothing or cannot be read.
    pub notes: Vec<Note>,
    /// The active filters.
    pub chips: Vec<Chip>,
    /// The list as far as it is shown.
    pub rows: Vec<Arc<Row>>,
}

impl Directory {
    /// The list of a view: the same partners, order and words as in [`Directory::answer`].
    pub fn listing(&self, view: &View, lang: Lang) -> Listing {
        let selection = self.select(view);
        Listing {
            total: selection.partners.count(),
            coverage: self.columns.coverage.clone(),
            notes: self.notes(view, &selection),
            chips: self.chips(view, lang),
            rows: self.rows(view, &selection, lang, &[]),
            selection,
        }
    }

    /// What can be chosen in every facet of a view, with the counts that each choice would give.
    pub fn facet_options(
        &self,
        view: &View,
        selection: &Selection,
        lang: Lang,
    ) -> Vec<FacetOptions> {
        self.facet_options_after(view, selection, lang, None)
    }

    /// The same, after what a selection before had.
    pub(super) fn facet_options_after(
        &self,
        view: &View,
        selection: &Selection,
        lang: Lang,
        before: Option<(&Selection, &[FacetOptions])>,
    ) -> Vec<FacetOptions> {
        let options = |facet: Facet| {
            let known = before.and_then(|(was, options)| Some((was, options.get(facet as usize)?)));
            self.options(view, selection, facet, lang, known)
        };
        Facet::ALL.map(options).into()
    }
}
