//! What the explorer may ask, and the port that answers: on the server from memory, in the browser
//! over the wire.

#[cfg(feature = "hydrate")]
pub mod client;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use shared::{directory::Directory, explore::ViewResult, lang::Lang, view::View};

/// Answers what the explorer asks. The server asks one before it draws; the browser's entry hands one
/// to the page through the context.
#[async_trait]
pub trait Source: Send + Sync {
    /// Everything that the explorer shows of a view.
    async fn explore(&self, lang: Lang, view: &View) -> Result<Explored, DataError>;

    /// The record that the view opens, drawn with links that keep to the view. `None` where it opens
    /// no record.
    async fn record(&self, lang: Lang, view: &View) -> Result<Option<Record>, DataError>;

    /// All published data, for answering views without asking again.
    /// It lies at `address`, which changes with every version.
    async fn directory(&self, address: &str) -> Result<Arc<Directory>, DataError>;
}

/// The port as it is handed around.
pub type SharedSource = Arc<dyn Source>;

/// What the explorer shows first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explored {
    /// The answer to the view.
    pub result: ViewResult,
    /// The record that is opened beside the map.
    pub record: Option<Record>,
    /// The places that "near" can measure from: id and name. Not carried by the page, which offers
    /// them already.
    #[serde(skip)]
    pub places: Vec<(String, String)>,
}

/// A record that is opened beside the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What opens it, as in the address.
    pub open: String,
    /// What is shown of it. Not carried by the page, which shows it already.
    #[serde(skip)]
    pub html: String,
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
