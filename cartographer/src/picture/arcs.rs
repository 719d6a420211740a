//! The arcs of a picture: who works with whom. Drawn under the marks, bent to the north.

use shared::explore::Arc;

use crate::{
    ink::Ink,
    svg::{Svg, escaped, number},
};

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
    let (path, width) = (arc.path(), arc.width());
    let dashes = if arc.certain { "" } else { r#" stroke-dasharray="2 6""# };
    svg.add(format_args!(
        r#"<path d="{path}" stroke="{}" stroke-width="{}" stroke-opacity="0.75"/><path d="{path}" stroke="{}" stroke-width="{}"{dashes}><title>{}</title></path>"#,
        ink.surface,
        number(width + 2.5, 2),
        ink.accent,
        number(width, 2),
        escaped(&arc.names.join(", "))
    ));
}
