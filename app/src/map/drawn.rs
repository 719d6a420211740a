//! A mark as the server draws it where no script follows: in embeds and on pages of text.

use maud::{Markup, html};
use shared::{
    explore::{MapMark, MapPicture},
    lang::Lang,
    marks::LabelSide,
    number::fixed,
    text::words,
};

use crate::icons::shape;

/// Where a mark leads.
#[derive(Clone, Debug)]
pub struct MarkLink {
    /// The address.
    pub href: String,
    /// The window that it opens in; the one of the page where nothing is said.
    pub target: Option<&'static str>,
    /// What is said of that after the mark's name.
    pub note: Option<&'static str>,
}

/// A mark, placed in per cent of the frame. The explorer draws the same in `map/marks.rs`.
pub fn mark(mark: &MapMark, map: &MapPicture, lang: Lang, link: &MarkLink) -> Markup {
    let words = words(lang);
    let share = |at: f64, whole: f64| fixed(at / whole * 100.0, 3) + "%";
    let name = match &mark.kind {
        Some((_, kind)) => (words.partner_mark)(&mark.label, kind, mark.approximate.as_deref()),
        None => (words.group_mark)(&mark.label, mark.count),
    };
    let name = link.note.map_or_else(|| name.clone(), |note| format!("{name} {note}"));
    html! {
        svg.mark.group[mark.kind.is_none()].selected[mark.selected].possible[!mark.certain].rough[mark.approximate.is_some()]
            x=(share(mark.x, map.width)) y=(share(mark.y, map.height)) overflow="visible" {
            a href=(link.href) target=[link.target] data-target=(mark.open) aria-label=(name) {
                circle.target r="18" {}
                @if let Some((kind, _)) = &mark.kind {
                    @let shape = shape(*kind);
                    circle.ring r="17" {}
                    use.km data-k=(shape) href={ "#k-" (shape) } x="-14" y="-14" width="28" height="28" {}
                } @else {
                    circle.disc r=(fixed(mark.radius, 0)) {}
                    text.number dy="0.35em" { (mark.count) }
                }
                " "
                text.name.left[mark.side == LabelSide::Left].hidden[mark.side == LabelSide::Hidden]
                    x=(if mark.side == LabelSide::Left { "-20" } else { "20" }) dy="0.35em" { (mark.label) }
            }
        }
    }
}
