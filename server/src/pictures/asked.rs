//! What is asked of a picture: the view of the explorer's address, and the size and look of it.

use cartographer::MOST_PIXELS;
use shared::{
    geo::{Bounds, WORLD_PIXELS, World},
    lang::Lang,
    mapstyle::Theme,
    marks::Frame,
    view::{Layout, View},
};

use crate::error::BadValue;

/// Width and height in CSS pixels, from the least to the greatest.
const SIDE: (f64, f64) = (64.0, 2400.0);
/// Sizes are rounded to this, so that few pictures serve many pages.
const SIDE_STEP: f64 = 5.0;
/// Pixels for each CSS pixel, from the least to the greatest.
const SCALE: (f64, f64) = (1.0, 3.0);
const SCALE_STEP: f64 = 0.5;
/// The size of previews on other sites.
const USUAL: (f64, f64) = (1200.0, 630.0);

/// A picture that can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What it shows.
    pub view: View,
    /// The language of its words.
    pub lang: Lang,
    /// CSS pixels.
    pub width: f64,
    /// CSS pixels.
    pub height: f64,
    /// Pixels for each CSS pixel.
    pub scale: f64,
    /// Its colours.
    pub theme: Theme,
}

impl Asked {
    /// Reads a query string, and the same as names and values. Of a name that is there twice the
    /// first counts; blank values count as not given.
    ///
    /// # Errors
    ///
    /// Every size, scale, theme and language that cannot be drawn, with what could.
    pub fn read(query: &str, pairs: &[(String, String)]) -> Result<Self, Vec<BadValue>> {
        let given = |name: &str| {
            let mut values = pairs.iter().filter(|(key, value)| key == name && !value.is_empty());
            values.next().map(|(_, value)| value.as_str())
        };
        let mut bad = Vec::new();
        let mut side =
            |name: &str, usual: f64| number(name, given(name), usual, SIDE, SIDE_STEP, &mut bad);
        let (width, height) = (side("width", USUAL.0), side("height", USUAL.1));
        let scale = number("scale", given("scale"), 1.0, SCALE, SCALE_STEP, &mut bad);
        let theme = choice(
            "theme",
            given("theme"),
            Theme::Light,
            &Theme::ALL.map(|theme| (theme.code(), theme)),
            &mut bad,
        );
        let langs = Lang::ALL.map(|lang| (lang.code(), lang));
        let lang = choice("lang", given("lang"), Lang::default(), &langs, &mut bad);
        if bad.is_empty() && width * height * scale * scale > MOST_PIXELS {
            let most = (MOST_PIXELS / width / height).sqrt();
            let most = ((most / SCALE_STEP).floor() * SCALE_STEP).max(SCALE.0);
            let message =
                format!("scale must be at most {most} for a picture of {width} by {height}");
            bad.push(BadValue::new("scale", given("scale").unwrap_or("1"), message));
        }
        let view = View {
            // What changes nothing on a picture is not kept apart.
            sort: None,
            layout: Layout::default(),
            page: 0,
            ..View::parse(query)
        };
        if bad.is_empty() { Ok(Self { view, lang, width, height, scale, theme }) } else { Err(bad) }
    }

    /// The same for two that give the same picture of the same data.
    pub fn key(&self) -> String {
        let Self { view, lang, width, height, scale, theme } = self;
        let unread = &view.unread; // named in the picture, but not part of the canonical address
        let (theme, query) = (theme.code(), view.query());
        format!("{lang} {width} {height} {scale} {theme} {query} {unread:?}")
    }

    /// What of the map it shows: the middle and zoom of the view, or the whole extent. The middle
    /// lies on a whole pixel, so that pictures that hardly differ are the same.
    pub fn frame(&self, extent: Bounds) -> Frame {
        let mut frame = Frame::fit(extent, self.width, self.height);
        frame.zoom = (self.view.zoom.unwrap_or(frame.zoom) * 1000.0).round() / 1000.0;
        if let Some(center) = self.view.center {
            let pixels = WORLD_PIXELS * frame.zoom.exp2();
            let whole = |part: f64| (part * pixels).round() / pixels;
            let World { x, y } = center.world();
            frame.center = World { x: whole(x), y: whole(y) }.lonlat();
        }
        frame
    }
}

fn number(
    name: &str,
    given: Option<&str>,
    usual: f64,
    (least, most): (f64, f64),
    step: f64,
    bad: &mut Vec<BadValue>,
) -> f64 {
    let Some(text) = given else { return usual };
    let number = text.trim().parse::<f64>().ok().filter(|number| (least..=most).contains(number));
    if let Some(number) = number {
        ((number / step).round() * step).clamp(least, most)
    } else {
        let message = format!("{name} must be a number from {least} to {most}");
        bad.push(BadValue::new(name, text, message));
        usual
    }
}

fn choice<T: Copy>(
    name: &str,
    given: Option<&str>,
    usual: T,
    known: &[(&str, T)],
    bad: &mut Vec<BadValue>,
) -> T {
    let Some(text) = given else { return usual };
    if let Some((_, value)) = known.iter().find(|(code, _)| *code == text) {
        return *value;
    }
    let codes: Vec<&str> = known.iter().map(|(code, _)| *code).collect();
    bad.push(BadValue::new(name, text, format!("{name} must be one of {}", codes.join(", "))));
    usual
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Asked, Vec<BadValue>> {
        let query: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Asked::read(&query.join("&"), &pairs)
    }

    #[test]
    fn a_picture_is_a_preview_unless_it_says_otherwise() {
        let asked = read(&[]).unwrap();
        assert_eq!((asked.width, asked.height, asked.scale), (1200.0, 630.0, 1.0));
        assert_eq!((asked.lang, asked.theme), (Lang::Nb, Theme::Light));
    }

    #[test]
    fn sizes_that_hardly_differ_are_the_same_picture() {
        let (a, b) = (read(&[("width", "601")]).unwrap(), read(&[("width", "599")]).unwrap());
        assert_eq!(a.key(), b.key());
        let paged = read(&[("width", "600"), ("page", "3"), ("sort", "joined")]).unwrap();
        assert_eq!(paged.key(), a.key());
        assert_ne!(read(&[("width", "600"), ("q", "elkem")]).unwrap().key(), a.key());
    }

    #[test]
    fn what_cannot_be_drawn_is_named_with_what_could() {
        let bad = read(&[
            ("width", "0"),
            ("height", "x"),
            ("scale", "9"),
            ("theme", "pink"),
            ("lang", "de"),
        ]);
        let bad = bad.unwrap_err();
        let names: Vec<&str> = bad.iter().map(|bad| bad.name.as_str()).collect();
        assert_eq!(names, ["width", "height", "scale", "theme", "lang"]);
        assert_eq!(bad[0].message, "width must be a number from 64 to 2400");
        assert_eq!(bad[3].message, "theme must be one of light, dark, print");
        let large = read(&[("width", "2400"), ("height", "2400"), ("scale", "3")]).unwrap_err();
        assert_eq!(large[0].message, "scale must be at most 1 for a picture of 2400 by 2400");
    }

    proptest! {
        #[test]
        fn whatever_is_asked_is_drawn_in_bounds_or_named(
            width in "[-0-9.e]{0,6}", height in "[-0-9.ea-z]{0,6}", scale in "[0-9.]{0,4}",
        ) {
            match read(&[("width", &width), ("height", &height), ("scale", &scale)]) {
                Ok(asked) => {
                    prop_assert!((SIDE.0..=SIDE.1).contains(&asked.width));
                    prop_assert!(asked.width * asked.height * asked.scale.powi(2) <= MOST_PIXELS);
                }
                Err(bad) => prop_assert!(!bad.is_empty()),
            }
        }
    }
}
