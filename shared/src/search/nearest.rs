//! What somebody may have meant who asked for a partner that there is not.

use super::{Allow, SearchIndex, fold, pattern::Pattern};

impl SearchIndex {
    /// At most `most` partners whose names or slugs are nearest to `text`, the nearest first: for a
    /// page that was not found. Forgives more than [`SearchIndex::find`]; nobody if nothing is near.
    pub fn nearest(&self, text: &str, most: usize) -> Vec<u32> {
        let mut nearest: Vec<u32> = Vec::new();
        let mut add = |partner: u32| {
            if nearest.len() < most && !nearest.contains(&partner) {
                nearest.push(partner);
            }
        };
        for hit in self.find(text) {
            add(hit.partner);
        }
        let folded = fold(&text[..text.floor_char_boundary(1000)]);
        for partner in self.whole_names(&folded.replace(' ', "")) {
            add(partner);
        }
        // At last whoever has some of the words.
        let mut words: Vec<&str> = folded.split(' ').filter(|word| word.len() > 2).collect();
        crate::sort::by_key(&mut words, |word| std::cmp::Reverse(word.len()));
        for word in words.iter().take(super::MAX_WORDS) {
            let mut hits =
                self.look_up(word, Allow { unfinished: true, short: false, wrong: true });
            crate::sort::by_key(&mut hits, |hit| (hit.penalty, hit.partner));
            for hit in hits {
                add(hit.partner);
            }
        }
        nearest
    }

    /// Partners by how far their whole name or slug is from `joined`, the nearest first: those that two
    /// wrong letters in five can explain.
    fn whole_names(&self, joined: &str) -> Vec<u32> {
        if joined.is_empty() {
            return Vec::new();
        }
        let pattern = Pattern::new(joined);
        let limit = pattern.word.len() as u32 * 2 / 5;
        let mut near: Vec<(u32, u32)> = (self.index.whole.iter())
            .filter_map(|(word, partner)| {
                let name = self.index.words.get(*word);
                let whole = pattern.distance(name).whole;
                (whole <= limit).then_some((whole, *partner))
            })
            .collect();
        crate::sort::plain(&mut near);
        near.into_iter().map(|(_, partner)| partner).collect()
    }
}
