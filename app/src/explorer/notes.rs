//! What could not be understood of the address, and whether the server can be reached.

use leptos::prelude::*;

use crate::{site::words, state::explorer};

/// The notes; nothing when all is well.
#[component]
pub fn Notes() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let notes = move || {
        let notes = explorer.result.with(|result| result.notes.clone());
        let text = |note: shared::explore::Note| {
            let name = (words.parameter)(&note.name);
            let right = (words.example_of)(&note.name);
            let text = if note.filters { words.matches_nothing } else { words.not_understood };
            view! { <p class="note bad">{text(name, &note.value, right)}</p> }
        };
        notes.into_iter().map(text).collect_view()
    };
    let offline = move || {
        explorer.offline.get().then(|| view! { <p class="note bad">{words.no_connection}</p> })
    };
    view! { <div class="notes" role="alert">{notes} {offline}</div> }
}
