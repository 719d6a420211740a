//! What a page is drawn from, and the parts that every page has: the menu, the way to it, its head.

use maud::{Markup, html};
use serde_json::{Value, json};
use shared::{
    detail::Details,
    explore::{Answer, Row},
    lang::Lang,
    text::{self, Words},
    view::{Facet, View},
};

use super::{
    TextPage,
    words::{PageWords, page_words},
};
use crate::{document::Head, links::Place, site::Site};

/// The request as a page sees it.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// The records, and the language.
    pub details: Details<'a>,
    /// The cluster and its addresses.
    pub site: &'a Site,
    /// The filters of the address.
    pub view: &'a View,
    /// The query of the address, for what only one page reads.
    pub query: &'a str,
}

/// The main menu, with the page at this address below the language marked.
pub fn menu(lang: Lang, rest: &str) -> Markup {
    let w = page_words(lang);
    let section = rest.split(['/', '?']).next().unwrap_or_default();
    html! {
        nav aria-label=(w.main_menu) {
            ul {
                @for (to, name) in [
                    ("", w.map), ("partners", w.partners), ("value-chain", w.value_chain),
                    ("timeline", w.timeline), ("numbers", w.numbers), ("about", w.about),
                ] {
                    li {
                        a href={ "/" (lang.code()) "/" (to) } rel="external"
                            aria-current=[(section == to).then_some("page")] { (name) }
                    }
                }
            }
        }
    }
}

/// The link to the builder of embeds, from the page at this path and query.
pub fn embed_link(lang: Lang, path: &str, query: &str, text: &str) -> Markup {
    let mut from = String::new();
    shared::view::encode(&shared::view::address(path, query), &mut from);
    html! { a.embedthis rel="external" href={ "/" (lang.code()) "/embed-builder?from=" (from) } { (text) } }
}

/// The links at the bottom of every page.
pub fn footer(lang: Lang, contact: Option<&str>) -> Markup {
    let w = page_words(lang);
    html! {
        @for (to, name) in [
            ("about", w.about), ("sites", w.sites), ("data", w.data), ("help", w.help),
            ("privacy", w.privacy), ("accessibility", w.accessibility),
        ] {
            a href={ "/" (lang.code()) "/" (to) } { (name) } " "
        }
        @if let Some(contact) = contact {
            @let mail = contact.contains('@') && !contact.contains("://");
            a href={ @if mail { "mailto:" } (contact) } { (w.contact) }
        }
    }
}

impl<'a> Here<'a> {
    /// The language.
    pub fn lang(&self) -> Lang {
        self.details.lang
    }

    /// The words of all pages.
    pub fn words(&self) -> &'static Words {
        text::words(self.lang())
    }

    /// The words of pages of text.
    pub fn own(&self) -> &'static PageWords {
        page_words(self.lang())
    }

    /// Where links lead.
    pub fn place(&self) -> Place<'a> {
        Place { lang: self.lang(), beside: None }
    }

    /// An address below the language.
    pub fn href(&self, rest: &str) -> String {
        format!("/{}/{rest}", self.lang())
    }

    /// The answer to a view.
    pub fn answer(&self, view: &View) -> Answer {
        let directory = self.details.directory;
        directory.answer(view, self.lang(), &directory.first_canvas(view))
    }

    /// The view of the address, narrowed to one value of a facet.
    pub fn within(&self, facet: Facet, id: &str) -> View {
        self.view.clone().with_facet(facet, vec![id.to_owned()])
    }

    /// A page: its title in the head and as heading, the way to it, its body.
    pub fn page(&self, title: &str, rest: &str, above: &[(&str, &str)], body: &Markup) -> TextPage {
        let (words, url) = (self.words(), &self.site.public_url);
        let way: Vec<(String, String)> =
            std::iter::once((String::new(), words.explorer.to_owned()))
                .chain(above.iter().map(|(to, name)| ((*to).to_owned(), (*name).to_owned())))
                .chain([(rest.to_owned(), title.to_owned())])
                .collect();
        let items: Vec<Value> = (way.iter().zip(1_u32..))
            .map(|((to, name), at)| json!({ "@type": "ListItem", "position": at, "name": name, "item": format!("{url}{}", self.href(to)) }))
            .collect();
        let crumbs = json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items });
        let last = way.len() - 1;
        TextPage {
            head: Head::of(
                self.site,
                format!("{title} – {} – {}", words.product, self.site.cluster),
                rest,
            )
            .linked(vec![crumbs]),
            main: html! {
                nav.crumb aria-label=(words.breadcrumbs) {
                    ol {
                        @for (at, (to, name)) in way.iter().enumerate() {
                            @if at == last { li aria-current="page" { (name) } }
                            @else { li { a href=(self.href(to)) { (name) } } }
                        }
                    }
                }
                h1 { (title) }
                (body)
            },
        }
    }

    /// What the address asks for and cannot have, and the filters that hold, each to be taken away.
    /// `rest` is the page below the language; filters that the page itself sets are left out.
    pub fn filters(&self, rest: &str, own: &View) -> Markup {
        let answer = self.answer(self.view);
        let words = self.words();
        let result = answer.result;
        html! {
            @for note in &result.notes {
                @let (name, right) = ((words.parameter)(&note.name), (words.example_of)(&note.name));
                p.note role="status" {
                    @if note.filters { ((words.matches_nothing)(name, &note.value, right)) }
                    @else { ((words.not_understood)(name, &note.value, right)) }
                }
            }
            @if !result.chips.is_empty() {
                ul.tags aria-label=(words.active_filters) {
                    @for chip in &result.chips {
                        @let query = if chip.without.is_empty() { String::new() } else { format!("?{}", chip.without) };
                        li { a href={ (self.href(rest)) (query) } aria-label=((words.remove_filter)(&chip.label)) { (chip.label) " ×" } }
                    }
                }
            }
            p { a href=(own.href(&self.href(""))) { (self.own().on_map) } }
        }
    }

    /// The organisations of a view as a list, with the way on where there are none.
    pub fn list(&self, view: &View, rest: &str) -> Markup {
        let (words, own) = (self.words(), self.own());
        let result = self.answer(view).result;
        let more = result.total as usize > result.rows.len();
        let next = View { page: view.page.max(1) + 1, ..self.view.clone() };
        html! {
            @if result.rows.is_empty() {
                p.none { (own.empty) " " a href=(self.href("partners")) { (own.see_all) } }
            } @else {
                p.none { ((words.organisations_count)(result.total)) }
                ul.cards { @for row in &result.rows { (self.card(row)) } }
                @if more { p.acts { a class="btn quiet" href=(next.href(&self.href(rest))) { (own.more) } } }
            }
        }
    }

    fn card(&self, row: &Row) -> Markup {
        html! {
            li {
                (self.place().partner(&row.partner))
                p { (row.place) @if !row.since.is_empty() { " · " (row.since) } }
            }
        }
    }
}

/// The values of a parameter in a query, in its order.
pub fn values(query: &str, name: &str) -> Vec<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(key, _)| *key == name)
        .flat_map(|(_, value)| {
            value.replace("%2C", ",").split(',').map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|value| !value.is_empty())
        .take(20)
        .collect()
}
