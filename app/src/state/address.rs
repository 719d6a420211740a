//! The address follows the view: a decision is one step of the history, a gesture is one step too.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use shared::view::View;
use wasm_bindgen::JsValue;

use super::Explorer;

/// While a handle is dragged or a word typed the address is replaced at most this often.
const REPLACE_EVERY: std::time::Duration = std::time::Duration::from_millis(300);

/// The way from the view to the address. Part of the [`Explorer`].
#[derive(Clone, Copy, Debug)]
pub struct Address {
    push: Callback<(String, bool)>,
    /// The address before the gesture that is going on.
    before: StoredValue<Option<String>>,
    waiting: StoredValue<bool>,
}

impl Address {
    /// Made once per page, inside the router.
    pub fn new() -> Self {
        let navigate = use_navigate();
        let push = Callback::new(move |(href, replace): (String, bool)| {
            navigate(
                &href,
                NavigateOptions { replace, scroll: false, ..NavigateOptions::default() },
            );
        });
        Self { push, before: StoredValue::new(None), waiting: StoredValue::new(false) }
    }
}

impl Explorer {
    /// Shows `view`: a decision of the visitor, which "back" undoes.
    pub fn go(self, view: View) {
        // The same view again is no decision: back would lead to where the visitor is.
        let gesture = self.address.before.with_value(Option::is_some);
        if !gesture && self.view.with_untracked(|current| *current == view) {
            return;
        }
        self.end_gesture();
        let href = view.href(&self.path());
        self.view.set(view);
        self.address.push.run((href, false));
    }

    /// Shows `view` in place of the current one, without a step of its own in the history.
    pub fn go_instead(self, view: View) {
        self.end_gesture();
        let href = view.href(&self.path());
        self.view.set(view);
        self.address.push.run((href, true));
    }

    /// Shows `view` while a gesture goes on: dragging, typing, playing.
    pub fn preview(self, view: View) {
        let address = self.address;
        if address.before.with_value(Option::is_none) {
            address.before.set_value(Some(self.view.get_untracked().href(&self.path())));
        }
        self.view.set(view);
        if !address.waiting.get_value() {
            address.waiting.set_value(true);
            set_timeout(
                move || {
                    if address.waiting.try_get_value() == Some(true) {
                        address.waiting.set_value(false);
                        if address.before.with_value(Option::is_some) {
                            replace(&self.view.get_untracked().href(&self.path()));
                        }
                    }
                },
                REPLACE_EVERY,
            );
        }
    }

    /// Ends a gesture: one step of the history leads back to what was before it.
    pub fn settle(self) {
        if self.address.before.with_value(Option::is_some) {
            self.go(self.view.get_untracked());
        }
    }

    /// Puts the address back to what it was before the gesture, for the step that follows.
    fn end_gesture(self) {
        let address = self.address;
        address.waiting.set_value(false);
        if let Some(before) = address.before.get_value() {
            address.before.set_value(None);
            replace(&before);
        }
    }

    /// Lets the view follow the address: back, forward, and links within the page.
    pub fn follow_address(self) {
        let search = use_location().search;
        Effect::new(move |previous: Option<()>| {
            let query = search.get();
            if previous.is_some() {
                let view = View::parse(query.trim_start_matches('?'));
                if self.view.with_untracked(|current| *current != view) {
                    self.view.set(view);
                }
            }
        });
    }
}

fn replace(href: &str) {
    // Browsers refuse too many replacements in a short time; the next step writes the address anyway.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}
