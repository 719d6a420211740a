//! What the explorer's document says of the page.

use shared::{text, view::View};

use crate::{
    document::{Head, Shown},
    pages::linked,
};

/// Title, description and the addresses of the same view in all languages. The whole cluster is described
/// by the operator's sentence `about` it, and for programs; a selection by its filters.
pub fn head(shown: &Shown, about: &str) -> Head {
    let (start, result) = (&shown.start, &shown.first.result);
    let title = super::title(result.total, &start.site.cluster, start.lang);
    let c = &result.coverage;
    let coverage =
        (text::words(start.lang).coverage)(c.registered, c.about, c.counted, c.counted_in);
    let filters: Vec<&str> = result.chips.iter().map(|chip| chip.label.as_str()).collect();
    let view = View::parse(&start.query);
    let head = Head::of(&start.site, title, &view.href("")).pictured(&view);
    if !filters.is_empty() {
        return head.described(&format!("{}. {coverage}", filters.join(", ")));
    }
    let head = head.described(format!("{about} {coverage}").trim());
    if view.is_filtered() || view.open.is_some() {
        return head;
    }
    let partners = result.rows.iter().map(|row| &row.partner);
    head.linked(linked::front(&start.site, start.lang, about, result.total, partners))
}
