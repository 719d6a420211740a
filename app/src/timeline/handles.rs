//! The window and the playhead: handles that pointer and keys move, over all lanes. The server draws
//! them; here one set of handlers moves them, and an effect writes where they stand.

use leptos::{
    ev, html,
    prelude::*,
    web_sys::{Element, HtmlElement},
};
use shared::{
    date::Calendar,
    explore::ViewResult,
    text::dates,
    timeline::{Axis, AxisMove, Handle, Move, Room, Window, window_after_move},
    view::{Given, TimeFilter, View},
};
use wasm_bindgen::JsCast;

use super::lanes::percent;
use crate::{
    explorer::Fixed,
    site::words,
    state::{Explorer, explorer},
};

/// The handles, each with its word in `data-handle`.
pub const HANDLES: [(&str, Handle); 3] =
    [("start", Handle::Start), ("end", Handle::End), ("head", Handle::Playhead)];

/// The shading of the window.
pub const SHADING: &str = "shading";

/// Shading and handles.
#[component]
pub fn WindowLayer(axis: NodeRef<html::Div>) -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    write_where(explorer);
    let dragged = StoredValue::new(None::<Handle>);
    let time = move || explorer.view.with_untracked(View::time_filter);
    let moved = move |handle: Handle, to: Calendar| {
        let view = explorer.view.get_untracked();
        let scale = &explorer.shown().timeline.axis;
        let time = window_after_move(scale, view.time_filter(), handle, to);
        let axis = scale.showing(edge(handle, to));
        View { time: time.map(Given::Value), axis, page: 0, ..view }
    };
    let press = move |event: ev::PointerEvent| {
        let Some((slider, handle)) = handle_of(&event).filter(|_| event.button() == 0) else {
            return;
        };
        event.prevent_default();
        explorer.stop();
        dragged.set_value(Some(handle));
        // Without capture the handle still follows while the pointer is over it.
        let _ = slider.set_pointer_capture(event.pointer_id());
        let _ = slider.unchecked_into::<HtmlElement>().focus();
    };
    let drag = move |event: ev::PointerEvent| {
        let (Some(handle), Some(axis)) = (dragged.get_value(), axis.get_untracked()) else {
            return;
        };
        let Some(fraction) = fraction(&axis, event.client_x()) else { return };
        let scale = &explorer.shown().timeline.axis;
        let to = scale.snap(handle, fraction);
        if to != standing(time(), handle, scale) {
            explorer.preview(moved(handle, to));
        }
    };
    let release = move |_: ev::PointerEvent| {
        if dragged.try_update_value(Option::take).flatten().is_some() {
            explorer.settle();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some((_, handle)) = handle_of(&event) else { return };
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => Move::Months(1),
            "ArrowLeft" | "ArrowDown" => Move::Months(-1),
            "PageUp" => Move::Months(12),
            "PageDown" => Move::Months(-12),
            "Home" => Move::First,
            "End" => Move::Last,
            _ => return,
        };
        event.prevent_default();
        explorer.stop();
        let scale = &explorer.shown().timeline.axis;
        let to = scale.step(handle, standing(time(), handle, scale), by);
        explorer.preview_until_rest(moved(handle, to));
    };
    let left = move |event: ev::FocusEvent| {
        if handle_of(&event).is_some() {
            explorer.settle();
        }
    };
    view! {
        <svg
            class="windowlayer"
            width="100%"
            height="100%"
            role="group"
            aria-label=words.time_window
            on:pointerdown=press
            on:pointermove=drag
            on:pointerup=release
            on:pointercancel=release
            on:keydown=key
            on:focusout=left
        >
            <g inner_html=Fixed::here().handles></g>
        </svg>
    }
}

/// Where the shading of a window stands. It is a picture of its own, drawn from end to end: browsers
/// leave out one of no width.
pub fn shading(window: Option<Window>) -> [(&'static str, String); 2] {
    let (from, to) = (place(window, Handle::Start), place(window, Handle::End));
    [("x", percent(from)), ("width", percent((to - from).max(0.00001)))]
}

/// Writes where the shading stands; without a window there is none.
fn write_shading(window: Option<Window>) {
    let Some(layer) = document().get_element_by_id(SHADING) else { return };
    let _ = match window {
        Some(_) => layer.remove_attribute("display"),
        None => layer.set_attribute("display", "none"),
    };
    for (name, value) in shading(window) {
        let _ = layer.set_attribute(name, &value);
    }
}

/// Writes where the handles stand, and what they say of it: each when it has moved.
fn write_where(explorer: Explorer) {
    explorer.at_once.add(|was, is| {
        if was.window != is.window {
            write_shading(is.window);
        }
    });
    for (name, handle) in HANDLES {
        let of = move |result: &ViewResult| {
            let time = explorer.view.with_untracked(View::time_filter);
            let [(_, index), (_, text)] =
                standing_as(&result.timeline.axis, time, handle, explorer.lang);
            [&percent(place(result.window, handle)), ";", &index, ";", &text].concat()
        };
        explorer.text(Box::new(of), Box::new(move |standing| write_handle(name, standing)));
    }
}

/// Writes place, number and text of a handle; it stands where what holds it does.
fn write_handle(name: &str, standing: &str) {
    let Some(slider) = document().get_element_by_id(&["handle-", name].concat()) else { return };
    let Some(grip) = slider.parent_element() else { return };
    let attributes = [(&grip, "x"), (&slider, "aria-valuenow"), (&slider, "aria-valuetext")];
    for ((element, name), value) in attributes.into_iter().zip(standing.splitn(3, ';')) {
        let _ = element.set_attribute(name, value);
    }
}

/// The handle under an event.
fn handle_of(event: &leptos::web_sys::Event) -> Option<(Element, Handle)> {
    let slider = event.target()?.dyn_into::<Element>().ok()?.closest("[data-handle]").ok()??;
    let name = slider.get_attribute("data-handle")?;
    let (_, handle) = HANDLES.into_iter().find(|(word, _)| *word == name)?;
    Some((slider, handle))
}

/// Where a handle stands on the part of the axis that is shown.
pub fn place(window: Option<Window>, handle: Handle) -> f64 {
    match (window, handle) {
        (None, Handle::Start) => 0.0,
        (None, _) => 1.0,
        (Some(window), Handle::Start) => window.from,
        (Some(window), _) => window.to,
    }
}

/// What a slider says of where it stands.
pub fn standing_as(
    axis: &Axis,
    time: Option<TimeFilter>,
    handle: Handle,
    lang: shared::lang::Lang,
) -> [(&'static str, String); 2] {
    let at = standing(time, handle, axis);
    [
        ("aria-valuenow", axis.month_index(handle, at).to_string()),
        ("aria-valuetext", dates::format_calendar(at, lang)),
    ]
}

/// Where a handle stands: at its end of the window, or of the axis without one.
fn standing(time: Option<TimeFilter>, handle: Handle, axis: &Axis) -> Calendar {
    match (time, handle) {
        (None, Handle::Start) => axis.month(0),
        (None, _) => axis.month(u32::MAX),
        (Some(TimeFilter::AsOf(date)), _) | (Some(TimeFilter::Window(date, _)), Handle::Start) => {
            date
        }
        (Some(TimeFilter::Window(_, date)), _) => date,
    }
}

/// The day at which a handle stands.
fn edge(handle: Handle, date: Calendar) -> shared::date::Day {
    let days = date.days();
    if handle == Handle::Start { days.first } else { days.last }
}

/// Where on the axis a point of the window lies, `0..=1` from edge to edge.
fn fraction(axis: &Element, client_x: i32) -> Option<f64> {
    let area = axis.query_selector(".windowlayer").ok()??.get_bounding_client_rect();
    Some((f64::from(client_x) - area.left()) / area.width().max(1.0))
}

/// Zooms the axis by the wheel, only together with Ctrl or ⌘: otherwise the page scrolls.
pub fn zoom_by_wheel(explorer: Explorer, axis: NodeRef<html::Div>, event: &ev::WheelEvent) {
    let wanted = event.ctrl_key() || event.meta_key();
    let Some(axis) = axis.get_untracked().filter(|_| wanted) else { return };
    let Some(at) = fraction(&axis, event.client_x()) else { return };
    event.prevent_default();
    explorer.move_axis(if event.delta_y() < 0.0 { AxisMove::In(at) } else { AxisMove::Out(at) });
}

/// Tells the state how wide the axis is, so that labels never overlap.
pub fn follow_width(explorer: Explorer, axis: NodeRef<html::Div>) {
    let measure = move || {
        let Some(axis) = axis.get_untracked() else { return };
        let Ok(Some(layer)) = axis.query_selector(".windowlayer") else { return };
        let width = layer.get_bounding_client_rect().width();
        if width > 0.0 {
            let room = Some(Room::of_width(width));
            if explorer.room.get_untracked() != room {
                explorer.room.set(room);
                explorer.answer_locally();
            }
        }
    };
    // On a phone the timeline is measured when it is shown.
    let layout = Memo::new(move |_| explorer.timeless.with(|view| view.layout));
    Effect::new(move |_| {
        layout.track();
        if axis.get().is_some() && explorer.directory.with(Option::is_some) {
            request_animation_frame(measure);
        }
    });
    Effect::new(move |_| {
        let handle = window_event_listener(ev::resize, move |_| measure());
        on_cleanup(move || handle.remove());
    });
}
