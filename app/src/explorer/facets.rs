//! What can be chosen: one fold per facet, and the place to be near. The server draws them; here
//! their counts follow the view.

use std::sync::Arc;

use leptos::{ev, html, prelude::*, task::spawn_local, web_sys};
use shared::{
    explore::FacetOptions,
    view::{Given, Near, NearPoint, View},
};
use wasm_bindgen::JsCast;

use super::fixed::Fixed;
use crate::{
    map::here,
    site::words,
    state::{Explorer, explorer},
};

/// All facets.
#[component]
pub fn Facets() -> impl IntoView {
    let explorer = explorer();
    let row = NodeRef::<html::Div>::new();
    follow_counts(explorer, row);
    let opened = move |_| {
        if let Some(row) = row.get_untracked() {
            explorer.later.with_untracked(|result| {
                result.facets.iter().for_each(|facet| write_facet(&row, None, facet));
            });
        }
    };
    let clicked = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| matches!(target.closest("[data-near-me]"), Ok(Some(_)))) {
            near_me(explorer);
        }
    };
    view! {
        <div
            class="facetrow"
            node_ref=row
            on:click=clicked
            on:toggle:capture=opened
            inner_html=Fixed::here().facets
        ></div>
    }
}

/// Lets counts and numbers of chosen options follow the view: counts of a closed fold when it opens.
fn follow_counts(explorer: Explorer, row: NodeRef<html::Div>) {
    Effect::new(move |before: Option<Arc<Vec<FacetOptions>>>| {
        let now = explorer.later.with(|result| Arc::clone(&result.facets));
        if let Some(row) = row.get() {
            for (at, is) in now.iter().enumerate() {
                // At first it is not known whether the server drew the view of the moment.
                write_facet(&row, before.as_ref().and_then(|before| before.get(at)), is);
            }
        }
        now
    });
    Effect::new(move |was: Option<bool>| {
        let near = explorer.view.with(|view| matches!(view.near, Some(Given::Value(_))));
        if let Some(row) = row.get().filter(|_| was != Some(near)) {
            write_chosen(&row, "near", u32::from(near));
        }
        near
    });
}

fn write_facet(row: &web_sys::Element, was: Option<&FacetOptions>, is: &FacetOptions) {
    let key = is.facet.key();
    if was.is_none_or(|was| was.chosen != is.chosen) {
        write_chosen(row, key, is.chosen);
    }
    // Found once: looking for each of a hundred options takes longer than writing them.
    let Ok(Some(options)) = row.query_selector(&["[data-facet=", key, "][open] .opts"].concat())
    else {
        return;
    };
    let items = options.children();
    for (at, option) in is.options.iter().enumerate() {
        let was = was.and_then(|was| was.options.get(at));
        if was.is_some_and(|was| was.count == option.count) {
            continue;
        }
        let Some(item) = items.item(at as u32) else { continue };
        let _ = item.class_list().toggle_with_force("zero", option.count == 0);
        // Its label ends with the word for none, and the number.
        let numbers = item.first_element_child().and_then(|label| label.last_element_child());
        let Some(numbers) = numbers else { continue };
        let none = if option.count == 0 { words().no_results } else { "" };
        for (part, text) in [
            (numbers.first_element_child(), none),
            (numbers.last_element_child(), &*option.count.to_string()),
        ] {
            part.inspect(|part| part.set_text_content(Some(text)));
        }
    }
}

/// Says in the fold how many of its options are chosen.
fn write_chosen(row: &web_sys::Element, facet: &str, chosen: u32) {
    let number = ["[data-facet=", facet, "] > summary > b"].concat();
    if let Ok(Some(number)) = row.query_selector(&number) {
        number.set_text_content(Some(&chosen.to_string()));
        let _ = number.toggle_attribute_with_force("hidden", chosen == 0);
    }
}

/// Asks the browser where it is and takes the nearest place of the table. The position itself goes
/// nowhere: not into the address, not into a request.
fn near_me(explorer: Explorer) {
    let failed = words().near_me_failed;
    let say = |text: &str| {
        if let Ok(Some(line)) = document().query_selector(".nearme [role=alert]") {
            line.set_text_content(Some(text));
        }
    };
    say("");
    spawn_local(async move {
        let place = match here::position().await {
            Some(position) => explorer.directory.with_untracked(|directory| {
                directory.as_ref().and_then(|directory| directory.nearest_place(position))
            }),
            None => None,
        };
        match place {
            Some(id) => {
                let near = Near { point: NearPoint::Place(id), radius_km: View::DEFAULT_RADIUS_KM };
                let view = View {
                    near: Some(Given::Value(near)),
                    page: 0,
                    ..explorer.view.get_untracked()
                };
                explorer.go(view);
            }
            None => say(failed),
        }
    });
}
