//! Pages of text: complete as the server draws them, without script.

mod bars;
pub(crate) mod board;
mod chart;
mod compare;
mod completeness;
pub(crate) mod form;
mod groups;
pub(crate) mod growth;
mod here;
mod landing;
mod linked;
mod missing;
pub(crate) mod overview;
mod partner;
mod partners;
mod projects;
mod search;
mod site_facts;
mod story;
mod table;
mod texts;
mod words;

pub use chart::{Chart, chart};
pub use here::{Here, cover, embed_link, menu};
pub use missing::missing;
pub(crate) use words::page_words;

use leptos::prelude::*;
use maud::Markup;
use shared::page::Page;

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

/// The page of text at an address; `None` where it names nothing.
pub fn show(here: Here<'_>, page: &Page) -> Option<TextPage> {
    match page {
        Page::Partners => Some(partners::partners(here)),
        Page::Partner(slug) => Some(partner::partner(&here.details.partner(slug)?, here)),
        Page::Sites => Some(landing::sites(here)),
        Page::Site(id) => landing::site(here, id),
        Page::Place(id) => landing::place(here, id),
        Page::Expertise => Some(landing::expertise(here)),
        Page::Tag(id) => landing::tag(here, id),
        Page::Kind(id) => landing::kind(here, id),
        Page::Timeline => Some(story::story(here)),
        Page::ValueChain => Some(board::value_chain(here)),
        Page::Numbers => Some(overview::numbers(here)),
        Page::Projects => Some(projects::projects(here)),
        Page::Project(id) => projects::project(here, id),
        Page::Compare => Some(compare::compare(here)),
        Page::Search => Some(search::search(here)),
        Page::Join => Some(texts::join(here)),
        Page::About => Some(texts::about(here)),
        Page::Data => Some(texts::data(here)),
        Page::Help => Some(texts::help(here)),
        Page::Privacy => Some(texts::privacy(here)),
        Page::Accessibility => Some(texts::accessibility(here)),
        Page::Explorer | Page::Missing => None,
    }
}

/// The body of a page of text.
#[component]
pub fn TextBody(
    /// The address of the page below its language, without a slash before it.
    rest: String,
    /// What stands in `<main>`.
    main: Markup,
    /// The operator's line at the bottom.
    footer: String,
) -> impl IntoView {
    let here = rest.clone();
    view! {
        <Sprite/>
        <a class="skip" href="#content">{words().skip_to_content}</a>
        <Top rest><SearchElsewhere/></Top>
        <main class="pp" id="content" inner_html=main.into_string()></main>
        <Bottom rest=here footer/>
    }
}

/// The search field on pages without filters.
#[component]
pub fn SearchElsewhere() -> impl IntoView {
    let words = words();
    view! {
        <form class="search" role="search" method="get" action=format!("/{}/search", crate::site::lang())>
            <Icon name="search"/>
            <input type="search" name="q" aria-label=words.search_label placeholder=words.search_placeholder autocomplete="off"/>
        </form>
    }
}

/// The lines at the bottom: where the data comes from.
#[component]
pub fn Bottom(
    /// The address of the page below its language, without a slash before it.
    rest: String,
    /// The operator's own line; blank for none.
    footer: String,
) -> impl IntoView {
    let words = words();
    let site = Site::here();
    let lang = crate::site::lang();
    let (path, query) = rest.split_once('?').unwrap_or((&rest, ""));
    let text = crate::embed::embed_words(lang).embed_this;
    let embed = embed_link(lang, &format!("/{lang}/{path}"), query, text).into_string();
    view! {
        <footer class="bottom">
            <nav aria-label=page_words(crate::site::lang()).more_pages inner_html=here::footer(crate::site::lang(), site.contact.as_deref()).into_string()></nav>
            <p inner_html=embed></p>
            {(!footer.trim().is_empty()).then(|| view! { <p>{footer}</p> })}
            <p inner_html=credits(crate::site::lang()).into_string()></p>
            {site.website.map(|url| view! {
                <p><a href=url>{words.opens_cluster_site}</a></p>
            })}
        </footer>
    }
}
