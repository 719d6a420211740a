//! The value chain and the numbers of an embed.

use maud::{Markup, html};
use shared::{explore::Opt, view::Open};

use super::Drawn;
use crate::pages::{
    board::{Links, board},
    growth,
    overview::facet_bars,
};

impl Drawn<'_> {
    /// The stages with their partners; others are folded.
    pub(super) fn value_chain(&self) -> Markup {
        let links = Links {
            stage: &|stage| html! { (stage.label.get(self.lang())) },
            partner: &|link| self.partner_link(link),
            all: &|_| self.outside(&self.full(), self.here.own().show_all),
        };
        board(self.here, &links)
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
            @for facet in result.facets.iter() {
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
