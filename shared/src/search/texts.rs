//! Search over whole texts (milestones, projects, sites, tags): few records with many words each, so
//! that they are read anew at every search and need no index.

use super::{
    MAX_WORDS,
    fold::fold,
    is_connective,
    pattern::{MAX_BYTES, Pattern, letters, longer},
};

/// The penalty of each field after the first.
const FIELD: u32 = 64;
/// With fewer texts than this found without wrong letters, those with wrong letters are added.
const ENOUGH: usize = 3;

/// Which of `texts` have every word of `query`, the best first, equally good ones in their order.
///
/// A text is its fields, the most telling first: a title, then what explains it. A word is found as it
/// is, as the beginning of another, or, where hardly anything is found without, with wrong letters by
/// the rules that partners are found by. Nothing is found for a query without letters and digits.
pub fn texts(query: &str, texts: &[Vec<&str>]) -> Vec<usize> {
    let folded = fold(&query[..query.floor_char_boundary(4 * MAX_WORDS * MAX_BYTES)]);
    let mut words: Vec<&str> = folded.split_ascii_whitespace().collect();
    if words.iter().any(|word| !is_connective(word)) {
        words.retain(|word| !is_connective(word));
    }
    if words.is_empty() || words.len() > MAX_WORDS {
        return Vec::new();
    }
    let patterns: Vec<Pattern> = words.into_iter().map(Pattern::new).collect();
    let known: Vec<Vec<String>> =
        texts.iter().map(|fields| fields.iter().map(|field| fold(field)).collect()).collect();
    let found = |wrong: bool| {
        let mut found: Vec<(u32, usize)> = (known.iter().enumerate())
            .filter_map(|(at, fields)| Some((penalty(&patterns, fields, wrong)?, at)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, at)| at).collect::<Vec<usize>>()
    };
    let mut best = found(false);
    if best.len() < ENOUGH {
        let more = found(true);
        best.extend(more.into_iter().filter(|at| !best.contains(at)).collect::<Vec<_>>());
    }
    best
}

/// Which of `names` come nearest to an id that names nothing, at most `most`, the nearest first: those
/// that have its words, then those that two wrong letters in five can explain.
pub fn nearest_names(text: &str, names: &[Vec<&str>], most: usize) -> Vec<usize> {
    let mut nearest = texts(text, names);
    let joined = fold(&text[..text.floor_char_boundary(4 * MAX_BYTES)]).replace(' ', "");
    if !joined.is_empty() {
        let pattern = Pattern::new(&joined);
        let limit = pattern.word.len() as u32 * 2 / 5;
        let distance = |name: &&str| pattern.distance(fold(name).replace(' ', "").as_bytes()).whole;
        let mut near: Vec<(u32, usize)> = (names.iter().enumerate())
            .filter_map(|(at, names)| Some((names.iter().map(distance).min()?, at)))
            .filter(|(distance, at)| *distance <= limit && !nearest.contains(at))
            .collect();
        near.sort_unstable();
        nearest.extend(near.into_iter().map(|(_, at)| at));
    }
    nearest.truncate(most);
    nearest
}

/// How far the words are from those of a text; `None` if one of them is not there.
fn penalty(patterns: &[Pattern], fields: &[String], wrong: bool) -> Option<u32> {
    let one = |pattern: &Pattern| {
        let words = (0..).zip(fields).flat_map(|(at, field)| {
            field.split_ascii_whitespace().map(move |word| (at, word.as_bytes()))
        });
        words.filter_map(|(at, word)| Some(of_word(pattern, word, wrong)? + FIELD * at)).min()
    };
    patterns.iter().try_fold(0, |sum, pattern| Some(sum + one(pattern)?))
}

fn of_word(pattern: &Pattern, word: &[u8], wrong: bool) -> Option<u32> {
    if word == pattern.word {
        return Some(0);
    }
    // A beginning of one or two letters would find nearly everything.
    if pattern.word.len() > 2 && word.starts_with(pattern.word) {
        return Some(longer(word.len() - pattern.word.len()));
    }
    wrong.then(|| pattern.wrong(word, letters(word), false)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&[&str]; 3] = [
        &["Hydrogen Hub Mo", "Statkraft og Celsa planlegger hydrogen"],
        &["CO2 Hub Nord", "Fangst av CO₂ hos smelteverk"],
        &["INDIGO", "Forskning og utdanning; hydrogen nevnes"],
    ];

    fn found(query: &str) -> Vec<usize> {
        texts(query, &TEXTS.map(<[&str]>::to_vec))
    }

    #[test]
    fn every_word_must_be_there_and_titles_come_first() {
        assert_eq!(found("hydrogen"), [0, 2]);
        assert_eq!(found("hub"), [0, 1]);
        assert_eq!(found("hydrogen og utdanning"), [2]);
        assert_eq!(found("hydrogen vindkraft"), [0; 0]);
    }

    #[test]
    fn letters_may_be_missing_wrong_or_folded() {
        assert_eq!(found("hydrogn"), [0, 2]);
        assert_eq!(found("co2"), [1]);
        assert_eq!(found("smelteværk"), [1]);
        assert_eq!(found("mo"), [0], "short words are not beginnings");
        assert_eq!(found(" – "), [0; 0]);
    }

    #[test]
    fn an_id_that_names_nothing_has_near_names() {
        let names = vec![vec!["mo-industripark", "Mo Industripark"], vec!["gullsmedvik"]];
        assert_eq!(nearest_names("mo-industriprak", &names, 3), [0]);
        assert_eq!(nearest_names("gulsmedvika", &names, 3), [1]);
        assert_eq!(nearest_names("xyz", &names, 3), [0; 0]);
    }
}
