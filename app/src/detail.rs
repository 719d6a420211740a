//! What is opened beside the map (a sheet on a phone): a record, or a group as a named list.
//!
//! What only shows something is drawn as text; one handler per block follows its links.

use leptos::{
    ev,
    prelude::*,
    web_sys::{Element, Event},
};
use shared::{
    geo::LonLat,
    text::words,
    view::{Open, View},
};
use wasm_bindgen::JsCast;

use crate::{
    explorer::{NamedListCard, focus},
    icons::Icon,
    state::{Explorer, Playing, explorer},
    timeline::opens::{opened_by, own_tab, redrawn},
};

/// What is opened beside the map. The record is drawn by the server when it is opened, not anew while
/// the view around it moves: its links open by the view of the moment.
#[component]
pub fn DetailPanel() -> impl IntoView {
    let explorer = explorer();
    let drawn = Memo::new(move |_| {
        explorer.record.with(|record| record.as_ref().map(|r| r.html.clone()).unwrap_or_default())
    });
    let opened =
        Memo::new(move |_| explorer.record.with(|record| record.as_ref().map(|r| r.open.clone())));
    view! {
        <Block class="detail" title="detail-title" opened drawn/>
        <NamedListCard/>
    }
}

/// A drawn block that is opened and closed. One handler follows all its links: `data-target` opens
/// something else, `data-closer` brings the map closer to the opened group.
#[component]
pub fn Block(
    class: &'static str,
    /// Id of its heading.
    title: &'static str,
    /// What is opened. When that changes the heading receives the focus.
    opened: Memo<Option<String>>,
    /// What is shown of it. May change without taking the focus.
    drawn: Memo<String>,
) -> impl IntoView {
    let explorer = explorer();
    let close_on_escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close(explorer);
        }
    };
    move || {
        // What an address opens does not take the focus from the top of the page, and what the story
        // opens not from the button that plays it.
        let take_focus =
            explorer.live.get_untracked() && explorer.playing.get_untracked() == Playing::Nothing;
        opened.with(Option::is_some).then(|| {
            if take_focus {
                request_animation_frame(move || focus(&["#", title].concat()));
            }
            view! {
                <aside
                    class=class
                    aria-labelledby=title
                    on:keydown=close_on_escape
                    on:click=move |event| follow(explorer, &event)
                    on:pointerdown=move |event| renew(explorer, &event)
                    on:mouseover=move |event| light(explorer, link_of(&event))
                    on:mouseleave=move |_| light(explorer, None)
                >
                    <CloseButton/>
                    <div inner_html=redrawn(explorer, "aside", drawn)></div>
                </aside>
            }
        })
    }
}

/// Closes what is opened; focus goes back to the row or mark it came from.
#[component]
fn CloseButton() -> impl IntoView {
    let explorer = explorer();
    let href = move || explorer.href_open(None);
    let close = move |event: ev::MouseEvent| {
        event.prevent_default();
        close(explorer);
    };
    view! {
        <a class="icon close" href=href aria-label=words(explorer.lang).close role="button" on:click=close>
            <Icon name="x"/>
        </a>
    }
}

/// See [`CloseButton`].
fn close(explorer: Explorer) {
    let view = explorer.view.get_untracked();
    let back = match &view.open {
        Some(Open::Partner(slug)) => {
            let place = if explorer.from_map.get_value() { ".mark" } else { ".row" };
            [place, " [data-target='", slug, "']"].concat()
        }
        Some(open) => ["[data-target='", &open.to_string(), "']"].concat(),
        None => return,
    };
    light(explorer, None);
    explorer.go(View { open: None, ..view });
    request_animation_frame(move || focus(&back));
}

/// Follows a link of a block by the view of the moment.
fn follow(explorer: Explorer, event: &ev::MouseEvent) {
    let view = explorer.view.get_untracked();
    let wanted = if let Some(open) = opened_by(event) {
        View { open: Some(open), ..view }
    } else if let Some((center, zoom)) = closer_by(explorer, event) {
        View { center: Some(center), zoom: Some(zoom), open: None, ..view }
    } else {
        return;
    };
    event.prevent_default();
    light(explorer, None);
    explorer.go(wanted);
}

/// Where a click wants the map to go: the middle and zoom of the opened group.
fn closer_by(explorer: Explorer, event: &ev::MouseEvent) -> Option<(LonLat, f64)> {
    link_at(event, "[data-closer]").filter(|_| !own_tab(event))?;
    explorer.shown().opened.as_ref()?.closer
}

/// Gives a link the address that it has by now, before the browser opens or copies it.
fn renew(explorer: Explorer, event: &Event) {
    if let Some((link, open)) = link_of(event) {
        let view = View { open: Some(open), ..explorer.view.get_untracked() };
        let _ = link.set_attribute("href", &view.href(&explorer.path()));
    }
}

/// Lights the partner that a link opens, on map and list alike; without one, none.
fn light(explorer: Explorer, link: Option<(Element, Open)>) {
    let slug = match link {
        Some((_, Open::Partner(slug))) => Some(slug),
        _ => None,
    };
    if explorer.lit.with_untracked(|lit| *lit != slug) {
        explorer.lit.set(slug);
    }
}

/// The link under an event, and what it opens.
fn link_of(event: &Event) -> Option<(Element, Open)> {
    let link = link_at(event, "[data-target]")?;
    let open = link.get_attribute("data-target")?.parse().ok()?;
    Some((link, open))
}

fn link_at(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
