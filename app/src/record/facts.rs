//! The facts of a partner as a list of terms, uncertain ones with what is uncertain.

use maud::{Markup, html};
use shared::{
    date::Sense,
    detail::{PartnerDetail, PlaceLine},
    lang::Lang,
    partner::Status,
    text::words,
};

use crate::{links::Place, pages::page_words};

/// What sources say of why an organisation is in the register: as what it takes part.
const ROLES: [&str; 5] =
    ["membership", "host", "support", "programme owner", "takes part with the cluster"];

/// The facts, each with the pages that say so where the record tells them apart.
pub fn facts(partner: &PartnerDetail, place: Place<'_>) -> Markup {
    let words = words(place.lang);
    let day_unknown = matches!(partner.since, Some((_, Sense::Within))) && !partner.since_day_known;
    let since = partner.since.as_ref().map_or(words.unknown_date, |(date, _)| date);
    let status = match partner.status {
        Status::Active => words.status_active,
        Status::Ceased => words.status_ceased,
        Status::Unknown => words.status_unknown,
    };
    let former = (!partner.former_names.is_empty()).then(|| partner.former_names.join(", "));
    let until = partner.until.as_ref().map(|(date, _)| date);
    let (stage_id, stage) = &partner.stage;
    let says = |facts: &[&str]| said_by(partner, facts, place.lang);
    let sourced = |name: &str, value: Option<&String>, facts: &[&str]| {
        html! { @if let Some(value) = value { (fact(name, &html! { (value) " " (says(facts)) })) } }
    };
    html! {
        dl.facts {
            (sourced(words.official_name, Some(&partner.official_name), &["official name"]))
            (sourced(words.former_names, former.as_ref(), &["former name"]))
            (sourced(words.owner, partner.owner.as_ref(), &["owner"]))
            (sourced(words.role, Some(&partner.role), &ROLES))
            (fact(words.member_since, &html! {
                (since) @if day_unknown { " " small { (words.day_unknown) } }
            }))
            (sourced(words.member_until, until, &["left"]))
            (text(words.last_confirmed, Some(partner.last_confirmed.as_deref().unwrap_or(words.not_confirmed))))
            (fact(words.status, &html! { (status) " " (says(&["status"])) }))
            @for (at, line) in partner.places.iter().enumerate() {
                (fact(if at == 0 { words.place } else { words.also_at }, &html! {
                    (location(line, place.lang)) @if line.sourced { " " (says(&["location"])) }
                }))
            }
            @if !partner.area.is_empty() { (fact(words.municipality, &area(partner, place))) }
            @if let Some((id, name)) = &partner.site {
                (fact(words.site, &place.filter("site", id, name)))
            }
            (fact(words.stage, &place.filter("stage", stage_id, stage)))
            @if let Some((url, host)) = &partner.website {
                (fact(words.website, &html! { a href=(url) rel="noopener" { (host) } " " (says(&["website"])) }))
            }
            @if let Some((number, source)) = &partner.org_number {
                (fact(words.org_number, &html! {
                    (number)
                    @if let Some(url) = source {
                        " " small { a href=(url) rel="noopener" { (words.check_in_register) } }
                    }
                }))
            }
        }
        @for note in [&partner.since_note, &partner.until_note, &partner.status_note].into_iter().flatten() {
            p.note { (note) }
        }
    }
}

/// The pages that support one of these facts, as links beside it; nothing where the record names none.
pub fn said_by(partner: &PartnerDetail, facts: &[&str], lang: Lang) -> Markup {
    let sources = partner.sources_of(facts);
    html! {
        @if !sources.is_empty() {
            small.said {
                (page_words(lang).source) ": "
                @for (at, source) in sources.iter().enumerate() {
                    @if at > 0 { ", " }
                    a href=(source.url) rel="noopener" { (source.host) }
                }
            }
        }
    }
}

/// A term and what it is.
pub fn fact(name: &str, value: &Markup) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

/// A term and the text that it is; nothing without one.
pub fn text(name: &str, value: Option<impl AsRef<str>>) -> Markup {
    html! { @if let Some(value) = value { (fact(name, &html! { (value.as_ref()) })) } }
}

/// A place, and how its position is known.
fn location(line: &PlaceLine, lang: Lang) -> Markup {
    let (words, own) = (words(lang), page_words(lang));
    let source = (words.position_source)((words.coordinate_source)(&line.coordinate_source));
    html! {
        (line.place) " "
        @if let Some(label) = &line.label { small { ((own.place_label)(label)) } " " }
        small { ((words.precision)(line.precision)) ", " (source) }
        @if !line.sourced { " " small { (words.place_by_common_knowledge) } }
    }
}

/// Municipality and county by all their official names.
fn area(partner: &PartnerDetail, place: Place<'_>) -> Markup {
    html! {
        @for (at, area) in partner.area.iter().enumerate() {
            @if at > 0 { ", " }
            (place.filter("place", &area.id, &area.name))
            @for (tag, name) in &area.other_names { " – " span lang=(tag) { (name) } }
        }
    }
}
