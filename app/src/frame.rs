//! The frame of every page: bar at the top, lines at the bottom.

use leptos::prelude::*;
use shared::lang::Lang;

use crate::site::{Site, lang, words};

/// The bar at the top: name, search, language. The search field belongs to the filter form of the
/// explorer; elsewhere it is a form of its own that leads there.
#[component]
pub fn Top(
    /// The address of this page below its language, without a slash before it.
    #[prop(into)]
    rest: Signal<String>,
    /// The search field.
    children: Children,
) -> impl IntoView {
    let (lang, words) = (lang(), words());
    let site = Site::here();
    let languages = site.languages;
    view! {
        <header class="top">
            <a class="brand" href=["/", lang.code(), "/"].concat() rel="external" inner_html=crate::explorer::Fixed::here().brand></a>
            {children()}
            <div class="menu" inner_html=crate::explorer::Fixed::here().menu></div>
            <nav class="lang" aria-label=words.languages>
                {languages.into_iter().map(|other| view! { <LanguageLink other rest/> }).collect_view()}
            </nav>
        </header>
    }
}

/// The same page in another language. Loads anew, so that everything speaks it.
#[component]
fn LanguageLink(other: Lang, rest: Signal<String>) -> impl IntoView {
    let current = other == lang();
    let href = move || ["/", other.code(), "/", &rest.get()].concat();
    let name = shared::text::words(other).language_name;
    view! {
        <a href=href rel="external" hreflang=other.code() lang=other.code() aria-current=current.then_some("true")>{name}</a>
    }
}
