//! The register as a table: filtered, sorted, with columns to choose, as a form without script.

use maud::{Markup, html};
use serde_json::json;
use shared::{
    explore::Row,
    view::{Facet, Sort, View},
};

use super::{
    TextPage,
    here::{Here, values},
};

/// What may stand beside the name.
const COLUMNS: [&str; 6] = ["kind", "role", "stage", "place", "expertise", "since"];

/// The page.
pub fn partners(here: Here<'_>) -> TextPage {
    let (own, words) = (here.own(), here.words());
    let result = here.answer(here.view).result;
    let asked = values(here.query, "columns");
    let shown: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|c| asked.is_empty() && *c != "expertise" || asked.iter().any(|a| a == c))
        .collect();
    let more = result.total as usize > result.rows.len();
    let next = View { page: here.view.page.max(1) + 1, ..here.view.clone() };
    let known = asked.iter().filter(|a| COLUMNS.contains(&a.as_str()));
    let columns = known.map(|a| format!("&columns={a}")).collect::<Vec<_>>().concat();
    let c = &result.coverage;
    let body = html! {
        p.lead { (own.partners_lead) }
        (form(here, &shown))
        (here.filters("partners", here.view))
        p { b { ((words.organisations_count)(result.total)) } " · " ((words.coverage)(c.registered, c.about, c.counted, c.counted_in)) }
        @if result.rows.is_empty() {
            p.none { (words.nothing_found) " " a href=(here.href("partners")) { (own.see_all) } }
        } @else {
            div.wide tabindex="0" role="region" aria-label=(own.all_organisations) {
                table {
                    thead { tr { th scope="col" { (own.name) } @for column in &shown { th scope="col" { (heading(here, column)) } } } }
                    tbody {
                        @for row in &result.rows {
                            tr { th scope="row" { (here.place().partner(&row.partner)) } @for column in &shown { td { (cell(here, row, column)) } } }
                        }
                    }
                }
            }
        }
        @if more { p.acts { a class="btn quiet" href={ (next.href(&here.href("partners"))) (columns) } { (own.more) } } }
    };
    let mut page = here.page(own.all_organisations, "partners", &[], &body);
    let items: Vec<_> = (result.rows.iter().zip(1_u32..))
        .map(|(row, at)| json!({ "@type": "ListItem", "position": at, "name": row.partner.name, "url": format!("{}{}", here.site.public_url, here.href(&format!("partners/{}", row.partner.slug))) }))
        .collect();
    page.head.linked.push(json!({ "@context": "https://schema.org", "@type": "ItemList", "numberOfItems": result.total, "itemListElement": items }));
    own.partners_lead.clone_into(&mut page.head.description);
    page
}

/// Search, facets, order and columns. What the form has no field for is kept as it is.
fn form(here: Here<'_>, shown: &[&str]) -> Markup {
    let (own, words) = (here.own(), here.words());
    let facets = here.answer(here.view).result.facets;
    let kept = View {
        q: String::new(),
        facets: Default::default(),
        sort: None,
        page: 0,
        ..here.view.clone()
    }
    .query();
    html! {
        form.filter method="get" action=(here.href("partners")) {
            @for (name, value) in kept.split('&').filter_map(|pair| pair.split_once('=')) {
                input type="hidden" name=(name) value=(value.replace("%2C", ",").replace('+', " "));
            }
            label { (words.search) " " input type="search" name="q" value=(here.view.q); }
            label {
                (words.sort) " "
                select name="sort" {
                    @for (value, sort) in [("name", Sort::Name), ("joined", Sort::Joined)] {
                        option value=(value) selected[here.view.sort == Some(sort)] { ((words.sort_name)(sort)) }
                    }
                }
            }
            @for facet in &facets {
                details open[facet.chosen > 0] {
                    summary { ((words.facet)(facet.facet)) }
                    fieldset {
                        legend.vh { ((words.facet)(facet.facet)) }
                        @for option in facet.options.iter().filter(|o| o.count > 0 || o.chosen) {
                            label { input type="checkbox" name=(facet.facet.key()) value=(option.id) checked[option.chosen]; " " (option.label) " (" (option.count) ")" }
                        }
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
            button.btn type="submit" { (own.apply) }
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
