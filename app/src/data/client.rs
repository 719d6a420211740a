//! The port in the browser: typed requests to the server's page data.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use gloo_net::http::Request;
use send_wrapper::SendWrapper;
use serde::de::DeserializeOwned;
use shared::{detail::Detail, directory::Directory, lang::Lang, view::View};

use super::{DataError, Explored, Source};

/// Asks the server. Keeps the directory once it has been fetched.
#[derive(Debug, Default)]
pub struct Client {
    directory: OnceLock<Arc<Directory>>,
}

#[async_trait]
impl Source for Client {
    async fn explore(&self, lang: Lang, view: &View) -> Result<Explored, DataError> {
        get(format!("/page-data/{lang}/explore?{}", view.query())).await
    }

    async fn detail(&self, lang: Lang, open: &str) -> Result<Detail, DataError> {
        get(format!("/page-data/{lang}/records/{open}")).await
    }

    async fn directory(&self, address: &str) -> Result<Arc<Directory>, DataError> {
        if let Some(known) = self.directory.get() {
            return Ok(known.clone());
        }
        let address = address.to_owned();
        let bytes = SendWrapper::new(async move {
            let response =
                Request::get(&address).send().await.map_err(|_| DataError::Connection)?;
            if !response.ok() {
                return Err(DataError::Unavailable);
            }
            response.binary().await.map_err(|_| DataError::Connection)
        })
        .await?;
        let directory = shared::directory::read(&bytes).map_err(|_| DataError::Unavailable)?;
        Ok(self.directory.get_or_init(|| Arc::new(directory)).clone())
    }
}

/// gloo-net's futures stay on the browser's one thread; the wrapper says so to the compiler.
async fn get<T: DeserializeOwned>(address: String) -> Result<T, DataError> {
    SendWrapper::new(async move {
        let response = Request::get(&address).send().await.map_err(|_| DataError::Connection)?;
        let (status, bytes) = (response.status(), response.binary().await);
        let bytes = bytes.map_err(|_| DataError::Connection)?;
        match status {
            200 => postcard::from_bytes(&bytes).map_err(|_| DataError::Unavailable),
            404 => {
                Err(postcard::from_bytes(&bytes)
                    .map_or(DataError::Unavailable, DataError::NotFound))
            }
            _ => Err(DataError::Unavailable),
        }
    })
    .await
}
