//! The panel beside the map: count, chips, filters, list; on a phone under tabs.

use leptos::{ev, html, prelude::*, web_sys};
use maud::html;
use shared::{
    explore::ViewResult,
    text::dates,
    view::{Facet, Layout, Sort, View},
};

use super::{Fixed, chips::Chips, facets::Facets, form, list::List, notes::Notes};
use crate::{
    moments::Rest,
    site::words,
    state::explorer,
    timeline::opens::{own_tab, redrawn},
};

/// The panel.
#[component]
pub fn Panel() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let node = NodeRef::<html::Form>::new();
    form::wire(explorer, node);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form::decide(explorer);
    };
    view! {
        <section class="panel" aria-label=words.organisations>
            <Tabs/>
            <div class="pinner">
                <Count/>
                <Notes/>
                <Chips/>
                <form id=form::FORM class="facets" method="get" action=explorer.path() node_ref=node on:submit=submit>
                    <Carried/>
                    <Facets/>
                    <p class="noscript"><button class="btn" type="submit">{words.show_results}</button></p>
                </form>
                <List/>
                <footer class="bottom" inner_html=Fixed::here().bottom></footer>
            </div>
        </section>
    }
}

/// What the form has no field for, carried along for readers without script.
#[component]
fn Carried() -> impl IntoView {
    let explorer = explorer();
    let drawn = Memo::new(move |_| {
        let view = explorer.settled.get();
        let kept = View {
            bbox: view.bbox,
            partners: view.partners,
            layout: view.layout,
            zoom: view.zoom,
            center: view.center,
            axis: view.axis,
            open: view.open,
            ..View::default()
        };
        let hidden =
            |name: &str, value: &str| html! { input type="hidden" name=(name) value=(value); };
        // Values of lists that no option stands for: kept, so that they stay named.
        let named = |name: &str| Facet::ALL.iter().any(|facet| facet.key() == name);
        let markup = html! {
            @for note in explorer.shown().notes.iter().filter(|note| note.filters && named(&note.name)) {
                (hidden(&note.name, &note.value))
            }
            @for (name, value) in kept.fields() { (hidden(name, &value)) }
        };
        markup.into_string()
    });
    view! { <div hidden inner_html=move || drawn.get()></div> }
}

/// The number of organisations, said politely when it changes, and how complete the register is.
#[component]
fn Count() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let count = explorer.said("count", Box::new(|r| (words.organisations_count)(r.total)));
    let sureness = explorer.said("certainty", Box::new(move |r| r.sureness(explorer.lang)));
    let chosen = explorer.view.with_untracked(|view| view.sort);
    let order = move |sort: Sort| {
        view! { <option value=sort.key() selected=chosen == Some(sort)>{(words.sort_name)(sort)}</option> }
    };
    let default_order = move || {
        explorer.timeless.with(|view| match (view.q.is_empty(), &view.compare) {
            (false, _) => words.relevance,
            (true, Some(_)) => words.by_change,
            (true, None) => (words.sort_name)(Sort::Name),
        })
    };
    view! {
        <div class="phead">
            <h1 id="count">{count}</h1>
            <label class="sort">
                {words.sort} " "
                <select name="sort" form=form::FORM>
                    <option value="" selected=chosen.is_none()>{default_order}</option>
                    {Sort::ALL.into_iter().map(order).collect_view()}
                </select>
            </label>
            <p class="certainty" id="certainty">{sureness}</p>
            <div class="cover" inner_html=Fixed::here().cover></div>
        </div>
    }
}

/// Says the count when it changes, once the visitor pauses. It stands outside of what a phone hides.
#[component]
pub fn Announcer() -> impl IntoView {
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(500);
    let (words, explorer) = (words(), explorer());
    let said = RwSignal::new(String::new());
    let rest = Rest::new();
    let text = move || {
        let result = explorer.shown();
        let count = (words.organisations_count)(result.total);
        let sureness = result.sureness(explorer.lang);
        let time = explorer.view.with_untracked(View::time_filter);
        let time = time.map(|time| dates::format_time_heading(time, explorer.lang));
        let mut said = time.unwrap_or_default();
        for part in [count, sureness] {
            if !said.is_empty() && !part.is_empty() {
                said += ": ";
            }
            said += &part;
        }
        said
    };
    // What the page says at first is not said again.
    let known = StoredValue::new(text());
    let say = move || {
        let text = text();
        if known.with_value(|known| *known != text) {
            known.set_value(text.clone());
            said.set(text);
        }
    };
    explorer.at_once.add(move |_, _| rest.after(PAUSE, say));
    view! { <p class="vh" role="status">{said}</p> }
}

/// On a phone: list, filters or timeline under the map. Links to views that only look different, so
/// choosing one is no step of the history.
#[component]
fn Tabs() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    // How much a tab has to show.
    let total = |result: &ViewResult| result.total.to_string();
    let chips = |result: &ViewResult| match result.chips.len() {
        0 => String::new(),
        number => number.to_string(),
    };
    explorer.said("tab-list", Box::new(total));
    explorer.said("tab-filters", Box::new(chips));
    let drawn = Memo::new(move |_| {
        let layout = explorer.timeless.with(|view| view.layout);
        let view = View { layout, ..explorer.settled.get() };
        let tab = |layout: Layout| {
            let current = (view.layout == layout).then_some("true");
            html! {
                li {
                    a href=(View { layout, ..view.clone() }.href(&explorer.path())) aria-current=[current] data-target=(layout.key()) {
                        ((words.layout)(layout)) " "
                        @match layout {
                            Layout::List => span id="tab-list" { (total(&explorer.shown())) },
                            Layout::Filters => span id="tab-filters" { (chips(&explorer.shown())) },
                            Layout::Timeline => {}
                        }
                    }
                }
            }
        };
        html! { @for layout in Layout::ALL { (tab(layout)) } }.into_string()
    });
    // The links are those of the settled view; what has been typed since then stays.
    let choose = move |event: ev::MouseEvent| {
        if let Some(layout) = layout_of(&event).filter(|_| !own_tab(&event)) {
            event.prevent_default();
            // Looking at another part of the same is no decision that "back" has to undo.
            explorer.go_instead(View { layout, ..explorer.view.get_untracked() });
        }
    };
    view! { <nav class="tabs" aria-label=words.explorer on:click=choose><ul inner_html=redrawn(explorer, ".tabs", drawn)></ul></nav> }
}

/// What the tab under an event shows.
fn layout_of(event: &ev::MouseEvent) -> Option<Layout> {
    let tab = event_target::<web_sys::Element>(event).closest("[data-target]").ok()??;
    let key = tab.get_attribute("data-target")?;
    Layout::ALL.into_iter().find(|layout| layout.key() == key)
}
