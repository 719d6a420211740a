//! The register from above: the stages of the value chain, and the numbers.

use maud::{Markup, html};
use shared::{directory::PlaceLevel, explore::FacetOptions, view::Facet};

use super::{TextPage, here::Here};

/// The stages with their organisations, partners first.
pub fn value_chain(here: Here<'_>) -> TextPage {
    let (own, lang, directory) = (here.own(), here.lang(), here.details.directory);
    let columns = &directory.columns;
    let body = html! {
        p.lead { (own.chain_lead) }
        (here.filters("value-chain", here.view))
        div.board {
            @for stage in &columns.stages {
                @let view = here.within(Facet::Stage, &stage.id);
                @let found = directory.ordered(&view, &directory.select(&view));
                @let (partners, others) = found.iter().copied().partition::<Vec<u32>, _>(|p| directory.in_count.contains(*p));
                section {
                    h2 { a href=(view.href(&here.href(""))) { (stage.label.get(lang)) } " " span { (found.len()) } }
                    @if partners.is_empty() { p.none { @if here.view.is_filtered() { (own.empty) } @else { (own.no_partner_stage) } } }
                    @else { (links(here, &partners)) }
                    @if !others.is_empty() { details { summary { (own.others) " (" (others.len()) ")" } (links(here, &others)) } }
                }
            }
        }
    };
    let mut page = here.page(own.value_chain, "value-chain", &[], &body);
    own.chain_lead.clone_into(&mut page.head.description);
    page
}

fn links(here: Here<'_>, partners: &[u32]) -> Markup {
    let links: Vec<_> =
        partners.iter().map(|p| here.details.directory.link(*p, here.lang())).collect();
    here.place().partners(None, &links)
}

/// Counts of every facet as bars in tables, and the matrix of expertise and place.
pub fn numbers(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let result = here.answer(here.view).result;
    let c = &result.coverage;
    let body = html! {
        p.lead { (own.numbers_lead) }
        (here.filters("numbers", here.view))
        p { b { ((words.organisations_count)(result.total)) } " · " ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        p { a href=(here.href("timeline")) { (own.growth) } }
        @for facet in &result.facets { (bars(here, facet)) }
        (matrix(here))
    };
    let mut page = here.page(own.numbers, "numbers", &[], &body);
    own.numbers_lead.clone_into(&mut page.head.description);
    page
}

fn bars(here: Here<'_>, facet: &FacetOptions) -> Markup {
    let (own, name) = (here.own(), (here.words().facet)(facet.facet));
    let some: Vec<_> = facet.options.iter().filter(|option| option.count > 0).collect();
    let most = some.iter().map(|option| option.count).max().unwrap_or(1);
    html! {
        h2 { (name) }
        @if some.is_empty() { p.none { (own.empty) } } @else {
            table.bars {
                thead { tr { th scope="col" { (name) } th scope="col" { (own.count) } td {} } }
                tbody {
                    @for option in some {
                        tr {
                            th scope="row" { a href=(here.within(facet.facet, &option.id).href(&here.href(""))) { (option.label) } }
                            td { (option.count) }
                            td { svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" { rect width=(100 * option.count / most) height="10" {} } }
                        }
                    }
                }
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
    let places: Vec<_> = (columns.places.iter().enumerate())
        .filter(|(_, place)| place.level == PlaceLevel::Municipality)
        .map(|(at, place)| (place, inside(Facet::Place, at)))
        .filter(|(_, set)| set.count() > 0)
        .collect();
    html! {
        h2 { (own.matrix) }
        p { (own.matrix_note) }
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
