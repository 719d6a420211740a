//! The buttons of the map, and what lies outside of it.

use leptos::{ev, html, prelude::*, web_sys::Element};
use maud::{Markup, html};
use shared::{
    explore::MapPicture,
    geo::{LonLat, World, rounded_degrees},
    marks::Frame,
    text::words,
    view::{Given, Open, View},
};
use wasm_bindgen::JsCast;

use crate::{
    state::{explorer, write_text},
    timeline::opens,
};

/// How far a button moves the map, as a share of what it shows.
const STEP: f64 = 0.4;

/// The middle of a frame after a step of a button: so many steps to the east and to the south.
pub fn stepped(frame: &Frame, east: f64, south: f64) -> LonLat {
    let (x, y) = (frame.width * (0.5 + STEP * east), frame.height * (0.5 + STEP * south));
    let World { x, y } = frame.unproject(x, y);
    World { x: x.clamp(0.0, 1.0), y: y.clamp(0.0, 1.0) }.lonlat()
}

/// What the buttons ask of the map, and what the map tells the page.
#[derive(Clone, Copy, Debug)]
pub struct MapControl {
    /// A wish for the map, with a number so that the same wish can come twice.
    pub wish: RwSignal<Option<(u32, Wish)>>,
    /// How far the layer of marks has been panned since it was drawn, in CSS pixels.
    pub shift: RwSignal<(f64, f64)>,
    /// Whether the moving map has been opened; it shows something later.
    #[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "nothing moves on the server"))]
    pub opened: RwSignal<bool>,
    /// How often the moving map has become ready: once, and again after it lost its context.
    pub ready: RwSignal<u32>,
    /// Whether there is no moving map.
    pub failed: RwSignal<bool>,
    /// The inside of the ground as the server has drawn it.
    pub ground: RwSignal<String>,
    /// The frame that it was drawn for; the style sheet stretches it to the region.
    pub drawn_for: RwSignal<Option<Frame>>,
}

/// What a button asks of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    /// Zoom by so many levels.
    Zoom(f64),
    /// Move by so many steps to the east and to the south.
    Pan(f64, f64),
    /// Show the whole extent.
    Reset,
}

impl MapControl {
    /// No wish, no shift, and the ground under the first marks.
    pub fn new(map: &MapPicture, ground: String) -> Self {
        let (width, height, zoom) = (map.width, map.height, map.zoom);
        let drawn_for = map.center.map(|center| Frame { width, height, center, zoom });
        Self {
            wish: RwSignal::new(None),
            shift: RwSignal::new((0.0, 0.0)),
            opened: RwSignal::new(false),
            ready: RwSignal::new(0),
            failed: RwSignal::new(false),
            ground: RwSignal::new(ground),
            drawn_for: RwSignal::new(drawn_for),
        }
    }

    /// Whether the moving map is seen.
    pub fn shows_map(self) -> bool {
        self.ready.get() > 0 && !self.failed.get()
    }

    /// Asks the map.
    pub fn ask(self, wish: Wish) {
        self.wish.update(|last| *last = Some((last.map_or(0, |(n, _)| n) + 1, wish)));
    }
}

/// Zoom in, zoom out, show everything, move the map, filter by what is shown. The server draws all but
/// the last.
#[component]
pub fn Zoom(drawn: String) -> impl IntoView {
    let explorer = explorer();
    let words = words(explorer.lang);
    let control = expect_context::<MapControl>();
    let ask = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("[data-wish]").ok().flatten());
        let Some(wish) = button.and_then(|button| button.get_attribute("data-wish")) else {
            return;
        };
        event.prevent_default();
        control.ask(match wish.as_str() {
            "in" => Wish::Zoom(1.0),
            "out" => Wish::Zoom(-1.0),
            "north" => Wish::Pan(0.0, -1.0),
            "south" => Wish::Pan(0.0, 1.0),
            "east" => Wish::Pan(1.0, 0.0),
            "west" => Wish::Pan(-1.0, 0.0),
            _ => Wish::Reset,
        });
    };
    let area = move |_: ev::MouseEvent| {
        if let Some(bounds) = explorer.frame.get_untracked().map(|frame| bounds_of(&frame)) {
            let given = Given::Value(bounds);
            explorer.go(View { bbox: Some(given), page: 0, ..explorer.view.get_untracked() });
        }
    };
    view! {
        <div class="zoom" role="group" aria-label=words.zoom on:click=ask inner_html=drawn></div>
        <button class="maparea scripted" type="button" on:click=area>{words.use_map_area}</button>
    }
}

/// Links to lists of what the map does not show: beyond its edges, and without a position.
#[component]
pub fn Outside() -> impl IntoView {
    let explorer = explorer();
    let links = move |map: &MapPicture| map.links(explorer.lang);
    let changed = explorer.when(|was, is| !has_same_sides(&was.map, &is.map));
    let drawn = Memo::new(move |_| {
        changed.track();
        let link = |(open, text): (Open, String)| {
            let target = open.to_string();
            html! { a.edge data-target=(target) href=(explorer.href_open(Some(open))) { (text) } }
        };
        let links = links(&explorer.shown().map).into_iter().map(link);
        links.map(Markup::into_string).collect()
    });
    let block = NodeRef::<html::Div>::new();
    explorer.at_once.add(move |was, is| {
        let (was, is) = (&was.map, &is.map);
        let same = (&was.edges, was.unplaced) == (&is.edges, is.unplaced);
        if let Some(block) = block.get_untracked().filter(|_| !same && has_same_sides(was, is)) {
            for (at, (_, text)) in (0..).zip(links(is)) {
                block.children().item(at).inspect(|link| write_text(link, &text));
            }
        }
    });
    view! {
        <div
            class="outside"
            node_ref=block
            on:click=move |event| opens::open_clicked(&event, explorer)
            inner_html=opens::redrawn(explorer, ".outside", drawn)
        ></div>
    }
}

/// Whether the same links stand beside both, whatever number each says.
fn has_same_sides(a: &MapPicture, b: &MapPicture) -> bool {
    let sides = a.edges.iter().map(|(side, _)| side);
    sides.eq(b.edges.iter().map(|(side, _)| side)) && (a.unplaced > 0) == (b.unplaced > 0)
}

/// The box that a frame shows, to four decimals: about ten metres.
fn bounds_of(frame: &Frame) -> shared::geo::Bounds {
    let north_west = frame.unproject(0.0, 0.0).lonlat();
    let south_east = frame.unproject(frame.width, frame.height).lonlat();
    let round = |degrees: f64, most: f64| rounded_degrees(degrees.clamp(-most, most));
    shared::geo::Bounds {
        west: round(north_west.lon, 180.0),
        south: round(south_east.lat, 90.0),
        east: round(south_east.lon, 180.0),
        north: round(north_west.lat, 90.0),
    }
}
