//! What a text finds in everything: organisations, sites, places, expertise, milestones, projects.

use maud::{Markup, html};
use shared::{search, view::View};

use super::{TextPage, here::Here};
use crate::document::Head;

/// At most so many organisations; the table shows the rest.
const MOST_PARTNERS: usize = 12;
/// At most so many of everything else.
const MOST: usize = 8;

/// A heading with links to pages: address below the language, name, and what else is said.
struct Found {
    heading: &'static str,
    items: Vec<(String, String, String)>,
}

/// The page.
pub fn search(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let q = here.view.q.as_str();
    let view = View { q: q.to_owned(), ..View::default() };
    let listing = here.listing(&view);
    let others = if q.is_empty() { Vec::new() } else { others(here, q) };
    let nothing = listing.total == 0 && others.iter().all(|found| found.items.is_empty());
    let body = html! {
        form.filter role="search" method="get" action=(here.href("search")) {
            label { (own.search_title) " " input type="search" name="q" value=(q); }
            button.btn type="submit" { (words.search) }
        }
        @if q.is_empty() {
            p.lead { (own.search_lead) }
        } @else if nothing {
            p.lead role="status" { (own.nothing_for) " " (own.quote.0) (q) (own.quote.1) "." }
            p { (own.search_hint) " " a href=(here.href("partners")) { (own.see_all) } }
        } @else {
            p.lead { (own.results_for) " " (own.quote.0) (q) (own.quote.1) }
            @if listing.total > 0 {
                h2 { (words.organisations) " " span.none { "(" (listing.total) ")" } }
                ul.cards { @for row in listing.rows.iter().take(MOST_PARTNERS) { li { (here.place().partner(&row.partner)) p { (row.place) } } } }
                @if listing.total as usize > MOST_PARTNERS { p { a href=(view.href(&here.href("partners"))) { (own.show_all) " " (listing.total) } } }
                p { a href=(view.href(&here.href(""))) { (own.on_map) } }
            }
            @for found in others.iter().filter(|found| !found.items.is_empty()) { (section(here, found)) }
        }
    };
    let mut page = here.page(own.search_title, "search", &[], &body);
    page.head = Head { description: own.search_lead.to_owned(), ..page.head };
    page
}

fn section(here: Here<'_>, found: &Found) -> Markup {
    html! {
        h2 { (found.heading) }
        ul.cards {
            @for (to, name, more) in &found.items {
                li { a href=(here.href(to)) { (name) } @if !more.is_empty() { p { (more) } } }
            }
        }
    }
}

fn others(here: Here<'_>, q: &str) -> Vec<Found> {
    let (own, words, lang) = (here.own(), here.words(), here.lang());
    let (register, columns) = (here.details.register, &here.details.directory.columns);
    let find =
        |texts: &[Vec<&str>]| search::texts(q, texts).into_iter().take(MOST).collect::<Vec<_>>();

    let sites: Vec<Vec<&str>> = (register.sites.iter())
        .map(|s| {
            vec![&*s.name, &*s.label, &*s.municipality, &*s.description.nb, &*s.description.en]
        })
        .collect();
    let sites = find(&sites).into_iter().map(|at| {
        let site = &register.sites[at];
        (format!("sites/{}", site.id), site.name.clone(), site.municipality.clone())
    });

    let places = search::places(columns, q, MOST).into_iter().map(|at| {
        let place = &columns.places[usize::from(at)];
        let others: Vec<&str> = place.other_names.iter().map(|(_, name)| name.as_str()).collect();
        let around = columns.with_parents(at).nth(1);
        let around = around.map(|at| columns.places[usize::from(at)].name.as_str());
        let more: Vec<&str> = others.into_iter().chain(around).collect();
        (format!("places/{}", place.id), place.name.clone(), more.join(" · "))
    });

    let tags = &register.vocabularies.expertise;
    let texts: Vec<Vec<&str>> = tags
        .iter()
        .map(|tag| {
            let definition = tag.definition.as_ref();
            let definition = definition.into_iter().flat_map(|d| [&*d.nb, &*d.en]);
            [&*tag.label.nb, &*tag.label.en].into_iter().chain(definition).collect()
        })
        .collect();
    let tags = find(&texts).into_iter().map(|at| {
        let definition = tags[at].definition.as_ref().map(|d| d.get(lang).to_owned());
        let to = format!("expertise/{}", tags[at].id);
        (to, tags[at].label.get(lang).to_owned(), definition.unwrap_or_default())
    });

    let projects: Vec<Vec<&str>> = (register.projects.iter())
        .map(|p| {
            let others = p.other_participants.iter().map(String::as_str);
            let texts = [&*p.title.nb, &*p.title.en, &*p.description.nb, &*p.description.en];
            texts.into_iter().chain(others).collect()
        })
        .collect();
    let projects = find(&projects).into_iter().map(|at| {
        let project = &register.projects[at];
        let to = format!("projects/{}", project.id);
        (to, project.title.get(lang).to_owned(), project.description.get(lang).to_owned())
    });

    let milestones: Vec<Vec<&str>> = (register.milestones.iter())
        .map(|m| vec![&*m.title.nb, &*m.title.en, &*m.description.nb, &*m.description.en])
        .collect();
    let milestones = find(&milestones).into_iter().map(|at| {
        let milestone = &register.milestones[at];
        let when = milestone.when().map(|when| shared::text::dates::format_date(when, lang));
        let when = when.unwrap_or_else(|| words.date_unknown.to_owned());
        (here.milestone_in(&milestone.id), milestone.title.get(lang).to_owned(), when)
    });

    vec![
        Found { heading: own.sites, items: sites.collect() },
        Found { heading: words.expertise, items: tags.collect() },
        Found { heading: own.projects, items: projects.collect() },
        Found { heading: words.milestones, items: milestones.collect() },
        Found { heading: own.places, items: places.collect() },
    ]
}
