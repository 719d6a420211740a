//! The window: two handles that pointer and keys move, over all lanes.

use leptos::{ev, html, prelude::*};
use maud::html;
use shared::{
    date::Calendar,
    text::dates,
    timeline::{Handle, Move, Room, window_after_move},
    view::{Given, TimeFilter, View},
};

use super::lanes::percent;
use crate::{
    site::words,
    state::{Explorer, explorer},
};

/// How long after the last key the window counts as a decision.
const MOVED: std::time::Duration = std::time::Duration::from_millis(700);

/// Shading and handles.
#[component]
pub fn WindowLayer(axis: NodeRef<html::Div>) -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let window = Memo::new(move |_| explorer.result.with(|result| result.timeline.window));
    let from = move || window.get().map_or(0.0, |window| window.from);
    let to = move || window.get().map_or(1.0, |window| window.to);
    let shaded = Memo::new(move |_| {
        let Some(window) = window.get() else { return String::new() };
        let (x, end) = (percent(window.from), percent(window.to));
        let width = percent((window.to - window.from).max(0.0));
        let markup = html! {
            rect.shade x=(x) y="15" width=(width) height="100%" {}
            rect.bar x=(x) y="13" width=(width) height="4" {}
            line.end x1=(x) x2=(x) y1="15" y2="100%" {}
            line.end x1=(end) x2=(end) y1="15" y2="100%" {}
        };
        markup.into_string()
    });
    view! {
        <svg class="windowlayer" width="100%" height="100%" role="group" aria-label=words.time_window>
            <g aria-hidden="true" inner_html=move || shaded.get()></g>
            <Grip axis handle=Handle::Start at=Signal::derive(from) label=words.window_start/>
            <Grip axis handle=Handle::End at=Signal::derive(to) label=words.window_end/>
        </svg>
    }
}

/// A handle: a slider whose steps are months.
#[component]
fn Grip(
    axis: NodeRef<html::Div>,
    handle: Handle,
    at: Signal<f64>,
    label: &'static str,
) -> impl IntoView {
    let explorer = explorer();
    let dragging = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let scale = Memo::new(move |_| explorer.result.with(|result| result.timeline.axis.clone()));
    let stands =
        move || explorer.view.with(|view| standing(view.time_filter(), handle, &scale.get()));
    let now = move || scale.with(|axis| axis.month_index(handle, stands()));
    let text = move || dates::format_calendar(stands(), explorer.lang);
    let move_to = move |to: Calendar| {
        let view = explorer.view.get_untracked();
        let time =
            scale.with_untracked(|axis| window_after_move(axis, view.time_filter(), handle, to));
        explorer.preview(View { time: time.map(Given::Value), page: 0, ..view });
    };
    let press = move |event: ev::PointerEvent| {
        if event.button() == 0 {
            event.prevent_default();
            dragging.set(true);
            let grip = event_target::<leptos::web_sys::Element>(&event);
            // Without capture the handle still follows while the pointer is over it.
            let _ = grip.set_pointer_capture(event.pointer_id());
            if let Some(slider) = grip.closest("[role=slider]").ok().flatten() {
                use wasm_bindgen::JsCast;
                let _ = slider.unchecked_into::<leptos::web_sys::HtmlElement>().focus();
            }
        }
    };
    let drag = move |event: ev::PointerEvent| {
        let Some(axis) = axis.get_untracked().filter(|_| dragging.get_untracked()) else { return };
        let Ok(Some(layer)) = axis.query_selector(".windowlayer") else { return };
        let area = layer.get_bounding_client_rect();
        let fraction = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
        let to = scale.with_untracked(|scale| scale.snap(handle, fraction));
        if to
            != standing(
                explorer.view.with_untracked(View::time_filter),
                handle,
                &scale.get_untracked(),
            )
        {
            move_to(to);
        }
    };
    let release = move |_| {
        if dragging.get_untracked() {
            dragging.set(false);
            explorer.settle();
        }
    };
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
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
        let from = standing(
            explorer.view.with_untracked(View::time_filter),
            handle,
            &scale.get_untracked(),
        );
        move_to(scale.with_untracked(|scale| scale.step(handle, from, by)));
        stop();
        timer.set_value(set_timeout_with_handle(move || explorer.settle(), MOVED).ok());
    };
    let left = move |_| {
        stop();
        explorer.settle();
    };
    view! {
        <svg class="grip scripted" x=move || percent(at.get()) overflow="visible">
            <g
                role="slider"
                tabindex="0"
                aria-label=label
                aria-orientation="horizontal"
                aria-valuemin="0"
                aria-valuemax=move || scale.with(|axis| axis.months().saturating_sub(1))
                aria-valuenow=now
                aria-valuetext=text
                on:pointerdown=press
                on:pointermove=drag
                on:pointerup=release
                on:pointercancel=release
                on:keydown=key
                on:blur=left
            >
                <rect class="focusring" x="-16" y="-3" width="32" height="36" rx="12"></rect>
                <rect class="touch" x="-22" y="-7" width="44" height="44"></rect>
                <rect class="knob" x="-12" y="1" width="24" height="28" rx="8"></rect>
                <path d="M-3 9v12M3 9v12"></path>
            </g>
        </svg>
    }
}

/// Where a handle stands: at its end of the window, or of the axis without one.
fn standing(time: Option<TimeFilter>, handle: Handle, axis: &shared::timeline::Axis) -> Calendar {
    match (time, handle) {
        (None, Handle::Start) => axis.month(0),
        (None, _) => axis.month(u32::MAX),
        (Some(TimeFilter::AsOf(date)), _) | (Some(TimeFilter::Window(date, _)), Handle::Start) => {
            date
        }
        (Some(TimeFilter::Window(_, date)), _) => date,
    }
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
    let layout = Memo::new(move |_| explorer.view.with(|view| view.layout));
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
