//! The ground of the first paint: markup that a page puts under its marks, coloured by its style
//! sheet and the same at every width.

use shared::{explore::MapPicture, lang::Lang, mapstyle::rules, marks::Frame};

use crate::{
    archive::Atlas,
    clip::Area,
    labels::{self, Anchor, Ground as On, LEADING, Label, Room},
    svg::{Svg, escaped, number},
    terrain::{Detail, Terrain},
};

/// How much of the world beyond the frame there is on each side, in widths and heights: pages show it
/// where they are wider or higher than the frame.
const BEYOND: (f64, f64) = (0.75, 0.35);
/// Grid units per CSS pixel of the frame. Pages show it up to about three times as large.
const DETAIL: Detail =
    Detail { grid: 2.5, enlarged: 2.0, tolerance: 0.9, smallest: 8.0, shores: false };
/// How many times as large as the frame a page has to be for more names, and their class.
const TIERS: [(f64, &str); 2] = [(1.0, ""), (1.5, " wide")];

/// The land of a frame that the server draws pages for, to be kept.
#[derive(Clone, Debug)]
pub struct PageGround {
    frame: Frame,
    terrain: Terrain,
}

impl PageGround {
    /// The ground of a page's frame; without an archive there is only sea.
    pub fn new(atlas: Option<&Atlas>, frame: Frame) -> Self {
        let wide = Frame {
            width: frame.width * (1.0 + 2.0 * BEYOND.0),
            height: frame.height * (1.0 + 2.0 * BEYOND.1),
            ..frame
        };
        let terrain = atlas.map_or_else(|| Terrain::sea(wide), |a| Terrain::of(a, wide, DETAIL));
        Self { frame, terrain }
    }

    /// About how many bytes it takes in memory.
    pub fn weight(&self) -> usize {
        self.terrain.weight()
    }

    /// Tiles that could not be read.
    pub fn faults(&self) -> &[String] {
        &self.terrain.faults
    }

    /// What an `<svg class="ground">` of the frame's shape holds. It has no `style` attribute and no
    /// colour: classes `sea`, `shore`, `land`, `lake`, `river`, `border-…` and `place`, `area`,
    /// `water` are for the style sheet, `wide` is for what only large maps show.
    pub fn markup(&self, picture: &MapPicture, lang: Lang) -> String {
        let mut svg = Svg::default();
        self.land(&mut svg);
        self.names(&mut svg, picture, lang);
        svg.0
    }

    fn land(&self, svg: &mut Svg) {
        let (terrain, zoom) = (&self.terrain, self.frame.zoom + DETAIL.enlarged.log2());
        let grid = terrain.grid;
        let box_of = [
            BEYOND.0 * self.frame.width * grid,
            BEYOND.1 * self.frame.height * grid,
            self.frame.width * grid,
            self.frame.height * grid,
        ];
        let view_box = box_of.map(|side| number(side, 1)).join(" ");
        svg.add(format_args!(
            r#"<svg width="100%" height="100%" viewBox="{view_box}" overflow="visible">"#
        ));
        if !terrain.land.is_empty() {
            svg.add(format_args!(r#"<path class="land" d="{}"/>"#, terrain.land));
        }
        if !terrain.lakes.is_empty() {
            svg.add(format_args!(r#"<path class="lake" d="{}"/>"#, terrain.lakes));
        }
        if !terrain.rivers.is_empty() {
            svg.add(format_args!(r#"<path class="river" d="{}"/>"#, terrain.rivers));
        }
        for (rule, path) in rules::BORDERS.iter().zip(&terrain.borders) {
            if path.is_empty() || zoom < f64::from(rule.from) {
                continue;
            }
            // What begins between the smallest size and the largest is for large maps.
            let wide = if self.frame.zoom < f64::from(rule.from) { " wide" } else { "" };
            svg.add(format_args!(r#"<path class="border-{}{wide}" d="{path}"/>"#, rule.level));
        }
        svg.add(format_args!("</svg>"));
    }

    /// Names keep their size, so what has room in the narrowest frame has room in wider ones too.
    fn names(&self, svg: &mut Svg, picture: &MapPicture, lang: Lang) {
        let frame = &self.terrain.frame;
        let (left, top) = (BEYOND.0 * self.frame.width, BEYOND.1 * self.frame.height);
        let mut drawn: Vec<(f64, Label)> = Vec::new();
        for (scale, class) in TIERS {
            let room = Room {
                bounds: Area {
                    left: 0.0,
                    top: 0.0,
                    right: frame.width * scale,
                    bottom: frame.height * scale,
                },
                zoom: self.frame.zoom + scale.log2(),
                scale,
                lang,
            };
            let mut taken: Vec<Area> = Vec::new();
            for mark in &picture.marks {
                taken.extend(
                    labels::areas_of(mark, scale).map(|a| a.moved(left * scale, top * scale)),
                );
            }
            taken.extend(drawn.iter().map(|(before, label)| {
                let area = label.area();
                let (dx, dy) = label.ring.unwrap_or((
                    f64::midpoint(area.left, area.right),
                    f64::midpoint(area.top, area.bottom),
                ));
                area.moved(dx * (scale / before - 1.0), dy * (scale / before - 1.0)).widened(4.0)
            }));
            for label in labels::place(&self.terrain.names, &room, &mut taken) {
                self.name(svg, &label, scale, class);
                drawn.push((scale, label));
            }
        }
    }

    fn name(&self, svg: &mut Svg, label: &Label, scale: f64, class: &str) {
        let area = label.area();
        // The ring of a town, the middle of other names, stands still; the text beside it keeps its
        // distance in pixels.
        let (x, y) = label.ring.unwrap_or((
            f64::midpoint(area.left, area.right),
            f64::midpoint(area.top, area.bottom),
        ));
        let share =
            |at: f64, beyond: f64, whole: f64| number((at / scale / whole - beyond) * 100.0, 2);
        let kind = match label.ground {
            On::Place => "place",
            On::Area => "area",
            On::Water => "water",
        };
        svg.add(format_args!(
            r#"<svg class="{kind}{class}" x="{}%" y="{}%" overflow="visible">"#,
            share(x, BEYOND.0, self.frame.width),
            share(y, BEYOND.1, self.frame.height),
        ));
        if label.ring.is_some() {
            svg.add(format_args!(r#"<circle r="2.5"/>"#));
        }
        let anchor = match label.anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        for (at, line) in label.lines.iter().enumerate() {
            svg.add(format_args!(
                r#"<text x="{}" y="{}" font-size="{}"{anchor}{}>{}</text>"#,
                number(label.x - x, 1),
                number(label.y - y + at as f64 * LEADING * label.size, 1),
                number(label.size, 1),
                if label.weight == crate::font::Weight::Semibold {
                    r#" font-weight="600""#
                } else {
                    ""
                },
                escaped(line),
            ));
        }
        svg.add(format_args!("</svg>"));
    }
}
