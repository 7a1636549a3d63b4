//! From a ledger to a file's text.

use std::sync::Arc;

use serde::Serialize;

use crate::gather::sort_by;
use crate::journal::{Entry, Ledger, PROFILE, Value};
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, Plan};

use super::digest::ids_digest;
use super::{FORMAT, VERSION, file_name, plan_digest};

/// Which part of the ledger is written; `None` means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// One department.
    pub dept: Option<DeptId>,
    /// One fiscal year.
    pub fy: Option<i32>,
}

impl Scope {
    /// Whether an entry belongs to it.
    ///
    /// What a department says about itself holds from its fiscal year on, so a year takes the earlier ones along.
    /// An entry of a newer version that names no department or year belongs everywhere: too much loses nothing.
    pub fn holds(&self, entry: &Entry) -> bool {
        let dept = entry.member("dept").and_then(Value::as_text);
        let fy = entry.member("fy").and_then(Value::as_integer);
        let is_profile = entry.member("item").and_then(Value::as_text) == Some(PROFILE);
        let dept_fits = self.dept.as_ref().is_none_or(|wanted| dept.is_none_or(|dept| dept == wanted.as_str()));
        let fy_fits = self
            .fy
            .map(i64::from)
            .is_none_or(|wanted| fy.is_none_or(|fy| if is_profile { fy <= wanted } else { fy == wanted }));
        dept_fits && fy_fits
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
    scope: &'a Scope,
    count: usize,
    digest: String,
}

#[derive(Serialize)]
struct WireAuthor<'a> {
    dept: &'a Option<DeptId>,
    name: &'a str,
}

#[derive(Serialize)]
struct WirePlan<'a> {
    id: &'a str,
    edition: &'a str,
    sha256: String,
}

/// Writes the entries of a scope, superseded ones included: nothing that was recorded is left behind.
pub fn write_snapshot(plan: &Plan, ledger: &Ledger, export: &Export) -> Snapshot {
    let held = ledger.entries().filter(|entry| export.scope.holds(entry));
    let mut entries: Vec<(String, &Arc<Entry>)> = held.map(|entry| (entry.id().to_string(), entry)).collect();
    sort_by(&mut entries, |(one, _), (other, _)| one.cmp(other));
    let header = WireHeader {
        format: FORMAT,
        version: VERSION,
        exported_at: export.exported_at.as_str(),
        exported_by: WireAuthor { dept: &export.dept, name: &export.name },
        app: env!("CARGO_PKG_VERSION"),
        plan: WirePlan { id: &plan.id, edition: &plan.edition, sha256: plan_digest(plan) },
        scope: &export.scope,
        count: entries.len(),
        digest: ids_digest(entries.iter().map(|(_, entry)| entry.id())),
    };
    let header = match serde_json::to_string(&header) {
        Ok(header) => header,
        Err(error) => unreachable!("texts and integers are always JSON: {error}"),
    };
    let lines: Vec<String> = entries.iter().map(|(_, entry)| entry.to_json()).collect();
    let text = format!("{},\"entries\":[\n{}\n]}}\n", header.strip_suffix('}').unwrap_or(&header), lines.join(",\n"));
    Snapshot { file_name: file_name(plan, export), text, count: entries.len() }
}
