//! The picture as a file: the same boxes, words and lines as on screen, with what is asked of it.

use crate::graph::{ColumnHead, Graph, LaneColumn, NodeBox, sizes::NODE_HEIGHT};
use crate::picture::lettering::{self, Room};
use crate::picture::{Drawing, DrawnBox, Ink, Picture};
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::{DeptId, LinkKind, Plan};
use crate::query::GraphOptions;

use super::arrangement::{GraphDrawing, GraphRequest, measure_height};
use super::chain::Chain;
use super::facts::{Facts, GraphSources, NodeFacts};
use super::look::Look;
use super::show::Show;
use super::words;

/// Baseline of a measure's first line.
const MEASURE_TOP: i32 = 12;
/// From a line of it to the next.
const MEASURE_STEP: usize = 14;

/// Room of a line of a measure.
const MEASURE_ROOM: Room = Room { width: 184, size: 12 };
/// Half-width columns of a line of states.
const STATE_COLUMNS: usize = 28;

/// All that the file is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its graph.
    pub graph: &'a Graph,
    /// What is told.
    pub facts: &'a Facts,
    /// What is selected and asked.
    pub chain: &'a Chain,
    /// What is drawn, and where.
    pub drawn: &'a GraphDrawing,
    /// Whether related pairs are shown.
    pub related: bool,
    /// How far around the selected one is looked.
    pub hops: Option<u8>,
    /// Whose roles are marked.
    pub marked: Option<&'a DeptId>,
    /// The fiscal year of the records.
    pub fy: i32,
    /// The day, where it is known.
    pub today: Option<Date>,
    /// With what it is drawn.
    pub ink: Ink,
}

/// The picture of all initiatives for paper, in black. `options` say which Visions are folded and whether measures are
/// drawn; nothing is selected.
pub fn on_paper(sources: &GraphSources<'_>, options: &GraphOptions, fy: i32, today: Option<Date>) -> Picture {
    let &GraphSources { plan, graph, found, marked, .. } = sources;
    let facts = Facts::of(sources);
    let chain = Chain::of(graph, &facts, None, options);
    let request = GraphRequest { plan, graph, options, show: Show::All, found, own: None, marked };
    let drawn = GraphDrawing::of(&request, &chain);
    let (facts, chain, drawn, marked) = (&facts, &chain, &drawn, marked.map(|(dept, _)| dept));
    Sheet { plan, graph, facts, chain, drawn, related: true, hops: None, marked, fy, today, ink: Ink::Black }.picture()
}

impl Sheet<'_> {
    /// The picture.
    pub fn picture(&self) -> Picture {
        let Self { plan, facts, chain, drawn, .. } = *self;
        let layout = &drawn.layout;
        let mut boxes = Vec::new();
        for (place, node) in layout.nodes.iter().filter_map(|place| Some((place, facts.node(&place.id)?))) {
            boxes.push(self.drawn_box(place, node));
        }
        let lanes = layout.lanes.iter().map(|lane| {
            let name = plan.vision(lane.vision).map_or("", |vision| vision.name.as_str());
            format!("Vision{} {name}", lane.vision)
        });
        let strokes = layout.edges.iter().map(|edge| {
            let look = Look::of(self.graph, drawn, facts, chain, edge);
            (self.related || edge.kind == LinkKind::Step).then_some((look.stroke(), look.chosen))
        });
        let day = self.today.map(|today| format!("・{}現在", today.japanese())).unwrap_or_default();
        let already = chain.affected_already(self.graph, facts);
        let notes = [
            Some(
                "箱の下段は個別取組の状態と進捗評価の件数。「一部の課」は、答える課の一部だけが記入したもの。"
                    .to_owned(),
            ),
            self.marked.and_then(|dept| words::marks_of(plan, dept)),
            words::supposition(facts, chain, &already),
            self.hops.and_then(|hops| words::focus(facts, chain, hops)),
            words::path(facts, chain),
            words::left_out(drawn.left_out),
        ];
        Drawing {
            title: format!("{}　依存関係", plan.title),
            as_of: format!("計画（{}版）・{}年度の記録{day}", plan.edition, fiscal_year_short(self.fy)),
            description: words::description(facts),
            ink: self.ink,
            layout,
            columns: layout.columns.iter().map(column_title).collect(),
            lanes: lanes.collect(),
            boxes,
            strokes: strokes.collect(),
            notes: notes.into_iter().flatten().collect(),
        }
        .draw()
    }

    fn drawn_box(&self, place: &NodeBox, node: &NodeFacts) -> DrawnBox {
        let Self { facts, chain, drawn, .. } = *self;
        if drawn.folded.lane(&node.id).is_some() {
            let [name, state] = words::folded(facts, node.vision);
            let (name, state) = ([name, String::new()], vec![state]);
            return DrawnBox { name, state, label: String::new(), measures: Vec::new(), heavy: false, far: false };
        }
        let stand = chain.stand(&node.id);
        let [first, second] = lettering::drawn(&node.name);
        let (label, alarm) = words::edge_labels(node, stand);
        let mut measures = Vec::new();
        let mut top = NODE_HEIGHT;
        let shown = drawn.measures(&place.id);
        for measure in node.measures.iter().filter(|measure| shown.contains(&measure.id)) {
            let height = measure_height(&measure.number, &measure.name);
            let most = usize::try_from(height).unwrap_or(0) / MEASURE_STEP;
            let lines = lettering::wrapped(&words::measure(measure), MEASURE_ROOM, most);
            measures.extend((top + MEASURE_TOP..).step_by(MEASURE_STEP).zip(lines));
            top += height;
        }
        DrawnBox {
            name: [format!("{} {first}", words::circled(node)), second],
            state: lettering::in_lines(&words::on_box(node), STATE_COLUMNS),
            label: [node.marks.clone(), label].join(" ").trim().to_owned(),
            measures,
            heavy: stand.tie.is_some() || alarm,
            far: stand.far,
        }
    }
}

/// What stands over a column.
pub fn column_title(head: &ColumnHead) -> String {
    match head.title {
        LaneColumn::Step(1) => "ステップ1（先に進める）".to_owned(),
        LaneColumn::Step(2) => "ステップ2（次に進める）".to_owned(),
        LaneColumn::Step(step) => format!("ステップ{step}"),
        LaneColumn::Free => "ステップの定めなし".to_owned(),
    }
}
