//! Pages for what is not there, and for what went wrong.

use maud::{Markup, html};
use shared::{lang::Lang, text};

use super::TextPage;
use crate::{
    document::Head,
    links::Place,
    record::{Missing, nearest},
};

/// Nothing is at this address.
pub fn missing(lang: Lang) -> TextPage {
    let words = text::words(lang);
    plain(lang, words.not_found_title, &lead(words.not_found_text))
}

/// No partner has this slug; the nearest names are offered.
pub fn missing_partner(missing: &Missing, lang: Lang) -> TextPage {
    let inside = nearest(missing, Place { lang, beside: None });
    plain(lang, text::words(lang).not_found_title, &inside)
}

fn lead(text: &str) -> Markup {
    html! { p.lead { (text) } }
}

fn plain(lang: Lang, title: &str, inside: &Markup) -> TextPage {
    let words = text::words(lang);
    TextPage {
        head: Head::unlisted(format!("{title} – {}", words.product)),
        main: html! {
            h1 { (title) }
            (inside)
            p.acts { a.btn href={ "/" (lang.code()) "/" } { (words.back_to_explorer) } }
        },
    }
}
