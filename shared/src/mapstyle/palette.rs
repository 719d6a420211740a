//! The colours of the map's ground, light, dark and on paper: the only place where they are written down.
//!
//! The style for MapLibre and the map drawn on the server both take them from here. Sea and land are
//! the `--sea` and `--land` of the design tokens; everything else keeps quiet beside the marks.

use super::Theme;

/// Colours as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground of everything.
    pub sea: &'static str,
    /// Water close to the shore, a soft band along the coast.
    pub shore: &'static str,
    /// Land.
    pub land: &'static str,
    /// The line between the two.
    pub coast: &'static str,
    /// Lakes and rivers.
    pub lake: &'static str,
    /// The border of a country.
    pub country: &'static str,
    /// The border of a county.
    pub county: &'static str,
    /// The border of a municipality.
    pub municipality: &'static str,
    /// The name of a town; at least 4.5:1 on land and on sea, as all names.
    pub place_name: &'static str,
    /// The name of a county or municipality.
    pub area_name: &'static str,
    /// The name of a sea or fjord.
    pub water_name: &'static str,
    /// The ring that marks a town.
    pub dot_ring: &'static str,
    /// The middle of that ring.
    pub dot_fill: &'static str,
}

/// On light pages.
pub const LIGHT: Palette = Palette {
    sea: "#d4e4eb",
    shore: "#cadde6",
    land: "#f6f4ef",
    coast: "#9dbccb",
    lake: "#d4e4eb",
    country: "#a9a6ac",
    county: "#c4bdb3",
    municipality: "#ddd7cd",
    place_name: "#4f5a60",
    area_name: "#5f5a52",
    water_name: "#3f6375",
    dot_ring: "#6f7a80",
    dot_fill: "#ffffff",
};

/// On dark pages: designed for the dark, not inverted.
pub const DARK: Palette = Palette {
    sea: "#10212b",
    shore: "#0d1b24",
    land: "#26343a",
    coast: "#364952",
    lake: "#16272f",
    country: "#6c7b82",
    county: "#4a5a61",
    municipality: "#36464d",
    place_name: "#b4c2c8",
    area_name: "#9fadb2",
    water_name: "#94b4c4",
    dot_ring: "#9fadb2",
    dot_fill: "#10212b",
};

/// On paper: little ink, and nothing that a grey printer would lose.
pub const PRINT: Palette = Palette {
    sea: "#eef3f5",
    shore: "#e4ecf0",
    land: "#ffffff",
    coast: "#7f929b",
    lake: "#e4ecf0",
    country: "#8c8a8f",
    county: "#aaa59d",
    municipality: "#cfcbc4",
    place_name: "#3a4347",
    area_name: "#524e47",
    water_name: "#3f5d6c",
    dot_ring: "#4f5a60",
    dot_fill: "#ffffff",
};

impl Palette {
    /// The colours of a theme.
    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Print => &PRINT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, `0..=1`.
    ///
    /// Source: Web Content Accessibility Guidelines (WCAG) 2.2, "relative luminance".
    fn luminance(color: &str) -> f64 {
        let channel = |at: usize| {
            let byte = u8::from_str_radix(&color[at..at + 2], 16).unwrap();
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// Contrast ratio, `1..=21`; source as above.
    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn names_can_be_read_on_land_and_on_sea() {
        for theme in Theme::ALL {
            let palette = Palette::of(theme);
            for name in [palette.place_name, palette.area_name, palette.water_name] {
                for ground in [palette.land, palette.sea, palette.shore, palette.lake] {
                    let ratio = contrast(name, ground);
                    assert!(ratio >= 4.5, "{theme:?}: {name} on {ground} has {ratio:.2}:1");
                }
            }
        }
    }

    #[test]
    fn borders_are_weaker_than_names() {
        for theme in Theme::ALL {
            let palette = Palette::of(theme);
            let on_land = |color| contrast(color, palette.land);
            assert!(on_land(palette.municipality) < on_land(palette.county));
            assert!(on_land(palette.county) < on_land(palette.country));
            assert!(on_land(palette.country) < on_land(palette.place_name));
        }
    }
}
