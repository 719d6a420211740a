//! The columns of the register as a table: what each is called and what stands in it.

use std::collections::HashMap;

use maud::{Markup, html};
use shared::{
    explore::Row,
    partner::Partner,
    text::dates::format_date,
    view::{Facet, Sort, View},
    web,
};

use super::here::{Here, values};

/// The parameter that names the columns.
pub const PARAMETER: &str = "columns";

/// What may stand beside the name.
pub const COLUMNS: [&str; 11] = [
    "kind",
    "role",
    "stage",
    "place",
    "site",
    "owner",
    "expertise",
    "since",
    "confirmed",
    "number",
    "website",
];

/// What stands there where nobody has chosen.
const USUAL: [&str; 5] = ["kind", "role", "stage", "place", "since"];

/// The table, with the columns that the address asks for.
pub struct Table<'a> {
    here: Here<'a>,
    /// The columns, in their order.
    pub shown: Vec<&'static str>,
    /// What the address asks for and is no column.
    pub unknown: Vec<String>,
    records: HashMap<&'a str, &'a Partner>,
}

impl<'a> Table<'a> {
    /// The table of a request.
    pub fn of(here: Here<'a>) -> Self {
        let asked = values(here.query, PARAMETER);
        let (known, unknown): (Vec<String>, Vec<String>) =
            asked.into_iter().partition(|column| COLUMNS.contains(&column.as_str()));
        let shown = COLUMNS.into_iter().filter(|column| {
            if known.is_empty() {
                USUAL.contains(column)
            } else {
                known.iter().any(|k| k == column)
            }
        });
        let records = here.details.register.partners.iter();
        let records = records.map(|record| (record.id.as_str(), record)).collect();
        Self { here, shown: shown.collect(), unknown, records }
    }

    /// The headings, in front the name. By name and by date of joining the table can be sorted.
    pub fn head(&self) -> Markup {
        let own = self.here.own();
        html! {
            tr {
                (self.heading(own.name, Some(Sort::Name)))
                @for column in &self.shown {
                    (self.heading(name(self.here, column), (*column == "since").then_some(Sort::Joined)))
                }
                th scope="col" { (own.choose) }
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
                    a href=(self.here.keeping(sorted, &[PARAMETER])) { (name) @if active { span aria-hidden="true" { " ↑" } } }
                } @else { (name) }
            }
        }
    }

    /// What stands in the columns of a row.
    pub fn cells(&self, row: &Row) -> Markup {
        html! { @for column in &self.shown { td { (self.cell(row, column)) } } }
    }

    fn cell(&self, row: &Row, column: &str) -> Markup {
        let (here, words) = (self.here, self.here.words());
        let (directory, lang) = (here.details.directory, here.lang());
        let slug = row.partner.slug.as_str();
        let (Some(p), Some(record)) = (directory.partner(slug), self.records.get(slug)) else {
            return html! {};
        };
        let (columns, p) = (&directory.columns, p as usize);
        let partners = &columns.partners;
        let label = |facet, at: u16| columns.facet_label(facet, usize::from(at), lang);
        html! {
            @match column {
                "kind" => (row.partner.kind_label),
                "role" => (label(Facet::Role, partners.role[p])),
                "stage" => (label(Facet::Stage, partners.stage[p])),
                "place" => (row.place),
                "site" => @if let Some(site) = columns.sites.get(usize::from(partners.site[p])) {
                    a href=(here.href(&format!("sites/{}", site.id))) { (site.name) }
                },
                "owner" => (record.parent.as_deref().unwrap_or_default()),
                "expertise" => (partners.expertise[p].iter().map(|tag| label(Facet::Expertise, *tag)).collect::<Vec<_>>().join(", ")),
                "confirmed" => @match record.last_confirmed {
                    Some(date) => (format_date(date, lang)),
                    None => (words.not_confirmed),
                },
                "number" => @if let Some(number) = record.org_number { (number.grouped()) },
                "website" => @if let Some(url) = record.website.as_deref().and_then(web::website) {
                    a href=(url) rel="noopener" { (web::host(&url)) }
                },
                _ => @if row.since.is_empty() { (words.unknown_date) } @else { (row.since) },
            }
        }
    }
}

/// What a column is called.
pub fn name(here: Here<'_>, column: &str) -> &'static str {
    let words = here.words();
    match column {
        "kind" => (words.facet)(Facet::Kind),
        "role" => (words.facet)(Facet::Role),
        "stage" => (words.facet)(Facet::Stage),
        "place" => words.place,
        "site" => words.site,
        "owner" => words.owner,
        "expertise" => words.expertise,
        "confirmed" => words.last_confirmed,
        "number" => words.org_number,
        "website" => words.website,
        _ => words.member_since,
    }
}
