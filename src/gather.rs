//! Collecting and sorting with little program.
//!
//! `collect()` into a sorted container and `sort()` bring std's stable sort along, 4 to 6 kB for every type it meets.
//! Nothing here is long; what may be (entries of a whole ledger) is sorted by std all the same.

/// Collects by inserting one by one.
pub(crate) fn gather<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut gathered = C::default();
    gathered.extend(items);
    gathered
}

/// Sorts few things in place by insertion; equals keep their order.
pub(crate) fn sort_few<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let Some(newcomer) = items.get(end).map(&key) else { return };
        let place = items[..end].partition_point(|item| key(item) <= newcomer);
        items[place..=end].rotate_right(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_is_stable_and_total() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_few(&mut items, |item| item.0);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        let mut one = vec![1];
        sort_few(&mut one, |item| *item);
        assert_eq!(one, [1]);
    }

    #[test]
    fn gathering_is_collecting() {
        let gathered: std::collections::BTreeMap<_, _> = gather([(2, 'a'), (1, 'b'), (2, 'c')]);
        assert_eq!(gathered, [(2, 'c'), (1, 'b')].into());
    }
}
