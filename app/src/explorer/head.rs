//! What the explorer's document says of the page.

use shared::{text, view::View};

use crate::document::{Head, Shown};

/// Title, description and the addresses of the same view in all languages.
pub fn head(shown: &Shown) -> Head {
    let (start, result) = (&shown.start, &shown.first.result);
    let title = super::title(result.total, &start.site.cluster, start.lang);
    let c = &result.coverage;
    let coverage =
        (text::words(start.lang).coverage)(c.registered, c.about, c.counted, c.counted_in);
    let filters: Vec<&str> = result.chips.iter().map(|chip| chip.label.as_str()).collect();
    let description =
        if filters.is_empty() { coverage } else { format!("{}. {coverage}", filters.join(", ")) };
    let view = View::parse(&start.query);
    Head::of(&start.site, title, &view.href("")).described(&description).pictured(&view)
}
