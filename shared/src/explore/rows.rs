//! The list.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    directory::{Directory, NONE},
    filter::Selection,
    geo::{LonLat, distance_km},
    lang::Lang,
    membership::{Certainty, Change, Membership},
    partner::Status,
    text::{dates, numbers},
    view::{Given, Sort, View},
};

/// How many rows a page of the list has, at every size of the register.
pub const PAGE_ROWS: usize = 50;

/// A partner in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The partner.
    pub partner: PartnerLink,
    /// Town and municipality; empty if no source gives a place.
    pub place: String,
    /// Its first tags.
    pub tags: Vec<String>,
    /// How many more tags it has.
    pub more_tags: u32,
    /// How sure the membership is: at the time of the view, else by what is known of its start.
    pub certainty: Certainty,
    /// What became of the membership between the two times that the view compares.
    pub change: Option<Change>,
    /// The start as known, for people: "2017", "by January 2019"; empty if nothing is known.
    pub since: String,
    /// Whether `since` says "not after".
    pub by: bool,
    /// Whether the organisation is gone.
    pub ceased: bool,
    /// Kilometres to the nearest location, where the list is sorted by them.
    pub distance: Option<String>,
}

/// Enough of a partner to name it and link to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerLink {
    /// Its slug.
    pub slug: String,
    /// Its short name.
    pub name: String,
    /// Number of its kind in the vocabulary, which gives shape and hue.
    pub kind: u16,
    /// Name of its kind.
    pub kind_label: String,
}

impl Directory {
    /// Enough of partner `p` to name it and link to it.
    pub fn link(&self, p: u32, lang: Lang) -> PartnerLink {
        let partners = &self.columns.partners;
        let kind = partners.kind[p as usize];
        PartnerLink {
            slug: partners.slug[p as usize].to_owned(),
            name: partners.name[p as usize].to_owned(),
            kind,
            kind_label: self.columns.kinds[usize::from(kind)].label.get(lang).to_owned(),
        }
    }

    /// Town and municipality of a place: "Mosjøen, Vefsn", or "Mo i Rana" where the one names the
    /// other.
    pub fn place_text(&self, place: u16) -> String {
        let mut names = self
            .columns
            .with_parents(place)
            .map(|p| self.columns.places[usize::from(p)].name.as_str());
        let Some(first) = names.next() else { return String::new() };
        // By bytes: searching for a text in a text is much code for the page.
        let holds = |around: &str| {
            let mut parts = first.as_bytes().windows(around.len().max(1));
            parts.any(|part| part == around.as_bytes())
        };
        match (self.columns.places[usize::from(place)].level, names.next()) {
            (crate::directory::PlaceLevel::Town, Some(around)) if !holds(around) => {
                format!("{first}, {around}")
            }
            _ => first.to_owned(),
        }
    }

    /// The partners of a selection in the order of the view.
    pub fn ordered(&self, view: &View, selection: &Selection) -> Vec<u32> {
        self.first_ordered(view, selection, usize::MAX)
    }

    /// At least the first `most` partners of a selection in the order of the view.
    fn first_ordered(&self, view: &View, selection: &Selection, most: usize) -> Vec<u32> {
        let chosen = |p: &u32| selection.partners.contains(*p);
        match (view.sort, &selection.hits) {
            (None, Some(hits)) => hits.iter().map(|hit| hit.partner).filter(chosen).collect(),
            // What has changed comes first.
            (None, None) if let Some((earlier, later)) = self.compared(view) => {
                let mut partners: Vec<u32> = selection.partners.iter().collect();
                let change = |p: &u32| self.membership(*p).change(earlier, later);
                crate::sort::by_key(&mut partners, |p| (change(p), *p));
                partners
            }
            (None | Some(Sort::Name), _) => selection.partners.iter().take(most).collect(),
            (Some(Sort::Joined), _) => self.by_joined.iter().copied().filter(chosen).collect(),
            (Some(Sort::Distance), _) => {
                let from = self.measured_from(view);
                let mut by_distance: Vec<(f64, u32)> = selection
                    .partners
                    .iter()
                    .map(|p| (self.distance(p, from).unwrap_or(f64::INFINITY), p))
                    .collect();
                crate::sort::by(&mut by_distance, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                by_distance.into_iter().map(|(_, p)| p).collect()
            }
        }
    }

    /// The list as far as it is shown. Rows of an answer `before`, in the same language, are taken over
    /// where they say the same.
    pub(super) fn rows(
        &self,
        view: &View,
        selection: &Selection,
        lang: Lang,
        mut before: &[Arc<Row>],
    ) -> Vec<Arc<Row>> {
        let shown = PAGE_ROWS * view.page.max(1) as usize;
        let time = view.time_filter().map(crate::view::TimeFilter::days);
        let certainty = |membership: Membership| match time {
            Some(days) => membership.during(days).unwrap_or(Certainty::Possible),
            None => match membership.start {
                None => Certainty::Unknown,
                Some(start) if start.first == crate::date::Day::EARLIEST => Certainty::Possible,
                Some(_) => Certainty::Certain,
            },
        };
        let between = self.compared(view);
        let from = (view.sort == Some(Sort::Distance)).then(|| self.measured_from(view));
        let partners = &self.columns.partners;
        let row = |p: u32| {
            let at = p as usize;
            let certainty = certainty(partners.membership[at]);
            let change =
                between.and_then(|(earlier, later)| partners.membership[at].change(earlier, later));
            let slug = &partners.slug[at];
            let distance =
                from.and_then(|from| self.distance(p, from)).map(|km| numbers::format_km(km, lang));
            // Most rows follow each other as before.
            if let Some(known) = before.iter().position(|row| row.partner.slug == *slug) {
                let row = &before[known];
                before = &before[known + 1..];
                if (row.certainty, row.change, &row.distance) == (certainty, change, &distance) {
                    return Arc::clone(row);
                }
            }
            let tags = &partners.expertise[at];
            let since = partners.since[at];
            Arc::new(Row {
                partner: self.link(p, lang),
                place: self.place_text(self.main_place(p)),
                tags: tags
                    .iter()
                    .take(2)
                    .map(|tag| self.columns.expertise[usize::from(*tag)].label.get(lang).to_owned())
                    .collect(),
                more_tags: tags.len().saturating_sub(2) as u32,
                certainty,
                change,
                since: since.map(|date| dates::format_date_short(date, lang)).unwrap_or_default(),
                by: since.is_some_and(|date| date.sense == crate::date::Sense::By),
                ceased: partners.status[at] == Status::Ceased,
                distance,
            })
        };
        self.first_ordered(view, selection, shown).into_iter().take(shown).map(row).collect()
    }

    /// The place of the seat or plant, as precisely as known; or [`NONE`].
    pub fn main_place(&self, p: u32) -> u16 {
        let seat = self.columns.partners.place[p as usize];
        let first = self.columns.locations.of(p).next();
        match first.map(|at| self.columns.locations.place[at]) {
            Some(place) if place != NONE => place,
            _ => seat,
        }
    }

    /// Kilometres from a point to the nearest location of a partner; `None` without a location.
    pub fn distance(&self, p: u32, from: LonLat) -> Option<f64> {
        let locations = &self.columns.locations;
        locations.of(p).map(|at| distance_km(from, locations.point(at))).min_by(f64::total_cmp)
    }

    /// Where distances are measured from: the place of `near`, else the middle of the map.
    fn measured_from(&self, view: &View) -> LonLat {
        let near = match &view.near {
            Some(Given::Value(near)) => self.near_point(&near.point),
            _ => None,
        };
        near.or(view.center).unwrap_or_else(|| self.columns.extent.center())
    }
}
