//! 前の時点からの変化: what became worse, better, one-sided or cannot be compared, measure by measure.

use crate::counted::measures;
use crate::insight::MeasureSummary;
use crate::insight::compare::{ChangeGroup, ChangeKind, Incomparability, MeasureComparison};
use crate::wording::comparison::{self, NOW, SideNames};
use crate::wording::{self, names};

use super::source::ReportSource;
use super::{
    HeadingLevel, Inline, Previous, ReportBlock, ReportColumn, ReportPaper, ReportPart, ReportRow, ReportSection,
    ReportTable,
};

/// The groups whose measures are listed with how they stood and stand.
const LISTED: [ChangeGroup; 4] =
    [ChangeGroup::Worse, ChangeGroup::Better, ChangeGroup::Started, ChangeGroup::Withdrawn];

pub(super) fn changes(source: &ReportSource<'_>) -> ReportSection {
    let part = ReportPart::Changes;
    let (note, blocks) = match source.previous {
        None => ("比べる前の時点がない。".to_owned(), Vec::new()),
        Some(previous) => (
            format!("{}と、報告の時点との違い。{}", previous.name, comparison::closing(previous.comparison)),
            body(source, previous),
        ),
    };
    let title = ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note };
    let blocks = std::iter::once(title).chain(blocks).collect();
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}

fn body(source: &ReportSource<'_>, previous: Previous<'_>) -> Vec<ReportBlock> {
    let mut blocks = Vec::new();
    for group in LISTED {
        let own: Vec<&MeasureComparison> = previous.comparison.in_group(group).collect();
        if own.is_empty() {
            continue;
        }
        blocks.push(heading(group, own.len()));
        let rows = own.iter().map(|one| {
            let (number, name) = names::item(source.plan, &(&one.measure).into());
            ReportRow::plain([
                Inline::strong(number),
                Inline::words(name),
                stood(source, &one.before),
                stood(source, &one.after),
            ])
        });
        blocks.push(ReportBlock::Table(ReportTable {
            name: format!("{}した個別取組", comparison::group(group)),
            columns: vec![
                ReportColumn::words("番号", 8),
                ReportColumn::words("個別取組", 40),
                ReportColumn::words(previous.name, 26),
                ReportColumn::words("報告の時点", 26),
            ],
            rows: rows.collect(),
        }));
    }
    for group in [ChangeGroup::TextOnly, ChangeGroup::Same] {
        let own: Vec<&MeasureComparison> = previous.comparison.in_group(group).collect();
        if !own.is_empty() {
            blocks.push(heading(group, own.len()));
            blocks.push(ReportBlock::Paragraph(Inline::words(numbers(source, &own))));
        }
    }
    let left: Vec<&MeasureComparison> = previous.comparison.in_group(ChangeGroup::Incomparable).collect();
    if !left.is_empty() {
        blocks.push(heading(ChangeGroup::Incomparable, left.len()));
        let sides = SideNames { before: previous.name, after: NOW };
        let rows = Incomparability::ALL.into_iter().filter_map(|why| {
            let own: Vec<&MeasureComparison> = previous.comparison.of_kind(ChangeKind::Incomparable(why)).collect();
            let reason = comparison::incomparable(why, sides) + "個別取組";
            (!own.is_empty()).then(|| {
                ReportRow::plain([
                    Inline::words(reason),
                    Inline::words(measures(own.len())),
                    Inline::words(numbers(source, &own)),
                ])
            })
        });
        blocks.push(ReportBlock::Table(ReportTable {
            name: "比べられない個別取組とその理由".to_owned(),
            columns: vec![
                ReportColumn::words("理由", 42),
                ReportColumn::words("数", 8),
                ReportColumn::words("番号", 50),
            ],
            rows: rows.collect(),
        }));
    }
    blocks
}

fn heading(group: ChangeGroup, count: usize) -> ReportBlock {
    let note = match group {
        ChangeGroup::TextOnly => "状態と評価は同じで、文や実績値が違うもの",
        ChangeGroup::Incomparable => "改善にも悪化にも数えない",
        ChangeGroup::Worse
        | ChangeGroup::Better
        | ChangeGroup::Started
        | ChangeGroup::Withdrawn
        | ChangeGroup::Same => "",
    };
    ReportBlock::Heading {
        level: HeadingLevel::Section,
        text: format!("{}　{}", comparison::group(group), measures(count)),
        note: note.to_owned(),
    }
}

/// State and rating with their signs.
fn stood(source: &ReportSource<'_>, summary: &MeasureSummary) -> Vec<Inline> {
    let mut words = vec![Inline::State(summary.state), Inline::Text(format!("{}　", wording::state_of(summary)))];
    words.extend(source.rating(summary));
    words
}

fn numbers(source: &ReportSource<'_>, these: &[&MeasureComparison]) -> String {
    let numbers = these.iter().map(|one| names::item(source.plan, &(&one.measure).into()).0);
    numbers.collect::<Vec<_>>().join("、")
}
