//! What can be chosen: one fold per facet, and the place to be near.

use leptos::{prelude::*, task::spawn_local};
use shared::{
    explore::Opt,
    view::{Facet, Given, Near, NearPoint, View},
};

use super::form;
use crate::{
    icons::{Icon, KindSign},
    map::here,
    site::words,
    state::explorer,
};

/// A facet: its options as check boxes with live counts. The facet of kinds is the map's legend.
#[component]
pub fn FacetBox(facet: Facet) -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let at = move || {
        explorer.result.with_untracked(|result| result.facets.iter().position(|f| f.facet == facet))
    };
    let at = at().unwrap_or_default();
    let chosen = move || {
        let chosen = explorer.result.with(|result| result.facets.get(at).map_or(0, |f| f.chosen));
        (chosen > 0).then(|| view! { <b>{chosen}</b> })
    };
    let options = Memo::new(move |_| {
        explorer
            .result
            .with(|result| result.facets.get(at).map(|f| f.options.clone()).unwrap_or_default())
    });
    let all = (facet == Facet::Expertise).then(|| {
        let all = explorer.view.with_untracked(|view| view.match_all);
        view! {
            <label class="all">
                <input type="checkbox" name="match" value="all" checked=all/>
                <span class="lab">{words.match_all}</span>
            </label>
        }
    });
    view! {
        <details name="facets" open=facet == Facet::Kind>
            <summary>
                {(words.facet)(facet)}
                {chosen}
                <Icon name="down"/>
            </summary>
            <fieldset>
                <legend class="vh">{(words.facet)(facet)}</legend>
                {all}
                <ul class="opts">
                    <For
                        each=move || options.with(|options| (0..options.len()).map(|at| (at, options[at].id.clone())).collect::<Vec<_>>())
                        key=|(_, id)| id.clone()
                        let:item
                    >
                        <OptionRow facet at=item.0 options/>
                    </For>
                </ul>
            </fieldset>
        </details>
    }
}

/// One option. Its name never changes, only its count.
#[component]
fn OptionRow(facet: Facet, at: usize, options: Memo<Vec<Opt>>) -> impl IntoView {
    let words = words();
    let first = options.with_untracked(|options| options[at].clone());
    let count = Memo::new(move |_| options.with(|options| options.get(at).map_or(0, |o| o.count)));
    let sign = (facet == Facet::Kind).then(|| view! { <KindSign kind=at as u16/> });
    view! {
        <li class:zero=move || count.get() == 0 class:inner=first.inner>
            <label>
                <input type="checkbox" name=facet.key() value=first.id checked=first.chosen/>
                {sign}
                <span class="lab">{first.label}</span>
                <span class="n">
                    <span class="none">{move || (count.get() == 0).then_some(words.no_results)}</span>
                    " "
                    {count}
                </span>
            </label>
        </li>
    }
}

/// Near a place: the place, how far, and "near me".
#[component]
pub fn NearBox() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let (near, radius) = explorer
        .view
        .with_untracked(|view| (form::field(view, "near"), form::field(view, "radius")));
    let places = explorer.places.get_value();
    // A point given by an embedder stands in the list as itself.
    let given =
        (!near.is_empty() && !places.iter().any(|(id, _)| *id == near)).then(|| near.clone());
    let option = |(id, name): (String, String)| {
        let selected = id == near;
        view! { <option value=id selected=selected>{name}</option> }
    };
    let far = |km: u32| {
        let km = km.to_string();
        let text = format!("{km} km");
        view! { <option value=km.clone() selected=km == radius>{text}</option> }
    };
    let odd = (!["10", "25", "50", "100", "200"].contains(&radius.as_str())).then(|| {
        let text = format!("{radius} km");
        view! { <option value=radius.clone() selected=true>{text}</option> }
    });
    let chosen = move || {
        explorer
            .view
            .with(|view| matches!(view.near, Some(Given::Value(_))))
            .then(|| view! { <b>"1"</b> })
    };
    view! {
        <details name="facets">
            <summary>{words.near} {chosen} <Icon name="down"/></summary>
            <fieldset class="near">
                <legend class="vh">{words.near}</legend>
                <label>
                    {words.near_label}
                    <select name="near">
                        <option value="" selected=near.is_empty()>{words.near_any}</option>
                        {given.map(|id| view! { <option value=id.clone() selected=true>{id.clone()}</option> })}
                        {places.into_iter().map(option).collect_view()}
                    </select>
                </label>
                <label>
                    {words.radius}
                    <select name="radius">
                        {odd}
                        {[10, 25, 50, 100, 200].map(far).collect_view()}
                    </select>
                </label>
                <NearMe/>
            </fieldset>
        </details>
    }
}

/// Asks the browser where it is and takes the nearest place of the table. The position itself goes
/// nowhere: not into the address, not into a request.
#[component]
pub fn NearMe() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let failed = RwSignal::new(false);
    let find = move |_| {
        failed.set(false);
        spawn_local(async move {
            let place = match here::position().await {
                Some(position) => explorer.directory.with_untracked(|directory| {
                    directory.as_ref().and_then(|directory| directory.nearest_place(position))
                }),
                None => None,
            };
            match place {
                Some(id) => {
                    let near =
                        Near { point: NearPoint::Place(id), radius_km: View::DEFAULT_RADIUS_KM };
                    let view = View {
                        near: Some(Given::Value(near)),
                        page: 0,
                        ..explorer.view.get_untracked()
                    };
                    explorer.go(view);
                }
                None => failed.set(true),
            }
        });
    };
    view! {
        <div class="scripted nearme">
            <button type="button" class="btn quiet sm" on:click=find><Icon name="near"/> {words.near_me}</button>
            <p class="hint">{words.near_me_note}</p>
            <p class="hint warn" role="alert">{move || failed.get().then_some(words.near_me_failed)}</p>
        </div>
    }
}
