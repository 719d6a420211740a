//! The marks that stand in the page, and how they follow the view: only those that came, went or differ
//! are written, each where it stands, so that the focus stays.

use leptos::{prelude::*, svg, web_sys::Element};
use shared::{
    explore::{MapMark, MapPicture},
    number::fixed,
    view::Open,
};
use wasm_bindgen::JsCast;

use super::drawn::{self, MarkLink};
use crate::{
    explorer::sign,
    site::words,
    state::{Explorer, write_text},
    timeline::opens::keep_focus,
};

/// Lets the marks in `layer` follow the view; `stop` has the key of the one that the keyboard reaches.
pub fn follow(explorer: Explorer, layer: NodeRef<svg::G>, stop: RwSignal<Option<String>>) {
    let layer = move || layer.get_untracked().map(|layer| -> Element { layer.unchecked_into() });
    // At first what the server drew stands, placed for a frame that it did not know.
    let placed = StoredValue::new(false);
    let write = move |was: &MapPicture, is: &MapPicture| {
        let Some(layer) = layer() else { return };
        let place = !placed.get_value() && explorer.frame.with_untracked(Option::is_some);
        if place || !std::ptr::eq(was, is) {
            patch(&layer, &was.marks, &is.marks, place, &|mark| draw(explorer, mark, stop));
            // With the zoom groups part and join, which `bridge.js` accompanies with a motion.
            if was.zoom.to_bits() != is.zoom.to_bits() {
                let _ = layer.set_attribute("data-zoom", &fixed(is.zoom, 2));
            }
            if place {
                placed.set_value(true);
            }
        }
    };
    explorer.at_once.add(move |was, is| write(&was.map, &is.map));
    Effect::new(move |previous: Option<()>| {
        explorer.frame.track();
        if previous.is_some() {
            let map = &explorer.shown().map;
            write(map, map);
        }
    });
    Effect::new(move |previous: Option<()>| {
        explorer.settled.track();
        if let (Some(()), Some(layer)) = (previous, layer()) {
            for mark in children(&layer) {
                lead(explorer, &mark);
            }
        }
    });
    Effect::new(move |_| {
        let (live, stop) = (explorer.live.get(), stop.get());
        let Some(layer) = layer().filter(|_| live) else { return };
        for mark in children(&layer) {
            if let Some(link) = part(&mark, "a") {
                let tab = if link.get_attribute("data-key") == stop { "0" } else { "-1" };
                let _ = link.set_attribute("tabindex", tab);
            }
        }
    });
    let light = move |was: Option<bool>, lit: Option<&str>| {
        let set = |mark: &Element, on| {
            let _ = mark.class_list().toggle_with_force("lit", on);
        };
        if let Some(layer) = layer() {
            sign(&layer, was, ":scope > .lit", lit, ".mark:not(.group)", &set);
        }
    };
    Effect::new(move |was: Option<bool>| {
        explorer.lit.with(|lit| {
            light(was, lit.as_deref());
            lit.is_some()
        })
    });
    explorer.at_once.add(move |_, _| {
        explorer.lit.with_untracked(|lit| lit.is_some().then(|| light(Some(true), lit.as_deref())));
    });
}

/// What finds the link of a mark.
pub fn link_of(key: &str) -> String {
    [".marks a[data-key='", key, "']"].concat()
}

fn draw(explorer: Explorer, mark: &MapMark, stop: RwSignal<Option<String>>) -> String {
    let href = mark.open.parse::<Open>().map(|open| explorer.href_open(Some(open)));
    let tab = stop.with_untracked(|stop| stop.as_ref() == Some(&mark.key));
    let link = MarkLink {
        href: href.unwrap_or_default(),
        tab: Some(if tab { "0" } else { "-1" }),
        ..MarkLink::default()
    };
    drawn::mark(mark, drawn::in_pixels(mark), words(), &link).into_string()
}

/// Leads a mark on from the view of the moment.
fn lead(explorer: Explorer, mark: &Element) {
    let Some(link) = part(mark, "a") else { return };
    let open = link.get_attribute("data-target").and_then(|open| open.parse::<Open>().ok());
    if let Some(open) = open {
        let _ = link.set_attribute("href", &explorer.href_open(Some(open)));
    }
}

/// Brings the marks of `layer` from `before` to `now`, in the order of `now`; with `place` each is placed.
fn patch(
    layer: &Element,
    before: &[MapMark],
    now: &[MapMark],
    place: bool,
    draw: &dyn Fn(&MapMark) -> String,
) {
    let same = |a: &MapMark, b: &MapMark| a.key == b.key && a.kind.is_some() == b.kind.is_some();
    // Mostly nobody comes or goes: then only those that differ are looked for.
    if before.len() == now.len() && before.iter().zip(now).all(|(was, is)| same(was, is)) {
        let nodes = layer.children();
        for (at, (was, is)) in before.iter().zip(now).enumerate() {
            if (place || was != is)
                && let Some(node) = nodes.item(at as u32)
            {
                rewrite(&node, was, is, place);
            }
        }
        return;
    }
    let mut old = Vec::new();
    for (was, node) in before.iter().zip(children(layer)) {
        if now.iter().any(|is| same(was, is)) {
            old.push((was, node));
        } else {
            node.remove();
        }
    }
    let mut at = layer.first_element_child();
    for is in now {
        let known = old.iter().position(|(was, _)| same(was, is));
        if let Some((was, node)) = known.map(|known| &old[known]) {
            rewrite(node, was, is, place);
            if at.as_ref() == Some(node) {
                at = node.next_element_sibling();
            } else {
                keep_focus(".marks");
                let _ = layer.insert_before(node, at.as_ref().map(AsRef::as_ref));
            }
            continue;
        }
        let _ = match &at {
            Some(at) => at.insert_adjacent_html("beforebegin", &draw(is)),
            None => layer.insert_adjacent_html("beforeend", &draw(is)),
        };
    }
}

/// Writes what has changed of a mark.
fn rewrite(mark: &Element, was: &MapMark, is: &MapMark, place: bool) {
    if place || (was.x, was.y) != (is.x, is.y) {
        let [x, y] = drawn::in_pixels(is);
        let _ = mark.set_attribute("x", &x);
        let _ = mark.set_attribute("y", &y);
    }
    for (name, was, is) in
        [("selected", was.selected, is.selected), ("possible", !was.certain, !is.certain)]
    {
        if was != is {
            let _ = mark.class_list().toggle_with_force(name, is);
        }
    }
    let said = |mark: &MapMark| (mark.count, mark.radius.to_bits(), mark.side);
    if (said(was), &was.label, &was.change, &was.open)
        == (said(is), &is.label, &is.change, &is.open)
    {
        return;
    }
    let (side, anchor) = drawn::beside(is.side);
    let other_side = was.side != is.side;
    // Mostly it is the number alone.
    for (differs, selector, name, value) in [
        (was.open != is.open, "a", "data-target", is.open.as_str()),
        (true, "a", "aria-label", &drawn::name(is, words())),
        (was.radius.to_bits() != is.radius.to_bits(), ".disc", "r", &drawn::radius(is)),
        (other_side, ".name", "class", side),
        (other_side, ".name", "x", anchor),
    ] {
        if let Some(part) = differs.then(|| part(mark, selector)).flatten() {
            let _ = part.set_attribute(name, value);
        }
    }
    for (differs, selector, text) in [
        (was.count != is.count, ".number", &is.count.to_string()),
        (was.label != is.label, ".name", &is.label),
        (was.change.0 != is.change.0, ".change", &is.change.0),
    ] {
        if let Some(part) = differs.then(|| part(mark, selector)).flatten() {
            write_text(&part, text);
        }
    }
}

fn part(mark: &Element, selector: &str) -> Option<Element> {
    mark.query_selector(selector).ok().flatten()
}

/// The elements in an element, as they are now.
fn children(of: &Element) -> impl Iterator<Item = Element> + use<> {
    let mut next = of.first_element_child();
    std::iter::from_fn(move || {
        let now = next.take()?;
        next = now.next_element_sibling();
        Some(now)
    })
}
