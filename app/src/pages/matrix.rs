//! How many organisations of a view have an expertise in a municipality.

use maud::{Markup, html};
use shared::{
    bitset::Bitset,
    directory::{FacetValue, PlaceEntry, PlaceLevel},
    lang::Lang,
    view::Facet,
};

use super::{chart::Cell, here::Here};

/// At most so many municipalities stand on the page; the file has all.
const MOST_PLACES: usize = 24;

/// Municipalities and expertise of a view, each with who of it is there or has it.
pub(super) struct Matrix<'a> {
    /// Every municipality in which anybody of the view is.
    pub places: Vec<(&'a PlaceEntry, Bitset)>,
    /// Every expertise that anybody of the view has.
    tags: Vec<(&'a FacetValue, Bitset)>,
}

impl<'a> Matrix<'a> {
    /// The matrix of the view of the address.
    pub(super) fn of(here: Here<'a>) -> Self {
        let directory = here.details.directory;
        let columns = &directory.columns;
        let shown = directory.select(here.view).partners;
        let inside = |facet: Facet, at: usize| {
            let mut set = directory.members[facet as usize][at].clone();
            set.and(&shown);
            (!set.is_empty()).then_some(set)
        };
        let places = (columns.places.iter().enumerate())
            .filter(|(_, place)| place.level == PlaceLevel::Municipality)
            .filter_map(|(at, place)| Some((place, inside(Facet::Place, at)?)));
        let tags = columns.expertise.iter().enumerate();
        let tags = tags.filter_map(|(at, tag)| Some((tag, inside(Facet::Expertise, at)?)));
        Self { places: places.collect(), tags: tags.collect() }
    }

    /// The whole of it as lines of a table.
    pub(super) fn lines(&self, lang: Lang) -> Vec<Vec<Cell>> {
        let line = |(tag, have): &(&FacetValue, Bitset)| {
            let counts = self.places.iter().map(|(_, there)| Cell::Number(both(have, there)));
            std::iter::once(Cell::Text(tag.label.get(lang).to_owned())).chain(counts).collect()
        };
        self.tags.iter().map(line).collect()
    }
}

fn both(have: &Bitset, there: &Bitset) -> u32 {
    let mut both = have.clone();
    both.and(there);
    both.count()
}

/// The matrix with a link to each selection; the municipalities with the most organisations where there
/// are many.
pub(super) fn matrix(here: Here<'_>) -> Markup {
    let own = here.own();
    let Matrix { mut places, tags } = Matrix::of(here);
    let left_out = places.len().saturating_sub(MOST_PLACES);
    if left_out > 0 {
        places.sort_by_key(|(_, set)| std::cmp::Reverse(set.count()));
        places.truncate(MOST_PLACES);
    }
    html! {
        h2 { (own.matrix) }
        p { (own.matrix_note) @if left_out > 0 { " " (own.places_shown) " " ((own.and_more)(left_out)) "." } }
        @if tags.is_empty() { p.none { (own.empty) } }
        @else {
            div.wide tabindex="0" role="region" aria-label=(own.matrix) {
                table.matrix {
                    thead { tr { th scope="col" { (here.words().expertise) } @for (place, _) in &places { th scope="col" { (place.name) } } } }
                    tbody {
                        @for (tag, have) in &tags {
                            tr {
                                th scope="row" { (tag.label.get(here.lang())) }
                                @for (place, there) in &places {
                                    @let both = both(have, there);
                                    td {
                                        @if both > 0 {
                                            @let view = here.within(Facet::Expertise, &tag.id).with_facet(Facet::Place, vec![place.id.clone()]);
                                            a href=(view.href(&here.href(""))) { (both) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
