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
};

/// One thing that may be known of an organisation.
type Known = fn(&Partner) -> bool;

/// A table of what is known of how many of `shown`, and one of the years of their last confirmation.
pub(super) fn completeness(here: Here<'_>, shown: &Bitset) -> Markup {
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
    let known: [(&str, Known); 8] = [
        (own.known_site, |p| is_at(p, |precision| precision == Precision::Site)),
        (own.known_place, |p| is_at(p, |_| true)),
        (own.known_joined, |p| p.joined.is_some()),
        (own.known_by, |p| p.joined.is_some() || p.partner_by.is_some()),
        (own.known_number, |p| p.org_number.is_some()),
        (own.known_tags, |p| !p.expertise.is_empty()),
        (own.known_website, |p| p.website.is_some()),
        (own.known_sources, |p| !p.sources.is_empty()),
    ];
    let of = |known: Known| records.iter().filter(|partner| known(partner)).count();
    let mut years: BTreeMap<Option<i16>, usize> = BTreeMap::new();
    for partner in &records {
        *years.entry(partner.last_confirmed.map(|date| date.calendar.year())).or_default() += 1;
    }
    let year =
        |year: Option<i16>| year.map_or_else(|| own.never_confirmed.to_owned(), |y| y.to_string());
    let all = records.len();
    let line = |name: &str, count| Bar { name: html! { (name) }, inner: false, count };
    html! {
        h2 { (own.completeness) }
        p { (own.completeness_lead) }
        (bars(here, own.known, all, known.map(|(name, known)| line(name, of(known)))))
        h2 { (own.freshness) }
        p { (own.freshness_lead) }
        (bars(here, here.words().last_confirmed, all, years.into_iter().rev().map(|(at, count)| line(&year(at), count))))
    }
}

fn is_at(partner: &Partner, fits: fn(Precision) -> bool) -> bool {
    partner.location.as_ref().is_some_and(|location| fits(location.precision))
}
