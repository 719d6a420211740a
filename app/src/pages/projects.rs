//! Projects: what organisations of the cluster do together, and what came of it.

use maud::{Markup, html};
use shared::{
    explore::PartnerLink,
    project::{Project, ProjectResult},
    text::{dates::format_date, numbers::format_decimal},
    view::{Links, View},
};

use super::{TextPage, form::Filters, here::Here, linked};

/// All projects in which somebody of the view takes part, of its time.
pub fn projects(here: Here<'_>) -> TextPage {
    let (own, lang) = (here.own(), here.lang());
    let (directory, all) = (here.details.directory, here.details.register.projects.iter());
    let shown = directory.projects(here.view, &directory.select(here.view), all);
    let mut together: Vec<String> = (shown.iter().filter(|p| p.partner_ids.len() > 1))
        .flat_map(|p| p.partner_ids.clone())
        .collect();
    together.sort_unstable();
    together.dedup();
    // The time of the view stays: the picture shows the projects of that time.
    let time = here.view.time.clone();
    let everybody = View { partners: Some(together.clone()), time, ..View::default() };
    let results = shown.iter().flat_map(|p| p.results.iter().map(move |result| (*p, result)));
    let results: Vec<_> = results.filter(|(_, result)| result.figure.is_some()).collect();
    let body = html! {
        p.lead { (own.projects_lead) }
        (Filters::of("projects").folded(here, here.view))
        (here.filters("projects", here.view, None))
        @if shown.is_empty() {
            p.none { (own.no_projects) " " @if here.view.is_filtered() { a href=(here.href("projects")) { (own.all_projects) } } }
        } @else {
            ul.cards {
                @for project in &shown {
                    li {
                        a href=(here.href(&format!("projects/{}", project.id))) { (project.title.get(lang)) }
                        p { (period(here, project)) " · " ((here.words().organisations_count)(participants(project))) }
                    }
                }
            }
        }
        @if !together.is_empty() {
            h2 { (own.who_works_together) }
            p { (own.arcs_note) }
            @let joined = View { links: Some(Links::Projects), ..everybody.clone() };
            (here.map(&joined, own.who_works_together))
        }
        @if !results.is_empty() { h2 { (own.results) } (table(here, &results)) }
    };
    let mut page = here.page(own.projects, "projects", &[], &body);
    own.projects_lead.clone_into(&mut page.head.description);
    let items = shown.iter().map(|p| (p.title.get(lang), format!("projects/{}", p.id)));
    let list = linked::item_list(&here, own.projects, shown.len() as u32, items);
    page.head.linked.push(list);
    page
}

fn participants(project: &Project) -> u32 {
    (project.partner_ids.len() + project.other_participants.len()) as u32
}

/// One project; `None` if there is none of this id.
pub fn project(here: Here<'_>, id: &str) -> Option<TextPage> {
    let (own, words, lang) = (here.own(), here.words(), here.lang());
    let project = here.details.register.projects.iter().find(|project| project.id == id)?;
    let rest = format!("projects/{id}");
    let partners: Vec<PartnerLink> = project
        .partner_ids
        .iter()
        .filter_map(|id| {
            Some(here.details.directory.link(here.details.directory.partner(id)?, lang))
        })
        .collect();
    let everybody = View {
        partners: Some(project.partner_ids.clone()),
        links: Some(Links::Project(id.to_owned())),
        ..View::default()
    };
    let milestones: Vec<_> =
        project.milestone_ids.iter().filter_map(|id| here.details.milestone(id)).collect();
    let results: Vec<_> = project.results.iter().map(|result| (project, result)).collect();
    let body = html! {
        p.lead { (project.description.get(lang)) }
        dl.facts {
            div { dt { (own.period) } dd { (period(here, project)) } }
            @if !project.themes.is_empty() {
                div { dt { (own.themes) } dd {
                    ul class="tags link" {
                        @for id in &project.themes {
                            @if let Some(tag) = here.details.register.vocabularies.expertise.iter().find(|tag| tag.id == *id) {
                                li { a href=(here.href(&format!("expertise/{id}"))) { (tag.label.get(lang)) } }
                            }
                        }
                    }
                } }
            }
        }
        h2 { (own.results) }
        @if results.is_empty() { p.none { (own.no_results) } } @else { (table(here, &results)) }
        h2 { (own.participants) }
        (here.place().partners(Some("mates"), &partners))
        @if !project.other_participants.is_empty() {
            ul.mates { @for name in &project.other_participants { li { (name) " " small { "(" (own.not_in_register) ")" } } } }
            p.hint { (own.other_participants_note) }
        }
        @if partners.len() > 1 {
            (here.map(&everybody, &format!("{} {}", own.map_of, project.title.get(lang))))
        }
        @if !partners.is_empty() {
            p.acts {
                a class="btn quiet" href=(everybody.href(&here.href(""))) { (own.on_map) } " "
                a class="btn quiet" href=(everybody.href(&here.href("compare"))) { (own.compare_these) }
            }
        }
        @if !milestones.is_empty() {
            h2 { (words.milestones) }
            ol.story {
                @for m in &milestones {
                    li {
                        span.when.about[m.line.about] { (m.line.when.as_deref().unwrap_or(words.date_unknown)) }
                        div {
                            a href=(here.milestone(&m.line.id)) { (m.line.title) }
                            p { (m.description) @if m.line.about { " (" (words.estimated) ")" } }
                        }
                    }
                }
            }
        }
        h2 { (words.sources) }
        (here.sources(&project.sources))
    };
    let mut page = here.page(project.title.get(lang), &rest, &[("projects", own.projects)], &body);
    project.description.get(lang).clone_into(&mut page.head.description);
    page.head = page.head.pictured(&everybody);
    let names: Vec<&str> = partners.iter().map(|partner| partner.name.as_str()).collect();
    page.head.linked.push(linked::project(&here, project, &names));
    Some(page)
}

/// From when to when a project lasts, as far as a source says so; else when its milestones are.
fn period(here: Here<'_>, project: &Project) -> String {
    let (own, lang) = (here.own(), here.lang());
    let (start, end) = (project.start, project.end);
    let begin = start.map(|start| format_date(start, lang));
    match (begin, end.map(|end| format_date(end, lang)), project.planned_end) {
        (Some(start), Some(end), _) => format!("{start} – {end}"),
        (Some(start), None, Some(planned)) => {
            format!("{start} – {} {}", own.planned_end, format_date(planned, lang))
        }
        (Some(start), None, None) => format!("{} {start}; {}", own.began, own.ended_unknown),
        (None, Some(end), _) => format!("– {end}"),
        (None, None, _) => {
            let mut of = project.milestone_ids.iter().filter_map(|id| here.details.milestone(id));
            of.find_map(|m| m.line.when).unwrap_or_else(|| own.no_period.to_owned())
        }
    }
}

/// What came of projects: each with its figure, what it is compared with, and who says so.
fn table(here: Here<'_>, results: &[(&Project, &ProjectResult)]) -> Markup {
    let (own, lang) = (here.own(), here.lang());
    let one = results.iter().all(|(project, _)| project.id == results[0].0.id);
    html! {
        div.wide tabindex="0" role="region" aria-label=(own.results) {
            table {
                thead { tr {
                    th scope="col" { (own.result) } th scope="col" { (own.figure) }
                    th scope="col" { (own.source) }
                } }
                tbody {
                    @for (project, result) in results {
                        tr {
                            th scope="row" {
                                (result.text.get(lang))
                                @if !one { p { a href=(here.href(&format!("projects/{}", project.id))) { (project.title.get(lang)) } } }
                            }
                            td {
                                @if let Some(figure) = result.figure {
                                    b.figure { (format_decimal(figure, 2, lang)) @if let Some(unit) = &result.unit { "\u{a0}" (unit.get(lang)) } }
                                }
                                @if let Some(comparison) = &result.comparison { p { (comparison.get(lang)) } }
                            }
                            td {
                                @if let Some(url) = &result.source { a href=(url) rel="noopener" { (shared::web::host(url)) } }
                                @else { (own.source_on_page) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The projects of one partner, as a part of its page; nothing without any.
pub fn of_partner(here: Here<'_>, slug: &str) -> Markup {
    let all = here.details.register.projects.iter();
    let shown: Vec<&Project> =
        all.filter(|project| project.partner_ids.iter().any(|id| id == slug)).collect();
    html! {
        @if !shown.is_empty() {
            h2 { (here.own().projects) }
            ul.cards {
                @for project in shown {
                    li {
                        a href=(here.href(&format!("projects/{}", project.id))) { (project.title.get(here.lang())) }
                        p { (period(here, project)) }
                    }
                }
            }
        }
    }
}
