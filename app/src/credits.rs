//! The attribution that the map data asks for.

use maud::{Markup, html};
use shared::lang::Lang;

/// The credits as links.
pub fn credits(lang: Lang) -> Markup {
    html! {
        span.credits {
            @for (at, credit) in shared::mapstyle::credits(lang).into_iter().enumerate() {
                @if at > 0 { " · " }
                " " a href=(credit.href) rel="noopener" { (credit.text) }
            }
        }
    }
}
