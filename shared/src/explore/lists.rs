//! Named lists: who is at a mark, beyond an edge of the map, without a position, without a date.

use serde::{Deserialize, Serialize};

use super::{Canvas, PartnerLink};
use crate::{
    bitset::RankedSet,
    directory::Directory,
    filter::Selection,
    geo::LonLat,
    lang::Lang,
    marks::{self, Side},
    text::words,
    view::{Open, View},
};

/// A list with headings: one per site or place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NamedList {
    /// What opened it, as in the address.
    pub open: String,
    /// Its name.
    pub title: String,
    /// How many locations, or partners where there is no location.
    pub count: u32,
    /// Its parts.
    pub headings: Vec<Heading>,
    /// Milestones without a date: id and title.
    pub milestones: Vec<(String, String)>,
    /// How many partners are not listed.
    pub more: u32,
    /// The middle and zoom from which on its parts are apart; `None` if they never are.
    pub closer: Option<(LonLat, f64)>,
}

/// A part of a named list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// The site, or the place; empty for the only part of a list.
    pub title: String,
    /// How many are there.
    pub count: u32,
    /// Who is there, as far as it is listed.
    pub partners: Vec<PartnerLink>,
}

/// How many partners a list names at most: a page must not grow with the cluster.
const MOST: usize = 200;

impl Directory {
    pub(super) fn opened(
        &self,
        view: &View,
        selection: &Selection,
        slots: &RankedSet,
        canvas: &Canvas,
        lang: Lang,
    ) -> Option<NamedList> {
        let words = words(lang);
        let open = view.open.as_ref()?;
        let request = self.mark_request(view, selection, canvas, lang);
        let (mut room, mut more) = (MOST, 0);
        let mut heading = |title: String, partners: Vec<u32>| {
            let listed = partners.len().min(room);
            room -= listed;
            more += (partners.len() - listed) as u32;
            Heading {
                title,
                count: partners.len() as u32,
                partners: partners[..listed].iter().map(|p| self.link(*p, lang)).collect(),
            }
        };
        let mut flat = |title: String, partners: Vec<u32>| NamedList {
            open: open.to_string(),
            title,
            count: partners.len() as u32,
            headings: vec![heading(String::new(), partners)],
            ..NamedList::default()
        };
        let mut list = match open {
            Open::Partner(_) | Open::Milestone(_) => None,
            Open::Group(id) => {
                let node = marks::opened(self, slots, &request, id)?;
                let group = marks::group(self, slots, node, lang);
                let node = &self.hierarchy.nodes[node as usize];
                let split = f64::from(node.split_zoom);
                Some(NamedList {
                    open: open.to_string(),
                    title: group.title,
                    count: group.locations,
                    headings: (group.headings.into_iter())
                        .map(|part| heading(part.title, part.partners))
                        .collect(),
                    closer: (split <= 14.0).then(|| (node.point.lonlat(), split)),
                    ..NamedList::default()
                })
            }
            Open::Edge(side) => {
                let side = Side::by_key(side)?;
                let partners = marks::beyond(self, slots, &request, side);
                Some(flat(side.beyond(partners.len() as u32, words), partners))
            }
            Open::Unplaced => {
                let partners = marks::unplaced(self, &selection.partners);
                Some(flat((words.without_position)(partners.len() as u32), partners))
            }
            Open::Undated => {
                let undated = |p: &u32| !self.membership(*p).dated();
                let partners: Vec<u32> = selection.whenever.iter().filter(undated).collect();
                let mut list = flat(words.date_unknown.to_owned(), partners);
                let milestones = self.columns.milestones.iter().filter(|m| m.when.is_none());
                list.milestones =
                    milestones.map(|m| (m.id.clone(), m.title.get(lang).to_owned())).collect();
                Some(list)
            }
        }?;
        list.more = more;
        list.headings.retain(|part| !part.partners.is_empty());
        Some(list)
    }
}
