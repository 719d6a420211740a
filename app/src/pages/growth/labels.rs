//! Where the numbers beside the points of the growth picture stand: on any side where they cover nothing,
//! so that each is said even on a phone.

use shared::marks::text_width;

/// A number's place from its point, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::pages) struct Label {
    pub dx: f64,
    pub dy: f64,
    /// Which part of the text stands there, as SVG says it.
    pub anchor: &'static str,
}

/// The height of a number, and how far the sign of a point reaches to each side.
const HIGH: f64 = 14.0;
const SIGN: f64 = 6.0;

/// Places beside a point, the best first: `start` to its right, `end` to its left, `middle` above and below.
const PLACES: [(f64, f64, &str); 10] = [
    (9.0, 0.0, "start"),
    (-9.0, 0.0, "end"),
    (0.0, -14.0, "middle"),
    (0.0, 14.0, "middle"),
    (6.0, -12.0, "start"),
    (-6.0, -12.0, "end"),
    (6.0, 12.0, "start"),
    (-6.0, 12.0, "end"),
    (0.0, -27.0, "middle"),
    (0.0, 27.0, "middle"),
];

/// Left, top, right and bottom.
type Rect = (f64, f64, f64, f64);

fn meet(a: &Rect, b: &Rect) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// A place for the text of each point `(x, y, text)` on a picture of this size; `None` where there is
/// none. The latest are placed first: they tell most. On a wider picture points only move apart, and no
/// text meets another there that does not here.
pub(in crate::pages) fn place(
    points: &[(f64, f64, String)],
    (width, height): (f64, f64),
) -> Vec<Option<Label>> {
    let signs = points.iter().map(|(x, y, _)| (x - SIGN, y - SIGN, x + SIGN, y + SIGN));
    let signs: Vec<Rect> = signs.collect();
    let mut taken: Vec<Rect> = Vec::new();
    let mut labels = vec![None; points.len()];
    for (at, (x, y, text)) in points.iter().enumerate().rev() {
        let wide = text_width(text);
        let place = |(dx, dy, anchor): &(f64, f64, &'static str)| {
            let left = match *anchor {
                "start" => x + dx,
                "end" => x + dx - wide,
                _ => x + dx - wide / 2.0,
            };
            let rect = (left, y + dy - HIGH / 2.0, left + wide, y + dy + HIGH / 2.0);
            let inside = rect.0 >= 0.0 && rect.1 >= 0.0 && rect.2 <= width && rect.3 <= height;
            let mut others = signs.iter().enumerate().filter(|(other, _)| *other != at);
            let free = !others.any(|(_, sign)| meet(sign, &rect))
                && !taken.iter().any(|taken| meet(taken, &rect));
            (inside && free).then_some((rect, Label { dx: *dx, dy: *dy, anchor }))
        };
        if let Some((rect, label)) = PLACES.iter().find_map(place) {
            taken.push(rect);
            labels[at] = Some(label);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64, text: &str) -> (f64, f64, String) {
        (x, y, text.to_owned())
    }

    #[test]
    fn numbers_of_points_on_one_day_stand_apart() {
        let labels = place(&[point(50.0, 50.0, "41"), point(50.0, 46.0, "46")], (280.0, 120.0));
        let [Some(one), Some(other)] = labels[..] else { panic!("{labels:?}") };
        assert!(one.anchor != other.anchor || (one.dy - other.dy).abs() >= HIGH);
    }

    #[test]
    fn no_number_leaves_the_picture() {
        let labels = place(&[point(278.0, 4.0, "102")], (280.0, 120.0));
        assert_eq!(labels[0].map(|label| label.anchor), Some("end"));
        assert_eq!(place(&[point(5.0, 5.0, "100000")], (20.0, 12.0)), [None]);
    }
}
