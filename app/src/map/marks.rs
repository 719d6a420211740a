//! The marks: links to what they open, one tab stop with arrow keys once the page is live.

use leptos::{ev, prelude::*, web_sys::Element};
use shared::{
    explore::MapMark,
    marks::LabelSide as Side,
    number::fixed,
    view::{Open, View},
};

use super::controls::MapControl;
use crate::{
    explorer::{focus, light},
    icons::shape,
    site::words,
    state::explorer,
    timeline::opens::opened_by,
};

/// The marks that light a row: those of one partner, not those of a group.
const LIGHTS: &str = ".mark:not(.group)";

/// All marks. Each is placed in per cent of the frame by the server, in pixels once the page knows
/// the frame; while the map is panned the whole layer moves, not each mark.
#[component]
pub fn Marks() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let control = expect_context::<MapControl>();
    let marks = Memo::new(move |_| explorer.result.with(|result| result.map.marks.clone()));
    let active = RwSignal::new(None::<String>);
    let layer = move || {
        let (x, y) = control.shift.get();
        (x != 0.0 || y != 0.0).then(|| format!("translate({} {})", fixed(x, 1), fixed(y, 1)))
    };
    // The one tab stop: the mark that had the focus last, else the first.
    let stop = Memo::new(move |_| {
        marks.with(|marks| {
            let kept = active.get().filter(|key| marks.iter().any(|mark| mark.key == *key));
            kept.or_else(|| marks.first().map(|mark| mark.key.clone()))
        })
    });
    let keys = move |event: ev::KeyboardEvent| {
        let keys =
            marks.with_untracked(|marks| marks.iter().map(|m| m.key.clone()).collect::<Vec<_>>());
        let at = stop.get_untracked().and_then(|stop| keys.iter().position(|key| *key == stop));
        let Some(at) = at else { return };
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1) % keys.len(),
            "ArrowLeft" | "ArrowUp" => (at + keys.len() - 1) % keys.len(),
            "Home" => 0,
            "End" => keys.len() - 1,
            _ => return,
        };
        event.prevent_default();
        active.set(Some(keys[to].clone()));
        focus(&format!(".marks a[data-key='{}']", keys[to]));
    };
    let click = move |event: ev::MouseEvent| {
        if let Some(open) = opened_by(&event) {
            event.prevent_default();
            active.set(mark_under(&event));
            explorer.from_map.set_value(true);
            explorer.go(View { open: Some(open), ..explorer.view.get_untracked() });
        }
    };
    let focused = move |event: ev::FocusEvent| {
        active.set(mark_under(&event));
        light(explorer, &event, LIGHTS, true);
    };
    view! {
        <svg
            class="marks"
            class:live=move || explorer.frame.with(Option::is_some)
            role="group"
            aria-label=words.map_marks
            on:keydown=keys
            on:click=click
            on:focusin=focused
            on:focusout=move |event| light(explorer, &event, LIGHTS, false)
            on:mouseover=move |event| light(explorer, &event, LIGHTS, true)
            on:mouseout=move |event| light(explorer, &event, LIGHTS, false)
        >
            <g transform=layer>
                <For each=move || marks.get() key=|mark| mark.key.clone() let:mark>
                    <OneMark mark marks stop/>
                </For>
            </g>
        </svg>
    }
}

#[component]
fn OneMark(mark: MapMark, marks: Memo<Vec<MapMark>>, stop: Memo<Option<String>>) -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let key = StoredValue::new(mark.key.clone());
    let first = mark.clone();
    // What the mark is now. A mark that is about to go keeps what it was.
    let now = Memo::new(move |before: Option<&MapMark>| {
        let found = marks.with(|marks| {
            key.with_value(|key| marks.iter().find(|mark| mark.key == *key).cloned())
        });
        found.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let place = move |value: f64, whole: f64| {
        if explorer.frame.with(Option::is_some) {
            fixed(value, 1)
        } else {
            fixed(value / whole * 100.0, 3) + "%"
        }
    };
    let size = explorer.result.with_untracked(|result| (result.map.width, result.map.height));
    let x = move || place(now.with(|mark| mark.x), size.0);
    let y = move || place(now.with(|mark| mark.y), size.1);
    let href = move || {
        now.with(|mark| {
            mark.open.parse::<Open>().map(|open| explorer.href_open(Some(open))).unwrap_or_default()
        })
    };
    let label = move || now.with(|mark| mark.label.clone());
    let name = move || {
        now.with(|mark| {
            let name = match &mark.kind {
                Some((_, kind)) => {
                    (words.partner_mark)(&mark.label, kind, mark.approximate.as_deref())
                }
                None => (words.group_mark)(&mark.label, mark.count),
            };
            if mark.change.1.is_empty() { name } else { [&name, ", ", &mark.change.1].concat() }
        })
    };
    let tab = move || {
        if !explorer.live.get()
            || stop
                .with(|stop| stop.as_deref().is_some_and(|stop| key.with_value(|key| key == stop)))
        {
            "0"
        } else {
            "-1"
        }
    };
    let lit = move || {
        now.with(|mark| {
            mark.kind.is_some()
                && explorer.lit.with(|lit| lit.as_deref() == Some(mark.open.as_str()))
        })
    };
    let kind = mark.kind.as_ref().map(|(kind, _)| shape(*kind));
    let sign = match kind {
        Some(shape) => view! {
            <circle class="ring" r="17"></circle>
            <use class="km" data-k=shape href=format!("#k-{shape}") x="-14" y="-14" width="28" height="28"></use>
        }
        .into_any(),
        None => view! {
            <circle class="disc" r=move || now.with(|mark| fixed(mark.radius, 0))></circle>
            <text class="number" dy="0.35em">{move || now.with(|mark| mark.count)}</text>
        }
        .into_any(),
    };
    // In a group of its own: beside something else `view!` would make the link one of HTML, which no SVG
    // shows.
    view! {
        <svg
            class="mark"
            class:group=kind.is_none()
            class:selected=move || now.with(|mark| mark.selected)
            class:possible=move || now.with(|mark| !mark.certain)
            class:rough=mark.approximate.is_some()
            class:lit=lit
            x=x
            y=y
            overflow="visible"
        >
            <g>
                <a
                    href=href
                    tabindex=tab
                    data-target=move || now.with(|mark| mark.open.clone())
                    data-key=mark.key.clone()
                    aria-label=name
                >
                    <circle class="target" r="18"></circle>
                    {sign}
                    " "
                    <text
                        class="name"
                        class:left=move || now.with(|mark| mark.side == Side::Left)
                        class:hidden=move || now.with(|mark| mark.side == Side::Hidden)
                        x=move || now.with(|mark| if mark.side == Side::Left { "-20" } else { "20" })
                        dy="0.35em"
                    >
                        {label}
                    </text>
                </a>
            </g>
            <text class="change" x="10" y="-14" aria-hidden="true">{move || now.with(|mark| mark.change.0.clone())}</text>
        </svg>
    }
}

/// The key of the mark that an event came from.
fn mark_under(event: &leptos::web_sys::Event) -> Option<String> {
    event_target::<Element>(event).closest("[data-key]").ok()??.get_attribute("data-key")
}
