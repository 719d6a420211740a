//! The layers of the style, from the ground up.
//!
//! Names are few on purpose: what matters on this map are the marks above it. The archive's layers
//! and properties are listed in `basemap/README.md`.

use serde_json::{Value, json};

use super::{LAKES_UNTIL_ZOOM, Palette, REGULAR, SEMIBOLD, rules};
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
    layers.extend(names(palette, lang));
    layers.push(places(palette, lang));
    layers.push(marks());
    layers
}

fn ground(palette: &Palette) -> Vec<Value> {
    vec![
        json!({ "id": "sea", "type": "background", "paint": { "background-color": palette.sea } }),
        json!({
            "id": "shore", "type": "line", "source": BASEMAP, "source-layer": "land",
            "minzoom": rules::SHORE_FROM,
            "paint": {
                "line-color": palette.shore,
                "line-width": by_zoom(rules::SHORE_WIDTH),
                "line-blur": by_zoom(&[(6, 2.0), (9, 6.0), (12, 10.0)]),
            },
        }),
        json!({
            "id": "land", "type": "fill", "source": BASEMAP, "source-layer": "land",
            "paint": { "fill-color": palette.land },
        }),
        json!({
            "id": "coast", "type": "line", "source": BASEMAP, "source-layer": "land",
            "minzoom": rules::COAST_FROM,
            "paint": { "line-color": palette.coast, "line-width": by_zoom(rules::COAST_WIDTH) },
        }),
        json!({
            "id": "river", "type": "line", "source": BASEMAP, "source-layer": "river",
            "minzoom": rules::RIVER_FROM,
            "paint": { "line-color": palette.lake, "line-width": rules::RIVER_WIDTH },
        }),
        json!({
            "id": "lake", "type": "fill", "source": BASEMAP, "source-layer": "lake",
            "maxzoom": LAKES_UNTIL_ZOOM,
            // The smallest appear late: at a distance they are specks.
            "filter": [">=", ["get", "km2"], by_step(rules::LAKE_KM2)],
            "paint": { "fill-color": palette.lake },
        }),
    ]
}

fn borders(palette: &Palette) -> Vec<Value> {
    let border = |(rule, color): (rules::Border, &str)| {
        let mut paint = json!({ "line-color": color, "line-width": by_zoom(rule.width) });
        if let Some(dashes) = rule.dashes {
            paint["line-dasharray"] = json!(dashes);
        }
        json!({
            "id": format!("{}-border", rule.level), "type": "line",
            "source": BASEMAP, "source-layer": "boundary", "minzoom": rule.from,
            "filter": ["==", ["get", "level"], rule.level],
            "layout": { "line-join": "round" },
            "paint": paint,
        })
    };
    let colors = [palette.municipality, palette.county, palette.country];
    rules::BORDERS.into_iter().zip(colors).map(border).collect()
}

fn names(palette: &Palette, lang: Lang) -> Vec<Value> {
    let layer = |rule: rules::NameRule| {
        let (name, color, ground) = match rule.separator {
            None => (local_name(lang), palette.water_name, palette.sea),
            Some(separator) => (
                with_official_names(&json!(["get", "name"]), separator),
                palette.area_name,
                palette.land,
            ),
        };
        json!({
            "id": format!("{}-name", rule.kind), "type": "symbol",
            "source": BASEMAP, "source-layer": "label",
            "minzoom": rule.from, "maxzoom": rule.until.min(24),
            "filter": ["==", ["get", "kind"], rule.kind],
            "layout": {
                "text-field": name,
                "text-font": [REGULAR],
                "text-size": by_zoom(rule.size),
                "text-letter-spacing": rule.spacing,
                "text-max-width": rule.widest,
                "text-padding": rule.padding,
            },
            "paint": text_paint(color, ground),
        })
    };
    rules::NAMES.into_iter().map(layer).collect()
}

fn places(palette: &Palette, lang: Lang) -> Value {
    let mut paint = text_paint(palette.place_name, palette.land);
    paint["icon-color"] = json!(palette.dot_fill);
    paint["icon-halo-color"] = json!(palette.dot_ring);
    paint["icon-halo-width"] = json!(1.3);
    let [city, village] = rules::PLACE_SIZE;
    let size = |at: usize| {
        json!(["interpolate", ["linear"], ["get", "rank"], 1, city[at].1, 6, village[at].1])
    };
    json!({
        "id": "place", "type": "symbol", "source": BASEMAP, "source-layer": "place",
        "filter": ["<=", ["get", "rank"], by_step(rules::PLACE_RANK)],
        "layout": {
            "icon-image": DOT,
            "text-field": with_official_names(&local_name(lang), rules::PLACE_SEPARATOR),
            "text-font": [
                "step", ["get", "rank"],
                ["literal", [SEMIBOLD]], rules::PLACE_BOLD_BELOW, ["literal", [REGULAR]],
            ],
            "text-size": [
                "interpolate", ["linear"], ["zoom"],
                city[0].0, size(0), city[1].0, size(1),
            ],
            "text-variable-anchor": ["left", "right", "top", "bottom"],
            "text-radial-offset": rules::PLACE_OFFSET,
            "text-justify": "auto",
            "text-max-width": rules::PLACE_WIDEST,
            "text-padding": 2, // with variable anchors it also widens the gap to the ring
            "icon-padding": by_zoom(rules::PLACE_PADDING),
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
            "icon-padding": 0, // names keep their own distance
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
    json!({
        "text-color": color, "text-halo-color": halo, "text-halo-width": rules::HALO_WIDTH,
    })
}

/// A value in pixels that grows evenly between zoom levels.
fn by_zoom(steps: &rules::Ramp) -> Value {
    let mut expression = vec![json!("interpolate"), json!(["linear"]), json!(["zoom"])];
    for (zoom, pixels) in steps {
        expression.extend([json!(zoom), json!(pixels)]);
    }
    Value::Array(expression)
}

/// A value that holds from a zoom on.
fn by_step(steps: &rules::Steps) -> Value {
    let mut expression = vec![json!("step"), json!(["zoom"])];
    for (at, (zoom, value)) in steps.iter().enumerate() {
        if at > 0 {
            expression.push(json!(zoom));
        }
        expression.push(json!(value));
    }
    Value::Array(expression)
}
