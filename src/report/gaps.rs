//! 記入がまだないもの: measures without a record, or with some departments' only, and whose records are missing.

use crate::counted::measures;
use crate::insight::{self, State};
use crate::wording;

use super::{
    HeadingLevel, Inline, ReportBlock, ReportColumn, ReportPaper, ReportPart, ReportRow, ReportSection, ReportSource,
    ReportTable,
};

pub(super) fn not_entered(source: &ReportSource<'_>) -> ReportSection {
    let part = ReportPart::NotEntered;
    let open: Vec<_> = source
        .reported()
        .into_iter()
        .filter(|one| matches!(one.summary.state, State::NotEntered | State::Partial))
        .collect();
    let note = format!("状態の記入がないか、主担当の課の一部だけが記入した個別取組　{}。", measures(open.len()));
    let mut blocks = vec![ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note }];
    if open.is_empty() {
        blocks.push(ReportBlock::Paragraph(Inline::words("該当する個別取組はない。")));
    } else {
        let rows = open.iter().map(|one| {
            let spread = insight::spread(source.plan, one.summary);
            let silent = wording::totals::silent(source.plan, &spread);
            ReportRow::plain([
                Inline::strong(one.number()),
                Inline::words(one.measure.name.clone()),
                vec![Inline::State(one.summary.state), Inline::Text(wording::state_of(one.summary))],
                source.leads(one.measure),
                Inline::words(silent),
            ])
        });
        blocks.push(ReportBlock::Table(ReportTable {
            name: part.name().to_owned(),
            columns: vec![
                ReportColumn::words("番号", 8),
                ReportColumn::words("個別取組", 30),
                ReportColumn::words("状態", 18),
                ReportColumn::words("主担当", 20),
                ReportColumn::words("記入のない課", 24),
            ],
            rows: rows.collect(),
        }));
    }
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}
