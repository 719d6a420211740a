//! The timeline under the map: window, eras, milestones, joins, counts; as a picture and as text.

pub(crate) mod as_text;
mod bar;
#[cfg(feature = "ssr")]
pub mod draw;
mod handles;
pub(crate) mod lanes;
pub mod opens;

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
    let heading = move || {
        explorer.view.with(|view| match (&view.time, view.time_filter()) {
            (_, Some(time)) => dates::format_time_heading(time, explorer.lang),
            (Some(Given::Unreadable(text)), _) => text.clone(),
            _ => words.whole_period.to_owned(),
        })
    };
    let sureness = move || explorer.result.with(|result| result.sureness(explorer.lang));
    // The explorer itself follows the link to the whole period.
    let whole = Memo::new(move |_| {
        let view = explorer.view.get();
        if view.time.is_none() {
            return String::new();
        }
        let href = View { time: None, page: 0, ..view }.href(&explorer.path());
        html! { a class="btn ghost sm" href=(href) { (words.whole_period) } }.into_string()
    });
    let time = Memo::new(move |_| explorer.view.with(|view| form::field(view, "time")));
    Effect::new(move |previous: Option<()>| {
        let time = time.get();
        let field = previous.and_then(|()| document().get_element_by_id("time"));
        if let Some(field) = field {
            let field = field.unchecked_into::<HtmlInputElement>();
            // A field that nobody has typed in shows its attribute, which takes a quarter of the time.
            field.set_default_value(&time);
            if field.value() != time {
                field.set_value(&time);
            }
        }
    });
    let time = time.get_untracked();
    let compare = explorer.view.with_untracked(|view| form::field(view, "compare"));
    let undated = explorer.view.with_untracked(|view| view.undated.is_some());
    view! {
        <section class="tl" id="timeline" tabindex="-1" aria-labelledby="timeline-title">
            <div class="tlhead">
                <h2 id="timeline-title"><span class="vh">{words.timeline} ": "</span>{heading}</h2>
                <p>{sureness}</p>
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
                    <lanes::Lanes/>
                    <handles::WindowLayer axis/>
                </div>
                <Unknown/>
            </div>
            <as_text::AsText/>
        </section>
    }
}

/// The lane of what has no date: never dropped, always said and linked.
#[component]
fn Unknown() -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let drawn = Memo::new(move |_| {
        let (partners, milestones) = explorer.later.with(|result| {
            let unknown = &result.timeline.unknown;
            (unknown.partners, unknown.milestones.len() as u32)
        });
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
