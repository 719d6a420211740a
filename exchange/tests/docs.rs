//! The chapter on imports says what is so.

use exchange::table::COLUMNS;

use crate::support::{plan_of_text, real};

const CHAPTER: &str = include_str!("../../docs/import.md");

/// The indented block that begins with this line.
fn block(first: &str) -> String {
    let lines = CHAPTER.lines().skip_while(|line| !line.trim_start().starts_with(first));
    let lines = lines.take_while(|line| line.is_empty() || line.starts_with("    "));
    let text: String =
        lines.map(|line| [line.get(4..).unwrap_or_default(), "\n"].concat()).collect();
    format!("{}\n", text.trim_end())
}

#[test]
fn the_worked_example_is_what_the_program_says() {
    let table = block("Navn;Rolle;");
    let said = plan_of_text(&real(), &table).to_string().replace("list.csv", "members.csv");
    assert_eq!(block("members.csv: "), said);
}

#[test]
fn every_column_is_described() {
    for column in COLUMNS {
        let row = format!("| `{}` | {} | {} |", column.id, column.header, column.names.join(", "));
        assert!(CHAPTER.contains(&row), "{row}");
    }
}
