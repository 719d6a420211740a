//! The shortlist side by side.

use maud::{Markup, html};
use shared::{detail::PartnerDetail, view::View};

use super::{TextPage, here::Here};

/// At most so many columns can be read.
const MOST: usize = 8;

/// The page.
pub fn compare(here: Here<'_>) -> TextPage {
    let own = here.own();
    let asked = here.view.partners.clone().unwrap_or_default();
    let listing = here.listing(&View { partners: Some(asked.clone()), ..View::default() });
    // In the order of the address: whoever made the list put first what matters.
    let shown: Vec<PartnerDetail> =
        asked.iter().filter_map(|slug| here.details.partner(slug)).take(MOST).collect();
    let body = html! {
        p.lead { (own.compare_lead) }
        @for note in listing.notes.iter().filter(|note| note.filters) {
            p.note role="status" { ((here.words().matches_nothing)((here.words().parameter)(&note.name), &note.value, (here.words().example_of)(&note.name))) }
        }
        @if shown.is_empty() {
            p.none { (own.compare_empty) }
            p.acts { a.btn href=(here.href("partners")) { (own.all_organisations) } }
        } @else {
            @if listing.total as usize > MOST { p.note { (own.compare_most) } }
            (table(here, &shown, &asked))
            p.acts {
                a class="btn quiet" href=(View { partners: Some(asked), ..View::default() }.href(&here.href(""))) { (own.on_map) }
            }
        }
    };
    let mut page = here.page(own.compare, "compare", &[("partners", own.partners)], &body);
    own.compare_lead.clone_into(&mut page.head.description);
    page.head =
        page.head.pictured(&View { partners: here.view.partners.clone(), ..View::default() });
    page
}

fn table(here: Here<'_>, shown: &[PartnerDetail], asked: &[String]) -> Markup {
    let (own, words) = (here.own(), here.words());
    let without = |slug: &str| {
        let rest = asked.iter().filter(|other| *other != slug).cloned().collect();
        View { partners: Some(rest), ..View::default() }.href(&here.href("compare"))
    };
    let row = |name: &str, value: &dyn Fn(&PartnerDetail) -> Markup| {
        html! { tr { th scope="row" { (name) } @for partner in shown { td { (value(partner)) } } } }
    };
    let unknown = || html! { span.none { (words.unknown_date) } };
    // Tags that at least two have come first: they are what a comparison is for.
    let mut tags: Vec<(usize, &(String, String))> = Vec::new();
    for tag in shown.iter().flat_map(|partner| &partner.expertise) {
        match tags.iter_mut().find(|(_, known)| known.0 == tag.0) {
            Some((count, _)) => *count += 1,
            None => tags.push((1, tag)),
        }
    }
    tags.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let projects = |slug: &str| {
        let all = here.details.register.projects.iter();
        all.filter(|p| p.partner_ids.iter().any(|id| id == slug)).collect::<Vec<_>>()
    };
    html! {
        div.wide tabindex="0" role="region" aria-label=(own.compare) {
            table.compare {
                thead {
                    tr {
                        td {}
                        @for partner in shown {
                            th scope="col" {
                                (here.place().partner(&partner.link))
                                @if shown.len() > 1 { p { a href=(without(&partner.link.slug)) aria-label={ (own.take_out) ": " (partner.link.name) } { (own.take_out) } } }
                            }
                        }
                    }
                }
                tbody {
                    (row(words.kind, &|p| html! { (p.link.kind_label) }))
                    (row(words.role, &|p| html! { (p.role) }))
                    (row(words.stage, &|p| html! { (p.stage.1) }))
                    (row(words.place, &|p| html! { @if let Some(line) = p.places.first() { (line.place) } @else { (unknown()) } }))
                    (row(words.site, &|p| html! { @if let Some((id, name)) = &p.site { a href=(here.href(&format!("sites/{id}"))) { (name) } } }))
                    (row(words.owner, &|p| html! { @if let Some(owner) = &p.owner { (owner) } }))
                    (row(words.member_since, &|p| html! { @if let Some((since, _)) = &p.since { (since) } @else { (unknown()) } }))
                    (row(words.last_confirmed, &|p| html! { (p.last_confirmed.as_deref().unwrap_or(words.not_confirmed)) }))
                    @for (count, (id, name)) in &tags {
                        tr {
                            th scope="row" { a href=(here.href(&format!("expertise/{id}"))) { (name) } @if *count > 1 { " " small { (own.in_common) } } }
                            @for partner in shown {
                                td { @if partner.expertise.iter().any(|(tag, _)| tag == id) { span.has { (own.yes) } } }
                            }
                        }
                    }
                    (row(own.projects, &|p| html! {
                        ul { @for project in projects(&p.link.slug) { li { a href=(here.href(&format!("projects/{}", project.id))) { (project.title.get(here.lang())) } } } }
                    }))
                    (row(words.milestones, &|p| html! { (p.milestones.len()) }))
                }
            }
        }
    }
}
