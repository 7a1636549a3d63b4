//! What is drawn: those initiatives that are shown, their measures on demand, or who takes part.

use std::collections::BTreeSet;

use leptos::prelude::{Get, Read};

use crate::app::App;
use crate::filled::filled;
use crate::graph::{Folded, Layout, RolePicture, fold, roles_of_department, roles_of_initiative, unfolded};
use crate::plan::{Initiative, InitiativeId, Measure, MeasureId};
use crate::query::NodeKind;

use super::chain::Chain;
use super::shown::{Show, marked};
use super::title;

/// Most boxes in the page at once; what goes beyond is told in words.
pub(super) const MOST_BOXES: usize = 500;
/// Height of a line of a measure's name, and of the room around each name; the style sheet has the same.
const MEASURE_LINE: i32 = 20;
const MEASURE_ROOM: i32 = 10;

/// Those initiatives that are shown, with their links and places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct GraphDrawing {
    /// Links among them.
    pub(super) folded: Folded,
    /// Places; of the other picture only its size.
    pub(super) layout: Layout,
    /// The initiatives whose measures are drawn, with these.
    pub(super) measures: Vec<(InitiativeId, Vec<MeasureId>)>,
    /// Who takes part, where that is asked for.
    pub(super) roles: Option<RolePicture>,
    /// How many boxes were left out.
    pub(super) left_out: usize,
}

impl GraphDrawing {
    /// Lays out what is asked for.
    pub(super) fn of(app: App, show: Show, chain: &Chain) -> Self {
        let options = app.navigation.route().read().graph.clone();
        let filtered = !app.navigation.route().read().criteria.is_empty();
        let found: BTreeSet<MeasureId> = if filtered { filled(app.search.found().get()) } else { BTreeSet::new() };
        let meets = |id: &MeasureId| !filtered || found.contains(id);
        let (plan, whole) = (app.plan(), app.graph());
        if options.nodes == NodeKind::Departments {
            let selected = chain.selected.as_ref().and_then(|id| plan.initiative(id));
            let roles = match (selected, marked(app)) {
                (Some(initiative), _) => roles_of_initiative(initiative, &meets),
                (None, Some((dept, groups))) => roles_of_department(&plan, &dept, &groups, &meets),
                (None, None) => RolePicture::default(),
            };
            let layout = Layout { width: roles.width, height: roles.height, ..Layout::default() };
            return Self { layout, roles: Some(roles), ..Self::default() };
        }
        let (own, groups) = (app.preferences.own_dept().get(), app.preferences.own_groups().get());
        let takes_part = |initiative: &Initiative, measure: &Measure| {
            own.as_ref().is_some_and(|own| plan.involvement(own, &groups, initiative, measure).is_some())
        };
        let selected = chain.selected.as_ref().and_then(|id| plan.initiative(id)).map(|each| each.vision);
        let lanes: Vec<_> = options.folded.into_iter().filter(|lane| Some(*lane) != selected).collect();
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
        let folded = fold(&whole, &|place| shown[place], &lanes);
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
    pub(super) fn measures(&self, id: &InitiativeId) -> &[MeasureId] {
        self.measures.iter().find(|(each, _)| each == id).map_or(&[], |(_, measures)| measures)
    }
}

/// How high a measure stands in its initiative's box, in px.
pub(super) fn measure_height(number: &str, name: &str) -> i32 {
    MEASURE_LINE * i32::try_from(title::rows(number, name)).unwrap_or(1) + MEASURE_ROOM
}
