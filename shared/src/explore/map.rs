//! What the map shows of a view: marks that a page can draw and link without the directory.

use serde::{Deserialize, Serialize};

use super::{Arc, Canvas, compare};
use crate::{
    bitset::RankedSet,
    directory::{Directory, NONE},
    filter::Selection,
    geo::LonLat,
    lang::Lang,
    marks::{LABEL_GAP, LabelSide, MarkRequest, MarkTarget, Side},
    partner::Precision,
    text::words,
    view::{Open, View},
};

/// The map of a view.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapPicture {
    /// Width of the frame that the marks were placed in, CSS pixels.
    pub width: f64,
    /// Height of that frame, CSS pixels.
    pub height: f64,
    /// The middle of that frame.
    pub center: Option<LonLat>,
    /// MapLibre zoom of that frame.
    pub zoom: f64,
    /// The marks, in the order of the hierarchy, which never changes.
    pub marks: Vec<MapMark>,
    /// Who is joined with whom, where the view asks for it.
    pub arcs: Vec<Arc>,
    /// What lies outside: the side as in the address, and how many locations.
    pub edges: Vec<(String, u32)>,
    /// Partners without a known position.
    pub unplaced: u32,
    /// Whether it is shown under buttons; on pages of text it is not.
    pub buttons: bool,
}

impl MapPicture {
    /// The links to lists of what the map does not show, beyond its sides and without a position: what each
    /// opens, and what it says.
    pub fn links(&self, lang: Lang) -> Vec<(Open, String)> {
        let words = words(lang);
        let mut links = Vec::new();
        for (key, count) in &self.edges {
            if let Some(side) = Side::by_key(key) {
                links.push((Open::Edge(key.clone()), side.beyond(*count, words)));
            }
        }
        if self.unplaced > 0 {
            links.push((Open::Unplaced, (words.without_position)(self.unplaced)));
        }
        links
    }
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapMark {
    /// The same for the same mark at every filter and zoom.
    pub key: String,
    /// What it opens, as in the address.
    pub open: String,
    /// Pixels from the left of the frame.
    pub x: f64,
    /// Pixels from the top of the frame.
    pub y: f64,
    /// Where it stands.
    pub point: LonLat,
    /// The name beside it and in its title.
    pub label: String,
    /// On which side the name stands; hidden where there is no room.
    pub side: LabelSide,
    /// How many locations it stands for.
    pub count: u32,
    /// The radius of its sign, CSS pixels.
    pub radius: f64,
    /// Number and name of the kind; `None` for a group.
    pub kind: Option<(u16, String)>,
    /// The town or municipality, where the position is no more precise.
    pub approximate: Option<String>,
    /// Whether membership is certain at the time of the view.
    pub certain: bool,
    /// What has changed between the two times that the view compares: beside the mark, and in words.
    /// Empty where nothing is compared, the first also where nothing has changed.
    pub change: (String, String),
    /// Whether it is what is opened beside the map.
    pub selected: bool,
}

impl MapMark {
    /// How far from its middle its sign keeps others away, CSS pixels.
    pub fn reach(&self) -> f64 {
        self.radius + 2.0
    }

    /// How far from its middle its name begins, CSS pixels.
    pub fn name_from(&self) -> f64 {
        self.radius.max(16.0) + LABEL_GAP
    }
}

impl Directory {
    /// Which marks a view that is already answered has in this space.
    pub(super) fn mark_request<'a>(
        &self,
        view: &View,
        selection: &'a Selection,
        canvas: &Canvas,
        lang: Lang,
    ) -> MarkRequest<'a> {
        let selected = match &view.open {
            Some(Open::Partner(slug)) => self.partner(slug),
            _ => None,
        };
        let timed = view.time_filter().is_some();
        MarkRequest {
            frame: canvas.frame,
            most: canvas.most_marks,
            lang,
            partners: &selection.partners,
            certain: timed.then_some(&selection.certain),
            selected,
            controls: canvas.controls,
        }
    }

    /// The map of a view that is already answered, for the space it is drawn in.
    pub fn picture(
        &self,
        view: &View,
        selection: &Selection,
        slots: &RankedSet,
        canvas: &Canvas,
        lang: Lang,
    ) -> MapPicture {
        let frame = &canvas.frame;
        let request = self.mark_request(view, selection, canvas, lang);
        let between = self.compared(view);
        let found = crate::marks::marks(self, slots, &request);
        let arcs = self.arcs(view, slots, &found.marks, lang);
        let marks = found.marks.into_iter().map(|mark| {
            let radius = mark.radius();
            let change = between.map(|between| {
                let tally = self.tally(between, crate::marks::partners(self, slots, &mark.target));
                (compare::badge(tally), compare::in_words(tally, lang))
            });
            let (open, kind) = match &mark.target {
                MarkTarget::Partner { partner, .. } => {
                    let link = self.link(*partner, lang);
                    (Open::Partner(link.slug), Some((link.kind, link.kind_label)))
                }
                MarkTarget::Group { leaf_id, .. } => (Open::Group(leaf_id.clone()), None),
            };
            let rough = kind.is_some() && mark.precision != Precision::Site && mark.place != NONE;
            let opened = view.open.as_ref() == Some(&open);
            MapMark {
                key: mark.key,
                open: open.to_string(),
                x: mark.x,
                y: mark.y,
                point: frame.unproject(mark.x, mark.y).lonlat(),
                label: mark.label,
                side: mark.label_side,
                count: mark.count,
                radius,
                kind,
                approximate: rough.then(|| self.place_text(mark.place)),
                certain: mark.certain,
                change: change.unwrap_or_default(),
                selected: mark.selected || opened,
            }
        });
        MapPicture {
            width: frame.width,
            height: frame.height,
            center: Some(frame.center),
            zoom: frame.zoom,
            marks: marks.collect(),
            arcs,
            edges: found
                .edges
                .iter()
                .map(|edge| (edge.side.key().to_owned(), edge.count))
                .collect(),
            unplaced: found.unplaced,
            buttons: true,
        }
    }
}
