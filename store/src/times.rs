//! When each public record last changed.

use std::{collections::HashMap, sync::Arc};

use shared::register::{Key, Kind};

/// From how many changes on they are put together with those of before.
const MANY: usize = 500;

/// When the public revision of each record became public. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Times {
    settled: Arc<HashMap<Key, i64>>,
    /// What changed since: clones copy it, so it is kept short.
    since: HashMap<Key, i64>,
}

impl Times {
    /// When the record last changed, in milliseconds since 1970; `None` if it is not public.
    pub fn of(&self, kind: Kind, id: &str) -> Option<i64> {
        let key = Key::new(kind, id);
        self.since.get(&key).or_else(|| self.settled.get(&key)).copied()
    }

    /// The latest of all times.
    pub fn latest(&self) -> Option<i64> {
        self.settled.values().chain(self.since.values()).max().copied()
    }

    /// Notes when records changed.
    pub(crate) fn note(&mut self, changes: impl Iterator<Item = (Key, i64)>) {
        self.since.extend(changes);
        if self.since.len() > MANY {
            let settled = Arc::make_mut(&mut self.settled);
            settled.extend(self.since.drain());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_change_counts_however_many_came_before() {
        let mut times = Times::default();
        let key = |at: usize| Key::new(Kind::Partner, at.to_string());
        times.note((0..2 * MANY).map(|at| (key(at), 1)));
        let before = times.clone();
        times.note([(key(7), 2)].into_iter());
        assert_eq!(
            (times.of(Kind::Partner, "7"), before.of(Kind::Partner, "7")),
            (Some(2), Some(1))
        );
        assert_eq!((times.of(Kind::Site, "7"), times.latest()), (None, Some(2)));
    }
}
