//! From a ledger to a file's text.

use std::sync::Arc;

use serde::Serialize;

use crate::journal::{Entry, Ledger};
use crate::plan::{DeptId, Plan};

use super::digest::ids_digest;
use super::{Export, FORMAT, PlanMark, Scope, VERSION, file_name};

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
    entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
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
