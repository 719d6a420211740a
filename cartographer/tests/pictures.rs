//! What pictures show: of the ground, of marks, in words and in pixels.
#![expect(clippy::unwrap_used, reason = "a test whose helpers fail has failed")]

mod support;

use std::sync::Arc;

use cartographer::{PageGround, Picture, Terrain, png};
use resvg::tiny_skia::Pixmap;
use shared::{
    geo::LonLat,
    lang::Lang,
    mapstyle::{Palette, Theme},
    view::View,
};
use support::{ATLAS, DIRECTORY, Drawn, HELGELAND, answer, draw, frame};

const SIZE: (f64, f64) = (1000.0, 600.0);

#[test]
fn a_mark_stands_where_the_frame_projects_its_point() {
    for query in ["", "zoom=8.31&center=66.2,13.6", "zoom=6&center=69,18"] {
        let drawn = draw(query, SIZE, Lang::Nb, Theme::Light);
        assert!(!drawn.result.map.marks.is_empty());
        for mark in &drawn.result.map.marks {
            let (x, y) = drawn.frame.project(mark.point.world());
            let written = |x: f64, y: f64| {
                let number = |n: f64| format!("{n:.1}").trim_end_matches(".0").to_owned();
                drawn.svg.contains(&format!("translate({} {})", number(x), number(y)))
            };
            assert!(written(x, y), "{} at {x} {y}", mark.label);
        }
    }
}

#[test]
fn every_layer_of_the_ground_is_drawn_in_the_colours_of_the_theme() {
    for theme in Theme::ALL {
        // One has a border of the country, the other one between counties.
        let places = ["zoom=8&center=66.2,13.6", "zoom=8&center=68.65,16.6"];
        let svg = places.map(|query| draw(query, SIZE, Lang::Nb, theme).svg).concat();
        let p = Palette::of(theme);
        for paint in [
            format!(r#"fill="{}""#, p.sea),
            format!(r#"stroke="{}""#, p.shore),
            format!(r#"fill="{}" stroke="{}""#, p.land, p.coast),
            format!(r#"fill="{}""#, p.lake),
            format!(r#"stroke="{}""#, p.municipality),
            format!(r#"stroke="{}""#, p.county),
            format!(r#"stroke="{}""#, p.country),
            format!(r#"fill="{}" stroke="{}""#, p.place_name, p.land),
            format!(r#"fill="{}" stroke="{}""#, p.area_name, p.land),
            format!(r#"fill="{}" stroke="{}""#, p.dot_fill, p.dot_ring),
        ] {
            assert!(svg.contains(&paint), "{theme:?}: {paint}");
        }
    }
}

#[test]
fn names_follow_the_language_and_keep_their_official_forms() {
    let (nb, en) =
        (draw("", SIZE, Lang::Nb, Theme::Light).svg, draw("", SIZE, Lang::En, Theme::Light).svg);
    assert!(nb.contains(">Norskehavet<") && !nb.contains(">Norwegian<"));
    assert!(en.contains(">Norwegian<") && !en.contains("Norskehavet"));
    for svg in [nb, en] {
        assert!(
            svg.contains("Harstad – Hárstták"),
            "the Sámi name stands beside the Norwegian one"
        );
    }
    let finnmark = draw("zoom=5.2&center=69.5,23", SIZE, Lang::Nb, Theme::Light).svg;
    assert!(finnmark.contains("Finnmárku – Finmarkku"), "Sámi and Kven");
}

#[test]
fn a_picture_says_what_it_shows_who_made_the_map_and_how_far_a_kilometre_is() {
    let svg = draw("", SIZE, Lang::En, Theme::Light).svg;
    for text in [
        "<title>Arctic Cluster Team – 36 organisations</title>",
        ">36 organisations<",
        ">7 without a known position<",
        ">Process industry<",
        ">Several places<",
        ">Only the town is known<",
        "OpenStreetMap",
        "Kartverket",
        "GeoNames",
        ">50 km<",
        ">Further south: 11<",
    ] {
        assert!(svg.contains(text), "{text}");
    }
    let dated = draw("time=2018-06", SIZE, Lang::En, Theme::Light).svg;
    assert!(dated.contains("16 certain, 20 possible") && dated.contains("End of June 2018"));
}

#[test]
fn a_filter_that_names_nothing_draws_nothing_and_is_named() {
    let drawn = draw("kind=pirates", SIZE, Lang::En, Theme::Light);
    assert!(drawn.result.map.marks.is_empty());
    assert!(drawn.svg.contains("0 organisations") && drawn.svg.contains("pirates"));
}

#[test]
fn what_a_visitor_writes_cannot_become_markup() {
    let drawn = draw("q=%3Cscript%3E%26%22", SIZE, Lang::Nb, Theme::Light);
    assert!(!drawn.svg.contains("<script") && drawn.svg.contains("&lt;script&gt;&amp;&quot;"));
    assert!(png(&drawn.svg, 1.0).is_ok());
}

/// The share of pixels that have a colour, give or take two steps per channel.
fn share(pixels: &Pixmap, color: &str) -> f64 {
    let part = |at| u8::from_str_radix(&color[at..at + 2], 16).unwrap();
    let wanted = [part(1), part(3), part(5)];
    let near = |p: &&resvg::tiny_skia::PremultipliedColorU8| {
        let found = [p.red(), p.green(), p.blue()];
        found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 2)
    };
    pixels.pixels().iter().filter(near).count() as f64 / pixels.pixels().len() as f64
}

#[test]
fn land_and_sea_fill_the_pixels_that_they_cover() {
    for theme in Theme::ALL {
        let drawn = draw("", SIZE, Lang::Nb, theme);
        let pixels = Pixmap::decode_png(&png(&drawn.svg, 1.0).unwrap()).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1000, 600));
        let palette = Palette::of(theme);
        let (sea, land) = (share(&pixels, palette.sea), share(&pixels, palette.land));
        assert!((0.35..0.6).contains(&sea), "{theme:?} sea {sea}");
        assert!((0.3..0.6).contains(&land), "{theme:?} land {land}");
    }
}

#[test]
fn a_finer_picture_has_more_pixels_of_the_same() {
    let svg = draw("", (300.0, 200.0), Lang::Nb, Theme::Light).svg;
    let pixels = Pixmap::decode_png(&png(&svg, 2.0).unwrap()).unwrap();
    assert_eq!((pixels.width(), pixels.height()), (600, 400));
    assert!(png(&svg, 100.0).is_err(), "12 million pixels are enough");
}

/// A picture that was looked at and found good: its name, what it shows, language and theme.
type Case = (&'static str, &'static str, Lang, Theme);

/// Every theme in both languages; between them they have every layer.
const CASES: [Case; 7] = [
    ("light-nb", "", Lang::Nb, Theme::Light),
    ("dark-en", "zoom=7&center=66.5,14", Lang::En, Theme::Dark),
    ("print-nb", "zoom=7&center=68.4,17&time=2018", Lang::Nb, Theme::Print),
    ("light-en", "zoom=9.5&center=66.25,14.1", Lang::En, Theme::Light),
    ("dark-nb", "zoom=5&center=67.2,15&links=projects", Lang::Nb, Theme::Dark),
    ("rivers", "zoom=6.2&center=67.6,27", Lang::En, Theme::Light),
    ("print-en", "time=2024&compare=2016&links=owners", Lang::En, Theme::Print),
];

/// A layer, a label or a mark takes more than this share of a picture's values.
const DIFFERENT: f64 = 0.0005;

fn drawn((_, query, lang, theme): Case) -> Drawn {
    draw(query, (480.0, 320.0), lang, theme)
}

fn pixels(svg: &str) -> Pixmap {
    Pixmap::decode_png(&png(svg, 1.0).unwrap()).unwrap()
}

/// The share of values that differ by more than drawing the same on another machine makes them.
fn difference(a: &Pixmap, b: &Pixmap) -> f64 {
    assert_eq!(a.data().len(), b.data().len());
    let other = a.data().iter().zip(b.data()).filter(|(a, b)| a.abs_diff(**b) > 8).count();
    other as f64 / a.data().len() as f64
}

/// `UPDATE_PICTURES=1` draws them anew: look at them before they are committed.
#[test]
fn pictures_look_as_they_did_when_somebody_looked_at_them() {
    for case in CASES {
        let name = case.0;
        let drawn = png(&drawn(case).svg, 1.0).unwrap();
        let path = format!("{}/tests/pictures/{name}.png", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::write(&path, &drawn).unwrap();
        }
        let known = Pixmap::load_png(&path).unwrap();
        let part = difference(&Pixmap::decode_png(&drawn).unwrap(), &known);
        assert!(part < DIFFERENT, "{name}: {:.3} % differ", part * 100.0);
    }
}

#[test]
fn a_layer_that_is_missing_is_seen_in_one_of_them() {
    type Layer = (&'static str, fn(&mut Drawn));
    let layers: [Layer; 10] = [
        ("land", |d| d.terrain.land.clear()),
        ("lakes", |d| d.terrain.lakes.clear()),
        ("rivers", |d| d.terrain.rivers.clear()),
        ("borders of municipalities", |d| d.terrain.borders[0].clear()),
        ("borders of counties", |d| d.terrain.borders[1].clear()),
        ("borders of countries", |d| d.terrain.borders[2].clear()),
        ("names", |d| d.terrain.names.clear()),
        ("marks", |d| Arc::make_mut(&mut d.result.map).marks.clear()),
        ("arcs", |d| Arc::make_mut(&mut d.result.map).arcs.clear()),
        ("edges", |d| Arc::make_mut(&mut d.result.map).edges.clear()),
    ];
    for (name, remove) in layers {
        let seen = CASES.into_iter().any(|case| {
            let mut drawn = drawn(case);
            let whole = pixels(&drawn.svg);
            remove(&mut drawn);
            let picture = Picture {
                terrain: &drawn.terrain,
                result: &drawn.result,
                title: "Arctic Cluster Team",
                lang: case.2,
                theme: case.3,
            };
            difference(&whole, &pixels(&picture.svg())) >= DIFFERENT
        });
        assert!(seen, "nobody would miss the {name}");
    }
}

fn ground(query: &str, lang: Lang) -> String {
    let view = View::parse(query);
    let frame = DIRECTORY.first_frame(&view);
    let result = answer(&view, frame, lang);
    PageGround::new(Some(&ATLAS), frame).markup(&result.map, lang)
}

#[test]
fn the_ground_of_a_page_is_small() {
    for query in ["", "zoom=6&center=66.2,13.6", "zoom=9&center=66.2,13.6"] {
        let markup = ground(query, Lang::Nb);
        let mut packed = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 4, 22);
        std::io::Write::write_all(&mut writer, markup.as_bytes()).unwrap();
        drop(writer);
        assert!(markup.contains(r#"class="land"#) && packed.len() <= 20_000, "{}", packed.len());
    }
}

#[test]
fn the_ground_of_a_page_leaves_colours_to_its_style_sheet() {
    let markup = ground("", Lang::Nb);
    for not in ["style=", "fill=", "stroke=", "<style", "id="] {
        assert!(!markup.contains(not), "{not}");
    }
    assert!(ground("", Lang::En).contains(">Norwegian<") && markup.contains("Norskehavet"));
}

#[test]
fn names_on_a_page_stand_in_per_cent_of_the_frame() {
    let frame = DIRECTORY.first_frame(&View::default());
    let (x, y) = frame.project(LonLat { lon: 17.43, lat: 68.44 }.world());
    let markup = ground("", Lang::Nb);
    let before = &markup[..markup.find("Narvik").unwrap()];
    let at = &before[before.rfind("<svg class=").unwrap()..];
    let per_cent = |name: &str| -> f64 {
        let (_, rest) = at.split_once(&format!(r#" {name}=""#)).unwrap();
        rest[..rest.find('%').unwrap()].parse().unwrap()
    };
    assert!((per_cent("x") - x / frame.width * 100.0).abs() < 0.5);
    assert!((per_cent("y") - y / frame.height * 100.0).abs() < 0.5);
}

#[test]
fn neither_edges_nor_buttons_of_a_phone_cut_names() {
    let (width, height) = (390.0, 344.0);
    let cut = |query: &str, lang: Lang, of_phones: bool| {
        let frame = DIRECTORY.first_frame(&View::parse(query));
        let wide = frame.width * (width / frame.width).min(height / frame.height);
        let high = wide * frame.height / frame.width;
        let markup = ground(query, lang);
        let links = answer(&View::parse(query), frame, lang).map.links(lang);
        let names = markup.split("<svg class=\"").skip(1).filter(|name| name.contains("<text"));
        let shown = names.filter(|name| {
            let class = &name[..name.find('"').unwrap()];
            let here = if of_phones { ["narrow", ""] } else { ["roomy", ""] };
            here.contains(&class.split_once(' ').map_or("", |(_, when)| when))
        });
        let is_cut = |name: &&str| {
            let number = |from: &str, attribute: &str| -> f64 {
                let (_, rest) = from.split_once(&format!(r#" {attribute}=""#)).unwrap();
                rest[..rest.find(['"', '%']).unwrap()].parse().unwrap()
            };
            let x = width / 2.0 + (number(name, "x") / 100.0 - 0.5) * wide;
            let y = height / 2.0 + (number(name, "y") / 100.0 - 0.5) * high;
            name.split("<text").skip(1).any(|text| {
                let (_, words) = text.split_once('>').unwrap();
                let words = &words[..words.find('<').unwrap()];
                // A little narrower than it is: this is about what is seen to be cut.
                let long =
                    shared::marks::text_width(words) * number(text, "font-size") / 13.0 * 0.8;
                let left = x
                    + number(text, "x")
                    + match text {
                        _ if text.contains(r#"="middle""#) => -long / 2.0,
                        _ if text.contains(r#"="end""#) => -long,
                        _ => 0.0,
                    };
                let (right, base) = (left + long, y + number(text, "y"));
                let over_edge = |edge: f64| left < edge - 1.0 && right > edge + 1.0;
                let under_zoom = right > width - 51.0
                    && left < width - 13.0
                    && (14.0..172.0).contains(&(base - 4.0));
                // They stand one below the other at the left.
                let under_link = (0..).zip(&links).any(|(row, (_, said))| {
                    let (top, long) =
                        (56.0 + 36.0 * f64::from(row), shared::marks::text_width(said));
                    left < 34.0 + long && (top + 4.0..top + 34.0).contains(&base) && right > 12.0
                });
                let seen = (0.0..height).contains(&base);
                seen && (over_edge(0.0) || over_edge(width) || under_zoom || under_link)
            })
        };
        shown.filter(is_cut).count()
    };
    let queries =
        ["", "zoom=5&center=68.4,17", "zoom=6&center=66.2,13.6", "zoom=7&center=67.3,14.9"];
    for lang in Lang::ALL {
        for query in queries {
            assert_eq!(cut(query, lang, true), 0, "{query} in {lang:?}");
        }
        let others = queries.map(|query| cut(query, lang, false));
        assert!(others.iter().sum::<usize>() > 0, "nothing to be mended in {lang:?}");
    }
}

#[test]
fn without_an_archive_marks_stand_on_the_sea() {
    let view = View::parse("zoom=8");
    let place = frame(&view, 400.0, 300.0);
    let place = shared::marks::Frame { center: HELGELAND, ..place };
    let (terrain, result) = (Terrain::sea(place), answer(&view, place, Lang::Nb));
    let theme = Theme::Light;
    let picture = Picture { terrain: &terrain, result: &result, title: "T", lang: Lang::Nb, theme };
    assert!(picture.svg().contains(">Mo i Rana<") && png(&picture.svg(), 1.0).is_ok());
    let page = PageGround::new(None, DIRECTORY.first_frame(&view));
    assert!(!page.markup(&result.map, Lang::Nb).contains("<path"));
}

#[test]
fn a_comparison_is_said_at_the_marks() {
    let told = |query: &str| {
        let drawn = draw(query, SIZE, Lang::Nb, Theme::Light);
        let changed = drawn.result.map.marks.iter().filter(|mark| !mark.change.0.is_empty());
        assert_eq!(drawn.svg.matches(r#"class="change""#).count(), changed.clone().count());
        changed.count()
    };
    assert!(told("time=2024&compare=2016") > 0);
    assert_eq!(told("time=2024"), 0);
}

#[test]
fn what_lies_beyond_an_edge_is_not_said_over_the_title() {
    // The card of a comparison is wide: the middle of the upper edge lies on it.
    for width in [480.0, 600.0] {
        let view = "zoom=8&center=69.2,24.5&time=2024&compare=2016";
        let svg = draw(view, (width, 320.0), Lang::En, Theme::Light).svg;
        let number = |text: &str| text[..text.find('"').unwrap()].parse::<f64>().unwrap();
        let corner = |part: &str| {
            let of = |name: &str| number(part.split_once(&format!(r#"{name}=""#)).unwrap().1);
            (of("x"), of("y"), of("width"), of("height"))
        };
        let (_, card) = svg.split_once(r#"<rect x="10""#).unwrap();
        let (left, top, wide, high) = corner(&format!(r#"<rect x="10"{card}"#));
        for pill in svg.split("<rect ").filter(|rect| rect.contains(r#"rx="13""#)) {
            let (x, y, width, _) = corner(pill);
            let over = x < left + wide && x + width > left && y < top + high;
            assert!(!over, "{x} {y} beside {wide} by {high}");
        }
    }
}

#[test]
fn a_name_comes_at_the_zoom_of_its_tiles_however_large_the_picture_is_seen() {
    let frame = frame(&View::parse("zoom=4.2&center=66.5,20"), SIZE.0, SIZE.1);
    let named = |scale: f64| {
        let terrain = Terrain::of(&ATLAS, frame, Picture::detail(scale));
        let shown = |zoom: f64| {
            let names = terrain.names.iter().filter(move |name| name.is_shown(zoom));
            names.map(|name| name.text(Lang::Nb)).collect::<Vec<_>>()
        };
        [4.2, 4.9, 5.0].map(shown)
    };
    let (once, twice) = (named(1.0), named(2.0));
    assert_eq!(once[0], twice[0]);
    // Towns abroad begin a zoom later than those of as many people in northern Norway.
    let rovaniemi = |names: &[String]| names.iter().any(|name| name == "Rovaniemi");
    assert_eq!(twice.map(|names| rovaniemi(&names)), [false, false, true]);
}
