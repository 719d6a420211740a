//! Counts as a table with a bar beside each.

use maud::{Markup, html};

use super::Here;

/// A line of the table.
pub(crate) struct Bar {
    /// What is counted.
    pub name: Markup,
    /// Whether it is a part of what stands above it.
    pub inner: bool,
    /// How many.
    pub count: usize,
}

/// The table; `title` says what is counted, a bar is full at `most`.
pub(crate) fn bars(
    here: Here<'_>,
    title: &str,
    most: usize,
    lines: impl IntoIterator<Item = Bar>,
) -> Markup {
    html! {
        table.bars {
            thead { tr { th scope="col" { (title) } th scope="col" { (here.own().count) } td {} } }
            tbody {
                @for Bar { name, inner, count } in lines {
                    tr {
                        th.inner[inner] scope="row" { (name) }
                        td { (count) }
                        td { svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" { rect width=(100 * count / most.max(1)) height="10" {} } }
                    }
                }
            }
        }
    }
}
