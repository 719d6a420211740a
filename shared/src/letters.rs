//! Small letters of the alphabets that names here are written in.
//!
//! The standard library knows all alphabets; its table is larger than everything else that search and
//! order need of letters.

/// The small letter of a capital one: Latin with the letters of Norwegian, the Sámi languages and Kven,
/// Greek and Cyrillic. Everything else is as it was.
pub(crate) fn lower(letter: char) -> char {
    let by = |distance: u32| char::from_u32(letter as u32 + distance).unwrap_or(letter);
    let odd = letter as u32 % 2 == 1;
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => by(32),
        'Ā'..='į' | 'Ĳ'..='ķ' | 'Ŋ'..='ŷ' | 'Ǟ'..='ǯ' if !odd => by(1),
        'Ĺ'..='ň' | 'Ź'..='ž' if odd => by(1),
        'Ÿ' => 'ÿ',
        'Ʒ' => 'ʒ',
        'Ѐ'..='Џ' => by(80),
        _ => letter,
    }
}

/// The capital letter of a small one of the letters that words of the catalogues begin with.
pub(crate) fn upper(letter: char) -> char {
    match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => {
            char::from_u32(letter as u32 - 32).unwrap_or(letter)
        }
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_what_the_standard_library_makes_of_them() {
        let known = ('A'..='Z').chain('À'..='į').chain('Ĳ'..='ž').chain('Α'..='Ϋ').chain('Ѐ'..='я');
        for letter in known.chain('Ǟ'..='ǯ').chain(['Ʒ']).filter(|letter| *letter != 'ǰ') {
            let std: Vec<char> = letter.to_lowercase().collect();
            assert_eq!(std, [lower(letter)], "{letter}");
        }
    }

    #[test]
    fn capitals_are_those_of_the_standard_library() {
        for letter in ('a'..='z').chain('à'..='ö').chain('ø'..='þ').chain(['1', 'ß']) {
            let std: Vec<char> = letter.to_uppercase().collect();
            assert!(std == [upper(letter)] || letter == 'ß', "{letter}");
        }
    }

    #[test]
    fn what_is_no_capital_letter_stays() {
        for letter in ['a', 'ø', 'ŋ', '1', ' ', 'ß', 'ĸ', '中'] {
            assert_eq!(lower(letter), letter);
        }
    }
}
