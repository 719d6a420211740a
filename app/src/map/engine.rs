//! The life of the moving map in the page: when it is fetched, what it is told, what it tells.

use std::{cell::RefCell, rc::Rc};

use leptos::{html, prelude::*};
use shared::{
    explore::MapMark,
    geo::{Bounds, LonLat, rounded_zoom},
    marks::{Frame, LABEL_HEIGHT, LabelSide, text_width},
    view::View,
};
use wasm_bindgen::{JsCast, prelude::Closure};

use super::{
    bridge::{Camera, ClearBox, MapEvent, MapHandle},
    controls::{MapControl, Wish, stepped},
    opening::{options, when_idle},
};
use crate::{
    data::client,
    site::{Site, lang, words},
    state::Explorer,
};

/// Marks are drawn anew when the layer has been panned this far, in CSS pixels.
const REDRAW_AFTER: f64 = 96.0;
/// How long after the camera rests the address follows it.
const RESTED: std::time::Duration = std::time::Duration::from_millis(400);

/// The moving map, or none yet, or none any more.
type Handle = Rc<RefCell<Option<MapHandle>>>;

/// Measures the frame once the directory is there, fetches the map library when the browser is idle,
/// and keeps camera, marks and address in step.
pub fn run(
    explorer: Explorer,
    control: MapControl,
    region: NodeRef<html::Section>,
    canvas: NodeRef<html::Div>,
) {
    let (site, lang, title) = (Site::here(), lang(), words().map);
    let started = Memo::new(move |_| explorer.directory.with(Option::is_some));
    Effect::new(move |_| {
        let (Some(region), Some(canvas)) = (region.get(), canvas.get()) else { return };
        if !started.get() {
            return;
        }
        let handle: Handle = Rc::default();
        measure(explorer, &region);
        follow_size(explorer, control, region, &handle);
        obey_buttons(explorer, control, &handle);
        obey_address(explorer, control, &handle);
        keep_clear(explorer, control, &handle);
        let (site, opening) = (site.clone(), handle.clone());
        when_idle(move || {
            let Some(options) = options(explorer, &site, lang, title) else { return };
            let map =
                MapHandle::open(&canvas, &options, move |event| hear(explorer, control, event));
            *opening.borrow_mut() = Some(map);
            // What the marks cover is told before the first picture, so that no name flashes there.
            control.opened.set(true);
        });
        let closing = send_wrapper::SendWrapper::new(handle);
        on_cleanup(move || drop(closing.borrow_mut().take()));
    });
}

/// The frame before there is a map, in the region as it is: where a button has led, else what the
/// address says, else the whole extent.
fn measure(explorer: Explorer, region: &leptos::web_sys::HtmlElement) {
    let (width, height) = (f64::from(region.client_width()), f64::from(region.client_height()));
    if width < 1.0 || height < 1.0 {
        return;
    }
    let Some(extent) = explorer.directory.with_untracked(|d| d.as_ref().map(|d| d.columns.extent))
    else {
        return;
    };
    let before = explorer.frame.get_untracked().filter(|frame| !is_whole(extent, frame));
    let frame = before.map_or_else(
        || {
            let whole = Frame::fit(extent, width, height);
            explorer.view.with_untracked(|view| Frame {
                center: view.center.unwrap_or(whole.center),
                zoom: view.zoom.unwrap_or(whole.zoom),
                ..whole
            })
        },
        |before| Frame { width, height, ..before },
    );
    show(explorer, frame);
}

/// Whether a frame shows the extent as a whole, as near as the eye can tell.
fn is_whole(extent: Bounds, frame: &Frame) -> bool {
    let whole = Frame::fit(extent, frame.width, frame.height);
    (whole.zoom - frame.zoom).abs() <= 0.02
        && (whole.center.lon - frame.center.lon).abs() <= 0.02
        && (whole.center.lat - frame.center.lat).abs() <= 0.02
}

fn show(explorer: Explorer, frame: Frame) {
    explorer.frame.set(Some(frame));
    // What an opened group holds depends on the zoom, too.
    if explorer.shown().opened.is_some() {
        explorer.answer_locally();
    } else {
        explorer.redraw_marks();
    }
}

/// Until the map is there, and where there is none, the frame follows the size of the region by itself.
fn follow_size(
    explorer: Explorer,
    control: MapControl,
    region: leptos::web_sys::HtmlElement,
    handle: &Handle,
) {
    let handle = handle.clone();
    let measured = region.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
        let failed = control.failed.get_untracked();
        if failed || handle.borrow().is_none() {
            measure(explorer, &measured);
        }
        if let Some(frame) = explorer.frame.get_untracked().filter(|_| failed) {
            remember(explorer, control, &frame);
        }
    });
    let Ok(observer) = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(&region);
    let watch = send_wrapper::SendWrapper::new((observer, changed));
    on_cleanup(move || watch.0.disconnect());
}

fn obey_buttons(explorer: Explorer, control: MapControl, handle: &Handle) {
    let handle = handle.clone();
    Effect::new(move |_| {
        let Some((_, wish)) = control.wish.get() else { return };
        let Some(frame) = explorer.frame.get_untracked() else { return };
        let wished = match wish {
            Wish::Zoom(by) => Frame { zoom: (frame.zoom + by).clamp(3.0, 14.0), ..frame },
            Wish::Pan(east, south) => Frame { center: stepped(&frame, east, south), ..frame },
            Wish::Reset => {
                let Some(whole) = whole(explorer, &frame) else { return };
                whole
            }
        };
        lead(explorer, control, &handle, wished);
    });
}

/// Back, forward and links move the map when the address says another place.
fn obey_address(explorer: Explorer, control: MapControl, handle: &Handle) {
    let handle = handle.clone();
    let wanted = Memo::new(move |_| explorer.timeless.with(|view| (view.center, view.zoom)));
    Effect::new(move |previous: Option<()>| {
        let (center, zoom) = wanted.get();
        let Some(frame) = explorer.frame.get_untracked().filter(|_| previous.is_some()) else {
            return;
        };
        let wanted = match (center, zoom) {
            (None, None) => {
                let Some(whole) = whole(explorer, &frame) else { return };
                whole
            }
            (center, zoom) => Frame {
                center: center.unwrap_or(frame.center),
                zoom: zoom.unwrap_or(frame.zoom),
                ..frame
            },
        };
        if near(&frame, wanted.center, wanted.zoom) {
            return;
        }
        lead(explorer, control, &handle, wanted);
    });
}

/// The whole extent in a frame of the same size.
fn whole(explorer: Explorer, frame: &Frame) -> Option<Frame> {
    let extent = explorer.directory.with_untracked(|d| d.as_ref().map(|d| d.columns.extent))?;
    Some(Frame::fit(extent, frame.width, frame.height))
}

/// Moves the map there; until it is seen, or where there is none, the drawn ground with the marks.
fn lead(explorer: Explorer, control: MapControl, handle: &Handle, frame: Frame) {
    let failed = control.failed.get_untracked();
    let seen = !failed && control.ready.get_untracked() > 0;
    if let Some(map) = handle.borrow().as_ref().filter(|_| !failed) {
        map.move_to(frame.center, frame.zoom, seen);
    }
    if !seen {
        show(explorer, frame);
        remember(explorer, control, &frame);
    }
}

/// Keeps the map's own names off the marks and their labels.
fn keep_clear(explorer: Explorer, control: MapControl, handle: &Handle) {
    let handle = send_wrapper::SendWrapper::new(handle.clone());
    let tell = move |marks: &[MapMark]| {
        let handle = handle.borrow();
        let Some(map) = handle.as_ref() else { return };
        map.keep_clear(marks.iter().map(|mark| {
            let sign = mark.reach();
            let label = mark.name_from() + text_width(&mark.label);
            let (left, right) = match mark.side {
                LabelSide::Left => (label, sign),
                LabelSide::Right => (sign, label),
                LabelSide::Hidden => (sign, sign),
            };
            ClearBox { point: mark.point, left, right, height: LABEL_HEIGHT.max(2.0 * sign) }
        }));
    };
    let follow = tell.clone();
    explorer.at_once.add(move |_, is| follow(&is.map.marks));
    Effect::new(move |_| {
        control.opened.track();
        control.ready.track();
        tell(&explorer.shown().map.marks);
    });
}

/// What the map tells.
fn hear(explorer: Explorer, control: MapControl, event: MapEvent) {
    match event {
        MapEvent::Ready => {
            control.failed.set(false);
            control.ready.update(|times| *times += 1);
            explorer.redraw_marks();
        }
        MapEvent::Camera(camera) => follow(explorer, control, camera),
        MapEvent::Failed(why) => {
            // What exactly failed is for the browser's log; the page says that it goes on without.
            leptos::logging::warn!("the moving map is not available: {why}");
            control.failed.set(true);
            if let Some(frame) = explorer.frame.get_untracked() {
                remember(explorer, control, &frame);
            }
        }
    }
}

fn follow(explorer: Explorer, control: MapControl, camera: Camera) {
    let frame = Frame {
        width: camera.width,
        height: camera.height,
        center: LonLat { lon: camera.lon, lat: camera.lat },
        zoom: camera.zoom,
    };
    let before = explorer.frame.get_untracked();
    let panned = before.filter(|before| {
        camera.moving
            && (before.zoom - frame.zoom).abs() < 1e-6
            && (before.width - frame.width).abs() < 0.5
            && (before.height - frame.height).abs() < 0.5
    });
    if let Some(before) = panned {
        let (x, y) = frame.project(before.center.world());
        let (x, y) = (x - frame.width / 2.0, y - frame.height / 2.0);
        if x.abs().max(y.abs()) < REDRAW_AFTER {
            control.shift.set((x, y));
            return;
        }
    }
    control.shift.set((0.0, 0.0));
    show(explorer, frame);
    if !camera.moving {
        remember(explorer, control, &frame);
    }
}

/// The address follows the map once it rests, without a step in the history: panning is no decision.
fn remember(explorer: Explorer, control: MapControl, frame: &Frame) {
    let frame = *frame;
    set_timeout(
        move || {
            // The size may have changed meanwhile.
            let rests = |now: &Frame| (now.center, now.zoom) == (frame.center, frame.zoom);
            let (Some(frame), Some(directory)) = (
                explorer.frame.try_get_untracked().flatten().filter(rests),
                explorer.directory.try_get_untracked().flatten(),
            ) else {
                return;
            };
            let moved = !is_whole(directory.columns.extent, &frame);
            if control.failed.get_untracked() {
                redraw_ground(explorer, control, &frame);
            }
            let (zoom, center) = if moved {
                (Some(rounded_zoom(frame.zoom)), Some(frame.center.rounded()))
            } else {
                (None, None)
            };
            let view = explorer.view.get_untracked();
            if (view.zoom, view.center) != (zoom, center) {
                let view = View { zoom, center, ..view };
                // While time or the story plays, the camera goes along: no step of its own, and no end.
                if explorer.in_gesture() {
                    explorer.go_along(view);
                } else {
                    explorer.go_instead(view);
                }
            }
        },
        RESTED,
    );
}

/// Where there is no moving map the server draws the ground for what is shown, with its names.
fn redraw_ground(explorer: Explorer, control: MapControl, frame: &Frame) {
    let Some(drawn) = control.drawn_for.get_untracked() else { return };
    let wide = frame.width.min(frame.height * drawn.width / drawn.height);
    let zoom = rounded_zoom(frame.zoom - (wide / drawn.width).log2());
    let center = frame.center.rounded();
    if near(&drawn, center, zoom) {
        return;
    }
    let view = explorer.view.get_untracked();
    let view = View { center: Some(center), zoom: Some(zoom), ..view };
    let address = format!("/page-data/{}/ground?{}", explorer.lang, view.query());
    leptos::task::spawn_local(async move {
        // What is there stays if the server does not answer.
        if let Ok(inside) = client::get(address).await {
            control.ground.try_set(String::from_utf8_lossy(&inside).into_owned());
            control.drawn_for.try_set(Some(Frame { center, zoom, ..drawn }));
        }
    });
}

/// Whether a frame shows this place, as near as the address tells.
fn near(frame: &Frame, center: LonLat, zoom: f64) -> bool {
    (frame.center.lon - center.lon).abs() <= 2e-4
        && (frame.center.lat - center.lat).abs() <= 2e-4
        && (frame.zoom - zoom).abs() <= 0.011
}
