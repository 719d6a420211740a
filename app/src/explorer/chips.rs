//! The active filters, each a link to the view without it.

use leptos::{ev, prelude::*};
use maud::html;
use shared::{text::words, view::View};
use wasm_bindgen::JsCast;

use crate::state::explorer;

/// The chips; nothing without filters. The explorer itself follows their links.
#[component]
pub fn Chips() -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let drawn = Memo::new(move |_| {
        let clear = explorer.view.with(View::without_filters).href(&explorer.path());
        let shortlist =
            View { partners: explorer.view.with(|view| view.partners.clone()), ..View::default() };
        let chips = explorer.result.with(|result| result.chips.clone());
        let markup = html! {
            @for chip in chips {
                li {
                    a href=(explorer.href(&chip.without)) aria-label=((words.remove_filter)(&chip.label)) {
                        (chip.label)
                        svg.ic aria-hidden="true" { use href="#i-x" {} }
                    }
                }
            }
            @if shortlist.partners.is_some() {
                li { a.clear href=(shortlist.href(&format!("/{}/compare", explorer.lang))) rel="external" { (words.compare) } }
            }
            li { a.clear href=(clear) { (words.clear_all) } }
        };
        markup.into_string()
    });
    // The chip goes; what was after it takes its place, so focus moves to the list of them.
    let clicked = move |event: ev::MouseEvent| {
        let list = event.current_target().and_then(|list| list.dyn_into().ok());
        if let Some(list) = list.map(|list: leptos::web_sys::HtmlElement| list) {
            let _ = list.focus();
        }
    };
    view! {
        <ul
            class="chips"
            id="chips"
            tabindex="-1"
            aria-label=words.active_filters
            hidden=move || explorer.result.with(|result| result.chips.is_empty())
            on:click=clicked
            inner_html=move || drawn.get()
        ></ul>
    }
}
