//! The facts that picture, panel and table share, so that the three never differ.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Graph;
use crate::insight::{MeasureSummaries, MeasureSummary, Rating, State};
use crate::journal::{GradeKind, Scale};
use crate::plan::{DeptId, GroupId, Initiative, InitiativeId, LinkKind, MeasureId, Plan, Role, VisionNumber};
use crate::wording;

/// All initiatives with their ties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// By number.
    pub nodes: Vec<NodeFacts>,
    /// Steps of the plan.
    pub steps: usize,
    /// Related pairs of the plan, those that are steps as well included.
    pub pairs: usize,
    /// Related pairs that are steps as well.
    pub double: usize,
}

/// An initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeFacts {
    /// Its id.
    pub id: InitiativeId,
    /// Printed number.
    pub number: u16,
    /// Name.
    pub name: String,
    /// Its Vision.
    pub vision: VisionNumber,
    /// In printed order.
    pub measures: Vec<MeasureFacts>,
    /// Direct predecessors.
    pub before: Vec<InitiativeId>,
    /// Direct successors.
    pub after: Vec<InitiativeId>,
    /// Related ones.
    pub related: Vec<InitiativeId>,
    /// Direct predecessors that are late or affected themselves; empty where nothing late comes before.
    pub reasons: Vec<InitiativeId>,
    /// Whether none of its measures meets the filter in force.
    pub outside: bool,
    /// What the marked department holds here: ◎●
    pub marks: String,
    /// The same in words: 市民課は主担当・検討メンバー
    pub roles: String,
}

/// A measure of an initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureFacts {
    /// Its id.
    pub id: MeasureId,
    /// 14-2
    pub number: String,
    /// Name.
    pub name: String,
    /// Its state.
    pub state: State,
    /// The state in words, with how many departments have spoken while some are missing.
    pub words: String,
    /// Whether all departments that answer have rated it.
    pub rated: bool,
    /// Whether any department has rated it.
    pub graded: bool,
    /// Kind, letter and name of its grade, where one of the scale was given.
    pub grade: Option<(GradeKind, String, String)>,
}

impl MeasureFacts {
    /// Whether it is rated やや遅れ or 遅れ.
    pub fn late(&self) -> bool {
        self.grade.as_ref().is_some_and(|(kind, ..)| kind.is_delay())
    }
}

impl NodeFacts {
    /// Its late measures.
    pub fn late(&self) -> impl Iterator<Item = &MeasureFacts> {
        self.measures.iter().filter(|measure| measure.late())
    }

    /// Whether any of its measures is late.
    pub fn is_late(&self) -> bool {
        self.late().next().is_some()
    }

    /// How many measures stand in a state.
    pub fn count(&self, state: State) -> usize {
        self.measures.iter().filter(|measure| measure.state == state).count()
    }

    /// How many measures have a grade of a kind.
    pub fn graded(&self, kind: GradeKind) -> usize {
        self.measures.iter().filter(|measure| measure.grade.as_ref().is_some_and(|grade| grade.0 == kind)).count()
    }

    /// Whether something late comes before.
    pub fn affected(&self) -> bool {
        !self.reasons.is_empty()
    }
}

/// What the facts are drawn from.
#[derive(Debug, Clone, Copy)]
pub struct GraphSources<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The scale of grades in force.
    pub scale: &'a Scale,
    /// How every measure stands.
    pub summaries: &'a MeasureSummaries,
    /// The plan's graph.
    pub graph: &'a Graph,
    /// Who is affected by what late predecessors.
    pub affected: &'a BTreeMap<InitiativeId, Vec<InitiativeId>>,
    /// The measures that meet the filter, if there is one.
    pub found: Option<&'a BTreeSet<MeasureId>>,
    /// The department whose roles are marked, with its groups.
    pub marked: Option<(&'a DeptId, &'a [GroupId])>,
}

impl Facts {
    /// Collects them.
    pub fn of(sources: &GraphSources<'_>) -> Self {
        let edges = sources.graph.edges();
        let steps = edges.iter().filter(|edge| edge.kind == LinkKind::Step).count();
        let double = edges.iter().filter(|edge| edge.also_related).count();
        let nodes = sources.graph.nodes().iter().enumerate();
        let nodes = nodes.filter_map(|(place, node)| {
            let initiative = sources.plan.initiative(&node.id)?;
            Some(node_facts(sources, place, initiative))
        });
        Self { nodes: nodes.collect(), steps, pairs: edges.len() - steps + double, double }
    }

    /// The facts of one initiative.
    pub fn node(&self, id: &InitiativeId) -> Option<&NodeFacts> {
        self.nodes.iter().find(|node| node.id == *id)
    }

    /// Several, in the order given.
    pub fn all<'a>(&'a self, ids: &'a [InitiativeId]) -> impl Iterator<Item = &'a NodeFacts> {
        ids.iter().filter_map(|id| self.node(id))
    }

    /// Initiatives with a step.
    pub fn stepped(&self) -> impl Iterator<Item = &NodeFacts> {
        self.nodes.iter().filter(|node| !node.before.is_empty() || !node.after.is_empty())
    }

    /// Late initiatives that others wait for.
    pub fn late_predecessors(&self) -> impl Iterator<Item = &NodeFacts> {
        self.nodes.iter().filter(|node| !node.after.is_empty() && node.is_late())
    }

    /// Initiatives that wait for a late one.
    pub fn affected(&self) -> impl Iterator<Item = &NodeFacts> {
        self.nodes.iter().filter(|node| node.affected())
    }

    /// Of the measures that something waits for, how many are rated by all who answer, and how many there are.
    pub fn rated_before(&self) -> (usize, usize) {
        self.before().fold((0, 0), |(rated, all), measure| (rated + usize::from(measure.rated), all + 1))
    }

    /// Whether nobody has written about any measure that something waits for.
    pub fn silent_before(&self) -> bool {
        self.before().all(|measure| measure.state == State::NotEntered && !measure.graded)
    }

    fn before(&self) -> impl Iterator<Item = &MeasureFacts> {
        self.nodes.iter().filter(|node| !node.after.is_empty()).flat_map(|node| &node.measures)
    }
}

fn node_facts(sources: &GraphSources<'_>, place: usize, initiative: &Initiative) -> NodeFacts {
    let graph = sources.graph;
    let ids = |places: &[usize]| places.iter().map(|place| graph.nodes()[*place].id.clone()).collect::<Vec<_>>();
    let pairs = graph.edges().iter().filter(|edge| edge.kind == LinkKind::Related || edge.also_related);
    let mut related = pairs
        .filter_map(|edge| match (edge.from == place, edge.to == place) {
            (true, _) => Some(edge.to),
            (_, true) => Some(edge.from),
            _ => None,
        })
        .collect::<Vec<_>>();
    related.sort_unstable();
    let measures = initiative.measures.iter().map(|measure| {
        let summary = sources.summaries.get(&measure.id);
        let grade = summary.and_then(|summary| wording::graded(sources.scale, &summary.rated));
        let rated =
            |summary: &MeasureSummary| matches!(summary.rated, Rating::Grade(..)) && summary.ratings().are_complete();
        MeasureFacts {
            id: measure.id.clone(),
            number: initiative.measure_number(measure),
            name: measure.name.clone(),
            state: summary.map_or(State::NotEntered, |summary| summary.state),
            words: summary.map_or_else(|| wording::NOT_ENTERED.to_owned(), wording::state_of),
            rated: summary.is_some_and(rated),
            graded: summary.is_some_and(|summary| summary.rated != Rating::No),
            grade,
        }
    });
    let outside = sources.found.is_some_and(|found| initiative.measures.iter().all(|own| !found.contains(&own.id)));
    let (mut marks, mut roles) = (String::new(), String::new());
    if let Some((dept, groups)) = sources.marked {
        for role in Role::ALL {
            let holds = |measure| sources.plan.holds_role(dept, groups, initiative, measure, role).is_some();
            if initiative.measures.iter().any(holds) {
                if marks.is_empty() {
                    roles.push_str(sources.plan.department(dept).map_or("", |dept| dept.name.as_str()));
                }
                roles.push_str(if marks.is_empty() { "は" } else { "・" });
                roles.push_str(wording::role(role));
                marks.push(role.mark());
            }
        }
    }
    NodeFacts {
        id: initiative.id.clone(),
        number: initiative.number,
        name: initiative.name.clone(),
        vision: initiative.vision,
        measures: measures.collect(),
        before: ids(graph.before(place)),
        after: ids(graph.after(place)),
        related: ids(&related),
        reasons: sources.affected.get(&initiative.id).cloned().unwrap_or_default(),
        outside,
        marks,
        roles,
    }
}
