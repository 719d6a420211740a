//! The small values that many records of the interface share.

use schemars::JsonSchema;
use serde::Serialize;
use shared::{
    date::{Calendar, Day, PartialDate, Sense},
    directory::{Columns, NONE},
    lang::Lang,
    text::dates,
    view::Facet,
};

/// A page of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct List<T> {
    /// The records of this page.
    pub items: Vec<T>,
    /// How many records all pages have together.
    pub total: usize,
    /// The address of the next page; null on the last.
    pub next: Option<String>,
}

/// An id with its name in the language of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Named<'a> {
    /// The id, as filters take it.
    pub id: &'a str,
    /// The name for people.
    pub label: &'a str,
}

/// A date as precisely as it is known, never more.
#[derive(Debug, Serialize, JsonSchema)]
pub struct When {
    /// EDTF level 1: `2017`, `2017-06`, `2017-06-30`; `2017~` is "about", `../2017` is "not after".
    pub date: String,
    /// The date for people.
    pub text: String,
    /// The first day that it can be; null where nobody knows.
    pub earliest: Option<String>,
    /// The last day that it can be.
    pub latest: String,
}

impl When {
    /// A date in the language of the answer.
    pub fn new(date: PartialDate, lang: Lang) -> Self {
        let days = date.days();
        Self {
            date: date.to_string(),
            text: dates::format_date(date, lang),
            earliest: (date.sense != Sense::By).then(|| iso(days.first)),
            latest: iso(days.last),
        }
    }
}

/// A day as `2017-06-30`.
pub fn iso(day: Day) -> String {
    let (year, month, date) = day.ymd();
    Calendar::Day(year, month, date).to_string()
}

/// Id and name of a facet's value; `None` for [`NONE`].
pub fn named(columns: &Columns, facet: Facet, at: u16, lang: Lang) -> Option<Named<'_>> {
    if at == NONE {
        return None;
    }
    let at = usize::from(at);
    let id = match facet {
        Facet::Expertise => columns.expertise.get(at)?.id.as_str(),
        Facet::Kind => columns.kinds.get(at)?.id.as_str(),
        Facet::Stage => columns.stages.get(at)?.id.as_str(),
        Facet::Role => columns.roles.get(at)?.id.as_str(),
        Facet::Place => columns.places.get(at)?.id.as_str(),
        Facet::Site => columns.sites.get(at)?.id.as_str(),
    };
    Some(Named { id, label: columns.facet_label(facet, at, lang) })
}
