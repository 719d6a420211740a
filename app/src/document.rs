//! The HTML document around every page; made on the server only.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::{nonce::use_nonce, prelude::*};
use shared::{embed::Theme, lang::Lang, view::View};

use crate::{
    app::{App, Start},
    data::Explored,
    explorer,
    pages::{self, TextBody, TextPage},
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
    /// The address of the cluster's logo; `None` for Klyngekart's own mark.
    pub logo: Option<String>,
    /// The operator's one sentence about the cluster.
    pub about: String,
    /// The operator's line at the bottom of every page; blank for none.
    pub footer: String,
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
    /// The picture that stands for the page where it is shared, by the query of `/map.png`; the whole
    /// map for an empty one.
    pub picture: String,
    /// The name of the whole site, where the page is shared.
    pub site: String,
    /// The address of the site without a slash at the end.
    pub public_url: String,
}

/// What a page of the explorer is drawn from.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What the page carries.
    pub start: Start,
    /// Everything that it shows.
    pub first: Explored,
    /// What fields offer besides the values of facets.
    pub offered: Offered,
    /// The drawn ground of the map, as the inside of an SVG group.
    pub ground: String,
    /// The view one change earlier and one later, where there is one.
    pub steps: [Option<View>; 2],
}

/// What fields offer besides the values of facets, each with its id in the address and its name.
#[derive(Clone, Debug)]
pub struct Offered {
    /// The places that "near" can measure from.
    pub places: Vec<(String, String)>,
    /// The projects that lines on the map can show.
    pub projects: Vec<(String, String)>,
}

impl Head {
    /// The head of a page at this address below its language.
    pub fn of(site: &Site, title: String, rest: &str) -> Self {
        let address = |lang: &Lang| (*lang, format!("{}/{lang}/{rest}", site.public_url));
        let alternates = site.languages.iter().map(address).collect();
        let named = format!("{} – {}", shared::text::words(Lang::default()).product, site.cluster);
        Self {
            title,
            alternates,
            site: named,
            public_url: site.public_url.clone(),
            ..Self::default()
        }
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

    /// With the view whose map stands for the page where it is shared.
    #[must_use]
    pub fn pictured(self, view: &shared::view::View) -> Self {
        Self { picture: view.query(), ..self }
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
    let brand = brand(document, &start.site.cluster);
    let (embed, coverage) = (explorer::embed_this(shown), &first.result.coverage);
    let cover = pages::cover(document.lang, &document.about, &embed, coverage).into_string();
    let bottom = pages::bottom_of_list(document.lang, &start.site, &document.footer).into_string();
    provide_context(explorer::Fixed { brand, cover, bottom, ..explorer::fixed(shown) });
    let head = explorer::head(shown, &document.about);
    around(document, head, true, App().into_any())
}

/// The document of a page of text, at this address below its language.
pub fn text_page(document: &Document, page: TextPage, rest: String) -> impl IntoView + use<> {
    let TextPage { head, main, .. } = page;
    let menu = pages::menu(document.lang, &rest).into_string();
    let brand = brand(document, &Site::here().cluster);
    let signs = crate::icons::SIGNS.to_owned();
    provide_context(explorer::Fixed { brand, menu, signs, ..explorer::Fixed::default() });
    let footer = document.footer.clone();
    around(document, head, false, view! { <TextBody rest main footer/> }.into_any())
}

/// Mark and name at the top of every page.
fn brand(document: &Document, cluster: &str) -> String {
    let words = shared::text::words(document.lang);
    let markup = maud::html! {
        @if let Some(logo) = &document.logo { img src=(logo) width="34" height="34" alt=""; }
        @else { svg aria-hidden="true" { use href="#brand" {} } }
        span { b { (words.product) } small { (cluster) } }
    };
    markup.into_string()
}

/// How a page is shown where it is shared: names and values of Open Graph, which other networks read
/// too. Source: ogp.me.
fn social(head: &Head, lang: Lang) -> Vec<(&'static str, String)> {
    let locale = |lang: Lang| match lang {
        Lang::Nb => "nb_NO",
        Lang::En => "en_GB",
    };
    let amp = if head.picture.is_empty() { "" } else { "&" };
    let picture = format!("{}/map.png?{}{amp}lang={lang}", head.public_url, head.picture);
    let mut all = vec![
        ("og:type", "website".to_owned()),
        ("og:title", head.title.clone()),
        ("og:site_name", head.site.clone()),
        ("og:locale", locale(lang).to_owned()),
        ("og:image", picture),
        ("og:image:type", "image/png".to_owned()),
        ("og:image:width", "1200".to_owned()),
        ("og:image:height", "630".to_owned()),
        ("og:image:alt", head.title.clone()),
    ];
    for (other, url) in &head.alternates {
        if *other == lang {
            all.push(("og:url", url.clone()));
        } else {
            all.push(("og:locale:alternate", locale(*other).to_owned()));
        }
    }
    if !head.description.is_empty() {
        all.push(("og:description", head.description.clone()));
    }
    all
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
        view! {
            // A browser that is busy would else show half a page, whose parts move as the rest is read. It
            // waits for where an element begins: this one is the first after all that has its place.
            <link rel="expect" href="#timeline-text" blocking="render"/>
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
    let shared_as = if hidden { Vec::new() } else { social(&head, document.lang) };
    let shared_as = shared_as
        .into_iter()
        .map(|(name, content)| leptos::html::meta().attr("property", name).content(content))
        .collect_view();
    // Whoever reads neither gets the first language offered.
    let default = head.alternates.first().map(|(_, href)| {
        view! { <link rel="alternate" hreflang="x-default" href=href.clone()/> }
    });
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
                {default}
                {shared_as}
                <meta name="twitter:card" content="summary_large_image"/>
                {linked}
                <link rel="preload" href=font(400) r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="preload" href=font(600) r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                // Not in the page itself: a first paint that does not wait for it comes before the fonts, and
                // when they come all text moves.
                <link rel="stylesheet" href=css nonce=nonce.clone()/>
                <style nonce=nonce.clone()>{document.theme.clone()}</style>
                <link rel="icon" href="/icon.svg" r#type="image/svg+xml"/>
                <link rel="icon" href="/icon-192.png" sizes="192x192" r#type="image/png"/>
                <link rel="apple-touch-icon" href="/icon-180.png"/>
                <link rel="manifest" href=format!("/{}.webmanifest", document.lang)/>
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
