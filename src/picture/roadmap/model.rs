//! What the roadmap shows, as plain values: its groups, and where today stands.

use crate::plan::calendar::Date;
use crate::plan::{Initiative, Measure, MeasureId, Plan, Vision, YearSpan};
use crate::query::Grouping;
use crate::wording;

/// Whom a group of rows belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GroupHead<'a> {
    /// An initiative.
    Initiative(&'a Initiative),
    /// A Vision.
    Vision(&'a Vision),
    /// Who leads.
    Lead {
        /// A department's or a group's id; empty where the plan names nobody.
        id: &'a str,
        /// Its name.
        name: &'a str,
    },
}

impl GroupHead<'_> {
    fn holds(&self, initiative: &Initiative, measure: &Measure) -> bool {
        match self {
            Self::Initiative(own) => own.id == initiative.id,
            Self::Vision(vision) => vision.number == initiative.vision,
            Self::Lead { id: "", .. } => measure.leads.is_empty(),
            Self::Lead { id, .. } => measure.leads.iter().any(|lead| lead.as_str() == *id),
        }
    }
}

/// Rows under one head.
#[derive(Debug, Clone, PartialEq)]
pub struct RowGroup<'a> {
    /// The head over the rows.
    pub head: GroupHead<'a>,
    /// In the plan's order; never empty.
    pub rows: Vec<(&'a Initiative, &'a Measure)>,
}

/// What was found, under its heads. By lead, a measure stands under everyone who leads it.
pub fn groups(plan: &Plan, mut found: Vec<MeasureId>, by: Grouping) -> Vec<RowGroup<'_>> {
    let mut groups = Vec::new();
    let mut add = |head| groups.push(RowGroup { head, rows: Vec::new() });
    match by {
        Grouping::Initiative => plan.initiatives.iter().for_each(|initiative| add(GroupHead::Initiative(initiative))),
        Grouping::Vision => plan.visions.iter().for_each(|vision| add(GroupHead::Vision(vision))),
        Grouping::Lead => {
            for department in &plan.departments {
                add(GroupHead::Lead { id: department.id.as_str(), name: &department.name });
            }
            for group in &plan.groups {
                add(GroupHead::Lead { id: group.id.as_str(), name: &group.name });
            }
            add(GroupHead::Lead { id: "", name: wording::NO_LEADS });
        }
    }
    found.sort_unstable();
    for (initiative, measure) in plan.measures() {
        if found.binary_search(&measure.id).is_ok() {
            for group in &mut groups {
                if group.head.holds(initiative, measure) {
                    group.rows.push((initiative, measure));
                }
            }
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// Where a day stands, in fiscal years from the plan's beginning: 1.5 is 1 October of its second year.
///
/// Every quarter takes a fourth of its year, so that a day lies in the column of its quarter. Negative before the
/// plan begins; the number of its years or more once it is over.
pub fn stand(years: YearSpan, day: Date) -> f64 {
    let fy = day.fiscal_year();
    let days = |later: Date, earlier: Date| i32::try_from(later.days_since(earlier)).map_or(0.0, f64::from);
    let mut stand = f64::from(fy - years.first);
    let mut before = Date::new(fy, 4, 1);
    for (year, month) in [(fy, 7), (fy, 10), (fy + 1, 1), (fy + 1, 4)] {
        let next = Date::new(year, month, 1);
        if let (Some(start), Some(end)) = (before, next) {
            stand += 0.25 * (days(day, start) / days(end, start)).clamp(0.0, 1.0);
        }
        before = next;
    }
    stand
}

/// How a stretch of years lies to today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    /// It is over.
    Past,
    /// Today is in it; how much of it has passed, from 0 to less than 1.
    Now(f64),
    /// It has not begun.
    Later,
}

/// How the stretch that begins so many years after the plan and is as many long lies to today.
pub fn when(today: f64, start: f64, length: f64) -> When {
    let passed = (today - start) / length;
    if passed < 0.0 {
        When::Later
    } else if passed < 1.0 {
        When::Now(passed)
    } else {
        When::Past
    }
}
