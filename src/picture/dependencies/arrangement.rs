//! What is drawn: those initiatives that are shown, their measures on demand, or who takes part.

use std::collections::BTreeSet;

use crate::graph::{Folded, Graph, Layout, RolePicture, fold, roles_of_department, roles_of_initiative, unfolded};
use crate::picture::lettering;
use crate::plan::{DeptId, GroupId, Initiative, InitiativeId, Measure, MeasureId, Plan};
use crate::query::{GraphOptions, NodeKind};

use super::chain::Chain;
use super::show::Show;

/// Most boxes in the page at once; what goes beyond is told in words.
pub const MOST_BOXES: usize = 500;
/// Height of a line of a measure's name, and of the room around each name; the style sheet has the same.
const MEASURE_LINE: i32 = 20;
const MEASURE_ROOM: i32 = 10;

/// Those initiatives that are shown, with their links and places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GraphDrawing {
    /// Links among them.
    pub folded: Folded,
    /// Places; of the other picture only its size.
    pub layout: Layout,
    /// The initiatives whose measures are drawn, with these.
    pub measures: Vec<(InitiativeId, Vec<MeasureId>)>,
    /// Who takes part, where that is asked for.
    pub roles: Option<RolePicture>,
    /// How many boxes were left out.
    pub left_out: usize,
}

/// What is asked of the picture.
#[derive(Debug, Clone, Copy)]
pub struct GraphRequest<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its graph.
    pub graph: &'a Graph,
    /// What the boxes stand for, what is folded, whether only those around are laid out.
    pub options: &'a GraphOptions,
    /// Which initiatives are shown.
    pub show: Show,
    /// The measures that meet the filter, if there is one.
    pub found: Option<&'a BTreeSet<MeasureId>>,
    /// One's own department with its groups.
    pub own: Option<(&'a DeptId, &'a [GroupId])>,
    /// The department whose roles are marked, with its groups.
    pub marked: Option<(&'a DeptId, &'a [GroupId])>,
}

impl GraphDrawing {
    /// Lays out what is asked for.
    pub fn of(request: &GraphRequest<'_>, chain: &Chain) -> Self {
        let &GraphRequest { plan, graph: whole, options, show, found, own, marked } = request;
        let meets = |id: &MeasureId| found.is_none_or(|found| found.contains(id));
        if options.nodes == NodeKind::Departments {
            let selected = chain.selected.as_ref().and_then(|id| plan.initiative(id));
            let roles = match (selected, marked) {
                (Some(initiative), _) => roles_of_initiative(initiative, &meets),
                (None, Some((dept, groups))) => roles_of_department(plan, dept, groups, &meets),
                (None, None) => RolePicture::default(),
            };
            let layout = Layout { width: roles.width, height: roles.height, ..Layout::default() };
            return Self { layout, roles: Some(roles), ..Self::default() };
        }
        let takes_part = |initiative: &Initiative, measure: &Measure| {
            own.is_some_and(|(dept, groups)| plan.involvement(dept, groups, initiative, measure).is_some())
        };
        let selected = chain.selected.as_ref().and_then(|id| plan.initiative(id)).map(|each| each.vision);
        let lanes: Vec<_> = options.folded.iter().copied().filter(|lane| Some(*lane) != selected).collect();
        let mut room = MOST_BOXES;
        let mut left_out = 0;
        let nodes = whole.nodes().iter().enumerate().map(|(place, node)| {
            let asked = match show {
                Show::All => true,
                Show::Stepped => !whole.before(place).is_empty() || !whole.after(place).is_empty(),
                Show::Own => plan
                    .initiative(&node.id)
                    .is_some_and(|each| each.measures.iter().any(|measure| takes_part(each, measure))),
            };
            let near = chain.near.as_ref().is_none_or(|near| near.contains(&node.id));
            if chain.selected.as_ref() == Some(&node.id) {
                return true;
            }
            let shown = asked && (near || !options.alone);
            // A folded Vision is one box, whatever it has.
            let inside = lanes.contains(&node.lane);
            let fits = room > 0 || inside;
            room = room.saturating_sub(usize::from(shown && !inside));
            left_out += usize::from(shown && !fits);
            shown && fits
        });
        let shown: Vec<bool> = nodes.collect();
        let folded = fold(whole, &|place| shown[place], &lanes);
        let mut measures = Vec::new();
        let mut more = Vec::new();
        if options.nodes == NodeKind::Measures {
            for node in folded.graph.nodes() {
                let near = chain.near.as_ref().is_none_or(|near| near.contains(&node.id));
                let open = near && folded.lane(&node.id).is_none();
                let (mut own, mut height) = (Vec::new(), 0);
                if let Some(initiative) = plan.initiative(&node.id).filter(|_| open) {
                    for measure in initiative.measures.iter().filter(|measure| meets(&measure.id)) {
                        if room == 0 {
                            left_out += 1;
                            continue;
                        }
                        room -= 1;
                        height += measure_height(&initiative.measure_number(measure), &measure.name);
                        own.push(measure.id.clone());
                    }
                }
                more.push(height);
                measures.push((node.id.clone(), own));
            }
        }
        Self { layout: unfolded(&folded.graph, &more), folded, measures, roles: None, left_out }
    }

    /// The measures that are drawn with an initiative.
    pub fn measures(&self, id: &InitiativeId) -> &[MeasureId] {
        self.measures.iter().find(|(each, _)| each == id).map_or(&[], |(_, measures)| measures)
    }
}

/// How high a measure stands in its initiative's box, in px.
pub fn measure_height(number: &str, name: &str) -> i32 {
    MEASURE_LINE * i32::try_from(lettering::rows(number, name)).unwrap_or(1) + MEASURE_ROOM
}
