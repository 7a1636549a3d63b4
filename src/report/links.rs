//! 依存関係: which initiatives come before and behind each other, and which of them have late measures.

use crate::graph::{Graph, affected_by};
use crate::insight;
use crate::picture::Picture;
use crate::picture::dependencies::{GraphSources, on_paper};
use crate::plan::{InitiativeId, LinkKind};
use crate::query::GraphOptions;
use crate::wording;

use super::{
    HeadingLevel, Inline, ReportBlock, ReportColumn, ReportPaper, ReportPart, ReportPicture, ReportRow, ReportSection,
    ReportSource, ReportTable,
};

/// The room of the picture on A4 upright, in CSS pixels.
const MOST_WIDTH: f64 = 692.0;
const MOST_HEIGHT: f64 = 850.0;

pub(super) fn links(source: &ReportSource<'_>) -> ReportSection {
    let part = ReportPart::Links;
    let note =
        "計画に定められた取組のステップと、関連性の高い取組。状態と評価は、その取組の個別取組全部の件数。".to_owned();
    let blocks = vec![
        ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note },
        ReportBlock::Picture(Box::new(picture(source))),
        ReportBlock::Heading {
            level: HeadingLevel::Section, text: "取組のつながり".to_owned(), note: String::new()
        },
        ReportBlock::Table(table(source)),
    ];
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}

/// The dependencies, drawn for paper.
fn picture(source: &ReportSource<'_>) -> ReportPicture {
    let graph = Graph::of(source.plan);
    let late = insight::late_initiatives(source.plan, source.summaries);
    let affected = affected_by(&graph, &late);
    let sources = GraphSources {
        plan: source.plan,
        scale: source.scale,
        summaries: source.summaries,
        graph: &graph,
        affected: &affected,
        found: None,
        marked: None,
    };
    let Picture { title, description, width, height, svg } =
        on_paper(&sources, &GraphOptions::default(), source.fy, source.today);
    let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let scale = (MOST_WIDTH / width).min(MOST_HEIGHT / height);
    ReportPicture { name: title, description, width: width * scale, height: height * scale, svg }
}

fn table(source: &ReportSource<'_>) -> ReportTable {
    let plan = source.plan;
    let late = insight::late_initiatives(plan, source.summaries);
    let listed = |ids: Vec<&InitiativeId>| {
        if ids.is_empty() { vec![Inline::Faint("—".to_owned())] } else { Inline::words(source.circled(ids)) }
    };
    let rows = plan.initiatives.iter().map(|initiative| {
        let before: Vec<&InitiativeId> = plan.predecessors(&initiative.id).map(|link| &link.from).collect();
        let behind: Vec<&InitiativeId> = plan.successors(&initiative.id).map(|link| &link.to).collect();
        let related = plan.links.iter().filter(|link| link.kind == LinkKind::Related).filter_map(|link| {
            match (link.from == initiative.id, link.to == initiative.id) {
                (true, _) => Some(&link.to),
                (_, true) => Some(&link.from),
                _ => None,
            }
        });
        let counts = insight::Rollup::of(initiative.measures.iter().filter_map(|one| source.summaries.get(&one.id)));
        let waits = before.iter().any(|id| late.contains(*id));
        let mut told = vec![Inline::Text(super::sheets::told(source, &counts))];
        if waits {
            told.push(Inline::Break);
            let held: Vec<&InitiativeId> = before.iter().copied().filter(|id| late.contains(*id)).collect();
            told.push(Inline::Strong(format!("前提の取組{}に遅れがある", source.circled(held))));
        }
        ReportRow::plain([
            vec![
                Inline::Vision(initiative.vision),
                Inline::Strong(wording::circled(initiative.number) + &initiative.name),
            ],
            listed(before),
            listed(behind),
            listed(related.collect()),
            told,
        ])
    });
    ReportTable {
        name: "取組の前提・後続・関連".to_owned(),
        columns: vec![
            ReportColumn::words("取組", 33),
            ReportColumn::words("前提", 8),
            ReportColumn::words("後続", 12),
            ReportColumn::words("関連", 12),
            ReportColumn::words("個別取組の状態と評価", 35),
        ],
        rows: rows.collect(),
    }
}
