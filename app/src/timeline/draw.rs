//! Draws the fixed parts of the timeline, on the server: the bar over it and its handles.

use maud::{Markup, html};
use shared::{
    lang::Lang,
    text,
    timeline::{AxisMove, Handle},
    view::View,
};

use super::{
    handles::{HANDLES, SHADING, place, shading, standing_as},
    lanes::percent,
};
use crate::document::Shown;

/// The words of the bar. They are apart so that the browser does not carry them.
struct Words {
    bar: &'static str,
    play: &'static str,
    pause: &'static str,
    back: &'static str,
    forward: &'static str,
    speed: &'static str,
    story: &'static str,
    axis: &'static str,
    closer: &'static str,
    farther: &'static str,
    earlier: &'static str,
    later: &'static str,
    as_of: &'static str,
}

const NB: Words = Words {
    bar: "Avspilling",
    play: "Spill av",
    pause: "Pause",
    back: "Forrige endring",
    forward: "Neste endring",
    speed: "Fart",
    story: "Spill historien",
    axis: "Tidsakse",
    closer: "Vis kortere tidsrom",
    farther: "Vis lengre tidsrom",
    earlier: "Vis tidligere",
    later: "Vis senere",
    as_of: "Ved utgangen av",
};

const EN: Words = Words {
    bar: "Playback",
    play: "Play",
    pause: "Pause",
    back: "Previous change",
    forward: "Next change",
    speed: "Speed",
    story: "Play the story",
    axis: "Time axis",
    closer: "Show a shorter period",
    farther: "Show a longer period",
    earlier: "Show earlier",
    later: "Show later",
    as_of: "End of",
};

fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Nb => &NB,
        Lang::En => &EN,
    }
}

/// The bar: links to the views that its buttons lead to; only playing itself needs script. Without it
/// the story is read on its own page.
pub fn bar(shown: &Shown, view: &View) -> Markup {
    let (lang, words) = (shown.start.lang, words(shown.start.lang));
    let path = format!("/{lang}/");
    let axis = &shown.first.result.timeline.axis;
    let part = |by| View { axis: axis.moved(by), ..view.clone() }.href(&path);
    let step = |at: usize| shown.steps[at].as_ref().unwrap_or(view).href(&path);
    let button = |wish: &str, name: &str, sign: &str, href: String| {
        html! {
            a.icon role="button" href=(href) data-play=(wish) aria-label=(name) title=(name) { (icon(sign)) }
        }
    };
    html! {
        div role="group" aria-label=(words.bar) {
            (button("back", words.back, "back", step(0)))
            button type="button" class="icon scripted" data-play="play" aria-label=(words.play) title=(words.play) data-other=(words.pause) {
                (icon("play")) (icon("pause"))
            }
            (button("forward", words.forward, "forward", step(1)))
            label.scripted {
                span.vh { (words.speed) }
                select autocomplete="off" { @for speed in [1, 2, 4] { option value=(speed) { (speed) "×" } } }
            }
            a class="btn ghost sm" role="button" href={ (path) "timeline" } data-play="story" { (words.story) }
        }
        div role="group" aria-label=(words.axis) {
            (button("earlier", words.earlier, "left", part(AxisMove::Earlier)))
            (button("out", words.farther, "minus", part(AxisMove::Out(0.5))))
            (button("in", words.closer, "plus", part(AxisMove::In(0.5))))
            (button("later", words.later, "right", part(AxisMove::Later)))
        }
    }
}

/// The shading of the window and the handles: two at its ends, and below all lanes the playhead.
pub fn handles(shown: &Shown, view: &View) -> Markup {
    let lang = shown.start.lang;
    let result = &shown.first.result;
    let axis = &result.timeline.axis;
    let catalogue = text::words(lang);
    let [(_, x), (_, width)] = shading(result.window);
    html! {
        svg id=(SHADING) x=(x) width=(width) height="100%" overflow="visible" aria-hidden="true" display=[result.window.is_none().then_some("none")] {
            rect.shade y="15" width="100%" height="100%" {}
            rect.bar y="13" width="100%" height="4" {}
            line.end y1="15" y2="100%" {}
            line.end x1="100%" x2="100%" y1="15" y2="100%" {}
        }
        @for (name, handle) in HANDLES {
            @let label = match handle {
                Handle::Start => catalogue.window_start,
                Handle::End => catalogue.window_end,
                Handle::Playhead => words(lang).as_of,
            };
            @let [(_, now), (_, text)] = standing_as(axis, view.time_filter(), handle, lang);
            svg.grip.scripted x=(percent(place(result.window, handle))) y=[(name == "head").then_some("100%")] overflow="visible" {
                g role="slider" tabindex="0" id={ "handle-" (name) } data-handle=(name) aria-label=(label) aria-orientation="horizontal"
                    aria-valuemin="0" aria-valuemax=(axis.months().saturating_sub(1)) aria-valuenow=(now) aria-valuetext=(text) {
                    @if name == "head" {
                        circle.focusring cy="11" r="16" {}
                        circle.touch cy="11" r="17" {}
                        path.knob d="M0 1l8 8v10h-16v-10z" {}
                    } @else {
                        rect.focusring x="-16" y="-3" width="32" height="36" rx="12" {}
                        rect.touch x="-22" y="-7" width="44" height="44" {}
                        rect.knob x="-12" y="1" width="24" height="28" rx="8" {}
                        path d="M-3 9v12M3 9v12" {}
                    }
                }
            }
        }
    }
}

fn icon(name: &str) -> Markup {
    html! { svg class={ "ic " (name) } aria-hidden="true" { use href={ "#i-" (name) } {} } }
}
