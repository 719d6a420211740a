//! The filter form: a plain form that writes the address, and what script makes of it.

use leptos::{ev, prelude::*, web_sys};
use shared::{
    number::plain,
    view::{Facet, Given, View},
};
use wasm_bindgen::JsCast;

use crate::{
    icons::Icon,
    site::words,
    state::{Explorer, explorer},
};

/// The id of the form; fields elsewhere on the page belong to it by this name.
pub const FORM: &str = "filters";

/// The search field at the top of the page. It belongs to the filter form.
#[component]
pub fn SearchField() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let text = explorer.view.with_untracked(|view| view.q.clone());
    let typed = move |event: ev::Event| {
        let q = words_of(&event_target_value(&event));
        let view = View { q, page: 0, ..explorer.view.get_untracked() };
        explorer.preview_until_rest(view);
    };
    view! {
        <div class="search" role="search">
            <Icon name="search"/>
            <input
                type="search"
                name="q"
                id="q"
                form=FORM
                value=text
                maxlength="200"
                autocomplete="off"
                aria-label=words.search_label
                placeholder=words.search_placeholder
                on:input=typed
                on:change=move |_| explorer.settle()
            />
            <button class="vh-focusable" type="submit" form=FORM>{words.search}</button>
        </div>
    }
}

/// Wires the form: every change is a decision; what was touched before the script was live is kept;
/// when the view changes otherwise the fields follow.
pub fn wire(explorer: Explorer, form: NodeRef<leptos::html::Form>) {
    // The field of the time, one of sixty, follows by itself.
    let others = Memo::new(move |_| {
        explorer.timeless.with(|view| View {
            links: view.links.clone(), // no filter, but a field
            ..view.filters_only()
        })
    });
    Effect::new(move |previous: Option<()>| {
        let others = others.get();
        let Some(form) = form.get() else { return };
        if previous.is_some() {
            write(&form, &others);
        } else if touched(&form) {
            explorer.go_instead(read(&form, &explorer.view.get_untracked()));
        }
    });
}

/// Whether a field no longer says what the server wrote into it.
fn touched(form: &web_sys::HtmlFormElement) -> bool {
    let elements = form.elements();
    (0..elements.length()).filter_map(|at| elements.item(at)).any(|element| {
        if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            input.checked() != input.default_checked() || input.value() != input.default_value()
        } else if let Some(select) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
            let chosen = select.selected_options().item(0);
            chosen.is_some_and(|option| !option.has_attribute("selected"))
                && select.query_selector("[selected]").is_ok_and(|written| written.is_some())
        } else {
            false
        }
    })
}

/// Shows what the fields ask for: a decision. Fields elsewhere on the page belong to the form, so
/// changes are heard where all of them are.
pub fn decide(explorer: Explorer) {
    let form = document().get_element_by_id(FORM);
    if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        explorer.go(read(&form, &explorer.view.get_untracked()));
    }
}

/// What the fields ask for; what has no field stays as it is.
pub fn read(form: &web_sys::HtmlFormElement, current: &View) -> View {
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return current.clone() };
    let Ok(query) = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data) else {
        return current.clone();
    };
    let mut asked = View::parse(&String::from(query.to_string()));
    // What no field can say stays, so that it stays named: blank lists, unreadable values.
    for (asked, current) in asked.facets.iter_mut().zip(&current.facets) {
        if asked.is_none() && current.as_ref().is_some_and(Vec::is_empty) {
            *asked = Some(Vec::new());
        }
    }
    if asked.near.is_none() && matches!(current.near, Some(Given::Unreadable(_))) {
        asked.near.clone_from(&current.near);
    }
    if matches!(current.undated, Some(Given::Unreadable(_))) && asked.undated.is_some() {
        asked.undated.clone_from(&current.undated);
    }
    asked.match_unread.clone_from(&current.match_unread);
    View {
        bbox: current.bbox.clone(),
        partners: current.partners.clone(),
        layout: current.layout,
        open: current.open.clone(),
        zoom: current.zoom,
        center: current.center,
        axis: current.axis,
        page: 0,
        unread: Vec::new(),
        ..asked
    }
}

/// Lets the fields say what the view says. The one that is being typed in is left alone.
fn write(form: &web_sys::HtmlFormElement, view: &View) {
    let elements = form.elements();
    for at in 0..elements.length() {
        let Some(element) = elements.item(at) else { continue };
        if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            let facet = Facet::ALL.into_iter().find(|facet| facet.key() == input.name());
            match (facet, input.name().as_str()) {
                (Some(facet), _) if input.type_() == "checkbox" => {
                    let id = input.value();
                    input.set_checked(view.facet(facet).is_some_and(|ids| ids.contains(&id)));
                }
                (None, "match") => input.set_checked(view.match_all),
                (None, "undated") => input.set_checked(view.undated.is_some()),
                // A word that is being typed may have a space after it; that is left alone.
                (None, "q") if words_of(&input.value()) == view.q => {}
                (None, name @ ("q" | "compare")) => input.set_value(&field(view, name)),
                _ => {}
            }
        } else if let Some(select) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
            select.set_value(&field(view, &select.name()));
        }
    }
}

/// Search text as the address has it: words with one space between.
fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a field with one value, as the address has it.
pub fn field(view: &View, name: &str) -> String {
    use shared::view::NearPoint;
    match name {
        "q" => view.q.clone(),
        "time" | "compare" => match if name == "time" { &view.time } else { &view.compare } {
            Some(Given::Value(time)) => time.to_string(),
            Some(Given::Unreadable(text)) => text.clone(),
            None => String::new(),
        },
        "near" => match &view.near {
            Some(Given::Value(near)) => match &near.point {
                NearPoint::Place(id) => id.clone(),
                NearPoint::Point(point) => [&plain(point.lat), ",", &plain(point.lon)].concat(),
            },
            _ => String::new(),
        },
        "radius" => match &view.near {
            Some(Given::Value(near)) => plain(near.radius_km),
            _ => plain(View::DEFAULT_RADIUS_KM),
        },
        "links" => view.links.as_ref().map(ToString::to_string).unwrap_or_default(),
        "sort" => view.sort.map(|sort| sort.key().to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}
