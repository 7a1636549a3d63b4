//! The picture as a file: the same boxes, words and lines as on screen.

use leptos::prelude::{GetUntracked, Set};

use crate::exchange::{Drawing, DrawnBox};
use crate::plan::LinkKind;
use crate::plan::calendar::fiscal_year_short;

use super::desk::Desk;
use super::{picture, title, words};

/// Gives the picture to the person.
pub(super) fn save(desk: Desk) {
    let (drawn, facts, chain) = (desk.drawing.get_untracked(), desk.facts.get_untracked(), desk.chain.get_untracked());
    let (plan, today) = (desk.app.plan(), desk.app.today().get_untracked());
    let layout = &drawn.layout;
    let mut boxes = Vec::new();
    for node in layout.nodes.iter().filter_map(|place| facts.node(&place.id)) {
        let stand = chain.stand(&node.id);
        let [first, second] = title::drawn(&node.name);
        let state =
            [Some(words::states(node)), words::delays(node)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let (label, alarm) = words::edge_labels(node, stand);
        boxes.push(DrawnBox {
            name: [format!("{} {first}", words::circled(node)), second],
            state,
            label: [node.marks.clone(), label].join(" ").trim().to_owned(),
            heavy: stand.tie.is_some() || alarm,
        });
    }
    let lanes = layout.lanes.iter().map(|lane| {
        let name = plan.vision(lane.vision).map_or("", |vision| vision.name.as_str());
        format!("Vision{} {name}", lane.vision)
    });
    let late = layout.edges.iter().map(|edge| {
        edge.kind == LinkKind::Step && facts.node(&edge.to).is_some_and(|node| node.reasons.contains(&edge.from))
    });
    let day = today.map(|today| format!("・{}現在", today.japanese())).unwrap_or_default();
    let roles =
        desk.marked().and_then(|(dept, _)| plan.department(&dept).map(|dept| format!("◎○●は{}の役割。", dept.name)));
    let roles = roles.unwrap_or_default();
    let already = chain.affected_already(&desk.app.graph(), &facts);
    let supposition = words::supposition(&facts, &chain, &already).unwrap_or_default();
    let drawing = Drawing {
        title: format!("{}　依存関係", plan.title),
        as_of: format!("{}年度の記録{day}", fiscal_year_short(desk.app.fy().get_untracked())),
        layout,
        columns: layout.columns.iter().map(picture::column_title).collect(),
        lanes: lanes.collect(),
        boxes,
        late: late.collect(),
        note: format!("箱の下段は個別取組の状態と進捗評価の件数。{roles}{supposition}"),
    };
    let day = today.map(|date| format!("_{date}")).unwrap_or_default();
    let name = format!("ayumi_依存関係{day}.svg");
    desk.app.download(&name, "image/svg+xml", drawing.svg().as_bytes());
    desk.said.set(format!("{name}の書き出しを始めました。ダウンロードのフォルダーにあることを確かめてください。"));
}
