//! The register in numbers.

use maud::{Markup, html};
use shared::explore::{FacetOptions, Opt};

use super::{
    TextPage,
    bars::{Bar, bars},
    completeness::completeness,
    form::Filters,
    growth,
    here::Here,
    linked,
    matrix::matrix,
};

/// At most so many values stand in a chart.
const MOST_BARS: usize = 60;

/// Counts of every facet as bars in tables, and the matrix of expertise and place.
pub fn numbers(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let result = here.listing(here.view);
    let facets = here.details.directory.facet_options(here.view, &result.selection, here.lang());
    let c = &result.coverage;
    let whenever = &result.selection.whenever;
    let body = html! {
        p.lead { (own.numbers_lead) }
        (Filters::of("numbers").folded(here, here.view))
        (here.filters("numbers", here.view, None))
        p { b { ((words.organisations_count)(result.total)) } " · " ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        h2 { (own.growth) }
        (growth::picture(here, whenever))
        (growth::table(here, whenever, &|id| here.milestone(id)))
        (exports(here, "growth", true))
        @for facet in &facets {
            h2 { ((words.facet)(facet.facet)) }
            (facet_bars(here, facet, &|option| html! { a href=(here.within(facet.facet, &option.id).href(&here.href(""))) { (option.label) } }))
            @if facet.options.iter().any(|option| option.count > 0) { (exports(here, facet.facet.key(), true)) }
        }
        (matrix(here))
        (exports(here, "matrix", false))
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
    let left_out = some.len().saturating_sub(MOST_BARS);
    html! {
        (bars(here, (here.words().facet)(facet.facet), most, lines))
        @if left_out > 0 { p.hint { ((here.own().and_more)(left_out)) } }
    }
}

/// A chart of this selection as a table of values and, where it is drawn, as a picture.
pub(super) fn exports(here: Here<'_>, chart: &str, drawn: bool) -> Markup {
    let own = here.own();
    let query = here.view.filters_only().query();
    let amp = if query.is_empty() { "" } else { "&" };
    html! {
        ul.downloads {
            @for (ending, name) in [("csv", own.as_csv), ("png", own.as_png)].iter().take(if drawn { 2 } else { 1 }) {
                li { a href={ "/charts/" (chart) "." (ending) "?" (query) (amp) "lang=" (here.lang()) } { (name) } }
            }
        }
    }
}
