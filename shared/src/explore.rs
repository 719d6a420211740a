//! The answer to a view: everything that the explorer shows, in one language.

mod arcs;
mod chips;
mod compare;
mod listing;
mod lists;
mod map;
mod options;
mod phone;
mod rows;

use std::sync;

use serde::{Deserialize, Serialize};

pub use arcs::Arc;
pub use chips::Chip;
pub use listing::Listing;
pub use lists::{Heading, NamedList};
pub use map::{MapMark, MapPicture};
pub(crate) use options::option_order;
pub use options::{FacetOptions, Opt};
pub use phone::{OnPhone, PHONE};
pub use rows::{PAGE_ROWS, PartnerLink, Row};

use crate::{
    bitset::RankedSet,
    directory::{Coverage, Directory, LinkEntry},
    filter::Selection,
    lang::Lang,
    marks::Frame,
    text::words,
    timeline::{Room, Timeline, Window, timeline_after},
    view::{Links, View},
};

/// What the explorer shows of a view. The only value that a page carries. What is large in it is shared:
/// a copy is cheap, and what an answer takes over from the one before is known by its address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewResult {
    /// How many partners the view shows.
    pub total: u32,
    /// Those of them whose membership is certain at the time of the view, and the others; `None`
    /// without a time filter.
    pub certainty: Option<(u32, u32)>,
    /// What has changed between the two times that the view compares, in words; empty where it
    /// compares nothing.
    pub changes: String,
    /// How complete the register is.
    pub coverage: Coverage,
    /// Values of the address that name nothing or cannot be read.
    pub notes: Vec<Note>,
    /// The active filters.
    pub chips: Vec<Chip>,
    /// What can be chosen, and how many partners each choice would give.
    pub facets: sync::Arc<Vec<FacetOptions>>,
    /// The list as far as it is shown.
    pub rows: Vec<sync::Arc<Row>>,
    /// The map.
    pub map: sync::Arc<MapPicture>,
    /// What stands on the timeline. Shared, as most changes of a view leave it as it is.
    pub timeline: sync::Arc<Timeline>,
    /// The time filter on it, if there is one that can be read.
    pub window: Option<Window>,
    /// The group, edge or lane that is opened as a list.
    pub opened: Option<NamedList>,
}

impl ViewResult {
    /// What stands beside the count: what has changed, or how sure it is; empty without a time.
    pub fn sureness(&self, lang: Lang) -> String {
        match self.certainty {
            Some((certain, possible)) if self.changes.is_empty() => {
                (words(lang).certain_possible)(certain, possible)
            }
            _ => self.changes.clone(),
        }
    }
}

/// A value of the address that has to be named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The name of the parameter.
    pub name: String,
    /// The value as written.
    pub value: String,
    /// Whether it belongs to a filter and matches nothing; otherwise the default is shown instead.
    pub filters: bool,
}

/// A view answered: the partners, their places, and what is shown of them.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Which partners, and why.
    pub selection: Selection,
    /// Their locations, as slots of the hierarchy.
    pub slots: RankedSet,
    /// What is shown.
    pub result: ViewResult,
}

/// The space that a view is drawn in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// What the map shows, in CSS pixels.
    pub frame: Frame,
    /// At most this many marks.
    pub most_marks: usize,
    /// How much room the timeline has.
    pub room: Room,
    /// Whether the page's buttons lie over the map at this size, so that labels keep clear of them.
    pub controls: bool,
}

impl Directory {
    /// Answers a view in one language, for the space it is drawn in. The server, which does not know
    /// the size of the window, draws for [`Directory::first_canvas`].
    pub fn answer(&self, view: &View, lang: Lang, canvas: &Canvas) -> Answer {
        self.answer_after(view, lang, canvas, None)
    }

    /// As [`Directory::answer`], after an answer in the same language: of that the timeline and the rows
    /// are taken over where nothing in them changes, and where few partners came or went only these are
    /// counted.
    pub fn answer_after(
        &self,
        view: &View,
        lang: Lang,
        canvas: &Canvas,
        before: Option<(&Selection, &RankedSet, &ViewResult)>,
    ) -> Answer {
        let selection = self.select(view);
        let known = before.map(|(selection, slots, _)| (&selection.partners, slots));
        let slots = self.hierarchy.slots_after(&selection.partners, &self.columns.locations, known);
        let total = selection.partners.count();
        let certain = selection.certain.count();
        let timed = view.time_filter().is_some();
        let between = self.compared(view);
        let known = before.map(|(was, _, result)| (&was.whenever, &result.timeline));
        let timeline = timeline_after(self, &selection.whenever, view, lang, canvas.room, known);
        let rows = before.map_or(&[][..], |(_, _, result)| &result.rows);
        let known = before.map(|(was, _, result)| (was, &**result.facets));
        let result = ViewResult {
            total,
            certainty: timed.then(|| (certain, total - certain)),
            changes: between.map_or_else(String::new, |between| {
                compare::in_words(self.tally(between, selection.partners.iter()), lang)
            }),
            coverage: self.columns.coverage.clone(),
            notes: self.notes(view, &selection),
            chips: self.chips(view, lang),
            facets: sync::Arc::new(self.facet_options_after(view, &selection, lang, known)),
            rows: self.rows(view, &selection, lang, rows),
            map: sync::Arc::new(self.picture(view, &selection, &slots, canvas, lang)),
            window: view.time_filter().map(|time| Window::of(&timeline.axis, time)),
            timeline,
            opened: self.opened(view, &selection, &slots, canvas, lang),
        };
        Answer { selection, slots, result }
    }

    fn notes(&self, view: &View, selection: &Selection) -> Vec<Note> {
        let note = |name: &str, value: &str, filters| Note {
            name: name.into(),
            value: value.into(),
            filters,
        };
        let filters = selection.unknown.iter().map(|u| note(&u.name, &u.value, true));
        let unread = view.unread.iter().map(|u| note(&u.name, &u.value, false));
        let project = match &view.links {
            Some(Links::Project(id)) if !self.has_project(id) => Some(note("links", id, false)),
            _ => None,
        };
        filters.chain(unread).chain(project).collect()
    }

    /// The projects that arcs can show: id and name.
    pub fn linking_projects(&self, lang: Lang) -> Vec<(String, String)> {
        let links = self.columns.links.iter().filter(|link| link.partners.len() > 1);
        let named =
            |link: &LinkEntry| Some((link.project.clone()?, link.name.get(lang).to_owned()));
        links.filter_map(named).collect()
    }

    /// Whether a project with this id can be shown by arcs.
    pub fn has_project(&self, id: &str) -> bool {
        self.columns.links.iter().any(|link| link.project.as_deref() == Some(id))
    }

    /// The space that the server draws for.
    pub fn first_canvas(&self, view: &View) -> Canvas {
        Canvas {
            frame: self.first_frame(view),
            most_marks: 60,
            room: Room::default(),
            controls: false,
        }
    }

    /// The frame that the server draws for: the view's own middle and zoom, or the whole extent, at
    /// the width of a phone. Wider frames show the same, with groups split.
    pub fn first_frame(&self, view: &View) -> Frame {
        let extent = self.columns.extent;
        let width = 360.0;
        let mut frame = Frame::fit(extent, width, width / extent.aspect());
        if let Some(center) = view.center {
            frame.center = center;
        }
        if let Some(zoom) = view.zoom {
            frame.zoom = zoom;
        }
        frame
    }
}
