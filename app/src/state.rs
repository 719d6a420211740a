//! What the visitor looks at: the one state that filters, list, map and timeline share.

mod address;
mod answers;
mod work;

use std::sync::Arc;

use leptos::prelude::*;
use shared::{
    bitset::RankedSet,
    directory::Directory,
    explore::{Answer, Canvas, ViewResult},
    filter::Selection,
    lang::Lang,
    marks::Frame,
    timeline::Room,
    view::{Open, View},
};

use crate::{
    data::{Explored, Record, SharedSource},
    moments::after_paint,
};

use address::Address;
use answers::Followers;
pub use answers::write_text;

/// At most this many marks on a narrow map, and on a wide one.
const MOST_MARKS: (usize, usize) = (60, 150);
/// A map narrower than this many CSS pixels is a phone's.
const NARROW: f64 = 600.0;

/// What plays in the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playing {
    /// Nothing: the visitor decides.
    Nothing,
    /// Time, month by month.
    Months,
    /// The story, from milestone to milestone.
    Story,
}

/// Shared by everything in the explorer. Cheap to copy: it only holds signals.
///
/// `view` is what the address says, or will say when a gesture ends; everything else follows it.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// The language of the page.
    pub lang: Lang,
    /// What the visitor looks at.
    pub view: RwSignal<View>,
    /// The view without its time and page: what does not change while time plays, and wakes nobody then.
    pub timeless: RwSignal<View>,
    /// The view without what a gesture has changed so far, a frame later. Links lead on from here, so that
    /// they are not all written anew at each frame; their handlers take the view of the moment.
    pub settled: RwSignal<View>,
    result: StoredValue<Arc<ViewResult>>,
    /// Who shows it.
    pub at_once: Followers,
    /// Who shows it a frame later: what may wait until the map, the count and the head of the list are
    /// painted.
    pub afterwards: Followers,
    /// What these show.
    later: StoredValue<Arc<ViewResult>>,
    /// The record that is opened beside the map.
    pub record: RwSignal<Option<Record>>,
    /// The partner under pointer or focus, lit on map and list alike.
    pub lit: RwSignal<Option<String>>,
    /// The part of the world that the map shows, in CSS pixels; `None` until the page is live.
    pub frame: RwSignal<Option<Frame>>,
    /// How much room the timeline has; `None` until it has been measured.
    pub room: RwSignal<Option<Room>>,
    /// All data, once it has been fetched.
    pub directory: RwSignal<Option<Arc<Directory>>>,
    /// Which partners and places `result` shows, once there is a directory.
    pub chosen: RwSignal<Option<Arc<(Selection, RankedSet)>>>,
    /// What plays.
    pub playing: RwSignal<Playing>,
    /// How many times as fast as usual.
    pub speed: StoredValue<u64>,
    /// What goes on with playing.
    pub ticking: StoredValue<Option<TimeoutHandle>>,
    /// Whether script has taken over.
    pub live: RwSignal<bool>,
    /// Whether what is opened was opened on the map: there the focus goes back to.
    pub from_map: StoredValue<bool>,
    /// Whether the server could not be asked.
    pub offline: RwSignal<bool>,
    /// Whether `later` and `settled` are about to follow.
    following: StoredValue<bool>,
    source: StoredValue<Option<SharedSource>>,
    path: StoredValue<String>,
    /// The address that the page was drawn for.
    shown_at_first: StoredValue<String>,
    address: Address,
}

impl Explorer {
    /// The state of a page that shows `first` for `view`.
    pub fn new(
        lang: Lang,
        path: String,
        view: View,
        first: Explored,
        source: Option<SharedSource>,
    ) -> Self {
        let result = Arc::new(first.result);
        Self {
            lang,
            shown_at_first: StoredValue::new(view.href(&path)),
            path: StoredValue::new(path),
            timeless: RwSignal::new(View { time: None, page: 0, ..view.clone() }),
            settled: RwSignal::new(view.clone()),
            view: RwSignal::new(view),
            later: StoredValue::new(Arc::clone(&result)),
            result: StoredValue::new(result),
            at_once: Followers::new(),
            afterwards: Followers::new(),
            record: RwSignal::new(first.record),
            lit: RwSignal::new(None),
            frame: RwSignal::new(None),
            room: RwSignal::new(None),
            directory: RwSignal::new(None),
            chosen: RwSignal::new(None),
            playing: RwSignal::new(Playing::Nothing),
            speed: StoredValue::new(1),
            ticking: StoredValue::new(None),
            live: RwSignal::new(false),
            from_map: StoredValue::new(false),
            offline: RwSignal::new(false),
            following: StoredValue::new(false),
            source: StoredValue::new(source),
            address: Address::new(),
        }
    }

    /// The path of the explorer in this language. In a frame it has options after a `?`.
    pub fn path(self) -> String {
        self.path.get_value()
    }

    /// The address of a query string in the explorer.
    pub fn href(self, query: &str) -> String {
        shared::view::address(&self.path(), query)
    }

    /// The address of the settled view with something opened, or nothing.
    pub fn href_open(self, open: Option<Open>) -> String {
        let view = View { open, ..self.settled.get() };
        view.href(&self.path())
    }

    /// Whether the view is the one that the page was drawn for.
    pub fn is_as_drawn(self) -> bool {
        let href = self.view.with_untracked(|view| view.href(&self.path()));
        self.shown_at_first.with_value(|first| *first == href)
    }

    /// Answers the view from the directory; without one nothing changes.
    pub fn answer_locally(self) {
        let Some(directory) = self.directory.get_untracked() else {
            return self.follow_after_paint();
        };
        let view = self.view.get_untracked();
        let canvas = self.canvas(&directory, &view);
        let before = self.chosen.get_untracked();
        let was = self.shown();
        let before = before.as_ref().map(|chosen| (&chosen.0, &chosen.1, &*was));
        let Answer { selection, slots, result } =
            directory.answer_after(&view, self.lang, &canvas, before);
        // What stands on the axis moves with its handles.
        let same_axis = self.later.with_value(|l| l.timeline.axis == result.timeline.axis);
        self.chosen.set(Some(Arc::new((selection, slots))));
        self.show(result);
        if same_axis {
            self.follow_after_paint();
        } else {
            self.follow();
        }
    }

    /// Sets what the visitor looks at.
    fn set_view(self, mut view: View) {
        let (time, page) = (view.time.take(), std::mem::take(&mut view.page));
        if self.timeless.with_untracked(|was| *was != view) {
            self.timeless.set(view.clone());
        }
        self.view.set(View { time, page, ..view });
    }

    /// What is shown.
    pub fn shown(self) -> Arc<ViewResult> {
        self.result.get_value()
    }

    /// Shows another answer.
    fn show(self, result: ViewResult) {
        let (was, is) = (self.shown(), Arc::new(result));
        self.result.set_value(Arc::clone(&is));
        self.at_once.tell(&was, &is);
    }

    /// Lets `later` and `settled` follow when the browser has painted what is there.
    fn follow_after_paint(self) {
        if !self.following.get_value() {
            self.following.set_value(true);
            let follow = move || {
                if self.following.get_value() {
                    self.follow();
                }
            };
            after_paint(follow);
        }
    }

    fn follow(self) {
        self.following.set_value(false);
        if !self.in_gesture() {
            self.settled.set(self.view.get_untracked());
        }
        let (was, is) = (self.later.get_value(), self.shown());
        self.later.set_value(Arc::clone(&is));
        self.afterwards.tell(&was, &is);
    }

    /// Draws the marks anew for what the map shows now.
    #[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "nothing moves on the server"))]
    pub fn redraw_marks(self) {
        let (Some(directory), Some(chosen)) =
            (self.directory.get_untracked(), self.chosen.get_untracked())
        else {
            return;
        };
        let view = self.view.get_untracked();
        let canvas = self.canvas(&directory, &view);
        let (selection, slots) = &*chosen;
        let map = directory.picture(&view, selection, slots, &canvas, self.lang);
        let was = self.shown();
        if *was.map != map {
            self.show(ViewResult { map: Arc::new(map), ..ViewResult::clone(&was) });
        }
    }

    /// The space that the view is drawn in: as measured, else as the server assumes.
    fn canvas(self, directory: &Directory, view: &View) -> Canvas {
        let first = directory.first_canvas(view);
        let frame = self.frame.get_untracked().unwrap_or(first.frame);
        Canvas {
            frame,
            most_marks: most_marks(&frame),
            room: self.room.get_untracked().unwrap_or(first.room),
            controls: self.frame.with_untracked(Option::is_some),
        }
    }
}

fn most_marks(frame: &Frame) -> usize {
    if frame.width < NARROW { MOST_MARKS.0 } else { MOST_MARKS.1 }
}

/// The explorer of this page.
pub fn explorer() -> Explorer {
    expect_context::<Explorer>()
}
