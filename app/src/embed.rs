//! Embeds: a part of the site as a page of its own for frames of other sites, complete without script.
//!
//! Everything is drawn as text. Links either stay in the route group of embeds or open a new tab, and
//! the latter is said.

mod builder;
mod controls;
mod document;
mod links;
mod list;
mod map;
mod opened;
mod overview;
mod record;
mod timeline;
mod words;

pub use builder::{Asked, Snippet, builder, picture, snippet};
pub use document::{Files, bar, notice, page, sheet};
pub use list::MOST_PAGES;
pub use words::{EmbedWords, embed_words};

use maud::{Markup, html};
use shared::{
    directory::Directory,
    embed::{Embed, Kind},
    explore::Answer,
    lang::Lang,
    text::{self, Words},
};

use crate::pages::Here;

/// What an embed is drawn from.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    /// The data and the site.
    pub here: Here<'a>,
    /// What is asked for.
    pub embed: &'a Embed,
    /// The answer to its view.
    pub answer: &'a Answer,
    /// The ground of its map, as the inside of an SVG; empty for the other kinds.
    pub ground: &'a str,
}

impl<'a> Drawn<'a> {
    /// The language.
    pub fn lang(&self) -> Lang {
        self.embed.lang
    }

    /// The words of all pages.
    pub fn words(&self) -> &'static Words {
        text::words(self.lang())
    }

    /// The words of embeds.
    pub fn own(&self) -> &'static EmbedWords {
        embed_words(self.lang())
    }

    /// The data.
    pub fn directory(&self) -> &'a Directory {
        self.here.details.directory
    }

    /// The address of the same on the site itself, in full. What names nothing leads to where all are.
    pub fn full(&self) -> String {
        let known = match self.embed.kind {
            Kind::Partner => {
                self.embed.partner().is_some_and(|p| self.directory().partner(p).is_some())
            }
            Kind::Site => self.site().is_some(),
            _ => true,
        };
        let path = match self.embed.kind {
            _ if known => self.embed.full(),
            Kind::Site => self.here.href("sites"),
            _ => self.here.href("partners"),
        };
        format!("{}{path}", self.here.site.public_url)
    }

    /// What it is about, in a few words: its heading.
    pub fn heading(&self) -> String {
        let (words, result) = (self.words(), &self.answer.result);
        let found = match self.embed.kind {
            Kind::ValueChain => return self.here.own().value_chain.to_owned(),
            Kind::Numbers => return self.here.own().numbers.to_owned(),
            Kind::Map | Kind::List => return (words.organisations_count)(result.total),
            Kind::Timeline => return words.timeline.to_owned(),
            Kind::Partner => self.partner().map(|partner| partner.link.name),
            Kind::Site => self.site().map(|site| site.name.clone()),
        };
        found.unwrap_or_else(|| words.not_found_title.to_owned())
    }

    /// The title of its document and of the frame around it: what, with which filters, of which
    /// cluster.
    pub fn title(&self) -> String {
        let words = self.words();
        let mut title = match self.embed.kind {
            Kind::Map => format!("{}: {}", words.map, self.heading()),
            _ => self.heading(),
        };
        // The one filter of a site is the site.
        let chips = &self.answer.result.chips;
        if !chips.is_empty() && !matches!(self.embed.kind, Kind::Site | Kind::Partner) {
            let labels: Vec<&str> = chips.iter().take(4).map(|chip| chip.label.as_str()).collect();
            title = format!("{title} ({})", labels.join(", "));
        }
        format!("{title} – {}", self.here.site.cluster)
    }

    /// What stands in `<main>`.
    fn main(&self) -> Markup {
        html! {
            header.eh {
                h1 { (self.heading()) }
                @if let Some((certain, possible)) = self.answer.result.certainty {
                    p { ((self.words().certain_possible)(certain, possible)) }
                }
                (self.chips())
            }
            (self.notes())
            (self.controls())
            // Lists say so in their place, records in their own words.
            @if self.answer.result.total == 0
                && matches!(self.embed.kind, Kind::Timeline | Kind::ValueChain | Kind::Numbers) {
                (self.empty(self.own().nothing))
            }
            @match self.embed.kind {
                Kind::Map => { (self.opened()) (self.map()) },
                Kind::List => { (self.opened()) (self.list()) },
                Kind::Partner => (self.partner_record()),
                Kind::Site => { (self.opened()) (self.site_record()) },
                Kind::Timeline => { (self.opened()) (self.timeline()) },
                Kind::ValueChain => { (self.opened()) (self.value_chain()) },
                Kind::Numbers => { (self.opened()) (self.numbers()) },
            }
        }
    }
}
