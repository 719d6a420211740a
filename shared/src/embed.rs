//! An embed: a part of the site that another site shows in a frame, as a value and as its address.
//!
//! `/{lang}/embed/v1/{kind}?{options}&{view}` is a contract: what was ever pasted keeps its meaning.
//! Options are names that no view has, so both stand in one query string.

mod options;
mod source;

pub use options::{Allow, Details, Height, Options, Theme};

use crate::{
    lang::Lang,
    view::{Facet, Open, View},
};

/// What an embed shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The map with its marks.
    Map,
    /// The organisations as a list.
    List,
    /// One organisation: the one that the view opens (`open=elkem-salten`).
    Partner,
    /// One site with who is there: the one that the view names (`site=mo-industripark`).
    Site,
    /// Eras, milestones and how the partnership grew.
    Timeline,
    /// Who does what along the value chain.
    ValueChain,
    /// Counts of every sort, and how the partnership grew.
    Numbers,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Map,
        Self::List,
        Self::Partner,
        Self::Site,
        Self::Timeline,
        Self::ValueChain,
        Self::Numbers,
    ];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::List => "list",
            Self::Partner => "partner",
            Self::Site => "site",
            Self::Timeline => "timeline",
            Self::ValueChain => "value-chain",
            Self::Numbers => "numbers",
        }
    }

    /// The kind of this name.
    pub fn by_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether it has a map or a timeline that can be brought to life.
    pub const fn moves(self) -> bool {
        matches!(self, Self::Map | Self::Timeline)
    }

    /// The height that is kept free for it while nothing is known of its content, CSS pixels.
    pub const fn usual_height(self) -> u32 {
        match self {
            Self::List => 520,
            Self::Site => 560,
            Self::Map | Self::Partner | Self::Timeline | Self::ValueChain | Self::Numbers => 640,
        }
    }
}

/// An embed.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub kind: Kind,
    /// How it looks, and what its visitors may do.
    pub options: Options,
    /// Of which organisations, and when.
    pub view: View,
}

impl Embed {
    /// Reads the query string of an embed's address. Never fails: options that cannot be read become
    /// the default and are listed in [`Options::unread`]; the view says itself what it cannot read.
    pub fn parse(lang: Lang, kind: Kind, query: &str) -> Self {
        Self { lang, kind, options: Options::parse(query), view: View::parse(query) }
    }

    /// The same embed of another view.
    #[must_use]
    pub fn with_view(&self, view: View) -> Self {
        Self { view, ..self.clone() }
    }

    /// The same view with something opened, or nothing.
    #[must_use]
    pub fn with_open(&self, open: Option<Open>) -> Self {
        self.with_view(View { open, ..self.view.clone() })
    }

    /// The same embed, brought to life or not.
    #[must_use]
    pub fn moving(&self, moving: bool) -> Self {
        Self { options: Options { moving, ..self.options.clone() }, ..self.clone() }
    }

    /// The path with the options; the query string of a view follows after `?`, or after `&` where
    /// there are options.
    pub fn base(&self) -> String {
        let path = format!("/{}/embed/v1/{}", self.lang, self.kind.key());
        let options = self.options.query();
        if options.is_empty() { path } else { format!("{path}?{options}") }
    }

    /// The address, without an origin.
    pub fn href(&self) -> String {
        self.view.href(&self.base())
    }

    /// The site that it is about: the only one that the view names.
    pub fn site(&self) -> Option<&str> {
        match self.view.facet(Facet::Site).map(Vec::as_slice) {
            Some([site]) => Some(site),
            _ => None,
        }
    }

    /// The partner that the view opens.
    pub fn partner(&self) -> Option<&str> {
        match &self.view.open {
            Some(Open::Partner(slug)) => Some(slug),
            _ => None,
        }
    }

    /// The address of the same on the site itself, without an origin. Ids are taken as they are: ask
    /// before whether they name anything.
    pub fn full(&self) -> String {
        let lang = self.lang;
        match (self.kind, self.partner(), self.site()) {
            (Kind::Partner, Some(slug), _) => format!("/{lang}/partners/{slug}"),
            (Kind::Partner, None, _) => format!("/{lang}/partners"),
            (Kind::Site, _, Some(site)) => {
                let mut address = format!("/{lang}/sites/");
                crate::view::encode(&site.replace('/', ""), &mut address);
                address
            }
            (Kind::Site, _, None) => format!("/{lang}/sites"),
            (Kind::ValueChain | Kind::Numbers, ..) => {
                self.view.href(&format!("/{lang}/{}", self.kind.key()))
            }
            _ => self.view.href(&format!("/{lang}/")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn embed(kind: Kind, query: &str) -> Embed {
        Embed::parse(Lang::Nb, kind, query)
    }

    #[test]
    fn an_address_holds_options_and_a_view_side_by_side() {
        let embed = embed(Kind::Map, "kind=mining-minerals&theme=dark&allow=search,filter&zoom=7");
        assert_eq!(
            embed.href(),
            "/nb/embed/v1/map?theme=dark&allow=filter,search&kind=mining-minerals&zoom=7"
        );
        assert_eq!(embed.full(), "/nb/?kind=mining-minerals&zoom=7");
        assert_eq!(super::tests::embed(Kind::List, "").href(), "/nb/embed/v1/list");
        assert_eq!(super::tests::embed(Kind::Numbers, "q=a").full(), "/nb/numbers?q=a");
    }

    #[test]
    fn a_record_leads_to_its_own_page() {
        assert_eq!(embed(Kind::Partner, "open=elkem-rana").full(), "/nb/partners/elkem-rana");
        assert_eq!(embed(Kind::Partner, "open=edge.south").full(), "/nb/partners");
        assert_eq!(embed(Kind::Site, "site=mo-industripark").full(), "/nb/sites/mo-industripark");
        assert_eq!(embed(Kind::Site, "site=a&site=b").full(), "/nb/sites");
        assert_eq!(embed(Kind::Site, "site=../x").full(), "/nb/sites/..x");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            query in "((theme|accent|allow|details|height|moving|q|kind|open|time)=[a-z0-9,#%-]{0,8}&){0,6}",
        ) {
            let read = embed(Kind::Timeline, &query);
            let href = read.href();
            let again = embed(Kind::Timeline, href.split_once('?').map_or("", |(_, query)| query));
            prop_assert_eq!(again.options.query(), read.options.query());
            prop_assert_eq!(again.view.query(), read.view.query());
            prop_assert!(again.options.unread.is_empty());
        }
    }
}
