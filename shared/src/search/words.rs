//! The table of distinct folded words.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
};

use super::pattern::{LEAST_BEGINNING, Pattern, letters};
use crate::texts::TextColumn;

/// Distinct words in the order of their bytes, so that words with the same beginning are neighbours.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Words {
    texts: TextColumn,
    /// The words that are also found with wrong letters, in order.
    forgiving: Vec<Forgiving>,
}

/// A word that is also found with wrong letters: what tells most words apart without looking at them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Forgiving {
    /// [`letters`] of the word.
    letters: u32,
    word: u32,
    bytes: u8,
    first: u8,
}

impl Words {
    /// Word `at`.
    pub(super) fn get(&self, at: u32) -> &[u8] {
        self.text(at).as_bytes()
    }

    /// Word `at` as a text.
    pub(super) fn text(&self, at: u32) -> &str {
        &self.texts[at as usize]
    }

    /// Adds a word that stands after all others; `forgiving` if it is also found with wrong letters.
    pub(super) fn push(&mut self, word: &str, forgiving: bool) {
        if forgiving {
            let bytes = word.as_bytes();
            self.forgiving.push(Forgiving {
                letters: letters(bytes),
                word: self.len(),
                bytes: bytes.len() as u8,
                first: bytes.first().copied().unwrap_or_default(),
            });
        }
        self.texts.push(word);
    }

    pub(super) fn len(&self) -> u32 {
        self.texts.len() as u32
    }

    /// The words that begin with `start`.
    pub(super) fn beginning_with(&self, start: &[u8]) -> Range<u32> {
        let first = self.partition(0, |word| word < start);
        first..self.partition(first, |word| word.starts_with(start))
    }

    /// Calls `found` with each word that `pattern` may mean with wrong letters, and its penalty.
    pub(super) fn wrong(
        &self,
        pattern: &Pattern,
        unfinished: bool,
        mut found: impl FnMut(u32, u32),
    ) {
        let (bytes, first) = (pattern.word.len(), pattern.word.first().copied());
        let unfinished = unfinished && bytes >= LEAST_BEGINNING;
        for known in &self.forgiving {
            let known_bytes = usize::from(known.bytes);
            // No word is forgiven more than two edits; beginnings must have the right first letter.
            if known_bytes + 2 >= bytes
                && (known_bytes <= bytes + 2 || unfinished && Some(known.first) == first)
                && (pattern.letters & !known.letters).count_ones() <= 2
                && let Some(penalty) =
                    pattern.wrong(self.get(known.word), known.letters, unfinished)
            {
                found(known.word, penalty);
            }
        }
    }

    /// The number of the first word from `from` on that is not `before`.
    fn partition(&self, from: u32, before: impl Fn(&[u8]) -> bool) -> u32 {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// Gathers words and gives each a provisional number.
///
/// The map is only asked, never walked through, so that its order cannot matter.
#[derive(Debug, Default)]
pub(super) struct WordsBuilder {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
}

impl WordsBuilder {
    /// The provisional number of a word.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(word.into(), number);
        number
    }

    /// The words in the order of the table, and the place in it of each provisional number.
    pub(super) fn finish(self) -> (Vec<Box<str>>, Vec<u32>) {
        let mut sorted: Vec<(u64, Box<str>, u32)> = self
            .numbers
            .into_iter()
            .map(|(word, number)| (first_eight(&word), word, number))
            .collect();
        crate::sort::plain(&mut sorted);
        let mut places = vec![0; sorted.len()];
        for ((.., number), at) in sorted.iter().zip(0..) {
            places[*number as usize] = at;
        }
        (sorted.into_iter().map(|(_, word, _)| word).collect(), places)
    }
}

/// The first bytes of a word as a number in the same order: most comparisons need no more.
fn first_eight(word: &str) -> u64 {
    let mut bytes = [0; 8];
    let len = word.len().min(8);
    bytes[..len].copy_from_slice(&word.as_bytes()[..len]);
    u64::from_be_bytes(bytes)
}

/// The hash FNV-1a: fast for short words, the same everywhere.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_beginning_are_one_range() {
        let mut builder = WordsBuilder::default();
        for word in ["rana", "mo", "rand", "mosjoen", "ra", "mo"] {
            builder.number(word);
        }
        let (sorted, places) = builder.finish();
        let mut words = Words::default();
        for word in &sorted {
            words.push(word, true);
        }
        assert_eq!(words.len(), 5);
        assert_eq!(words.get(places[0]), b"rana");
        let found = |start: &str| {
            words.beginning_with(start.as_bytes()).map(|at| words.get(at)).collect::<Vec<_>>()
        };
        assert_eq!(found("ran"), [b"rana", b"rand"]);
        assert_eq!(found("mo"), [&b"mo"[..], b"mosjoen"]);
        assert_eq!(found("x"), [b""; 0]);
        assert_eq!(found("").len(), 5);
    }
}
