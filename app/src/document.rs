//! The HTML document around every page; made on the server only.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::{nonce::use_nonce, prelude::*};
use shared::{embed::Theme, lang::Lang, view::View};

use crate::{
    app::{App, Start},
    data::Explored,
    explorer,
    pages::{TextBody, TextPage},
    site::Site,
};

/// What the document needs to know of the request and the built files.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of the page.
    pub lang: Lang,
    /// Folder of the page's script and Wasm: `/assets/{hash}`.
    pub page: String,
    /// Folder of the style sheet and the fonts.
    pub style: String,
    /// What of the look depends on the settings, as a style sheet.
    pub theme: String,
    /// What a page has that stands in a frame of another site; `None` for all others.
    pub framed: Option<Framed>,
    /// Addresses of its oEmbed description, each with its media type.
    pub oembed: Vec<(&'static str, String)>,
}

/// What the living explorer has in a frame besides what it has on its own.
#[derive(Clone, Debug)]
pub struct Framed {
    /// What is shown: the kind of the embed.
    pub kind: &'static str,
    /// What visitors may do, with spaces between.
    pub allow: String,
    /// Where records open: `frame` or `tab`.
    pub details: &'static str,
    /// Light or dark.
    pub theme: Theme,
    /// Address of the frame's script.
    pub script: String,
    /// The bar below the explorer.
    pub bar: String,
}

/// Where the document leaves the nonce of its page, for the policy that the server sends with it.
#[derive(Clone, Debug, Default)]
pub struct PageNonce(pub Arc<Mutex<Option<String>>>);

/// What a document says of its page to search engines and in the title of the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title of the window.
    pub title: String,
    /// One or two sentences; empty for none.
    pub description: String,
    /// The absolute address of the page in each language; nothing for pages that are not to be found.
    pub alternates: Vec<(Lang, String)>,
    /// What the page is about for programs, as JSON-LD; empty for nothing.
    pub linked: Vec<serde_json::Value>,
}

/// What a page of the explorer is drawn from.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What the page carries.
    pub start: Start,
    /// Everything that it shows.
    pub first: Explored,
    /// The places that "near" can measure from: id and name.
    pub places: Vec<(String, String)>,
    /// The drawn ground of the map, as the inside of an SVG group.
    pub ground: String,
    /// The view one change earlier and one later, where there is one.
    pub steps: [Option<View>; 2],
}

impl Head {
    /// The head of a page at this address below its language.
    pub fn of(site: &Site, title: String, rest: &str) -> Self {
        let address = |lang: &Lang| (*lang, format!("{}/{lang}/{rest}", site.public_url));
        let alternates = site.languages.iter().map(address).collect();
        Self { title, alternates, ..Self::default() }
    }

    /// The head of a page that search engines are to leave out.
    pub fn unlisted(title: String) -> Self {
        Self { title, ..Self::default() }
    }

    /// With a description.
    #[must_use]
    pub fn described(self, description: &str) -> Self {
        Self { description: description.to_owned(), ..self }
    }

    /// With what programs read of the page.
    #[must_use]
    pub fn linked(self, linked: Vec<serde_json::Value>) -> Self {
        Self { linked, ..self }
    }
}

/// The document of the explorer. Site and language must be in the context.
pub fn explorer(document: &Document, shown: &Shown) -> impl IntoView + use<> {
    let Shown { start, first, .. } = shown;
    provide_context(start.clone());
    provide_context(first.clone());
    provide_context(explorer::fixed(shown));
    let head = explorer::head(shown);
    around(document, head, true, App().into_any())
}

/// The document of a page of text, at this address below its language.
pub fn text_page(document: &Document, page: TextPage, rest: String) -> impl IntoView + use<> {
    let TextPage { head, main } = page;
    let menu = crate::pages::menu(document.lang, &rest).into_string();
    let signs = crate::icons::SIGNS.to_owned();
    provide_context(explorer::Fixed { menu, signs, ..explorer::Fixed::default() });
    around(document, head, false, view! { <TextBody rest main/> }.into_any())
}

/// A page in its document. Only a page that comes to life loads script.
fn around(document: &Document, head: Head, live: bool, body: AnyView) -> impl IntoView + use<> {
    let nonce = use_nonce();
    let framed = document.framed.clone();
    let theme = framed.as_ref().map_or(Theme::Auto, |framed| framed.theme);
    let css = format!("{}/{}", document.style, crate::embed::sheet("main", theme));
    let font = |weight: u16| format!("{}/noto-sans-latin-{weight}-normal.woff2", document.style);
    if let (Some(nonce), Some(PageNonce(slot))) = (&nonce, use_context::<PageNonce>()) {
        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(nonce.to_string());
    }
    let scripts = live.then(|| {
        let script = format!("{}/start.js", document.page);
        let module = format!("{}/app.js", document.page);
        let wasm = format!("{}/app_bg.wasm", document.page);
        view! {
            <link rel="modulepreload" href=module/>
            <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
            <script r#type="module" src=script nonce=nonce.clone()></script>
        }
    });
    let frame = framed.as_ref().map(|framed| {
        let css = format!("{}/framed.css", document.style);
        view! {
            // Whatever the explorer does not follow itself leaves the frame.
            <base target="_blank"/>
            <link rel="stylesheet" href=css nonce=nonce.clone()/>
            <script r#type="module" src=framed.script.clone() nonce=nonce.clone()></script>
        }
    });
    let bar = framed.as_ref().map(|framed| {
        view! { <footer class="embedbar" inner_html=framed.bar.clone()></footer> }
    });
    let kind = framed.as_ref().map(|framed| framed.kind);
    let allow = framed.as_ref().map(|framed| framed.allow.clone());
    let details = framed.as_ref().map(|framed| framed.details);
    let oembed = document.oembed.iter().map(|(media, href)| {
        view! { <link rel="alternate" r#type=*media href=href.clone()/> }
    });
    let oembed = oembed.collect_view();
    let hidden = head.alternates.is_empty() || framed.is_some();
    let own = head.alternates.iter().find(|(lang, _)| *lang == document.lang);
    let canonical = own.map(|(_, href)| view! { <link rel="canonical" href=href.clone()/> });
    let linked = head.linked.iter().map(|linked| {
        // No text of a record ends the element.
        let text = linked.to_string().replace('<', "\\u003c");
        view! { <script r#type="application/ld+json" nonce=nonce.clone() inner_html=text></script> }
    });
    let linked = linked.collect_view();
    let alternates = head
        .alternates
        .into_iter()
        .map(|(lang, href)| view! { <link rel="alternate" hreflang=lang.code() href=href/> })
        .collect_view();
    view! {
        <!DOCTYPE html>
        <html
            lang=document.lang.code()
            data-text=(!live).then_some("")
            data-frame=kind
            data-allow=allow
            data-details=details
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                // As text: a view's own text nodes leave comments behind, which a title would show.
                <title inner_html=maud::html! { (head.title) }.into_string()></title>
                {(!head.description.is_empty()).then(|| view! { <meta name="description" content=head.description/> })}
                {hidden.then(|| view! { <meta name="robots" content="noindex"/> })}
                {canonical}
                {alternates}
                {linked}
                <link rel="preload" href=font(400) r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="preload" href=font(600) r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="stylesheet" href=css nonce=nonce.clone()/>
                <style nonce=nonce.clone()>{document.theme.clone()}</style>
                <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='%230b5a75'%3E%3Cpath d='M4 24c4-1 5-5 8-9s6-7 9-8' fill='none' stroke='%230b5a75' stroke-width='2.4' stroke-linecap='round'/%3E%3Ccircle cx='8' cy='21.5' r='3.6'/%3E%3Cpath d='m15.5 8.5 4.2 4.2-4.2 4.2-4.2-4.2zM25 3.5l4 7h-8z'/%3E%3C/svg%3E"/>
                // Right after an element that is always there: simple parsers of content systems take the
                // marks that views leave for the beginning of something longer.
                {oembed}
                {frame}
                {scripts}
            </head>
            <body>{body}{bar}</body>
        </html>
    }
}
