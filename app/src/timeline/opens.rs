//! Links in blocks that are drawn as text: one handler per block follows them, and redrawing keeps the
//! focus.

use leptos::{
    ev,
    prelude::*,
    web_sys::{Element, HtmlElement},
};
use shared::view::{Open, View};
use wasm_bindgen::JsCast;

use crate::state::Explorer;

/// Whether a click asks the browser for a new tab or window.
pub(crate) fn own_tab(event: &ev::MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()
}

/// What a click asks to open: the `data-target` of the link it hit. Nothing where it asks the browser
/// for a new tab or window.
pub(crate) fn opened_by(event: &ev::MouseEvent) -> Option<Open> {
    if own_tab(event) {
        return None;
    }
    let link = event_target::<Element>(event).closest("[data-target]").ok()??;
    link.get_attribute("data-target")?.parse().ok()
}

/// Opens what a click asks for, instead of loading the address of the link.
pub(crate) fn open_clicked(event: &ev::MouseEvent, explorer: Explorer) {
    if let Some(open) = opened_by(event) {
        event.prevent_default();
        explorer.from_map.set_value(false);
        explorer.go(View { open: Some(open), ..explorer.view.get_untracked() });
    }
}

/// The `inner_html` of the block that the selector `block` finds. A link in it that has the focus
/// has it again after the block has been redrawn.
pub(crate) fn redrawn(
    explorer: Explorer,
    block: &'static str,
    text: Memo<String>,
) -> impl Fn() -> String + Copy {
    move || {
        let text = text.get();
        if explorer.live.get_untracked() {
            keep_focus(block);
        }
        text
    }
}

/// Gives the focus back to the link within `block` that has it, should it lose it by what follows.
pub(crate) fn keep_focus(block: &'static str) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let focused = document().active_element();
    let focused = focused.filter(|link| link.closest(block).is_ok_and(|block| block.is_some()));
    let Some(target) = focused.and_then(|link| link.get_attribute("data-target")) else { return };
    request_animation_frame(move || {
        // What was opened may have taken the focus meanwhile.
        if find(":focus").is_some() {
            return;
        }
        if let Some(link) = find(&[block, " [data-target='", &target, "']"].concat()) {
            // Unchecked, because links in SVG take the focus as those in HTML do.
            let _ = link.unchecked_into::<HtmlElement>().focus();
        }
    });
}
