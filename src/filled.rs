//! Fills sorted collections item by item, which takes less code than `collect`.

/// A collection filled one by one.
///
/// `collect` into a `BTreeMap` or `BTreeSet` sorts first, with a copy of std's stable sort for nearly every iterator: 4 kB
/// each. All together they put the program over its budget; nothing else of std does.
pub(crate) fn filled<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut filled = C::default();
    filled.extend(items);
    filled
}
