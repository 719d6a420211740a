//! The marks of the first paint, before the page knows its size, and of pages without script.

use maud::{Markup, html};
use shared::{
    explore::{MapMark, MapPicture},
    lang::Lang,
    marks::LabelSide,
    number::fixed,
    text::words,
    view::Open,
};

use super::drawn::{self, MarkLink};

/// The marks of a map, each where it stands in per cent of the frame; `link` tells where one leads.
pub fn marks(map: &MapPicture, lang: Lang, link: impl Fn(Open) -> MarkLink) -> Markup {
    let on_phone = map.on_phone(lang).marks;
    html! {
        @for (one, there) in map.marks.iter().zip(&on_phone) {
            @if let Ok(open) = one.open.parse::<Open>() {
                @let link = MarkLink { name: elsewhere(one.side, there.side), ..link(open) };
                (drawn::mark(one, in_shares(one, map), words(lang), &link))
            }
        }
    }
}

fn in_shares(mark: &MapMark, map: &MapPicture) -> [String; 2] {
    let share = |at: f64, whole: f64| fixed(at / whole * 100.0, 3) + "%";
    [share(mark.x, map.width), share(mark.y, map.height)]
}

/// The classes by which a name that was drawn on this side stands elsewhere on phones, or not at all.
fn elsewhere(drawn: LabelSide, phone: LabelSide) -> &'static str {
    match (drawn, phone) {
        (LabelSide::Hidden, LabelSide::Right) => " narrow",
        (LabelSide::Hidden, LabelSide::Left) => " narrow turned",
        (LabelSide::Right, LabelSide::Left) | (LabelSide::Left, LabelSide::Right) => " turned",
        (LabelSide::Right | LabelSide::Left, LabelSide::Hidden) => " roomy",
        _ => "",
    }
}
