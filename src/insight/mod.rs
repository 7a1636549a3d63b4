//! What plan and journal say together, as pure functions; computed, never stored.
