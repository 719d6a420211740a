//! The port in the browser: typed requests to the server's page data.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use gloo_net::http::Request;
use send_wrapper::SendWrapper;
use shared::{directory::Directory, lang::Lang, view::View};

use super::{DataError, Record, Source};

/// Asks the server. Keeps the directory once it has been fetched.
#[derive(Debug, Default)]
pub struct Client {
    directory: OnceLock<Arc<Directory>>,
}

#[async_trait]
impl Source for Client {
    async fn record(&self, lang: Lang, view: &View) -> Result<Option<Record>, DataError> {
        let Some(open) = &view.open else { return Ok(None) };
        let bytes = get(format!("/page-data/{lang}/record?{}", view.query())).await?;
        let html = String::from_utf8(bytes).map_err(|_| DataError::Unavailable)?;
        Ok(Some(Record { open: open.to_string(), html }).filter(|record| !record.html.is_empty()))
    }

    async fn directory(&self, address: &str) -> Result<Arc<Directory>, DataError> {
        if let Some(known) = self.directory.get() {
            return Ok(known.clone());
        }
        let bytes = get(address.to_owned()).await?;
        let directory = shared::directory::read(&bytes).map_err(|_| DataError::Unavailable)?;
        Ok(self.directory.get_or_init(|| Arc::new(directory)).clone())
    }
}

/// The bytes at an address. gloo-net's futures stay on the browser's one thread; the wrapper says so
/// to the compiler.
async fn get(address: String) -> Result<Vec<u8>, DataError> {
    SendWrapper::new(async move {
        let response = Request::get(&address).send().await.map_err(|_| DataError::Connection)?;
        if !response.ok() {
            return Err(DataError::Unavailable);
        }
        response.binary().await.map_err(|_| DataError::Connection)
    })
    .await
}
