//! Where marks and their names stand in the first paint, before the page knows its size.

use shared::{
    explore::{MapMark, MapPicture},
    marks::LabelSide,
    number::fixed,
};

/// Where a mark stands, in per cent of the frame.
pub fn in_shares(mark: &MapMark, map: &MapPicture) -> [String; 2] {
    let share = |at: f64, whole: f64| fixed(at / whole * 100.0, 3) + "%";
    [share(mark.x, map.width), share(mark.y, map.height)]
}

/// The classes by which a name that was drawn on this side stands elsewhere on phones, or not at all.
pub fn on_phone(drawn: LabelSide, phone: LabelSide) -> &'static str {
    match (drawn, phone) {
        (LabelSide::Hidden, LabelSide::Right) => " narrow",
        (LabelSide::Hidden, LabelSide::Left) => " narrow turned",
        (LabelSide::Right, LabelSide::Left) | (LabelSide::Left, LabelSide::Right) => " turned",
        (LabelSide::Right | LabelSide::Left, LabelSide::Hidden) => " roomy",
        _ => "",
    }
}
