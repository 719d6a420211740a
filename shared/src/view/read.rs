//! From the query string of an address to a view.

use std::borrow::Cow;

use super::{
    BadValue, Facet, Given, Ids, Layout, Links, Near, NearPoint, Open, Sort, TimeFilter, View,
};
use crate::geo::{Bounds, LonLat};

impl View {
    /// Reads the query string of an address, without its `?`.
    ///
    /// Never fails: unknown parameters are left out, unreadable values of filters are kept and
    /// match nothing, unreadable presentation values become the default and are listed in
    /// [`View::unread`]. Of a parameter that holds one value the first counts.
    pub fn parse(query: &str) -> Self {
        let mut view = Self::default();
        let mut near = None;
        let mut radius = None;
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in pairs(query) {
            let value = plain(&value);
            let value = value.trim();
            let facet = Facet::ALL.into_iter().find(|facet| facet.key() == name);
            let ids = match facet {
                Some(facet) => Some(&mut view.facets[facet as usize]),
                None if name == "partners" => Some(&mut view.partners),
                None => None,
            };
            if let Some(ids) = ids {
                if let Some(cut) = add_ids(ids.get_or_insert_default(), value)
                    && !view.unread.iter().any(|bad| bad.name == name)
                {
                    view.unread(&name, &cut);
                }
                continue;
            }
            if value.is_empty() || seen.iter().any(|s| *s == name) {
                continue;
            }
            match name.as_ref() {
                "q" => view.q = search_text(value),
                "match" => match value {
                    "all" => view.match_all = true,
                    "any" => {}
                    _ => view.match_unread = Some(value.to_owned()),
                },
                "near" => near = Some(value.to_owned()),
                "radius" => radius = Some(value.to_owned()),
                "bbox" => view.bbox = Some(given(bounds(value), value)),
                "time" => view.time = Some(given(value.parse().ok(), value)),
                "compare" => view.compare = Some(given(value.parse().ok(), value)),
                "undated" => match value {
                    "show" => {}
                    _ => view.undated = Some(given((value == "hide").then_some(()), value)),
                },
                "sort" => match Sort::ALL.into_iter().find(|sort| sort.key() == value) {
                    Some(sort) => view.sort = Some(sort),
                    None => view.unread(&name, value),
                },
                "layout" => match Layout::ALL.into_iter().find(|layout| layout.key() == value) {
                    Some(layout) => view.layout = layout,
                    None => view.unread(&name, value),
                },
                "open" => match value.parse::<Open>() {
                    Ok(open) => view.open = Some(open),
                    Err(()) => view.unread(&name, value),
                },
                "zoom" => match number(value).filter(|zoom| (0.0..=24.0).contains(zoom)) {
                    Some(zoom) => view.zoom = Some(zoom),
                    None => view.unread(&name, value),
                },
                "center" => match lonlat(value) {
                    Some(center) => view.center = Some(center),
                    None => view.unread(&name, value),
                },
                "axis" => match value.parse() {
                    Ok(part @ TimeFilter::Window(..)) => view.axis = Some(part),
                    _ => view.unread(&name, value),
                },
                "links" => match value.parse::<Links>() {
                    Ok(links) => view.links = Some(links),
                    Err(()) => view.unread(&name, value),
                },
                "page" => match value.parse::<u32>() {
                    Ok(page) if (1..=100_000).contains(&page) => {
                        view.page = if page == 1 { 0 } else { page }
                    }
                    _ => view.unread(&name, value),
                },
                _ => continue,
            }
            seen.push(name.into_owned());
        }
        view.near = near_given(near, radius);
        view
    }

    fn unread(&mut self, name: &str, value: &str) {
        self.unread.push(BadValue { name: name.to_owned(), value: value.to_owned() });
    }
}

/// Adds the ids that are new; gives the first one for which there was no room.
fn add_ids(ids: &mut Ids, value: &str) -> Option<String> {
    for id in value.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        if ids.iter().any(|known| known == id) {
            continue;
        }
        if ids.len() >= View::MAX_IDS {
            return Some(id.to_owned());
        }
        ids.push(id.to_owned());
    }
    None
}

/// The text with line breaks and tabs as spaces and without other control characters, which name
/// nothing. So a line break can part two values in [`View::near`].
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect()
}

fn search_text(value: &str) -> String {
    let words: Vec<&str> = value.split_whitespace().collect();
    let cut: String = words.join(" ").chars().take(View::MAX_TEXT).collect();
    cut.trim_end().to_owned()
}

fn given<T>(value: Option<T>, text: &str) -> Given<T> {
    value.map_or_else(|| Given::Unreadable(text.to_owned()), Given::Value)
}

/// Place and radius together. A radius alone says nothing, unless it cannot be read: then it is named.
fn near_given(place: Option<String>, radius: Option<String>) -> Option<Given<Near>> {
    let radius_km = match &radius {
        None => Some(View::DEFAULT_RADIUS_KM),
        Some(text) => number(text).filter(|km| *km > 0.0 && *km <= Near::MAX_RADIUS_KM),
    };
    let Some(radius_km) = radius_km else {
        let (place, radius) = (place.unwrap_or_default(), radius.unwrap_or_default());
        return Some(Given::Unreadable(format!("{place}\n{radius}")));
    };
    let place = place?;
    let point = if place.contains(',') {
        lonlat(&place).map(NearPoint::Point)
    } else {
        Some(NearPoint::Place(place.clone()))
    };
    Some(given(point.map(|point| Near { point, radius_km }), &place))
}

/// A finite decimal number, with a point as in addresses.
fn number(text: &str) -> Option<f64> {
    crate::number::parse(text)
}

fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let mut parts = text.split(',');
    let mut all = [0.0; N];
    for slot in &mut all {
        *slot = number(parts.next()?.trim())?;
    }
    parts.next().is_none().then_some(all)
}

/// `lat,lon`, as people write positions: one order for points everywhere in addresses.
fn lonlat(text: &str) -> Option<LonLat> {
    let [lat, lon] = numbers(text)?;
    LonLat::new(lon, lat)
}

/// `west,south,east,north`.
fn bounds(text: &str) -> Option<Bounds> {
    let [west, south, east, north] = numbers(text)?;
    Bounds::new(west, south, east, north)
}

/// The names and values of a query string.
pub fn pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

/// Text of an address without its escapes. Broken percent signs stand for themselves, broken UTF-8 for
/// U+FFFD; `+` is a space.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|b| b == b'%' || b == b'+') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| (*b as char).to_digit(16));
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            (other, ..) => out.push(other),
        }
        at += 1;
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}
