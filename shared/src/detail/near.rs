//! Who is near a partner and of use to it: those with the same expertise, and those who add to it.

use super::{ComplementaryPartner, Details, UsefulPartner};
use crate::{directory::NONE, partner::Status, text::numbers};

/// At most so many with the same expertise.
const MOST_NEARBY: usize = 5;
/// At most so many who add to it, and so many tags of each.
const MOST_COMPLEMENTARY: usize = 3;

/// Kilometres, and the number of the partner.
type Near = (f64, u32);

impl Details<'_> {
    /// Partners that share a tag, the nearest first; those on the same site are listed there already.
    pub(super) fn nearby(&self, p: u32) -> Vec<Near> {
        let partners = &self.directory.columns.partners;
        let site = partners.site[p as usize];
        self.nearest(p, MOST_NEARBY, |other| {
            (site == NONE || partners.site[other as usize] != site)
                && self.tags(p).iter().any(|tag| self.tags(other).contains(tag))
        })
    }

    /// Why a partner nearby is shown: what both know.
    pub(super) fn useful(&self, p: u32, km: f64, other: u32) -> UsefulPartner {
        let shared = self.tags(p).iter().filter(|tag| self.tags(other).contains(tag));
        UsefulPartner {
            link: self.directory.link(other, self.lang),
            shared: shared.map(|tag| self.tag_name(*tag)).collect(),
            distance: self.distance_text(km),
        }
    }

    /// Partners of the stage before or after that know what this one does not, the nearest first. Who is
    /// shown for the same expertise is not shown again.
    pub(super) fn complementary(&self, p: u32, nearby: &[Near]) -> Vec<ComplementaryPartner> {
        let columns = &self.directory.columns;
        let stages = &columns.partners.stage;
        let stage = stages[p as usize];
        let adds =
            |other: u32| self.tags(other).iter().copied().filter(|tag| !self.tags(p).contains(tag));
        let near = self.nearest(p, MOST_COMPLEMENTARY, |other| {
            stages[other as usize].abs_diff(stage) == 1
                && adds(other).next().is_some()
                && nearby.iter().all(|(_, shown)| *shown != other)
        });
        let complementary = |(km, other): Near| {
            let its = stages[other as usize];
            ComplementaryPartner {
                link: self.directory.link(other, self.lang),
                after: its > stage,
                stage: columns.stages[usize::from(its)].label.get(self.lang).to_owned(),
                adds: adds(other).take(MOST_COMPLEMENTARY).map(|tag| self.tag_name(tag)).collect(),
                distance: self.distance_text(km),
            }
        };
        near.into_iter().map(complementary).collect()
    }

    /// The nearest other partners that still exist and are wanted.
    fn nearest(&self, p: u32, most: usize, wanted: impl Fn(u32) -> bool) -> Vec<Near> {
        let columns = &self.directory.columns;
        let Some(at) = columns.locations.of(p).next() else { return Vec::new() };
        let from = columns.locations.point(at);
        let mut near: Vec<Near> = (0..self.directory.len() as u32)
            .filter(|other| {
                *other != p && columns.partners.status[*other as usize] != Status::Ceased
            })
            .filter(|other| wanted(*other))
            .filter_map(|other| Some((self.directory.distance(other, from)?, other)))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        near.truncate(most);
        near
    }

    /// A distance in whole kilometres: no position is more precise than that.
    fn distance_text(&self, km: f64) -> Option<String> {
        (km >= 0.5).then(|| numbers::format_km(km.round(), self.lang))
    }

    fn tags(&self, p: u32) -> &[u16] {
        &self.directory.columns.partners.expertise[p as usize]
    }

    fn tag_name(&self, tag: u16) -> String {
        let tags = &self.directory.columns.expertise;
        tags[usize::from(tag)].label.get(self.lang).to_owned()
    }
}
