//! A mark as text, the same wherever it is drawn: in the explorer, in embeds, on pages of text.

use maud::{Markup, html};
use shared::{explore::MapMark, marks::LabelSide, number::fixed, text::Words};

use crate::icons::shape;

/// Where a mark leads.
#[derive(Clone, Debug, Default)]
pub struct MarkLink {
    /// The address.
    pub href: String,
    /// The window that it opens in; the one of the page where nothing is said.
    pub target: Option<&'static str>,
    /// What is said of that after the mark's name.
    pub note: Option<&'static str>,
    /// Its place in the order of the keyboard; its own where nothing is said.
    pub tab: Option<&'static str>,
    /// More classes of the mark's name, each after a space: see [`super::first`].
    pub name: &'static str,
}

/// A mark that stands at `[x, y]`.
pub fn mark(mark: &MapMark, [x, y]: [String; 2], words: &Words, link: &MarkLink) -> Markup {
    let (side, anchor) = beside(mark.side);
    // The group is what moves where marks part and join.
    html! {
        svg.mark.group[mark.kind.is_none()].selected[mark.selected].possible[!mark.certain].rough[mark.approximate.is_some()]
            x=(x) y=(y) overflow="visible" {
            g {
                a href=(link.href) target=[link.target] tabindex=[link.tab] data-target=(mark.open) data-key=(mark.key)
                    aria-label={ (name(mark, words)) @if let Some(note) = link.note { " " (note) } } {
                    circle.target r="18" {}
                    @if let Some((kind, _)) = &mark.kind {
                        @let shape = shape(*kind);
                        circle.ring r="17" {}
                        use.km data-k=(shape) href={ "#k-" (shape) } x="-14" y="-14" width="28" height="28" {}
                    } @else {
                        circle.disc r=(radius(mark)) {}
                        text.number dy="0.35em" { (mark.count) }
                    }
                    " "
                    text class={ (side) (link.name) } x=(anchor) dy="0.35em" { (mark.label) }
                }
            }
            text.change x="10" y="-14" aria-hidden="true" { (mark.change.0) }
        }
    }
}

/// Where a mark stands, in CSS pixels.
pub(super) fn in_pixels(mark: &MapMark) -> [String; 2] {
    [fixed(mark.x, 1), fixed(mark.y, 1)]
}

/// What a mark is called by those who do not see it.
pub(super) fn name(mark: &MapMark, words: &Words) -> String {
    let name = match &mark.kind {
        Some((_, kind)) => (words.partner_mark)(&mark.label, kind, mark.approximate.as_deref()),
        None => (words.group_mark)(&mark.label, mark.count),
    };
    if mark.change.1.is_empty() { name } else { [&name, ", ", &mark.change.1].concat() }
}

/// The radius of a group's disc.
pub(super) fn radius(mark: &MapMark) -> String {
    fixed(mark.radius, 0)
}

/// The class of the label on this side, and where it begins.
pub(super) fn beside(side: LabelSide) -> (&'static str, &'static str) {
    match side {
        LabelSide::Right => ("name", "20"),
        LabelSide::Left => ("name left", "-20"),
        LabelSide::Hidden => ("name hidden", "20"),
    }
}
