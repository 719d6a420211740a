//! Search that forgives: partners by name, tag, kind, place and site, in all languages at once.
//!
//! Every word of the text must be found. What is found as it is comes first, then what begins with
//! the searched word, then what has wrong letters ([`pattern`]); within each of them names come before
//! sites, places and tags. Folding ([`fold()`]) costs nothing. Words may be written joined or split.

mod fold;
mod index;
mod nearest;
mod pattern;
mod places;
mod renew;
mod texts;
mod words;

pub use fold::fold;
pub(crate) use fold::{Folded, fold_letter};
pub use places::places;
pub use texts::{nearest_names, texts};

use crate::{
    bitset::Bitset,
    directory::{Columns, Rows},
    orgnumber::OrgNumber,
};
use fold::without_digraphs;
use index::{Builder, Field, Index};
use pattern::{MAX_BYTES, PREFIX, Pattern, letters, longer};

/// How many words are searched for; a longer text finds nobody.
pub const MAX_WORDS: usize = 12;
/// How many neighbouring words of the text may have been one.
const MAX_JOINED: usize = 4;
/// With fewer partners than this found without wrong letters, those with wrong letters are added.
const ENOUGH: usize = 3;

/// The penalty of each step from the name to the role.
const FIELD: u32 = 64;
/// The penalty of taking two words of the text for one.
const JOIN: u32 = 8;

/// A partner that the search text found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number.
    pub partner: u32,
    /// How far the words are from those of the partner: 0 is exact, smaller is better.
    pub penalty: u32,
}

/// The words that partners are found by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchIndex {
    index: Index,
}

/// A [`SearchIndex`] that is built part by part.
#[derive(Debug, Default)]
pub(crate) struct SearchBuilder {
    builder: Builder,
    added: usize,
}

impl SearchBuilder {
    /// Adds the names of the next so many partners. Whether there were any.
    pub(crate) fn add(&mut self, columns: &Columns, partners: usize) -> bool {
        let from = self.added;
        self.added = columns.partners.len().min(from + partners);
        (from..self.added).for_each(|p| self.builder.add_partner(&columns.partners, p));
        from < self.added
    }

    /// The index, when all partners have been added.
    pub(crate) fn finish(self, columns: &Columns) -> SearchIndex {
        SearchIndex { index: self.builder.finish_with(columns) }
    }
}

/// What a word of the text may stand for.
#[derive(Clone, Copy)]
struct Allow {
    /// It may be the beginning of a word.
    unfinished: bool,
    /// It may be a short beginning of anything, since other words must be found too.
    short: bool,
    /// It may have wrong letters.
    wrong: bool,
}

impl SearchIndex {
    /// Indexes names, former names, owners, numbers, tags, kinds, stages, roles, places and sites of
    /// all languages. The work grows with the number of words in all names.
    pub fn new(columns: &Columns) -> Self {
        let mut builder = SearchBuilder::default();
        while builder.add(columns, columns.partners.len()) {}
        builder.finish(columns)
    }

    /// The index of columns that differ from those that this one was built of only in which partner
    /// has which values: all names are the same.
    pub(crate) fn with_members_of(&self, columns: &Columns) -> Self {
        Self { index: self.index.with_members_of(columns) }
    }

    /// The index of columns whose values are those that this one was built of; `rows` says which
    /// partners have kept their names, and under which number.
    pub(crate) fn renewed(&self, columns: &Columns, rows: &Rows) -> Self {
        Self { index: self.index.renewed(columns, rows) }
    }

    /// The partners for which every word of `text` is found, each once: the best first, equally good
    /// ones by number. Nobody for a text without letters and digits.
    ///
    /// Wrong letters are only forgiven where hardly anybody is found without them. The last word may
    /// be unfinished from its first letter on, the others from their third; a text of one word must
    /// have three letters to be the beginning of another name than the one on lists, and four to be
    /// that of a site, place or tag. Connectives such as "i" and "og" between other words need not be
    /// found.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        // What is longer than this has too many words, or one that nothing is compared with.
        if text.len() > 4 * MAX_WORDS * MAX_BYTES {
            return Vec::new();
        }
        let number = text.parse::<OrgNumber>().map(|number| number.to_string());
        let folded = number.unwrap_or_else(|_| fold(text));
        let mut words: Vec<&str> = folded.split_ascii_whitespace().collect();
        if words.is_empty() || words.len() > MAX_WORDS {
            return Vec::new();
        }
        let last = words.len() - 1;
        let telling: Vec<&str> = (words.iter().enumerate())
            .filter(|(at, word)| *at == last || !is_connective(word))
            .map(|(_, word)| *word)
            .collect();

        let mut hits = self.find_words(&words, false);
        let split = std::mem::replace(&mut words, telling);
        if words.len() < split.len() {
            hits = either(hits, self.find_words(&words, false));
        }
        let exact = hits.iter().any(|hit| hit.penalty < PREFIX);
        if !exact && hits.len() < ENOUGH {
            hits = either(hits, self.find_words(&words, true));
        }
        crate::sort::by_key(&mut hits, |hit| (hit.penalty, hit.partner));
        hits
    }

    /// The partners for which every word is found, by number. Neighbouring words may be one.
    fn find_words(&self, words: &[&str], wrong: bool) -> Vec<Hit> {
        // `found[i]` has the partners for which the first `i` words are found; `None` is everybody.
        let mut found: Vec<Option<Vec<Hit>>> = vec![None];
        for end in 1..=words.len() {
            let mut here = Vec::new();
            let mut joined = String::new();
            for start in (end.saturating_sub(MAX_JOINED)..end).rev() {
                joined.insert_str(0, words[start]);
                if found[start].as_ref().is_some_and(Vec::is_empty) {
                    continue;
                }
                let unfinished = end == words.len() || joined.len() >= 3;
                let short = words.len() > 1;
                // Who splits words does not split them in three and misspell them too.
                let wrong = wrong && start + 2 >= end;
                let mut hits = self.look_up(&joined, Allow { unfinished, short, wrong });
                let joins = (end - start - 1) as u32;
                for hit in &mut hits {
                    hit.penalty += JOIN * joins;
                }
                let hits = match &found[start] {
                    Some(before) => both(before, &hits),
                    None => hits,
                };
                here = either(here, hits);
            }
            found.push(Some(here));
        }
        found.pop().flatten().unwrap_or_default()
    }

    /// The partners that one folded word finds, by number.
    fn look_up(&self, word: &str, allow: Allow) -> Vec<Hit> {
        let mut reached = Reached {
            index: &self.index,
            hits: Vec::new(),
            values: vec![u32::MAX; self.index.members.len()],
        };
        self.collect(word, allow, &mut reached);
        if let Some(other) = without_digraphs(word) {
            self.collect(&other, allow, &mut reached);
        }
        reached.finish()
    }

    fn collect(&self, word: &str, allow: Allow, reached: &mut Reached) {
        if word.is_empty() || word.len() > MAX_BYTES {
            return;
        }
        let pattern = Pattern::new(word);
        let beginning_of = match pattern.word.len() {
            _ if allow.short => Field::Role,
            ..=2 => Field::Name,
            3 => Field::OtherName,
            _ => Field::Role,
        };
        for at in self.index.words.beginning_with(pattern.word) {
            let missing = self.index.words.get(at).len() - pattern.word.len();
            match missing {
                0 => reached.add(at, 0, |_| true),
                _ if allow.unfinished => {
                    reached.add(at, longer(missing), |field| field <= beginning_of);
                }
                _ => break,
            }
        }
        // A number with a wrong digit is another number, and a place where nobody is (Tana) is not
        // another place (Rana).
        let right = word.bytes().all(|byte| byte.is_ascii_digit()) || self.leads_nowhere(&pattern);
        if allow.wrong && !right {
            self.index.words.wrong(&pattern, allow.unfinished, |at, penalty| {
                // Short words of tags are ordinary words, and with another letter they are other
                // ordinary words ("smart", "svart"); letters left out, added or swapped are slips.
                let known = self.index.words.get(at).len();
                let slip = known > 5
                    || known != pattern.word.len()
                    || letters(self.index.words.get(at)) == pattern.letters;
                reached.add(at, penalty, |field| slip || field < Field::Expertise);
            });
        }
    }

    /// Whether the data has this very word, but only for values that no partner has.
    fn leads_nowhere(&self, pattern: &Pattern) -> bool {
        let index = &self.index;
        let at = index.words.beginning_with(pattern.word).start;
        at < index.words.len()
            && index.words.get(at) == pattern.word
            && index.entries.get(at).iter().all(|entry| {
                entry.field >= Field::Site && index.members.get(entry.target).is_empty()
            })
    }
}

/// Gathers what the words found for one word of the text lead to.
struct Reached<'a> {
    index: &'a Index,
    /// Partners reached by their own words; not yet in order, and not each once.
    hits: Vec<Hit>,
    /// The least penalty of each value.
    values: Vec<u32>,
}

impl Reached<'_> {
    /// Adds what `word` leads to from the fields that count.
    fn add(&mut self, word: u32, penalty: u32, counts: impl Fn(Field) -> bool) {
        for entry in self.index.entries.get(word).iter().filter(|entry| counts(entry.field)) {
            let penalty = penalty + FIELD * entry.field as u32;
            if entry.field >= Field::Site {
                let least = &mut self.values[entry.target as usize];
                *least = penalty.min(*least);
            } else {
                self.hits.push(Hit { partner: entry.target, penalty });
            }
        }
    }

    /// Each partner once with its least penalty, by number.
    fn finish(mut self) -> Vec<Hit> {
        let mut lists: Vec<(u32, u32)> = (self.values.iter().zip(0..))
            .filter(|(penalty, _)| **penalty < u32::MAX)
            .map(|(penalty, value)| (*penalty, value))
            .collect();
        if !lists.is_empty() {
            crate::sort::plain(&mut lists);
            let mut seen = Bitset::empty(self.index.partners);
            for (penalty, value) in lists {
                for partner in self.index.members.get(value) {
                    if !seen.contains(*partner) {
                        seen.insert(*partner);
                        self.hits.push(Hit { partner: *partner, penalty });
                    }
                }
            }
        }
        crate::sort::by_key(&mut self.hits, |hit| (hit.partner, hit.penalty));
        self.hits.dedup_by_key(|hit| hit.partner);
        self.hits
    }
}

/// Partners in both lists, with the sum of the penalties. All lists are by number.
fn both(a: &[Hit], b: &[Hit]) -> Vec<Hit> {
    let mut rest = b.iter().peekable();
    let mut hits = Vec::new();
    for hit in a {
        while rest.next_if(|other| other.partner < hit.partner).is_some() {}
        if let Some(other) = rest.next_if(|other| other.partner == hit.partner) {
            hits.push(Hit { partner: hit.partner, penalty: hit.penalty + other.penalty });
        }
    }
    hits
}

/// Partners in one of the lists, with the smaller penalty. All lists are by number.
fn either(mut a: Vec<Hit>, mut b: Vec<Hit>) -> Vec<Hit> {
    if a.is_empty() {
        return b;
    }
    a.append(&mut b);
    crate::sort::by_key(&mut a, |hit| (hit.partner, hit.penalty));
    a.dedup_by_key(|hit| hit.partner);
    a
}

/// Whether a folded word only connects others, in Norwegian or English.
fn is_connective(word: &str) -> bool {
    matches!(
        word,
        "i" | "pa"
            | "og"
            | "for"
            | "av"
            | "til"
            | "ved"
            | "med"
            | "in"
            | "at"
            | "on"
            | "of"
            | "and"
            | "the"
            | "by"
    )
}
