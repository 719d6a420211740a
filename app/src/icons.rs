//! The drawn signs: one sheet per page, used by reference.

use leptos::prelude::*;

/// The sheet of signs: `k-0` to `k-8` are the kinds in the order of the vocabulary (shape first,
/// then hue), `i-…` the icons of controls, `c-…` the signs of certainty.
#[component]
pub fn Sprite() -> impl IntoView {
    view! { <svg class="sprite" width="0" height="0" aria-hidden="true" inner_html=SIGNS></svg> }
}

/// How many kinds have a shape of their own; further ones share the last.
const SHAPES: u16 = 9;

/// The number of the shape and hue of a kind.
pub fn shape(kind: u16) -> u16 {
    kind.min(SHAPES - 1)
}

/// An icon of a control.
#[component]
pub fn Icon(
    /// Its name without `i-`.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="ic" aria-hidden="true">
            <use href=format!("#i-{name}")></use>
        </svg>
    }
}

/// What the sheet of signs holds, as the inside of an SVG.
pub(crate) const SIGNS: &str = r##"<defs><linearGradient id="fade"><stop offset="55%" stop-color="var(--surface-3)"/><stop offset="100%" stop-color="var(--surface-3)" stop-opacity="0"/></linearGradient><symbol id="k-0" viewBox="-1 -1 18 18"><circle cx="8" cy="8" r="6"/></symbol><symbol id="k-1" viewBox="-1 -1 18 18"><path d="M8 1.8 15 14H1z"/></symbol><symbol id="k-2" viewBox="-1 -1 18 18"><path d="M8 .8l2.1 4.7 5.1.5-3.9 3.4 1.2 5L8 11.8l-4.5 2.6 1.2-5L.8 6l5.1-.5z"/></symbol><symbol id="k-3" viewBox="-1 -1 18 18"><path d="M2.4 2.4h11.2v11.2H2.4z"/></symbol><symbol id="k-4" viewBox="-1 -1 18 18"><path d="M8 .8 15.2 8 8 15.2.8 8z"/></symbol><symbol id="k-5" viewBox="-1 -1 18 18"><path d="M1 13a7 8.5 0 0 1 14 0z"/></symbol><symbol id="k-6" viewBox="-1 -1 18 18"><path d="M8 14.2 1 2h14z"/></symbol><symbol id="k-7" viewBox="-1 -1 18 18"><path d="M5.6 1.2h4.8v4.4h4.4v4.8h-4.4v4.4H5.6v-4.4H1.2V5.6h4.4z"/></symbol><symbol id="k-8" viewBox="-1 -1 18 18"><path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 3.6a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8z" fill-rule="evenodd"/></symbol><symbol id="i-search" viewBox="0 0 20 20"><g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"><circle cx="8.7" cy="8.7" r="5.4"/><path d="m13 13 4 4"/></g></symbol><symbol id="i-x" viewBox="0 0 20 20"><path d="m5.5 5.5 9 9m0-9-9 9" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></symbol><symbol id="i-down" viewBox="0 0 20 20"><path d="m5.5 8 4.5 4.5L14.5 8" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></symbol><symbol id="i-plus" viewBox="0 0 20 20"><path d="M10 4.5v11M4.5 10h11" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></symbol><symbol id="i-minus" viewBox="0 0 20 20"><path d="M4.5 10h11" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></symbol><symbol id="i-home" viewBox="0 0 20 20"><path d="M3.5 7V3.5H7M13 3.5h3.5V7M16.5 13v3.5H13M7 16.5H3.5V13" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></symbol><symbol id="i-near" viewBox="0 0 20 20"><path d="M17 3 9.5 17l-1.7-6.3L1.8 9z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/></symbol><symbol id="i-ext" viewBox="0 0 20 20"><path d="M8 4.5H4.5v11h11V12M11 4.500h4.5V9M15 5l-6.5 6.5" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></symbol><symbol id="c-certain" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.5" fill="currentColor"/></symbol><symbol id="c-possible" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor"/></symbol><symbol id="c-unknown" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.8"/></symbol><symbol id="brand" viewBox="0 0 32 32"><path d="M4 24c4-1 5-5 8-9s6-7 9-8" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/><circle cx="8" cy="21.5" r="3.6" fill="currentColor"/><path d="m15.5 8.5 4.2 4.2-4.2 4.2-4.2-4.2zM25 3.5l4 7h-8z" fill="currentColor"/></symbol></defs>"##;
