//! Which embed stands for a page of the site: for links "embed this", and for oEmbed.

use super::{Embed, Kind, Options};
use crate::{
    lang::Lang,
    page::Page,
    view::{Facet, Open, View},
};

impl Embed {
    /// The embed of an address of the site: of a page, or of an embed itself. `public_url` is the
    /// site's address without a slash at the end; an address may also begin with the path. The site's
    /// own address is the explorer in the language `usual`. `None` for addresses of other sites and for
    /// pages that cannot be embedded.
    pub fn of_address(address: &str, public_url: &str, usual: Lang) -> Option<Self> {
        let (path, query) = local(address, public_url)?;
        if path == "/" {
            return Some(Self::of_view(usual, Kind::Map, View::parse(query)));
        }
        Self::of_embed(path, query).or_else(|| Self::of_page(path, query))
    }

    /// The same, with the map for pages that have no embed of their own: every page but those that are
    /// not there leads to something that can be shown elsewhere.
    pub fn of_address_or_map(address: &str, public_url: &str, usual: Lang) -> Option<Self> {
        Self::of_address(address, public_url, usual).or_else(|| {
            let (path, _) = local(address, public_url)?;
            match Page::parse(path) {
                (_, Page::Missing) => None,
                (lang, _) => Some(Self::of_view(lang?, Kind::Map, View::default())),
            }
        })
    }

    fn of_view(lang: Lang, kind: Kind, view: View) -> Self {
        Self { lang, kind, options: Options::default(), view }
    }

    fn of_embed(path: &str, query: &str) -> Option<Self> {
        let (lang, rest) = path.strip_prefix('/')?.split_once('/')?;
        let kind = Kind::by_key(rest.strip_prefix("embed/v1/")?)?;
        Some(Self::parse(lang.parse().ok()?, kind, query))
    }

    fn of_page(path: &str, query: &str) -> Option<Self> {
        let (lang, page) = Page::parse(path);
        let view = View::parse(query);
        let within = |facet: Facet, id: String| view.clone().with_facet(facet, vec![id]);
        let (kind, view) = match page {
            Page::Explorer | Page::Sites | Page::Expertise | Page::About => (Kind::Map, view),
            Page::Partners => (Kind::List, view),
            Page::ValueChain => (Kind::ValueChain, view),
            Page::Numbers => (Kind::Numbers, view),
            Page::Partner(slug) => {
                (Kind::Partner, View { open: Some(Open::Partner(slug)), ..View::default() })
            }
            Page::Site(id) => (Kind::Site, within(Facet::Site, id)),
            Page::Place(id) => (Kind::List, within(Facet::Place, id)),
            Page::Tag(id) => (Kind::List, within(Facet::Expertise, id)),
            Page::Kind(id) => (Kind::List, within(Facet::Kind, id)),
            Page::Timeline => (Kind::Timeline, view),
            Page::Compare => (Kind::List, View { partners: view.partners, ..View::default() }),
            Page::Search => (Kind::List, View { q: view.q, ..View::default() }),
            Page::Projects
            | Page::Project(_)
            | Page::Join
            | Page::Data
            | Page::Help
            | Page::Privacy
            | Page::Accessibility
            | Page::Missing => return None,
        };
        Some(Self::of_view(lang?, kind, view))
    }
}

/// Path and query string of an address of this site; `None` for other sites.
fn local<'a>(address: &'a str, public_url: &str) -> Option<(&'a str, &'a str)> {
    let address = address.trim().split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = match path.strip_prefix(public_url) {
        Some("") => "/",
        Some(path) => path,
        None => path,
    };
    (path.starts_with('/') && !path.starts_with("//")).then_some((path, query))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://kart.example.org";

    fn of(address: &str) -> Option<String> {
        Embed::of_address(address, SITE, Lang::En).map(|embed| embed.href())
    }

    #[test]
    fn a_page_has_the_embed_that_shows_the_same() {
        for (page, embed) in [
            ("/nb/", "/nb/embed/v1/map"),
            ("/en/?q=hydrogen&open=group.mo#x", "/en/embed/v1/map?q=hydrogen&open=group.mo"),
            ("/nb/partners/elkem-rana", "/nb/embed/v1/partner?open=elkem-rana"),
            ("/nb/partners?kind=other", "/nb/embed/v1/list?kind=other"),
            ("/nb/sites/mo", "/nb/embed/v1/site?site=mo"),
            ("/nb/places/18?time=2020", "/nb/embed/v1/list?place=18&time=2020"),
            ("/nb/timeline", "/nb/embed/v1/timeline"),
            ("/nb/value-chain?place=18", "/nb/embed/v1/value-chain?place=18"),
            ("/en/numbers", "/en/embed/v1/numbers"),
            ("/nb/embed/v1/list?theme=dark&q=a", "/nb/embed/v1/list?theme=dark&q=a"),
        ] {
            assert_eq!(of(page).as_deref(), Some(embed), "{page}");
            assert_eq!(of(&format!("{SITE}{page}")).as_deref(), Some(embed), "{page}");
        }
    }

    #[test]
    fn every_page_leads_to_something_that_can_be_shown() {
        for (page, embed) in [
            (Page::Explorer, "map?q=a"),
            (Page::Partners, "list?q=a"),
            (Page::Partner("x".into()), "partner?open=x"),
            (Page::Sites, "map?q=a"),
            (Page::Site("x".into()), "site?q=a&site=x"),
            (Page::Place("x".into()), "list?q=a&place=x"),
            (Page::Expertise, "map?q=a"),
            (Page::Tag("x".into()), "list?q=a&expertise=x"),
            (Page::Kind("x".into()), "list?q=a&kind=x"),
            (Page::Timeline, "timeline?q=a"),
            (Page::ValueChain, "value-chain?q=a"),
            (Page::Numbers, "numbers?q=a"),
            (Page::Projects, "map"),
            (Page::Project("x".into()), "map"),
            (Page::Compare, "list?partners=y"),
            (Page::Search, "list?q=a"),
            (Page::Join, "map"),
            (Page::About, "map?q=a"),
            (Page::Data, "map"),
            (Page::Help, "map"),
            (Page::Privacy, "map"),
            (Page::Accessibility, "map"),
            (Page::Missing, ""),
        ] {
            // A page without a line here does not compile.
            let path = match &page {
                Page::Explorer => String::new(),
                Page::Partners => "partners".into(),
                Page::Partner(id) => format!("partners/{id}"),
                Page::Sites => "sites".into(),
                Page::Site(id) => format!("sites/{id}"),
                Page::Place(id) => format!("places/{id}"),
                Page::Expertise => "expertise".into(),
                Page::Tag(id) => format!("expertise/{id}"),
                Page::Kind(id) => format!("kinds/{id}"),
                Page::Timeline => "timeline".into(),
                Page::ValueChain => "value-chain".into(),
                Page::Numbers => "numbers".into(),
                Page::Projects => "projects".into(),
                Page::Project(id) => format!("projects/{id}"),
                Page::Compare => "compare".into(),
                Page::Search => "search".into(),
                Page::Join => "join".into(),
                Page::About => "about".into(),
                Page::Data => "data".into(),
                Page::Help => "help".into(),
                Page::Privacy => "privacy".into(),
                Page::Accessibility => "accessibility".into(),
                Page::Missing => "nothing".into(),
            };
            let query = if page == Page::Compare { "?q=a&partners=y" } else { "?q=a" };
            let address = format!("/nb/{path}{query}");
            assert_eq!(Page::parse(&format!("/nb/{path}")).1, page);
            let shown = Embed::of_address_or_map(&address, SITE, Lang::En).map(|e| e.href());
            let embed = (!embed.is_empty()).then(|| format!("/nb/embed/v1/{embed}"));
            assert_eq!(shown, embed, "{address}");
        }
        assert_eq!(
            Embed::of_address_or_map("https://other.example/nb/privacy", SITE, Lang::En),
            None
        );
    }

    #[test]
    fn the_site_itself_is_the_explorer_in_its_usual_language() {
        for (address, embed) in [
            (SITE.to_owned(), "/en/embed/v1/map"),
            (format!("{SITE}/"), "/en/embed/v1/map"),
            (format!(" {SITE}/#top "), "/en/embed/v1/map"),
            (format!("{SITE}?q=a"), "/en/embed/v1/map?q=a"),
            (format!("{SITE}/?q=a"), "/en/embed/v1/map?q=a"),
            ("/".to_owned(), "/en/embed/v1/map"),
        ] {
            assert_eq!(of(&address).as_deref(), Some(embed), "{address}");
        }
    }

    #[test]
    fn other_sites_and_pages_without_content_have_none() {
        for address in [
            "",
            "x",
            "https://other.example/nb/",
            "//other.example/nb/",
            "https://kart.example.org.evil.example/nb/",
            "javascript:alert(1)",
            "/nb/privacy",
            "/nb/nothing",
            "/nb/embed/v1/fly",
            "/nb/embed/v2/map",
            "/xx/",
        ] {
            assert_eq!(of(address), None, "{address}");
        }
    }
}
