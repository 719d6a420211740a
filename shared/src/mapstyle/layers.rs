//! The layers of the style, from the ground up.
//!
//! Names are few on purpose: what matters on this map are the marks above it. The archive's layers
//! and properties are listed in `basemap/README.md`.

use serde_json::{Value, json};

use super::{LAKES_UNTIL_ZOOM, Palette, REGULAR, SEMIBOLD};
use crate::lang::Lang;

/// The source with the basemap's tiles.
pub const BASEMAP: &str = "basemap";
/// The source with the space that the page's marks take: invisible, but names keep clear of it.
/// Empty here; the page fills it.
pub const MARKS: &str = "marks";
/// The image of a town's ring. The page draws it when asked (an alpha mask that takes its colours
/// from the style).
pub const DOT: &str = "dot";

/// All layers in drawing order.
pub(super) fn layers(palette: &Palette, lang: Lang) -> Vec<Value> {
    let mut layers = ground(palette);
    layers.extend(borders(palette));
    layers.extend(water_names(palette, lang));
    layers.extend(area_names(palette));
    layers.push(places(palette, lang));
    layers.push(marks());
    layers
}

fn ground(palette: &Palette) -> Vec<Value> {
    vec![
        json!({ "id": "sea", "type": "background", "paint": { "background-color": palette.sea } }),
        json!({
            "id": "shore", "type": "line", "source": BASEMAP, "source-layer": "land", "minzoom": 6,
            "paint": {
                "line-color": palette.shore,
                "line-width": by_zoom(&[(6, 2.0), (9, 7.0), (12, 14.0)]),
                "line-blur": by_zoom(&[(6, 2.0), (9, 6.0), (12, 10.0)]),
            },
        }),
        json!({
            "id": "land", "type": "fill", "source": BASEMAP, "source-layer": "land",
            "paint": { "fill-color": palette.land },
        }),
        json!({
            "id": "coast", "type": "line", "source": BASEMAP, "source-layer": "land", "minzoom": 4,
            "paint": {
                "line-color": palette.coast,
                "line-width": by_zoom(&[(4, 0.15), (6, 0.3), (8, 0.45), (10, 0.8), (12, 1.2)]),
            },
        }),
        json!({
            "id": "river", "type": "line", "source": BASEMAP, "source-layer": "river", "minzoom": 6,
            "paint": { "line-color": palette.lake, "line-width": 0.8 },
        }),
        json!({
            "id": "lake", "type": "fill", "source": BASEMAP, "source-layer": "lake",
            "maxzoom": LAKES_UNTIL_ZOOM,
            // The smallest appear late: at a distance they are specks.
            "filter": [">=", ["get", "km2"], ["step", ["zoom"], 150, 6, 60, 7, 25, 8, 10, 9, 5]],
            "paint": { "fill-color": palette.lake },
        }),
    ]
}

fn borders(palette: &Palette) -> Vec<Value> {
    let border = |level: &str, minzoom: u8, paint: Value| {
        json!({
            "id": format!("{level}-border"), "type": "line",
            "source": BASEMAP, "source-layer": "boundary", "minzoom": minzoom,
            "filter": ["==", ["get", "level"], level],
            "layout": { "line-join": "round" },
            "paint": paint,
        })
    };
    vec![
        border(
            "municipality",
            8,
            json!({
                "line-color": palette.municipality,
                "line-width": by_zoom(&[(8, 0.5), (12, 1.2)]),
            }),
        ),
        border(
            "county",
            5,
            json!({
                "line-color": palette.county,
                "line-width": by_zoom(&[(5, 0.5), (10, 1.4)]),
                "line-dasharray": [4, 2],
            }),
        ),
        border(
            "country",
            3,
            json!({ "line-color": palette.country, "line-width": by_zoom(&[(3, 0.6), (8, 1.4)]) }),
        ),
    ]
}

fn water_names(palette: &Palette, lang: Lang) -> Vec<Value> {
    let name = |kind: &str, size: Value, spacing: f64| {
        json!({
            "id": format!("{kind}-name"), "type": "symbol",
            "source": BASEMAP, "source-layer": "label",
            "filter": ["==", ["get", "kind"], kind],
            "layout": {
                "text-field": local_name(lang),
                "text-font": [REGULAR],
                "text-size": size,
                "text-letter-spacing": spacing,
                "text-max-width": 7,
                "text-padding": 8,
            },
            "paint": text_paint(palette.water_name, palette.sea),
        })
    };
    vec![
        name("sea", by_zoom(&[(3, 11.0), (6, 15.0)]), 0.15),
        name("fjord", by_zoom(&[(6, 11.0), (10, 13.0)]), 0.04),
    ]
}

fn area_names(palette: &Palette) -> Vec<Value> {
    let name = |kind: &str, zoom: (u8, u8), size: Value, spacing: f64, separator: &str| {
        json!({
            "id": format!("{kind}-name"), "type": "symbol",
            "source": BASEMAP, "source-layer": "label",
            "minzoom": zoom.0, "maxzoom": zoom.1,
            "filter": ["==", ["get", "kind"], kind],
            "layout": {
                "text-field": with_official_names(&json!(["get", "name"]), separator),
                "text-font": [REGULAR],
                "text-size": size,
                "text-letter-spacing": spacing,
                "text-max-width": 20,
                "text-padding": 12,
            },
            "paint": text_paint(palette.area_name, palette.land),
        })
    };
    vec![
        name("municipality", (8, 13), by_zoom(&[(8, 11.0), (12, 13.0)]), 0.06, " – "),
        name("county", (5, 8), by_zoom(&[(5, 11.0), (7, 13.0)]), 0.12, "\n"),
    ]
}

fn places(palette: &Palette, lang: Lang) -> Value {
    let mut paint = text_paint(palette.place_name, palette.land);
    paint["icon-color"] = json!(palette.dot_fill);
    paint["icon-halo-color"] = json!(palette.dot_ring);
    paint["icon-halo-width"] = json!(1.3);
    json!({
        "id": "place", "type": "symbol", "source": BASEMAP, "source-layer": "place",
        // Rank 1 is a city, rank 6 a village.
        "filter": ["<=", ["get", "rank"], ["step", ["zoom"], 2, 4, 3, 5, 4, 7, 5, 8, 6]],
        "layout": {
            "icon-image": DOT,
            "text-field": with_official_names(&local_name(lang), " – "),
            "text-font": ["step", ["get", "rank"], ["literal", [SEMIBOLD]], 4, ["literal", [REGULAR]]],
            "text-size": [
                "interpolate", ["linear"], ["zoom"],
                4, ["interpolate", ["linear"], ["get", "rank"], 1, 12, 6, 11],
                11, ["interpolate", ["linear"], ["get", "rank"], 1, 17, 6, 13],
            ],
            "text-variable-anchor": ["left", "right", "top", "bottom"],
            "text-radial-offset": 0.5,
            "text-justify": "auto",
            "text-max-width": 12,
            "text-padding": 2, // with variable anchors it also widens the gap to the ring
            "icon-padding": by_zoom(&[(4, 16.0), (9, 4.0)]), // few names at a distance
            // The more people, the earlier a name takes its place.
            "symbol-sort-key": ["-", ["*", ["get", "rank"], 1_000_000], ["get", "pop"]],
        },
        "paint": paint,
    })
}

/// Space for the page's own marks: nothing is seen, but the names below keep clear of it.
fn marks() -> Value {
    json!({
        "id": "marks", "type": "symbol", "source": MARKS,
        "layout": {
            "icon-image": ["get", "box"],
            "icon-anchor": ["get", "anchor"],
            "icon-overlap": "always",
            "icon-padding": 2,
        },
    })
}

/// The name in the language of the page where there is one, or else in Norwegian.
fn local_name(lang: Lang) -> Value {
    match lang {
        Lang::Nb => json!(["get", "name"]),
        Lang::En => json!(["coalesce", ["get", "name_en"], ["get", "name"]]),
    }
}

/// The name, followed by the official ones in other languages: "Hamarøy – Hábmer".
fn with_official_names(name: &Value, separator: &str) -> Value {
    json!(["case", ["has", "also"], ["concat", name, separator, ["get", "also"]], name])
}

fn text_paint(color: &str, halo: &str) -> Value {
    json!({ "text-color": color, "text-halo-color": halo, "text-halo-width": 1.4 })
}

/// A value in pixels that grows evenly between zoom levels.
fn by_zoom(steps: &[(u8, f64)]) -> Value {
    let mut expression = vec![json!("interpolate"), json!(["linear"]), json!(["zoom"])];
    for (zoom, pixels) in steps {
        expression.extend([json!(zoom), json!(pixels)]);
    }
    Value::Array(expression)
}
