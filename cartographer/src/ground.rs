//! The ground of the first paint: markup that a page puts under its marks, coloured by its style
//! sheet and the same at every width.

use shared::{
    explore::{MapPicture, OnPhone, PHONE},
    lang::Lang,
    mapstyle::rules,
    marks::Frame,
};

use crate::{
    archive::Atlas,
    clip::Area,
    labels::{self, Anchor, Ground as On, LEADING, Label, Room},
    svg::{Svg, escaped, number},
    terrain::{Detail, Terrain},
};

/// How much of the world beyond the frame there is on each side, in widths and heights: pages show it
/// where they are wider or higher than the frame.
const BEYOND: (f64, f64) = (0.95, 0.35);
/// How far beyond the frame on each side there are names, in widths: as far as most windows show, for the
/// edge of a window would cut those farther out.
const NAMED: f64 = 0.45;
/// Grid units per CSS pixel of the frame. Pages show it up to about three times as large.
const DETAIL: Detail =
    Detail { grid: 2.5, enlarged: 2.0, tolerance: 1.0, smallest: 8.0, shores: false };
/// How many times as large as the frame a page has to be for more names.
const ROOMY: f64 = 1.5;

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
    /// colour: classes `sea`, `land`, `coast`, `lake`, `river`, `border-…` and `place`, `area`,
    /// `water` are for the style sheet; `wide` is for what only large maps show, `narrow` for what only
    /// those of phones do, and `roomy` for what these do not.
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
            let coast = if self.frame.zoom >= f64::from(rules::COAST_FROM) { " coast" } else { "" };
            svg.add(format_args!(r#"<path class="land{coast}" d="{}"/>"#, terrain.land));
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

    /// Names keep their size, so what has room in the narrowest frame has room in wider ones too. What a
    /// phone's buttons or sides would cut is elsewhere there, or not at all.
    fn names(&self, svg: &mut Svg, picture: &MapPicture, lang: Lang) {
        let phone = picture.on_phone(lang);
        let (small, seen) = (phone.scale, self.seen_on(&phone));
        let covered = over(&phone).map(|area| area.moved(seen.left, seen.top)).collect();
        let marks = phone.marks.iter().flat_map(|mark| labels::areas_of(mark, 1.0));
        let marks = marks.map(|area| area.moved(seen.left, seen.top));
        let mut narrow = self.placed(small, lang, marks, covered);
        let marks = |scale: f64| {
            let (left, top) = self.corner();
            let areas = picture.marks.iter().flat_map(move |mark| labels::areas_of(mark, scale));
            areas.map(move |area| area.moved(left * scale, top * scale))
        };
        let base = self.placed(1.0, lang, marks(1.0), Vec::new());
        for label in &base {
            // What stands beside its ring in the same way is written once.
            let class = match narrow.iter().position(|other| other.stands_like(label, small)) {
                Some(same) => {
                    narrow.remove(same);
                    ""
                }
                None => " roomy",
            };
            self.name(svg, label, 1.0, class);
        }
        for label in narrow.iter().filter(|label| seen.holds(&label.area())) {
            self.name(svg, label, small, " narrow");
        }
        let before = base.iter().map(|label| {
            let (x, y) = label.stands_at();
            label.area().moved(x * (ROOMY - 1.0), y * (ROOMY - 1.0)).widened(4.0)
        });
        for label in self.placed(ROOMY, lang, marks(ROOMY), before.collect()) {
            self.name(svg, &label, ROOMY, " wide");
        }
    }

    /// The names that have room beside `marks` and what else is `taken` where the ground is drawn `scale`
    /// times as large as its frame.
    fn placed(
        &self,
        scale: f64,
        lang: Lang,
        marks: impl Iterator<Item = Area>,
        mut taken: Vec<Area>,
    ) -> Vec<Label> {
        let frame = &self.terrain.frame;
        let (width, height) = (frame.width * scale, frame.height * scale);
        let nameless = (BEYOND.0 - NAMED) * self.frame.width * scale;
        let room = Room {
            bounds: Area { left: nameless, top: 0.0, right: width - nameless, bottom: height },
            // One size of letters for all but large maps, which show more.
            zoom: if scale < ROOMY { self.frame.zoom } else { self.frame.zoom + scale.log2() },
            scale,
            lang,
        };
        taken.extend(marks);
        labels::place(&self.terrain.names, &room, &mut taken)
    }

    /// What a phone shows of what is drawn, in its pixels.
    fn seen_on(&self, phone: &OnPhone) -> Area {
        let (width, height) = PHONE;
        // The middle is the same.
        let (left, top) = self.corner();
        let left = (left + self.frame.width / 2.0) * phone.scale - width / 2.0;
        let top = (top + self.frame.height / 2.0) * phone.scale - height / 2.0;
        Area { left, top, right: left + width, bottom: top + height }
    }

    /// Where the frame begins in what is drawn, CSS pixels.
    fn corner(&self) -> (f64, f64) {
        (BEYOND.0 * self.frame.width, BEYOND.1 * self.frame.height)
    }

    fn name(&self, svg: &mut Svg, label: &Label, scale: f64, class: &str) {
        // It stands still; the text beside it keeps its distance in pixels.
        let (x, y) = label.stands_at();
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

/// What lies over a phone's map: buttons and links, and its sides, which would cut names.
fn over(phone: &OnPhone) -> impl Iterator<Item = Area> + '_ {
    let (width, height) = PHONE;
    let buttons = phone.covered.iter().map(|area| Area {
        left: area.left,
        top: area.top,
        right: area.right,
        bottom: area.bottom,
    });
    let sides = [0.0, width].into_iter();
    buttons.chain(sides.map(move |x| Area {
        left: x - 1.0,
        top: 0.0,
        right: x + 1.0,
        bottom: height,
    }))
}
