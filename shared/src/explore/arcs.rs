//! Who works with whom, and who has the same owner: arcs between marks.

use serde::{Deserialize, Serialize};

use crate::{
    bitset::RankedSet,
    directory::Directory,
    lang::Lang,
    marks::{self, Mark},
    number::fixed,
    view::{Links, View},
};

/// Two marks whose organisations have something in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arc {
    /// The western end, CSS pixels from the left and from the top of the frame.
    pub from: (f64, f64),
    /// The eastern end.
    pub to: (f64, f64),
    /// The names of the projects or owners.
    pub names: Vec<String>,
    /// Whether one of them certainly was so at the time of the view.
    pub certain: bool,
}

impl Arc {
    /// How far it is bent, as a part of its length.
    const BEND: f64 = 0.18;

    /// Its line as the data of an SVG path, bent to the north.
    pub fn path(&self) -> String {
        let ((x, y), (to_x, to_y)) = (self.from, self.to);
        let (across, down) = (to_x - x, to_y - y);
        // The end is east of the beginning, so that this side is the northern one.
        let bend = (
            f64::midpoint(x, to_x) + 2.0 * Self::BEND * down,
            f64::midpoint(y, to_y) - 2.0 * Self::BEND * across,
        );
        let point = |(x, y): (f64, f64)| format!("{} {}", fixed(x, 1), fixed(y, 1));
        format!("M{}Q{} {}", point(self.from), point(bend), point(self.to))
    }

    /// Its width for one name, CSS pixels; more make it wider.
    pub fn width(&self) -> f64 {
        const ONE: f64 = 2.0;
        const WIDEST: f64 = 5.0;
        (ONE + 0.75 * (self.names.len() as f64 - 1.0)).min(WIDEST)
    }
}

impl Directory {
    /// The arcs that a view asks for, between its marks: of each project from the one who leads it to
    /// all others, of each owner from one of its organisations to the others. With a time filter those
    /// that may have been so then.
    ///
    /// Who has several places is joined at the first that is shown; who stands at the same mark, or
    /// outside, is not.
    pub(super) fn arcs(
        &self,
        view: &View,
        slots: &RankedSet,
        marks: &[Mark],
        lang: Lang,
    ) -> Vec<Arc> {
        let Some(wanted) = &view.links else { return Vec::new() };
        let ranges: Vec<_> = marks.iter().map(|mark| marks::slots_of(self, &mark.target)).collect();
        let mark_of = |partner: &u32| {
            self.columns.locations.of(*partner).find_map(|location| {
                let slot = self.hierarchy.slot[location];
                let shown = slots.set().contains(slot);
                shown.then(|| ranges.iter().position(|range| range.contains(&slot))).flatten()
            })
        };
        let days = view.time_filter().map(crate::view::TimeFilter::days);
        // Few enough to be looked through; a map would weigh more in the page than it saves.
        let mut arcs: Vec<((usize, usize), Arc)> = Vec::new();
        for link in &self.columns.links {
            let (may, certain) = days.map_or((true, true), |days| link.goes_on(days));
            let asked = match wanted {
                Links::Projects => link.project.is_some(),
                Links::Owners => link.project.is_none(),
                Links::Project(id) => link.project.as_ref() == Some(id),
            };
            if !may || !asked {
                continue;
            }
            // Where who leads is not shown, those who are shown still work together.
            let mut ends = link.partners.iter().filter_map(mark_of);
            let Some(first) = ends.next() else { continue };
            for other in ends.filter(|other| *other != first) {
                let pair = (first.min(other), first.max(other));
                let at = arcs.iter().position(|(known, _)| *known == pair).unwrap_or_else(|| {
                    let end = |mark: usize| (marks[mark].x, marks[mark].y);
                    let (mut from, mut to) = (end(pair.0), end(pair.1));
                    if to.0 < from.0 {
                        (from, to) = (to, from);
                    }
                    arcs.push((pair, Arc { from, to, names: Vec::new(), certain: false }));
                    arcs.len() - 1
                });
                let arc = &mut arcs[at].1;
                let name = link.name.get(lang);
                if !arc.names.iter().any(|known| known == name) {
                    arc.names.push(name.to_owned());
                }
                arc.certain |= certain;
            }
        }
        arcs.into_iter().map(|(_, arc)| arc).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::LinkEntry, generate, lang::Text};

    /// Everybody in one project and some with one owner, and the arcs of a view of them.
    fn arcs(query: &str, dates: [Option<&str>; 2]) -> Vec<Arc> {
        let mut columns = generate::columns(12, 3);
        let [start, end] = dates.map(|date| date.map(|date| date.parse().unwrap()));
        let together =
            |project: Option<&str>, name: &str, partners: std::ops::Range<u32>| LinkEntry {
                project: project.map(str::to_owned),
                name: Text::same(name),
                partners: partners.collect(),
                start,
                end,
            };
        columns.links = vec![
            together(Some("together"), "Together", 0..12),
            together(Some("again"), "Together", 0..12),
            together(None, "Owner", 4..9),
        ];
        let directory = Directory::new(columns);
        let view = View::parse(query);
        let canvas = directory.first_canvas(&view);
        directory.answer(&view, Lang::En, &canvas).result.map.arcs.clone()
    }

    #[test]
    fn nobody_is_joined_unasked() {
        assert!(arcs("", [None, None]).is_empty());
        assert!(arcs("links=another", [None, None]).is_empty());
    }

    #[test]
    fn the_leading_partner_is_joined_with_all_others_once() {
        let arcs = arcs("links=projects", [None, None]);
        assert!((1..12).contains(&arcs.len()));
        for arc in &arcs {
            assert!(arc.from.0 <= arc.to.0 && arc.from != arc.to && arc.certain);
            assert_eq!(arc.names, ["Together"]);
        }
    }

    #[test]
    fn one_project_or_the_owners_are_joined_alone() {
        let all = arcs("links=projects", [None, None]);
        assert_eq!(arcs("links=together", [None, None]), all);
        let owned = arcs("links=owners", [None, None]);
        assert!(!owned.is_empty() && owned.len() < all.len());
        assert!(owned.iter().all(|arc| arc.names == ["Owner"]));
    }

    #[test]
    fn those_who_are_shown_stay_joined_when_who_leads_is_filtered_out() {
        let all = generate::columns(12, 3);
        let others: Vec<String> = all.partners.slug.iter().skip(1).map(str::to_owned).collect();
        let query = format!("links=projects&partners={}", others.join(","));
        assert!(!arcs(&query, [None, None]).is_empty());
        // One alone has nobody to be joined with.
        let query = format!("links=projects&partners={}", others[0]);
        assert!(arcs(&query, [None, None]).is_empty());
    }

    #[test]
    fn with_time_only_what_may_have_been_so_then_is_joined() {
        let sure = |time: &str, dates| {
            let arcs = arcs(&format!("links=projects&time={time}"), dates);
            arcs.first().map(|arc| arc.certain)
        };
        let dates = [Some("2018"), Some("2020")];
        assert_eq!(sure("2017", dates), None);
        assert_eq!(sure("2019", dates), Some(true));
        assert_eq!(sure("2021", dates), None);
        // Nobody says that it ended.
        assert_eq!(sure("2019", [Some("2018"), None]), Some(false));
        assert_eq!(sure("2019", [None, None]), Some(false));
    }
}
