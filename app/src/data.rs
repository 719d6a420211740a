//! What a page may ask, and the port that answers: on the server from memory, in the browser over
//! the wire.

#[cfg(feature = "hydrate")]
pub mod client;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use shared::{
    detail::Detail,
    directory::Directory,
    explore::{PartnerLink, ViewResult},
    lang::Lang,
    view::View,
};

/// Answers what pages ask. The server hands one to every page through the context; so does the
/// browser's entry.
#[async_trait]
pub trait Source: Send + Sync {
    /// Everything that the explorer shows of a view.
    async fn explore(&self, lang: Lang, view: &View) -> Result<Explored, DataError>;

    /// One record in full: a partner by its slug, a milestone as `milestone.{id}`.
    async fn detail(&self, lang: Lang, open: &str) -> Result<Detail, DataError>;

    /// All published data, for answering views without asking again.
    /// It lies at `address`, which changes with every version.
    async fn directory(&self, address: &str) -> Result<Arc<Directory>, DataError>;
}

/// A value that the page carries, in few bytes and read by little code.
pub type Carried<T> = leptos::prelude::Resource<T, codee::binary::PostcardCodec>;

/// The port as it is handed around.
pub type SharedSource = Arc<dyn Source>;

/// What the explorer shows first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explored {
    /// The answer to the view.
    pub result: ViewResult,
    /// The record that is opened beside the map.
    pub detail: Option<Opened>,
    /// The places that "near" can measure from: id and name.
    pub places: Vec<(String, String)>,
}

/// A record that an address opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Opened {
    /// The record.
    Detail(Detail),
    /// There is none.
    Missing(Missing),
}

/// An id that names no record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The id as written.
    pub id: String,
    /// The partners with the nearest names.
    pub nearest: Vec<PartnerLink>,
}

/// Why a page got no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum DataError {
    /// There is no such record.
    #[error("there is no record `{}`", .0.id)]
    NotFound(Missing),
    /// The server cannot answer now.
    #[error("the data cannot be read right now")]
    Unavailable,
    /// The server cannot be reached.
    #[error("the connection to the server failed")]
    Connection,
}
