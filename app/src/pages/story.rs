//! The story of the cluster: eras, growth, and every milestone with its sources.

mod parts;

use maud::{Markup, html};
use shared::{
    date::Calendar,
    detail::MilestoneDetail,
    directory::MilestoneEntry,
    filter::Selection,
    milestone::Category,
    text::dates::format_date,
    timeline::Pace,
    view::{Given, Layout, TimeFilter, View},
};

pub(super) use parts::TOLD;

use super::{
    TextPage, growth,
    here::{Here, values},
    linked,
};

/// The page.
pub fn story(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let directory = here.details.directory;
    let entries = &directory.columns.milestones;
    let asked = Category::asked(here.query);
    let category = match asked {
        Some(Given::Value(category)) => Some(category),
        _ => None,
    };
    let story = Asked { here, category };
    let selection = directory.select(here.view);
    let told = match asked {
        Some(Given::Unreadable(_)) => Vec::new(),
        _ => story.told(&selection),
    };
    let by_year: Vec<_> = told.chunk_by(|a, b| year_of(a) == year_of(b)).collect();
    let years: Vec<Option<i16>> = by_year.iter().map(|of| year_of(of[0])).collect();
    let parts = parts::parts(&by_year.iter().map(|of| of.len()).collect::<Vec<_>>());
    // A part is asked for by one of its years, or by the id of a milestone in it.
    let at = values(here.query, "at").into_iter().next();
    let year_at = at.as_ref().and_then(|at| {
        let milestone = entries.iter().find(|m| m.id == *at).map(year_of);
        milestone.or_else(|| years.iter().copied().find(|year| key(*year) == *at))
    });
    let place = year_at.and_then(|year| years.iter().position(|of| *of == year)).unwrap_or(0);
    let part = parts.iter().position(|part| part.contains(&place)).unwrap_or(0);
    let shown = parts.get(part).cloned().unwrap_or_default();
    let name = |year: Option<i16>| year.map_or_else(|| own.undated.to_owned(), |y| y.to_string());
    let href = |year: Option<i16>| {
        if years[shown.clone()].contains(&year) {
            return format!("#{}", anchor(year));
        }
        format!("{}#{}", here.href(&story.address(Some(&key(year)))), anchor(year))
    };
    let other_part = |part: Option<usize>, rel: &str| {
        let years = part.and_then(|part| parts.get(part)).map(|part| &years[part.clone()]);
        html! {
            @if let Some([first, .., last] | [first @ last]) = years {
                li { a.btn.quiet rel=(rel) href=(href(*first)) {
                    (name(*first)) @if first != last { " – " (name(*last)) }
                } }
            }
        }
    };
    // The first milestone beside map and timeline, where the story goes on and can be played.
    let start = View { layout: Layout::Timeline, ..View::default() };
    let begin = here.details.directory.played(&start, Pace::Story, true);
    let begin = begin.map(|view| view.href(&here.href("")));
    let body = html! {
        p.lead { (own.story_lead) }
        @if let Some(begin) = begin { p { a.btn href=(begin) { (own.story_on_map) } } }
        (category_form(here, story.category))
        @if let Some(Given::Unreadable(value)) = &asked {
            @let known: Vec<&str> = categories(here, None).map(Category::key).collect();
            (here.unknown_value(own.no_such_category, value, own.categories_are, &known))
        }
        (here.filters_keeping("timeline", here.view, None, &["category"]))
        @if told.is_empty() {
            p.none { (own.no_milestones) " " a href=(here.href("timeline")) { (own.whole_story) } }
        } @else {
            ul.downloads {
                @for (ending, name) in [("ics", own.as_calendar), ("atom", own.as_feed)] {
                    li { a href=(story.feed(ending)) { (name) } }
                }
            }
        }
        @if let Some(value) = at.as_ref().filter(|_| year_at.is_none()) {
            @let keys: Vec<String> = years.iter().copied().map(key).collect();
            (here.unknown_value(own.no_such_year, value, own.years_are, &keys.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        @if !told.is_empty() {
            nav.jump aria-label=(own.jump) { ul { @for year in &years { li { a href=(href(*year)) { (name(*year)) } } } } }
        }
        (eras(here))
        h2 { (own.growth) }
        (growth::picture(here, &selection.whenever))
        (growth::table(here, &selection.whenever, &|id| here.milestone(id)))
        @for (year, of_year) in years.iter().zip(&by_year).take(shown.end).skip(shown.start) {
            h2 id=(anchor(*year)) { (name(*year)) }
            @if let Some(year) = year { (map_then(here, *year)) }
            @for entry in of_year.iter() {
                @if let Some(told) = here.details.milestone(&entry.id) { (milestone(here, entry, &told)) }
            }
        }
        @if parts.len() > 1 {
            nav aria-label=(own.story_goes_on) {
                h2 { (own.story_goes_on) }
                ul.downloads {
                    (other_part(part.checked_sub(1), "prev"))
                    (other_part(Some(part + 1), "next"))
                }
            }
        }
    };
    // A later part is a page of its own; a choice of milestones is one of the pages that it was made from.
    let whole = story.category.is_none() && !here.view.is_filtered();
    let first = years.get(shown.start).filter(|_| whole && part > 0);
    let rest = first.map_or("timeline".to_owned(), |year| story.address(Some(&key(*year))));
    let mut page = here.page(words.timeline, &rest, &[], &body);
    own.story_lead.clone_into(&mut page.head.description);
    let told_here = told.iter().filter(|entry| years[shown.clone()].contains(&year_of(entry)));
    page.head.linked.extend(told_here.filter_map(|entry| linked::event(&here, entry)));
    page
}

/// What of the story is asked for.
#[derive(Clone, Copy)]
struct Asked<'a> {
    here: Here<'a>,
    category: Option<Category>,
}

impl<'a> Asked<'a> {
    /// The milestones in the order of their years.
    fn told(self, selection: &Selection) -> Vec<&'a MilestoneEntry> {
        let directory = self.here.details.directory;
        let shown = directory.milestones(self.here.view, selection).into_iter();
        let mut told: Vec<_> = shown
            .map(|at| &directory.columns.milestones[at])
            .filter(|m| self.category.is_none_or(|category| m.category == category))
            .collect();
        told.sort_by_key(|m| year_of(m).unwrap_or(i16::MAX)); // stable: within a year as they come
        told
    }

    /// The filters as a query string, with more parameters after them.
    fn query(self, more: &[(&str, &str)]) -> String {
        let filters = View { page: 0, sort: None, ..self.here.view.filters_only() }.query();
        let category = self.category.map(|category| ("category", category.key()));
        let more = category.iter().chain(more).map(|(name, value)| format!("{name}={value}"));
        let parts = std::iter::once(filters).chain(more).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("&")
    }

    /// The address of the part with a year or milestone, below the language.
    fn address(self, at: Option<&str>) -> String {
        let query = self.query(at.map(|at| ("at", at)).as_slice());
        if query.is_empty() { "timeline".to_owned() } else { format!("timeline?{query}") }
    }

    /// The same milestones as a file.
    fn feed(self, ending: &str) -> String {
        let query = self.query(&[("lang", self.here.lang().code())]);
        format!("/api/v1/milestones.{ending}?{query}")
    }
}

/// The kinds of events that there are, and the one that is asked for.
fn categories(here: Here<'_>, asked: Option<Category>) -> impl Iterator<Item = Category> {
    let entries = &here.details.directory.columns.milestones;
    let some = move |category: &Category| {
        asked == Some(*category) || entries.iter().any(|m| m.category == *category)
    };
    Category::ALL.into_iter().filter(some)
}

/// The choice of a kind of event; what else the address asks for is kept.
fn category_form(here: Here<'_>, asked: Option<Category>) -> Markup {
    let own = here.own();
    let kept = View { page: 0, sort: None, ..here.view.filters_only() }.fields();
    html! {
        form.filter method="get" action=(here.href("timeline")) {
            @for (name, value) in &kept { input type="hidden" name=(name) value=(value); }
            label {
                (own.category) " "
                select name="category" {
                    option value="" { (own.all) }
                    @for category in categories(here, asked) {
                        option value=(category.key()) selected[asked == Some(category)] { ((here.words().category)(category)) }
                    }
                }
            }
            button.btn type="submit" { (own.apply) }
        }
    }
}

fn year_of(entry: &MilestoneEntry) -> Option<i16> {
    entry.when.map(|when| when.calendar.year())
}

/// What stands for a year in the address; `undated` for milestones without one.
fn key(year: Option<i16>) -> String {
    year.map_or_else(|| "undated".to_owned(), |year| year.to_string())
}

/// The id of a year's heading.
fn anchor(year: Option<i16>) -> String {
    year.map_or_else(|| key(None), |year| format!("y-{year}"))
}

fn eras(here: Here<'_>) -> Markup {
    let (own, lang) = (here.own(), here.lang());
    html! {
        h2 { (own.eras) }
        @for era in &here.details.register.eras {
            section.era id={ "era-" (era.id) } {
                h3 { (era.name.get(lang)) }
                p.kindline {
                    (format_date(era.start, lang)) " – "
                    @if let Some(end) = era.end { (format_date(end, lang)) }
                    @else if let Some(end) = era.planned_end { (own.planned_end) " " (format_date(end, lang)) ", " (here.words().end_unknown) }
                }
                p { (era.description.get(lang)) }
                @if let Some(note) = &era.note { p.note { (note.get(lang)) } }
            }
        }
    }
}

/// The map of the filters at the end of a year, or today in the year that is not over.
fn map_then(here: Here<'_>, year: i16) -> Markup {
    let today = here.details.directory.columns.today;
    let date = if year < today.year() {
        Calendar::Year(year)
    } else {
        let (year, month, day) = today.ymd();
        Calendar::Day(year, month, day)
    };
    let time = Some(Given::Value(TimeFilter::AsOf(date)));
    let view = View { time, compare: None, ..here.view.filters_only() };
    let name = format!("{}: {year}", here.own().map_then);
    html! {
        details.then { summary { (name) } (here.picture(&view, &name)) }
    }
}

fn milestone(here: Here<'_>, entry: &MilestoneEntry, m: &MilestoneDetail) -> Markup {
    let words = here.words();
    html! {
        article.event id=(m.line.id) {
            p.kindline { (m.line.when.as_deref().unwrap_or(words.date_unknown)) " · " (m.category) @if m.line.about { " · " (words.estimated) } }
            h3 { a href={ "#" (m.line.id) } { (m.line.title) } }
            p { (m.description) }
            @if let Some(count) = &m.line.count { p { b { (count) } } }
            @if let Some(note) = &m.note { p.note { (note) } }
            @if let Some((id, name)) = &m.site { p { a href=(here.href(&format!("sites/{id}"))) { (name) } } }
            @else if let Some((id, name)) = &m.place { p { a href=(here.href(&format!("places/{id}"))) { (name) } } }
            @if !m.partners.is_empty() { (here.place().partners(Some("mates"), &m.partners)) }
            p.hint {
                @let moment = here.details.directory.moment(here.view, entry);
                a href=(moment.href(&here.href(""))) {
                    @if entry.when.is_some() { (here.own().map_then) } @else { (words.show_on_map) }
                }
            }
            ul.src { @for source in &m.sources { li { a href=(source.url) rel="noopener" { (source.host) } } } }
        }
    }
}
