//! The frame of every page: bar at the top, lines at the bottom.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use shared::lang::Lang;

use crate::{
    icons::Icon,
    site::{Site, lang, words},
};

/// The bar at the top: name, search, language. The search field belongs to the filter form of the
/// explorer; elsewhere it is a form of its own that leads there.
#[component]
pub fn Top(
    /// The search field.
    children: Children,
) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let site = Site::here();
    let languages = site.languages.clone();
    view! {
        <header class="top">
            <a class="brand" href=format!("/{lang}/") rel="external">
                <svg aria-hidden="true"><use href="#brand"></use></svg>
                <span><b>{words.product}</b><small>{site.cluster.clone()}</small></span>
            </a>
            {children()}
            <nav class="lang" aria-label=words.languages>
                {languages.into_iter().map(|other| view! { <LanguageLink other/> }).collect_view()}
            </nav>
        </header>
    }
}

/// The same page in another language. Loads anew, so that everything speaks it.
#[component]
fn LanguageLink(other: Lang) -> impl IntoView {
    let current = other == lang();
    let location = use_location();
    let href = move || {
        let path = location.pathname.get();
        let rest = path.get(1..).and_then(|path| path.split_once('/')).map_or("", |(_, rest)| rest);
        let search = location.search.get();
        let query = search.trim_start_matches('?');
        if query.is_empty() {
            format!("/{other}/{rest}")
        } else {
            format!("/{other}/{rest}?{query}")
        }
    };
    let name = shared::text::words(other).language_name;
    view! {
        <a href=href rel="external" hreflang=other.code() lang=other.code() aria-current=current.then_some("true")>{name}</a>
    }
}

/// The search field on pages without filters.
#[component]
pub fn SearchElsewhere() -> impl IntoView {
    let words = words();
    view! {
        <form class="search" role="search" method="get" action=format!("/{}/", lang())>
            <Icon name="search"/>
            <input type="search" name="q" aria-label=words.search_label placeholder=words.search_placeholder autocomplete="off"/>
        </form>
    }
}

/// The lines at the bottom: where the data comes from.
#[component]
pub fn Bottom() -> impl IntoView {
    let words = words();
    let site = Site::here();
    view! {
        <footer class="bottom">
            <p><MapCredits/></p>
            {site.website.map(|url| view! {
                <p><a href=url>{words.opens_cluster_site}</a></p>
            })}
        </footer>
    }
}

/// The attribution that the map data asks for.
#[component]
pub fn MapCredits() -> impl IntoView {
    let credits = shared::mapstyle::credits(lang());
    let link = |(at, credit): (usize, shared::mapstyle::Credit)| {
        view! { {(at > 0).then_some(" · ")} <a href=credit.href rel="noopener">{credit.text}</a> }
    };
    view! { <span class="credits">{credits.into_iter().enumerate().map(link).collect_view()}</span> }
}
