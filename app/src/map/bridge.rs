//! The one door to MapLibre. The map itself lives in `bridge.js`, loaded with the page's script; the
//! library comes when a map is opened. Text and numbers cross the door, nothing else.
//!
//! Where a point of the earth lies in the frame follows from the camera alone: the world is a square
//! of `512 * 2^zoom` pixels (web Mercator, [`shared::geo::LonLat::world`]), north is up, and the
//! camera's point is the middle of the frame:
//! `x = width / 2 + (world(point).x - world(camera).x) * 512 * 2^zoom`, `y` likewise.

use shared::geo::{Bounds, LonLat};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A map in a frame of the page. Dropping it removes the map and frees its worker.
pub struct MapHandle {
    map: JsMap,
    _on_event: Closure<dyn FnMut(String, Box<[f64]>)>, // called as long as the map lives
}

/// What a map needs to know when it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct MapOptions {
    /// Address of `maplibre-gl.mjs`; its worker must lie in the same folder.
    pub library: String,
    /// Address of `maplibre-gl.css`.
    pub css: String,
    /// Address of the light style.
    pub style_light: String,
    /// Address of the dark style; the system of the visitor decides, also later.
    pub style_dark: String,
    /// What to show at first.
    pub start: Start,
    /// The lowest zoom.
    pub min_zoom: f64,
    /// The highest zoom.
    pub max_zoom: f64,
    /// The box that the view cannot leave.
    pub max_bounds: Bounds,
    /// Pixels kept free along each edge when a box is shown.
    pub padding: f64,
    /// Whether wheel and one finger scroll the page instead of the map, as in embeds.
    pub cooperative_gestures: bool,
    /// No animation at all.
    pub reduced_motion: bool,
    /// The map's own words.
    pub locale: Locale,
}

/// What a map shows when it is opened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// The whole box.
    Bounds {
        /// The box.
        bounds: Bounds,
    },
    /// A point in the middle.
    Center {
        /// The point.
        center: LonLat,
        /// How close.
        zoom: f64,
    },
}

/// The words that MapLibre shows or says, in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    /// What the canvas is called; it takes the focus and listens to arrows, plus and minus.
    pub title: String,
    /// "Use Ctrl and the wheel to zoom", shown with cooperative gestures.
    pub wheel_hint: String,
    /// The same for Macs ("⌘").
    pub wheel_hint_mac: String,
    /// "Use two fingers to move the map".
    pub touch_hint: String,
}

/// What happens on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapEvent {
    /// The first picture stands; comes again after a lost graphics context was restored.
    Ready,
    /// Where the map looks: once when it opens, at most once per drawn frame while it moves, and
    /// once when it rests. Told within the frame that is drawn, so marks can follow without delay.
    Camera(Camera),
    /// There is no map, or none for now. The rest of the page goes on. Says why, for the log of the
    /// browser: the library, WebGL 2, the worker, the style or every tile is missing, or the graphics
    /// context was lost, and [`MapEvent::Ready`] follows if the browser gives it back.
    Failed(String),
}

/// Where the map looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Longitude of the middle, degrees.
    pub lon: f64,
    /// Latitude of the middle, degrees.
    pub lat: f64,
    /// Zoom; the world is `512 * 2^zoom` pixels wide.
    pub zoom: f64,
    /// Width of the frame in pixels.
    pub width: f64,
    /// Height of the frame in pixels.
    pub height: f64,
    /// Whether more is to come.
    pub moving: bool,
}

/// The space that a mark and its label take in the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClearBox {
    /// Where the mark stands.
    pub point: LonLat,
    /// Pixels to the left of the point.
    pub left: f64,
    /// Pixels to the right of the point.
    pub right: f64,
    /// Height in pixels; the point is in the middle.
    pub height: f64,
}

impl MapHandle {
    /// Opens a map in `frame`, an empty element that nobody else writes into. The library is
    /// fetched now; what is asked of the map meanwhile is done as soon as it is there.
    pub fn open(
        frame: &HtmlElement,
        options: &MapOptions,
        mut on_event: impl FnMut(MapEvent) + 'static,
    ) -> Self {
        let on_event = Closure::new(move |failure: String, camera: Box<[f64]>| {
            on_event(MapEvent::told(failure, &camera));
        });
        let map = JsMap::open(frame, &options.texts(), &options.numbers(), &on_event);
        Self { map, _on_event: on_event }
    }

    /// Puts a point in the middle; a map that is still being fetched opens there. Reduced motion overrules
    /// `animate`.
    pub fn move_to(&self, center: LonLat, zoom: f64, animate: bool) {
        self.map.move_to(center.lon, center.lat, zoom, animate);
    }

    /// Keeps the map's own names clear of the page's marks. Call it when the marks have changed and
    /// when the camera rests, not while it moves.
    pub fn keep_clear(&self, boxes: impl IntoIterator<Item = ClearBox>) {
        let numbers: Vec<f64> = boxes
            .into_iter()
            .flat_map(|b| [b.point.lon, b.point.lat, b.left, b.right, b.height])
            .collect();
        self.map.keep_clear(&numbers);
    }
}

impl Drop for MapHandle {
    fn drop(&mut self) {
        self.map.close();
    }
}

impl MapOptions {
    /// What is text, a line each, in the order in which `bridge.js` reads it.
    fn texts(&self) -> String {
        let Locale { title, wheel_hint, wheel_hint_mac, touch_hint } = &self.locale;
        let addresses = [&self.library, &self.css, &self.style_light, &self.style_dark];
        let words = [title, wheel_hint, wheel_hint_mac, touch_hint];
        addresses.into_iter().chain(words).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// What is a number, in the order in which `bridge.js` reads it; the start last: four numbers for a
    /// box, three for a point.
    fn numbers(&self) -> Vec<f64> {
        let most = self.max_bounds;
        let mut numbers = vec![
            self.min_zoom,
            self.max_zoom,
            self.padding,
            f64::from(u8::from(self.cooperative_gestures)),
            f64::from(u8::from(self.reduced_motion)),
        ];
        numbers.extend([most.west, most.south, most.east, most.north]);
        match self.start {
            Start::Bounds { bounds: b } => numbers.extend([b.west, b.south, b.east, b.north]),
            Start::Center { center, zoom } => numbers.extend([center.lon, center.lat, zoom]),
        }
        numbers
    }
}

impl MapEvent {
    /// What `bridge.js` tells: why there is no map; or six numbers of the camera; or nothing, when
    /// the map is ready.
    fn told(failure: String, camera: &[f64]) -> Self {
        match *camera {
            [lon, lat, zoom, width, height, moving] => {
                Self::Camera(Camera { lon, lat, zoom, width, height, moving: moving > 0.0 })
            }
            _ if failure.is_empty() => Self::Ready,
            _ => Self::Failed(failure),
        }
    }
}

#[wasm_bindgen(module = "/src/map/bridge.js")]
extern "C" {
    #[wasm_bindgen(js_name = MapBridge)]
    type JsMap;
    #[wasm_bindgen(constructor, js_class = "MapBridge")]
    fn open(
        frame: &HtmlElement,
        texts: &str,
        numbers: &[f64],
        on_event: &Closure<dyn FnMut(String, Box<[f64]>)>,
    ) -> JsMap;
    #[wasm_bindgen(method, js_name = moveTo)]
    fn move_to(this: &JsMap, lon: f64, lat: f64, zoom: f64, animate: bool);
    #[wasm_bindgen(method, js_name = keepClear)]
    fn keep_clear(this: &JsMap, boxes: &[f64]);
    #[wasm_bindgen(method)]
    fn close(this: &JsMap);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_map_says_is_understood() {
        assert_eq!(MapEvent::told(String::new(), &[]), MapEvent::Ready);
        let failed = MapEvent::told("no WebGL 2".to_owned(), &[]);
        assert_eq!(failed, MapEvent::Failed("no WebGL 2".to_owned()));
        let camera = MapEvent::told(String::new(), &[15.0, 67.5, 5.0, 390.0, 344.0, 1.0]);
        assert!(matches!(camera, MapEvent::Camera(Camera { moving: true, width: 390.0, .. })));
    }
}
