//! The initiatives before and behind an initiative, over any number of steps.

use crate::plan::{InitiativeId, LinkKind, Plan};

/// The initiatives that wait for one, directly or not, in the order they are met.
pub fn followers<'a>(plan: &'a Plan, id: &'a InitiativeId) -> Vec<&'a InitiativeId> {
    walk(plan, id, false)
}

/// The initiatives that come before one, directly or not.
pub(super) fn all_before<'a>(plan: &'a Plan, id: &'a InitiativeId) -> Vec<&'a InitiativeId> {
    walk(plan, id, true)
}

/// The initiative itself is never in the answer, even on a cycle of a plan that was not checked.
fn walk<'a>(plan: &'a Plan, start: &'a InitiativeId, back: bool) -> Vec<&'a InitiativeId> {
    let mut met = vec![start];
    let mut at = 0;
    while let Some(here) = met.get(at).copied() {
        at += 1;
        for link in plan.links.iter().filter(|link| link.kind == LinkKind::Step) {
            let (end, next) = if back { (&link.to, &link.from) } else { (&link.from, &link.to) };
            if end == here && !met.contains(&next) {
                met.push(next);
            }
        }
    }
    met.split_off(1)
}
