//! Keeping entries: the `Shelf` port, union on load, what is saved where.
