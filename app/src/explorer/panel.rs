//! The panel beside the map: count, chips, filters, list; on a phone under tabs.

use leptos::{ev, html, prelude::*};
use shared::view::{Facet, Layout, Sort, View};

use super::{
    chips::Chips,
    facets::{FacetBox, NearBox},
    form,
    list::List,
    notes::Notes,
};
use crate::{site::words, state::explorer};

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
                    <div class="facetrow">
                        {[Facet::Kind, Facet::Expertise, Facet::Role, Facet::Place, Facet::Site, Facet::Stage]
                            .map(|facet| view! { <FacetBox facet/> })
                            .collect_view()}
                        <NearBox/>
                    </div>
                    <p class="noscript"><button class="btn" type="submit">{words.show_results}</button></p>
                </form>
                <List/>
            </div>
        </section>
    }
}

/// What the form has no field for, carried along for readers without script.
#[component]
fn Carried() -> impl IntoView {
    let explorer = explorer();
    // Values of lists that no option stands for: kept, so that they stay named.
    let unknown = move || {
        explorer.result.with(|result| {
            let named = |name: &str| Facet::ALL.iter().any(|facet| facet.key() == name);
            let notes = result.notes.iter().filter(|note| note.filters && named(&note.name));
            notes.map(|note| (note.name.clone(), note.value.clone())).collect::<Vec<_>>()
        })
    };
    let rest = move || {
        let view = explorer.view.get();
        let kept = View {
            bbox: view.bbox,
            partners: view.partners,
            layout: view.layout,
            zoom: view.zoom,
            center: view.center,
            open: view.open,
            ..View::default()
        };
        kept.fields().into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Vec<_>>()
    };
    let hidden =
        |(name, value): (String, String)| view! { <input type="hidden" name=name value=value/> };
    view! {
        {move || unknown().into_iter().map(hidden).collect_view()}
        {move || rest().into_iter().map(hidden).collect_view()}
    }
}

/// The number of organisations, said politely when it changes, and how complete the register is.
#[component]
fn Count() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let count = move || explorer.result.with(|result| (words.organisations_count)(result.total));
    let certainty = move || {
        explorer.result.with(|result| result.certainty.map(|(c, p)| (words.certain_possible)(c, p)))
    };
    let coverage = explorer.result.with_untracked(|result| {
        let c = &result.coverage;
        (words.coverage)(c.registered, c.about, c.counted, c.counted_in)
    });
    let chosen = explorer.view.with_untracked(|view| view.sort);
    let order = move |sort: Sort| {
        view! { <option value=sort.key() selected=chosen == Some(sort)>{(words.sort_name)(sort)}</option> }
    };
    let default_order = move || {
        explorer.view.with(|view| {
            if view.q.is_empty() { (words.sort_name)(Sort::Name) } else { words.relevance }
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
            <p class="certainty">{certainty}</p>
            <p class="cover">{coverage}</p>
            <Announcer/>
        </div>
    }
}

/// Says the count when it changes, once the visitor pauses.
#[component]
fn Announcer() -> impl IntoView {
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(800);
    let (words, explorer) = (words(), explorer());
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let text = Memo::new(move |_| {
        explorer.result.with(|result| {
            let count = (words.organisations_count)(result.total);
            match result.certainty {
                Some((certain, possible)) => {
                    format!("{count}: {}", (words.certain_possible)(certain, possible))
                }
                None => count,
            }
        })
    });
    Effect::new(move |previous: Option<()>| {
        let text = text.get();
        if previous.is_some() {
            if let Some(timer) = timer.try_update_value(Option::take).flatten() {
                timer.clear();
            }
            timer.set_value(set_timeout_with_handle(move || said.set(text), PAUSE).ok());
        }
    });
    view! { <p class="vh" role="status">{said}</p> }
}

/// On a phone: list, filters or timeline under the map.
#[component]
fn Tabs() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let tab = move |layout: Layout| {
        let href = move || View { layout, ..explorer.view.get() }.href(&explorer.path());
        let current = move || explorer.view.with(|view| view.layout == layout).then_some("true");
        let number = move || match layout {
            Layout::List => explorer.result.with(|result| result.total).to_string(),
            Layout::Filters => match explorer.result.with(|result| result.chips.len()) {
                0 => String::new(),
                chips => chips.to_string(),
            },
            Layout::Timeline => String::new(),
        };
        let choose = move |event: ev::MouseEvent| {
            event.prevent_default();
            explorer.go_instead(View { layout, ..explorer.view.get_untracked() });
        };
        view! { <li><a href=href aria-current=current on:click=choose>{(words.layout)(layout)} " " <span>{number}</span></a></li> }
    };
    view! { <nav class="tabs" aria-label=words.explorer><ul>{Layout::ALL.into_iter().map(tab).collect_view()}</ul></nav> }
}
