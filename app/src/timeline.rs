//! The timeline under the map: window, eras, milestones, joins, counts; as a picture and as text.

pub(crate) mod as_text;
mod bar;
#[cfg(feature = "ssr")]
pub mod draw;
mod handles;
pub(crate) mod lanes;
pub mod opens;

use std::sync::Arc;

use leptos::{html, prelude::*, web_sys::HtmlInputElement};
use maud::html;
use shared::{
    text::{dates, words},
    view::{Given, Open, View},
};
use wasm_bindgen::JsCast;

use crate::{explorer::form, state::explorer};

/// The timeline.
#[component]
pub fn TimelineView() -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let axis = NodeRef::<html::Div>::new();
    handles::follow_width(explorer, axis);
    let heading = move |view: &View| match (&view.time, view.time_filter()) {
        (_, Some(time)) => dates::format_time_heading(time, explorer.lang),
        (Some(Given::Unreadable(text)), _) => text.clone(),
        _ => words.whole_period.to_owned(),
    };
    let heading =
        explorer.said("timeline-heading", Box::new(move |_| explorer.view.with_untracked(heading)));
    let sureness =
        explorer.said("timeline-certainty", Box::new(move |r| r.sureness(explorer.lang)));
    // The explorer itself follows the link to the whole period.
    let is_timed = move || explorer.view.with_untracked(|view| view.time.is_some());
    let timed = RwSignal::new(is_timed());
    explorer.at_once.add(move |_, _| {
        if timed.get_untracked() != is_timed() {
            timed.set(is_timed());
        }
    });
    let whole = Memo::new(move |_| {
        if !timed.get() {
            return String::new();
        }
        let href = explorer.timeless.with(|view| view.href(&explorer.path()));
        html! { a class="btn ghost sm" href=(href) { (words.whole_period) } }.into_string()
    });
    let time = move |view: &View| form::field(view, "time");
    let time =
        explorer.text(Box::new(move |_| explorer.view.with_untracked(time)), Box::new(write_time));
    let timeline = lanes::drawn_last(explorer);
    let compare = explorer.view.with_untracked(|view| form::field(view, "compare"));
    let undated = explorer.view.with_untracked(|view| view.undated.is_some());
    view! {
        <section class="tl" id="timeline" tabindex="-1" aria-labelledby="timeline-title">
            <div class="tlhead">
                <h2 id="timeline-title"><span class="vh">{words.timeline} ": "</span><span id="timeline-heading">{heading}</span></h2>
                <p id="timeline-certainty">{sureness}</p>
                <span inner_html=move || whole.get()></span>
                <label class="dates">
                    {words.type_dates}
                    <input type="text" name="time" id="time" form=form::FORM value=time inputmode="numeric" autocomplete="off" spellcheck="false" placeholder="2018/2020-06" aria-describedby="dates-hint"/>
                </label>
                <p class="vh" id="dates-hint">{words.dates_hint}</p>
            </div>
            <div class="tlrow">
                <bar::Bar/>
                <label class="dates">
                    {words.compare_with}
                    <input type="text" name="compare" form=form::FORM value=compare inputmode="numeric" autocomplete="off" spellcheck="false" placeholder="2018" aria-describedby="dates-hint"/>
                </label>
                <label class="undated">
                    <input type="checkbox" name="undated" value="hide" form=form::FORM checked=undated/>
                    {words.hide_undated}
                </label>
            </div>
            <div class="tlbody">
                <div
                    class="tlaxis"
                    node_ref=axis
                    on:wheel=move |event| handles::zoom_by_wheel(explorer, axis, &event)
                >
                    <lanes::Lanes timeline/>
                    <handles::WindowLayer axis/>
                </div>
                <Unknown/>
            </div>
            <as_text::AsText timeline/>
        </section>
    }
}

/// Writes the time into its field.
fn write_time(time: &str) {
    let Some(field) = document().get_element_by_id("time") else { return };
    let field = field.unchecked_into::<HtmlInputElement>();
    // A field that nobody has typed in shows its attribute, which takes a quarter of the time.
    field.set_default_value(time);
    if field.value() != time {
        field.set_value(time);
    }
}

/// The lane of what has no date: never dropped, always said and linked.
#[component]
fn Unknown() -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let changed = explorer.when(|was, is| {
        let (was, is) = (&was.timeline, &is.timeline);
        !Arc::ptr_eq(was, is) && was.unknown != is.unknown
    });
    let drawn = Memo::new(move |_| {
        changed.track();
        let unknown = &explorer.shown().timeline.unknown;
        let (partners, milestones) = (unknown.partners, unknown.milestones.len() as u32);
        let markup = html! {
            a.unk data-target="without.date" href=(explorer.href_open(Some(Open::Undated))) {
                b { (words.date_unknown) }
                span { ((words.organisations_count)(partners)) }
                span { ((words.milestones_count)(milestones)) }
            }
        };
        markup.into_string()
    });
    view! {
        <div
            class="unkbox"
            on:click=move |event| opens::open_clicked(&event, explorer)
            inner_html=opens::redrawn(explorer, ".unkbox", drawn)
        ></div>
    }
}
