//! Charts as SVG documents of their own, 720 units wide, on white: for other documents.

use maud::{Markup, html};
use shared::{
    lang::Lang,
    milestone::CountRelation,
    number::fixed,
    timeline::{Timeline, total_text},
};

use super::{super::growth, Cell, Chart, Drawn};
use crate::{pages::words::page_words, timeline::lanes};

/// At most so many bars; a picture of more could not be read.
const MOST: usize = 60;
/// How wide a document is.
const WIDTH: usize = 720;
/// Room at its left and right.
const EDGE: usize = 16;
/// The height of a bar with what is between it and the next.
const LINE: usize = 28;
/// How wide and high the growth is drawn.
pub(super) const GROWTH: (f64, f64) = ((WIDTH - 2 * EDGE) as f64, 240.0);
/// Text, and text that is less important.
const INK: &str = "#12252e";
const SOFT: &str = "#465a64";

/// What a picture takes from the site.
#[derive(Clone, Debug)]
pub struct Look {
    /// The operator's colour on light surfaces, `#rrggbb`.
    pub accent: String,
    /// Who says so, for a picture that travels alone.
    pub source: String,
    /// The language of its few own words.
    pub lang: Lang,
}

impl Chart {
    /// The chart as an SVG document; `None` where it is a table alone.
    pub fn svg(&self, look: &Look) -> Option<String> {
        let (height, picture) = match &self.drawn {
            Drawn::Table => return None,
            Drawn::Bars => self.bars(look),
            Drawn::Growth(timeline) => over_time(timeline, look),
        };
        // Title above, source below.
        let all = height + 84;
        let document = html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(all) viewBox={ "0 0 " (WIDTH) " " (all) } font-family="Noto Sans" font-size="14" fill=(INK) {
                title { (self.title) }
                rect width=(WIDTH) height=(all) fill="#fff" {}
                text x=(EDGE) y="30" font-size="17" font-weight="600" { (shortened(&self.title, 74)) }
                (picture)
                text x=(EDGE) y=(all - 14) font-size="12" fill=(SOFT) { (shortened(&look.source, 96)) }
            }
        };
        Some(document.into_string())
    }

    fn bars(&self, look: &Look) -> (usize, Markup) {
        let bars = self.lines.iter().filter_map(|line| match &line[..] {
            [Cell::Text(name), Cell::Number(count), ..] => Some((name, *count as usize)),
            _ => None,
        });
        // Where a line says of how many it is, that is a full bar, as on the page.
        let numbers = self.lines.iter().flatten().filter_map(|cell| match cell {
            Cell::Number(number) => Some(*number as usize),
            Cell::Text(_) => None,
        });
        let most = numbers.max().unwrap_or(1).max(1);
        let shown = self.lines.len().min(MOST);
        let left_out = self.lines.len() - shown;
        let picture = html! {
            @for (at, (name, count)) in bars.take(MOST).enumerate() {
                @let y = 48 + LINE * at;
                @let bar = (360 * count / most).max(2);
                text x=(EDGE) y=(y + 17) { (shortened(name, 32)) }
                rect x="276" y=(y + 3) width=(bar) height="18" rx="2" fill=(look.accent) {}
                text x=(276 + bar + 8) y=(y + 17) { (count) }
            }
            @if left_out > 0 {
                text x=(EDGE) y=(48 + LINE * shown + 17) fill=(SOFT) { ((page_words(look.lang).and_more)(left_out)) }
            }
        };
        (LINE * (shown + usize::from(left_out > 0)).max(1), picture)
    }
}

/// Points for what sources count, and below them what the records add up to.
fn over_time(timeline: &Timeline, look: &Look) -> (usize, Markup) {
    let numbers = growth::numbers(timeline, GROWTH);
    let (width, height) = (GROWTH.0 as usize, GROWTH.1 as usize);
    let steps = |most: bool, opacity: &str| {
        html! { path d=(lanes::steps(timeline, most)) fill=(look.accent) fill-opacity=(opacity) {} }
    };
    let points = timeline.totals.iter().zip(&numbers);
    let picture = html! {
        svg x=(EDGE) y="44" width=(width) height=(height) viewBox="0 0 1000 60" preserveAspectRatio="none" {
            (steps(true, "0.16"))
            (steps(false, "0.4"))
        }
        g transform={ "translate(" (EDGE) " 44)" } {
            line x1="0" x2=(width) y1=(height) y2=(height) stroke=(SOFT) {}
            @for tick in &timeline.axis.ticks {
                @let x = fixed(tick.at * GROWTH.0, 1);
                line x1=(x) x2=(x) y1=(height) y2=(height + 8) stroke=(SOFT) {}
                text x=(x) y=(height + 18) dx="4" font-size="12" fill=(SOFT) { (tick.label) }
            }
            @for (total, ((x, y), label)) in points {
                g transform={ "translate(" (fixed(*x, 1)) " " (fixed(*y, 1)) ")" } {
                    @if total.relation == CountRelation::MoreThan {
                        path d="M-5 0h10m-8.5-3.5l3.5-3.5l3.5 3.5" fill="none" stroke=(INK) stroke-width="2.2" {}
                    } @else {
                        circle r="4.5" fill=(if total.about { "#fff" } else { INK }) stroke=(INK) stroke-width="2" {}
                    }
                    @if let Some(label) = label {
                        text x=(fixed(label.dx, 0)) y=(fixed(label.dy + 4.5, 1)) font-size="13" font-weight="600" text-anchor=(label.anchor) { (total_text(total)) }
                    }
                }
            }
            text x="0" y=(height + 42) font-size="12" fill=(SOFT) { (page_words(look.lang).growth_signs) }
        }
    };
    (height + 42, picture)
}

/// The text if it has at most so many letters, else its beginning.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        text.to_owned()
    } else {
        text.chars().take(most - 1).chain(['…']).collect()
    }
}
