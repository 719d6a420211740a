//! What the site says of itself: about, data, help, privacy, accessibility.

use maud::{Markup, html};
use shared::{
    date::{Calendar, PartialDate, Sense},
    lang::Lang,
    settings::Statement,
    text::dates::format_date,
    view::Facet,
};

use super::{TextPage, here::Here, linked, words::A11Y_UPDATED};
use crate::credits::credits;

/// The cluster in its own facts, and this map.
pub fn about(here: Here<'_>) -> TextPage {
    let (own, lang, directory) = (here.own(), here.lang(), here.details.directory);
    let roles = &directory.columns.roles;
    let texts = &here.settings.pages;
    let body = html! {
        p.lead { (here.settings.cluster.about.get(lang)) }
        (statements(here, own.aims, &texts.aims))
        (statements(here, own.focus, &texts.focus))
        (statements(here, own.programme, &texts.programme))
        h2 { (own.eras) }
        @for era in &here.details.register.eras {
            p { b { (era.name.get(lang)) } ": " (era.description.get(lang)) }
        }
        p { a href=(here.href("timeline")) { (here.words().timeline) } " · " a href=(here.href("projects")) { (own.projects) } " · " a href=(here.href("join")) { (own.join_title) } }
        h2 { (own.behind) }
        @for (at, role) in roles.iter().enumerate().filter(|(_, role)| role.id != "partner") {
            @let links: Vec<_> = directory.members[Facet::Role as usize][at].iter().map(|p| directory.link(p, lang)).collect();
            @if !links.is_empty() { h3 { (role.label.get(lang)) } (here.place().partners(Some("mates"), &links)) }
        }
        h2 { (own.this_map) }
        p { (own.this_map_text) }
    };
    let mut page = here.page(own.about_cluster, "about", &[], &body);
    page.head.linked.push(linked::the_cluster(&here));
    page
}

/// What the operator says, each with who works on it and the page that says so; nothing without any.
fn statements(here: Here<'_>, heading: &str, all: &[Statement]) -> Markup {
    let lang = here.lang();
    html! {
        @if !all.is_empty() {
            h2 { (heading) }
            @for said in all {
                @if let Some(title) = &said.title { h3 { (title.get(lang)) } }
                p {
                    (said.text.get(lang))
                    @if let Some(tag) = said.expertise.as_ref().filter(|tag| here.details.directory.value(Facet::Expertise, tag).is_some()) {
                        " " a href=(here.href(&format!("expertise/{tag}"))) { (here.own().who_works) }
                    }
                    @if let Some(url) = &said.source { " " small { "(" a href=(url) rel="noopener" { (shared::web::host(url)) } ")" } }
                }
            }
        }
    }
}

/// Who can join, who is in, and how to get in touch.
pub fn join(here: Here<'_>) -> TextPage {
    let (own, words, lang) = (here.own(), here.words(), here.lang());
    let (texts, columns) = (&here.settings.pages, &here.details.directory.columns);
    let c = &columns.coverage;
    let said = texts.join.get(lang);
    let body = html! {
        p.lead { @if said.is_empty() { (own.join_unsaid) } @else { (said) } }
        (statements(here, own.focus, &texts.focus))
        h2 { (own.join_who) }
        p { ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        ul.plain {
            @for (at, kind) in columns.kinds.iter().enumerate() {
                @let count = here.details.directory.members[Facet::Kind as usize][at].count();
                @if count > 0 { li { a href=(here.href(&format!("kinds/{}", kind.id))) { (kind.label.get(lang)) } " (" (count) ")" } }
            }
        }
        h2 { (own.join_how) }
        p { (contact(here)) }
    };
    let mut page = here.page(own.join_title, "join", &[], &body);
    if !said.is_empty() {
        said.clone_into(&mut page.head.description);
    }
    page.head.linked.push(linked::the_cluster(&here));
    page
}

/// What there is of data.
pub fn data(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let columns = &here.details.directory.columns;
    let c = &columns.coverage;
    let body = html! {
        p.lead { ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        h2 { (own.what_data) }
        ul.plain {
            li { a href=(here.href("partners")) { ((words.organisations_count)(columns.partners.len() as u32)) } }
            li { a href=(here.href("sites")) { (own.sites) ": " (columns.sites.len()) } }
            li { a href=(here.href("projects")) { (own.projects) ": " (here.details.register.projects.len()) } }
            li { a href=(here.href("timeline")) { ((words.milestones_count)(columns.milestones.len() as u32)) } }
            li { a href=(here.href("expertise")) { (words.expertise) ": " (columns.expertise.len()) } }
        }
        p { (own.updated) " " (format_date(day(here.changed.ymd()), here.lang())) "." }
        h2 { (own.downloads) }
        (downloads(here))
        h2 { (own.sure) } p { (own.sure_text) }
        h2 #licences { (own.licences) } p { (own.licences_text) } p { (credits(here.lang())) }
    };
    let mut page = here.page(own.data, "data", &[], &body);
    page.head.linked.push(linked::dataset(&here));
    page
}

/// The files of all published data, an empty table, and the interface for programs.
fn downloads(here: Here<'_>) -> Markup {
    const FILES: [(&str, &str); 6] = [
        ("Excel", ".xlsx"),
        ("CSV", ".csv"),
        ("GeoJSON", ".geojson"),
        ("JSON", ""),
        ("Atom", ".atom"),
        ("iCalendar", ".ics"),
    ];
    let (own, words, columns) = (here.own(), here.words(), &here.details.directory.columns);
    let query = if here.lang() == Lang::default() {
        String::new()
    } else {
        format!("?lang={}", here.lang())
    };
    let address = |path: &str| format!("/api/v1/{path}{query}");
    let links = |what: &str, files: &[(&str, &str)]| {
        html! {
            @for (at, (name, ending)) in files.iter().enumerate() {
                @if at > 0 { " · " }
                a href=(address(&format!("{what}{ending}"))) { (name) }
            }
        }
    };
    html! {
        ul.plain {
            li { ((words.organisations_count)(columns.partners.len() as u32)) ": " (links("partners", &FILES)) }
            li { ((words.milestones_count)(columns.milestones.len() as u32)) ": " (links("milestones", &FILES[3..])) }
            li { (own.projects) " (" (here.details.register.projects.len()) "): " (links("projects", &FILES[3..4])) }
            li { (own.sites) " (" (columns.sites.len()) "): " (links("sites", &FILES[3..4])) }
            li { (own.municipalities) ": " (links("municipalities", &FILES[3..4])) }
            li { (own.vocabularies) ": " (links("vocabularies", &FILES[3..4])) }
            li { (own.statistics) ": " (links("statistics", &FILES[3..4])) }
            li { (own.template) ": " (links("template", &FILES[..2])) }
            li { a href=(address("")) { (own.interface) } }
        }
    }
}

/// How filters, links and keys work, and how the map comes to other sites.
pub fn help(here: Here<'_>) -> TextPage {
    let w = here.own();
    let parts = [
        (w.help_filters, w.help_filters_text),
        (w.help_map, w.help_map_text),
        (w.help_links, w.help_links_text),
        (w.help_keys, w.help_keys_text),
        (w.help_time_keys, w.help_time_keys_text),
        (w.help_embed, w.help_embed_text),
    ];
    let body = html! {
        (sections(&parts))
        p { a href=(here.href("embed-builder")) { (w.to_builder) } }
    };
    here.page(w.help, "help", &[], &body)
}

/// What is kept of visitors.
pub fn privacy(here: Here<'_>) -> TextPage {
    let w = here.own();
    let parts = [
        (w.privacy_none, w.privacy_none_text),
        (w.privacy_place, w.privacy_place_text),
        (w.privacy_log, w.privacy_log_text),
    ];
    let body = html! {
        (sections(&parts))
        h2 { (w.privacy_ask) }
        p { (contact(here)) }
    };
    here.page(w.privacy, "privacy", &[], &body)
}

/// How usable the site is for everybody.
pub fn accessibility(here: Here<'_>) -> TextPage {
    let w = here.own();
    let body = html! {
        dl.facts {
            div { dt { (w.a11y_body) } dd { (here.settings.cluster.name) } }
            div { dt { (w.a11y_updated) } dd { (format_date(day(A11Y_UPDATED), here.lang())) } }
            div { dt { (w.a11y_software) } dd { "Klyngekart " (env!("CARGO_PKG_VERSION")) } }
            div { dt { (w.contact) } dd { (contact(here)) } }
        }
        (sections(w.a11y_parts))
    };
    here.page(w.accessibility, "accessibility", &[], &body)
}

/// A day as people read it.
fn day((year, month, day): (i16, u8, u8)) -> PartialDate {
    PartialDate { calendar: Calendar::Day(year, month, day), sense: Sense::Within }
}

/// Whom to write to or where to look, as a link where there is one.
fn contact(here: Here<'_>) -> Markup {
    let own = here.own();
    html! {
        @match (&here.settings.cluster.contact, &here.settings.cluster.website) {
            (Some(mail), _) if mail.contains('@') && !mail.contains("://") => { (own.join_contact) " " a href={ "mailto:" (mail) } { (mail) } }
            (Some(url), _) => { (own.join_page) " " a href=(url) rel="noopener" { (shared::web::host(url)) } }
            (None, Some(url)) => { (own.join_site) ": " a href=(url) rel="noopener" { (shared::web::host(url)) } }
            (None, None) => { (own.join_nothing) }
        }
    }
}

fn sections(parts: &[(&str, &str)]) -> Markup {
    html! { @for (title, text) in parts { h2 { (title) } p { (text) } } }
}
