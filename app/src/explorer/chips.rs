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
    let changed = explorer.when(|was, is| was.chips.len() != is.chips.len());
    let rest = Memo::new(move |_| {
        let partners = explorer.timeless.with(|view| view.partners.clone());
        let clear = explorer.timeless.with(View::without_filters).href(&explorer.path());
        let shortlist = partners.is_some().then(|| {
            View { partners, ..View::default() }
                .href(&["/", explorer.lang.code(), "/compare"].concat())
        });
        let markup = html! {
            @if let Some(shortlist) = shortlist {
                li { a.clear href=(shortlist) rel="external" { (words.compare) } }
            }
            li { a.clear href=(clear) { (words.clear_all) } }
        };
        markup.into_string()
    });
    let drawn = Memo::new(move |_| {
        changed.track();
        let markup = html! {
            @for chip in &explorer.shown().chips {
                li {
                    a href=(explorer.href(&chip.without)) aria-label=((words.remove_filter)(&chip.label)) {
                        (chip.label)
                        svg.ic aria-hidden="true" { use href="#i-x" {} }
                    }
                }
            }
        };
        markup.into_string() + &rest.get()
    });
    // As many chips as before are written where they stand: that of the time says another at each step.
    explorer.at_once.add(move |was, is| {
        let (was, is) = (&was.chips, &is.chips);
        if was == is || was.len() != is.len() {
            return;
        }
        let Some(list) = document().get_element_by_id("chips") else { return };
        let items = list.children();
        for (at, (was, is)) in (0..).zip(was.iter().zip(is)) {
            let link = items.item(at).and_then(|item| item.first_element_child());
            let Some(link) = link else { break };
            if was.without != is.without {
                let _ = link.set_attribute("href", &explorer.href(&is.without));
            }
            if was.label != is.label {
                let _ = link.set_attribute("aria-label", &(words.remove_filter)(&is.label));
                link.first_child().inspect(|text| text.set_text_content(Some(&is.label)));
            }
        }
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
            hidden=move || {
                changed.track();
                explorer.shown().chips.is_empty()
            }
            on:click=clicked
            inner_html=move || drawn.get()
        ></ul>
    }
}
