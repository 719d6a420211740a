//! The map of an embed: the drawn ground with marks that are links, and links that move it.

use maud::{Markup, PreEscaped, html};
use shared::{
    geo::{LonLat, rounded_zoom},
    marks::Frame,
    view::{Open, View},
};

use super::Drawn;
use crate::{
    credits::credits,
    map::{MarkLink, arcs, first_marks, stepped},
};

impl Drawn<'_> {
    /// The map.
    pub(super) fn map(&self) -> Markup {
        let (words, map) = (self.words(), &self.answer.result.map);
        html! {
            @if self.answer.result.total == 0 { (self.empty(self.own().nothing)) }
            section.map aria-label=(words.map) {
                a.skip href="#after-map" target="_self" { (words.skip_map) }
                svg.ground aria-hidden="true" { (PreEscaped(self.ground)) }
                svg.marks role="group" aria-label=(words.map_marks) {
                    (arcs(map))
                    (first_marks(map, self.lang(), |open| self.leads(open)))
                }
                (self.moves())
                div.outside {
                    @for (open, text) in map.links(self.lang()) {
                        (self.opens("edge", open, &html! { (text) }))
                    }
                }
                p.attr { (credits(self.lang())) }
                span #after-map tabindex="-1" {}
            }
        }
    }

    fn leads(&self, open: Open) -> MarkLink {
        let (href, stays) = self.open_href(open);
        let target = Some(if stays { "_self" } else { "_blank" });
        let note = (!stays).then_some(self.own().new_tab);
        MarkLink { href, target, note, ..MarkLink::default() }
    }

    /// Links that zoom the map and, once it does not show everything, move it: a step each, so that
    /// nobody has to drag.
    fn moves(&self) -> Markup {
        let (words, own, map) = (self.words(), self.own(), &self.answer.result.map);
        let Some(center) = map.center else { return html! {} };
        let view = &self.embed.view;
        let at = |center: LonLat, zoom: f64| {
            let (center, zoom) = (center.rounded(), rounded_zoom(zoom.clamp(3.0, 14.0)));
            View { zoom: Some(zoom), center: Some(center), open: None, ..view.clone() }
        };
        let whole = View { zoom: None, center: None, open: None, ..view.clone() };
        let frame = Frame { width: map.width, height: map.height, center, zoom: map.zoom };
        let button = |name: &str, view: View, inside: &Markup| {
            let href = self.embed.with_view(view).href();
            html! { a href=(href) target="_self" aria-label=(name) title=(name) { (inside) } }
        };
        let icon =
            |sign: &str| html! { svg.ic aria-hidden="true" { use href={ "#i-" (sign) } {} } };
        html! {
            div.zoom role="group" aria-label=(words.zoom) {
                (button(words.zoom_in, at(center, map.zoom + 1.0), &icon("plus")))
                (button(words.zoom_out, at(center, map.zoom - 1.0), &icon("minus")))
                (button(words.zoom_reset, whole, &icon("home")))
            }
            @if view.zoom.is_some() || view.center.is_some() {
                div.pan role="group" aria-label=(own.pan) {
                    @for (name, arrow, dx, dy) in [
                        (own.north, "↑", 0.0, -1.0), (own.west, "←", -1.0, 0.0),
                        (own.east, "→", 1.0, 0.0), (own.south, "↓", 0.0, 1.0),
                    ] {
                        (button(name, at(stepped(&frame, dx, dy), map.zoom), &html! { span aria-hidden="true" { (arrow) } }))
                    }
                }
            }
        }
    }
}
