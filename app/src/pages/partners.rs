//! The register as a table: filtered, sorted, with columns to choose, as a form without script.

use maud::{Markup, html};
use shared::{
    detail::TableColumn,
    view::{Sort, View},
};

use super::{TextPage, form::Filters, groups, here::Here, linked, table::Table};

const PARAMETER: &str = TableColumn::PARAMETER;

/// The page.
pub fn partners(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    // Where the map is does not matter here, so that files of the table have its order.
    let view = View { page: here.view.page, ..here.view.filters_only() };
    let result = here.listing(&view);
    let table = Table::of(here);
    let more = result.total as usize > result.rows.len();
    let next = View { page: here.view.page.max(1) + 1, ..here.view.clone() };
    let next = here.keeping(next.href(&here.href("partners")), &[PARAMETER]);
    let c = &result.coverage;
    let body = html! {
        p.lead { (own.partners_lead) }
        (form(here, &table.shown))
        @for value in &table.unknown {
            (here.unknown_value(own.no_such_column, value, own.columns_are, &TableColumn::ALL.map(TableColumn::key)))
        }
        (here.filters_keeping("partners", here.view, None, &[PARAMETER]))
        p { b { ((words.organisations_count)(result.total)) } " · " ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        @if result.rows.is_empty() {
            p.none { (words.nothing_found) " " a href=(here.href("partners")) { (own.see_all) } }
        } @else {
            form method="get" action=(here.href("compare")) {
                div.wide tabindex="0" role="region" aria-label=(own.all_organisations) {
                    table {
                        thead { (table.head()) }
                        tbody {
                            @for row in &result.rows {
                                tr {
                                    th scope="row" { (here.place().partner(&row.partner)) }
                                    (table.cells(row))
                                    td.pick { label { input type="checkbox" name="partners" value=(row.partner.slug); span.vh { (own.choose) " " (row.partner.name) } } }
                                }
                            }
                        }
                    }
                }
                p.acts {
                    button class="btn quiet" type="submit" { (own.compare_chosen) }
                    @if more { " " a class="btn quiet" href=(next) { (own.more) } }
                }
            }
            (downloads(here, &table))
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

/// This table as files; and the organisations in it as files and feeds with every field of the records.
fn downloads(here: Here<'_>, table: &Table<'_>) -> Markup {
    let own = here.own();
    let query = View { page: 0, ..here.view.filters_only() }.query();
    let amp = if query.is_empty() { "" } else { "&" };
    html! {
        section.files {
            h2 { (own.downloads) }
            p.hint { (own.files_table) }
            ul.downloads {
                @for (ending, name) in [("csv", own.as_csv), ("xlsx", own.as_xlsx)] {
                    li { a href=(table.file(ending)) { (name) } }
                }
            }
            p.hint { (own.files_whole) }
            ul.downloads {
                @for (ending, name) in [("csv", "CSV"), ("xlsx", "Excel (XLSX)"), ("geojson", "GeoJSON"), ("atom", own.as_feed), ("ics", own.as_calendar)] {
                    li { a href={ "/api/v1/partners." (ending) "?" (query) (amp) "lang=" (here.lang()) } { (name) } }
                }
            }
        }
    }
}

/// The filters with order, columns and ready selections.
fn form(here: Here<'_>, shown: &[TableColumn]) -> Markup {
    let (own, words) = (here.own(), here.words());
    let more = html! {
        label {
            (words.sort) " "
            select name="sort" {
                // A search shows the best first until somebody decides otherwise.
                @if !here.view.q.is_empty() { option value="" { (words.relevance) } }
                @for (value, sort) in [("name", Sort::Name), ("joined", Sort::Joined)] {
                    option value=(value) selected[here.view.sort == Some(sort)] { ((words.sort_name)(sort)) }
                }
            }
        }
        details {
            summary { (own.columns) }
            fieldset {
                legend.vh { (own.columns) }
                @for column in TableColumn::ALL {
                    label { input type="checkbox" name=(PARAMETER) value=(column.key()) checked[shown.contains(&column)]; " " (column.heading(here.lang())) }
                }
            }
        }
        (ready(here))
    };
    let filters = Filters { has: &["sort", PARAMETER], ..Filters::of("partners") };
    filters.form(here, here.view, &more)
}

/// Groups that sources name together and organisations of one owner, as links to their selections.
fn ready(here: Here<'_>) -> Markup {
    let own = here.own();
    let owners = groups::owners(here);
    let named = &here.settings.pages.groups;
    html! {
        @if !named.is_empty() || !owners.is_empty() {
            details {
                summary { (own.quick) }
                ul.plain {
                    @for group in named {
                        li { (groups::link(here, &group.partners, &html! { (group.name.get(here.lang())) " (" (groups::present(here, &group.partners).len()) ")" })) }
                    }
                    @for (owner, slugs) in &owners {
                        li { (groups::link(here, slugs, &html! { (here.words().owner) ": " (owner) " (" (slugs.len()) ")" })) }
                    }
                }
            }
        }
    }
}
