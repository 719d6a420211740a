//! The active filters, each with the address without it.

use serde::{Deserialize, Serialize};

use crate::{
    directory::Directory,
    lang::Lang,
    number::fixed,
    text::{dates, numbers, words},
    view::{Facet, Given, NearPoint, TimeFilter, View},
};

/// An active filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chip {
    /// What it says.
    pub label: String,
    /// The query string without this filter.
    pub without: String,
}

impl Directory {
    pub(super) fn chips(&self, view: &View, lang: Lang) -> Vec<Chip> {
        let words = words(lang);
        let mut chips = Vec::new();
        let mut add = |label: String, change: &dyn Fn(&mut View)| {
            let mut without = View { page: 0, ..view.clone() };
            change(&mut without);
            chips.push(Chip { label, without: without.query() });
        };
        if !view.q.is_empty() {
            add((words.search_chip)(&view.q), &|v| v.q.clear());
        }
        if let Some(time) = &view.time {
            let label = match time {
                Given::Value(time) => dates::capitalised(&dates::format_time(*time, lang)),
                Given::Unreadable(text) => text.clone(),
            };
            add(label, &|v| v.time = None);
        }
        if let Some(time) = &view.compare {
            let label = match time {
                Given::Value(TimeFilter::AsOf(date)) => dates::format_calendar(*date, lang),
                Given::Value(time) => dates::format_time(*time, lang),
                Given::Unreadable(text) => text.clone(),
            };
            add((words.compared_with)(&label), &|v| v.compare = None);
        }
        if let Some(near) = &view.near {
            let label = match near {
                Given::Value(near) => {
                    let place = match &near.point {
                        NearPoint::Place(id) => self.place_name(id).unwrap_or(id).to_owned(),
                        NearPoint::Point(point) => {
                            format!("{}, {}", fixed(point.lat, 2), fixed(point.lon, 2))
                        }
                    };
                    (words.within)(&numbers::format_km(near.radius_km, lang), &place)
                }
                Given::Unreadable(text) => text.replace('\n', " · "),
            };
            add(label, &|v| v.near = None);
        }
        if view.bbox.is_some() {
            add(words.in_map_view.to_owned(), &|v| v.bbox = None);
        }
        for facet in Facet::ALL {
            let Some(ids) = view.facet(facet) else { continue };
            if ids.is_empty() {
                add((words.facet)(facet).to_owned(), &|v| v.facets[facet as usize] = None);
            }
            for id in ids {
                let label = match self.value(facet, id) {
                    Some(at) => self.columns.facet_label(facet, at, lang).to_owned(),
                    None => id.clone(),
                };
                add(label, &|v| *v = v.clone().toggled(facet, id));
            }
        }
        if view.match_all {
            add(words.match_all.to_owned(), &|v| v.match_all = false);
        }
        if view.undated.is_some() {
            add(words.undated_hidden.to_owned(), &|v| v.undated = None);
        }
        if let Some(slugs) = &view.partners {
            add((words.shortlist_of)(slugs.len() as u32), &|v| v.partners = None);
        }
        chips
    }

    /// The Norwegian name of the place with this id.
    pub fn place_name(&self, id: &str) -> Option<&str> {
        self.columns.places.iter().find(|place| place.id == id).map(|place| place.name.as_str())
    }
}
