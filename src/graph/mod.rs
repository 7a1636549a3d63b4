//! The dependency graph: model, layering, coordinates, routing of edges, reachability.
#![allow(missing_docs)]
use crate::plan::{InitiativeId, Plan};
use std::collections::{BTreeMap, BTreeSet};
pub struct Graph;
impl Graph {
    pub fn of(_: &Plan) -> Self {
        Self
    }
}
pub fn affected_by(_: &Graph, _: &BTreeSet<InitiativeId>) -> BTreeMap<InitiativeId, Vec<InitiativeId>> {
    BTreeMap::new()
}
