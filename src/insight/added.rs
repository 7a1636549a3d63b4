//! Departments that the plan does not name: the profile of each says its name, as an entry like any other.

use crate::gather::sort_by;
use crate::journal::{EntryId, Field, Ledger, PROFILE};
use crate::plan::letters::{identity, trimmed, visible_line};
use crate::plan::{Department, DeptId, Plan};

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

/// Whether an id is that of a department added to the plan.
pub fn is_added(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// The departments that profiles add to a plan, by name.
///
/// The newest year's name holds. While names are in conflict, the first of them does: the department is the same.
pub fn added_departments(plan: &Plan, ledger: &Ledger) -> Vec<Department> {
    let mut added: Vec<Department> = Vec::new();
    for (fy, item) in ledger.item_years().filter(|(_, item)| item.as_str() == PROFILE) {
        let names = ledger.cells_of(*fy, item).filter(|cell| cell.field == Field::Name);
        for cell in names.filter(|cell| is_added(cell.dept.as_str()) && plan.department(&cell.dept).is_none()) {
            let heads = ledger.heads(cell);
            let name = heads.iter().find_map(|head| head.value()?.as_text()).map(str::trim);
            // No page asks for a longer one, and it would stand in every list to choose from: it stays a stranger.
            let fits = |name: &&str| (1..=DEPT_NAME_LIMIT).contains(&name.chars().count());
            let Some(name) = name.filter(fits) else { continue };
            // Every view names it: what its name hides is shown.
            let department = Department { id: cell.dept.clone(), name: visible_line(name), aliases: Vec::new() };
            match added.iter_mut().find(|other| other.id == department.id) {
                Some(other) => *other = department,
                None => added.push(department),
            }
        }
    }
    sort_by(&mut added, |one, other| one.name.cmp(&other.name));
    added
}
