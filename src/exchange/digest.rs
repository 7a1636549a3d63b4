//! Digests that two programs can compare: SHA-256 as 64 lower-case hexadecimal digits.

use std::ops::RangeInclusive;

use sha2::{Digest as _, Sha256};

use crate::gather::sort;
use crate::journal::{EntryId, Value};
use crate::plan::{BUNDLED_TEXT, Plan};

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
    /// The mark of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            id: plan.id.clone(),
            edition: plan.edition.clone(),
            sha256: plan_digest(plan),
            years: plan.years.plausible(),
        }
    }

    /// The mark of the plan built into the program, out of its text: writing the plan as JSON again would be 12 kB of
    /// program for what a test proves.
    pub fn bundled(plan: &Plan) -> Self {
        Self {
            id: plan.id.clone(),
            edition: plan.edition.clone(),
            sha256: digest_of_json(BUNDLED_TEXT),
            years: plan.years.plausible(),
        }
    }
}

/// The digest of a plan's canonical JSON: independent of spaces, line breaks and the order of keys in its file.
pub fn plan_digest(plan: &Plan) -> String {
    match serde_json::to_string(plan) {
        Ok(text) => digest_of_json(&text),
        Err(error) => unreachable!("a plan has text keys and no floats, so it is always JSON: {error}"),
    }
}

fn digest_of_json(text: &str) -> String {
    let canonical = Value::parse(text).map(|value| value.to_canonical());
    // Every plan is JSON; where it were not, its own bytes would be its digest.
    let canonical = canonical.unwrap_or_else(|_| text.to_owned());
    base16ct::lower::encode_string(&Sha256::digest(canonical.as_bytes()))
}

/// The digest over ids, sorted as texts and each followed by a line feed: what `sort | sha256sum` gives.
pub(super) fn ids_digest(ids: impl IntoIterator<Item = EntryId>) -> String {
    // Base32 puts digits after letters, so the order of the bytes is not the order of the texts.
    let mut lines: Vec<String> = ids.into_iter().map(|id| format!("{id}\n")).collect();
    sort(&mut lines);
    base16ct::lower::encode_string(&Sha256::digest(lines.concat()))
}
