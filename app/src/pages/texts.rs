//! What the site says of itself: about, data, help, privacy, accessibility.

use maud::{Markup, html};
use shared::{lang::Lang, view::Facet};

use super::{TextPage, here::Here};
use crate::credits::credits;

/// The cluster in its own facts, and this map.
pub fn about(here: Here<'_>, cluster: &str) -> TextPage {
    let (own, directory) = (here.own(), here.details.directory);
    let roles = &directory.columns.roles;
    let body = html! {
        p.lead { (cluster) }
        h2 { (own.eras) }
        @for era in &here.details.register.eras {
            p { b { (era.name.get(here.lang())) } ": " (era.description.get(here.lang())) }
        }
        p { a href=(here.href("timeline")) { (here.words().timeline) } }
        h2 { (own.behind) }
        @for (at, role) in roles.iter().enumerate().filter(|(_, role)| role.id != "partner") {
            @let links: Vec<_> = directory.members[Facet::Role as usize][at].iter().map(|p| directory.link(p, here.lang())).collect();
            @if !links.is_empty() { h3 { (role.label.get(here.lang())) } (here.place().partners(Some("mates"), &links)) }
        }
        h2 { (own.this_map) }
        p { (own.this_map_text) }
    };
    here.page(own.about, "about", &[], &body)
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
            li { a href=(here.href("timeline")) { ((words.milestones_count)(columns.milestones.len() as u32)) } }
            li { a href=(here.href("expertise")) { (words.expertise) ": " (columns.expertise.len()) } }
        }
        h2 { (own.downloads) }
        (downloads(here))
        h2 { (own.sure) } p { (own.sure_text) }
        h2 { (own.licences) } p { (own.licences_text) } p { (credits(here.lang())) }
    };
    here.page(own.data, "data", &[], &body)
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
            li { (own.template) ": " (links("template", &FILES[..2])) }
            li { a href=(address("")) { (own.interface) } }
        }
    }
}

/// How filters, links and keys work.
pub fn help(here: Here<'_>) -> TextPage {
    let w = here.own();
    let parts = [
        (w.help_filters, w.help_filters_text),
        (w.help_links, w.help_links_text),
        (w.help_keys, w.help_keys_text),
    ];
    here.page(w.help, "help", &[], &sections(&parts))
}

/// What is kept of visitors.
pub fn privacy(here: Here<'_>) -> TextPage {
    let w = here.own();
    let parts = [(w.privacy_none, w.privacy_none_text), (w.privacy_place, w.privacy_place_text)];
    here.page(w.privacy, "privacy", &[], &sections(&parts))
}

/// How usable the site is for everybody.
pub fn accessibility(here: Here<'_>) -> TextPage {
    let w = here.own();
    let parts = [
        (w.a11y_status, w.a11y_status_text),
        (w.a11y_made, w.a11y_made_text),
        (w.a11y_tell, w.a11y_tell_text),
    ];
    here.page(w.accessibility, "accessibility", &[], &sections(&parts))
}

fn sections(parts: &[(&str, &str)]) -> Markup {
    html! { @for (title, text) in parts { h2 { (title) } p { (text) } } }
}
