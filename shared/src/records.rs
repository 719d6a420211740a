//! A list of records that clones share: a copy of a register costs little, and a change to one record
//! copies that one.

use std::{
    ops::{Index, IndexMut},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

/// Records in an order. Clones hold the same records until one of them is changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Records<T>(Vec<Arc<T>>);

/// What is shared is not looked at.
impl<T: PartialEq> PartialEq for Records<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Arc<T>, &Arc<T>)| Arc::ptr_eq(a, b) || a == b;
        self.len() == other.len() && self.0.iter().zip(&other.0).all(same)
    }
}

impl<T> Records<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The records in order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.0.iter().map(Arc::as_ref)
    }

    /// The records in order, each as what clones share.
    pub fn shared(&self) -> &[Arc<T>] {
        &self.0
    }

    /// Adds a record at the end.
    pub fn push(&mut self, record: T) {
        self.0.push(Arc::new(record));
    }

    /// Leaves none.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Leaves only the first `len` records.
    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    /// Leaves only the records for which `keep` says so.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        self.0.retain(|record| keep(record));
    }

    /// What clones share, to be changed as a list.
    pub(crate) fn shared_mut(&mut self) -> &mut Vec<Arc<T>> {
        &mut self.0
    }

    /// What clones share.
    pub(crate) fn into_shared(self) -> Vec<Arc<T>> {
        self.0
    }
}

impl<T: Clone> Records<T> {
    /// The records in order, to be changed; those that clones share are copied first.
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        self.0.iter_mut().map(Arc::make_mut)
    }

    /// Takes out the record at `at`.
    ///
    /// # Panics
    ///
    /// If there is no such record, as with [`Vec::remove`].
    pub fn remove(&mut self, at: usize) -> T {
        Arc::unwrap_or_clone(self.0.remove(at))
    }
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<Arc<T>>> for Records<T> {
    fn from(records: Vec<Arc<T>>) -> Self {
        Self(records)
    }
}

impl<T> FromIterator<T> for Records<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Self(records.into_iter().map(Arc::new).collect())
    }
}

impl<T> Extend<T> for Records<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, records: I) {
        self.0.extend(records.into_iter().map(Arc::new));
    }
}

impl<T> Index<usize> for Records<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at]
    }
}

impl<T: Clone> IndexMut<usize> for Records<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        Arc::make_mut(&mut self.0[at])
    }
}

/// The records of a list in order.
pub type Iter<'a, T> = std::iter::Map<std::slice::Iter<'a, Arc<T>>, fn(&'a Arc<T>) -> &'a T>;

/// The records of a list in order, to be changed.
pub type IterMut<'a, T> =
    std::iter::Map<std::slice::IterMut<'a, Arc<T>>, fn(&'a mut Arc<T>) -> &'a mut T>;

impl<'a, T: Clone> IntoIterator for &'a mut Records<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<'a, T> IntoIterator for &'a Records<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(Arc::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_copies_one_record_and_leaves_the_clone_as_it_was() {
        let before: Records<String> = ["a".to_owned(), "b".to_owned()].into_iter().collect();
        let mut after = before.clone();
        after[1].push('!');
        assert_eq!(before.iter().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(after.iter().collect::<Vec<_>>(), ["a", "b!"]);
        assert!(Arc::ptr_eq(&before.shared()[0], &after.shared()[0]));
    }

    #[test]
    fn it_is_written_as_a_list() {
        let records: Records<u8> = [1, 2].into_iter().collect();
        assert_eq!(serde_json::to_string(&records).unwrap(), "[1,2]");
        assert_eq!(serde_json::from_str::<Records<u8>>("[1,2]").unwrap(), records);
    }
}
