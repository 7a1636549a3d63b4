//! Ids of places in the page that other parts of the view name.

/// The tools: where the keyboard goes back to.
pub(super) const TOOLS: &str = "graph-tools";
/// The row of questions.
pub(super) const QUERIES: &str = "graph-queries";
