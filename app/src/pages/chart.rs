//! A chart of a selection: how many organisations have each value of a facet, as bars.

use maud::html;
use shared::{
    directory::Directory,
    lang::Lang,
    text,
    view::{Facet, View},
};

use super::words::page_words;

/// At most so many bars; a picture of more could not be read.
const MOST: usize = 60;

/// Values and how many organisations have each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What is counted, and of which selection.
    pub title: String,
    /// What the values are, and what is counted of each.
    pub headings: [&'static str; 2],
    /// Name and number of each value that any organisation has, in the order of the facet.
    pub bars: Vec<(String, u32)>,
}

/// The chart of a facet for a view.
pub fn chart(directory: &Directory, view: &View, facet: Facet, lang: Lang) -> Chart {
    let (words, own) = (text::words(lang), page_words(lang));
    let listing = directory.listing(view, lang);
    let options = directory.facet_options(view, &listing.selection, lang);
    let bars = options.into_iter().filter(|options| options.facet == facet);
    let bars = bars.flat_map(|options| options.options).filter(|option| option.count > 0);
    let name = (words.facet)(facet);
    let filters: Vec<String> = listing.chips.into_iter().map(|chip| chip.label).collect();
    let of = if filters.is_empty() { String::new() } else { format!(" ({})", filters.join(", ")) };
    Chart {
        title: format!("{} {}{of}", own.numbers_of, name.to_lowercase()),
        headings: [name, own.count],
        bars: bars.map(|option| (option.label, option.count)).take(MOST).collect(),
    }
}

impl Chart {
    /// The bars as an SVG document, 720 units wide, on white: for other documents.
    pub fn svg(&self, source: &str) -> String {
        const WIDTH: usize = 720;
        const LINE: usize = 28;
        let height = 84 + LINE * self.bars.len().max(1);
        let most = self.bars.iter().map(|(_, count)| *count).max().unwrap_or(1) as usize;
        let long = |text: &str, most: usize| -> String {
            if text.chars().count() <= most {
                text.to_owned()
            } else {
                text.chars().take(most - 1).chain(['…']).collect()
            }
        };
        html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(height) viewBox={ "0 0 " (WIDTH) " " (height) } font-family="Noto Sans" font-size="14" fill="#12252e" {
                title { (self.title) }
                rect width=(WIDTH) height=(height) fill="#fff" {}
                text x="16" y="30" font-size="17" font-weight="600" { (long(&self.title, 74)) }
                @for (at, (label, count)) in self.bars.iter().enumerate() {
                    @let y = 48 + LINE * at;
                    @let bar = (360 * *count as usize / most).max(2);
                    text x="16" y=(y + 17) { (long(label, 32)) }
                    rect x="276" y=(y + 3) width=(bar) height="18" rx="2" fill="#0b5a75" {}
                    text x=(276 + bar + 8) y=(y + 17) { (count) }
                }
                text x="16" y=(height - 14) font-size="12" fill="#465a64" { (long(source, 96)) }
            }
        }
        .into_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_holds_every_bar_and_escapes_names() {
        let bars = vec![("Rana & <Mo>".to_owned(), 4), ("Vefsn".to_owned(), 1)];
        let svg = Chart { title: "T".into(), headings: ["a", "b"], bars }.svg("kilde");
        assert!(svg.contains("Rana &amp; &lt;Mo&gt;") && svg.contains("Vefsn"));
        assert_eq!(svg.matches("<rect").count(), 3);
    }
}
