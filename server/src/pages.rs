//! The pages: the application drawn for one request, with its status, nonce and policy.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU16, Ordering},
};

use app::{
    data::SharedSource,
    map::MapGround,
    missing::PageStatus,
    shell::{Document, PageNonce, shell},
    site::{MapFiles, Site as PageSite},
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use cartographer::PageGround;
use http::{
    HeaderMap, StatusCode, Uri,
    header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, VARY},
};
use leptos::prelude::provide_context;
use shared::{
    lang::Lang,
    mapstyle::{Palette, Theme},
    view::View,
};

use crate::{
    headers::{Class, Framing, class, page_csp},
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

/// Draws the page at the address of a request. The application itself knows which addresses there
/// are; what it does not know becomes its own page for that, with status 404.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    let lang =
        language_of(request.uri().path()).unwrap_or_else(|| preferred(&site, request.headers()));
    let ground = explorer_ground(&site, request.uri().clone()).await;
    let status = Arc::new(AtomicU16::new(200));
    let nonce = Arc::new(Mutex::new(None::<String>));
    let context = {
        let (site, status, nonce) = (site.clone(), status.clone(), nonce.clone());
        move || {
            provide_context(page_site(&site));
            provide_context(document(&site, lang));
            provide_context::<SharedSource>(Arc::new(Memory(site.clone())));
            provide_context(PageStatus(status.clone()));
            provide_context(PageNonce(nonce.clone()));
            if let Some(ground) = ground.clone() {
                provide_context(MapGround(Arc::new(move |map, lang| ground.markup(map, lang))));
            }
        }
    };
    let render = leptos_axum::render_app_async_with_context(context, shell);
    let mut response = render(request).await;
    if response.status().is_success() {
        let status = StatusCode::from_u16(status.load(Ordering::Relaxed));
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let nonce = nonce.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(nonce) = nonce {
        let policy = page_csp(&nonce, &Framing::Nobody);
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response.extensions_mut().insert(Class::Page);
    response
}

/// The ground under the marks, if it is the explorer that is asked for.
async fn explorer_ground(site: &Site, address: Uri) -> Option<Arc<PageGround>> {
    let path = address.path().trim_matches('/');
    path.parse::<Lang>().ok()?;
    let view = View::parse(address.query().unwrap_or(""));
    let frame = site.published().directory.first_frame(&view);
    pictures::page_ground(site, frame).await
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

fn language_of(path: &str) -> Option<Lang> {
    path.trim_start_matches('/').split('/').next()?.parse().ok()
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

fn page_site(site: &Site) -> PageSite {
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

fn document(site: &Site, lang: Lang) -> Document {
    let folder = |bundle: &str| {
        let hash = site.assets().hash(bundle).unwrap_or("none");
        format!("/assets/{hash}")
    };
    let extent = site.settings().extent;
    let mut theme = format!(":root{{--extent-ratio:{:.4}}}", extent.aspect());
    theme += &ground_colors();
    if let Some(accent) = &site.settings().cluster.accent {
        theme += &format!(
            ":root{{--accent:{0};--accent-hover:{0};--focus:{0}}}@media(prefers-color-scheme:dark){{:root{{--accent:{1};--accent-hover:{1}}}}}",
            accent.light, accent.dark
        );
    }
    Document { lang, page: folder("page"), style: folder("style"), theme }
}
