//! The list of partners: fifty at first, more on demand.
//!
//! Rows are drawn as text. When the view changes only the rows that differ are written, each where it
//! stands, so nothing moves and the focus stays: the head at once, the others a frame later.

use std::sync::Arc;

use leptos::{ev, html, prelude::*, web_sys};
use maud::{Markup, html};
use shared::{
    explore::{PAGE_ROWS, Row, ViewResult},
    lang::Lang,
    membership::Certainty,
    text::words,
    view::{Open, View},
};
use wasm_bindgen::JsCast;

use super::Fixed;
use crate::{
    icons::shape,
    state::{Explorer, explorer},
    timeline::opens::{keep_focus, open_clicked},
};

/// The id of the link to more rows.
const MORE: &str = "more";
/// How many rows are written at once. More are seen at once on hardly any screen.
const HEAD: usize = 10;

/// The list, or one sentence that says why it is empty.
#[component]
pub fn List() -> impl IntoView {
    let explorer = explorer();
    let list = NodeRef::<html::Ol>::new();
    // What the rows in the page say. The page does not have those that the server drew a second time, so
    // it is known from the first answer on.
    let written = StoredValue::new(None::<Vec<Arc<Row>>>);
    // The first of the rows that were asked for besides: there reading goes on.
    let next = StoredValue::new(None::<usize>);
    let write = move |most: usize| {
        if let Some(list) = list.get_untracked() {
            let result = explorer.shown();
            written.update_value(|written| {
                let written = written.get_or_insert_with(|| {
                    if explorer.is_as_drawn() { result.rows.clone() } else { Vec::new() }
                });
                patch(&list, written, &result, most, explorer.lang);
            });
        }
    };
    // Only with a time rows say in words how sure they are.
    let class = explorer.text(
        Box::new(|r| if r.certainty.is_some() { "list timed" } else { "list" }.to_owned()),
        Box::new(move |class| {
            list.get_untracked().inspect(|list| list.set_class_name(class));
        }),
    );
    explorer.at_once.add(move |_, _| write(HEAD));
    explorer.afterwards.add(move |_, _| {
        write(usize::MAX);
        if let Some(at) = next.try_update_value(Option::take).flatten() {
            focus(&["#list > li:nth-child(", &(at + 1).to_string(), ") a"].concat());
        }
    });
    let light_row = move |was: Option<bool>, lit: Option<&str>| {
        let set = |row: &web_sys::Element, on| {
            let _ = row.class_list().toggle_with_force("lit", on);
        };
        if let Some(list) = list.get_untracked() {
            sign(&list, was, ":scope > .lit", lit, ".row", &set);
        }
    };
    Effect::new(move |was: Option<bool>| {
        explorer.lit.with(|lit| {
            light_row(was, lit.as_deref());
            lit.is_some()
        })
    });
    let name_row = move |was: Option<bool>, open: Option<&Open>| {
        let slug = match open {
            Some(Open::Partner(slug)) => Some(&**slug),
            _ => None,
        };
        let set = |row: &web_sys::Element, on| {
            let _ = if on {
                row.set_attribute("aria-current", "true")
            } else {
                row.remove_attribute("aria-current")
            };
        };
        if let Some(list) = list.get_untracked() {
            sign(&list, was, ":scope > [aria-current]", slug, ".row", &set);
        }
        slug.is_some()
    };
    Effect::new(move |was: Option<bool>| {
        explorer.timeless.with(|view| name_row(was, view.open.as_ref()))
    });
    explorer.afterwards.add(move |_, _| {
        explorer
            .lit
            .with_untracked(|lit| lit.is_some().then(|| light_row(Some(true), lit.as_deref())));
        explorer.timeless.with_untracked(|view| {
            view.open.is_some().then(|| name_row(Some(true), view.open.as_ref()))
        });
    });
    view! {
        <ol
            class=class
            id="list"
            tabindex="-1"
            aria-labelledby="count"
            node_ref=list
            on:click=move |event| open_clicked(&event, explorer)
            on:mouseover=move |event| light(explorer, &event, ".row", true)
            on:mouseout=move |event| light(explorer, &event, ".row", false)
            on:focusin=move |event| light(explorer, &event, ".row", true)
            on:focusout=move |event| light(explorer, &event, ".row", false)
            inner_html=Fixed::here().list
        ></ol>
        <After next/>
    }
}

/// What stands below the rows: the way to more of them, or why there are none.
#[component]
fn After(next: StoredValue<Option<usize>>) -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let more_rows = move |result: &ViewResult| (words.more_rows)(left(result));
    explorer.said(MORE, Box::new(more_rows));
    let changed =
        explorer.when(|was, is| (was.total == 0, left(was) > 0) != (is.total == 0, left(is) > 0));
    let drawn = Memo::new(move |_| {
        changed.track();
        let (view, path) = (explorer.settled.get(), explorer.path());
        let result = explorer.shown();
        let markup = html! {
            @if result.total == 0 {
                div.empty {
                    p { (words.nothing_found) }
                    p { (words.nothing_found_hint) }
                    a class="btn quiet" href=(view.without_filters().href(&path)) { (words.clear_all) }
                }
            }
            @if left(&result) > 0 {
                p.more {
                    a class="btn quiet" id=(MORE) data-more href=(further(&view).href(&path)) {
                        (more_rows(&result))
                    }
                }
            }
        };
        markup.into_string()
    });
    let more = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if !target.is_some_and(|target| matches!(target.closest("[data-more]"), Ok(Some(_)))) {
            return;
        }
        event.prevent_default();
        let view = explorer.view.get_untracked();
        next.set_value(Some(view.page.max(1) as usize * PAGE_ROWS));
        explorer.go_instead(further(&view));
    };
    view! { <div class="after" on:click=more inner_html=move || drawn.get()></div> }
}

/// How many rows are not shown.
fn left(result: &ViewResult) -> u32 {
    result.total.saturating_sub(result.rows.len() as u32)
}

/// The view with another fifty rows.
fn further(view: &View) -> View {
    View { page: view.page.max(1) + 1, ..view.clone() }
}

/// The rows as they are at first.
#[cfg(feature = "ssr")]
pub fn all_rows(result: &ViewResult, open: Option<&Open>, lang: Lang) -> String {
    let current =
        |row: &Row| matches!(open, Some(Open::Partner(slug)) if *slug == row.partner.slug);
    let markup = html! {
        @for row in &result.rows {
            li.row aria-current=[current(row).then_some("true")] { (row_inside(row, lang)) }
        }
    };
    markup.into_string()
}

/// Brings the first `most` rows to what the view shows, and drops those at the end that are no more. A row
/// stays where it stands when others come or go before it.
fn patch(
    list: &web_sys::Element,
    written: &mut Vec<Arc<Row>>,
    result: &ViewResult,
    most: usize,
    lang: Lang,
) {
    let mut kept = false;
    let mut keep = || {
        if !std::mem::replace(&mut kept, true) {
            keep_focus("#list");
        }
    };
    let rows = &result.rows;
    let items = list.children();
    for (at, row) in rows.iter().enumerate().take(most) {
        // Mostly it stands there, and nobody is looked for.
        if written.get(at).is_some_and(|was| Arc::ptr_eq(was, row)) {
            continue;
        }
        let gone = |was: &Arc<Row>| !is_near(was, &rows[at..]);
        let comes = !is_near(row, written.get(at..).unwrap_or_default());
        // Who is gone makes room, unless somebody new takes the place.
        while !comes && written.get(at).is_some_and(gone) {
            keep();
            written.remove(at);
            items.item(at as u32).inspect(web_sys::Element::remove);
        }
        let was = written.get(at);
        if was == Some(row) {
            continue;
        }
        keep();
        let inside = row_inside(row, lang).into_string();
        let whole = || ["<li class=row>", &inside, "</li>"].concat();
        match items.item(at as u32) {
            Some(item) if comes && was.is_some_and(|was| !gone(was)) => {
                let _ = item.insert_adjacent_html("beforebegin", &whole());
                written.insert(at, row.clone());
                continue;
            }
            Some(item) => item.set_inner_html(&inside),
            None => {
                let _ = list.insert_adjacent_html("beforeend", &whole());
            }
        }
        match written.get_mut(at) {
            Some(was) => was.clone_from(row),
            None => written.push(row.clone()),
        }
    }
    written.truncate(rows.len());
    while let Some(last) =
        list.last_element_child().filter(|_| list.child_element_count() > rows.len() as u32)
    {
        keep();
        last.remove();
    }
}

/// Whether the partner of `row` is among the next of `rows`, not farther than a page.
fn is_near(row: &Row, rows: &[Arc<Row>]) -> bool {
    rows.iter().take(PAGE_ROWS).any(|other| other.partner.slug == row.partner.slug)
}

/// Takes a sign from the rows (or marks) that have it and gives it to the `row` of `slug`. Looking for
/// them takes its time: where none `was` there, as far as is known, nobody is looked for.
pub fn sign(
    list: &web_sys::Element,
    was: Option<bool>,
    signed: &str,
    slug: Option<&str>,
    row: &str,
    set: &dyn Fn(&web_sys::Element, bool),
) {
    while was != Some(false)
        && let Ok(Some(row)) = list.query_selector(signed)
    {
        set(&row, false);
    }
    let Some(slug) = slug else { return };
    let link = list.query_selector(&["[data-target='", slug, "']"].concat());
    if let Ok(Some(row)) = link.map(|link| link.and_then(|l| l.closest(row).ok().flatten())) {
        set(&row, true);
    }
}

/// Lights the partner of the `.row` or mark under an event, on map and list alike.
pub fn light(explorer: Explorer, event: &web_sys::Event, within: &str, on: bool) {
    let row = event_target::<web_sys::Element>(event).closest(within).ok().flatten();
    let link = row.and_then(|row| row.query_selector("[data-target]").ok().flatten());
    let slug = link.and_then(|link| link.get_attribute("data-target")).filter(|_| on);
    if explorer.lit.with_untracked(|lit| *lit != slug) {
        explorer.lit.set(slug);
    }
}

/// Name and kind, place, what is known of the membership, tags.
fn row_inside(row: &Row, lang: Lang) -> Markup {
    let words = shared::text::words(lang);
    let shape = shape(row.partner.kind);
    let (sign, word) = match row.certainty {
        Certainty::Certain => ("certain", words.certain),
        Certainty::Possible => ("possible", words.possible),
        Certainty::Unknown => ("unknown", words.possible),
    };
    html! {
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
                @if let Some(change) = row.change { b { ((words.change)(change)) } " " }
                @else { i { (word) " " } }
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
    }
}

/// Moves focus to the first element that fits `selector`.
pub fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        // Links in pictures are no `HtmlElement`, but take the focus the same way.
        let _ = element.unchecked_into::<leptos::web_sys::HtmlElement>().focus();
    }
}
