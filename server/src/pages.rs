//! The pages: what an address shows, drawn for one request, with its status, nonce and policy.

use app::{
    app::Start,
    data::{Explored, Taken},
    document::{self, Document, PageNonce, Shown},
    pages::TextPage,
    site::{MapFiles, Site as PageSite},
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use http::{
    HeaderMap, StatusCode,
    header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, VARY},
};
use leptos::prelude::*;
use shared::{
    lang::Lang,
    mapstyle::{Palette, Theme},
    page::Page,
    view::View,
};
use std::{fmt::Display, sync::PoisonError};

use crate::{
    branding, embed,
    headers::{Class, Framing, class, page_csp},
    log::Route,
    map_style, pictures,
    site::Site,
    source::Memory,
};

/// `/`, and everything that no other route answers: pages of the application.
pub fn router() -> Router<Site> {
    // Leptos waits for what pages ask on this runtime. Another router may have said so already.
    let _ = any_spawner::Executor::init_tokio();
    class(Router::new().route("/", get(choose_language)), Class::Page)
}

/// Everything that a document is drawn from: asked for before, so that drawing waits for nothing.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// The explorer.
    Explorer(Box<Shown>),
    /// A page of text.
    Text(Box<TextPage>),
}

/// Draws the page at the address of a request. What is at no address becomes a page of its own, with
/// status 404.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    let (lang, page) = Page::parse(request.uri().path());
    let lang = lang.unwrap_or_else(|| preferred(&site, request.headers()));
    let query = request.uri().query().unwrap_or_default();
    let route = Route(page.route());
    let (status, content) = content(&site, lang, page, (request.uri().path(), query)).await;
    let address = request.uri().path_and_query().map_or("", |address| address.as_str());
    let oembed = embed::described(&site, address);
    let document = Document { oembed, ..document(&site, lang) };
    let drawn = (page_site(&site), document);
    let mut response = draw(drawn, content, &Framing::Nobody, request).await;
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    response.extensions_mut().insert(Class::Page);
    response.extensions_mut().insert(route);
    response
}

async fn content(
    site: &Site,
    lang: Lang,
    page: Page,
    (path, query): (&str, &str),
) -> (StatusCode, Content) {
    let memory = Memory(site.clone());
    match page {
        Page::Explorer => {
            let (first, offered) = memory.explore(lang, &View::parse(query));
            let ground = ground(site, lang, &View::parse(query), &first).await;
            let (site, query, taken) = (page_site(site), query.to_owned(), Taken::from(&first));
            let path = format!("/{lang}/");
            let steps = memory.steps(&View::parse(&query));
            let start = Start { lang, site, path, query, taken };
            let shown = Shown { start, first, offered, ground, steps };
            (StatusCode::OK, Content::Explorer(Box::new(shown)))
        }
        page => {
            let (found, text) = memory.text(lang, &page, (path, query), &page_site(site));
            let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
            let mut grounds = Vec::new();
            for map in &text.maps {
                let ground = pictures::page_ground(site, map.frame).await;
                grounds.push(ground.map(|it| it.markup(&map.picture, lang)).unwrap_or_default());
            }
            (status, Content::Text(Box::new(text.grounded(&grounds))))
        }
    }
}

/// The ground under the marks as markup; nothing if there is no basemap.
pub(crate) async fn ground(site: &Site, lang: Lang, view: &View, first: &Explored) -> String {
    let frame = site.published().directory.first_frame(view);
    let ground = pictures::page_ground(site, frame).await;
    ground.map(|ground| ground.markup(&first.result.map, lang)).unwrap_or_default()
}

/// Draws a page, which only the sites of `framing` may put into a frame.
pub(crate) async fn draw(
    (page_site, document): (PageSite, Document),
    content: Content,
    framing: &Framing,
    request: Request,
) -> Response {
    let nonce = PageNonce::default();
    let moves = matches!(content, Content::Explorer(_));
    let lang = document.lang;
    let path = request.uri().path_and_query().map_or("", |path| path.as_str());
    let rest = path.get(1..).and_then(|path| path.split_once('/')).map_or("", |(_, rest)| rest);
    let rest = rest.to_owned();
    let context = {
        let nonce = nonce.clone();
        move || {
            provide_context(page_site.clone());
            provide_context(lang);
            provide_context(nonce.clone());
        }
    };
    let shell = move || match &content {
        Content::Explorer(shown) => document::explorer(&document, shown).into_any(),
        Content::Text(page) => {
            document::text_page(&document, TextPage::clone(page), rest.clone()).into_any()
        }
    };
    let mut response = leptos_axum::render_app_async_with_context(context, shell)(request).await;
    let nonce = nonce.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(nonce) = nonce {
        let policy = page_csp(&nonce, framing, moves);
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Sends the visitor to the language that the browser prefers, once; from then on it is in the path.
async fn choose_language(State(site): State<Site>, request: Request<Body>) -> Response {
    let lang = preferred(&site, request.headers());
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = Redirect::temporary(&format!("/{lang}/{query}")).into_response();
    let headers = response.headers_mut();
    headers.insert(VARY, ACCEPT_LANGUAGE.into());
    headers.insert(CACHE_CONTROL, http::HeaderValue::from_static("private, no-cache"));
    response
}

/// The offered language that `Accept-Language` ranks highest, else the first offered.
///
/// Source: RFC 9110, section 12.5.4. `no` and `nn` are answered in bokmål.
fn preferred(site: &Site, headers: &HeaderMap) -> Lang {
    let offered = &site.settings().languages;
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut best: Option<(f32, Lang)> = None;
    for range in accepted.split(',').take(20) {
        let mut parts = range.split(';');
        let tag = parts.next().unwrap_or("").trim().to_ascii_lowercase();
        let quality = parts
            .find_map(|part| part.trim().strip_prefix("q="))
            .map_or(1.0, |q| q.trim().parse::<f32>().unwrap_or(0.0));
        let lang = match tag.split('-').next().unwrap_or("") {
            "nb" | "no" | "nn" => Lang::Nb,
            "en" => Lang::En,
            _ => continue,
        };
        let better = best.is_none_or(|(known, _)| quality > known);
        if quality > 0.0 && better && offered.contains(&lang) {
            best = Some((quality, lang));
        }
    }
    best.map(|(_, lang)| lang).or_else(|| offered.first().copied()).unwrap_or_default()
}

/// What every page knows of the site.
pub(crate) fn page_site(site: &Site) -> PageSite {
    let settings = site.settings();
    let asset = |bundle: &str, file: &str| site.assets().address(bundle, file).unwrap_or_default();
    PageSite {
        cluster: settings.cluster.name.clone(),
        website: settings.cluster.website.clone(),
        contact: settings.cluster.contact.clone(),
        languages: settings.languages.clone(),
        public_url: settings.public_url.clone(),
        directory: site.published().address(),
        map: MapFiles {
            library: asset("map", "maplibre-gl.mjs"),
            css: asset("map", "maplibre-gl.css"),
            styles: map_style::folder(site),
        },
    }
}

/// The colours of the drawn ground, from the palette that the moving map has too.
fn ground_colors() -> String {
    let colors = |theme: Theme| {
        let p = Palette::of(theme);
        format!(
            ":root{{--coast:{};--lake:{};--country:{};--county:{};--municipality:{};--place-name:{};\
             --area-name:{};--water-name:{};--dot-ring:{};--dot-fill:{}}}",
            p.coast,
            p.lake,
            p.country,
            p.county,
            p.municipality,
            p.place_name,
            p.area_name,
            p.water_name,
            p.dot_ring,
            p.dot_fill
        )
    };
    let (light, dark) = (colors(Theme::Light), colors(Theme::Dark));
    format!("{light}@media(prefers-color-scheme:dark){{{dark}}}")
}

/// The look of an accent of its own, of which the light and the dark form can be read on their grounds.
/// The ring of the focus is the accent where it is light; where it is dark it is that of
/// `style/tokens.css`, which stands out from every accent.
pub(crate) fn accented(light: &impl Display, dark: &impl Display) -> String {
    format!(
        ":root{{--accent:{light};--accent-hover:{light};--focus:{light};\
         --accent-soft:color-mix(in srgb,{light} 12%,#fff)}}\
         @media(prefers-color-scheme:dark){{:root{{--accent:{dark};--accent-hover:{dark};--focus:#ffd479;\
         --accent-soft:color-mix(in srgb,{dark} 22%,#142028)}}}}"
    )
}

/// The document of a page that is in no frame.
pub(crate) fn document(site: &Site, lang: Lang) -> Document {
    let folder = |bundle: &str| {
        let hash = site.assets().hash(bundle).unwrap_or("none");
        format!("/assets/{hash}")
    };
    let extent = site.settings().extent;
    let mut theme = format!(":root{{--extent-ratio:{:.4}}}", extent.aspect());
    theme += &ground_colors();
    if let Some(accent) = &site.settings().cluster.accent {
        theme += &accented(&accent.light, &accent.dark);
    }
    Document {
        lang,
        page: folder("page"),
        style: folder("style"),
        theme,
        framed: None,
        oembed: Vec::new(),
        logo: branding::logo_address(site),
        about: site.settings().cluster.about.get(lang).to_owned(),
        footer: site.settings().pages.footer.get(lang).to_owned(),
    }
}
