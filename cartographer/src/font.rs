//! The letters of pictures, and how wide they are.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

/// The name of the typeface, in pictures as on pages.
pub const FAMILY: &str = "Noto Sans";

static REGULAR: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
static SEMIBOLD: &[u8] = include_bytes!("../fonts/NotoSans-SemiBold.ttf");

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// The widths of the letters that names are made of, in sizes.
struct Widths {
    /// Of the letters up to `LAST`.
    known: Vec<f32>,
    /// Of what the font lacks.
    missing: f32,
}

/// The letters up to here are measured once; the few others where they occur are taken for wide.
const LAST: u32 = 0x2300;

impl Widths {
    fn of(font: &[u8]) -> Self {
        let font =
            FontRef::new(font).expect("the font travels inside the program, and tests read it");
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let missing = 0.6;
        let width = |code: u32| {
            let glyph = char::from_u32(code).and_then(|letter| font.charmap().map(letter));
            glyph.and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(missing)
        };
        Self { known: (0..LAST).map(width).collect(), missing }
    }
}

/// How wide a text is drawn, CSS pixels, at a size in CSS pixels. Kerning is left out: it is less than
/// what is kept free around every text.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    static WIDTHS: OnceLock<[Widths; 2]> = OnceLock::new();
    let widths = WIDTHS.get_or_init(|| [Widths::of(REGULAR), Widths::of(SEMIBOLD)]);
    let widths = &widths[weight as usize];
    let letter =
        |letter: char| widths.known.get(letter as usize).copied().unwrap_or(widths.missing);
    text.chars().map(letter).map(f64::from).sum::<f64>() * size
}

/// The text in at most so many pixels, with an ellipsis where it had to be cut.
pub fn shortened(text: &str, size: f64, weight: Weight, most: f64) -> String {
    if width(text, size, weight) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if width(&kept, size, weight) + width("…", size, weight) > most {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// The text in lines of at most so many pixels, broken at spaces; a longer word stays whole.
pub fn wrapped(text: &str, size: f64, weight: Weight, spacing: f64, widest: f64) -> Vec<String> {
    let wide =
        |text: &str| width(text, size, weight) + text.chars().count() as f64 * spacing * size;
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if !line.is_empty() && wide(&longer) > widest {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                line = longer;
            }
        }
        lines.push(line);
    }
    lines
}

/// Both weights, for drawing text into pixels.
pub(crate) fn database() -> Arc<fontdb::Database> {
    static DATABASE: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut database = fontdb::Database::new();
        for font in [REGULAR, SEMIBOLD] {
            database.load_font_source(fontdb::Source::Binary(Arc::new(font)));
        }
        database.set_sans_serif_family(FAMILY);
        Arc::new(database)
    };
    DATABASE.get_or_init(load).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_northern_names_is_there() {
        for font in [REGULAR, SEMIBOLD] {
            let charmap = FontRef::new(font).unwrap();
            for letter in "ABCXYZabcxyzÆØÅæøåÁáČčĐđŊŋŠšŦŧŽžÄÖäöÏï–—·©…«»0123456789".chars()
            {
                assert!(charmap.charmap().map(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn heavier_and_larger_letters_are_wider() {
        let regular = width("Mosjøen", 13.0, Weight::Regular);
        assert!(regular > 40.0 && regular < 60.0, "{regular}");
        assert!(width("Mosjøen", 13.0, Weight::Semibold) > regular);
        assert!((width("Mosjøen", 26.0, Weight::Regular) - 2.0 * regular).abs() < 1e-9);
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_with_an_ellipsis() {
        let short = shortened("Kunnskapsparken Helgeland", 13.0, Weight::Regular, 80.0);
        assert!(short.ends_with('…') && width(&short, 13.0, Weight::Regular) <= 80.0, "{short}");
        assert_eq!(shortened("Elkem", 13.0, Weight::Regular, 80.0), "Elkem");
    }

    #[test]
    fn lines_break_at_spaces() {
        let lines = wrapped("Det Norske hav", 10.0, Weight::Regular, 0.0, 60.0);
        assert_eq!(lines, ["Det Norske", "hav"]);
        assert_eq!(wrapped("Troms\nRomsa", 10.0, Weight::Regular, 0.0, 99.0), ["Troms", "Romsa"]);
    }

    #[test]
    fn pictures_find_both_weights_by_the_name_of_the_typeface() {
        let database = database();
        for weight in [400, 600] {
            let query = fontdb::Query {
                families: &[fontdb::Family::Name(FAMILY)],
                weight: fontdb::Weight(weight),
                ..fontdb::Query::default()
            };
            let found = database.query(&query).and_then(|id| database.face(id)).unwrap();
            assert_eq!(found.weight.0, weight);
        }
    }
}
