//! Maps on pages of text: the drawn ground with marks that are links. What stands still needs no script.

use maud::{Markup, PreEscaped, html};
use shared::{
    explore::{Canvas, MapPicture},
    marks::Frame,
    timeline::Room,
    view::{Open, View},
};

use super::here::{Here, locked};
use crate::map::{MarkLink, arcs, first_marks};

/// The frame that maps are drawn for, CSS pixels: a phone's. Pages show it as wide as there is room, up
/// to twice as wide, with marks and names of the same size.
const SIZE: (f64, f64) = (360.0, 240.0);
/// A phone has room for so many marks.
const MOST_MARKS: usize = 60;

/// A map whose ground is drawn when the page is: the server keeps grounds, and draws them elsewhere.
#[derive(Clone, Debug)]
pub struct PageMap {
    /// What it shows.
    pub frame: Frame,
    /// What stands on it, which names leave room for.
    pub picture: MapPicture,
}

/// Where the ground of the page's map with this number belongs. No text can look like it, for texts are
/// escaped.
pub(super) fn place_of(number: usize) -> String {
    format!("<!--ground {number}-->")
}

/// The map of a view with its name.
pub(super) fn map(here: &Here<'_>, view: &View, name: &str) -> Markup {
    let Some(maps) = here.maps else { return here.picture(view, name) };
    let (lang, directory) = (here.lang(), here.details.directory);
    let view = View { page: 0, sort: None, open: None, ..view.clone() };
    let frame = frame(here, &view);
    let canvas = Canvas { frame, most_marks: MOST_MARKS, room: Room::default(), controls: false };
    // List, facets and timeline of the view stand elsewhere, if anywhere: only marks are asked for.
    let selection = directory.select(&view);
    let slots = directory.hierarchy.slots(&selection.partners);
    let picture = directory.picture(&view, &selection, &slots, &canvas, lang);
    let picture = MapPicture { buttons: false, ..picture };
    let words = here.words();
    let marks = html! {
        (arcs(&picture))
        (first_marks(&picture, lang, |open| MarkLink {
            href: leads(here, &view, open),
            ..MarkLink::default()
        }))
    };
    let ground = {
        let mut maps = locked(maps);
        maps.push(PageMap { frame, picture });
        place_of(maps.len() - 1)
    };
    html! {
        figure.picture {
            div.pagemap role="group" aria-label=(name) {
                a.skip href="#after-map" { (words.skip_map) }
                svg.ground aria-hidden="true" { (PreEscaped(ground)) }
                svg.marks { (marks) }
            }
            figcaption.onmap #after-map tabindex="-1" { a href=(view.href(&here.href(""))) { (here.own().on_map) } }
        }
    }
}

/// What a view shows: the part of the world that it asks for, else all of it.
fn frame(here: &Here<'_>, view: &View) -> Frame {
    let whole = Frame::fit(here.details.directory.columns.extent, SIZE.0, SIZE.1);
    Frame {
        center: view.center.unwrap_or(whole.center),
        // The view means a map as large as pages show it at most.
        zoom: view.zoom.map_or(whole.zoom, |zoom| zoom - 1.0),
        ..whole
    }
}

/// A partner's mark leads to its page, all others to the map where they open.
fn leads(here: &Here<'_>, view: &View, open: Open) -> String {
    match open {
        Open::Partner(slug) => here.href(&format!("partners/{slug}")),
        open => View { open: Some(open), ..view.clone() }.href(&here.href("")),
    }
}
