//! Who works with whom: arcs between marks.

use std::collections::BTreeMap;

use super::Canvas;
use crate::{
    bitset::RankedSet, directory::Directory, filter::Selection, lang::Lang, number::fixed,
    project::Project, view::View,
};

/// Two marks whose organisations work together.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// The western end, CSS pixels from the left and from the top of the frame.
    pub from: (f64, f64),
    /// The eastern end.
    pub to: (f64, f64),
    /// The names of the projects.
    pub projects: Vec<String>,
    /// Whether one of them certainly went on at the time of the view.
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

    /// Its width for one project, CSS pixels; more make it wider.
    pub fn width(&self) -> f64 {
        const ONE: f64 = 2.0;
        const WIDEST: f64 = 5.0;
        (ONE + 0.75 * (self.projects.len() as f64 - 1.0)).min(WIDEST)
    }
}

impl Directory {
    /// The arcs of `projects` between the marks of a view, of which the selection and its slots of the
    /// hierarchy are known, from the one who leads each
    /// project to all others. With a time filter those that may have gone on then.
    ///
    /// Who has several places is joined at the first that is shown; who stands at the same mark, or
    /// outside, is not.
    pub fn arcs<'p>(
        &self,
        projects: impl IntoIterator<Item = &'p Project>,
        view: &View,
        (selection, slots): (&Selection, &RankedSet),
        canvas: &Canvas,
        lang: Lang,
    ) -> Vec<Arc> {
        let request = self.mark_request(view, selection, canvas, lang);
        let marks = crate::marks::marks(self, slots, &request).marks;
        let mut mark_of: BTreeMap<u32, usize> = BTreeMap::new();
        for (number, mark) in marks.iter().enumerate() {
            for partner in crate::marks::partners(self, slots, &mark.target) {
                mark_of.entry(partner).or_insert(number);
            }
        }
        let days = view.time_filter().map(crate::view::TimeFilter::days);
        let mut between: BTreeMap<(usize, usize), (Vec<String>, bool)> = BTreeMap::new();
        for project in projects {
            let (may, certain) = days.map_or((true, true), |days| project.goes_on(days));
            let ids = project.partner_ids.iter().filter(|_| may);
            // Where who leads is not shown, those who are shown still work together.
            let mut ends = ids.filter_map(|id| mark_of.get(&self.partner(id)?).copied());
            let Some(first) = ends.next() else { continue };
            for other in ends.filter(|other| *other != first) {
                let (names, sure) =
                    between.entry((first.min(other), first.max(other))).or_default();
                let name = project.title.get(lang);
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
                *sure |= certain;
            }
        }
        let end = |mark: usize| (marks[mark].x, marks[mark].y);
        let arc = |((a, b), (projects, certain)): ((usize, usize), (Vec<String>, bool))| {
            let (a, b) = (end(a), end(b));
            let (from, to) = if a.0 <= b.0 { (a, b) } else { (b, a) };
            Arc { from, to, projects, certain }
        };
        between.into_iter().map(arc).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{generate, lang::Text};

    /// Everybody in one project, and the arcs of a view of them.
    fn arcs(query: &str, dates: [Option<&str>; 2]) -> Vec<Arc> {
        let directory = Directory::new(generate::columns(12, 3));
        let title = Text { nb: "Felles".to_owned(), en: "Together".to_owned() };
        let [start, end] = dates.map(|date| date.map(|date| date.parse().unwrap()));
        let project = Project {
            id: "together".to_owned(),
            description: title.clone(),
            title,
            partner_ids: directory.columns.partners.slug.iter().map(str::to_owned).collect(),
            other_participants: vec![],
            milestone_ids: vec![],
            start,
            end,
            planned_end: None,
            themes: vec![],
            results: vec![],
            sources: vec![],
        };
        let view = View::parse(query);
        let canvas = directory.first_canvas(&view);
        let answer = directory.answer(&view, Lang::En, &canvas);
        let shown = (&answer.selection, &answer.slots);
        directory.arcs([&project, &project], &view, shown, &canvas, Lang::En)
    }

    #[test]
    fn the_leading_partner_is_joined_with_all_others_once() {
        let arcs = arcs("", [None, None]);
        assert!((1..12).contains(&arcs.len()));
        for arc in &arcs {
            assert!(arc.from.0 <= arc.to.0 && arc.from != arc.to && arc.certain);
            assert_eq!(arc.projects, ["Together"]);
        }
    }

    #[test]
    fn those_who_are_shown_stay_joined_when_who_leads_is_filtered_out() {
        let all = generate::columns(12, 3);
        let others: Vec<String> = all.partners.slug.iter().skip(1).map(str::to_owned).collect();
        let query = format!("partners={}", others.join(","));
        assert!(!arcs(&query, [None, None]).is_empty());
        // One alone has nobody to be joined with.
        assert!(arcs(&format!("partners={}", others[0]), [None, None]).is_empty());
    }

    #[test]
    fn with_time_only_what_may_have_gone_on_then_is_joined() {
        let sure = |query: &str, dates| {
            let arcs = arcs(query, dates);
            arcs.first().map(|arc| arc.certain)
        };
        let dates = [Some("2018"), Some("2020")];
        assert_eq!(sure("time=2017", dates), None);
        assert_eq!(sure("time=2019", dates), Some(true));
        assert_eq!(sure("time=2021", dates), None);
        // Nobody says that it ended.
        assert_eq!(sure("time=2019", [Some("2018"), None]), Some(false));
        assert_eq!(sure("time=2019", [None, None]), Some(false));
    }
}
