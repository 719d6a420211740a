//! The list of partners: fifty at first, more on demand.

use leptos::{ev, prelude::*};
use maud::html;
use shared::{
    explore::{PAGE_ROWS, Row},
    lang::Lang,
    membership::Certainty,
    view::{Open, View},
};

use crate::{icons::shape, site::words, state::explorer, timeline::opens::open_clicked};

/// The list, or one sentence that says why it is empty.
#[component]
pub fn List() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let rows = Memo::new(move |_| explorer.result.with(|result| result.rows.clone()));
    let timed = Memo::new(move |_| explorer.result.with(|result| result.certainty.is_some()));
    let timed_rows = move || {
        let timed = timed.get();
        rows.get().into_iter().map(|row| (row, timed)).collect::<Vec<_>>()
    };
    let light = move |event: &leptos::web_sys::Event, on: bool| {
        use wasm_bindgen::JsCast;
        let target =
            event.target().and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
        let row = target.and_then(|target| target.closest(".row").ok().flatten());
        let link = row.and_then(|row| row.query_selector("[data-target]").ok().flatten());
        explorer.lit.set(link.and_then(|link| link.get_attribute("data-target")).filter(|_| on));
    };
    let left = move || {
        explorer.result.with(|result| result.total.saturating_sub(result.rows.len() as u32))
    };
    let more_view = move || {
        let view = explorer.view.get();
        View { page: view.page.max(1) + 1, ..view }
    };
    let more = move |event: ev::MouseEvent| {
        event.prevent_default();
        let view = explorer.view.get_untracked();
        let first_new = view.page.max(1) as usize * PAGE_ROWS;
        explorer.go_instead(View { page: view.page.max(1) + 1, ..view });
        // Focus goes to the first of the new rows, where reading continues.
        request_animation_frame(move || {
            focus(&format!("#list > li:nth-child({}) a", first_new + 1));
        });
    };
    view! {
        <ol
            class="list"
            id="list"
            tabindex="-1"
            aria-labelledby="count"
            on:click=move |event| open_clicked(&event, explorer)
            on:mouseover=move |event| light(&event, true)
            on:mouseout=move |event| light(&event, false)
            on:focusin=move |event| light(&event, true)
            on:focusout=move |event| light(&event, false)
        >
            <For each=timed_rows key=row_key let:item>
                <ListRow row=item.0 timed=item.1/>
            </For>
        </ol>
        <Show when=move || rows.with(Vec::is_empty)>
            <div class="empty">
                <p>{words.nothing_found}</p>
                <p>{words.nothing_found_hint}</p>
                <a class="btn quiet" href=move || explorer.view.with(View::without_filters).href(&explorer.path())>{words.clear_all}</a>
            </div>
        </Show>
        <Show when=move || left() != 0>
            <p class="more">
                <a class="btn quiet" href=move || more_view().href(&explorer.path()) on:click=more>
                    {move || (words.more_rows)(left())}
                </a>
            </p>
        </Show>
    }
}

/// Rows are told apart by what they show, so that one whose certainty changes is drawn anew.
fn row_key((row, timed): &(Row, bool)) -> (String, Certainty, Option<String>, bool) {
    (row.partner.slug.clone(), row.certainty, row.distance.clone(), *timed)
}

/// One row: drawn once, as it never changes; only whether it is open or lit does.
#[component]
fn ListRow(row: Row, timed: bool) -> impl IntoView {
    let explorer = explorer();
    let slug = StoredValue::new(row.partner.slug.clone());
    let current = move || {
        let open = explorer.view.with(|view| matches!(&view.open, Some(Open::Partner(open)) if slug.with_value(|slug| slug == open)));
        open.then_some("true")
    };
    let lit = move || {
        explorer
            .lit
            .with(|lit| lit.as_deref().is_some_and(|lit| slug.with_value(|slug| slug == lit)))
    };
    view! { <li class="row" class:lit=lit aria-current=current inner_html=draw(&row, explorer.lang, timed)></li> }
}

/// Name and kind, place, what is known of the membership, tags.
fn draw(row: &Row, lang: Lang, timed: bool) -> String {
    let words = shared::text::words(lang);
    let shape = shape(row.partner.kind);
    let (sign, word) = match row.certainty {
        Certainty::Certain => ("certain", words.certain),
        Certainty::Possible => ("possible", words.possible),
        Certainty::Unknown => ("unknown", words.possible),
    };
    let markup = html! {
        svg class="km" data-k=(shape) aria-hidden="true" { use href={ "#k-" (shape) } {} }
        a class="name" href={ "/" (lang.code()) "/partners/" (row.partner.slug) } data-target=(row.partner.slug) { (row.partner.name) }
        p class="where" {
            span class="vh" { (row.partner.kind_label) ". " }
            (row.place)
            @if let Some(km) = &row.distance { " · " (km) }
            @if row.ceased { span class="ceased" { (words.ceased) } }
        }
        p class=@if row.certainty == Certainty::Certain { "cert sure" } @else { "cert" } {
            svg aria-hidden="true" { use href={ "#c-" (sign) } {} }
            span {
                @if timed { (word) " " }
                small {
                    @if row.since.is_empty() { (words.unknown_date) }
                    @else if row.by { (row.since) }
                    @else { ((words.with_since)(&row.since)) }
                }
            }
        }
        ul class="tags" {
            @for tag in &row.tags { li { (tag) } }
            @if row.more_tags > 0 {
                li class="more" {
                    span aria-hidden="true" { "+" (row.more_tags) }
                    span class="vh" { ((words.more_tags)(row.more_tags)) }
                }
            }
        }
    };
    markup.into_string()
}

/// Moves focus to the first element that fits `selector`.
pub fn focus(selector: &str) {
    use wasm_bindgen::JsCast;
    if let Ok(Some(element)) = document().query_selector(selector) {
        // Links in pictures are no `HtmlElement`, but take the focus the same way.
        let _ = element.unchecked_into::<leptos::web_sys::HtmlElement>().focus();
    }
}
