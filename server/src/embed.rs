//! Embeds: `/{lang}/embed/v1/{kind}`, the element that other sites load, the builder, and oEmbed.

mod builder;
mod frame;
pub mod hosts;
mod oembed;
pub mod reference;
pub mod script;

use axum::{Router, routing::get};
use maud::{Markup, html};
use shared::{
    embed::{Embed, Height},
    lang::Lang,
};

use crate::{
    error::wrong_method,
    headers::{Class, class},
    site::Site,
};

pub(crate) use oembed::described;

/// What is made for one request: the frames, the builder, the descriptions.
pub fn router() -> Router<Site> {
    let frames =
        Router::new().route("/{lang}/embed/v1/{kind}", get(frame::show).fallback(wrong_method));
    let builder =
        Router::new().route("/{lang}/embed-builder", get(builder::show).fallback(wrong_method));
    let described = Router::new().route("/oembed", get(oembed::show).fallback(wrong_method));
    class(frames, Class::Embed)
        .merge(class(builder, Class::Page))
        .merge(class(described, Class::Open))
}

/// The scripts, which are stored in every encoding.
pub fn scripts() -> Router<Site> {
    script::router()
}

/// The language of addresses that name none.
fn usual(site: &Site) -> Lang {
    site.settings().languages.first().copied().unwrap_or_default()
}

/// A bare frame as other sites paste it; `width` and `height` in CSS pixels, no width for all there is.
fn iframe(site: &Site, embed: &Embed, width: Option<u32>, height: u32, title: &str) -> Markup {
    let mut filled = embed.moving(false);
    filled.options.height = Height::Fill;
    let src = format!("{}{}", site.settings().public_url, filled.href());
    let width = width.map_or_else(|| "100%".to_owned(), |width| width.to_string());
    html! {
        iframe src=(src) title=(title) width=(width) height=(height) loading="lazy"
            referrerpolicy="strict-origin" allow="fullscreen; geolocation; clipboard-write" frameborder="0" {}
    }
}
