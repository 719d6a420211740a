//! The builder of embeds: a form, what it gives, and the snippets to copy.

use maud::{Markup, html};
use shared::{
    embed::{Allow, Details, Embed, Kind, Theme},
    lang::Lang,
};

use super::{EmbedWords, embed_words};
use crate::pages::{Here, TextPage};

/// What the form asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The address as written.
    pub url: String,
    /// A short name of that address, by which a later form says what it was made for.
    pub of: String,
    /// The embed; `None` if the address is none of ours.
    pub embed: Option<Embed>,
    /// Its language; `None` for that of the page around it.
    pub lang: Option<Lang>,
    /// Height in CSS pixels; `None` for that of the content.
    pub height: Option<u32>,
    /// What else could not be understood, as sentences.
    pub unread: Vec<String>,
    /// A height that could not be read.
    pub bad_height: Option<String>,
    /// Width of the preview in CSS pixels; `None` for all there is.
    pub width: Option<u32>,
    /// The name of the frame as written; empty for the usual one.
    pub title: String,
    /// The usual name of the frame.
    pub usual_title: String,
}

/// One snippet to copy.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// Part of its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// When it is the right one.
    pub hint: &'static str,
    /// The text to copy.
    pub code: String,
}

/// The widths that the preview offers, CSS pixels.
pub const WIDTHS: [u32; 3] = [280, 400, 800];

impl Asked {
    /// The name of the frame.
    pub fn title(&self) -> &str {
        if self.title.is_empty() { &self.usual_title } else { &self.title }
    }
}

/// The page. `script` is the address of its own script, `element` that of the element.
pub fn builder(
    here: Here<'_>,
    asked: &Asked,
    snippets: &[Snippet],
    preview: &Markup,
    (script, element): (&str, &str),
) -> TextPage {
    let own = embed_words(here.lang());
    let url = here.site.public_url.as_str();
    let origin =
        url.find("://").and_then(|at| url[at + 3..].find('/').map(|end| &url[..at + 3 + end]));
    let body = html! {
        p.lead { (own.builder_lead) }
        (form(here, asked, own))
        div #result {
            @if let Some(bad) = &asked.bad_height { p.note.bad role="alert" { ((own.bad_height)(bad)) } }
            @for said in &asked.unread { p.note.bad { (said) } }
            @if asked.embed.is_none() { p.note.bad role="alert" { ((own.not_ours)(&asked.url)) } } @else {
                @for bad in asked.embed.iter().flat_map(|embed| &embed.options.unread) {
                    p.note.bad { ((own.option)(&bad.name, &bad.value)) }
                }
                h2 { (own.preview) }
                div.preview data-width=[asked.width] { (preview) }
                h2 { (own.snippets) }
                @for snippet in snippets { (one(snippet, own)) }
            }
        }
        @for (title, text) in [
            (own.about_height, own.about_height_text.to_owned()),
            (own.about_csp, (own.about_csp_text)(origin.unwrap_or(url))),
            (own.about_consent, own.about_consent_text.to_owned()),
        ] { h2 { (title) } p { (text) } }
        script type="module" src=(element) {}
        script type="module" src=(script) {}
    };
    here.page(own.builder, "embed-builder", &[], &body)
}

fn form(here: Here<'_>, asked: &Asked, own: &EmbedWords) -> Markup {
    let options = asked.embed.as_ref().map(|embed| embed.options.clone()).unwrap_or_default();
    let kind = asked.embed.as_ref().map(|embed| embed.kind);
    let accent = options.accent.map(|accent| accent.to_string()[1..].to_owned());
    html! {
        form.filter.builder #builder method="get" action=(here.href("embed-builder")) {
            input type="hidden" name="of" value=(asked.of);
            div.whole { label { (own.from_address) input type="text" name="url" value=(asked.url) aria-describedby="url-hint" autocomplete="off" spellcheck="false"; } small #url-hint { (own.from_hint) } }
            label {
                (own.what)
                select name="as" {
                    @for one in Kind::ALL { option value=(one.key()) selected[kind == Some(one)] { ((own.kind)(one)) } }
                }
            }
            label {
                (own.language)
                select name="in" {
                    option value="" { (own.language_of_host) }
                    @for lang in &here.site.languages {
                        option value=(lang.code()) lang=(lang.code()) selected[asked.lang == Some(*lang)] { (shared::text::words(*lang).language_name) }
                    }
                }
            }
            label {
                (own.theme)
                select name="theme" {
                    @for theme in Theme::ALL { option value=(theme.key()) selected[options.theme == theme] { ((own.theme_name)(theme.key())) } }
                }
            }
            div { label { (own.accent) input type="text" name="accent" value=[accent] size="8" maxlength="7" placeholder="0b5a75" aria-describedby="accent-hint" autocomplete="off" spellcheck="false"; } small #accent-hint { (own.accent_hint) } }
            div { label { (own.height) input type="text" name="frame-height" value=[asked.height] size="6" inputmode="numeric" aria-describedby="height-hint" autocomplete="off"; } small #height-hint { (own.height_hint) } }
            label {
                (own.width)
                select name="frame-width" {
                    option value="" { (own.full_width) }
                    @for width in WIDTHS { option value=(width) selected[asked.width == Some(width)] { (width) " px" } }
                }
            }
            label {
                (own.details)
                select name="details" {
                    option value="frame" { (own.details_frame) }
                    option value="tab" selected[options.details == Details::Tab] { (own.details_tab) }
                }
            }
            fieldset.may {
                legend { (own.visitors_may) }
                @for key in Allow::KEYS {
                    label { input type="checkbox" name="allow" value=(key) checked[options.allow.has(key)]; " " ((own.may)(key)) }
                }
            }
            div.whole { label { (own.frame_title) input type="text" name="title" value=(asked.title) placeholder=(asked.usual_title) maxlength="200" aria-describedby="title-hint" autocomplete="off"; } small #title-hint { (own.frame_title_hint) } }
            button.btn type="submit" { (own.update) }
        }
    }
}

fn one(snippet: &Snippet, own: &EmbedWords) -> Markup {
    let id = format!("snippet-{}", snippet.id);
    let lines = snippet.code.lines().count() + snippet.code.len() / 90;
    html! {
        section.snippet {
            h3 { label for=(id) { (snippet.name) } }
            p.hint #{ (id) "-hint" } { (snippet.hint) }
            textarea #(id) readonly rows=(lines.clamp(1, 9)) aria-describedby={ (id) "-hint" } spellcheck="false" { (snippet.code) }
            p.scripted {
                button.btn.quiet.sm type="button" data-copy=(id) data-copied=(own.copied) { (own.copy) }
                " " span role="status" {}
            }
        }
    }
}

/// The element with its attributes. `from` is the site whose view it shows, nothing for that of the
/// page's own script; `inside` is what shows where frames are blocked. What is pasted elsewhere holds its
/// room by its style until the script has come; our own pages have no style in their HTML.
pub fn snippet(asked: &Asked, embed: &Embed, from: Option<&str>, inside: &Markup) -> Markup {
    let options = &embed.options;
    let theme = (options.theme != Theme::Auto).then(|| options.theme.key());
    let accent = options.accent.map(|accent| accent.to_string()[1..].to_owned());
    let allow: Vec<&str> = Allow::KEYS.into_iter().filter(|key| options.allow.has(key)).collect();
    let allow = (!allow.is_empty()).then(|| allow.join(","));
    let details = (options.details == Details::Tab).then_some("tab");
    let view = Some(embed.view.query()).filter(|query| !query.is_empty());
    let usual = embed.kind.usual_height();
    let reserve = asked.height.is_none().then_some(usual);
    let style = from.map(|_| match asked.height {
        Some(height) => format!("display:block;min-height:{height}px"),
        None => format!("display:block;height:0;padding-bottom:{usual}px"),
    });
    html! {
        klyngekart-view from=[from] kind=(embed.kind.key()) view=[view] lang=[asked.lang.map(Lang::code)]
            theme=[theme] accent=[accent] allow=[allow] details=[details]
            height=[asked.height] reserve=[reserve] frame-title=(asked.title()) style=[style] { (inside) }
    }
}

/// A picture that leads to the whole view, for systems that allow nothing else.
pub fn picture(asked: &Asked, embed: &Embed, url: &str) -> Markup {
    let (width, height) = (800, 500);
    let query = embed.view.query();
    let join = if query.is_empty() { "" } else { "&" };
    let theme = if embed.options.theme == Theme::Dark { "&theme=dark" } else { "" };
    let src = format!(
        "{url}/map.png?{query}{join}lang={}&width={width}&height={height}{theme}",
        embed.lang
    );
    html! {
        a href={ (url) (embed.full()) } {
            img src=(src) width=(width) height=(height) alt=(asked.title()) loading="lazy";
        }
    }
}
