//! The value chain and the numbers of an embed.

use maud::{Markup, html};
use shared::{explore::Opt, view::Open};

use super::Drawn;
use crate::pages::{
    growth,
    overview::{MOST_IN_STAGE, facet_bars, stages_of},
};

impl Drawn<'_> {
    /// The stages with their partners; others are folded.
    pub(super) fn value_chain(&self) -> Markup {
        let (own, lang) = (self.here.own(), self.lang());
        html! {
            div.board {
                @for stage in stages_of(self.here) {
                    section {
                        h2 { (stage.value.label.get(lang)) " " span { (stage.partners.len() + stage.others.len()) } }
                        @if stage.partners.is_empty() {
                            p.none { (if self.embed.view.is_filtered() { own.empty } else { own.no_partner_stage }) }
                        } @else { (self.named(&stage.partners)) }
                        @if !stage.others.is_empty() {
                            details { summary { (own.others) " (" (stage.others.len()) ")" } (self.named(&stage.others)) }
                        }
                    }
                }
            }
        }
    }

    fn named(&self, partners: &[u32]) -> Markup {
        let links = partners.iter().map(|p| self.directory().link(*p, self.lang()));
        html! {
            ul { @for link in links.take(MOST_IN_STAGE) { li { (self.partner_link(&link)) } } }
            @if partners.len() > MOST_IN_STAGE { p { (self.outside(&self.full(), self.here.own().show_all)) } }
        }
    }

    /// How the partnership grew, and the counts of every facet. Their names narrow the view where
    /// visitors may.
    pub(super) fn numbers(&self) -> Markup {
        let (own, words, result) = (self.here.own(), self.words(), &self.answer.result);
        let whenever = self.directory().select(self.here.view).whenever;
        let milestone = |id: &str| self.open_href(Open::Milestone(id.to_owned())).0;
        html! {
            section {
                h2 { (own.growth) }
                (growth::picture(self.here, &whenever))
                details { summary { (own.growth) } (growth::table(self.here, &whenever, &milestone)) }
            }
            @for facet in &result.facets {
                @let name = |option: &Opt| {
                    let narrowed = self.here.within(facet.facet, &option.id);
                    let text = html! { (option.label) };
                    if self.embed.options.allow.filter { self.inside("", narrowed, &text) } else { text }
                };
                section { h2 { ((words.facet)(facet.facet)) } (facet_bars(self.here, facet, &name)) }
            }
        }
    }
}
