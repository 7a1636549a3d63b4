//! Departments that the plan does not name: the profile of each says its name, as an entry like any other.

use std::collections::BTreeMap;

use crate::journal::{EntryId, Field, Ledger, PROFILE};
use crate::plan::letters::{comparing_name, identity, trimmed, visible_line};
use crate::plan::{Department, DeptId, Merged, Plan};

/// Before the digest of a name. What a plan calls its departments, they keep: a plan's own id is never added.
const PREFIX: &str = "x-";

/// How many letters of the digest of its name a department is known by.
const LETTERS: usize = 12;

/// How long a department's name may be, in characters.
pub const DEPT_NAME_LIMIT: usize = 40;

/// The id of a department of that name: where two computers add the same department, it is one, whatever look-alikes
/// were typed.
pub fn id_of_added(name: &str) -> DeptId {
    let digest = EntryId::of_text(trimmed(&identity(name))).to_string();
    DeptId::new([PREFIX, digest.get(..LETTERS).unwrap_or(&digest)].concat())
}

/// Whether an id is that of a department added to the plan: whatever else begins so was made by no page.
pub fn is_added(id: &str) -> bool {
    id.strip_prefix(PREFIX).is_some_and(|digest| digest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What profiles add to a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Added {
    /// Departments that it does not name, by name; no two of one name.
    pub departments: Vec<Department>,
    /// Ids that were added for a department that the plan names itself, by name or alias, or that another id was added
    /// for as well.
    pub merged: Merged,
}

/// The departments that profiles add to a plan.
///
/// The newest year's name holds. While names are in conflict, the first of them does: the department is the same. One
/// that people read as a name or alias of the plan's is the plan's; of several added under one name, the first by id
/// stands for all.
pub fn added(plan: &Plan, ledger: &Ledger) -> Added {
    let (mut added, names) = (Added::default(), names(plan, ledger));
    if names.is_empty() {
        return added;
    }
    let mut known: BTreeMap<String, DeptId> = BTreeMap::new();
    for department in &plan.departments {
        for name in std::iter::once(&department.name).chain(&department.aliases) {
            known.entry(comparing_name(name)).or_insert_with(|| department.id.clone());
        }
    }
    for (id, name) in names {
        let read = comparing_name(&name);
        if let Some(known) = known.get(&read) {
            added.merged.insert(id, known.clone());
        } else {
            known.insert(read, id.clone());
            // Every view names it: what its name hides is shown.
            added.departments.push(Department { id, name: visible_line(&name), aliases: Vec::new() });
        }
    }
    added.departments.sort_unstable_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    added
}

/// What departments that were added are called, in order of id.
fn names(plan: &Plan, ledger: &Ledger) -> BTreeMap<DeptId, String> {
    let mut names = BTreeMap::new();
    let has_id = |id: &DeptId| plan.departments.iter().any(|department| department.id == *id);
    for (fy, item) in ledger.item_years().filter(|(_, item)| item.as_str() == PROFILE) {
        let cells = ledger.cells_of(*fy, item).filter(|cell| cell.field == Field::Name);
        for cell in cells.filter(|cell| is_added(cell.dept.as_str()) && !has_id(&cell.dept)) {
            let heads = ledger.heads(cell);
            let name = heads.iter().find_map(|head| head.value()?.as_text()).map(str::trim);
            // No page asks for a longer one, and it would stand in every list to choose from: it stays a stranger.
            let fits = |name: &&str| (1..=DEPT_NAME_LIMIT).contains(&name.chars().count());
            if let Some(name) = name.filter(fits) {
                names.insert(cell.dept.clone(), name.to_owned());
            }
        }
    }
    names
}
