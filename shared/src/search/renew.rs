//! The index after a few partners changed: words of all others are taken over.

use std::cmp::Ordering;

use super::{
    index::{Builder, Entry, Index, Lists, members},
    words::Words,
};
use crate::directory::{Columns, Row, Rows};

/// Stands for "no word any more".
const NOWHERE: u32 = u32::MAX;

impl Index {
    /// The index of columns that have the same values as those that this one was built of.
    ///
    /// The same as building it anew; only the words of fresh rows are folded and sorted, the rest is
    /// one walk through the table.
    pub(super) fn renewed(&self, columns: &Columns, rows: &Rows) -> Self {
        let mut builder = Builder::default();
        for (p, row) in rows.iter().enumerate() {
            if let Row::Fresh(_) = row {
                builder.add_partner(&columns.partners, p);
            }
        }
        let fresh = builder.finish(Lists::default(), columns.partners.len());
        let kept = rows.kept(self.partners);
        let mut merged = Merged::default();
        let (mut old, mut new) = (0, 0);
        let mut here: Vec<Entry> = Vec::new();
        while old < self.words.len() || new < fresh.words.len() {
            let order = match (old < self.words.len(), new < fresh.words.len()) {
                (true, true) => self.words.get(old).cmp(fresh.words.get(new)),
                (true, false) => Ordering::Less,
                _ => Ordering::Greater,
            };
            here.clear();
            if order.is_le() {
                let moved = |entry: &Entry| moved(*entry, &kept);
                here.extend(self.entries.get(old).iter().filter_map(moved));
            }
            if order.is_ge() {
                here.extend(fresh.entries.get(new));
                // Partners in order, then values.
                here.sort_by_key(|entry| (entry.is_shared(), entry.target));
            }
            let text = if order.is_le() { self.words.text(old) } else { fresh.words.text(new) };
            let at = merged.add(text, &here);
            if order.is_le() {
                merged.old.push(at);
                old += 1;
            }
            if order.is_ge() {
                merged.fresh.push(at);
                new += 1;
            }
        }
        Self {
            whole: merged.whole(rows, &self.whole, &fresh.whole),
            words: merged.words,
            entries: merged.entries,
            members: members(columns),
            partners: columns.partners.len(),
        }
    }
}

/// The entry under the new number of its partner; `None` if that is gone.
fn moved(entry: Entry, kept: &[u32]) -> Option<Entry> {
    if entry.is_shared() {
        return Some(entry);
    }
    let target = kept[entry.target as usize];
    (target != crate::directory::GONE).then_some(Entry { target, ..entry })
}

/// Words of both tables in one.
#[derive(Default)]
struct Merged {
    words: Words,
    entries: Lists<Entry>,
    /// The place of each word of the table before.
    old: Vec<u32>,
    /// The place of each word of the fresh rows.
    fresh: Vec<u32>,
}

impl Merged {
    /// Adds a word that leads somewhere; gives its place.
    fn add(&mut self, word: &str, entries: &[Entry]) -> u32 {
        if entries.is_empty() {
            return NOWHERE;
        }
        let at = self.words.len();
        self.words.push(word, entries.iter().any(|entry| entry.forgiving));
        self.entries.push(entries);
        at
    }

    /// The whole names of all rows. Kept rows stand in the order that they had, so that one walk
    /// finds them.
    fn whole(&self, rows: &Rows, old: &[(u32, u32)], fresh: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let mut whole = Vec::with_capacity(old.len() + fresh.len());
        let (mut old, mut fresh) = (old.iter().peekable(), fresh.iter().peekable());
        for (row, partner) in rows.iter().zip(0..) {
            match row {
                Row::Kept(before) => {
                    while old.next_if(|(_, of)| *of < before).is_some() {}
                    while let Some((word, _)) = old.next_if(|(_, of)| *of == before) {
                        whole.push((self.old[*word as usize], partner));
                    }
                }
                Row::Fresh(_) => {
                    while let Some((word, _)) = fresh.next_if(|(_, of)| *of == partner) {
                        whole.push((self.fresh[*word as usize], partner));
                    }
                }
            }
        }
        whole
    }
}
