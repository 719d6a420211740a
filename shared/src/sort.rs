//! Sorting by one piece of code for all types.
//!
//! The sort of the standard library is compiled anew for every type, about four kilobytes each: too
//! much for a page. There one copy sorts numbers of items, and the items follow. Elsewhere it is the
//! standard library's. Both are stable, so both give the same order.

use std::cmp::Ordering;

/// Sorts `items`; equal ones stay in their order.
pub(crate) fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if cfg!(target_arch = "wasm32") {
        let order =
            arranged(items.len(), &mut |a, b| compare(&items[a as usize], &items[b as usize]));
        follow(items, &order);
    } else {
        items.sort_by(compare);
    }
}

/// Sorts `items` by a key; equal ones stay in their order.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts `items` by themselves.
pub(crate) fn plain<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// The numbers below `count` as `compare` orders them, equal ones by number.
fn arranged(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    order
}

/// Puts the item that was at `order[i]` at `i`. What stood at a place that is already filled was
/// swapped away from there, to the place that its own number leads to.
fn follow<T>(items: &mut [T], order: &[u32]) {
    for at in 0..items.len() {
        let mut from = order[at] as usize;
        while from < at {
            from = order[from] as usize;
        }
        items.swap(at, from);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_of_the_page_is_that_of_the_server(items in prop::collection::vec((0_u8..20, any::<u8>()), 0..80)) {
            let mut server = items.clone();
            server.sort_by_key(|item| item.0);
            let order = arranged(items.len(), &mut |a, b| items[a as usize].0.cmp(&items[b as usize].0));
            let mut page = items.clone();
            follow(&mut page, &order);
            prop_assert_eq!(page, server);
        }
    }
}
