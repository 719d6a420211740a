//! The HTML document around every page; made on the server only.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::app::App;

/// What the document needs to know of the request and the built files. The server puts it into the
/// context.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of the page.
    pub lang: shared::lang::Lang,
    /// Folder of the page's script and Wasm: `/assets/{hash}`.
    pub page: String,
    /// Folder of the style sheet and the fonts.
    pub style: String,
    /// What of the look depends on the settings, as a style sheet.
    pub theme: String,
}

/// Where the shell leaves the nonce of its page, for the policy that the server sends with it.
#[derive(Clone, Debug)]
pub struct PageNonce(pub Arc<Mutex<Option<String>>>);

/// The document.
pub fn shell() -> impl IntoView {
    let document = expect_context::<Document>();
    let nonce = use_nonce();
    let script = format!("{}/start.js", document.page);
    let module = format!("{}/app.js", document.page);
    let wasm = format!("{}/app_bg.wasm", document.page);
    let css = format!("{}/main.css", document.style);
    let font = |weight: u16| format!("{}/noto-sans-latin-{weight}-normal.woff2", document.style);
    if let (Some(nonce), Some(PageNonce(slot))) = (&nonce, use_context::<PageNonce>()) {
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(nonce.to_string());
    }
    view! {
        <!DOCTYPE html>
        <html lang=document.lang.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="preload" href=font(400) r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="preload" href=font(600) r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=css/>
                <style nonce=nonce.clone()>{document.theme.clone()}</style>
                <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='%230b5a75'%3E%3Cpath d='M4 24c4-1 5-5 8-9s6-7 9-8' fill='none' stroke='%230b5a75' stroke-width='2.4' stroke-linecap='round'/%3E%3Ccircle cx='8' cy='21.5' r='3.6'/%3E%3Cpath d='m15.5 8.5 4.2 4.2-4.2 4.2-4.2-4.2zM25 3.5l4 7h-8z'/%3E%3C/svg%3E"/>
                <link rel="modulepreload" href=module/>
                <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
                <script r#type="module" src=script nonce=nonce></script>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
