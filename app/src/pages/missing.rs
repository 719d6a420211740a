//! Pages for what is not there: what the address may have meant, and where to look on.

use maud::{Markup, html};
use shared::{lang::Lang, page::Page, search::nearest_names, text};

use super::{TextPage, here::Here, words::page_words};
use crate::{document::Head, record::Missing, record::nearest as nearest_partners};

/// At most so many things are offered.
const MOST: usize = 3;

/// Ids, each with the names of what has it.
type Named<'a> = Vec<(&'a str, Vec<&'a str>)>;

/// Nothing is at this address: the nearest names of its own kind are offered.
pub fn missing(here: Here<'_>, page: &Page, path: &str) -> TextPage {
    let words = here.words();
    let inside = match page {
        Page::Partner(id) => partner(here, id),
        Page::Site(id) => {
            let sites = &here.details.register.sites;
            let names =
                sites.iter().map(|site| (site.id.as_str(), vec![site.name.as_str(), &site.label]));
            others(here, "sites", here.own().did_you_mean_site, id, names.collect())
        }
        Page::Tag(id) => {
            let tags = &here.details.register.vocabularies.expertise;
            let names = tags.iter().map(|tag| (tag.id.as_str(), names_of(here, &tag.label)));
            others(here, "expertise", here.own().did_you_mean_tag, id, names.collect())
        }
        Page::Kind(id) => {
            let kinds = &here.details.register.vocabularies.kinds;
            let names = kinds.iter().map(|kind| (kind.id.as_str(), names_of(here, &kind.label)));
            others(here, "kinds", here.own().did_you_mean_kind, id, names.collect())
        }
        Page::Project(id) => {
            let projects = &here.details.register.projects;
            let names = projects.iter().map(|p| (p.id.as_str(), names_of(here, &p.title)));
            others(here, "projects", here.own().did_you_mean_project, id, names.collect())
        }
        Page::Place(id) => {
            let places = &here.details.directory.columns.places;
            let names = places.iter().map(|place| {
                let others = place.other_names.iter().map(|(_, name)| name.as_str());
                (place.id.as_str(), std::iter::once(place.name.as_str()).chain(others).collect())
            });
            others(here, "places", here.own().did_you_mean_place, id, names.collect())
        }
        _ => {
            let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            html! { p.lead { (words.not_found_text) } (near(here, "", last, &pages(here))) (elsewhere(here, last)) }
        }
    };
    TextPage {
        maps: Vec::new(),
        head: Head::unlisted(format!("{} – {}", words.not_found_title, words.product)),
        main: html! {
            h1 { (words.not_found_title) }
            (inside)
            p.acts { a.btn href=(here.href("")) { (words.back_to_explorer) } }
        },
    }
}

fn partner(here: Here<'_>, id: &str) -> Markup {
    let directory = here.details.directory;
    let nearest = directory.search.nearest(id, MOST);
    let missing = Missing {
        id: id.chars().take(80).collect(),
        nearest: nearest.into_iter().map(|p| directory.link(p, here.lang())).collect(),
    };
    html! { (nearest_partners(&missing, here.place())) (elsewhere(here, id)) }
}

/// What has nearly this id or name, by ids and names; the page of all of them where there is one.
fn others(here: Here<'_>, section: &str, lead: &str, id: &str, all: Named<'_>) -> Markup {
    let whole = matches!(section, "sites" | "expertise" | "projects");
    html! {
        p.lead { (lead) }
        (near(here, &format!("{section}/"), id, &all))
        @if whole { p { a href=(here.href(section)) { (here.own().all_of_them) } } }
        (elsewhere(here, id))
    }
}

/// Links to what has nearly this id or name, below `section`; nothing where nothing has.
fn near(here: Here<'_>, section: &str, id: &str, all: &[(&str, Vec<&str>)]) -> Markup {
    let names: Vec<Vec<&str>> = (all.iter())
        .map(|(id, names)| names.iter().chain(std::iter::once(id)).copied().collect())
        .collect();
    let near = nearest_names(id, &names, MOST);
    html! {
        @if !near.is_empty() {
            p { (here.words().did_you_mean) }
            ul.mates { @for at in near { li { a href=(here.href(&format!("{section}{}", all[at].0))) { (all[at].1[0]) } } } }
        }
    }
}

/// The pages of whole sections, which somebody may mistype, by their titles in every language.
fn pages(here: Here<'_>) -> Named<'static> {
    let titles = |lang| {
        let own = page_words(lang);
        [
            ("partners", own.partners),
            ("sites", own.sites),
            ("expertise", text::words(lang).expertise),
            ("timeline", own.timeline),
            ("value-chain", own.value_chain),
            ("numbers", own.numbers),
            ("projects", own.projects),
            ("compare", own.compare),
            ("search", own.search_title),
            ("join", own.join),
            ("about", own.about),
            ("data", own.data),
            ("help", own.help),
            ("privacy", own.privacy),
            ("accessibility", own.accessibility),
        ]
    };
    let others: Vec<_> = Lang::ALL.into_iter().map(titles).collect();
    let all = titles(here.lang()).into_iter().enumerate();
    all.map(|(at, (page, title))| {
        let names = others.iter().map(|titles| titles[at].1);
        (page, std::iter::once(title).chain(names).collect())
    })
    .collect()
}

/// The name in the language of the page first, then in the others.
fn names_of<'t>(here: Here<'_>, text: &'t shared::lang::Text) -> Vec<&'t str> {
    vec![text.get(here.lang()), &text.nb, &text.en]
}

/// A search for what the address says.
fn elsewhere(here: Here<'_>, id: &str) -> Markup {
    let q: String = id.chars().map(|c| if c == '-' { ' ' } else { c }).take(80).collect();
    html! {
        form.filter role="search" method="get" action=(here.href("search")) {
            label { (here.own().search_title) " " input type="search" name="q" value=(q.trim()); }
            button.btn type="submit" { (here.own().search_for_it) }
        }
    }
}
