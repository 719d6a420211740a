//! The address follows the view: a decision is one step of the history, a gesture is one step too.

use std::time::Duration;

use leptos::{ev, prelude::*, web_sys};
use shared::view::View;
use wasm_bindgen::{JsCast, JsValue};

use super::Explorer;
use crate::{
    moments::{Rest, after_paint},
    timeline::opens::own_tab,
};

/// How long a gesture rests, at least, until it ends or the address follows it. Writing that takes a browser
/// longer than all else in a frame, so it is not done while frames follow each other.
const REST: Duration = Duration::from_millis(600);

/// A step of the history that is still to be written.
#[derive(Debug)]
enum Step {
    /// One more.
    Push(String),
    /// In place of the last.
    Replace(String),
}

/// The way from the view to the address. Part of the [`Explorer`].
#[derive(Clone, Copy, Debug)]
pub struct Address {
    /// What is written once the browser has painted: writing takes it longer than a frame has.
    steps: StoredValue<Vec<Step>>,
    /// The address as it is written.
    here: StoredValue<String>,
    /// The address before the gesture that is going on.
    before: StoredValue<Option<String>>,
    /// Whether the end of that gesture will be told; otherwise it ends by resting.
    told: StoredValue<bool>,
    rest: Rest,
    /// Whether every change has to be asked of the server, as a page.
    pages: StoredValue<bool>,
}

impl Address {
    /// No gesture is going on.
    pub fn new() -> Self {
        Self {
            steps: StoredValue::new(Vec::new()),
            here: StoredValue::new(String::new()),
            before: StoredValue::new(None),
            told: StoredValue::new(false),
            rest: Rest::new(),
            pages: StoredValue::new(false),
        }
    }

    /// Makes `href` the next step of the history.
    fn push(self, href: String) {
        self.steps.update_value(|steps| steps.push(Step::Push(href)));
        self.write_after_paint();
    }

    /// Puts `href` in place of the last step.
    fn replace(self, href: String) {
        self.steps.update_value(|steps| match steps.last_mut() {
            Some(Step::Push(last) | Step::Replace(last)) => *last = href,
            None => steps.push(Step::Replace(href)),
        });
        self.write_after_paint();
    }

    fn write_after_paint(self) {
        after_paint(move || self.write());
    }

    fn write(self) {
        let (Some(steps), Ok(history)) =
            (self.steps.try_update_value(std::mem::take), window().history())
        else {
            return;
        };
        for step in steps {
            // Browsers refuse too many in a short time; the next writes the address anyway.
            let _ = match &step {
                Step::Push(href) => history.push_state_with_url(&JsValue::NULL, "", Some(href)),
                Step::Replace(href) => {
                    history.replace_state_with_url(&JsValue::NULL, "", Some(href))
                }
            };
            let (Step::Push(href) | Step::Replace(href)) = step;
            self.here.set_value(href);
        }
    }

    /// The history has gone to `there`: which address is meant by that. Whoever goes back before the last
    /// decision is written undoes that one. Where it was made the history has just left, so that comes again.
    fn went(self, there: String) -> String {
        let steps = self.steps.try_update_value(std::mem::take).unwrap_or_default();
        let mut here = self.here.get_value();
        let mut before = Vec::new();
        for step in steps {
            match step {
                Step::Push(href) => before.push(std::mem::replace(&mut here, href)),
                Step::Replace(href) => here = href,
            }
        }
        let Some(meant) = before.last().cloned() else {
            self.here.set_value(there.clone());
            return there;
        };
        self.steps.set_value(before.into_iter().map(Step::Push).collect());
        self.write();
        meant
    }
}

impl Explorer {
    /// Shows `view`: a decision of the visitor, which "back" undoes.
    pub fn go(self, view: View) {
        // The same view again is no decision: back would lead to where the visitor is.
        if !self.in_gesture() && self.view.with_untracked(|current| *current == view) {
            return;
        }
        self.end_gesture();
        let href = view.href(&self.path());
        self.set_view(view);
        self.address.push(href.clone());
        self.load_page(&href);
    }

    /// There is no directory: from now on every decision loads its page, those made meanwhile too.
    pub fn pages_only(self) {
        self.address.pages.set_value(true);
        if !self.is_as_drawn() {
            self.load_page(&self.view.get_untracked().href(&self.path()));
        }
    }

    fn load_page(self, href: &str) {
        if self.address.pages.get_value() {
            self.address.write();
            let _ = window().location().assign(href);
        }
    }

    /// Shows `view` in place of the current one, without a step of its own in the history.
    pub fn go_instead(self, view: View) {
        self.end_gesture();
        let href = view.href(&self.path());
        self.set_view(view);
        self.address.replace(href);
    }

    /// Shows `view` while a gesture goes on whose end will be told: dragging, playing.
    pub fn preview(self, view: View) {
        self.preview_and(view, true);
    }

    /// Shows `view` while a gesture goes on that this neither is nor ends.
    #[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "nothing moves on the server"))]
    pub fn go_along(self, view: View) {
        self.preview_and(view, self.address.told.get_value());
    }

    /// Shows `view` while a gesture goes on that ends when nothing follows: typing, keys.
    pub fn preview_until_rest(self, view: View) {
        self.preview_and(view, false);
    }

    fn preview_and(self, view: View, told: bool) {
        let address = self.address;
        if !self.in_gesture() {
            address
                .before
                .set_value(Some(self.view.with_untracked(|view| view.href(&self.path()))));
        }
        self.set_view(view);
        address.told.set_value(told);
        address.rest.after(REST, move || {
            if address.told.get_value() {
                address.replace(self.view.with_untracked(|view| view.href(&self.path())));
            } else {
                self.settle();
            }
        });
    }

    /// Ends a gesture: one step of the history leads back to what was before it.
    pub fn settle(self) {
        if self.in_gesture() {
            self.go(self.view.get_untracked());
        }
    }

    /// Whether dragging, typing or playing goes on.
    pub fn in_gesture(self) -> bool {
        self.address.before.with_value(Option::is_some)
    }

    /// Puts the address back to what it was before the gesture, for the step that follows.
    fn end_gesture(self) {
        let address = self.address;
        address.rest.cancel();
        if let Some(before) = address.before.get_value() {
            address.before.set_value(None);
            address.replace(before);
        }
    }

    /// Lets the view follow the address: back, forward, and links to another view.
    pub fn follow_address(self) {
        // The address in the form in which it is written.
        let asked = move || {
            let search = window().location().search().unwrap_or_default();
            [&self.path(), &*search].concat()
        };
        Effect::new(move |_| {
            self.address.here.set_value(asked());
            let moved = window_event_listener(ev::popstate, move |_| {
                let meant = self.address.went(asked());
                let query = meant.split_once('?').map_or("", |(_, query)| query);
                self.show_view(View::parse(query));
            });
            let clicked = window_event_listener(ev::click, move |event| self.follow_link(&event));
            on_cleanup(move || {
                moved.remove();
                clicked.remove();
            });
        });
    }

    fn show_view(self, view: View) {
        if self.view.with_untracked(|current| *current != view) {
            self.end_gesture();
            self.stop();
            self.set_view(view);
        }
    }

    /// A link to another view of the explorer changes the view; the browser follows all others.
    fn follow_link(self, event: &ev::MouseEvent) {
        // Whatever page the click leads to may ask where it came from.
        self.address.write();
        if event.default_prevented() || event.button() != 0 || own_tab(event) {
            return;
        }
        let Some(link) = link_under(event) else { return };
        let elsewhere = ["target", "download", "rel"].iter().any(|name| link.has_attribute(name));
        let href = link.get_attribute("href").unwrap_or_default();
        if elsewhere {
            // Links wait until a gesture ends. That to the other language takes along what is seen now.
            if let Some(lang) = link.get_attribute("hreflang").filter(|_| self.in_gesture()) {
                let here = self.view.with_untracked(|view| view.href(&["/", &lang, "/"].concat()));
                let _ = link.set_attribute("href", &here);
            }
            return;
        }
        if let Some(rest) = href.strip_prefix(&self.path())
            && (rest.is_empty() || rest.starts_with(['?', '&']))
        {
            event.prevent_default();
            let view = View::parse(rest.trim_start_matches(['?', '&']));
            self.go(view);
        }
    }
}

fn link_under(event: &ev::MouseEvent) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest("a[href]").ok()?
}
