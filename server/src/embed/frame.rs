//! `/{lang}/embed/v1/{kind}`: drawn as text, or the living explorer where the visitor asks for it.

use app::{
    app::Start,
    data::Taken,
    document::{Document, Framed, Shown},
    embed::{Drawn, Files, MOST_PAGES, bar, embed_words, notice, page},
};
use axum::{
    extract::{Path, RawQuery, Request, State, rejection::PathRejection},
    response::{Html, IntoResponse, Response},
};
use http::{
    HeaderMap, StatusCode,
    header::{CONTENT_SECURITY_POLICY, REFERER},
};
use leptos::nonce::Nonce;
use shared::{
    embed::{Allow, Details as Opens, Embed, Kind, Theme},
    explore::{Canvas, Note},
    lang::Lang,
    settings::Rgb,
    timeline::Room,
};

use super::{script, usual};
use crate::{
    error::Result,
    headers::{Framing, page_csp},
    map_style, pages, pictures,
    site::Site,
    source::Memory,
};

/// Answers with an embed. What does not exist, or may not show where it is asked for, gets a small
/// notice that says where it can be seen.
pub(super) async fn show(
    State(site): State<Site>,
    path: Result<Path<(String, String)>, PathRejection>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response> {
    let Path((lang, kind)) = path?;
    let query = query.unwrap_or_default();
    let known = lang.parse::<Lang>().ok().zip(Kind::by_key(&kind));
    let (lang, kind) = known.unwrap_or((lang.parse().unwrap_or(usual(&site)), Kind::Map));
    let mut embed = Embed::parse(lang, kind, &query);
    if matches!(embed.kind, Kind::List | Kind::Site) {
        embed.view.page = embed.view.page.min(MOST_PAGES);
    }
    let words = embed_words(lang);
    if known.is_none() {
        let full = format!("{}/{lang}/", site.settings().public_url);
        let framing = site.framing().clone();
        return Ok(refuse(
            &site,
            StatusCode::NOT_FOUND,
            &embed,
            words.unknown_kind,
            &full,
            &framing,
        ));
    }
    if !may_frame(&site, request.headers()) {
        let full = format!("{}{}", site.settings().public_url, embed.full());
        // The notice itself may show anywhere: the browser would else show nothing that explains.
        let (status, why) = (StatusCode::FORBIDDEN, words.not_allowed);
        return Ok(refuse(&site, status, &embed, why, &full, &Framing::Anyone));
    }
    site.hosts().note(request.headers(), origin_of(&site.settings().public_url));
    if embed.options.moving && embed.kind.moves() {
        return Ok(living(&site, &embed, request).await);
    }
    Ok(still(&site, &embed).await)
}

/// The embed as text and pictures.
async fn still(site: &Site, embed: &Embed) -> Response {
    let published = site.published();
    let directory = &published.directory;
    let ground = match embed.kind {
        Kind::Map => pictures::page_ground(site, directory.first_frame(&embed.view)).await,
        _ => None,
    };
    // A timeline is drawn once, for the narrowest frame that it is to be read in.
    let room = if embed.kind == Kind::Timeline { Room::of_width(340.0) } else { Room::default() };
    let canvas = Canvas { room, ..directory.first_canvas(&embed.view) };
    let answer = directory.answer(&embed.view, embed.lang, &canvas);
    let ground =
        ground.map(|ground| ground.markup(&answer.result.map, embed.lang)).unwrap_or_default();
    let page_site = pages::page_site(site);
    let here = published.here(site, &page_site, embed.lang, (&embed.view, ""));
    let drawn = Drawn { here, embed, answer: &answer, ground: &ground };
    let files = files(site, embed);
    secured(Html(page(&drawn, &files)).into_response(), &files.nonce, site.framing())
}

/// The title of an embed: for the frame around it.
pub(super) fn title(site: &Site, embed: &Embed) -> String {
    let published = site.published();
    let directory = &published.directory;
    let answer = directory.answer(&embed.view, embed.lang, &directory.first_canvas(&embed.view));
    let page_site = pages::page_site(site);
    let here = published.here(site, &page_site, embed.lang, (&embed.view, ""));
    Drawn { here, embed, answer: &answer, ground: "" }.title()
}

/// What of the view of an embed could not be understood.
pub(super) fn notes(site: &Site, embed: &Embed) -> Vec<Note> {
    let published = site.published();
    let directory = &published.directory;
    let canvas = directory.first_canvas(&embed.view);
    directory.answer(&embed.view, embed.lang, &canvas).result.notes
}

/// The explorer, reduced to what the kind shows and the embedder allows.
async fn living(site: &Site, embed: &Embed, request: Request) -> Response {
    let (lang, view, theme) = (embed.lang, &embed.view, embed.options.theme);
    let memory = Memory(site.clone());
    let (first, offered) = memory.explore(lang, view);
    let steps = memory.steps(view);
    let ground = pages::ground(site, lang, view, &first).await;
    let mut page_site = pages::page_site(site);
    if theme != Theme::Auto {
        page_site.map.styles = map_style::folder_of(site, theme.key());
    }
    let bar = {
        let published = site.published();
        let directory = &published.directory;
        let answer = directory.answer(view, lang, &directory.first_canvas(view));
        let here = published.here(site, &page_site, lang, (view, ""));
        bar(&Drawn { here, embed, answer: &answer, ground: "" }).into_string()
    };
    let allow: Vec<&str> =
        Allow::KEYS.into_iter().filter(|key| embed.options.allow.has(key)).collect();
    let framed = Framed {
        kind: embed.kind.key(),
        allow: allow.join(" "),
        details: if embed.options.details == Opens::Tab { "tab" } else { "frame" },
        theme,
        script: script::address("frame"),
        bar,
    };
    let document = pages::document(site, lang);
    let theme = look(&document.theme, embed);
    let document = Document { theme, framed: Some(framed), ..document };
    let taken = Taken::from(&first);
    let (path, query) = (embed.base(), view.query());
    let start = Start { lang, site: page_site.clone(), path, query, taken };
    let shown = Shown { start, first, offered, ground, steps };
    let framing = site.framing().clone();
    let content = pages::Content::Explorer(Box::new(shown));
    pages::draw((page_site, document), content, &framing, request).await
}

fn refuse(
    site: &Site,
    status: StatusCode,
    embed: &Embed,
    why: &str,
    full: &str,
    framing: &Framing,
) -> Response {
    let files = files(site, embed);
    let html = Html(notice(embed, why, full, &files));
    secured((status, html).into_response(), &files.nonce, framing)
}

fn secured(mut response: Response, nonce: &str, framing: &Framing) -> Response {
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, page_csp(nonce, framing, false));
    response
}

fn files(site: &Site, embed: &Embed) -> Files {
    let document = pages::document(site, embed.lang);
    Files {
        style: document.style,
        script: script::address("frame"),
        theme: look(&document.theme, embed),
        nonce: Nonce::new().to_string(),
    }
}

/// The look of the settings with that of the options. An accent that cannot be read on its ground is
/// darkened or lightened until it can.
fn look(settings: &str, embed: &Embed) -> String {
    let mut css = settings.to_owned();
    if let Some(accent) = embed.options.accent {
        let (light, dark) = (accent.readable_on(Rgb::WHITE), accent.readable_on(Rgb::NIGHT));
        css += &pages::accented(&light, &dark);
    }
    // The build does the same with the style sheets.
    match embed.options.theme {
        Theme::Auto => css,
        Theme::Light => css.replace("(prefers-color-scheme:dark)", " not all"),
        Theme::Dark => css.replace("(prefers-color-scheme:dark)", " all"),
    }
}

/// Whether the page around the frame may show it, as far as the request tells: the browser itself
/// keeps to the policy, but shows nothing that would explain.
fn may_frame(site: &Site, headers: &HeaderMap) -> bool {
    let Framing::Origins(listed) = site.framing() else { return true };
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let framed = is_framed(headers);
    let Some(referer) = text(REFERER.as_str()).filter(|_| framed) else { return true };
    let origin = origin_of(referer);
    let own = origin_of(&site.settings().public_url);
    let host = text("host").unwrap_or_default();
    origin == own
        || origin.split_once("://").is_some_and(|(_, name)| name == host)
        || listed.iter().any(|listed| origin_of(listed) == origin)
}

/// Whether the browser says that it asks for a frame.
pub(super) fn is_framed(headers: &HeaderMap) -> bool {
    let purpose = headers.get("sec-fetch-dest").and_then(|value| value.to_str().ok());
    matches!(purpose, Some("iframe" | "frame" | "embed" | "object"))
}

/// Scheme, host and port of an address.
pub(super) fn origin_of(address: &str) -> &str {
    let path = address
        .split_once("://")
        .and_then(|(scheme, rest)| rest.find(['/', '?', '#']).map(|at| scheme.len() + 3 + at));
    path.map_or(address, |end| &address[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_ends_before_the_path() {
        for (address, origin) in [
            ("https://a.example/b?c", "https://a.example"),
            ("https://a.example:8080", "https://a.example:8080"),
            ("http://a.example?x", "http://a.example"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(origin_of(address), origin);
        }
    }
}
