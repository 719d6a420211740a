//! The port that pages ask, answered from memory.

use std::sync::{Arc, Mutex};

use app::{
    data::{DataError, Explored, Record, Source},
    document::Offered,
    pages::{self, Here, TextPage},
    record::{Missing, Opened, panel},
    site::Site as PageSite,
};
use async_trait::async_trait;
use shared::{
    detail::Detail,
    directory::Directory,
    lang::Lang,
    page::Page,
    timeline::Pace,
    view::{Open, View},
};

use crate::{published::Published, site::Site};

/// How many partners are offered where a slug names none.
const NEAREST: usize = 3;

/// Answers from what is published now.
#[derive(Clone, Debug)]
pub struct Memory(pub Site);

#[async_trait]
impl Source for Memory {
    async fn record(&self, lang: Lang, view: &View) -> Result<Option<Record>, DataError> {
        Ok(record(&self.0.published(), lang, view))
    }

    async fn directory(&self, _: &str) -> Result<Arc<Directory>, DataError> {
        Ok(self.0.published().directory.clone())
    }
}

impl Memory {
    /// Everything that the explorer shows of a view, and what its fields offer.
    pub fn explore(&self, lang: Lang, view: &View) -> (Explored, Offered) {
        let published = self.0.published();
        let directory = &published.directory;
        let answer = directory.answer(view, lang, &directory.first_canvas(view));
        let record = record(&published, lang, view);
        let offered =
            Offered { places: directory.near_places(), projects: directory.linking_projects(lang) };
        (Explored { result: answer.result, record }, offered)
    }

    /// The view one change earlier and one later.
    pub fn steps(&self, view: &View) -> [Option<View>; 2] {
        let directory = &self.0.published().directory;
        [false, true].map(|forward| directory.played(view, Pace::Change, forward))
    }

    /// The page of text at an address, and whether there is one; else a page that says what the
    /// address may have meant.
    pub fn text(
        &self,
        lang: Lang,
        page: &Page,
        (path, query): (&str, &str),
        site: &PageSite,
    ) -> (bool, TextPage) {
        let published = self.0.published();
        let view = View::parse(query);
        let maps = Mutex::default();
        let here = published.here(&self.0, site, lang, (&view, query));
        let here = Here { maps: Some(&maps), ..here };
        match pages::show(here, page) {
            Some(found) => (true, found),
            None => (false, pages::missing(here, page, path)),
        }
    }
}

/// The record that a view opens, drawn; `None` where it opens something else.
fn record(published: &Published, lang: Lang, view: &View) -> Option<Record> {
    let open = view.open.as_ref()?;
    let details = published.details(lang);
    let (found, id) = match open {
        Open::Partner(slug) => {
            (details.partner(slug).map(|partner| Detail::Partner(Box::new(partner))), slug)
        }
        Open::Milestone(id) => {
            (details.milestone(id).map(|milestone| Detail::Milestone(Box::new(milestone))), id)
        }
        _ => return None,
    };
    let opened = found
        .map_or_else(|| Opened::Missing(missing(&published.directory, lang, id)), Opened::Detail);
    Some(Record { open: open.to_string(), html: panel(&opened, lang, view).into_string() })
}

fn missing(directory: &Directory, lang: Lang, id: &str) -> Missing {
    let nearest = directory.search.nearest(id, NEAREST);
    Missing {
        id: id.chars().take(80).collect(),
        nearest: nearest.into_iter().map(|p| directory.link(p, lang)).collect(),
    }
}
