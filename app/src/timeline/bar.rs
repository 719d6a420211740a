//! The bar over the timeline: plays time, steps through it, tells the story, zooms the axis. The
//! server draws its buttons as links; here one handler makes them act at once.

use std::time::Duration;

use leptos::{
    ev, html,
    prelude::*,
    web_sys::{Element, HtmlSelectElement},
};
use shared::{
    timeline::{AxisMove, Pace},
    view::View,
};

use super::opens::own_tab;
use crate::{
    explorer::Fixed,
    moments::forget,
    state::{Explorer, Playing, explorer},
};

/// How long a month is shown while time plays, in milliseconds at single speed.
const MONTH: u64 = 250;
/// How long a change is shown where the visitor asked for less motion: steps instead of a sweep.
const CHANGE: u64 = 1500;
/// How long a milestone of the story is shown: time to read it.
const TOLD: u64 = 8000;

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let (explorer, bar) = (explorer(), NodeRef::<html::Div>::new());
    let caption = RwSignal::new(String::new());
    Effect::new(move |previous: Option<()>| {
        let playing = explorer.playing.get();
        if let Some(bar) = bar.get().filter(|_| previous.is_some()) {
            show(&bar, playing);
        }
    });
    // What is told is said once its text is there.
    Effect::new(move |_| {
        explorer.record.track();
        if explorer.playing.get_untracked() == Playing::Story {
            request_animation_frame(move || caption.set(told()));
        }
    });
    let click = move |event: ev::MouseEvent| {
        let button = event_target::<Element>(&event).closest("[data-play]").ok().flatten();
        let Some(wish) = button.and_then(|button| button.get_attribute("data-play")) else {
            return;
        };
        // Without the directory the links are followed.
        if own_tab(&event) || explorer.directory.with_untracked(Option::is_none) {
            return;
        }
        event.prevent_default();
        match wish.as_str() {
            "back" => explorer.step(false),
            "forward" => explorer.step(true),
            "in" => explorer.move_axis(AxisMove::In(0.5)),
            "out" => explorer.move_axis(AxisMove::Out(0.5)),
            "earlier" => explorer.move_axis(AxisMove::Earlier),
            "later" => explorer.move_axis(AxisMove::Later),
            wish => {
                let wanted = if wish == "story" { Playing::Story } else { Playing::Months };
                let now = explorer.playing.get_untracked();
                explorer.stop();
                // While anything plays the one button pauses it; the other changes what is played.
                if now == Playing::Nothing || (now != wanted && wanted == Playing::Story) {
                    explorer.play(wanted);
                }
            }
        }
    };
    let speed = move |event: ev::Event| {
        // It is no field of the filters.
        event.stop_propagation();
        let chosen = event_target::<HtmlSelectElement>(&event).value();
        explorer.speed.set_value(chosen.parse().unwrap_or(1));
    };
    view! {
        <div class="tlbar" node_ref=bar on:click=click on:change=speed inner_html=Fixed::here().bar></div>
        <p class="vh" role="status">{caption}</p>
    }
}

/// Lets the bar say what plays. The name that the button of playing has meanwhile is in `data-other`.
fn show(bar: &Element, playing: Playing) {
    let plays = playing != Playing::Nothing;
    // On the whole explorer, not on the bar: a style that asks what the page has is asked at each change.
    if let Ok(Some(explorer)) = bar.closest(".explorer") {
        let what = if playing == Playing::Story { "story" } else { "" };
        let _ = explorer.set_attribute("data-playing", what);
    }
    let _ = bar.class_list().toggle_with_force("plays", plays);
    let Ok(Some(button)) = bar.query_selector("[data-play=play]") else { return };
    if let (Some(name), Some(other)) =
        (button.get_attribute("aria-label"), button.get_attribute("data-other"))
        && button.has_attribute("data-plays") != plays
    {
        let _ = button.toggle_attribute_with_force("data-plays", plays);
        for (attribute, text) in [("aria-label", &other), ("title", &other), ("data-other", &name)]
        {
            let _ = button.set_attribute(attribute, text);
        }
    }
}

/// Title and text of the milestone that is opened.
fn told() -> String {
    let text = |selector| {
        let element = document().query_selector(selector).ok().flatten();
        element.and_then(|element| element.text_content()).unwrap_or_default()
    };
    [&text("#detail-title"), ". ", &text(".detail .lead")].concat()
}

impl Explorer {
    /// Goes to the next or last change, or while the story plays to its next or last milestone.
    fn step(self, forward: bool) {
        let Some(directory) = self.directory.get_untracked() else { return };
        let (view, playing) = (self.view.get_untracked(), self.playing.get_untracked());
        let pace = if playing == Playing::Story { Pace::Story } else { Pace::Change };
        let Some(next) = directory.played(&view, pace, forward) else { return };
        match playing {
            Playing::Nothing => self.go(next),
            Playing::Months => {
                self.stop();
                self.go(next);
            }
            Playing::Story => {
                self.preview(next);
                self.wait(TOLD);
            }
        }
    }

    /// Plays; from the beginning where nothing follows any more.
    fn play(self, what: Playing) {
        let Some(directory) = self.directory.get_untracked() else { return };
        let view = self.view.get_untracked();
        let pace = if what == Playing::Story { Pace::Story } else { Pace::Month };
        if directory.played(&view, pace, true).is_none() {
            self.preview(View { time: None, ..view });
        }
        self.playing.set(what);
        self.tick();
    }

    /// Ends playing: one step of the history leads back to what was before it.
    pub fn stop(self) {
        forget(self.ticking);
        if self.playing.get_untracked() != Playing::Nothing {
            self.playing.set(Playing::Nothing);
            self.settle();
        }
    }

    fn tick(self) {
        let Some(directory) = self.directory.get_untracked() else { return };
        let (view, still) = (self.view.get_untracked(), reduced_motion());
        let story = self.playing.get_untracked() == Playing::Story;
        let (next, shown) = match (story, still) {
            (true, true) => (directory.played(&view, Pace::Story, true), TOLD),
            (true, false) => match directory.told(&view) {
                Some((next, told)) => (Some(next), if told { TOLD } else { MONTH }),
                None => (None, MONTH),
            },
            (false, true) => (directory.played(&view, Pace::Change, true), CHANGE),
            (false, false) => (directory.played(&view, Pace::Month, true), MONTH),
        };
        match next {
            Some(next) => {
                self.preview(next);
                self.wait(shown);
            }
            None => self.stop(),
        }
    }

    /// Goes on after so many milliseconds at single speed.
    fn wait(self, milliseconds: u64) {
        forget(self.ticking);
        let after = Duration::from_millis(milliseconds / self.speed.get_value().max(1));
        self.ticking.set_value(set_timeout_with_handle(move || self.tick(), after).ok());
    }

    /// Shows another part of the axis. That is no step of the history.
    pub fn move_axis(self, by: AxisMove) {
        let axis = self.shown().timeline.axis.moved(by);
        let view = self.view.get_untracked();
        if view.axis != axis {
            self.go_instead(View { axis, ..view });
        }
    }
}

fn reduced_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
