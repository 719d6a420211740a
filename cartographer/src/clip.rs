//! Cuts polygons and lines to a rectangle.

/// A point, in whatever unit the caller uses.
pub type Point = (f64, f64);

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Least x.
    pub left: f64,
    /// Least y.
    pub top: f64,
    /// Greatest x.
    pub right: f64,
    /// Greatest y.
    pub bottom: f64,
}

impl Area {
    /// Whether two areas share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other lies inside.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.right >= other.right
            && self.top <= other.top
            && self.bottom >= other.bottom
    }

    /// Whether a point lies inside, not on an edge.
    pub fn contains(&self, (x, y): &Point) -> bool {
        self.left < *x && *x < self.right && self.top < *y && *y < self.bottom
    }

    /// The area and so much around it.
    #[must_use]
    pub fn widened(&self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// The area somewhere else.
    #[must_use]
    pub fn moved(&self, right: f64, down: f64) -> Self {
        Self {
            left: self.left + right,
            top: self.top + down,
            right: self.right + right,
            bottom: self.bottom + down,
        }
    }

    /// What both share; turned inside out if that is nothing.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    fn inside(&self, side: usize, (x, y): Point) -> bool {
        match side {
            0 => x >= self.left,
            1 => x <= self.right,
            2 => y >= self.top,
            _ => y <= self.bottom,
        }
    }

    /// Where the line from `a` to `b`, which lie on both sides of an edge, crosses it.
    fn crossing(&self, side: usize, a: Point, b: Point) -> Point {
        let at = |from: f64, to: f64, edge: f64| (edge - from) / (to - from);
        match side {
            0 | 1 => {
                let edge = if side == 0 { self.left } else { self.right };
                (edge, a.1 + (b.1 - a.1) * at(a.0, b.0, edge))
            }
            _ => {
                let edge = if side == 2 { self.top } else { self.bottom };
                (a.0 + (b.0 - a.0) * at(a.1, b.1, edge), edge)
            }
        }
    }
}

/// What of a ring lies in the area. Parts may be joined along the edges, where they have no width.
///
/// Source: I. E. Sutherland, G. W. Hodgman, "Reentrant Polygon Clipping", CACM 17 (1974).
pub fn ring(points: Vec<Point>, area: &Area) -> Vec<Point> {
    let mut points = points;
    for side in 0..4 {
        if points.iter().all(|point| area.inside(side, *point)) {
            continue;
        }
        let mut cut = Vec::with_capacity(points.len());
        let mut from = points.last().copied();
        for to in points {
            if let Some(from) = from
                && area.inside(side, from) != area.inside(side, to)
            {
                cut.push(area.crossing(side, from, to));
            }
            if area.inside(side, to) {
                cut.push(to);
            }
            from = Some(to);
        }
        points = cut;
    }
    points
}

/// The pieces of a line that lie in the area.
pub fn line(points: &[Point], area: &Area) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    for pair in points.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], area) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

fn segment(mut from: Point, mut to: Point, area: &Area) -> Option<(Point, Point)> {
    for side in 0..4 {
        match (area.inside(side, from), area.inside(side, to)) {
            (true, true) => {}
            (false, false) => return None,
            (false, true) => from = area.crossing(side, from, to),
            (true, false) => to = area.crossing(side, from, to),
        }
    }
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOX: Area = Area { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    fn size(points: &[Point]) -> f64 {
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
    }

    #[test]
    fn a_square_is_cut_to_what_lies_inside() {
        let square = vec![(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0)];
        assert!((size(&ring(square, &BOX)) - 25.0).abs() < 1e-9);
        let around = vec![(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)];
        assert!((size(&ring(around, &BOX)) - 100.0).abs() < 1e-9);
        let outside = vec![(20.0, 0.0), (30.0, 0.0), (30.0, 9.0)];
        assert_eq!(ring(outside, &BOX), []);
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two() {
        let zigzag = [(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)];
        let pieces = line(&zigzag, &BOX);
        assert_eq!(pieces, [[(5.0, 5.0), (10.0, 5.0)], [(10.0, 8.0), (5.0, 8.0)]]);
    }

    proptest! {
        #[test]
        fn whatever_is_cut_lies_inside(
            points in proptest::collection::vec((-1e9..1e9, -30.0..30.0), 0..12),
        ) {
            let inside = |p: &Point| BOX.widened(1e-5).holds(&Area {
                left: p.0, right: p.0, top: p.1, bottom: p.1,
            });
            prop_assert!(line(&points, &BOX).iter().flatten().all(inside));
            prop_assert!(ring(points, &BOX).iter().all(inside));
        }
    }
}
