//! Collecting and sorting with little program.
//!
//! `collect()` into a sorted container and `sort()` on a slice each bring std's whole sort along, 4 to 6 kB for every
//! type they meet; together that was a twelfth of the program. Here sorted containers are filled one by one, and all
//! slices share one sort, of numbers.

use std::cmp::Ordering;

/// Collects by inserting one by one.
pub(crate) fn gather<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut gathered = C::default();
    gathered.extend(items);
    gathered
}

/// Sorts in place; equals keep their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts in place by what a key says of each; equals keep their order. The key is asked at every comparison.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts in place by comparing two at a time; equals keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for (one, other) in swaps(items.len(), &|one, other| compare(&items[one], &items[other])) {
        items.swap(one, other);
    }
}

/// The swaps that sort as many things, one after the other. The only sort of the program.
fn swaps(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut sorted: Vec<usize> = (0..len).collect();
    sorted.sort_by(|one, other| compare(*one, *other));
    let mut swaps = Vec::new();
    for start in 0..len {
        // Around each cycle of places: what belongs here is fetched, and leaves its place to the next.
        let mut here = start;
        loop {
            let from = std::mem::replace(&mut sorted[here], here);
            if from == start || from == here {
                break;
            }
            swaps.push((here, from));
            here = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn sorting_does_what_std_does() {
        // Every list of up to six things out of three: all orders, with and without equals.
        for len in 0..=6_u32 {
            for code in 0..3_u32.pow(len) {
                let list: Vec<(u32, u32)> = (0..len).map(|at| (code / 3_u32.pow(at) % 3, at)).collect();
                let (mut ours, mut stds) = (list.clone(), list);
                sort_by_key(&mut ours, |item| item.0);
                stds.sort_by_key(|item| item.0);
                assert_eq!(ours, stds);
                sort_by(&mut ours, |one, other| other.cmp(one));
                stds.sort_by(|one, other| other.cmp(one));
                assert_eq!(ours, stds);
                sort(&mut ours);
                stds.sort_unstable();
                assert_eq!(ours, stds);
            }
        }
    }

    #[test]
    fn gathering_is_collecting() {
        let gathered: BTreeMap<_, _> = gather([(2, 'a'), (1, 'b'), (2, 'c')]);
        assert_eq!(gathered, [(2, 'c'), (1, 'b')].into());
    }
}
