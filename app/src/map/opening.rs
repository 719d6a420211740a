//! How the moving map is opened: what it is told at first, and when.

use leptos::prelude::*;
use shared::{geo::Bounds, lang::Lang};
use wasm_bindgen::{JsCast, prelude::Closure};

use super::bridge::{Locale, MapOptions, Start};
use crate::{site::Site, state::Explorer};

/// How long the map waits for an idle moment at most, in milliseconds.
const IDLE_AT_MOST: i32 = 1200;

/// What the map is told: the files of the site, and where the page is by now.
pub fn options(explorer: Explorer, site: &Site, lang: Lang, title: &str) -> Option<MapOptions> {
    let extent = explorer.directory.with_untracked(|d| d.as_ref().map(|d| d.columns.extent))?;
    let start = explorer.view.with_untracked(|view| {
        match (view.center, view.zoom, explorer.frame.get_untracked()) {
            (None, None, _) | (_, _, None) => Start::Bounds { bounds: extent },
            (center, zoom, Some(frame)) => Start::Center {
                center: center.unwrap_or(frame.center),
                zoom: zoom.unwrap_or(frame.zoom),
            },
        }
    });
    let style = |theme: &str| format!("{}/{lang}/{theme}.json", site.map.styles);
    let (least, most) = shared::mapstyle::ZOOM_RANGE;
    Some(MapOptions {
        library: site.map.library.clone(),
        css: site.map.css.clone(),
        style_light: style("light"),
        style_dark: style("dark"),
        start,
        min_zoom: f64::from(least),
        max_zoom: f64::from(most),
        max_bounds: widened(extent),
        padding: 0.0,
        cooperative_gestures: false,
        reduced_motion: reduced_motion(),
        locale: Locale {
            title: title.to_owned(),
            wheel_hint: String::new(),
            wheel_hint_mac: String::new(),
            touch_hint: String::new(),
        },
    })
}

/// How far the view may leave the extent: once its size to each side, as far as the world goes.
fn widened(extent: Bounds) -> Bounds {
    let (across, up) = (extent.east - extent.west, extent.north - extent.south);
    Bounds {
        west: (extent.west - across).max(-180.0),
        south: (extent.south - 2.0 * up).max(-85.0),
        east: (extent.east + across).min(180.0),
        north: (extent.north + up).min(85.0),
    }
}

fn reduced_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Runs when the browser has nothing else to do, or soon anyway; browsers without idle callbacks
/// wait a moment.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    let asked = js_sys::Reflect::get(&window(), &"requestIdleCallback".into())
        .ok()
        .and_then(|ask| ask.dyn_into::<js_sys::Function>().ok());
    let options = js_sys::Object::new();
    let in_time = js_sys::Reflect::set(&options, &"timeout".into(), &IDLE_AT_MOST.into());
    let done = match (asked, in_time) {
        (Some(ask), Ok(_)) => ask.call2(&window(), &run, &options).is_ok(),
        _ => false,
    };
    if !done {
        let _ = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), 200);
    }
}
