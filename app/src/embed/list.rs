//! The organisations of an embed as a list.

use maud::{Markup, html};
use shared::{
    explore::Row,
    membership::Certainty,
    view::{Open, View},
};

use super::Drawn;
use crate::links::sign;

/// How many pages of rows a frame shows at most, so that it is never higher than the element makes it;
/// the rest is on the site itself.
pub const MOST_PAGES: u32 = 3;

impl Drawn<'_> {
    /// The rows as far as they are shown, with the way to more; or why there are none.
    pub(super) fn list(&self) -> Markup {
        let result = &self.answer.result;
        let left = result.total.saturating_sub(result.rows.len() as u32);
        let page = self.embed.view.page.max(1);
        let more = View { page: page + 1, ..self.embed.view.clone() };
        html! {
            @if result.rows.is_empty() { (self.empty(self.own().nothing)) } @else {
                ol.list { @for row in &result.rows { (self.row(row)) } }
            }
            @if left > 0 {
                p.more {
                    @if page < MOST_PAGES { (self.inside("btn quiet", more, &html! { ((self.words().more_rows)(left)) })) }
                    @else { (self.outside(&self.full(), self.own().see_all)) }
                }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let words = self.words();
        let (shape, word) = match row.certainty {
            Certainty::Certain => ("certain", words.certain),
            Certainty::Possible => ("possible", words.possible),
            Certainty::Unknown => ("unknown", words.possible),
        };
        let timed = self.answer.result.certainty.is_some();
        html! {
            li.row {
                (sign(row.partner.kind))
                (self.opens("name", Open::Partner(row.partner.slug.clone()), &html! { (row.partner.name) }))
                p.where {
                    span.vh { (row.partner.kind_label) ". " }
                    (row.place)
                    @if let Some(km) = &row.distance { " · " (km) }
                    @if row.ceased { span.ceased { (words.ceased) } }
                }
                p.cert.sure[row.certainty == Certainty::Certain] {
                    svg aria-hidden="true" { use href={ "#c-" (shape) } {} }
                    span {
                        @if timed { (word) " " }
                        small {
                            @if row.since.is_empty() { (words.unknown_date) }
                            @else if row.by { (row.since) }
                            @else { ((words.with_since)(&row.since)) }
                        }
                    }
                }
            }
        }
    }

    /// Why nothing is shown, with the way to everything.
    pub(super) fn empty(&self, why: &str) -> Markup {
        let all =
            View::default().href(&format!("{}{}", self.here.site.public_url, self.here.href("")));
        html! {
            div.empty { p { (why) } p { (self.outside(&all, self.own().see_all)) } }
        }
    }
}
