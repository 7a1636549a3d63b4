//! Arrives with its own commit.
