//! Reads CSV of any separator and of the encodings that spreadsheets write.

use std::borrow::Cow;

use super::{Sink, error::ReadError, headers::Names, rows::Rows};
use crate::guard;

/// Reads a table of text.
pub(crate) fn read(bytes: &[u8], names: &Names, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let text = decoded(bytes)?;
    // The line by which Excel is told the separator.
    let (told, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((told, rest)) => (told.trim_end_matches('\r').bytes().next(), rest),
        None => (None, text.as_ref()),
    };
    let separator = told.unwrap_or_else(|| separator(text, names));
    let skipped = usize::from(told.is_some());
    let mut reader = reader(text, separator);
    let mut rows = Rows::new(names);
    let mut record = ::csv::StringRecord::new();
    // Blank lines are rows, line breaks inside of cells are not.
    let mut inside = 0;
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => return Err(ReadError::Damaged(error.to_string())),
        }
        let line = record.position().map_or(0, |position| position.line() as usize);
        let number = (line + skipped).saturating_sub(inside);
        inside += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let cells = record.iter().map(|cell| guard::off(cell).into_owned()).collect();
        rows.row(number, cells, sink)?;
    }
    rows.end(sink)
}

fn reader(text: &str, separator: u8) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// UTF-8 with or without a mark, UTF-16 with one, otherwise Windows-1252, which old exports are in.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let text = if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        encoding.decode_with_bom_removal(bytes).0
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
    };
    if text.contains('\0') {
        return Err(ReadError::Format("it holds bytes that no text has".to_owned()));
    }
    Ok(text)
}

/// The separator under which most headers are known in the first rows, or else the one that occurs
/// most.
fn separator(text: &str, names: &Names) -> u8 {
    let score = |separator: u8| {
        let mut reader = reader(text, separator);
        let rows = reader.records().take(10).map_while(Result::ok);
        rows.map(|row| {
            let cells: Vec<String> = row.iter().map(str::to_owned).collect();
            (names.known(&cells), cells.len())
        })
        .max()
        .unwrap_or_default()
    };
    // Of equals the last one wins.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}
