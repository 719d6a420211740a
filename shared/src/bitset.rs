//! Sets of small numbers, one bit each, and how many of them lie in a range.

/// A set of the numbers `0..len`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bitset {
    words: Vec<u64>,
    len: usize,
}

impl Bitset {
    /// None of `0..len`.
    pub fn empty(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// All of `0..len`.
    pub fn full(len: usize) -> Self {
        let mut set = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        if let (Some(last), rest @ 1..) = (set.words.last_mut(), len % 64) {
            *last = (1 << rest) - 1;
        }
        set
    }

    /// Those of `0..len` for which `holds`, without a branch on the answer.
    pub fn from_fn(len: usize, mut holds: impl FnMut(u32) -> bool) -> Self {
        let word = |start: usize| {
            (start..len.min(start + 64))
                .fold(0, |word, at| word | u64::from(holds(at as u32)) << (at % 64))
        };
        Self { words: (0..len).step_by(64).map(word).collect(), len }
    }

    /// Those in the set for which the first of `holds`, and those for which the second, in one pass.
    pub fn two_where(&self, holds: impl Fn(u32) -> (bool, bool)) -> (Self, Self) {
        let (mut first, mut second) = (Self::empty(self.len), Self::empty(self.len));
        let words = self.words.iter().zip(first.words.iter_mut().zip(&mut second.words));
        for (at, (&word, (first, second))) in words.enumerate() {
            let mut rest = word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                let (one, two) = holds(at as u32 * 64 + bit);
                *first |= u64::from(one) << bit;
                *second |= u64::from(two) << bit;
                rest &= rest - 1;
            }
        }
        (first, second)
    }

    /// How many numbers there could be in the set: it holds some of `0..capacity`.
    pub fn capacity(&self) -> usize {
        self.len
    }

    /// Adds `index`, which must be below the capacity.
    pub fn insert(&mut self, index: u32) {
        self.words[index as usize / 64] |= 1 << (index % 64);
    }

    /// Adds `index`, which must be below the capacity, where `holds`, without a branch on it.
    pub fn insert_if(&mut self, index: u32, holds: bool) {
        self.words[index as usize / 64] |= u64::from(holds) << (index % 64);
    }

    /// Whether `index` is in the set.
    pub fn contains(&self, index: u32) -> bool {
        self.words.get(index as usize / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// How many numbers are in the set.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many numbers are in both sets. Both have the same capacity.
    pub fn count_with(&self, other: &Self) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// Who came to this set, and who went, since one `before` of the same capacity; `None` where that are
    /// so many that to look at everybody is as quick.
    pub fn change_since(&self, before: &Self) -> Option<Vec<(u32, bool)>> {
        let mut change = Vec::new();
        for (at, (&is, &was)) in (0..).zip(self.words.iter().zip(&before.words)) {
            let mut differs = is ^ was;
            while differs != 0 {
                let bit = differs.trailing_zeros();
                change.push((at * 64 + bit, is >> bit & 1 == 1));
                differs &= differs - 1;
            }
            if change.len() > self.words.len() {
                return None;
            }
        }
        Some(change)
    }

    /// Adds `index`, which must be below the capacity, or takes it out.
    pub fn put(&mut self, index: u32, is_in: bool) {
        let bit = 1 << (index % 64);
        let word = &mut self.words[index as usize / 64];
        *word = if is_in { *word | bit } else { *word & !bit };
    }

    /// Keeps what is in `other` too.
    pub fn and(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds what is in `other`.
    pub fn or(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// The numbers in the set, smallest first.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(i, &word)| {
            std::iter::successors((word != 0).then_some(word), |w| {
                let rest = w & (w - 1);
                (rest != 0).then_some(rest)
            })
            .map(move |w| i as u32 * 64 + w.trailing_zeros())
        })
    }

    /// The same set, prepared for counting ranges.
    pub fn ranked(self) -> RankedSet {
        let mut before = Vec::with_capacity(self.words.len() + 1);
        let mut sum = 0;
        for word in &self.words {
            before.push(sum);
            sum += word.count_ones();
        }
        before.push(sum);
        RankedSet { set: self, before }
    }
}

impl FromIterator<u32> for Bitset {
    /// The capacity is just above the largest number.
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let numbers: Vec<u32> = numbers.into_iter().collect();
        let len = numbers.iter().max().map_or(0, |max| *max as usize + 1);
        let mut set = Self::empty(len);
        for number in numbers {
            set.insert(number);
        }
        set
    }
}

/// A set that knows how many of its numbers lie in any range, in constant time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankedSet {
    set: Bitset,
    /// How many numbers lie in the words before each word; one more entry for all of them.
    before: Vec<u32>,
}

impl RankedSet {
    /// How many numbers of the set lie in `range`; its end may be at most the capacity.
    pub fn count_in(&self, range: std::ops::Range<u32>) -> u32 {
        self.rank(range.end) - self.rank(range.start)
    }

    /// How many numbers are in the set.
    pub fn count(&self) -> u32 {
        self.before.last().copied().unwrap_or(0)
    }

    /// The smallest number of the set that lies in `range`.
    pub fn first_in(&self, range: std::ops::Range<u32>) -> Option<u32> {
        if self.count_in(range.clone()) == 0 {
            return None;
        }
        let mut index = range.start as usize / 64;
        let mut word = self.set.words[index] & (u64::MAX << (range.start % 64));
        while word == 0 {
            index += 1;
            word = self.set.words[index];
        }
        Some(index as u32 * 64 + word.trailing_zeros())
    }

    /// The plain set.
    pub fn set(&self) -> &Bitset {
        &self.set
    }

    fn rank(&self, end: u32) -> u32 {
        let (word, bit) = (end as usize / 64, end % 64);
        let partial = self.set.words.get(word).map_or(0, |w| (w & ((1 << bit) - 1)).count_ones());
        self.before.get(word).copied().unwrap_or_else(|| self.count()) + partial
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn behaves_like_a_sorted_set(numbers in prop::collection::btree_set(0_u32..300, 0..120), from in 0_u32..300, width in 0_u32..300) {
            let mut set = Bitset::empty(300);
            for number in &numbers {
                set.insert(*number);
            }
            let to = (from + width).min(300);
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), numbers.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(set.count() as usize, numbers.len());
            let ranked = set.ranked();
            prop_assert_eq!(ranked.count_in(from..to) as usize, numbers.range(from..to).count());
            prop_assert_eq!(ranked.first_in(from..to), numbers.range(from..to).next().copied());
        }
    }

    proptest! {
        #[test]
        fn a_change_makes_the_next_set_of_the_one_before(
            numbers in prop::collection::btree_set(0_u32..2000, 0..200),
            flipped in prop::collection::btree_set(0_u32..2000, 0..40),
        ) {
            let set = |numbers: &mut dyn Iterator<Item = u32>| {
                let mut set = Bitset::empty(2000);
                numbers.for_each(|number| set.insert(number));
                set
            };
            let is = set(&mut numbers.symmetric_difference(&flipped).copied());
            let mut renewed = set(&mut numbers.into_iter());
            let change = is.change_since(&renewed);
            prop_assert_eq!(change.is_none(), flipped.len() > 2000_usize.div_ceil(64));
            for (number, is_in) in change.into_iter().flatten() {
                prop_assert!(flipped.contains(&number));
                renewed.put(number, is_in);
            }
            prop_assert!(renewed == is || flipped.len() > 2000_usize.div_ceil(64));
        }
    }

    #[test]
    fn two_are_made_in_one_pass() {
        for len in [0, 1, 63, 64, 65, 200] {
            let (third, odd) = (|n: u32| n.is_multiple_of(3), |n: u32| n % 2 == 1);
            let both = Bitset::full(len).two_where(|n| (third(n), odd(n)));
            assert_eq!(both, (Bitset::from_fn(len, third), Bitset::from_fn(len, odd)));
            let (some, none) = Bitset::from_fn(len, third).two_where(|n| (odd(n), !third(n)));
            assert_eq!(some, Bitset::from_fn(len, |n| third(n) && odd(n)));
            assert!(none.is_empty());
        }
    }

    #[test]
    fn is_made_of_what_holds() {
        for len in [0, 1, 64, 130] {
            let even = Bitset::from_fn(len, |number| number % 2 == 0);
            assert_eq!(even.capacity(), len);
            assert_eq!(
                even.iter().collect::<Vec<_>>(),
                (0..len as u32).step_by(2).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn full_holds_everything_and_nothing_more() {
        for len in [0, 1, 63, 64, 65, 200] {
            assert_eq!(Bitset::full(len).count() as usize, len);
            assert_eq!(Bitset::full(len).ranked().count_in(0..len as u32) as usize, len);
        }
    }
}
