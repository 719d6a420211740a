//! The active filters, each a link to the view without it.

use leptos::{ev, prelude::*};
use maud::html;
use shared::{explore::Chip, text::words, view::View};
use wasm_bindgen::JsCast;

use crate::state::explorer;

/// The chips; nothing without filters. The explorer itself follows their links.
#[component]
pub fn Chips() -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let number = Memo::new(move |_| explorer.result.with(|result| result.chips.len() as u32));
    let rest = Memo::new(move |_| {
        let partners = explorer.view.with(|view| view.partners.clone());
        let clear = explorer.view.with(View::without_filters).href(&explorer.path());
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
        number.track();
        let chips = explorer.result.with_untracked(|result| result.chips.clone());
        let markup = html! {
            @for chip in chips {
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
    Effect::new(move |before: Option<Vec<Chip>>| {
        let chips = explorer.result.with(|result| result.chips.clone());
        if let Some(before) = before
            && before != chips
            && let Some(list) = document().get_element_by_id("chips")
        {
            let items = list.children();
            for (at, chip) in (0..).zip(&chips) {
                let link = items.item(at).and_then(|item| item.first_element_child());
                let Some(link) = link else { break };
                let _ = link.set_attribute("href", &explorer.href(&chip.without));
                let _ = link.set_attribute("aria-label", &(words.remove_filter)(&chip.label));
                link.first_child().inspect(|text| text.set_text_content(Some(&chip.label)));
            }
        }
        chips
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
