//! What the city promised: the plan, read only.
//!
//! Knows nothing of records, views or browsers. A plan comes in as text ([`read`]), is checked against named
//! rules ([`check`]) and is never changed afterwards.

pub mod calendar;
mod check;
mod decimal;
mod direction;
mod grade;
mod ids;
pub mod letters;
mod lookup;
mod model;
mod problem;
mod problems;
mod read;
mod role;
mod stretches;
mod target;

pub use check::check;
pub use decimal::Decimal;
pub use direction::Direction;
pub use grade::{GradeKind, OwnGrade};
pub use ids::{DeptId, GroupId, InitiativeId, ItemId, MeasureId, PartyId, VisionNumber};
pub use model::{
    Background, BackgroundBlock, Department, Group, Initiative, Link, LinkKind, Measure, Merged, Note, Phase, Plan,
    Principle, Principles, Remark, Source, Vision, YearSpan,
};
pub use problem::{Place, Problem, Rule};
pub use read::{PlanError, parse, read};
pub use role::{Assignment, Involvement, Role};
pub use stretches::{Stretch, stretches};
pub use target::{Compare, Due, Goal, Per, Target, Trend, YearTarget};
