//! A drawn map as phones show it: under their buttons, which would cover names.

use super::{MapMark, MapPicture};
use crate::{
    geo::LonLat,
    lang::Lang,
    marks::{self, Area, Frame, Labelled},
};

/// The map on most phones, CSS pixels.
pub const PHONE: (f64, f64) = (390.0, 344.0);

/// What a phone shows of a map that was drawn for a frame of another size.
#[derive(Clone, Debug, PartialEq)]
pub struct OnPhone {
    /// How many times as large it is.
    pub scale: f64,
    /// The marks, where they stand on the phone, each with the side on which its name has room.
    pub marks: Vec<MapMark>,
    /// What the buttons of the page cover.
    pub covered: Vec<Area>,
}

impl MapPicture {
    /// This map on a phone: as large as fits, the middle the same.
    pub fn on_phone(&self, lang: Lang) -> OnPhone {
        let (width, height) = PHONE;
        let scale = (width / self.width).min(height / self.height);
        let (left, top) = (width - self.width * scale, height - self.height * scale);
        let center = self.center.unwrap_or(LonLat { lon: 0.0, lat: 0.0 });
        let frame = Frame { width, height, center, zoom: self.zoom + scale.log2() };
        let covered = if self.buttons {
            let links: Vec<_> = self.links(lang).into_iter().map(|(_, text)| text).collect();
            marks::controls(&frame, &links, lang)
        } else {
            Vec::new()
        };
        let mut marks = self.marks.clone();
        for mark in &mut marks {
            mark.x = mark.x * scale + left / 2.0;
            mark.y = mark.y * scale + top / 2.0;
        }
        let labelled = marks.iter().map(|mark| {
            let MapMark { x, y, radius, count, selected, .. } = *mark;
            Labelled {
                x,
                y,
                radius,
                count,
                group: mark.kind.is_none(),
                selected,
                label: &mark.label,
            }
        });
        let sides = marks::place(&labelled.collect::<Vec<_>>(), &frame, &covered);
        for (mark, side) in marks.iter_mut().zip(sides) {
            mark.side = side;
        }
        OnPhone { scale, marks, covered }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::Directory,
        generate,
        marks::{LABEL_GAP, LABEL_HEIGHT, LabelSide, text_width},
        view::View,
    };

    #[test]
    fn names_that_a_phone_would_cut_stand_elsewhere_there() {
        let directory = Directory::new(generate::columns(300, 5));
        let (mut mended, mut shown) = (0, 0);
        for (lang, zoom) in
            Lang::ALL.into_iter().flat_map(|lang| [None, Some(5.0)].map(|z| (lang, z)))
        {
            let view = View { zoom, ..View::default() };
            let map = directory.answer(&view, lang, &directory.first_canvas(&view)).result.map;
            let phone = map.on_phone(lang);
            let is_cut = |mark: &MapMark, side| {
                let (away, long) = (mark.radius + LABEL_GAP, text_width(&mark.label));
                let left = match side {
                    LabelSide::Right => mark.x + away,
                    LabelSide::Left => mark.x - away - long,
                    LabelSide::Hidden => return false,
                };
                let (top, bottom) = (mark.y - LABEL_HEIGHT / 2.0, mark.y + LABEL_HEIGHT / 2.0);
                let under = |area: &Area| {
                    left < area.right
                        && area.left < left + long
                        && top < area.bottom
                        && area.top < bottom
                };
                left < 0.0 || left + long > PHONE.0 || phone.covered.iter().any(under)
            };
            for (mark, drawn) in phone.marks.iter().zip(&map.marks) {
                assert!(!is_cut(mark, mark.side), "{} in {lang:?}", mark.label);
                mended += u32::from(is_cut(mark, drawn.side));
            }
            shown += phone.marks.iter().filter(|mark| mark.side != LabelSide::Hidden).count();
        }
        assert!(mended > 0, "nothing to be mended");
        assert!(shown > 4, "only {shown} names");
    }

    #[test]
    fn without_buttons_names_stand_where_these_would_be() {
        let directory = Directory::new(generate::columns(300, 5));
        let view = View::default();
        let map = directory.answer(&view, Lang::Nb, &directory.first_canvas(&view)).result.map;
        let sides = |map: &MapPicture| -> Vec<_> {
            map.on_phone(Lang::Nb).marks.iter().map(|mark| mark.side).collect()
        };
        let bare = MapPicture { buttons: false, ..(*map).clone() };
        assert!(bare.on_phone(Lang::Nb).covered.is_empty());
        assert_ne!(sides(&bare), sides(&map));
    }

    #[test]
    fn the_middle_of_the_map_is_the_middle_of_the_phone() {
        let directory = Directory::new(generate::columns(300, 5));
        let view = View::default();
        let map = directory.answer(&view, Lang::Nb, &directory.first_canvas(&view)).result.map;
        let phone = map.on_phone(Lang::Nb);
        assert!((phone.scale - (PHONE.0 / map.width).min(PHONE.1 / map.height)).abs() < 1e-12);
        for (there, here) in phone.marks.iter().zip(&map.marks) {
            let (x, y) = (here.x - map.width / 2.0, here.y - map.height / 2.0);
            assert!((there.x - PHONE.0 / 2.0 - x * phone.scale).abs() < 1e-9);
            assert!((there.y - PHONE.1 / 2.0 - y * phone.scale).abs() < 1e-9);
        }
    }
}
