//! What could not be understood of the address, and whether the server can be reached.

use leptos::prelude::*;
use maud::html;
use shared::text::words;

use crate::state::explorer;

/// The notes; nothing when all is well.
#[component]
pub fn Notes() -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let changed = explorer.when(|was, is| was.notes != is.notes);
    let drawn = Memo::new(move |_| {
        changed.track();
        let result = explorer.shown();
        let markup = html! {
            @for note in &result.notes {
                @let said = if note.filters { words.matches_nothing } else { words.not_understood };
                @let right = (words.example_of)(&note.name);
                p class="note bad" { (said((words.parameter)(&note.name), &note.value, right)) }
            }
            @if explorer.offline.get() { p class="note bad" { (words.no_connection) } }
        };
        markup.into_string()
    });
    view! { <div class="notes" role="alert" inner_html=move || drawn.get()></div> }
}
