//! The marks: links to what they open, one tab stop with arrow keys once the page is live.

use leptos::{ev, prelude::*, svg, web_sys::Element};
use shared::{explore::ViewResult, number::fixed, view::View};

use super::{arcs, controls::MapControl, written};
use crate::{
    explorer::{Fixed, focus, light},
    site::words,
    state::explorer,
    timeline::opens::opened_by,
};

/// The marks that light a row: those of one partner, not those of a group.
const LIGHTS: &str = ".mark:not(.group)";

/// All marks. Each is placed in per cent of the frame by the server, in pixels once the page knows
/// the frame; while the map is panned the whole layer moves, not each mark.
#[component]
pub fn Marks() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let control = expect_context::<MapControl>();
    let layer = NodeRef::<svg::G>::new();
    let active = StoredValue::new(None::<String>);
    let shift = move || {
        let (x, y) = control.shift.get();
        (x != 0.0 || y != 0.0)
            .then(|| ["translate(", &fixed(x, 1), " ", &fixed(y, 1), ")"].concat())
    };
    // The one tab stop: the mark that had the focus last, else the first.
    let stop_of = move |result: &ViewResult| {
        let marks = &result.map.marks;
        let kept = active.get_value();
        let kept = kept.filter(|key| marks.iter().any(|mark| mark.key == *key));
        kept.or_else(|| marks.first().map(|mark| mark.key.clone()))
    };
    let stop = RwSignal::new(stop_of(&explorer.shown()));
    let renew = move |result: &ViewResult| {
        let is = stop_of(result);
        if stop.with_untracked(|was| *was != is) {
            stop.set(is);
        }
    };
    explorer.at_once.add(move |_, is| renew(is));
    let activate = move |key: Option<String>| {
        active.set_value(key);
        renew(&explorer.shown());
    };
    written::follow(explorer, layer, stop);
    let changed = explorer.when(|was, is| was.map.arcs != is.map.arcs || !is.map.arcs.is_empty());
    let arcs = Memo::new(move |_| {
        changed.track();
        arcs::arcs(&explorer.shown().map).into_string()
    });
    let keys = move |event: ev::KeyboardEvent| {
        let shown = explorer.shown();
        let marks = &shown.map.marks;
        let at =
            stop.with_untracked(|stop| marks.iter().position(|m| Some(&m.key) == stop.as_ref()));
        let to = at.and_then(|at| {
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (at + 1) % marks.len(),
                "ArrowLeft" | "ArrowUp" => (at + marks.len() - 1) % marks.len(),
                "Home" => 0,
                "End" => marks.len() - 1,
                _ => return None,
            };
            Some(marks[to].key.clone())
        });
        if let Some(to) = to {
            event.prevent_default();
            let selector = written::link_of(&to);
            activate(Some(to));
            focus(&selector);
        }
    };
    let click = move |event: ev::MouseEvent| {
        if let Some(open) = opened_by(&event) {
            event.prevent_default();
            activate(mark_under(&event));
            explorer.from_map.set_value(true);
            explorer.go(View { open: Some(open), ..explorer.view.get_untracked() });
        }
    };
    let focused = move |event: ev::FocusEvent| {
        activate(mark_under(&event));
        light(explorer, &event, LIGHTS, true);
    };
    view! {
        <svg
            class="marks"
            class:live=move || explorer.frame.with(Option::is_some)
            role="group"
            aria-label=words.map_marks
            on:keydown=keys
            on:click=click
            on:focusin=focused
            on:focusout=move |event| light(explorer, &event, LIGHTS, false)
            on:mouseover=move |event| light(explorer, &event, LIGHTS, true)
            on:mouseout=move |event| light(explorer, &event, LIGHTS, false)
        >
            <g transform=shift inner_html=move || arcs.get()></g>
            <g transform=shift node_ref=layer inner_html=Fixed::here().marks></g>
        </svg>
    }
}

/// The key of the mark that an event came from.
fn mark_under(event: &leptos::web_sys::Event) -> Option<String> {
    event_target::<Element>(event).closest("[data-key]").ok()??.get_attribute("data-key")
}
