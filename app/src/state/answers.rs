//! What follows an answer. Each part of the page needs little of it, and while time plays most of that
//! stays the same from step to step. So nobody asks the whole answer: who is told gets what was shown and
//! what is, and a part that is the same wakes nobody.

use leptos::{
    prelude::*,
    web_sys::{Element, Node},
};
use shared::explore::ViewResult;

use super::Explorer;

/// A text of an answer.
pub type Text = Box<dyn Fn(&ViewResult) -> String + Send + Sync>;
type Write = Box<dyn Fn(&str) + Send + Sync>;
type Follow = Box<dyn Fn(&ViewResult, &ViewResult) + Send + Sync>;

/// Who is told of each answer: what was shown, and what is.
#[derive(Clone, Copy)]
pub struct Followers(StoredValue<Vec<Follow>>);

impl Followers {
    /// Nobody.
    pub fn new() -> Self {
        Self(StoredValue::new(Vec::new()))
    }

    /// Tells `follow` of each answer from now on, as long as the page lives.
    pub fn add(self, follow: impl Fn(&ViewResult, &ViewResult) + Send + Sync + 'static) {
        self.0.update_value(|all| all.push(Box::new(follow)));
    }

    /// Tells all of them. What they read is not what whoever shows the answer depends on.
    pub fn tell(self, was: &ViewResult, is: &ViewResult) {
        untrack(|| self.0.with_value(|all| all.iter().for_each(|follow| follow(was, is))));
    }
}

impl Explorer {
    /// Notified when an answer `differs` from the one before: for what is then drawn anew as a whole.
    pub fn when(self, differs: fn(was: &ViewResult, is: &ViewResult) -> bool) -> RwSignal<()> {
        let changed = RwSignal::new(());
        self.at_once.add(move |was, is| {
            if differs(was, is) {
                changed.notify();
            }
        });
        changed
    }

    /// A text of what is shown as it is at first, and `write`s it when it is another.
    pub fn text(self, of: Text, write: Write) -> String {
        let text = of(&self.shown());
        let written = StoredValue::new(text.clone());
        self.at_once.add(move |_, is| {
            let is = of(is);
            if written.with_value(|was| *was != is) {
                write(&is);
                written.set_value(is);
            }
        });
        text
    }

    /// A text that the element with this id says.
    pub fn said(self, id: &'static str, of: Text) -> String {
        let write = move |text: &str| {
            if let Some(element) = document().get_element_by_id(id) {
                write_text(&element, text);
            }
        };
        self.text(of, Box::new(write))
    }
}

/// Writes a text into an element that holds nothing else. Where it holds one that is changed: for a
/// text in place of another the browser looks at the styles of what is around it again.
pub fn write_text(element: &Element, text: &str) {
    let there = element.first_child().filter(|child| child.node_type() == Node::TEXT_NODE);
    match there {
        Some(there) => there.set_node_value(Some(text)),
        None => element.set_text_content(Some(text)),
    }
}
