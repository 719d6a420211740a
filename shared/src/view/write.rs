//! From a view to the query string of its address, in canonical order.

use std::fmt::Write;

use super::{Facet, Given, Layout, NearPoint, View};
use crate::{
    geo::{Bounds, LonLat},
    number::plain,
};

impl View {
    /// The query string without its `?`, in canonical order, empty for the default view.
    ///
    /// Lists repeat the name, as forms do. Reading it gives the same view again, save for
    /// [`View::unread`].
    pub fn query(&self) -> String {
        let mut out = String::new();
        for (name, value) in self.fields() {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(name);
            out.push('=');
            encode(&value, &mut out);
        }
        out
    }

    /// The names and values of the query string, in canonical order, as the fields of a form.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let mut out = Fields::default();
        if !self.q.is_empty() {
            out.push("q", &self.q);
        }
        for facet in Facet::ALL {
            out.push_ids(facet.key(), self.facet(facet));
        }
        if self.match_all {
            out.push("match", "all");
        } else if let Some(text) = &self.match_unread {
            out.push("match", text);
        }
        self.near_fields(&mut out);
        out.push_given("bbox", self.bbox.as_ref(), bounds_text);
        out.push_given("time", self.time.as_ref(), ToString::to_string);
        out.push_given("compare", self.compare.as_ref(), ToString::to_string);
        out.push_given("undated", self.undated.as_ref(), |()| "hide".to_owned());
        out.push_ids("partners", self.partners.as_ref());
        if let Some(sort) = self.sort {
            out.push("sort", sort.key());
        }
        if self.layout != Layout::default() {
            out.push("layout", self.layout.key());
        }
        if let Some(open) = &self.open {
            out.push("open", &open.to_string());
        }
        if let Some(zoom) = self.zoom {
            out.push("zoom", &plain(zoom));
        }
        if let Some(center) = self.center {
            out.push("center", &point_text(center));
        }
        if let Some(part) = self.axis {
            out.push("axis", &part.to_string());
        }
        if let Some(links) = &self.links {
            out.push("links", &links.to_string());
        }
        if self.page > 1 {
            out.push("page", &self.page.to_string());
        }
        out.0
    }

    fn near_fields(&self, out: &mut Fields) {
        match &self.near {
            None => {}
            Some(Given::Value(near)) => {
                match &near.point {
                    NearPoint::Place(id) => out.push("near", id),
                    NearPoint::Point(point) => out.push("near", &point_text(*point)),
                }
                // The default is written as nothing, everything else as it is.
                if near.radius_km != Self::DEFAULT_RADIUS_KM {
                    out.push("radius", &plain(near.radius_km));
                }
            }
            Some(Given::Unreadable(text)) => match text.split_once('\n') {
                Some((place, radius)) => {
                    if !place.is_empty() {
                        out.push("near", place);
                    }
                    out.push("radius", radius);
                }
                None => out.push("near", text),
            },
        }
    }

    /// The address of the view below `path`: the path alone for the default view. A path that has a
    /// query string already, as those of embeds, goes before that of the view.
    pub fn href(&self, path: &str) -> String {
        address(path, &self.query())
    }
}

/// A path and the query string of a view: the path alone for an empty one.
pub fn address(path: &str, query: &str) -> String {
    if query.is_empty() {
        return path.to_owned();
    }
    let join = if path.contains('?') { "&" } else { "?" };
    [path, join, query].concat()
}

/// `lat,lon`.
fn point_text(point: LonLat) -> String {
    format!("{},{}", plain(point.lat), plain(point.lon))
}

fn bounds_text(b: &Bounds) -> String {
    [b.west, b.south, b.east, b.north].map(plain).join(",")
}

#[derive(Default)]
struct Fields(Vec<(&'static str, String)>);

impl Fields {
    fn push(&mut self, name: &'static str, value: &str) {
        self.0.push((name, value.to_owned()));
    }

    fn push_ids(&mut self, name: &'static str, ids: Option<&Vec<String>>) {
        match ids.map(Vec::as_slice) {
            None => {}
            Some([]) => self.push(name, ""),
            Some(ids) => ids.iter().for_each(|id| self.push(name, id)),
        }
    }

    fn push_given<T>(
        &mut self,
        name: &'static str,
        given: Option<&Given<T>>,
        text: impl Fn(&T) -> String,
    ) {
        match given {
            None => {}
            Some(Given::Value(value)) => self.push(name, &text(value)),
            Some(Given::Unreadable(raw)) => self.push(name, raw),
        }
    }
}

/// Adds a value as it stands in a query string. Leaves what people can read in an address: letters,
/// digits, and the marks that dates, points and lists are written with.
pub fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b':'
            | b',' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}
