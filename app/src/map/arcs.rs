//! Arcs between marks as text, the same wherever marks are drawn.

use maud::{Markup, html};
use shared::{explore::MapPicture, number::fixed};

/// The arcs of a map, for the frame that its marks were placed in; nothing where there are none.
pub fn arcs(map: &MapPicture) -> Markup {
    html! {
        @if !map.arcs.is_empty() {
            svg.arcs viewBox={ "0 0 " (fixed(map.width, 0)) " " (fixed(map.height, 0)) } overflow="visible" {
                @for arc in &map.arcs {
                    @let (path, width) = (arc.path(), arc.width());
                    path.case d=(path) stroke-width=(fixed(width + 2.5, 2)) {}
                    path.possible[!arc.certain] d=(path) stroke-width=(fixed(width, 2)) { title { (arc.names.join(", ")) } }
                }
            }
        }
    }
}
