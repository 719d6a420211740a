//! The value chain as a board: on its page, and in embeds.

use maud::{Markup, html};
use shared::{bitset::Bitset, directory::FacetValue, explore::PartnerLink, view::Facet};

use super::{TextPage, form::Filters, here::Here, linked};

/// At most so many organisations of a stage stand on the board; a link leads to all of them.
const MOST_IN_STAGE: usize = 40;

/// Where the links of a board lead.
pub(crate) struct Links<'a> {
    /// The name of a stage.
    pub stage: &'a dyn Fn(&FacetValue) -> Markup,
    /// An organisation.
    pub partner: &'a dyn Fn(&PartnerLink) -> Markup,
    /// All organisations of a stage, where not all are shown.
    pub all: &'a dyn Fn(&FacetValue) -> Markup,
}

/// A stage of the value chain with those of a view who are in it.
struct Stage<'a> {
    value: &'a FacetValue,
    /// Its partners, as numbers in the directory.
    partners: Vec<u32>,
    /// Supporters and others, who are no partners.
    others: Vec<u32>,
}

/// The page. Each stage leads to the one before and after, so that the chain can be walked with the
/// keyboard.
pub fn value_chain(here: Here<'_>) -> TextPage {
    let (own, lang) = (here.own(), here.lang());
    let stages = &here.details.directory.columns.stages;
    let list =
        |stage: &FacetValue| here.within(Facet::Stage, &stage.id).href(&here.href("partners"));
    let links = Links {
        stage: &|stage| html! { a href=(list(stage)) { (stage.label.get(lang)) } },
        partner: &|link| here.place().partner(link),
        all: &|stage| html! { a href=(list(stage)) { (own.show_all) } },
    };
    let body = html! {
        p.lead { (own.chain_lead) }
        (Filters::of("value-chain").folded(here, here.view))
        (here.filters("value-chain", here.view, None))
        nav.jump aria-label=(own.stages) {
            ol { @for stage in stages { li { a href={ "#stage-" (stage.id) } { (stage.label.get(lang)) } } } }
        }
        (board(here, &links))
    };
    let mut page = here.page(own.value_chain, "value-chain", &[], &body);
    own.chain_lead.clone_into(&mut page.head.description);
    page.head = page.head.pictured(&here.view.filters_only());
    let items = stages.iter().map(|s| (s.label.get(lang), format!("partners?stage={}", s.id)));
    let list = linked::item_list(&here, own.stages, stages.len() as u32, items);
    page.head.linked.push(list);
    page
}

/// The links of the chain in a row, then what the vocabulary says stands around it.
pub(crate) fn board(here: Here<'_>, links: &Links<'_>) -> Markup {
    let own = here.own();
    let (around, chain): (Vec<_>, Vec<_>) =
        stages_of(here).into_iter().partition(|stage| stands_around(here, &stage.value.id));
    html! {
        h2 { (own.chain_itself) }
        ol.board.chain {
            @for (at, stage) in chain.iter().enumerate() {
                @let before = at.checked_sub(1).map(|before| chain[before].value);
                li { (section(here, stage, links, before, chain.get(at + 1).map(|after| after.value))) }
            }
        }
        @if !around.is_empty() {
            h2 { (own.chain_around) }
            ul.board { @for stage in &around { li { (section(here, stage, links, None, None)) } } }
        }
    }
}

fn section(
    here: Here<'_>,
    stage: &Stage<'_>,
    links: &Links<'_>,
    before: Option<&FacetValue>,
    after: Option<&FacetValue>,
) -> Markup {
    let (own, lang) = (here.own(), here.lang());
    let Stage { value, partners, others } = stage;
    html! {
        section id={ "stage-" (value.id) } tabindex="-1" aria-labelledby={ "name-" (value.id) } {
            h3 id={ "name-" (value.id) } { ((links.stage)(value)) " " span { (partners.len() + others.len()) } }
            @if partners.is_empty() {
                p.none { (if here.view.is_filtered() { own.no_partner_fits } else { own.no_partner_stage }) }
            } @else { (cards(here, partners, links)) }
            @if !others.is_empty() {
                // Where nobody else is here, nothing is hidden.
                details open[partners.is_empty() && here.view.is_filtered()] {
                    summary { (own.others) " (" (others.len()) ")" }
                    (cards(here, others, links))
                }
            }
            @if partners.len().max(others.len()) > MOST_IN_STAGE { p { ((links.all)(value)) } }
            @if before.or(after).is_some() {
                p.steps {
                    @if let Some(before) = before {
                        a href={ "#stage-" (before.id) } target="_self" aria-label={ (own.previous_stage) ": " (before.label.get(lang)) } { "← " (before.label.get(lang)) }
                    }
                    @if let Some(after) = after {
                        a href={ "#stage-" (after.id) } target="_self" aria-label={ (own.next_stage) ": " (after.label.get(lang)) } { (after.label.get(lang)) " →" }
                    }
                }
            }
        }
    }
}

/// Organisations with their kind and place.
fn cards(here: Here<'_>, partners: &[u32], links: &Links<'_>) -> Markup {
    let directory = here.details.directory;
    html! {
        ul {
            @for p in partners.iter().take(MOST_IN_STAGE) {
                @let link = directory.link(*p, here.lang());
                @let place = directory.place_text(directory.main_place(*p));
                li {
                    ((links.partner)(&link))
                    p { (link.kind_label) @if !place.is_empty() { " · " (place) } }
                }
            }
        }
    }
}

/// All stages in the order of the data.
fn stages_of(here: Here<'_>) -> Vec<Stage<'_>> {
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

fn stands_around(here: Here<'_>, id: &str) -> bool {
    let terms = &here.details.register.vocabularies.value_chain_stages;
    terms.iter().any(|term| term.around && term.id == id)
}
