//! The register in numbers.

use maud::{Markup, html};
use shared::{
    directory::PlaceLevel,
    explore::{FacetOptions, Opt},
    timeline::{Room, timeline},
    view::Facet,
};

use super::{
    TextPage,
    bars::{Bar, bars},
    completeness::completeness,
    form::Filters,
    growth,
    here::Here,
    linked,
};

/// At most so many values stand in a chart.
const MOST_BARS: usize = 60;
/// At most so many municipalities stand in the matrix.
const MOST_PLACES: usize = 24;

/// Counts of every facet as bars in tables, and the matrix of expertise and place.
pub fn numbers(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let result = here.listing(here.view);
    let facets = here.details.directory.facet_options(here.view, &result.selection, here.lang());
    let c = &result.coverage;
    let whenever = &result.selection.whenever;
    let timeline = timeline(
        here.details.directory,
        whenever,
        here.view,
        here.lang(),
        Room::of_width(growth::WIDTH),
    );
    let body = html! {
        p.lead { (own.numbers_lead) }
        (Filters::of("numbers").folded(here, here.view))
        (here.filters("numbers", here.view, None))
        p { b { ((words.organisations_count)(result.total)) } " · " ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        h2 { (own.growth) }
        (growth::picture(&timeline, here.lang()))
        (growth::table(here, &|id| here.milestone(id)))
        @for facet in &facets {
            h2 { ((words.facet)(facet.facet)) }
            (facet_bars(here, facet, &|option| html! { a href=(here.within(facet.facet, &option.id).href(&here.href(""))) { (option.label) } }))
            @if facet.options.iter().any(|option| option.count > 0) { (exports(here, facet.facet.key())) }
        }
        (matrix(here))
        (completeness(here, &result.selection.partners))
    };
    let mut page = here.page(own.numbers, "numbers", &[], &body);
    own.numbers_lead.clone_into(&mut page.head.description);
    page.head = page.head.pictured(&here.view.filters_only());
    page.head.linked.push(linked::dataset(&here));
    page
}

/// The counts of a facet as bars in a table; `name` is what stands for an option.
pub(crate) fn facet_bars(
    here: Here<'_>,
    facet: &FacetOptions,
    name: &dyn Fn(&Opt) -> Markup,
) -> Markup {
    let some: Vec<_> = facet.options.iter().filter(|option| option.count > 0).collect();
    let Some(most) = some.iter().map(|option| option.count as usize).max() else {
        return html! { p.none { (here.own().empty) } };
    };
    let lines = some.iter().take(MOST_BARS).map(|option| Bar {
        name: name(option),
        inner: option.inner,
        count: option.count as usize,
    });
    bars(here, (here.words().facet)(facet.facet), most, lines)
}

/// A chart of this selection as a table of values and as a picture.
fn exports(here: Here<'_>, chart: &str) -> Markup {
    let own = here.own();
    let query = here.view.filters_only().query();
    let amp = if query.is_empty() { "" } else { "&" };
    html! {
        ul.downloads {
            @for (ending, name) in [("csv", own.as_csv), ("png", own.as_png)] {
                li { a href={ "/charts/" (chart) "." (ending) "?" (query) (amp) "lang=" (here.lang()) } { (name) } }
            }
        }
    }
}

fn matrix(here: Here<'_>) -> Markup {
    let (own, directory) = (here.own(), here.details.directory);
    let columns = &directory.columns;
    let shown = directory.select(here.view).partners;
    let inside = |facet: Facet, at: usize| {
        let mut set = directory.members[facet as usize][at].clone();
        set.and(&shown);
        set
    };
    let mut places: Vec<_> = (columns.places.iter().enumerate())
        .filter(|(_, place)| place.level == PlaceLevel::Municipality)
        .map(|(at, place)| (place, inside(Facet::Place, at)))
        .filter(|(_, set)| set.count() > 0)
        .collect();
    let all = places.len();
    if all > MOST_PLACES {
        places.sort_by_key(|(_, set)| std::cmp::Reverse(set.count()));
        places.truncate(MOST_PLACES);
    }
    html! {
        h2 { (own.matrix) }
        p { (own.matrix_note) @if all > MOST_PLACES { " " (own.places_shown) } }
        div.wide tabindex="0" role="region" aria-label=(own.matrix) {
            table.matrix {
                thead { tr { th scope="col" { (here.words().expertise) } @for (place, _) in &places { th scope="col" { (place.name) } } } }
                tbody {
                    @for (at, tag) in columns.expertise.iter().enumerate() {
                        @let have = inside(Facet::Expertise, at);
                        @if have.count() > 0 {
                            tr {
                                th scope="row" { (tag.label.get(here.lang())) }
                                @for (place, there) in &places {
                                    @let both = { let mut both = have.clone(); both.and(there); both.count() };
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
