//! Shapes on a grid of whole numbers, as short path data.

/// A point of the grid.
pub type Dot = (i32, i32);

/// Drops points that lie within `tolerance` grid units of the line that is left; the first and the
/// last stay.
///
/// Source: D. H. Douglas, T. K. Peucker, "Algorithms for the reduction of the number of points
/// required to represent a digitized line or its caricature", Cartographica 10 (1973).
pub fn simplified(points: &[Dot], tolerance: f64) -> Vec<Dot> {
    let mut kept = vec![false; points.len()];
    if let (Some(first), Some(last)) = (kept.first().copied(), points.len().checked_sub(1)) {
        kept[0] = !first;
        kept[last] = true;
        let mut open = vec![(0, last)];
        while let Some((from, to)) = open.pop() {
            let farthest = (from + 1..to)
                .map(|at| (distance_squared(points[at], points[from], points[to]), at))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((distance, at)) = farthest
                && distance > tolerance * tolerance
            {
                kept[at] = true;
                open.extend([(from, at), (at, to)]);
            }
        }
    }
    points.iter().zip(kept).filter_map(|(point, kept)| kept.then_some(*point)).collect()
}

/// The same for a ring: it is opened at two points that are far from each other.
pub fn simplified_ring(points: &[Dot], tolerance: f64) -> Vec<Dot> {
    let Some(first) = points.first() else { return Vec::new() };
    let away = |p: &Dot| f64::from(p.0 - first.0).hypot(f64::from(p.1 - first.1));
    let far = (0..points.len()).max_by(|a, b| away(&points[*a]).total_cmp(&away(&points[*b])));
    let far = far.unwrap_or(0);
    let mut back = points[far..].to_vec();
    back.push(*first);
    let mut ring = simplified(&points[..=far], tolerance);
    ring.pop();
    ring.extend(simplified(&back, tolerance));
    ring.pop();
    ring
}

fn distance_squared(p: Dot, a: Dot, b: Dot) -> f64 {
    let [px, py, ax, ay, bx, by] = [p.0, p.1, a.0, a.1, b.0, b.1].map(f64::from);
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((px - ax) * dx + (py - ay) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (px - ax - along * dx).powi(2) + (py - ay - along * dy).powi(2)
}

/// Twice the area that a ring encloses, without its sign.
pub fn double_area(ring: &[Dot]) -> u64 {
    signed_double_area(ring).unsigned_abs()
}

/// Twice the area that a ring encloses; below nothing if it goes counter-clockwise, y growing downwards.
pub fn signed_double_area(ring: &[Dot]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross =
        |(a, b): (&Dot, &Dot)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1);
    ring.iter().zip(next).map(cross).sum()
}

/// Path data, written as short as it gets: relative, without repeated letters or needless spaces.
#[derive(Clone, Debug, Default)]
pub struct PathData {
    text: String,
    /// Where the pen is: paths begin with a move relative to it.
    pen: Dot,
    /// Whether the next number needs something before it.
    letter: bool,
}

impl PathData {
    /// Adds a closed ring.
    pub fn ring(&mut self, points: &[Dot]) {
        if points.len() > 2 {
            self.line(points);
            self.text.push('z');
            self.pen = points[0];
        }
    }

    /// Adds an open line.
    pub fn line(&mut self, points: &[Dot]) {
        let Some(first) = points.first().filter(|_| points.len() > 1) else { return };
        // The first move of a path is absolute either way.
        self.text.push('m');
        self.letter = true;
        self.step(*first);
        points[1..].iter().for_each(|point| self.step(*point));
    }

    /// The path data: the value of a `d` attribute.
    pub fn finish(self) -> String {
        self.text
    }

    // After a move further pairs are lines: no letter is needed at all.
    fn step(&mut self, to: Dot) {
        for delta in [to.0 - self.pen.0, to.1 - self.pen.1] {
            if !self.letter && delta >= 0 {
                self.text.push(' ');
            }
            self.text += &delta.to_string();
            self.letter = false;
        }
        self.pen = to;
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[test]
    fn a_ring_is_written_in_relative_steps() {
        let mut path = PathData::default();
        path.ring(&[(10, 10), (15, 10), (12, 7)]);
        path.line(&[(11, 12), (11, 13)]);
        assert_eq!(path.finish(), "m10 10 5 0-3-3zm1 2 0 1");
    }

    #[test]
    fn points_on_a_line_are_dropped() {
        let line = [(0, 0), (5, 0), (10, 0), (10, 10)];
        assert_eq!(simplified(&line, 0.5), [(0, 0), (10, 0), (10, 10)]);
        let square = [(0, 0), (5, 0), (10, 0), (10, 10), (5, 10), (0, 10), (0, 5)];
        assert_eq!(simplified_ring(&square, 0.5), [(0, 0), (10, 0), (10, 10), (0, 10)]);
    }

    #[test]
    fn the_area_of_a_square_is_its_side_squared() {
        assert_eq!(double_area(&[(0, 0), (0, 5), (5, 5), (5, 0)]), 50);
    }

    proptest! {
        #[test]
        fn what_is_left_stays_near_what_there_was(line in vec((-99..99, -99..99), 0..30)) {
            let kept = simplified(&line, 2.0);
            prop_assert_eq!(kept.first(), line.first());
            prop_assert_eq!(kept.last(), line.last());
            for point in &line {
                let near = |pair: &[Dot]| distance_squared(*point, pair[0], pair[1]) <= 4.0 + 1e-9;
                prop_assert!(kept.len() < 2 || kept.windows(2).any(near));
            }
        }

        #[test]
        fn a_ring_keeps_no_point_that_it_did_not_have(ring in vec((-99..99, -99..99), 0..30)) {
            let kept = simplified_ring(&ring, 1.0);
            prop_assert!(kept.iter().all(|point| ring.contains(point)));
        }
    }
}
