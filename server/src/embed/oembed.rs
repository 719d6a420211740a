//! `/oembed`: describes the embed of a page, so that pasting its address shows it.
//!
//! Source: oEmbed 1.0, <https://oembed.com>.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};
use maud::{PreEscaped, html};
use serde_json::json;
use shared::{
    embed::Embed,
    view::{encode, pairs},
};

use super::{frame, iframe, usual};
use crate::{
    error::{BadValue, Error, Result},
    site::Site,
};

/// The width of a frame for callers that name none, CSS pixels.
const USUAL_WIDTH: u32 = 800;
/// How long callers may keep a description, seconds.
const CACHE_AGE: u32 = 86_400;

/// Where the page at this path and query is described, each with its media type; nothing for pages
/// that cannot be embedded.
pub(crate) fn described(site: &Site, path: &str) -> Vec<(&'static str, String)> {
    let url = &site.settings().public_url;
    if Embed::of_address(path, url, usual(site)).is_none() {
        return Vec::new();
    }
    let mut page = String::new();
    encode(&format!("{url}{path}"), &mut page);
    let address = |format: &str| format!("{url}/oembed?url={page}&format={format}");
    vec![("application/json+oembed", address("json")), ("text/xml+oembed", address("xml"))]
}

/// Answers with the description in JSON or XML.
pub(super) async fn show(State(site): State<Site>, RawQuery(query): RawQuery) -> Result<Response> {
    let query = query.unwrap_or_default();
    let given =
        |name: &str| pairs(&query).find(|(key, _)| key == name).map(|(_, v)| v.into_owned());
    let format = given("format").unwrap_or_else(|| "json".to_owned());
    if format != "json" && format != "xml" {
        return Err(Error::OtherFormat);
    }
    let mut bad = Vec::new();
    let url = given("url").filter(|url| !url.is_empty());
    if url.is_none() {
        bad.push(BadValue::new("url", "", "url must be the address of a page of this site"));
    }
    let mut most = |name: &str| {
        let text = given(name).filter(|text| !text.is_empty())?;
        let pixels = text.parse::<u32>().ok().filter(|pixels| *pixels > 0);
        if pixels.is_none() {
            bad.push(BadValue::new(
                name,
                &text,
                format!("{name} must be a whole number of pixels from 1"),
            ));
        }
        pixels
    };
    let (width, height) = (most("maxwidth"), most("maxheight"));
    let (Some(url), true) = (url, bad.is_empty()) else { return Err(Error::BadValues(bad)) };
    let embed = Embed::of_address(&url, &site.settings().public_url, usual(&site))
        .ok_or(Error::UnknownAddress)?;
    let width = width.map_or(USUAL_WIDTH, |most| most.min(USUAL_WIDTH));
    let free = embed.kind.usual_height();
    let height = height.map_or(free, |most| most.min(free));

    let title = frame::title(&site, &embed);
    let frame = iframe(&site, &embed, Some(width), height, &title).into_string();
    let settings = site.settings();
    let (name, address) = (&settings.cluster.name, &settings.public_url);
    let (media, body) = if format == "json" {
        let body = json!({
            "version": "1.0", "type": "rich", "title": title,
            "provider_name": name, "provider_url": address, "cache_age": CACHE_AGE,
            "width": width, "height": height, "html": frame,
        });
        ("application/json", body.to_string())
    } else {
        let body = html! {
            (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>"))
            oembed {
                version { "1.0" }
                type { "rich" }
                title { (title) }
                provider_name { (name) }
                provider_url { (address) }
                cache_age { (CACHE_AGE) }
                width { (width) }
                height { (height) }
                html { (frame) }
            }
        };
        ("text/xml; charset=utf-8", body.into_string())
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media)),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    Ok((headers, body).into_response())
}
