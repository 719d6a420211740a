//! The timeline of an embed: lanes as a picture, and the same as text.

use maud::{Markup, html};
use shared::view::Open;

use super::Drawn;
use crate::timeline::{as_text, lanes};

impl Drawn<'_> {
    /// The timeline.
    pub(super) fn timeline(&self) -> Markup {
        let (words, lang) = (self.words(), self.lang());
        let result = &self.answer.result;
        let timeline = &*result.timeline;
        let href = |open: Open| self.open_href(open).0;
        let open = self.embed.view.open.as_ref();
        html! {
            section.tl aria-label=(words.timeline) {
                div.tlaxis {
                    @for (name, class, lane) in [
                        (words.eras, "eras", lanes::eras(timeline, lang)),
                        (words.milestones, "milestones", lanes::milestones(timeline, result.window.as_ref(), open, lang, &href)),
                        (words.joins, "joins", lanes::joins(timeline, lang)),
                        (words.totals, "totals", lanes::totals(timeline, lang)),
                    ] {
                        span.lanename { (name) }
                        svg class={ "lane " (class) } width="100%" role="group" aria-label=(name) { (lane) }
                    }
                    span.lanename {}
                    svg class="lane ticks" width="100%" aria-hidden="true" { (lanes::ticks(timeline, lang)) }
                }
                details.tltext {
                    summary { (words.timeline_as_text) }
                    h2.vh { (words.timeline_as_text) }
                    div.tlcols { (as_text::text(timeline, lang, &href)) }
                }
            }
        }
    }
}
