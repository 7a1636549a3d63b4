//! The dependency graph: laws that hold for any plan, and the picture of the real one.

mod any_plan;
mod fixture;
mod focus;
mod larger;
mod measure;
mod on_demand;
mod oracle;
mod real_plan;
mod reckoning;
