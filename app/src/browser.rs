//! Where the browser begins.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    app::App,
    data::{SharedSource, client::Client},
};

/// Takes over the page that the server drew.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(|| {
        provide_context::<SharedSource>(Arc::new(Client::default()));
        App()
    });
}
