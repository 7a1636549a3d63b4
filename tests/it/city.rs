//! The city's plan, from the file that the packer puts into the page.

use ayumi::plan::{self, Plan};

/// Its text.
pub const CITY_PLAN: &str = include_str!("../../seeds/koganei-dx-2026/plan.json");

/// Its content.
pub fn city_plan() -> Plan {
    plan::read(CITY_PLAN).unwrap()
}
