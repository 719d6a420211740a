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
pub(crate) mod linked;
mod maps;
mod matrix;
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

pub use chart::{Cell, Chart, Look, chart};
pub use here::{Here, cover, embed_link, menu};
pub use maps::PageMap;
pub use missing::missing;
pub(crate) use words::page_words;

use leptos::prelude::*;
use maud::{Markup, html};
use shared::{lang::Lang, page::Page};

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
    /// The maps in it, whose grounds are still to be drawn.
    pub maps: Vec<PageMap>,
}

impl TextPage {
    /// With the grounds of its maps, in their order.
    #[must_use]
    pub fn grounded(mut self, grounds: &[String]) -> Self {
        for (number, ground) in grounds.iter().enumerate() {
            self.main.0 = self.main.0.replacen(&maps::place_of(number), ground, 1);
        }
        self.maps.clear();
        self
    }
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
    let bottom = bottom(crate::site::lang(), &Site::here(), &rest, &footer).into_string();
    view! {
        <Sprite/>
        <a class="skip" href="#content">{words().skip_to_content}</a>
        <Top rest><SearchElsewhere/></Top>
        <main class="pp" id="content" inner_html=main.into_string()></main>
        <footer class="bottom" inner_html=bottom></footer>
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

/// What stands at the bottom of every page: where to read on, the operator's line and site, and, where it
/// has no place of its own, where the map comes from. `rest` is the address below the language.
pub fn bottom(lang: Lang, site: &Site, rest: &str, footer: &str) -> Markup {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let text = crate::embed::embed_words(lang).embed_this;
    html! {
        (more_pages(site, lang))
        p { (embed_link(lang, &format!("/{lang}/{path}"), query, text)) }
        (operator(site, footer, lang))
        p { (credits(lang)) }
    }
}

/// The same at the end of the explorer's list, where the map itself names its sources.
pub fn bottom_of_list(lang: Lang, site: &Site, footer: &str) -> Markup {
    html! {
        (more_pages(site, lang))
        (operator(site, footer, lang))
    }
}

/// Where to read on.
fn more_pages(site: &Site, lang: Lang) -> Markup {
    html! { nav aria-label=(page_words(lang).more_pages) { (here::footer(lang, site.contact.as_deref())) } }
}

/// The operator's own line, and the way to its web site.
fn operator(site: &Site, footer: &str, lang: Lang) -> Markup {
    html! {
        @if !footer.trim().is_empty() { p { (footer) } }
        @if let Some(url) = &site.website { p { a href=(url) rel="noopener" { (shared::text::words(lang).opens_cluster_site) } } }
    }
}
