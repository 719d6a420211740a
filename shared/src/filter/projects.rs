//! Which projects a view shows, where projects are listed on their own.

use crate::{
    date::{Days, PartialDate},
    directory::{Directory, LinkEntry},
    filter::Selection,
    membership::Membership,
    project::Project,
    view::{Given, TimeFilter, View},
};

impl Project {
    /// Whether it may have gone on in these days, and whether it certainly did: for that its end must be
    /// known, too. Without a known end it may still go on.
    pub fn goes_on(&self, days: Days) -> (bool, bool) {
        goes_on(self.start, self.end.or(self.planned_end), days)
    }
}

impl LinkEntry {
    /// The same of what joins partners.
    pub fn goes_on(&self, days: Days) -> (bool, bool) {
        goes_on(self.start, self.end, days)
    }
}

fn goes_on(start: Option<PartialDate>, end: Option<PartialDate>, days: Days) -> (bool, bool) {
    let of = |date: Option<PartialDate>| date.map(PartialDate::days);
    let duration = Membership { start: of(start), end: of(end) };
    let (may, certain) = duration.holds(days);
    (may, certain && duration.end.is_some())
}

impl Directory {
    /// Those of `projects` that a view shows which is already answered, in their order.
    ///
    /// Without a filter of partners these are all; with one, those in which at least one of the partners
    /// takes part that it leaves at any time. A time filter keeps what may have gone on then, unless the
    /// view hides what has no date. A view with a value that names nothing shows none.
    pub fn projects<'p>(
        &self,
        view: &View,
        selection: &Selection,
        projects: impl IntoIterator<Item = &'p Project>,
    ) -> Vec<&'p Project> {
        if view.time.is_some() && view.time_filter().is_none()
            || matches!(view.undated, Some(Given::Unreadable(_)))
        {
            return Vec::new();
        }
        let of_all = !View { time: None, undated: None, ..view.clone() }.is_filtered();
        // `undated=hide` is about the dates of the records shown: here those of projects.
        let with_undated =
            view.undated.is_some().then(|| self.select(&View { undated: None, ..view.clone() }));
        let whenever = &with_undated.as_ref().unwrap_or(selection).whenever;
        let days = view.time_filter().map(TimeFilter::days);
        let shown = |project: &&Project| {
            let mut numbers = project.partner_ids.iter().filter_map(|id| self.partner(id));
            let concerned = of_all || numbers.any(|p| whenever.contains(p));
            let dated = project.start.is_some() || view.undated.is_none();
            concerned && dated && days.is_none_or(|days| project.goes_on(days).0)
        };
        projects.into_iter().filter(shown).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate;

    fn project(start: Option<&str>, end: Option<&str>, planned: Option<&str>) -> Project {
        let date = |text: Option<&str>| text.and_then(|text| text.parse().ok());
        let mut project: Project = serde_json::from_str(
            r#"{ "id": "x", "title": { "nb": "x", "en": "x" }, "description": { "nb": "", "en": "" } }"#,
        )
        .unwrap();
        (project.start, project.end, project.planned_end) = (date(start), date(end), date(planned));
        project
    }

    fn is_shown(query: &str, project: Project) -> bool {
        let directory = Directory::new(generate::columns(10, 3));
        let view = View::parse(query);
        !directory.projects(&view, &directory.select(&view), &[project]).is_empty()
    }

    #[test]
    fn a_time_keeps_what_may_have_gone_on_then() {
        let over = || project(Some("2018"), Some("2020"), None);
        for (query, shown) in [
            ("time=2017", false),
            ("time=2019", true),
            ("time=2021", false),
            ("time=2020/2022", true),
        ] {
            assert_eq!(is_shown(query, over()), shown, "{query}");
        }
        assert!(is_shown("time=2030", project(Some("2018"), None, None)), "no end is known");
        assert!(!is_shown("time=2030", project(Some("2018"), None, Some("2020"))));
    }

    #[test]
    fn a_project_without_a_date_may_have_gone_on_at_any_time_unless_it_is_hidden() {
        assert!(is_shown("time=1990", project(None, None, None)));
        assert!(!is_shown("undated=hide", project(None, None, None)));
    }

    #[test]
    fn what_cannot_be_read_shows_no_project() {
        for query in ["time=yesterday", "undated=maybe", "kind=nothing-like-it", "partners="] {
            assert!(!is_shown(query, project(Some("2018"), None, None)), "{query}");
        }
    }
}
