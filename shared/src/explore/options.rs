//! What can be chosen in a facet.

use serde::{Deserialize, Serialize};

use crate::{
    directory::{Directory, PlaceLevel},
    filter::Selection,
    lang::Lang,
    view::{Facet, View},
};

/// The options of one facet, in an order that does not depend on the view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetOptions {
    /// The facet.
    pub facet: Facet,
    /// How many values are chosen.
    pub chosen: u32,
    /// What can be chosen.
    pub options: Vec<Opt>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opt {
    /// Its id in the address.
    pub id: String,
    /// Its name.
    pub label: String,
    /// How many partners choosing it would give.
    pub count: u32,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether it lies within the option above it that does not: a municipality in its county.
    pub inner: bool,
}

impl Directory {
    pub(super) fn options(
        &self,
        view: &View,
        selection: &Selection,
        facet: Facet,
        lang: Lang,
        before: Option<(&Selection, &FacetOptions)>,
    ) -> FacetOptions {
        let among = selection.choosable(facet);
        let members = &self.members[facet as usize];
        // Where few came or went since the answer before only these are counted.
        let known = before.and_then(|(selection, options)| {
            let mut more = vec![0_i32; members.len()];
            for (partner, is_in) in among.change_since(&selection.choosable(facet))? {
                for value in self.columns.values_of(facet, partner) {
                    if let Some(more) = more.get_mut(usize::from(value)) {
                        *more += if is_in { 1 } else { -1 };
                    }
                }
            }
            Some((more, &options.options))
        });
        let count = |number: usize, at: usize, id: &str| {
            let known = known.as_ref().and_then(|(more, options)| {
                let was = options.get(number).filter(|option| option.id == id)?;
                was.count.checked_add_signed(more[at])
            });
            known.unwrap_or_else(|| members[at].count_with(&among))
        };
        let ids = view.facet(facet);
        let option = |number: usize, at: usize, id: &str| Opt {
            label: self.columns.facet_label(facet, at, lang).to_owned(),
            count: count(number, at, id),
            chosen: ids.is_some_and(|ids| ids.iter().any(|chosen| chosen == id)),
            inner: facet == Facet::Place && self.columns.places[at].level != PlaceLevel::County,
            id: id.to_owned(),
        };
        let ids_of: Vec<&str> = self.columns.facet_ids(facet).collect();
        let offered = &self.option_order[facet as usize];
        // A town is chosen by search or by a link, and then shown like any other choice.
        let chosen = ids.into_iter().flatten().filter_map(|id| self.value(facet, id));
        let chosen_towns = chosen.filter(|at| !offered.contains(at));
        let options: Vec<Opt> = (offered.iter().copied().chain(chosen_towns).enumerate())
            .map(|(number, at)| option(number, at, ids_of[at]))
            .collect();
        let chosen = options.iter().filter(|option| option.chosen).count() as u32;
        FacetOptions { facet, chosen, options }
    }
}

/// The values of a facet that are offered, in order: of vocabularies all, tags by how many have them,
/// the rest as in the data; of places the counties and municipalities where somebody is, each county
/// before its municipalities; of sites all.
pub(crate) fn option_order(directory: &Directory, facet: Facet) -> Vec<usize> {
    let columns = &directory.columns;
    let members = &directory.members[facet as usize];
    let mut order: Vec<usize> = (0..members.len()).collect();
    match facet {
        Facet::Expertise => {
            crate::sort::by_key(&mut order, |&at| std::cmp::Reverse(members[at].count()));
        }
        Facet::Place => {
            let level = |at: usize| columns.places[at].level;
            order.retain(|&at| level(at) != PlaceLevel::Town && !members[at].is_empty());
            crate::sort::by_key(&mut order, |&at| match level(at) {
                PlaceLevel::County => (at, 0),
                _ => (usize::from(columns.places[at].parent), at),
            });
        }
        _ => {}
    }
    order
}
