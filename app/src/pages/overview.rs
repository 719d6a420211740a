//! The register from above: the stages of the value chain, and the numbers.

use maud::{Markup, html};
use shared::{
    bitset::Bitset,
    directory::FacetValue,
    explore::{FacetOptions, Opt},
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
    matrix::matrix,
};

/// At most so many organisations of a stage stand on the board; a link leads to all of them.
pub(crate) const MOST_IN_STAGE: usize = 40;
/// At most so many values stand in a chart.
const MOST_BARS: usize = 60;

/// The stages with their organisations, partners first. Each stage leads to the one before and after,
/// so that the chain can be walked with the keyboard.
pub fn value_chain(here: Here<'_>) -> TextPage {
    let (own, lang) = (here.own(), here.lang());
    let stages = &here.details.directory.columns.stages;
    let body = html! {
        p.lead { (own.chain_lead) }
        (Filters::of("value-chain").folded(here, here.view))
        (here.filters("value-chain", here.view, None))
        nav.jump aria-label=(own.stages) {
            ol { @for stage in stages { li { a href={ "#stage-" (stage.id) } { (stage.label.get(lang)) } } } }
        }
        div.board {
            @for (at, Stage { value: stage, partners, others }) in stages_of(here).iter().enumerate() {
                @let view = here.within(Facet::Stage, &stage.id);
                @let found = partners.len() + others.len();
                section id={ "stage-" (stage.id) } tabindex="-1" aria-labelledby={ "name-" (stage.id) } {
                    h2 id={ "name-" (stage.id) } { a href=(view.href(&here.href("partners"))) { (stage.label.get(lang)) } " " span { (found) } }
                    @if partners.is_empty() { p.none { @if here.view.is_filtered() { (own.empty) } @else { (own.no_partner_stage) } } }
                    @else { (links(here, partners)) }
                    @if !others.is_empty() { details { summary { (own.others) " (" (others.len()) ")" } (links(here, others)) } }
                    @if partners.len().max(others.len()) > MOST_IN_STAGE { p { a href=(view.href(&here.href("partners"))) { (own.show_all) " " (found) } } }
                    p.steps {
                        @if let Some(before) = at.checked_sub(1).map(|before| &stages[before]) {
                            a href={ "#stage-" (before.id) } aria-label={ (own.previous_stage) ": " (before.label.get(lang)) } { "← " (before.label.get(lang)) }
                        }
                        @if let Some(after) = stages.get(at + 1) {
                            a href={ "#stage-" (after.id) } aria-label={ (own.next_stage) ": " (after.label.get(lang)) } { (after.label.get(lang)) " →" }
                        }
                    }
                }
            }
        }
    };
    let mut page = here.page(own.value_chain, "value-chain", &[], &body);
    own.chain_lead.clone_into(&mut page.head.description);
    page.head = page.head.pictured(&here.view.filters_only());
    let items = stages.iter().map(|s| (s.label.get(lang), format!("partners?stage={}", s.id)));
    let list = linked::item_list(&here, own.stages, stages.len() as u32, items);
    page.head.linked.push(list);
    page
}

/// A stage of the value chain with those of a view who are in it.
pub(crate) struct Stage<'a> {
    /// Its id and label.
    pub value: &'a FacetValue,
    /// Its partners, as numbers in the directory.
    pub partners: Vec<u32>,
    /// Supporters and others, who are no partners.
    pub others: Vec<u32>,
}

/// All stages in the order of the chain.
pub(crate) fn stages_of(here: Here<'_>) -> Vec<Stage<'_>> {
    let directory = here.details.directory;
    let shown = directory.select(here.view).partners;
    let members = &directory.members[Facet::Stage as usize];
    let stages = directory.columns.stages.iter().zip(members);
    let stage = |(value, members): (_, &Bitset)| {
        let mut found = members.clone();
        found.and(&shown);
        let (partners, others) = found.iter().partition(|p| directory.in_count.contains(*p));
        Stage { value, partners, others }
    };
    stages.map(stage).collect()
}

fn links(here: Here<'_>, partners: &[u32]) -> Markup {
    let shown = partners.iter().take(MOST_IN_STAGE);
    let links: Vec<_> = shown.map(|p| here.details.directory.link(*p, here.lang())).collect();
    here.place().partners(None, &links)
}

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
