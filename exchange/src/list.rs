//! Lists inside one cell: `hydrogen; metallurgy`, and lists of things that have parts of their own.
//!
//! Items are joined by `; ` (a line break is read as well), the parts of an item by ` | `, and what a
//! source supports by `, `. A backslash takes the meaning from the character after it; `\-` is a text
//! of no characters.

use serde_json::{Map, Value};

/// The parts of a place, in the order in which they are written.
pub(crate) const PLACE_PARTS: [&str; 8] = [
    "label",
    "lat",
    "lon",
    "precision",
    "coordinate_source",
    "place_basis",
    "municipality_number",
    "town",
];

/// The texts as one cell.
pub(crate) fn join_texts(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(|item| escaped(text_of(item), "")).collect();
    items.join("; ")
}

/// The places as one cell.
pub(crate) fn join_places(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(place).collect();
    items.join("; ")
}

/// The sources as one cell.
pub(crate) fn join_sources(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(source).collect();
    items.join("; ")
}

fn place(place: &Value) -> String {
    let mut parts: Vec<String> = PLACE_PARTS
        .iter()
        .map(|name| match place.get(*name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => escaped(text, "|"),
            Some(Value::Number(number)) => {
                number.as_f64().map_or_else(String::new, |number| number.to_string())
            }
            Some(other) => other.to_string(),
        })
        .collect();
    while parts.last().is_some_and(String::is_empty) {
        parts.pop();
    }
    parts.join(" | ")
}

fn source(source: &Value) -> String {
    let url = escaped(source.get("url").map_or("", text_of), "|");
    let supports: Vec<String> = source
        .get("supports")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|word| escaped(text_of(word), "|,"))
        .collect();
    if supports.is_empty() { url } else { format!("{url} | {}", supports.join(", ")) }
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The texts of a cell.
pub(crate) fn texts(cell: &str) -> Vec<String> {
    items(cell).into_iter().map(plain).collect()
}

/// The parts of each place of a cell, by name; degrees still as text.
///
/// # Errors
///
/// The item that has too many parts.
pub(crate) fn places(cell: &str) -> Result<Vec<Map<String, Value>>, String> {
    let mut places = Vec::new();
    for item in items(cell) {
        let parts = split(item, &['|']);
        if parts.len() > PLACE_PARTS.len() {
            return Err(item.trim().to_owned());
        }
        let given = PLACE_PARTS.iter().zip(parts).filter(|(_, part)| !part.trim().is_empty());
        places.push(
            given.map(|(name, part)| ((*name).to_owned(), Value::String(plain(part)))).collect(),
        );
    }
    Ok(places)
}

/// Address and supported facts of each source of a cell.
pub(crate) fn sources(cell: &str) -> Vec<(String, Vec<String>)> {
    items(cell)
        .into_iter()
        .map(|item| {
            let mut parts = split(item, &['|']).into_iter();
            let url = plain(parts.next().unwrap_or_default());
            let words = parts.flat_map(|part| split(part, &[',']));
            (url, words.filter(|word| !word.trim().is_empty()).map(plain).collect())
        })
        .collect()
}

/// Pieces that hold anything, cut at `;` and line breaks.
fn items(cell: &str) -> Vec<&str> {
    let mut items = split(cell, &[';', '\n']);
    items.retain(|item| !item.trim().is_empty());
    items
}

/// Cuts at separators that no backslash stands before.
fn split<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let (mut begin, mut after_backslash) = (0, false);
    for (at, letter) in text.char_indices() {
        if after_backslash {
            after_backslash = false;
        } else if letter == '\\' {
            after_backslash = true;
        } else if separators.contains(&letter) {
            pieces.push(&text[begin..at]);
            begin = at + letter.len_utf8();
        }
    }
    pieces.push(&text[begin..]);
    pieces
}

/// The text with backslashes before what would be read otherwise.
fn escaped(text: &str, special: &str) -> String {
    if text.is_empty() {
        return "\\-".to_owned();
    }
    let end = text.trim_end().len();
    let begin = text.len() - text.trim_start().len();
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let outside = at < begin || at >= end;
        if outside || matches!(letter, '\\' | ';' | '\n') || special.contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The text without its backslashes, and without white space around it that has none.
fn plain(piece: &str) -> String {
    let (mut out, mut kept) = (String::with_capacity(piece.len()), 0);
    let mut letters = piece.trim_start().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                match letters.next() {
                    Some('-') => {}
                    Some(escaped) => out.push(escaped),
                    None => out.push('\\'),
                }
                kept = out.len();
            }
            _ => out.push(letter),
        }
    }
    let end = kept.max(out.trim_end().len());
    out.truncate(end);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_reads_as_people_write_it() {
        assert_eq!(
            texts("Fesil Rana ;Rana Metall;\nMo Jern; "),
            ["Fesil Rana", "Rana Metall", "Mo Jern"]
        );
        assert_eq!(texts(""), Vec::<String>::new());
        assert_eq!(join_texts(&[json!("a; b"), json!("c")]), r"a\; b; c");
    }

    #[test]
    fn a_source_is_its_address_and_what_it_supports() {
        let cell = "https://example.org/a | membership, location; https://example.org/b";
        let read = sources(cell);
        assert_eq!(read[0].1, ["membership", "location"]);
        assert_eq!(read[1], ("https://example.org/b".to_owned(), vec![]));
    }

    #[test]
    fn a_place_of_too_many_parts_is_named() {
        assert_eq!(places("Mo|1|2|3|4|5|6|7|8").unwrap_err(), "Mo|1|2|3|4|5|6|7|8");
    }

    proptest! {
        #[test]
        fn any_list_of_texts_comes_back(items in proptest::collection::vec("[a \\\\;|,\n\r\t\u{a0}-]{0,6}", 0..4)) {
            let values: Vec<Value> = items.iter().map(|item| json!(item)).collect();
            prop_assert_eq!(texts(&join_texts(&values)), items);
        }

        #[test]
        fn any_list_of_sources_comes_back(
            items in proptest::collection::vec(("[a \\\\;|,\n-]{0,5}", proptest::collection::vec("[a \\\\;|,\n-]{0,4}", 0..3)), 0..3),
        ) {
            let values: Vec<Value> =
                items.iter().map(|(url, supports)| json!({ "url": url, "supports": supports })).collect();
            prop_assert_eq!(sources(&join_sources(&values)), items);
        }
    }
}
