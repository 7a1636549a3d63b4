//! The rules of names: people tell them apart by reading, so no two of them may read alike.

use std::collections::HashMap;

use crate::plan::Plan;
use crate::plan::letters::comparing_name;
use crate::plan::problems::Problems;

/// Departments, their other names and groups: each is chosen and searched for by its name alone.
pub(super) fn once(plan: &Plan, problems: &mut Problems) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (place, name) in named(plan) {
        if let Some(other) = seen.insert(comparing_name(name), name) {
            problems.same_name(place, name, other);
        }
    }
}

/// Every name of a party with its place, in the file's order.
fn named(plan: &Plan) -> Vec<(String, &str)> {
    let mut named = Vec::new();
    for (d, department) in plan.departments.iter().enumerate() {
        named.push((format!("departments[{d}].name"), department.name.as_str()));
        for (a, alias) in department.aliases.iter().enumerate() {
            named.push((format!("departments[{d}].aliases[{a}]"), alias.as_str()));
        }
    }
    for (g, group) in plan.groups.iter().enumerate() {
        named.push((format!("groups[{g}].name"), group.name.as_str()));
    }
    named
}
