//! The document around an embed, what stands below its content, and the notice where it may not show.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use shared::{
    embed::{Embed, Height, Kind, Theme},
    lang::Lang,
    text,
};

use super::{Drawn, embed_words};
use crate::{credits::credits, icons::SIGNS};

/// The files and values that a document names.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Folder of the style sheets and fonts: `/assets/{hash}`.
    pub style: String,
    /// Address of the frame's script.
    pub script: String,
    /// What of the look depends on settings and options, as a style sheet.
    pub theme: String,
    /// The nonce of this answer.
    pub nonce: String,
}

/// The name of a style sheet in a theme: `embed.css`, `embed-dark.css`.
pub fn sheet(name: &str, theme: Theme) -> String {
    match theme {
        Theme::Auto => format!("{name}.css"),
        Theme::Light | Theme::Dark => format!("{name}-{}.css", theme.key()),
    }
}

/// A whole embed.
pub fn page(drawn: &Drawn<'_>, files: &Files) -> String {
    let (embed, own) = (drawn.embed, drawn.own());
    let fill = (embed.options.height == Height::Fill).then_some("");
    let body = html! {
        main { (drawn.main()) }
        footer.ef {
            @if embed.kind.moves() {
                p.scripted {
                    a #moving class="btn quiet sm" target="_self" href=(embed.moving(true).href()) {
                        (if embed.kind == Kind::Map { own.activate } else { own.activate_timeline })
                    }
                }
            }
            (full(drawn))
            // The map has them on itself.
            @if embed.kind != Kind::Map { p.credit { (credits(drawn.lang())) } }
        }
    };
    let title = drawn.title();
    let head = html! { link rel="canonical" href=(drawn.full()); };
    around(
        &Around {
            lang: embed.lang,
            theme: embed.options.theme,
            kind: embed.kind.key(),
            fill,
            title: &title,
            head: &head,
            body: &body,
        },
        files,
    )
}

/// The way to the whole view: its link, and its address as text for frames that may open nothing.
fn full(drawn: &Drawn<'_>) -> Markup {
    let (own, full) = (drawn.own(), drawn.full());
    html! {
        p.full {
            (drawn.outside(&full, own.open_full))
            " " small { (own.address) " " span.addr { (full) } }
        }
    }
}

/// The bar below a living embed: how to give the page back, and the way to the whole view.
pub fn bar(drawn: &Drawn<'_>) -> Markup {
    let own = drawn.own();
    html! {
        p {
            a #still class="btn sm" target="_self" href={ (drawn.embed.moving(false).href()) "#moving" } { (own.finish) }
            " " span.hint { (own.finish_hint) }
        }
        (full(drawn))
    }
}

/// A small document for a frame that cannot show what was asked: `why`, and where it can be seen.
pub fn notice(embed: &Embed, why: &str, full: &str, files: &Files) -> String {
    let own = embed_words(embed.lang);
    let body = html! {
        main {
            h1 { (text::words(embed.lang).product) }
            p { (why) }
            p.full {
                a href=(full) target="_blank" { (own.open_full) " " span.nt { (own.new_tab) } }
                " " small { (own.address) " " span.addr { (full) } }
            }
        }
    };
    let title = text::words(embed.lang).product;
    around(
        &Around {
            lang: embed.lang,
            theme: embed.options.theme,
            kind: "notice",
            fill: None,
            title,
            head: &html! {},
            body: &body,
        },
        files,
    )
}

struct Around<'a> {
    lang: Lang,
    theme: Theme,
    kind: &'a str,
    fill: Option<&'a str>,
    title: &'a str,
    head: &'a Markup,
    body: &'a Markup,
}

fn around(page: &Around<'_>, files: &Files) -> String {
    let Files { style, script, theme, nonce } = files;
    let scheme = match page.theme {
        Theme::Auto => "light dark",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let document = html! {
        (DOCTYPE)
        html lang=(page.lang.code()) data-embed=(page.kind) data-fill=[page.fill] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(scheme);
                meta name="robots" content="noindex";
                title { (page.title) }
                // Whatever does not say that it stays leaves the frame.
                base target="_blank";
                (page.head)
                link rel="icon" href="data:,";
                @for weight in ["400", "600"] {
                    link rel="preload" href={ (style) "/noto-sans-latin-" (weight) "-normal.woff2" } as="font" type="font/woff2" crossorigin="anonymous";
                }
                link rel="stylesheet" href={ (style) "/" (sheet("embed", page.theme)) } nonce=(nonce);
                style nonce=(nonce) { (PreEscaped(theme)) }
                script type="module" src=(script) nonce=(nonce) {}
            }
            body {
                svg.sprite width="0" height="0" aria-hidden="true" { (PreEscaped(SIGNS)) }
                (page.body)
            }
        }
    };
    document.into_string()
}
