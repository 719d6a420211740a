//! The active filters, each a link to the view without it.

use leptos::{ev, prelude::*};
use shared::view::View;

use crate::{icons::Icon, site::words, state::explorer};

/// The chips; nothing without filters.
#[component]
pub fn Chips() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let chips = Memo::new(move |_| explorer.result.with(|result| result.chips.clone()));
    let clear = move || explorer.view.with(View::without_filters).href(&explorer.path());
    let go = move |event: &ev::MouseEvent, query: &str| {
        event.prevent_default();
        // The chip goes; what was after it takes its place, so focus moves to the count.
        if let Some(count) = document().get_element_by_id("chips") {
            use wasm_bindgen::JsCast;
            let _ = count.unchecked_into::<leptos::web_sys::HtmlElement>().focus();
        }
        explorer.go(View::parse(query));
    };
    view! {
        <ul class="chips" id="chips" tabindex="-1" aria-label=words.active_filters hidden=move || chips.with(Vec::is_empty)>
            <For each=move || chips.get() key=|chip| (chip.label.clone(), chip.without.clone()) let:chip>
                <li>
                    <a
                        href=explorer.href(&chip.without)
                        aria-label=(words.remove_filter)(&chip.label)
                        on:click={
                            let without = chip.without.clone();
                            move |event| go(&event, &without)
                        }
                    >
                        {chip.label.clone()}
                        <Icon name="x"/>
                    </a>
                </li>
            </For>
            <li>
                <a class="clear" href=clear on:click=move |event| go(&event, &explorer.view.with_untracked(View::without_filters).query())>
                    {words.clear_all}
                </a>
            </li>
        </ul>
    }
}
