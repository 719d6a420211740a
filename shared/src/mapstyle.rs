//! The look of the map's ground as a style for MapLibre: sea, land, borders and few names.
//!
//! Only the server calls [`style`]; the page fetches the result as JSON, so that neither the style
//! nor the code that writes it weighs on the page.
//!
//! Source of the format: MapLibre Style Specification, version 8.

pub mod layers;
pub mod palette;
pub mod rules;

use serde_json::{Value, json};

use crate::lang::Lang;

pub use palette::Palette;

/// The colours of a map: light or dark, as the system of the visitor wishes, or for paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark ink on a light ground; the default.
    Light,
    /// Light ink on a dark ground.
    Dark,
    /// Black ink on white paper; for pictures only.
    Print,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];
    /// The themes of pages, and so of the moving map.
    pub const OF_PAGES: [Self; 2] = [Self::Light, Self::Dark];

    /// The word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }
}

/// Who made a part of the map's ground, to be shown and linked wherever the map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The visible text.
    pub text: &'static str,
    /// Where it leads.
    pub href: &'static str,
}

/// The credits that the licences of the basemap ask for, in the order in which they are shown.
///
/// Source: `basemap/LICENSE.md`.
pub const fn credits(lang: Lang) -> [Credit; 3] {
    let openstreetmap = match lang {
        Lang::Nb => "© OpenStreetMap-bidragsytere",
        Lang::En => "© OpenStreetMap contributors",
    };
    [
        Credit { text: openstreetmap, href: "https://www.openstreetmap.org/copyright" },
        Credit { text: "© Kartverket", href: "https://www.kartverket.no/" },
        Credit { text: "GeoNames", href: "https://www.geonames.org/" },
    ]
}

/// The deepest zoom that the archive holds; closer views enlarge its tiles.
pub const TILE_MAX_ZOOM: u8 = 9;
/// From this zoom lakes are hidden: their shapes are too coarse to be looked at closely.
pub const LAKES_UNTIL_ZOOM: u8 = 11;
/// How far visitors may zoom out and in.
pub const ZOOM_RANGE: (u8, u8) = (3, 14);

/// The whole style, version 8.
///
/// `tiles_url` is the address of a tile with `{z}`, `{x}` and `{y}` in it; `fonts_url` is the folder
/// with the font files, without a slash at the end. Both may begin with `/`.
pub fn style(theme: Theme, lang: Lang, tiles_url: &str, fonts_url: &str) -> Value {
    json!({
        "version": 8,
        "name": format!("Klyngekart {}", theme.code()),
        // No `glyphs`: MapLibre draws the letters itself from these files.
        "font-faces": {
            REGULAR: font_files(fonts_url, 400),
            SEMIBOLD: font_files(fonts_url, 600),
        },
        "sources": {
            layers::BASEMAP: {
                "type": "vector",
                "tiles": [tiles_url],
                "minzoom": 0,
                "maxzoom": TILE_MAX_ZOOM,
                "attribution": attribution_html(lang),
            },
            layers::MARKS: {
                "type": "geojson",
                "data": { "type": "FeatureCollection", "features": [] },
            },
        },
        "layers": layers::layers(Palette::of(theme), lang),
    })
}

/// The font of most names.
const REGULAR: &str = "Noto Sans";
/// The font of larger towns.
const SEMIBOLD: &str = "Noto Sans Semibold";

/// The two files of one weight; the second is fetched only where a name has Sámi letters or the like.
fn font_files(fonts_url: &str, weight: u16) -> Value {
    json!([
        {
            "url": format!("{fonts_url}/noto-sans-latin-{weight}-normal.woff2"),
            "unicode-range": ["U+0000-00FF", "U+2000-206F"],
        },
        {
            "url": format!("{fonts_url}/noto-sans-latin-ext-{weight}-normal.woff2"),
            "unicode-range": ["U+0100-02FF", "U+1E00-1EFF"],
        },
    ])
}

fn attribution_html(lang: Lang) -> String {
    credits(lang).map(|c| format!(r#"<a href="{}">{}</a>"#, c.href, c.text)).join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Value> {
        Theme::ALL.into_iter().flat_map(|theme| {
            Lang::ALL.map(|lang| style(theme, lang, "/tiles/0a/{z}/{x}/{y}", "/assets/0b/fonts"))
        })
    }

    fn layer<'a>(style: &'a Value, id: &str) -> &'a Value {
        style["layers"].as_array().unwrap().iter().find(|layer| layer["id"] == id).unwrap()
    }

    #[test]
    fn every_layer_has_a_source_that_exists_and_a_name_of_its_own() {
        for style in all() {
            let layers = style["layers"].as_array().unwrap();
            let mut ids: Vec<_> = layers.iter().map(|l| l["id"].as_str().unwrap()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), layers.len());
            for layer in layers.iter().filter(|layer| layer["type"] != "background") {
                assert!(style["sources"].get(layer["source"].as_str().unwrap()).is_some());
            }
        }
    }

    #[test]
    fn every_font_that_is_used_is_declared_and_comes_from_our_folder() {
        for style in all() {
            let fonts = style["font-faces"].as_object().unwrap();
            let mut names = Vec::new();
            for layer in style["layers"].as_array().unwrap() {
                collect_fonts(&layer["layout"]["text-font"], &mut names);
            }
            assert!(!names.is_empty());
            assert!(names.iter().all(|name| fonts.contains_key(name)), "{names:?}");
            for file in fonts.values().flat_map(|files| files.as_array().unwrap()) {
                assert!(file["url"].as_str().unwrap().starts_with("/assets/0b/fonts/noto-sans-"));
            }
            assert!(style.get("glyphs").is_none());
        }
    }

    fn collect_fonts(value: &Value, names: &mut Vec<String>) {
        match value {
            Value::String(text) if text.starts_with("Noto") => names.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| collect_fonts(item, names)),
            _ => {}
        }
    }

    #[test]
    fn lakes_are_hidden_from_zoom_11() {
        for style in all() {
            assert_eq!(layer(&style, "lake")["maxzoom"], LAKES_UNTIL_ZOOM);
        }
    }

    #[test]
    fn seas_are_called_in_the_language_of_the_page() {
        let name = |lang| {
            let style = style(Theme::Light, lang, "t", "f");
            layer(&style, "sea-name")["layout"]["text-field"].to_string()
        };
        assert!(name(Lang::En).contains("name_en") && !name(Lang::Nb).contains("name_en"));
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        for mut style in all() {
            for source in style["sources"].as_object_mut().unwrap().values_mut() {
                source.as_object_mut().unwrap().remove("attribution"); // links, followed by people only
            }
            assert!(!style.to_string().contains("://"));
        }
    }

    #[test]
    fn all_who_made_the_map_are_named_and_linked() {
        for lang in Lang::ALL {
            let style = style(Theme::Dark, lang, "t", "f");
            let html = style["sources"][layers::BASEMAP]["attribution"].as_str().unwrap();
            for credit in credits(lang) {
                assert!(html.contains(credit.text) && html.contains(credit.href));
            }
        }
    }

    #[test]
    fn the_marks_come_last_and_so_keep_their_place_free_of_names() {
        for style in all() {
            assert_eq!(
                style["layers"].as_array().unwrap().last().unwrap()["source"],
                layers::MARKS
            );
        }
    }
}
