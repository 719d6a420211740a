//! Pages of text: complete as the server draws them, without script.

mod missing;
mod partner;

pub use missing::{missing, missing_partner};
pub use partner::partner;

use leptos::prelude::*;
use maud::Markup;

use crate::{
    credits::credits,
    document::Head,
    frame::Top,
    icons::{Icon, Sprite},
    site::{Site, words},
};

/// A page of text: what its document says of it, and what it shows.
#[derive(Clone, Debug)]
pub struct TextPage {
    /// Title and description.
    pub head: Head,
    /// What stands in `<main>`.
    pub main: Markup,
}

/// The body of a page of text.
#[component]
pub fn TextBody(
    /// The address of the page below its language, without a slash before it.
    rest: String,
    /// What stands in `<main>`.
    main: Markup,
) -> impl IntoView {
    view! {
        <Sprite/>
        <a class="skip" href="#content">{words().skip_to_content}</a>
        <Top rest><SearchElsewhere/></Top>
        <main class="pp" id="content" inner_html=main.into_string()></main>
        <Bottom/>
    }
}

/// The search field on pages without filters.
#[component]
pub fn SearchElsewhere() -> impl IntoView {
    let words = words();
    view! {
        <form class="search" role="search" method="get" action=format!("/{}/", crate::site::lang())>
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
            <p inner_html=credits(crate::site::lang()).into_string()></p>
            {site.website.map(|url| view! {
                <p><a href=url>{words.opens_cluster_site}</a></p>
            })}
        </footer>
    }
}
