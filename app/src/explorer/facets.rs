//! What can be chosen: one fold per facet, and the place to be near. The server draws them; here
//! their counts follow the view.

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
    let clicked = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| matches!(target.closest("[data-near-me]"), Ok(Some(_)))) {
            near_me(explorer);
        }
    };
    view! { <div class="facetrow" node_ref=row on:click=clicked inner_html=Fixed::here().facets></div> }
}

/// Writes counts and numbers of chosen options where they have changed.
fn follow_counts(explorer: Explorer, row: NodeRef<html::Div>) {
    Effect::new(move |before: Option<Vec<FacetOptions>>| {
        let now = explorer.later.with(|result| result.facets.clone());
        let row = row.get();
        if let (Some(before), Some(row)) = (before, row) {
            for (was, is) in before.iter().zip(&now).filter(|(was, is)| was != is) {
                write_facet(&row, was, is);
            }
        }
        now
    });
    Effect::new(move |_| {
        let near = explorer.view.with(|view| matches!(view.near, Some(Given::Value(_))));
        if let Some(row) = row.get() {
            write_chosen(&row, "near", u32::from(near));
        }
    });
}

fn write_facet(row: &web_sys::Element, was: &FacetOptions, is: &FacetOptions) {
    let key = is.facet.key();
    if was.chosen != is.chosen {
        write_chosen(row, key, is.chosen);
    }
    // Found once: looking for each of a hundred options takes longer than writing them.
    let Ok(Some(options)) = row.query_selector(&["[data-facet=", key, "] .opts"].concat()) else {
        return;
    };
    let items = options.children();
    for (at, (was, is)) in (0..).zip(was.options.iter().zip(&is.options)) {
        if was.count == is.count {
            continue;
        }
        let Some(item) = items.item(at) else { continue };
        let _ = item.class_list().toggle_with_force("zero", is.count == 0);
        write(&item, ".none", if is.count == 0 { words().no_results } else { "" });
        write(&item, ".n > :last-child", &is.count.to_string());
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

fn write(within: &web_sys::Element, selector: &str, text: &str) {
    if let Ok(Some(element)) = within.query_selector(selector) {
        element.set_text_content(Some(text));
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
