//! From a ledger to a file's text.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::journal::{Cell, Entry, EntryId, Ledger, PROFILE, Value};
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, Plan};

use super::digest::ids_digest;
use super::{FORMAT, PlanMark, VERSION, file_name};

/// Which part of the ledger is written; `None` means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// One department.
    pub dept: Option<DeptId>,
    /// One fiscal year.
    pub fy: Option<i32>,
    /// 差分: these entries alone, such as those recorded since the last file. What they supersede may stay behind,
    /// since a ledger takes references to entries that it has not seen yet.
    pub only: Option<BTreeSet<EntryId>>,
}

impl Scope {
    /// Everything that a department recorded.
    pub fn of_dept(dept: DeptId) -> Self {
        Self { dept: Some(dept), ..Self::default() }
    }

    /// Whether an entry of a ledger belongs to it: a department's records are those under every id that it has there.
    ///
    /// What a department says about itself holds from its fiscal year on, so a year takes the earlier ones along.
    /// An entry of a newer version that names no department or year belongs everywhere: too much loses nothing.
    pub fn holds(&self, ledger: &Ledger, entry: &Entry) -> bool {
        let only_fits = self.only.as_ref().is_none_or(|only| only.contains(&entry.id()));
        let Some(Cell { fy, dept, item, .. }) = entry.cell() else {
            let is_other = |name, wanted: Value| {
                // Of another type it is something else, and not another department or year.
                entry.member(name).is_some_and(|value| {
                    std::mem::discriminant(&value) == std::mem::discriminant(&wanted) && value != wanted
                })
            };
            let other_dept = self.dept.as_ref().is_some_and(|dept| is_other("dept", Value::text(dept.as_str())));
            let other_fy = self.fy.is_some_and(|fy| is_other("fy", Value::Integer(i64::from(fy))));
            return only_fits && !other_dept && !other_fy;
        };
        let known = |dept| ledger.dept_known_as(dept);
        let dept_fits = self.dept.as_ref().is_none_or(|wanted| known(wanted) == known(dept));
        let is_profile = item.as_str() == PROFILE;
        let fy_fits = self.fy.is_none_or(|wanted| if is_profile { *fy <= wanted } else { *fy == wanted });
        dept_fits && fy_fits && only_fits
    }
}

/// Who writes a file, when, and what goes into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// This computer's clock.
    pub exported_at: Moment,
    /// For which department it is written.
    pub dept: Option<DeptId>,
    /// By whom, as typed.
    pub name: String,
    /// Which part.
    pub scope: Scope,
}

/// A file ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// What to call it.
    pub file_name: String,
    /// Its text, UTF-8 without a byte order mark.
    pub text: String,
    /// How many entries it holds.
    pub count: usize,
    /// The digest over their ids, as its header states it.
    pub digest: String,
}

/// Fields in the order in which they are written.
#[derive(Serialize)]
struct WireHeader<'a> {
    format: &'a str,
    version: u32,
    exported_at: &'a str,
    exported_by: WireAuthor<'a>,
    app: &'a str,
    plan: WirePlan<'a>,
    scope: WireScope<'a>,
    count: usize,
    digest: &'a str,
}

#[derive(Serialize)]
struct WireAuthor<'a> {
    dept: &'a Option<DeptId>,
    name: &'a str,
}

#[derive(Serialize)]
struct WireScope<'a> {
    dept: &'a Option<DeptId>,
    fy: Option<i32>,
    /// Stated only where it holds: a file of all entries is not a difference to anything.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    difference: bool,
}

#[derive(Serialize)]
struct WirePlan<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: &'a str,
}

/// Writes the entries of a scope, superseded ones included: nothing that was recorded is left behind.
pub fn write_snapshot(plan: &Plan, mark: &PlanMark, ledger: &Ledger, export: &Export) -> Snapshot {
    let held = ledger.entries().filter(|entry| export.scope.holds(ledger, entry));
    let mut entries: Vec<(String, &Arc<Entry>)> = held.map(|entry| (entry.id().to_string(), entry)).collect();
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    let digest = ids_digest(entries.iter().map(|(_, entry)| entry.id()));
    let header = WireHeader {
        format: FORMAT,
        version: VERSION,
        exported_at: export.exported_at.as_str(),
        exported_by: WireAuthor { dept: &export.dept, name: &export.name },
        app: env!("CARGO_PKG_VERSION"),
        plan: WirePlan { id: &mark.id, edition: &mark.edition, sha256: &mark.sha256 },
        scope: WireScope { dept: &export.scope.dept, fy: export.scope.fy, difference: export.scope.only.is_some() },
        count: entries.len(),
        digest: &digest,
    };
    let header = match serde_json::to_string(&header) {
        Ok(header) => header,
        Err(error) => unreachable!("texts and integers are always JSON: {error}"),
    };
    let lines: Vec<&str> = entries.iter().map(|(_, entry)| entry.json()).collect();
    let text = format!("{},\"entries\":[\n{}\n]}}\n", header.strip_suffix('}').unwrap_or(&header), lines.join(",\n"));
    Snapshot { file_name: file_name(plan, export), text, count: entries.len(), digest }
}

/// How many entries a file of each scope would hold, and about how many bytes.
///
/// Ids are digests, so the first entries by id are as good as any: their length stands for that of the others.
pub fn measure_scopes(ledger: &Ledger, scopes: &[Scope]) -> Vec<(usize, usize)> {
    const SAMPLED: usize = 64;
    const HEADER_BYTES: usize = 400;
    let measure = |scope: &Scope| {
        let (mut count, mut sampled_bytes) = (0, 0);
        for entry in ledger.entries().filter(|entry| scope.holds(ledger, entry)) {
            if count < SAMPLED {
                sampled_bytes += entry.json().len() + 2;
            }
            count += 1;
        }
        (count, HEADER_BYTES + sampled_bytes * count / count.clamp(1, SAMPLED))
    };
    scopes.iter().map(measure).collect()
}
