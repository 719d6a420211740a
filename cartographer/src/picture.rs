//! A view as a picture of its own: a complete SVG document.

mod arcs;
mod card;
mod edges;
mod marks;

use shared::{
    explore::ViewResult,
    lang::Lang,
    mapstyle::{Palette, Theme, rules},
};

use crate::{
    clip::Area,
    font::{FAMILY, Weight},
    ink::Ink,
    labels::{self, Anchor, Ground, LEADING, Label, Room},
    svg::{Svg, escaped, number},
    terrain::{Detail, Terrain},
};

/// What a picture shows on the ground of its frame.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The ground; its frame is that of the picture.
    pub terrain: &'a Terrain,
    /// The answer to the view, its marks placed in that frame.
    pub result: &'a ViewResult,
    /// The cluster's name.
    pub title: &'a str,
    /// The language of all words.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
}

impl Picture<'_> {
    /// How finely the ground of a picture is drawn that will be seen `scale` times as large.
    pub fn detail(scale: f64) -> Detail {
        let grid = (2.0 * scale).clamp(2.0, 6.0);
        Detail {
            grid,
            enlarged: scale.max(1.0),
            tolerance: 0.6,
            smallest: 1.5 * grid,
            shores: true,
        }
    }

    /// The picture as a standalone SVG document, in CSS pixels.
    pub fn svg(&self) -> String {
        let frame = &self.terrain.frame;
        let (width, height) = (number(frame.width, 0), number(frame.height, 0));
        let (ink, palette) = (Ink::of(self.theme), Palette::of(self.theme));
        let mut svg = Svg::default();
        svg.add(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" font-family="'{FAMILY}','Segoe UI',Roboto,Arial,sans-serif" font-size="13" fill="{}">"#,
            ink.ink
        ));
        let title = format!("{} – {}", self.title, card::count(self));
        svg.add(format_args!("<title>{}</title>", escaped(&title)));
        svg.add(format_args!(
            r#"<rect width="{width}" height="{height}" fill="{}"/>"#,
            palette.sea
        ));
        self.ground(&mut svg, palette);

        let card = card::Card::new(self);
        let credits = edges::Credits::new(self);
        let pills = edges::pills(self, card.area());
        let bounds =
            Area { left: 2.0, top: 2.0, right: frame.width - 2.0, bottom: frame.height - 2.0 };
        let mut taken: Vec<Area> =
            self.result.map.marks.iter().flat_map(|mark| labels::areas_of(mark, 1.0)).collect();
        taken.extend(card.area());
        taken.extend(credits.areas());
        taken.extend(pills.iter().map(edges::Pill::area));
        let room = Room { bounds, zoom: frame.zoom, scale: 1.0, lang: self.lang };
        for label in labels::place(&self.terrain.names, &room, &mut taken) {
            name(&mut svg, &label, palette);
        }
        card.draw(&mut svg, ink);
        arcs::draw(&mut svg, &self.result.map.arcs, ink);
        marks::draw(&mut svg, self, palette, ink);
        for pill in &pills {
            pill.draw(&mut svg, ink);
        }
        credits.draw(&mut svg, ink);
        svg.add(format_args!("</svg>\n"));
        svg.0
    }

    fn ground(&self, svg: &mut Svg, palette: &Palette) {
        let (terrain, zoom) = (self.terrain, self.terrain.frame.zoom);
        let grid = terrain.grid;
        let pixels = |pixels: f64| number(pixels * grid, 2);
        svg.add(format_args!(
            r#"<g transform="scale({})" fill="none" stroke-linejoin="round">"#,
            number(1.0 / grid, 6)
        ));
        if !terrain.shore.is_empty() {
            let width = rules::ramp(rules::SHORE_WIDTH, zoom);
            svg.add(format_args!(
                r#"<path d="{}" stroke="{}" stroke-width="{}"/>"#,
                terrain.shore,
                palette.shore,
                pixels(width)
            ));
        }
        if !terrain.land.is_empty() {
            svg.add(format_args!(r#"<path d="{}" fill="{}""#, terrain.land, palette.land));
            if zoom >= f64::from(rules::COAST_FROM) || self.theme == Theme::Print {
                let width = rules::ramp(rules::COAST_WIDTH, zoom).max(0.35);
                // A line of about a pixel has no corners to round, and many coasts have ten thousand.
                svg.add(format_args!(
                    r#" stroke="{}" stroke-linejoin="bevel" stroke-width="{}""#,
                    palette.coast,
                    pixels(width)
                ));
            }
            svg.add(format_args!("/>"));
        }
        if !terrain.rivers.is_empty() {
            svg.add(format_args!(
                r#"<path d="{}" stroke="{}" stroke-width="{}"/>"#,
                terrain.rivers,
                palette.lake,
                pixels(rules::RIVER_WIDTH)
            ));
        }
        if !terrain.lakes.is_empty() {
            svg.add(format_args!(r#"<path d="{}" fill="{}"/>"#, terrain.lakes, palette.lake));
        }
        let colors = [palette.municipality, palette.county, palette.country];
        for ((rule, path), color) in rules::BORDERS.iter().zip(&terrain.borders).zip(colors) {
            if path.is_empty() || zoom < f64::from(rule.from) {
                continue;
            }
            let width = rules::ramp(rule.width, zoom);
            let dashes = rule.dashes.map(|dashes| {
                let lengths = dashes.map(|dash| pixels(f64::from(dash) * width)).join(" ");
                format!(r#" stroke-dasharray="{lengths}""#)
            });
            svg.add(format_args!(
                r#"<path d="{path}" stroke="{color}" stroke-width="{}"{}/>"#,
                pixels(width),
                dashes.unwrap_or_default()
            ));
        }
        svg.add(format_args!("</g>"));
    }
}

fn name(svg: &mut Svg, label: &Label, palette: &Palette) {
    let (color, halo) = match label.ground {
        Ground::Place => (palette.place_name, palette.land),
        Ground::Area => (palette.area_name, palette.land),
        Ground::Water => (palette.water_name, palette.sea),
    };
    if let Some((x, y)) = label.ring {
        svg.add(format_args!(
            r#"<circle cx="{}" cy="{}" r="2.5" fill="{}" stroke="{}" stroke-width="1.2"/>"#,
            number(x, 1),
            number(y, 1),
            palette.dot_fill,
            palette.dot_ring
        ));
    }
    let anchor = match label.anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    };
    let weight = if label.weight == Weight::Semibold { r#" font-weight="600""# } else { "" };
    let spacing = if label.spacing > 0.0 {
        format!(r#" letter-spacing="{}""#, number(label.spacing * label.size, 2))
    } else {
        String::new()
    };
    for (at, line) in label.lines.iter().enumerate() {
        svg.add(format_args!(
            r#"<text x="{}" y="{}" font-size="{}"{weight}{anchor}{spacing} fill="{color}" stroke="{halo}" stroke-width="{}" stroke-linejoin="round" paint-order="stroke">{}</text>"#,
            number(label.x, 1),
            number(label.y + at as f64 * LEADING * label.size, 1),
            number(label.size, 1),
            number(rules::HALO_WIDTH * 2.0, 1),
            escaped(line),
        ));
    }
}
