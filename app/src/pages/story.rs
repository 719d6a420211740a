//! The story of the cluster: eras, growth, and every milestone with its sources.

mod parts;

use maud::{Markup, html};
use serde_json::json;
use shared::{
    date::Calendar,
    detail::MilestoneDetail,
    directory::MilestoneEntry,
    text::dates::format_date,
    timeline::Pace,
    view::{Given, Layout, Open, TimeFilter, View},
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
    let entries = &here.details.directory.columns.milestones;
    let categories = categories(here);
    let asked = values(here.query, "category").into_iter().next();
    let chosen =
        categories.iter().find(|(id, _)| Some(id) == asked.as_ref()).map(|(_, name)| *name);
    let fits =
        |m: &&MilestoneEntry| chosen.is_none_or(|chosen| (words.category)(m.category) == chosen);
    let known: Vec<&str> = categories.iter().map(|(id, _)| id.as_str()).collect();
    let mut told: Vec<&MilestoneEntry> = entries.iter().filter(fits).collect();
    told.sort_by_key(|m| year_of(m).unwrap_or(i16::MAX)); // stable: within a year as they come
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
        let category = asked.as_ref().filter(|_| chosen.is_some());
        let category = category.map(|id| format!("category={id}&")).unwrap_or_default();
        format!("{}?{category}at={}#{}", here.href("timeline"), key(year), anchor(year))
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
        (category_form(here, &categories, chosen))
        @if let Some(value) = asked.as_ref().filter(|_| chosen.is_none()) {
            (here.unknown_value(own.no_such_category, value, own.categories_are, &known))
        }
        ul.downloads {
            @for (ending, name) in [("ics", own.as_calendar), ("atom", own.as_feed)] {
                li { a href={ "/api/v1/milestones." (ending) "?lang=" (here.lang()) } { (name) } }
            }
        }
        @if let Some(value) = at.as_ref().filter(|_| year_at.is_none()) {
            @let keys: Vec<String> = years.iter().copied().map(key).collect();
            (here.unknown_value(own.no_such_year, value, own.years_are, &keys.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        nav.jump aria-label=(own.jump) { ul { @for year in &years { li { a href=(href(*year)) { (name(*year)) } } } } }
        (eras(here))
        h2 { (own.growth) }
        (growth::table(here, &|id| here.milestone(id)))
        @for (year, of_year) in years.iter().zip(&by_year).take(shown.end).skip(shown.start) {
            h2 id=(anchor(*year)) { (name(*year)) }
            @if let Some(year) = year { (map_then(here, *year)) }
            @for m in of_year.iter().filter_map(|m| here.details.milestone(&m.id)) { (milestone(here, &m)) }
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
    let mut page = here.page(words.timeline, "timeline", &[], &body);
    own.story_lead.clone_into(&mut page.head.description);
    let told_here = entries.iter().filter(|entry| years[shown.clone()].contains(&year_of(entry)));
    page.head.linked.extend(told_here.filter_map(|entry| linked::event(&here, entry)));
    page
}

/// The kinds of events that there are: by their names in the data, which are the same in every language,
/// and as the reader calls them.
fn categories(here: Here<'_>) -> Vec<(String, &str)> {
    let words = here.words();
    let entries = here.details.directory.columns.milestones.iter();
    let mut categories: Vec<(String, &str)> = entries
        .map(|m| {
            let id = json!(m.category).as_str().unwrap_or_default().to_owned();
            (id, (words.category)(m.category))
        })
        .collect();
    categories.sort_unstable();
    categories.dedup();
    categories
}

fn category_form(here: Here<'_>, categories: &[(String, &str)], chosen: Option<&str>) -> Markup {
    let own = here.own();
    html! {
        form.filter method="get" action=(here.href("timeline")) {
            label {
                (own.category) " "
                select name="category" {
                    option value="" { (own.all) }
                    @for (id, category) in categories { option value=(id) selected[chosen == Some(*category)] { (category) } }
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

/// The map at the end of a year, or today in the year that is not over.
fn map_then(here: Here<'_>, year: i16) -> Markup {
    let today = here.details.directory.columns.today;
    let date = if year < today.year() {
        Calendar::Year(year)
    } else {
        let (year, month, day) = today.ymd();
        Calendar::Day(year, month, day)
    };
    let view = View { time: Some(Given::Value(TimeFilter::AsOf(date))), ..View::default() };
    let name = format!("{}: {year}", here.own().map_then);
    html! {
        details.then { summary { (name) } (here.map(&view, &name)) }
    }
}

fn milestone(here: Here<'_>, m: &MilestoneDetail) -> Markup {
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
                @let open = View { open: Some(Open::Milestone(m.line.id.clone())), ..View::default() };
                a href=(open.href(&here.href(""))) { (words.show_on_map) }
            }
            ul.src { @for source in &m.sources { li { a href=(source.url) rel="noopener" { (source.host) } } } }
        }
    }
}
