//! How far a word of the search text is from a word of the data.

/// Words are compared by their first 64 bytes: what one machine word holds.
pub(super) const MAX_BYTES: usize = 64;

/// The penalty of a word that only begins with the one searched for. A text of [`MAX_WORDS`] words
/// that are all found as they are has less.
///
/// [`MAX_WORDS`]: super::MAX_WORDS
pub(super) const PREFIX: u32 = 1 << 13;
/// The penalty of one edit. A text of words that are all found or begun without one has less.
pub(super) const EDIT: u32 = 1 << 17;
/// The least letters of a beginning that may have wrong ones.
pub(super) const LEAST_BEGINNING: usize = 7;
/// A wrong first letter is a little worse than another wrong letter.
const FIRST_LETTER: u32 = 1 << 5;

/// How many edits are forgiven between a searched and a known word, by their lengths in letters: none
/// where one has up to 3; else one where the longer of both has 4 to 7, two where it has 8 or more, so
/// that a letter left out does not cost the right to another mistake.
pub(super) fn edits_allowed(searched: usize, known: usize) -> u32 {
    match (searched.min(known), searched.max(known)) {
        (..=3, _) => 0,
        (_, ..=7) => 1,
        _ => 2,
    }
}

/// Which letters are in a word: a bit for each of a to z, six for everything else.
pub(super) fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |set, byte| {
        set | 1 << if byte.is_ascii_lowercase() { byte - b'a' } else { 26 + byte % 6 }
    })
}

/// Part of a folded word that is compared: at most [`MAX_BYTES`], not cut within a letter.
pub(super) fn cut(word: &str) -> &str {
    &word[..word.floor_char_boundary(MAX_BYTES)]
}

/// A folded word of the search text, prepared for comparing it with many others.
pub(super) struct Pattern<'a> {
    pub(super) word: &'a [u8],
    pub(super) letters: u32,
    /// Where each byte occurs.
    places: [u64; 256],
}

/// Edits from a word to another as a whole, and to the nearest of the other's beginnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Distance {
    pub(super) whole: u32,
    pub(super) beginning: u32,
}

impl<'a> Pattern<'a> {
    /// Prepares a word of 1 to [`MAX_BYTES`] bytes.
    pub(super) fn new(word: &'a str) -> Self {
        let word = cut(word).as_bytes();
        let mut places = [0; 256];
        for (at, byte) in word.iter().enumerate() {
            places[usize::from(*byte)] |= 1 << at;
        }
        Self { word, letters: letters(word), places }
    }

    /// The optimal string alignment distance: letters left out, added, replaced, or swapped with
    /// their neighbour. In letters of the Latin alphabet; others count two or three.
    ///
    /// One column of the table at a time, each in one machine word.
    /// Source: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
    /// distances", Nordic Journal of Computing 10 (2003).
    pub(super) fn distance(&self, other: &[u8]) -> Distance {
        let last = self.word.len().saturating_sub(1);
        let (mut plus, mut minus, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut whole = self.word.len() as u32;
        let mut beginning = whole;
        for byte in other {
            let here = self.places[usize::from(*byte)];
            let swapped = ((!diagonal & here) << 1) & before;
            diagonal = ((here & plus).wrapping_add(plus) ^ plus) | here | minus | swapped;
            let mut up = minus | !(diagonal | plus);
            let mut down = diagonal & plus;
            whole = whole + (up >> last & 1) as u32 - (down >> last & 1) as u32;
            beginning = beginning.min(whole);
            up = up << 1 | 1;
            down <<= 1;
            plus = down | !(diagonal | up);
            minus = up & diagonal;
            before = here;
        }
        Distance { whole, beginning }
    }

    /// The penalty of taking `other`, whose letters are `letters`, for this word with wrong letters;
    /// `None` if it takes too many edits. Where the word may be unfinished, the other may go on.
    pub(super) fn wrong(&self, other: &[u8], letters: u32, unfinished: bool) -> Option<u32> {
        let (searched, known) = (self.word.len(), other.len());
        let allowed = edits_allowed(searched, known);
        // Cheap tests first: an edit adds or takes away one letter at most.
        if allowed == 0
            || (self.letters & !letters).count_ones() > allowed
            || known + (allowed as usize) < searched
        {
            return None;
        }
        let same_length = known <= searched + allowed as usize
            && (letters & !self.letters).count_ones() <= allowed;
        // Beginnings are short of evidence: they must be long, begin right, and be less wrong.
        let right = other.first() == self.word.first();
        let start = match searched {
            LEAST_BEGINNING..=9 if right => 1,
            10.. if right => 2,
            _ => 0,
        };
        let unfinished = unfinished && start > 0 && known > searched;
        if !same_length && !unfinished {
            return None;
        }
        let distance = self.distance(other);
        let first = if right { 0 } else { FIRST_LETTER };
        if same_length && distance.whole <= allowed {
            return Some(distance.whole * EDIT + first);
        }
        (unfinished && distance.beginning <= start)
            .then(|| distance.beginning * EDIT + first + longer(known.saturating_sub(searched)))
    }
}

/// The penalty of a word that goes on for some letters where the searched one ends.
pub(super) fn longer(letters: usize) -> u32 {
    PREFIX + letters.min(31) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, with the whole table.
    fn naive(a: &[u8], b: &[u8]) -> u32 {
        let mut d = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                if i == 0 || j == 0 {
                    d[i][j] = (i + j) as u32;
                    continue;
                }
                let replaced = d[i - 1][j - 1] + u32::from(a[i - 1] != b[j - 1]);
                d[i][j] = replaced.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
                }
            }
        }
        d[a.len()][b.len()]
    }

    fn edits(a: &str, b: &str) -> Option<u32> {
        Pattern::new(a).wrong(b.as_bytes(), letters(b.as_bytes()), false).map(|p| p / EDIT)
    }

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(edits("elkme", "elkem"), Some(1));
        assert_eq!(edits("sintfe", "sintef"), Some(1));
    }

    #[test]
    fn edits_are_forgiven_by_the_length_of_the_word() {
        assert_eq!(edits("nho", "nha"), None);
        assert_eq!(edits("rano", "rana"), Some(1));
        assert_eq!(edits("celxx", "celsa"), None);
        assert_eq!(edits("finfjrd", "finnfjord"), Some(2));
        assert_eq!(edits("finxxord", "finnfjord"), None);
    }

    proptest! {
        #[test]
        fn agrees_with_the_definition(a in "[abc]{1,9}|[a-e]{60,64}", b in "[abc]{0,9}|[a-e]{50,80}") {
            let distance = Pattern::new(&a).distance(b.as_bytes());
            prop_assert_eq!(distance.whole, naive(a.as_bytes(), b.as_bytes()));
            let nearest = (0..=b.len()).map(|end| naive(a.as_bytes(), &b.as_bytes()[..end])).min();
            prop_assert_eq!(Some(distance.beginning), nearest);
        }

        #[test]
        fn the_cheap_tests_lose_nothing(a in "[abc]{1,10}", b in "[abc]{1,10}") {
            let least = naive(a.as_bytes(), b.as_bytes());
            prop_assert_eq!(edits(&a, &b).is_some(), least <= edits_allowed(a.len(), b.len()) && a.len().min(b.len()) > 3);
        }
    }
}
