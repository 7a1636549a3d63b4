//! Digests that two programs can compare: SHA-256 as 64 lower-case hexadecimal digits.

use std::ops::RangeInclusive;

use sha2::{Digest as _, Sha256};

use crate::journal::{EntryId, Ledger, Value};
use crate::plan::Plan;

/// By what a file tells which plan it belongs to. Made once for many files: the digest goes over the whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanMark {
    /// The plan's id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// [`plan_digest`].
    pub sha256: String,
    /// [`crate::plan::YearSpan::plausible`]: what lies outside is not in force.
    pub years: RangeInclusive<i32>,
}

impl PlanMark {
    /// The mark of a plan whose digest is known: that of the plan in the page stands beside it.
    pub fn new(plan: &Plan, sha256: String) -> Self {
        Self { id: plan.id.clone(), edition: plan.edition.clone(), sha256, years: plan.years.plausible() }
    }

    /// The mark of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self::new(plan, plan_digest(plan))
    }
}

/// The digest of a plan's canonical JSON: independent of spaces, line breaks and the order of keys in its file.
pub fn plan_digest(plan: &Plan) -> String {
    base16ct::lower::encode_string(&Sha256::digest(canonical_plan(plan).as_bytes()))
}

/// A plan as canonical JSON: what stands in the page.
pub fn canonical_plan(plan: &Plan) -> String {
    // A plan has text keys and no floats.
    let json = serde_json::to_string(plan).map(|text| Value::parse(&text).map(|value| value.to_canonical()));
    match json {
        Ok(Ok(canonical)) => canonical,
        Ok(Err(error)) => unreachable!("what serde writes of a plan is JSON without floats: {error}"),
        Err(error) => unreachable!("a plan has text keys and no floats, so it is always JSON: {error}"),
    }
}

/// The digest of all that was recorded, as a file of all departments and years states it.
pub fn records_digest(ledger: &Ledger) -> String {
    ids_digest(ledger.entries().map(|entry| entry.id()))
}

/// The digest over ids, sorted as texts and each followed by a line feed: what `sort | sha256sum` gives.
pub(super) fn ids_digest(ids: impl IntoIterator<Item = EntryId>) -> String {
    // Base32 puts digits after letters, so the order of the bytes is not the order of the texts.
    let mut lines: Vec<String> = ids.into_iter().map(|id| format!("{id}\n")).collect();
    lines.sort_unstable();
    base16ct::lower::encode_string(&Sha256::digest(lines.concat()))
}
