//! `/{lang}/embed-builder`: from a page of the site to a snippet for another.

use app::{
    embed::{Asked, Snippet, builder, embed_words, picture, snippet},
    pages,
};
use axum::{
    extract::{Path, RawQuery, Request, State, rejection::PathRejection},
    response::{IntoResponse, Redirect, Response},
};
use http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{CONTENT_SECURITY_POLICY, REFERER},
};
use maud::{Markup, html};
use shared::{
    embed::{Embed, Height, Kind, Options},
    lang::Lang,
    page::Page,
    view::{View, encode, pairs},
};

use super::{frame, iframe, script, usual};
use crate::{
    error::Result,
    headers::Framing,
    pages::{Content, document, draw, page_site},
    site::Site,
    source::Memory,
};

/// Heights that a page may ask for, CSS pixels.
const HEIGHTS: std::ops::RangeInclusive<u32> = 120..=4000;

/// Answers with the builder. From a link on a page it leads on to the view that the page shows.
pub(super) async fn show(
    State(site): State<Site>,
    path: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response> {
    let Path(lang) = path?;
    let query = query.unwrap_or_default();
    let Ok(lang) = lang.parse::<Lang>() else {
        let lang = usual(&site);
        let page_site = page_site(&site);
        let address = (request.uri().path(), query.as_str());
        let (_, page) = Page::parse(address.0);
        let (_, missing) = Memory(site.clone()).text(lang, &page, address, &page_site);
        let missing = Content::Text(Box::new(missing));
        let drawn = (page_site, document(&site, lang));
        let mut response = draw(drawn, missing, &Framing::Nobody, request).await;
        *response.status_mut() = StatusCode::NOT_FOUND;
        return Ok(response);
    };
    let given = |name: &str| {
        let mut values =
            pairs(&query).filter(|(key, value)| key == name && !value.trim().is_empty());
        values.next().map(|(_, value)| value.trim().to_owned())
    };
    if let (None, Some(from)) = (given("url"), given("from")) {
        let from = came_from(&site, request.headers()).unwrap_or(from);
        let mut url = String::new();
        encode(&from, &mut url);
        return Ok(Redirect::to(&format!("/{lang}/embed-builder?url={url}")).into_response());
    }
    let asked = asked(&site, lang, &query, &given);
    let content = Content::Text(Box::new(page(&site, lang, &asked)));
    let drawn = (page_site(&site), document(&site, lang));
    let mut response = draw(drawn, content, &Framing::Nobody, request).await;
    allow_preview(response.headers_mut());
    Ok(response)
}

/// The page of this site that the link was on, as the browser says: its address follows the view.
fn came_from(site: &Site, headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (referer, host) = (text(REFERER)?, text(http::header::HOST)?);
    let (name, path) = referer.split_once("://")?.1.split_once('/')?;
    let path = format!("/{path}");
    let ours = name == host
        && Embed::of_address_or_map(&path, &site.settings().public_url, usual(site)).is_some();
    ours.then_some(path)
}

fn asked(site: &Site, lang: Lang, query: &str, given: &dyn Fn(&str) -> Option<String>) -> Asked {
    let url = given("url").unwrap_or_else(|| format!("/{lang}/"));
    let chosen = given("in").and_then(|lang| lang.parse::<Lang>().ok());
    // What the form was made for: of a newly pasted address its own kind and options count.
    let (of, made_for) = (crate::published::hash(url.as_bytes()), given("of"));
    let pasted = made_for.as_ref().is_some_and(|made_for| *made_for != of);
    let embed = Embed::of_address_or_map(&url, &site.settings().public_url, lang).map(|embed| {
        let wished = given("as").filter(|_| !pasted);
        let kind = wished.and_then(|kind| Kind::by_key(&kind)).unwrap_or(embed.kind);
        let framed = url.contains("/embed/v1/");
        let options = match (framed, pasted, &made_for) {
            (true, true, _) => embed.options,
            // A link to the builder may add to those of the address.
            (true, false, None) => Options::parse(&format!("{query}&{}", embed.options.query())),
            _ => Options::parse(query),
        };
        // The height of the frame has a field of its own, and nobody pastes a map in motion.
        let options = Options { height: Height::Auto, moving: false, ..options };
        let view = View { layout: shared::view::Layout::default(), ..embed.view };
        Embed { lang: chosen.unwrap_or(lang), kind, options, view }
    });
    let own = embed_words(lang);
    let width = given("frame-width");
    let wide = width.as_deref().and_then(|text| text.parse().ok());
    let wide = wide.filter(|pixels| (200..=2000).contains(pixels));
    let unread = |name: &str, label: &str, reads: bool| {
        let text = given(name).filter(|_| !reads)?;
        Some((own.option)(label, &text.chars().take(80).collect::<String>()))
    };
    let kind_reads = given("as").is_none_or(|kind| Kind::by_key(&kind).is_some());
    let mut unread: Vec<String> = [
        unread("as", own.what, kind_reads),
        unread("in", own.language, chosen.is_some()),
        unread("frame-width", own.width, wide.is_some()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some(embed) = &embed {
        let words = shared::text::words(lang);
        unread.extend(frame::notes(site, embed).into_iter().map(|note| {
            let said = if note.filters { words.matches_nothing } else { words.not_understood };
            let (name, example) = ((words.parameter)(&note.name), (words.example_of)(&note.name));
            said(name, &note.value, example)
        }));
    }
    let height = given("frame-height");
    let pixels = height.as_deref().and_then(|text| text.parse().ok());
    let fits = pixels.filter(|pixels| HEIGHTS.contains(pixels));
    let usual_title = embed.as_ref().map(|embed| frame::title(site, embed)).unwrap_or_default();
    Asked {
        url: url.chars().take(2000).collect(),
        of,
        embed,
        lang: chosen,
        height: fits,
        bad_height: height.filter(|_| fits.is_none()).map(|text| text.chars().take(40).collect()),
        width: wide,
        unread,
        title: given("title").map(|title| title.chars().take(200).collect()).unwrap_or_default(),
        usual_title,
    }
}

fn page(site: &Site, lang: Lang, asked: &Asked) -> pages::TextPage {
    let published = site.published();
    let (page_site, view) = (page_site(site), View::default());
    let here = published.here(site, &page_site, lang, (&view, ""));
    let (snippets, preview) = match &asked.embed {
        Some(embed) => (snippets(site, lang, asked, embed), preview(asked, embed)),
        None => (Vec::new(), html! {}),
    };
    builder(here, asked, &snippets, &preview, (&script::address("builder"), "/embed/v1.js"))
}

/// The element as it will be, and without script a frame.
fn preview(asked: &Asked, embed: &Embed) -> Markup {
    let height = asked.height.unwrap_or(embed.kind.usual_height());
    let mut filled = embed.clone();
    filled.options.height = Height::Fill;
    let frame = html! {
        noscript { iframe src=(filled.href()) title=(asked.title()) height=(height) {} }
    };
    // This very site, whatever address it is reached by.
    snippet(asked, embed, None, &frame)
}

fn snippets(site: &Site, lang: Lang, asked: &Asked, embed: &Embed) -> Vec<Snippet> {
    let (own, url) = (embed_words(lang), &site.settings().public_url);
    let (pinned, sum) = script::pinned();
    let link = html! { a href={ (url) (embed.full()) } { (asked.title()) } };
    let element = snippet(asked, embed, Some(url), &link).into_string();
    let height = asked.height.unwrap_or(embed.kind.usual_height());
    let with = |script: Markup| format!("{}\n{element}", script.into_string());
    let code = |markup: Markup| markup.into_string();
    vec![
        Snippet {
            id: "script",
            name: own.with_script,
            hint: own.with_script_hint,
            code: with(html! { script type="module" src={ (url) "/embed/v1.js" } {} }),
        },
        Snippet {
            id: "frame",
            name: own.as_frame,
            hint: own.as_frame_hint,
            code: code(iframe(site, embed, None, height, asked.title())),
        },
        Snippet {
            id: "integrity",
            name: own.with_integrity,
            hint: own.with_integrity_hint,
            code: with(html! {
                script type="module" src={ (url) (pinned) } integrity=(sum) crossorigin="anonymous" {}
            }),
        },
        Snippet {
            id: "picture",
            name: own.as_picture,
            hint: own.as_picture_hint,
            code: code(picture(asked, embed, url)),
        },
        Snippet {
            id: "link",
            name: own.as_link,
            hint: own.as_link_hint,
            code: format!("{url}{}", embed.full()),
        },
    ]
}

/// The builder shows our own frames, which no other page does.
fn allow_preview(headers: &mut HeaderMap) {
    let policy = headers.get(CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    let wider = policy.map(|policy| format!("{policy}; frame-src 'self'"));
    if let Some(Ok(policy)) = wider.map(HeaderValue::try_from) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
}
