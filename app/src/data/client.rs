//! The port in the browser: typed requests to the server's page data.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use js_sys::Uint8Array;
use leptos::prelude::window;
use send_wrapper::SendWrapper;
use shared::{
    directory::{Building, Directory},
    lang::Lang,
    view::View,
};

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

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
        let mut building = Building::read(&bytes).map_err(|_| DataError::Unavailable)?;
        // What visitors do meanwhile comes first.
        let directory = loop {
            pause().await;
            if let Some(directory) = building.step() {
                break directory;
            }
        };
        Ok(self.directory.get_or_init(|| Arc::new(directory)).clone())
    }
}

/// Lets the browser do what waits: painting, clicks, keys.
async fn pause() {
    let later = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = SendWrapper::new(JsFuture::from(later)).await;
}

/// The bytes at an address. The browser's futures stay on its one thread; the wrapper says so to the
/// compiler.
pub(crate) async fn get(address: String) -> Result<Vec<u8>, DataError> {
    SendWrapper::new(async move {
        let broken = |_| DataError::Connection;
        let asked = window().fetch_with_str(&address);
        let response: Response = JsFuture::from(asked).await.map_err(broken)?.unchecked_into();
        if !response.ok() {
            return Err(DataError::Unavailable);
        }
        let body = response.array_buffer().map_err(broken)?;
        let body = JsFuture::from(body).await.map_err(broken)?;
        Ok(Uint8Array::new(&body).to_vec())
    })
    .await
}
