//! Which part is asked for: criteria, search keys, sorting, and the route that carries them.
