//! The timeline under the map: window, eras, milestones, joins, counts; as a picture and as text.

mod as_text;
mod handles;
mod lanes;
pub mod opens;

use leptos::{ev, html, prelude::*};
use shared::{
    text::dates,
    view::{Given, Open, View},
};

use crate::{explorer::form, site::words, state::explorer};

/// The timeline.
#[component]
pub fn TimelineView() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let axis = NodeRef::<html::Div>::new();
    handles::follow_width(explorer, axis);
    let heading = move || {
        explorer.view.with(|view| match (&view.time, view.time_filter()) {
            (_, Some(time)) => dates::format_time_heading(time, explorer.lang),
            (Some(Given::Unreadable(text)), _) => text.clone(),
            _ => words.whole_period.to_owned(),
        })
    };
    let certainty = move || {
        explorer.result.with(|result| result.certainty.map(|(c, p)| (words.certain_possible)(c, p)))
    };
    let whole = move || View { time: None, page: 0, ..explorer.view.get() }.href(&explorer.path());
    let show_whole = move |event: ev::MouseEvent| {
        event.prevent_default();
        explorer.go(View { time: None, page: 0, ..explorer.view.get_untracked() });
    };
    let time = explorer.view.with_untracked(|view| form::field(view, "time"));
    let undated = explorer.view.with_untracked(|view| view.undated.is_some());
    let filtered = move || explorer.view.with(|view| view.time.is_some());
    view! {
        <section class="tl" id="timeline" tabindex="-1" aria-labelledby="timeline-title">
            <div class="tlhead">
                <h2 id="timeline-title"><span class="vh">{words.timeline} ": "</span>{heading}</h2>
                <p>{certainty}</p>
                <Show when=filtered>
                    <a class="btn ghost sm" href=whole on:click=show_whole>{words.whole_period}</a>
                </Show>
                <label class="dates">
                    {words.type_dates}
                    <input type="text" name="time" form=form::FORM value=time inputmode="numeric" autocomplete="off" spellcheck="false" placeholder="2018/2020-06" aria-describedby="dates-hint"/>
                </label>
                <label class="undated">
                    <input type="checkbox" name="undated" value="hide" form=form::FORM checked=undated/>
                    {words.hide_undated}
                </label>
                <p class="vh" id="dates-hint">{words.dates_hint}</p>
            </div>
            <div class="tlbody">
                <div class="tlaxis" node_ref=axis>
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
    let (words, explorer) = (words(), explorer());
    let unknown = move || {
        explorer.result.with(|result| {
            let unknown = &result.timeline.unknown;
            (unknown.partners, unknown.milestones.len() as u32)
        })
    };
    let open = move |event: ev::MouseEvent| {
        event.prevent_default();
        explorer.go(View { open: Some(Open::Undated), ..explorer.view.get_untracked() });
    };
    view! {
        <a class="unk" data-target="without.date" href=move || explorer.href_open(Some(Open::Undated)) on:click=open>
            <b>{words.date_unknown}</b>
            <span>{move || (words.organisations_count)(unknown().0)}</span>
            <span>{move || (words.milestones_count)(unknown().1)}</span>
        </a>
    }
}
