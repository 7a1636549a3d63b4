//! The rules a plan must keep.

use super::{Plan, Problem};

/// Checks a plan against every [`super::Rule`] and gives all problems, in the file's order.
pub fn check(_plan: &Plan) -> Vec<Problem> {
    Vec::new()
}
