//! The port that pages ask, answered from memory.

use std::sync::Arc;

use app::data::{DataError, Explored, Missing, Opened, Source};
use async_trait::async_trait;
use shared::{
    detail::{Detail, Details},
    directory::Directory,
    lang::Lang,
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
    async fn explore(&self, lang: Lang, view: &View) -> Result<Explored, DataError> {
        let published = self.0.published();
        let directory = &published.directory;
        let answer = directory.answer(view, lang, &directory.first_canvas(view));
        let detail = match &view.open {
            Some(open @ (Open::Partner(_) | Open::Milestone(_))) => {
                Some(match record(&published, lang, open) {
                    Ok(detail) => Opened::Detail(detail),
                    Err(missing) => Opened::Missing(missing),
                })
            }
            _ => None,
        };
        Ok(Explored { result: answer.result, detail, places: directory.near_places() })
    }

    async fn detail(&self, lang: Lang, open: &str) -> Result<Detail, DataError> {
        let published = self.0.published();
        let missing = || missing(&published.directory, lang, open);
        let open: Open = open.parse().map_err(|()| DataError::NotFound(missing()))?;
        record(&published, lang, &open).map_err(DataError::NotFound)
    }

    async fn directory(&self, _: &str) -> Result<Arc<Directory>, DataError> {
        // Pages are answered, not the directory: it is fetched by effects, which only browsers run.
        Err(DataError::Unavailable)
    }
}

fn record(published: &Published, lang: Lang, open: &Open) -> Result<Detail, Missing> {
    let details = Details { register: &published.register, directory: &published.directory, lang };
    let (found, id) = match open {
        Open::Partner(slug) => {
            (details.partner(slug).map(|partner| Detail::Partner(Box::new(partner))), slug.as_str())
        }
        Open::Milestone(id) => (
            details.milestone(id).map(|milestone| Detail::Milestone(Box::new(milestone))),
            id.as_str(),
        ),
        _ => (None, ""),
    };
    found.ok_or_else(|| missing(&published.directory, lang, id))
}

fn missing(directory: &Directory, lang: Lang, id: &str) -> Missing {
    let nearest = directory.search.nearest(id, NEAREST);
    Missing {
        id: id.chars().take(80).collect(),
        nearest: nearest.into_iter().map(|p| directory.link(p, lang)).collect(),
    }
}
