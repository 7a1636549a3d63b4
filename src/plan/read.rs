//! A plan file, from text to a checked [`Plan`].

use super::{Place, Plan, Problem, Rule, check};

/// A plan that cannot be used, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} problems in the plan, first: {}", problems.len(), problems.first().map(ToString::to_string).unwrap_or_default())]
pub struct PlanError {
    /// At least one.
    pub problems: Vec<Problem>,
}

/// Reads and checks a plan in the public format.
///
/// # Errors
/// Every problem found, each with place, rule and hint.
pub fn read(text: &str) -> Result<Plan, PlanError> {
    let plan: Plan = serde_json::from_str(text).map_err(|error| PlanError {
        problems: vec![Problem {
            place: Place { path: String::new(), line_column: Some((error.line(), error.column())) },
            rule: Rule::PlanFormat,
            what: error.to_string(),
            hint: "計画の書式の説明（seeds/README.md）と見比べて直してください。".to_owned(),
        }],
    })?;
    let problems = check(&plan);
    if problems.is_empty() { Ok(plan) } else { Err(PlanError { problems }) }
}

/// The plan built into the program.
///
/// # Panics
/// Never in a released build: `tests/it/seeds.rs` reads and checks the same text.
pub fn bundled() -> Plan {
    const TEXT: &str = include_str!("../../seeds/koganei-dx-2026/plan.json");
    match read(TEXT) {
        Ok(plan) => plan,
        Err(error) => unreachable!("the bundled plan is proven by tests/it/seeds.rs: {error}"),
    }
}
