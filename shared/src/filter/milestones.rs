//! Which milestones a view shows, where milestones are listed on their own.

use crate::{
    directory::Directory,
    filter::Selection,
    view::{Given, TimeFilter, View},
};

impl Directory {
    /// The milestones of a view that is already answered, as numbers of
    /// [`Columns::milestones`](crate::directory::Columns::milestones), in their order.
    ///
    /// Without a filter of partners these are all; with one, those that concern at least one of the
    /// partners that it leaves at any time. A time filter keeps what may have happened in its window,
    /// or until its day; a milestone without a date may have happened at any time, unless the view
    /// hides what is undated. A view with a value that names nothing shows none.
    pub fn milestones(&self, view: &View, selection: &Selection) -> Vec<usize> {
        if view.time.is_some() && view.time_filter().is_none()
            || matches!(view.undated, Some(Given::Unreadable(_)))
        {
            return Vec::new();
        }
        let of_all = !View { time: None, undated: None, ..view.clone() }.is_filtered();
        let hide_undated = view.undated.is_some();
        // `undated=hide` is about the dates of the records shown: here those of milestones.
        let with_undated =
            hide_undated.then(|| self.select(&View { undated: None, ..view.clone() }));
        let whenever = &with_undated.as_ref().unwrap_or(selection).whenever;
        let time = view.time_filter();
        let shown = |at: &usize| {
            let milestone = &self.columns.milestones[*at];
            let concerned = of_all || milestone.partners.iter().any(|p| whenever.contains(*p));
            let in_time = match (milestone.when, time) {
                (None, _) => !hide_undated,
                (Some(_), None) => true,
                (Some(when), Some(time)) => {
                    let (days, window) = (when.days(), time.days());
                    let until = matches!(time, TimeFilter::AsOf(_));
                    days.first <= window.last && (until || window.first <= days.last)
                }
            };
            concerned && in_time
        };
        (0..self.columns.milestones.len()).filter(shown).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{generate, view::Facet};

    fn shown(query: &str) -> (Directory, Vec<usize>) {
        let directory = Directory::new(generate::columns(60, 3));
        let view = View::parse(query);
        let found = directory.milestones(&view, &directory.select(&view));
        (directory, found)
    }

    #[test]
    fn without_a_filter_every_milestone_is_shown() {
        let (directory, found) = shown("sort=name");
        assert_eq!(found.len(), directory.columns.milestones.len());
    }

    #[test]
    fn a_filter_of_partners_keeps_the_milestones_that_concern_one_of_them() {
        let (directory, found) = shown("role=partner");
        let role = directory.value(Facet::Role, "partner").unwrap();
        let partners = &directory.members[Facet::Role as usize][role];
        let concerned = |at: &usize| {
            directory.columns.milestones[*at].partners.iter().any(|p| partners.contains(*p))
        };
        assert!(!found.is_empty());
        let all: Vec<usize> = (0..directory.columns.milestones.len()).filter(concerned).collect();
        assert_eq!(found, all);
    }

    #[test]
    fn a_time_keeps_what_may_have_happened_and_the_undated_unless_hidden() {
        let (directory, found) = shown("time=2010/2012");
        let undated = |at: &usize| directory.columns.milestones[*at].when.is_none();
        assert!(found.iter().any(undated));
        let years = |at: &usize| directory.columns.milestones[*at].when.map(|w| w.calendar.year());
        assert!(found.iter().filter_map(years).all(|year| (2010..=2012).contains(&year)));
        let (directory, dated) = shown("time=2010/2012&undated=hide");
        let with_date = found.iter().filter(|at| directory.columns.milestones[**at].when.is_some());
        assert_eq!(dated, with_date.copied().collect::<Vec<_>>());
    }

    #[test]
    fn what_cannot_be_read_shows_no_milestone() {
        for query in ["time=yesterday", "undated=maybe", "kind=nothing-like-it", "partners="] {
            assert_eq!(shown(query).1, Vec::<usize>::new(), "{query}");
        }
    }
}
