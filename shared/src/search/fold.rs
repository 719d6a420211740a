//! Folding: what is left of a text when case, accents, special letters and punctuation do not count.

/// What one lower-case character becomes.
pub(crate) enum Folded {
    /// The character itself.
    Same(char),
    /// Its base letters.
    Base(&'static str),
    /// Nothing: an accent, an apostrophe, an invisible sign.
    Nothing,
    /// A gap between words.
    Gap,
}

/// The base of a lower-case letter of any Latin alphabet of Europe, Sámi and Kven included. Letters of
/// other alphabets stay.
pub(crate) fn fold_letter(letter: char) -> Folded {
    const DIGITS: &str = "0123456789";
    let digit = |from: char| {
        let at = letter as usize - from as usize;
        Folded::Base(&DIGITS[at..=at])
    };
    match letter {
        'a'..='z' | '0'..='9' => Folded::Same(letter),
        // Apostrophes, and what cannot be seen or stands on its letter.
        '\''
        | '`'
        | '´'
        | '’'
        | '‘'
        | '\u{ad}'
        | '\u{2b0}'..='\u{36f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{feff}' => Folded::Nothing,
        'à'..='æ' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ǟ' | 'ǣ' | 'ǻ' | 'ǽ' => Folded::Base("a"),
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => Folded::Base("c"),
        'ð' | 'ď' | 'đ' => Folded::Base("d"),
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => Folded::Base("e"),
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǥ' | 'ǧ' => Folded::Base("g"),
        'ĥ' | 'ħ' => Folded::Base("h"),
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => Folded::Base("i"),
        'ĵ' => Folded::Base("j"),
        'ķ' | 'ĸ' | 'ǩ' => Folded::Base("k"),
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => Folded::Base("l"),
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => Folded::Base("n"),
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'œ' | 'ǿ' => Folded::Base("o"),
        'ŕ' | 'ŗ' | 'ř' => Folded::Base("r"),
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => Folded::Base("s"),
        'ß' => Folded::Base("ss"),
        'ţ' | 'ť' | 'ŧ' | 'ț' => Folded::Base("t"),
        'þ' => Folded::Base("th"),
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => Folded::Base("u"),
        'ŵ' => Folded::Base("w"),
        'ý' | 'ÿ' | 'ŷ' => Folded::Base("y"),
        'ź' | 'ż' | 'ž' | 'ʒ' | 'ǯ' => Folded::Base("z"),
        '¹' => Folded::Base("1"),
        '²' => Folded::Base("2"),
        '³' => Folded::Base("3"),
        '₀'..='₉' => digit('₀'),
        _ if letter.is_alphanumeric() => Folded::Same(letter),
        _ => Folded::Gap,
    }
}

/// The words of `text` without case, accents and punctuation, with one space between them.
///
/// å and á become `a`, æ and ä `a`, ø and ö `o`, ŋ `n`, š `s`, `₂` becomes `2`, and so on; accents that
/// are characters of their own are dropped. Two texts that fold to the same are the same to search;
/// the spellings `aa`, `ae` and `oe` are left as they are, because they can also be just what they
/// look like, and are matched beside it.
///
/// ```
/// # use shared::search::fold;
/// assert_eq!(fold("Mosjøen, CO₂-fangst (2024)"), "mosjoen co2 fangst 2024");
/// assert_eq!(fold("Porsáŋgu"), "porsangu");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// As [`fold`], into a buffer that is emptied first.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    folded.clear();
    let mut gap = false;
    for letter in text.chars().map(crate::letters::lower) {
        let mut separate = || {
            if std::mem::take(&mut gap) {
                folded.push(' ');
            }
        };
        match fold_letter(letter) {
            Folded::Nothing => {}
            Folded::Gap => gap = !folded.is_empty(),
            Folded::Same(letter) => {
                separate();
                folded.push(letter);
            }
            Folded::Base(base) => {
                separate();
                folded.push_str(base);
            }
        }
    }
}

/// The folded word with `aa`, `ae` and `oe` read as å, æ and ø, if it has any of them.
pub(super) fn without_digraphs(word: &str) -> Option<String> {
    let bytes = word.as_bytes();
    let digraph = |at: usize| matches!(bytes.get(at..at + 2), Some(b"aa" | b"ae" | b"oe"));
    if !(0..bytes.len()).any(digraph) {
        return None;
    }
    let mut other = String::with_capacity(word.len());
    let mut skip = false;
    for (at, letter) in word.char_indices() {
        if !std::mem::take(&mut skip) {
            other.push(letter);
            skip = digraph(at);
        }
    }
    Some(other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_of_norwegian_sámi_and_kven_lose_their_accents() {
        assert_eq!(fold("Ålesund Øksnes Værøy Ærfugl"), "alesund oksnes varoy arfugl");
        assert_eq!(
            fold("Kárášjohka Unjárga Gáivuotna Evenášši"),
            "karasjohka unjarga gaivuotna evenassi"
        );
        assert_eq!(
            fold("Porsáŋgu Deatnu Čáhcesuolu Ruŧŧa Đ Ž"),
            "porsangu deatnu cahcesuolu rutta d z"
        );
        assert_eq!(fold("Trööndelage Måanta Raarvïhke"), "troondelage maanta raarvihke");
    }

    #[test]
    fn accents_as_characters_of_their_own_are_the_same() {
        assert_eq!(fold("A\u{30a}lesund Sa\u{301}mi"), fold("Ålesund Sámi"));
    }

    #[test]
    fn punctuation_separates_and_apostrophes_do_not() {
        assert_eq!(
            fold("  Siva – Selskapet (for) l'industri/SF. "),
            "siva selskapet for lindustri sf"
        );
        assert_eq!(fold("🏭 ⚡"), "");
    }

    #[test]
    fn digraphs_are_read_once_from_the_left() {
        assert_eq!(without_digraphs("mosjoeen").as_deref(), Some("mosjoen"));
        assert_eq!(without_digraphs("maaloey").as_deref(), Some("maloy"));
        assert_eq!(without_digraphs("rana"), None);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
