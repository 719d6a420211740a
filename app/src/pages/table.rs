//! The register as a table on its page: headings that sort, cells with their links.

use maud::{Markup, html};
use shared::{
    detail::{AskedColumns, Cell, Table as Cells, TableColumn, Target},
    explore::Row,
    view::{Sort, View, encode},
};

use super::here::Here;

/// So many names of columns that there are not are told.
const TOLD: usize = 20;

/// The table, with the columns that the address asks for.
pub struct Table<'a> {
    here: Here<'a>,
    /// The columns, in their order.
    pub shown: Vec<TableColumn>,
    /// What the address asks for and is no column.
    pub unknown: Vec<String>,
    cells: Cells<'a>,
}

impl<'a> Table<'a> {
    /// The table of a request.
    pub fn of(here: Here<'a>) -> Self {
        let AskedColumns { mut columns, mut unknown } = TableColumn::asked(here.query);
        if columns.is_empty() {
            columns.extend(TableColumn::USUAL);
        }
        unknown.truncate(TOLD);
        Self { here, shown: columns, unknown, cells: here.details.table() }
    }

    /// The headings, in front the name. By name and by date of joining the table can be sorted.
    pub fn head(&self) -> Markup {
        let lang = self.here.lang();
        html! {
            tr {
                (self.heading(Cells::name_heading(lang), Some(Sort::Name)))
                @for column in &self.shown {
                    (self.heading(column.heading(lang), (*column == TableColumn::Since).then_some(Sort::Joined)))
                }
                th.pick scope="col" { (self.here.own().choose) }
            }
        }
    }

    fn heading(&self, name: &str, sort: Option<Sort>) -> Markup {
        let view = self.here.view;
        // Without an order of its own a search shows the best first, everything else goes by name.
        let present = view.sort.or(view.q.is_empty().then_some(Sort::Name));
        let active = sort.is_some() && sort == present;
        let sorted = View { sort, page: 0, ..view.clone() }.href(&self.here.href("partners"));
        html! {
            th scope="col" aria-sort=[active.then_some("ascending")] {
                @if sort.is_some() {
                    a href=(self.here.keeping(sorted, &[TableColumn::PARAMETER])) { (name) @if active { span aria-hidden="true" { " ↑" } } }
                } @else { (name) }
            }
        }
    }

    /// What stands in the columns of a row.
    pub fn cells(&self, row: &Row) -> Markup {
        let p = self.here.details.directory.partner(&row.partner.slug);
        html! { @for column in &self.shown { td { @if let Some(p) = p { (self.cell(p, *column)) } } } }
    }

    fn cell(&self, p: u32, column: TableColumn) -> Markup {
        let Cell { text, to } = self.cells.cell(p, column);
        html! {
            @match to {
                Some(Target::Site(id)) => a href=(self.here.href(&format!("sites/{id}"))) { (text) },
                Some(Target::Web(url)) => a href=(url) rel="noopener" { (text) },
                None => (text),
            }
        }
    }

    /// This table as a file: the rows that are shown and those of the following pages, in these columns
    /// and this order.
    pub fn file(&self, ending: &str) -> String {
        let query = View { page: 0, ..self.here.view.filters_only() }.query();
        let mut address = format!("/api/v1/partners.{ending}?{query}");
        if !query.is_empty() {
            address.push('&');
        }
        let keys: Vec<&str> = self.shown.iter().map(|column| column.key()).collect();
        address.push_str(TableColumn::PARAMETER);
        address.push('=');
        encode(&keys.join(","), &mut address);
        address.push_str("&lang=");
        address.push_str(self.here.lang().code());
        address
    }
}
