//! A milestone in full, and as a line in a list.

use serde::{Deserialize, Serialize};

use super::{Details, SourceLine};
use crate::{
    date::Sense,
    directory::{MilestoneEntry, NONE},
    explore::PartnerLink,
    text::{dates, words},
    web::host,
};

/// A milestone in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MilestoneLine {
    /// Its slug.
    pub id: String,
    /// When, for people; `None` if nobody knows.
    pub when: Option<String>,
    /// Whether the date is read from the context.
    pub about: bool,
    /// The event in a few words.
    pub title: String,
    /// "40 partners", "more than 90 partners", where a source counts them.
    pub count: Option<String>,
}

/// A milestone in full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MilestoneDetail {
    /// What a list shows of it.
    pub line: MilestoneLine,
    /// What sort of event it is.
    pub category: String,
    /// What happened.
    pub description: String,
    /// What the date means.
    pub note: Option<String>,
    /// The milestones next to it in time, the earliest first, itself left out.
    pub around: Vec<MilestoneLine>,
    /// The partners concerned.
    pub partners: Vec<PartnerLink>,
    /// The site, or else the municipality, that its text names: id and name.
    pub site: Option<(String, String)>,
    /// The municipality that its text names: id and name.
    pub place: Option<(String, String)>,
    /// The pages that it rests on.
    pub sources: Vec<SourceLine>,
}

impl Details<'_> {
    /// The milestone with this slug.
    pub fn milestone(&self, id: &str) -> Option<MilestoneDetail> {
        let columns = &self.directory.columns;
        let entry = columns.milestones.iter().find(|entry| entry.id == id)?;
        let record = self.register.milestones.iter().find(|record| record.id == id)?;
        Some(MilestoneDetail {
            line: self.line(entry),
            category: (words(self.lang).category)(entry.category).to_owned(),
            description: record.description.get(self.lang).to_owned(),
            note: record.date_note.as_ref().map(|note| note.text().get(self.lang).to_owned()),
            around: self.around(entry),
            partners: entry.partners.iter().map(|p| self.directory.link(*p, self.lang)).collect(),
            site: (entry.site != NONE).then(|| {
                let site = &columns.sites[usize::from(entry.site)];
                (site.id.clone(), site.name.clone())
            }),
            place: (entry.place != NONE).then(|| {
                let place = &columns.places[usize::from(entry.place)];
                (place.id.clone(), place.name.clone())
            }),
            sources: record
                .sources
                .iter()
                .map(|url| SourceLine {
                    url: url.clone(),
                    host: host(url),
                    ..SourceLine::default()
                })
                .collect(),
        })
    }

    /// The milestones of a partner, the earliest first.
    pub(super) fn milestones_of(&self, p: u32) -> Vec<MilestoneLine> {
        self.milestones_where(|entry| entry.partners.contains(&p))
    }

    /// Some milestones, the earliest first.
    pub fn milestones_where(&self, wanted: impl Fn(&MilestoneEntry) -> bool) -> Vec<MilestoneLine> {
        let milestones = &self.directory.columns.milestones;
        milestones.iter().filter(|entry| wanted(entry)).map(|entry| self.line(entry)).collect()
    }

    /// Some milestones before this one and as many after it: the way to those that lie so close on the
    /// timeline that they share one sign.
    fn around(&self, entry: &MilestoneEntry) -> Vec<MilestoneLine> {
        const EACH_WAY: usize = 4;
        if entry.when.is_none() {
            return Vec::new();
        }
        // They stand by date.
        let milestones = &self.directory.columns.milestones;
        let at = milestones.iter().position(|one| one.id == entry.id).unwrap_or_default();
        let near = milestones.iter().skip(at.saturating_sub(EACH_WAY));
        near.take(at.min(EACH_WAY) + EACH_WAY + 1)
            .filter(|one| one.when.is_some() && one.id != entry.id)
            .map(|one| self.line(one))
            .collect()
    }

    fn line(&self, entry: &MilestoneEntry) -> MilestoneLine {
        MilestoneLine {
            id: entry.id.clone(),
            when: entry.when.map(|date| dates::format_date(date, self.lang)),
            about: entry.when.is_some_and(|date| date.sense == Sense::About),
            title: entry.title.get(self.lang).to_owned(),
            count: entry.count.map(|(count, relation)| {
                let more = relation == crate::milestone::CountRelation::MoreThan;
                (words(self.lang).count_text)(count, more)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{directory::Directory, generate, lang::Lang};

    #[test]
    fn milestones_lead_on_to_those_before_and_after_in_time() {
        let register = generate::register(60, 4);
        let directory = Directory::new(generate::columns(60, 4));
        let details = super::Details { register: &register, directory: &directory, lang: Lang::En };
        let mut dated: Vec<_> =
            directory.columns.milestones.iter().filter(|one| one.when.is_some()).collect();
        dated.sort_by_key(|one| one.when.map(|date| date.days().first));
        for (at, entry) in dated.iter().enumerate() {
            let around = details.milestone(&entry.id).unwrap().around;
            let expected = dated[at.saturating_sub(4)..(at + 5).min(dated.len())].iter();
            let expected: Vec<_> =
                expected.map(|one| &one.id).filter(|id| **id != entry.id).collect();
            assert_eq!(around.iter().map(|line| &line.id).collect::<Vec<_>>(), expected);
        }
        let undated = directory.columns.milestones.iter().filter(|one| one.when.is_none());
        for entry in undated {
            assert!(details.milestone(&entry.id).unwrap().around.is_empty());
        }
    }
}
