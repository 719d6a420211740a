//! The buttons of the map, and what lies outside of it.

use leptos::{ev, prelude::*};
use shared::view::{Open, View};

use crate::{icons::Icon, site::words, state::explorer};

/// What the buttons ask of the map, and what the map tells the page.
#[derive(Clone, Copy, Debug)]
pub struct MapControl {
    /// A wish for the map, with a number so that the same wish can come twice.
    pub wish: RwSignal<Option<(u32, Wish)>>,
    /// How far the layer of marks has been panned since it was drawn, in CSS pixels.
    pub shift: RwSignal<(f64, f64)>,
    /// How often the moving map has become ready: once, and again after it lost its context.
    pub ready: RwSignal<u32>,
    /// Whether there is no moving map.
    pub failed: RwSignal<bool>,
}

/// What a button asks of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    /// Zoom by so many levels.
    Zoom(f64),
    /// Show the whole extent.
    Reset,
}

impl MapControl {
    /// No wish, no shift.
    pub fn new() -> Self {
        Self {
            wish: RwSignal::new(None),
            shift: RwSignal::new((0.0, 0.0)),
            ready: RwSignal::new(0),
            failed: RwSignal::new(false),
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

/// Zoom in, zoom out, show everything. Without script links to the view that the server draws.
#[component]
pub fn Zoom() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let control = expect_context::<MapControl>();
    let zoomed = move |by: f64| {
        let picture = explorer.result.with(|result| (result.map.zoom, result.map.center));
        let zoom = ((picture.0 + by).clamp(3.0, 14.0) * 100.0).round() / 100.0;
        let center = picture.1.map(|c| shared::geo::LonLat {
            lon: (c.lon * 1e4).round() / 1e4,
            lat: (c.lat * 1e4).round() / 1e4,
        });
        View { zoom: Some(zoom), center, ..explorer.view.get() }.href(&explorer.path())
    };
    let reset =
        move || View { zoom: None, center: None, ..explorer.view.get() }.href(&explorer.path());
    let ask = move |event: ev::MouseEvent, wish: Wish| {
        event.prevent_default();
        control.ask(wish);
    };
    let area = move |event: ev::MouseEvent| {
        event.prevent_default();
        if let Some(bounds) = explorer.frame.get_untracked().map(|frame| bounds_of(&frame)) {
            let given = shared::view::Given::Value(bounds);
            explorer.go(View { bbox: Some(given), page: 0, ..explorer.view.get_untracked() });
        }
    };
    view! {
        <div class="zoom" role="group" aria-label=words.zoom>
            <a role="button" href=move || zoomed(1.0) aria-label=words.zoom_in title=words.zoom_in on:click=move |e| ask(e, Wish::Zoom(1.0))><Icon name="plus"/></a>
            <a role="button" href=move || zoomed(-1.0) aria-label=words.zoom_out title=words.zoom_out on:click=move |e| ask(e, Wish::Zoom(-1.0))><Icon name="minus"/></a>
            <a role="button" href=reset aria-label=words.zoom_reset title=words.zoom_reset on:click=move |e| ask(e, Wish::Reset)><Icon name="home"/></a>
        </div>
        <button class="maparea scripted" type="button" on:click=area>{words.use_map_area}</button>
    }
}

/// Links to lists of what the map does not show: beyond its edges, and without a position.
#[component]
pub fn Outside() -> impl IntoView {
    let (words, explorer) = (words(), explorer());
    let edges = Memo::new(move |_| explorer.result.with(|result| result.map.edges.clone()));
    let unplaced = move || explorer.result.with(|result| result.map.unplaced);
    let open = move |event: ev::MouseEvent, open: Open| {
        event.prevent_default();
        explorer.go(View { open: Some(open), ..explorer.view.get_untracked() });
    };
    let edge = move |(side, count): (String, u32)| {
        let text = match side.as_str() {
            "north" => words.edge_north,
            "south" => words.edge_south,
            "east" => words.edge_east,
            _ => words.edge_west,
        };
        let target = Open::Edge(side);
        let wanted = target.clone();
        view! {
            <a class="edge" data-target=target.to_string() href=explorer.href_open(Some(target)) on:click=move |e| open(e, wanted.clone())>
                {text(count)}
            </a>
        }
    };
    view! {
        <div class="outside">
            {move || edges.get().into_iter().map(edge).collect_view()}
            {move || (unplaced() > 0).then(|| view! {
                <a class="edge" data-target="without.position" href=explorer.href_open(Some(Open::Unplaced)) on:click=move |e| open(e, Open::Unplaced)>
                    {(words.without_position)(unplaced())}
                </a>
            })}
        </div>
    }
}

/// The box that a frame shows, to four decimals: about ten metres.
fn bounds_of(frame: &shared::marks::Frame) -> shared::geo::Bounds {
    let north_west = frame.unproject(0.0, 0.0).lonlat();
    let south_east = frame.unproject(frame.width, frame.height).lonlat();
    let round = |degrees: f64, most: f64| (degrees.clamp(-most, most) * 1e4).round() / 1e4;
    shared::geo::Bounds {
        west: round(north_west.lon, 180.0),
        south: round(south_east.lat, 90.0),
        east: round(south_east.lon, 180.0),
        north: round(north_west.lat, 90.0),
    }
}
