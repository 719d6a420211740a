//! The drawn signs: one sheet per page, used by reference. The server draws it.

#[cfg(feature = "ssr")]
mod sheet;
#[cfg(feature = "ssr")]
pub use sheet::SIGNS;

use leptos::prelude::*;

use crate::explorer::Fixed;

/// The sheet of signs: `k-0` to `k-8` are the kinds in the order of the vocabulary (shape first,
/// then hue), `i-…` the icons of controls, `c-…` the signs of certainty.
#[component]
pub fn Sprite() -> impl IntoView {
    view! { <svg class="sprite" width="0" height="0" aria-hidden="true" inner_html=Fixed::here().signs></svg> }
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
            <use href=["#i-", name].concat()></use>
        </svg>
    }
}
