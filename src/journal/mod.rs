//! What people recorded: immutable entries, merged by union.
