//! What a page is drawn from, and the parts that every page has: the menu, the way to it, its head.

use std::sync::{Mutex, MutexGuard, PoisonError};

use maud::{Markup, html};
use shared::{
    date::Day,
    detail::Details,
    directory::Coverage,
    explore::{Listing, Row},
    lang::Lang,
    settings::Settings,
    text::{self, Words},
    view::{Facet, View, encode},
};

use super::{
    TextPage, linked,
    maps::{self, PageMap},
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
    /// What the operator decided and says.
    pub settings: &'a Settings,
    /// The filters of the address.
    pub view: &'a View,
    /// The query of the address, for what only one page reads.
    pub query: &'a str,
    /// The day on which the public data last changed, in UTC.
    pub changed: Day,
    /// Where the maps of the page are kept until their grounds are drawn; `None` for what has none.
    pub maps: Option<&'a Mutex<Vec<PageMap>>>,
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

/// What the cluster is, where to read on, `more` links, and how complete the register is: at the top of
/// the explorer.
pub fn cover(lang: Lang, about: &str, more: &Markup, c: &Coverage) -> Markup {
    let (words, own) = (text::words(lang), page_words(lang));
    html! {
        p.intro {
            (about) " "
            a href={ "/" (lang.code()) "/about" } rel="external" { (own.about_cluster) } " · "
            a href={ "/" (lang.code()) "/join" } rel="external" { (own.join) }
            (more)
        }
        p { ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
    }
}

/// The links at the bottom of every page.
pub fn footer(lang: Lang, contact: Option<&str>) -> Markup {
    let w = page_words(lang);
    html! {
        @for (to, name) in [
            ("about", w.about), ("join", w.join), ("projects", w.projects), ("sites", w.sites),
            ("data", w.data), ("help", w.help), ("privacy", w.privacy),
            ("accessibility", w.accessibility),
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

    /// The list of a view.
    pub fn listing(&self, view: &View) -> Listing {
        self.details.directory.listing(view, self.lang())
    }

    /// The view of the address, narrowed to one value of a facet.
    pub fn within(&self, facet: Facet, id: &str) -> View {
        self.view.clone().with_facet(facet, vec![id.to_owned()])
    }

    /// The view of one value of a facet and nothing else.
    pub fn only(&self, facet: Facet, id: &str) -> View {
        View::default().with_facet(facet, vec![id.to_owned()])
    }

    /// The organisations of a view as a list for programs.
    pub fn linked_list(&self, view: &View, name: &str) -> serde_json::Value {
        let listing = self.listing(view);
        let items = listing
            .rows
            .iter()
            .map(|row| (row.partner.name.as_str(), format!("partners/{}", row.partner.slug)));
        linked::item_list(self, name, listing.total, items)
    }

    /// The absolute address of a page below the language.
    pub fn url(&self, rest: &str) -> String {
        format!("{}{}", self.site.public_url, self.href(rest))
    }

    /// The address of a milestone in the story, below the language. A story of several parts is asked for
    /// the one that it is in.
    pub fn milestone_in(&self, id: &str) -> String {
        let told = self.details.directory.columns.milestones.len();
        let part = if told > super::story::TOLD { format!("?at={id}") } else { String::new() };
        format!("timeline{part}#{id}")
    }

    /// The address of a milestone in the story.
    pub fn milestone(&self, id: &str) -> String {
        self.href(&self.milestone_in(id))
    }

    /// A page: its title in the head and as heading, the way to it, its body.
    pub fn page(&self, title: &str, rest: &str, above: &[(&str, &str)], body: &Markup) -> TextPage {
        let words = self.words();
        let way: Vec<(String, String)> =
            std::iter::once((String::new(), words.explorer.to_owned()))
                .chain(above.iter().map(|(to, name)| ((*to).to_owned(), (*name).to_owned())))
                .chain([(rest.to_owned(), title.to_owned())])
                .collect();
        let last = way.len() - 1;
        TextPage {
            maps: self.maps.map_or_else(Vec::new, |maps| std::mem::take(&mut *locked(maps))),
            head: Head::of(
                self.site,
                format!("{title} – {} – {}", words.product, self.site.cluster),
                rest,
            )
            .described(&self.sentence())
            .linked(vec![linked::breadcrumbs(self, &way)]),
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

    /// What a page says of itself to search engines where it has no text of its own: the cluster, and
    /// how complete the register is.
    fn sentence(&self) -> String {
        let c = &self.details.directory.columns.coverage;
        let coverage = (self.words().coverage)(c.registered, c.about, c.counted, c.counted_in);
        format!("{} {coverage}", self.settings.cluster.about.get(self.lang())).trim().to_owned()
    }

    /// What the address asks for and cannot have, and the filters that hold, each to be taken away.
    /// `rest` is the page below the language, `own` what it shows; the facet that the page itself
    /// sets is no filter that could be taken away.
    pub fn filters(&self, rest: &str, own: &View, set: Option<Facet>) -> Markup {
        self.filters_keeping(rest, own, set, &[])
    }

    /// The same on a page that reads parameters of its own, which stay as they are.
    pub fn filters_keeping(
        &self,
        rest: &str,
        own: &View,
        set: Option<Facet>,
        keep: &[&str],
    ) -> Markup {
        let words = self.words();
        let asked = match set {
            Some(facet) => self.view.clone().with_facet(facet, Vec::new()),
            None => self.view.clone(),
        };
        let listing = self.listing(&View { page: 0, ..asked });
        html! {
            @for note in &listing.notes {
                @let (name, right) = ((words.parameter)(&note.name), (words.example_of)(&note.name));
                p.note role="status" {
                    @if note.filters { ((words.matches_nothing)(name, &note.value, right)) }
                    @else { ((words.not_understood)(name, &note.value, right)) }
                }
            }
            @if !listing.chips.is_empty() {
                ul.tags aria-label=(words.active_filters) {
                    @for chip in &listing.chips {
                        @let query = if chip.without.is_empty() { String::new() } else { format!("?{}", chip.without) };
                        li { a href=(self.keeping(format!("{}{query}", self.href(rest)), keep)) aria-label=((words.remove_filter)(&chip.label)) { (chip.label) " ×" } }
                    }
                }
            }
            p.onmap { a href=(own.filters_only().href(&self.href(""))) { (self.own().on_map) } }
        }
    }

    /// An address of this page with the values that it has now for parameters that only it reads.
    pub fn keeping(&self, mut address: String, names: &[&str]) -> String {
        for name in names {
            for value in values(self.query, name) {
                address.push(if address.contains('?') { '&' } else { '?' });
                address.push_str(name);
                address.push('=');
                encode(&value, &mut address);
            }
        }
        address
    }

    /// A value that only this page reads and does not know, named with what would be right.
    pub fn unknown_value(&self, what: &str, value: &str, right: &str, known: &[&str]) -> Markup {
        let value: String = value.chars().take(80).collect();
        html! { p.note role="status" { (what) (self.own().quote.0) (value) (self.own().quote.1) ". " (right) " " (known.join(", ")) "." } }
    }

    /// The map of a view, with marks that lead on.
    pub fn map(&self, view: &View, name: &str) -> Markup {
        maps::map(self, view, name)
    }

    /// A picture of a view of the map that is fetched when it is seen, in the colours of the reader's
    /// system: for pages of many maps.
    pub fn picture(&self, view: &View, name: &str) -> Markup {
        let view = View { page: 0, sort: None, open: None, ..view.clone() };
        let query = view.query();
        let query = if query.is_empty() { query } else { format!("{query}&") };
        let picture = |theme: &str| {
            format!("/map.svg?{query}lang={}&width=720&height=405&theme={theme}", self.lang())
        };
        html! {
            figure.picture {
                a href=(view.href(&self.href(""))) {
                    picture {
                        source srcset=(picture("dark")) media="(prefers-color-scheme: dark)";
                        img src=(picture("light")) width="720" height="405" loading="lazy" alt=(name);
                    }
                }
            }
        }
    }

    /// Links to pages that say so.
    pub fn sources<'s>(&self, urls: impl IntoIterator<Item = &'s String>) -> Markup {
        html! {
            ul.src {
                @for url in urls { li { a href=(url) rel="noopener" { (shared::web::host(url)) } } }
            }
        }
    }

    /// The organisations of a view as a list, with the way on where there are none.
    pub fn list(&self, view: &View, rest: &str) -> Markup {
        let (words, own) = (self.words(), self.own());
        let result = self.listing(view);
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

/// A list that one page alone writes: nobody waits for it.
pub(super) fn locked<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The values of a parameter in a query, in its order; lists may stand in one value.
pub fn values(query: &str, name: &str) -> Vec<String> {
    let of_name = shared::view::pairs(query).filter(|(key, _)| key == name);
    of_name
        .flat_map(|(_, value)| value.split(',').map(|v| v.trim().to_owned()).collect::<Vec<_>>())
        .filter(|value| !value.is_empty())
        .take(20)
        .collect()
}
