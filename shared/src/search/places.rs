//! Finding a place by its name, for the field "near".

use super::{
    fold::{fold_into, without_digraphs},
    pattern::{MAX_BYTES, Pattern, cut, letters, longer},
};
use crate::directory::Columns;

/// At most `most` places whose Norwegian, Sámi or Kven name is, begins with or nearly is `text`, the
/// best first; equally good ones in the order of the data. Later words of a name are found too
/// ("rana" finds Mo i Rana), and spaces do not count.
pub fn places(columns: &Columns, text: &str, most: usize) -> Vec<u16> {
    let mut folded = String::new();
    fold_into(&mut folded, &text[..text.floor_char_boundary(4 * MAX_BYTES)]);
    folded.retain(|letter| letter != ' ');
    if folded.is_empty() {
        return Vec::new();
    }
    let other = without_digraphs(&folded);
    let patterns: Vec<Pattern> =
        [Some(folded.as_str()), other.as_deref()].into_iter().flatten().map(Pattern::new).collect();
    let mut found: Vec<(u32, u16)> = Vec::new();
    let mut name = String::new();
    for (place, at) in columns.places.iter().zip(0..) {
        let others = place.other_names.iter().map(|(_, name)| name);
        let penalty = std::iter::once(&place.name)
            .chain(others)
            .filter_map(|text| {
                fold_into(&mut name, text);
                patterns.iter().filter_map(|pattern| penalty(pattern, &name)).min()
            })
            .min();
        found.extend(penalty.map(|penalty| (penalty, at)));
    }
    crate::sort::plain(&mut found);
    found.truncate(most);
    found.into_iter().map(|(_, at)| at).collect()
}

/// The least penalty of the name from each of its words on.
fn penalty(pattern: &Pattern, name: &str) -> Option<u32> {
    let words: Vec<&str> = name.split(' ').collect();
    (0..words.len())
        .flat_map(|from| {
            let joined = words[from..].concat();
            let other = without_digraphs(&joined);
            let later = 64 * from as u32;
            [Some(joined), other].into_iter().flatten().map(move |name| (later, name))
        })
        .filter_map(|(later, name)| {
            let name = cut(&name).as_bytes();
            let penalty = if name == pattern.word {
                0
            } else if name.starts_with(pattern.word) {
                longer(name.len() - pattern.word.len())
            } else {
                pattern.wrong(name, letters(name), true)?
            };
            Some(penalty + later)
        })
        .min()
}
