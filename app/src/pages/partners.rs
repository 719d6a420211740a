//! The register as a table: filtered, sorted, with columns to choose, as a form without script.

use maud::{Markup, html};
use shared::{
    explore::Row,
    view::{Facet, Sort, View},
};

use super::{
    TextPage,
    form::Filters,
    here::{Here, values},
    linked,
};

/// What may stand beside the name.
const COLUMNS: [&str; 6] = ["kind", "role", "stage", "place", "expertise", "since"];

/// The page.
pub fn partners(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let result = here.listing(here.view);
    let asked = values(here.query, "columns");
    let (known, unknown): (Vec<String>, Vec<String>) =
        asked.into_iter().partition(|column| COLUMNS.contains(&column.as_str()));
    let shown: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|c| known.is_empty() && *c != "expertise" || known.iter().any(|a| a == c))
        .collect();
    let more = result.total as usize > result.rows.len();
    let next = View { page: here.view.page.max(1) + 1, ..here.view.clone() };
    let columns = known.iter().map(|a| format!("&columns={a}")).collect::<Vec<_>>().concat();
    let c = &result.coverage;
    let body = html! {
        p.lead { (own.partners_lead) }
        (form(here, &shown))
        @for value in &unknown {
            (here.unknown_value(own.no_such_column, value, own.columns_are, &COLUMNS))
        }
        (here.filters("partners", here.view, None))
        p { b { ((words.organisations_count)(result.total)) } " · " ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        @if result.rows.is_empty() {
            p.none { (words.nothing_found) " " a href=(here.href("partners")) { (own.see_all) } }
        } @else {
            form method="get" action=(here.href("compare")) {
                div.wide tabindex="0" role="region" aria-label=(own.all_organisations) {
                    table {
                        thead { tr { th scope="col" { (own.name) } @for column in &shown { th scope="col" { (heading(here, column)) } } th scope="col" { (own.choose) } } }
                        tbody {
                            @for row in &result.rows {
                                tr {
                                    th scope="row" { (here.place().partner(&row.partner)) }
                                    @for column in &shown { td { (cell(here, row, column)) } }
                                    td.pick { label { input type="checkbox" name="partners" value=(row.partner.slug); span.vh { (own.choose) " " (row.partner.name) } } }
                                }
                            }
                        }
                    }
                }
                p.acts {
                    button class="btn quiet" type="submit" { (own.compare_chosen) }
                    @if more { " " a class="btn quiet" href={ (next.href(&here.href("partners"))) (columns) } { (own.more) } }
                }
            }
            (downloads(here))
        }
    };
    let mut page = here.page(own.all_organisations, "partners", &[], &body);
    let items = result.rows.iter();
    let items =
        items.map(|row| (row.partner.name.as_str(), format!("partners/{}", row.partner.slug)));
    let list = linked::item_list(&here, own.all_organisations, result.total, items);
    page.head.linked.push(list);
    page.head = page.head.pictured(&here.view.filters_only());
    own.partners_lead.clone_into(&mut page.head.description);
    page
}

/// Exactly this selection, as files and feeds.
fn downloads(here: Here<'_>) -> Markup {
    let own = here.own();
    let query = View { page: 0, ..here.view.filters_only() }.query();
    let amp = if query.is_empty() { "" } else { "&" };
    html! {
        ul.downloads {
            @for (ending, name) in [("csv", own.as_csv), ("xlsx", own.as_xlsx), ("geojson", "GeoJSON"), ("atom", own.as_feed), ("ics", own.as_calendar)] {
                li { a href={ "/api/v1/partners." (ending) "?" (query) (amp) "lang=" (here.lang()) } { (name) } }
            }
        }
    }
}

/// The filters with order, columns and ready selections.
fn form(here: Here<'_>, shown: &[&str]) -> Markup {
    let (own, words) = (here.own(), here.words());
    let more = html! {
        label {
            (words.sort) " "
            select name="sort" {
                @for (value, sort) in [("name", Sort::Name), ("joined", Sort::Joined)] {
                    option value=(value) selected[here.view.sort == Some(sort)] { ((words.sort_name)(sort)) }
                }
            }
        }
        details {
            summary { (own.columns) }
            fieldset {
                legend.vh { (own.columns) }
                @for column in COLUMNS {
                    label { input type="checkbox" name="columns" value=(column) checked[shown.contains(&column)]; " " (heading(here, column)) }
                }
            }
        }
        (ready(here))
    };
    let filters = Filters { has: &["sort", "columns"], ..Filters::of("partners") };
    filters.form(here, here.view, &more)
}

/// Groups that sources name together and organisations of one owner, as links to their selections.
fn ready(here: Here<'_>) -> Markup {
    let own = here.own();
    let owners = super::groups::owners(here);
    let groups = &here.settings.pages.groups;
    html! {
        @if !groups.is_empty() || !owners.is_empty() {
            details {
                summary { (own.quick) }
                ul.plain {
                    @for group in groups {
                        li { a href=(super::groups::selection(here, &group.partners)) { (group.name.get(here.lang())) " (" (super::groups::present(here, &group.partners).len()) ")" } }
                    }
                    @for (owner, slugs) in &owners {
                        li { a href=(super::groups::selection(here, slugs)) { (here.words().owner) ": " (owner) " (" (slugs.len()) ")" } }
                    }
                }
            }
        }
    }
}

fn heading(here: Here<'_>, column: &str) -> &'static str {
    let words = here.words();
    match column {
        "kind" => (words.facet)(Facet::Kind),
        "role" => (words.facet)(Facet::Role),
        "stage" => (words.facet)(Facet::Stage),
        "place" => words.place,
        "expertise" => words.expertise,
        _ => words.member_since,
    }
}

fn cell(here: Here<'_>, row: &Row, column: &str) -> Markup {
    let columns = &here.details.directory.columns;
    let Some(p) = here.details.directory.partner(&row.partner.slug).map(|p| p as usize) else {
        return html! {};
    };
    let (partners, lang) = (&columns.partners, here.lang());
    let label = |facet, at: u16| columns.facet_label(facet, usize::from(at), lang);
    html! {
        @match column {
            "kind" => (row.partner.kind_label),
            "role" => (label(Facet::Role, partners.role[p])),
            "stage" => (label(Facet::Stage, partners.stage[p])),
            "place" => (row.place),
            "expertise" => (partners.expertise[p].iter().map(|tag| label(Facet::Expertise, *tag)).collect::<Vec<_>>().join(", ")),
            _ => @if row.since.is_empty() { (here.words().unknown_date) } @else { (row.since) },
        }
    }
}
