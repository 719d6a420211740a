//! How complete the records of a view are, and how fresh: what is known of how many.

use std::collections::{BTreeMap, HashSet};

use maud::{Markup, html};
use shared::{
    bitset::Bitset,
    partner::{Partner, Precision},
};

use super::{
    Here,
    bars::{Bar, bars},
    overview::exports,
};

/// Whether one thing is known of an organisation.
type Fits = fn(&Partner) -> bool;

/// How complete and fresh the records of a view are, in numbers.
pub(super) struct Known {
    /// How many organisations the view has.
    pub all: u32,
    /// What may be known, and of how many it is.
    pub things: Vec<(String, u32)>,
    /// The years of their last confirmation, the latest first, those without one at the end.
    pub years: Vec<(String, u32)>,
}

/// What is known of how many of `shown`.
pub(super) fn known(here: Here<'_>, shown: &Bitset) -> Known {
    let own = here.own();
    let slugs = &here.details.directory.columns.partners.slug;
    let shown: HashSet<&str> = slugs
        .iter()
        .enumerate()
        .filter(|(at, _)| shown.contains(*at as u32))
        .map(|(_, slug)| slug)
        .collect();
    let records: Vec<&Partner> = here
        .details
        .register
        .partners
        .iter()
        .filter(|partner| shown.contains(partner.id.as_str()))
        .collect();
    let things: [(&str, Fits); 8] = [
        (own.known_site, |p| is_at(p, |precision| precision == Precision::Site)),
        (own.known_place, |p| is_at(p, |_| true)),
        (own.known_joined, |p| p.joined.is_some()),
        (own.known_by, |p| p.joined.is_some() || p.partner_by.is_some()),
        (own.known_number, |p| p.org_number.is_some()),
        (own.known_tags, |p| !p.expertise.is_empty()),
        (own.known_website, |p| p.website.is_some()),
        (own.known_sources, |p| !p.sources.is_empty()),
    ];
    let of = |known: Fits| records.iter().filter(|p| known(p)).count() as u32;
    let mut years: BTreeMap<Option<i16>, u32> = BTreeMap::new();
    for partner in &records {
        *years.entry(partner.last_confirmed.map(|date| date.calendar.year())).or_default() += 1;
    }
    let year =
        |year: Option<i16>| year.map_or_else(|| own.never_confirmed.to_owned(), |y| y.to_string());
    Known {
        all: records.len() as u32,
        things: things.map(|(name, known)| (name.to_owned(), of(known))).into(),
        years: years.into_iter().rev().map(|(at, count)| (year(at), count)).collect(),
    }
}

/// A table of what is known of how many of `shown`, and one of the years of their last confirmation.
pub(super) fn completeness(here: Here<'_>, shown: &Bitset) -> Markup {
    let own = here.own();
    let Known { all, things, years } = known(here, shown);
    let lines = |lines: Vec<(String, u32)>| {
        lines.into_iter().map(|(name, count)| Bar {
            name: html! { (name) },
            inner: false,
            count: count as usize,
        })
    };
    html! {
        h2 { (own.completeness) }
        p { (own.completeness_lead) }
        (bars(here, own.known, all as usize, lines(things)))
        (exports(here, "completeness", true))
        h2 { (own.freshness) }
        p { (own.freshness_lead) }
        (bars(here, here.words().last_confirmed, all as usize, lines(years)))
        (exports(here, "freshness", true))
    }
}

fn is_at(partner: &Partner, fits: fn(Precision) -> bool) -> bool {
    partner.location.as_ref().is_some_and(|location| fits(location.precision))
}
