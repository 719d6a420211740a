//! What the explorer may ask, and the port that answers: on the server from memory, in the browser
//! over the wire.

#[cfg(feature = "hydrate")]
pub mod client;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use shared::{
    directory::{Coverage, Directory},
    explore::{MapPicture, NamedList, ViewResult},
    lang::Lang,
    timeline::{Axis, Timeline, Window},
    view::View,
};

/// Answers what the explorer asks after it was drawn. The server hands one to nobody, as everything is
/// there when it draws; the browser's entry hands one to the page through the context.
#[async_trait]
pub trait Source: Send + Sync {
    /// The record that the view opens, drawn with links that keep to the view. `None` where it opens
    /// no record.
    async fn record(&self, lang: Lang, view: &View) -> Result<Option<Record>, DataError>;

    /// All published data, for answering views without asking again.
    /// It lies at `address`, which changes with every version.
    async fn directory(&self, address: &str) -> Result<Arc<Directory>, DataError>;
}

/// The port as it is handed around.
pub type SharedSource = Arc<dyn Source>;

/// Everything that the explorer shows of a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Explored {
    /// The answer to the view.
    pub result: ViewResult,
    /// The record that is opened beside the map.
    pub record: Option<Record>,
}

/// A record that is opened beside the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What opens it, as in the address.
    pub open: String,
    /// What is shown of it.
    pub html: String,
}

/// What the browser needs of [`Explored`] to take a page over: what it would build otherwise. The rest
/// it shows already, as text, and leaves alone until it answers views itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    total: u32,
    certainty: Option<(u32, u32)>,
    changes: String,
    coverage: Coverage,
    map: Arc<MapPicture>,
    axis: Axis,
    window: Option<Window>,
    opened: Option<String>,
    record: Option<String>,
}

impl From<&Explored> for Taken {
    fn from(explored: &Explored) -> Self {
        let result = &explored.result;
        Self {
            total: result.total,
            certainty: result.certainty,
            changes: result.changes.clone(),
            coverage: result.coverage.clone(),
            map: Arc::clone(&result.map),
            axis: result.timeline.axis.clone(),
            window: result.window,
            opened: result.opened.as_ref().map(|list| list.open.clone()),
            record: explored.record.as_ref().map(|record| record.open.clone()),
        }
    }
}

impl From<Taken> for Explored {
    fn from(taken: Taken) -> Self {
        let opened = taken.opened.map(|open| NamedList { open, ..NamedList::default() });
        let result = ViewResult {
            total: taken.total,
            certainty: taken.certainty,
            changes: taken.changes,
            coverage: taken.coverage,
            notes: Vec::new(),
            chips: Vec::new(),
            facets: Arc::default(),
            rows: Vec::new(),
            map: taken.map,
            timeline: Arc::new(Timeline::empty(taken.axis)),
            window: taken.window,
            opened,
        };
        let record = taken.record.map(|open| Record { open, html: String::new() });
        Self { result, record }
    }
}

/// Why a page got no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataError {
    /// The server cannot answer now.
    #[error("the data cannot be read right now")]
    Unavailable,
    /// The server cannot be reached.
    #[error("the connection to the server failed")]
    Connection,
}
