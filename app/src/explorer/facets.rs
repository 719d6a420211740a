//! What can be chosen: one fold per facet, and the place to be near. The server draws them; here
//! their counts follow the view.

use std::sync::Arc;

use leptos::{ev, html, prelude::*, task::spawn_local, web_sys};
use shared::{
    explore::FacetOptions,
    view::{Facet, Given, Near, NearPoint, View},
};
use wasm_bindgen::JsCast;

use super::fixed::Fixed;
use crate::{
    map::here,
    site::words,
    state::{Explorer, explorer, write_text},
};

/// All facets.
#[component]
pub fn Facets() -> impl IntoView {
    let explorer = explorer();
    let row = NodeRef::<html::Div>::new();
    // One bit for each facet. Looked for when a fold opens or closes, for there are hundreds of elements.
    let open = StoredValue::new(0);
    follow_counts(explorer, row, open);
    let toggled = move |_| {
        if let Some(row) = row.get_untracked() {
            open.set_value(open_folds(&row));
            write_counts(open.get_value(), None, &explorer.shown().facets);
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
            on:toggle:capture=toggled
            inner_html=Fixed::here().facets
        ></div>
    }
}

/// Lets counts and numbers of chosen options follow the view: counts of a closed fold when it opens.
fn follow_counts(explorer: Explorer, row: NodeRef<html::Div>, open: StoredValue<u64>) {
    let write = move |was: Option<&[FacetOptions]>, is: &[FacetOptions]| {
        let Some(row) = row.get_untracked() else { return };
        for (at, facet) in is.iter().enumerate() {
            let was = was.and_then(|was| was.get(at));
            if was.is_none_or(|was| was.chosen != facet.chosen) {
                write_chosen(&row, facet.facet.key(), facet.chosen);
            }
        }
        write_counts(open.get_value(), was, is);
    };
    explorer.afterwards.add(move |was, is| {
        if !Arc::ptr_eq(&was.facets, &is.facets) {
            write(Some(&was.facets), &is.facets);
        }
    });
    // At first it is not known whether the server drew the view of the moment.
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            open.set_value(open_folds(&row));
            write(None, &explorer.shown().facets);
        }
    });
    Effect::new(move |was: Option<bool>| {
        let near = explorer.timeless.with(|view| matches!(view.near, Some(Given::Value(_))));
        if let Some(row) = row.get().filter(|_| was != Some(near)) {
            write_chosen(&row, "near", u32::from(near));
        }
        near
    });
}

fn open_folds(row: &web_sys::Element) -> u64 {
    Facet::ALL.into_iter().fold(0, |open, facet| {
        let fold = row.query_selector(&["[data-facet=", facet.key(), "][open]"].concat());
        open | u64::from(matches!(fold, Ok(Some(_)))) << facet as u32
    })
}

/// Writes how many partners the options of the `open` facets would give.
fn write_counts(open: u64, was: Option<&[FacetOptions]>, is: &[FacetOptions]) {
    for (at, is) in is.iter().enumerate().filter(|(_, is)| open >> is.facet as u32 & 1 == 1) {
        let mut items = None;
        for (number, option) in is.options.iter().enumerate() {
            let was = was.and_then(|was| was.get(at)?.options.get(number)).map(|was| was.count);
            if was == Some(option.count) {
                continue;
            }
            // Mostly no number of a facet is another, and nothing is looked for.
            let items = items.get_or_insert_with(|| {
                let options = document().get_element_by_id(&["opts-", is.facet.key()].concat());
                options.map(|options| options.children())
            });
            let item = items.as_ref().and_then(|items| items.item(number as u32));
            let Some(item) = item else { break };
            // Its label ends with the word for none, and the number.
            let numbers = item.first_element_child().and_then(|label| label.last_element_child());
            let Some(numbers) = numbers else { continue };
            if let Some(part) = numbers.last_element_child() {
                write_text(&part, &option.count.to_string());
            }
            let none = option.count == 0;
            if was.is_none_or(|was| (was == 0) != none) {
                let _ = item.class_list().toggle_with_force("zero", none);
                if let Some(part) = numbers.first_element_child() {
                    write_text(&part, if none { words().no_results } else { "" });
                }
            }
        }
    }
}

/// Says in the fold how many of its options are chosen.
fn write_chosen(row: &web_sys::Element, facet: &str, chosen: u32) {
    let number = ["[data-facet=", facet, "] > summary > b"].concat();
    if let Ok(Some(number)) = row.query_selector(&number) {
        write_text(&number, &chosen.to_string());
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
