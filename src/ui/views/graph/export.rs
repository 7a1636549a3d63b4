//! The picture as a file: the same boxes, words and lines as on screen, with what is asked of it.

use leptos::prelude::{GetUntracked, Set};
use leptos::task::spawn_local;

use crate::app::Painted;
use crate::exchange::{Drawing, DrawnBox};
use crate::graph::{NodeBox, sizes::NODE_HEIGHT};
use crate::plan::LinkKind;
use crate::plan::calendar::fiscal_year_short;
use crate::wording::notices::exporting;

use super::chain::Chain;
use super::desk::GraphState;
use super::drawing::measure_height;
use super::facts::{Facts, NodeFacts};
use super::lines::Look;
use super::{drawing, picture, title, words};

/// Baseline of a measure's first line.
const MEASURE_TOP: i32 = 12;
/// From a line of it to the next.
const MEASURE_STEP: usize = 14;

/// Ends what is said where there is no PNG; the button is offered beside it.
pub(super) const USE_SVG: &str = "「SVGで保存」を使ってください。";

/// Gives the picture to the person, as lines or as points.
pub(super) fn save(desk: GraphState, as_points: bool) {
    let svg = svg(desk);
    let day = desk.app.page.now().date().map(|date| format!("_{date}")).unwrap_or_default();
    let kind = if as_points { "png" } else { "svg" };
    let name = format!("ayumi_依存関係{day}.{kind}");
    if !as_points {
        let made = desk.app.files.download(&name, "image/svg+xml", svg.as_bytes());
        tell(desk, &name, if made { Painted::Started } else { Painted::Failed });
        return;
    }
    spawn_local(async move {
        let painted = desk.app.files.paint(&name, svg).await;
        tell(desk, &name, painted);
    });
}

fn tell(desk: GraphState, name: &str, painted: Painted) {
    desk.announcement.set(match painted {
        Painted::Started => {
            format!("{name}を作りました。「ダウンロード」フォルダーにあることを確認してください。")
        }
        Painted::TooLarge => {
            format!("図がこのブラウザの画像の大きさの上限を超えるため、PNGは作っていません。{USE_SVG}")
        }
        Painted::Spoiled => {
            format!("このブラウザは、追跡を防ぐ設定のため画像を正しく取り出せません。PNGは作っていません。{USE_SVG}")
        }
        Painted::Failed => exporting::not_made(name),
    });
}

fn svg(desk: GraphState) -> String {
    let (drawn, facts, chain) = (desk.drawing.get_untracked(), desk.facts.get_untracked(), desk.chain.get_untracked());
    let (plan, today) = (desk.app.plan(), desk.app.page.now().date());
    let layout = &drawn.layout;
    let mut boxes = Vec::new();
    for (place, node) in layout.nodes.iter().filter_map(|place| Some((place, facts.node(&place.id)?))) {
        boxes.push(drawn_box(&drawn, &facts, &chain, place, node));
    }
    let lanes = layout.lanes.iter().map(|lane| {
        let name = plan.vision(lane.vision).map_or("", |vision| vision.name.as_str());
        format!("Vision{} {name}", lane.vision)
    });
    let related = desk.related.get_untracked();
    let strokes = layout.edges.iter().map(|edge| {
        let look = Look::of(desk, &drawn, &facts, &chain, edge);
        (related || edge.kind == LinkKind::Step).then_some((look.stroke(), look.chosen))
    });
    let day = today.map(|today| format!("・{}現在", today.japanese())).unwrap_or_default();
    let already = chain.affected_already(&desk.app.graph(), &facts);
    let hops = desk.app.navigation.route().get_untracked().graph.hops;
    let notes = [
        Some("箱の下段は個別取組の状態と進捗評価の件数。".to_owned()),
        desk.marks_of(),
        words::supposition(&facts, &chain, &already),
        hops.and_then(|hops| words::focus(&facts, &chain, hops)),
        words::path(&facts, &chain),
    ];
    let drawing = Drawing {
        title: format!("{}　依存関係", plan.title),
        as_of: format!("{}年度の記録{day}", fiscal_year_short(desk.app.navigation.fy().get_untracked())),
        layout,
        columns: layout.columns.iter().map(picture::column_title).collect(),
        lanes: lanes.collect(),
        boxes,
        strokes: strokes.collect(),
        notes: notes.into_iter().flatten().collect(),
    };
    drawing.svg()
}

fn drawn_box(
    drawing: &drawing::GraphDrawing,
    facts: &Facts,
    chain: &Chain,
    place: &NodeBox,
    node: &NodeFacts,
) -> DrawnBox {
    if drawing.folded.lane(&node.id).is_some() {
        let [name, state] = words::folded(facts, node.vision);
        let name = [name, String::new()];
        return DrawnBox { name, state, label: String::new(), measures: Vec::new(), heavy: false, far: false };
    }
    let stand = chain.stand(&node.id);
    let [first, second] = title::drawn(&node.name);
    let state = [Some(words::states(node)), words::delays(node)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let (label, alarm) = words::edge_labels(node, stand);
    let mut measures = Vec::new();
    let mut top = NODE_HEIGHT;
    let shown = drawing.measures(&place.id);
    for measure in node.measures.iter().filter(|measure| shown.contains(&measure.id)) {
        measures.extend((top + MEASURE_TOP..).step_by(MEASURE_STEP).zip(title::broken(&words::measure(measure))));
        top += measure_height(&measure.number, &measure.name);
    }
    DrawnBox {
        name: [format!("{} {first}", words::circled(node)), second],
        state,
        label: [node.marks.clone(), label].join(" ").trim().to_owned(),
        measures,
        heavy: stand.tie.is_some() || alarm,
        far: stand.far,
    }
}
