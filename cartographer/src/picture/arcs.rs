//! The arcs of a picture: who works with whom. Drawn under the marks, bent to the north.

use shared::explore::Arc;

use crate::{
    ink::Ink,
    svg::{Svg, escaped, number},
};

/// How far an arc is bent, as a part of its length.
const BEND: f64 = 0.18;
/// The width of the arc of one project, CSS pixels; more make it wider, up to [`WIDEST`].
const WIDTH: f64 = 2.0;
const WIDEST: f64 = 5.0;

pub(super) fn draw(svg: &mut Svg, arcs: &[Arc], ink: &Ink) {
    if arcs.is_empty() {
        return;
    }
    svg.add(format_args!(r#"<g class="arcs" fill="none" stroke-linecap="round">"#));
    for arc in arcs {
        one(svg, arc, ink);
    }
    svg.add(format_args!("</g>"));
}

fn one(svg: &mut Svg, arc: &Arc, ink: &Ink) {
    let ((x, y), (to_x, to_y)) = (arc.from, arc.to);
    let (across, down) = (to_x - x, to_y - y);
    // The end is east of the beginning, so that this side is the northern one.
    let (bend_x, bend_y) =
        (f64::midpoint(x, to_x) + 2.0 * BEND * down, f64::midpoint(y, to_y) - 2.0 * BEND * across);
    let path = format!(
        "M{} {}Q{} {} {} {}",
        number(x, 1),
        number(y, 1),
        number(bend_x, 1),
        number(bend_y, 1),
        number(to_x, 1),
        number(to_y, 1)
    );
    let width = (WIDTH + 0.75 * (arc.projects.len() as f64 - 1.0)).min(WIDEST);
    let dashes = if arc.certain { "" } else { r#" stroke-dasharray="2 6""# };
    svg.add(format_args!(
        r#"<path d="{path}" stroke="{}" stroke-width="{}" stroke-opacity="0.75"/><path d="{path}" stroke="{}" stroke-width="{}"{dashes}><title>{}</title></path>"#,
        ink.surface,
        number(width + 2.5, 2),
        ink.accent,
        number(width, 2),
        escaped(&arc.projects.join(", "))
    ));
}
