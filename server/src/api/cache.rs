//! Answers that were made of one version of the data, kept as long as there is room.

use std::sync::Arc;

use quick_cache::{OptionsBuilder, Weighter, sync::Cache};

use super::answer::Answer;

/// How many bytes of answers are kept, packed forms included.
pub const ROOM: u64 = 16 * 1024 * 1024;

/// Answers by what was asked. They belong to one version of the data and go with it, so none can
/// be out of date.
#[derive(Debug)]
pub struct Answers(Cache<Key, Arc<Answer>, ByBytes>);

/// What was asked, in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The path with its placeholder, which names the endpoint.
    pub path: &'static str,
    /// Number of the format.
    pub format: usize,
    /// Language, record, paging and view.
    pub canonical: String,
}

#[derive(Clone, Debug)]
struct ByBytes;

impl Weighter<Key, Arc<Answer>> for ByBytes {
    fn weight(&self, key: &Key, answer: &Arc<Answer>) -> u64 {
        answer.weight() + key.canonical.len() as u64
    }
}

impl Default for Answers {
    fn default() -> Self {
        // One shard, so that the room is not split into parts too small for long answers.
        let options = OptionsBuilder::new()
            .estimated_items_capacity(2_000)
            .weight_capacity(ROOM)
            .shards(1)
            .build()
            .expect("capacity and weight are given");
        Self(Cache::with_options(
            options,
            ByBytes,
            quick_cache::DefaultHashBuilder::default(),
            quick_cache::sync::DefaultLifecycle::default(),
        ))
    }
}

impl Answers {
    /// The answer to a question that was asked before.
    pub fn get(&self, key: &Key) -> Option<Arc<Answer>> {
        self.0.get(key)
    }

    /// Keeps an answer, if need be in place of others that were asked for less.
    pub fn keep(&self, key: Key, answer: Arc<Answer>) {
        self.0.insert(key, answer);
    }

    /// How many bytes are kept.
    pub fn weight(&self) -> u64 {
        self.0.weight()
    }
}

#[cfg(test)]
mod tests {
    use shared::lang::Lang;

    use super::*;

    fn key(number: usize) -> Key {
        Key { path: "/api/v1/partners", format: 0, canonical: number.to_string() }
    }

    #[test]
    fn what_is_kept_stays_within_its_room() {
        let answers = Answers::default();
        for number in 0..200 {
            let answer = Answer::new("text/plain", None, Lang::Nb, vec![b'a'; 300_000]);
            answers.keep(key(number), Arc::new(answer));
        }
        assert!(answers.weight() <= ROOM);
        assert!(answers.weight() > ROOM / 2);
    }

    #[test]
    fn an_answer_is_found_by_all_that_was_asked() {
        let answers = Answers::default();
        let answer = Arc::new(Answer::new("text/plain", None, Lang::Nb, b"one".to_vec()));
        answers.keep(key(1), answer);
        assert!(answers.get(&key(1)).is_some());
        assert!(answers.get(&Key { format: 1, ..key(1) }).is_none());
        assert!(answers.get(&key(2)).is_none());
    }
}
