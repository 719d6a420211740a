//! Norwegian alphabetical order, without a locale library.

use crate::search::{Folded, fold_letter};

/// A key that sorts names as a Norwegian reader expects when compared as bytes.
///
/// Words come before longer words that begin with them, digits before letters, æ ø å after z; `aa`
/// is å, ä is æ, ö is ø; every other accented letter, the Sámi ones included, goes with its base
/// letter; letters of other alphabets come last. Punctuation only separates words. Upper and lower
/// case and accents count only between names that are otherwise the same. Different names have
/// different keys.
///
/// Source: Språkrådet, "Alfabetisering".
pub fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(2 * name.len() + 1);
    // Whether the last letter was an `a` without an accent, which a second one turns into å.
    let mut after_a = false;
    for letter in name.chars().map(crate::letters::lower) {
        let before_a = std::mem::replace(&mut after_a, letter == 'a');
        match (letter, key.chars().next_back()) {
            ('a', _) if before_a => {
                key.pop();
                key.push('}');
                after_a = false;
            }
            // The signs that follow z in ASCII stand for æ ø å; in names they are punctuation.
            ('æ' | 'ä' | 'ǣ' | 'ǽ', _) => key.push('{'),
            ('ø' | 'ö' | 'ő' | 'œ' | 'ǿ', _) => key.push('|'),
            ('å' | 'ǻ', _) => key.push('}'),
            // Accents that are characters of their own.
            ('\u{308}', Some('a')) => replace_last(&mut key, '{'),
            ('\u{308}', Some('o')) => replace_last(&mut key, '|'),
            ('\u{30a}', Some('a')) => replace_last(&mut key, '}'),
            (_, last) => match fold_letter(letter) {
                Folded::Same(letter) => key.push(letter),
                Folded::Base(base) => key.push_str(base),
                Folded::Gap if last.is_some_and(|last| last != ' ') => key.push(' '),
                Folded::Gap | Folded::Nothing => {}
            },
        }
    }
    key.truncate(key.trim_end().len());
    key.push('\0');
    key.push_str(name);
    key
}

fn replace_last(key: &mut String, letter: char) {
    key.pop();
    key.push(letter);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn in_order(names: &[&str]) {
        for pair in names.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_last_three_letters_come_last() {
        in_order(&["Zahl", "Ærfugl", "Østbø", "Ås"]);
        in_order(&["Vadsø", "Vardø", "Værøy", "Vågan"]);
    }

    #[test]
    fn foreign_and_double_letters_go_with_the_norwegian_ones() {
        in_order(&["Zebra", "Äpple", "Ærlig", "Öland", "Ørland", "Aamodt", "Åmot", "Aasen"]);
        in_order(&["Data", "Data Arena", "Databank"]);
    }

    #[test]
    fn sámi_letters_go_with_their_base() {
        in_order(&["Cable", "Čáhcesuolu", "Canada", "Đ", "Deatnu", "Eyde"]);
        in_order(&["Ŋ", "Nesna", "Porsanger", "Porsáŋgu", "Šibenik", "Siva", "Ŧ", "Tana"]);
    }

    #[test]
    fn words_come_before_longer_words_that_begin_with_them() {
        in_order(&["Elkem", "Elkem Rana", "Elkem-Salten", "Elkem Thamshavn", "Elkemx"]);
        in_order(&["Nord", "Nord-Norges Europakontor", "Nord universitet", "Nordland"]);
    }

    #[test]
    fn digits_come_before_letters() {
        in_order(&["3M", "Alcoa", "N3C", "Nor", "Prosess", "Prosess21", "Prosessen"]);
    }

    #[test]
    fn accents_and_case_only_break_ties() {
        in_order(&["Cafe", "cafe", "café", "cafe a", "Café B", "cafe c"]);
        assert!(sort_key("A\u{30a}s") > sort_key("Zz"));
    }

    proptest! {
        #[test]
        fn different_names_have_different_keys(a in "\\PC{0,8}", b in "[aAåÅáæäeéøoö ₂2-]{0,5}", c in "[aAåÅáæäeéøoö ₂2-]{0,5}") {
            prop_assert_eq!(sort_key(&b) == sort_key(&c), b == c);
            prop_assert_eq!(sort_key(&a) == sort_key(&b), a == b);
        }

        #[test]
        fn the_order_does_not_depend_on_where_the_names_stood(names in prop::collection::vec("[a-cæøåÅ A-C-]{0,4}", 0..12)) {
            let sorted = |mut names: Vec<String>| { names.sort_by_key(|name| sort_key(name)); names };
            let reversed = names.iter().rev().cloned().collect();
            prop_assert_eq!(sorted(names), sorted(reversed));
        }

        #[test]
        fn a_name_comes_before_the_same_name_with_more_words(name in "[a-zæøå]{1,6}", more in "[a-zæøå]{1,6}") {
            let (plain, joined, longer) = (sort_key(&name), sort_key(&format!("{name}x")), sort_key(&format!("{name} {more}")));
            prop_assert!(plain < longer && longer < joined);
        }
    }
}
