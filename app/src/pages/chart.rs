//! Charts of a selection as files: a table of everything that a chart counts, and a picture where it is
//! drawn.

mod drawing;

use shared::{timeline::Timeline, view::Facet};

use super::{
    completeness::{Known, known},
    growth,
    here::Here,
    matrix::Matrix,
};
use drawing::GROWTH;
pub use drawing::Look;

/// A value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, or the name of something.
    Text(String),
    /// How many.
    Number(u32),
}

/// A table of numbers, with nothing left out.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What is counted, and of which selection.
    pub title: String,
    /// What stands in each column.
    pub headings: Vec<String>,
    /// The lines of the table.
    pub lines: Vec<Vec<Cell>>,
    drawn: Drawn,
}

/// How a chart is drawn.
#[derive(Clone, Debug)]
enum Drawn {
    /// It is a table alone.
    Table,
    /// A bar for each line, by its name and number.
    Bars,
    /// Counts and records over time.
    Growth(Box<Timeline>),
}

/// The chart of this name for the view of the address: a facet's, or another of the page of numbers;
/// `None` if there is none.
pub fn chart(here: Here<'_>, name: &str) -> Option<Chart> {
    let (own, words) = (here.own(), here.words());
    let listing = here.listing(here.view);
    let title = |what: &str| {
        let filters: Vec<&str> = listing.chips.iter().map(|chip| chip.label.as_str()).collect();
        if filters.is_empty() {
            what.to_owned()
        } else {
            format!("{what} ({})", filters.join(", "))
        }
    };
    let headings = |all: &[&str]| all.iter().map(|heading| (*heading).to_owned()).collect();
    let bars = |lines: Vec<(String, u32)>| {
        lines.into_iter().map(|(name, count)| vec![Cell::Text(name), Cell::Number(count)]).collect()
    };
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == name) {
        let options =
            here.details.directory.facet_options(here.view, &listing.selection, here.lang());
        let options = options.into_iter().filter(|options| options.facet == facet);
        let some = options.flat_map(|of| of.options).filter(|option| option.count > 0);
        let name = (words.facet)(facet);
        return Some(Chart {
            title: title(&format!("{} {}", own.numbers_of, name.to_lowercase())),
            headings: headings(&[name, own.count]),
            lines: bars(some.map(|option| (option.label, option.count)).collect()),
            drawn: Drawn::Bars,
        });
    }
    match name {
        "growth" => Some(Chart {
            title: title(own.growth),
            headings: headings(&[
                words.date,
                own.count,
                own.relation,
                own.certain,
                own.possible,
                words.sources,
            ]),
            lines: growth_lines(here),
            drawn: Drawn::Growth(Box::new(growth::over_time(
                here,
                &listing.selection.whenever,
                GROWTH.0,
            ))),
        }),
        "matrix" => {
            let matrix = Matrix::of(here);
            Some(Chart {
                title: title(own.matrix),
                headings: std::iter::once(words.expertise.to_owned())
                    .chain(matrix.places.iter().map(|(place, _)| place.name.clone()))
                    .collect(),
                lines: matrix.lines(here.lang()),
                drawn: Drawn::Table,
            })
        }
        "completeness" | "freshness" => {
            let Known { all, things, years } = known(here, &listing.selection.partners);
            let (what, heading, lines) = if name == "freshness" {
                (own.freshness, words.last_confirmed, years)
            } else {
                (own.completeness, own.known, things)
            };
            let lines = lines.into_iter().map(|(name, count)| {
                vec![Cell::Text(name), Cell::Number(count), Cell::Number(all)]
            });
            Some(Chart {
                title: title(what),
                headings: headings(&[heading, own.count, own.of_all]),
                lines: lines.collect(),
                drawn: Drawn::Bars,
            })
        }
        _ => None,
    }
}

/// Counts by sources beside the records, a line each.
fn growth_lines(here: Here<'_>) -> Vec<Vec<Cell>> {
    let whenever = here.details.directory.select(here.view).whenever;
    let sources = |id: &str| {
        let record = here.details.register.milestones.iter().find(|record| record.id == id);
        record.map_or_else(String::new, |record| record.sources.join(" "))
    };
    let line = |line: growth::Counted<'_>| {
        vec![
            Cell::Text(line.when.to_string()),
            Cell::Number(line.count),
            // As the interface for programs says it.
            Cell::Text(if line.more { "more_than" } else { "exact" }.to_owned()),
            Cell::Number(line.certain),
            Cell::Number(line.possible),
            Cell::Text(sources(&line.milestone.id)),
        ]
    };
    growth::counted(here, &whenever).into_iter().map(line).collect()
}

impl Chart {
    /// The table as CSV (RFC 4180).
    pub fn csv(&self) -> String {
        let head = self.headings.iter().map(|heading| quoted(heading)).collect::<Vec<_>>();
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => quoted(text),
            Cell::Number(number) => number.to_string(),
        };
        let lines = self.lines.iter().map(|line| line.iter().map(cell).collect::<Vec<_>>());
        std::iter::once(head).chain(lines).map(|line| line.join(",") + "\r\n").collect()
    }
}

/// A text as a cell that no spreadsheet takes for a formula. Source: OWASP, "CSV Injection".
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(lines: &[(&str, u32)]) -> Chart {
        let line = |(name, count): &(&str, u32)| {
            vec![Cell::Text((*name).to_owned()), Cell::Number(*count)]
        };
        Chart {
            title: "T".into(),
            headings: vec!["Type".into(), "Antall".into()],
            lines: lines.iter().map(line).collect(),
            drawn: Drawn::Bars,
        }
    }

    fn look() -> Look {
        Look { accent: "#7a2e5d".into(), source: "kilde".into(), lang: shared::lang::Lang::Nb }
    }

    #[test]
    fn a_table_holds_every_line_and_no_formula() {
        let chart = bars(&[("=1+1", 2), ("A \"b\", c", 1)]);
        let lines = "\"Type\",\"Antall\"\r\n\"'=1+1\",2\r\n\"A \"\"b\"\", c\",1\r\n";
        assert_eq!(chart.csv(), lines);
    }

    #[test]
    fn a_picture_holds_every_bar_in_the_accent_and_escapes_names() {
        let svg = bars(&[("Rana & <Mo>", 4), ("Vefsn", 1)]).svg(&look()).unwrap();
        assert!(svg.contains("Rana &amp; &lt;Mo&gt;") && svg.contains("Vefsn"));
        assert_eq!(svg.matches("<rect").count(), 3);
        assert_eq!(svg.matches("fill=\"#7a2e5d\"").count(), 2);
    }

    #[test]
    fn a_picture_says_how_many_bars_it_leaves_out_and_a_table_leaves_out_none() {
        let names: Vec<String> = (0..75).map(|at| format!("n{at}")).collect();
        let chart = bars(&names.iter().map(|name| (name.as_str(), 1)).collect::<Vec<_>>());
        assert!(chart.svg(&look()).unwrap().contains("… og 15 til"));
        assert_eq!(chart.csv().lines().count(), 76);
    }

    #[test]
    fn what_is_a_table_alone_is_not_drawn() {
        assert_eq!(Chart { drawn: Drawn::Table, ..bars(&[]) }.svg(&look()), None);
    }
}
