//! 原典の注記: where the printed plan is doubtful, what is shown instead, and why.

use crate::counted::places;
use crate::plan::ItemId;
use crate::wording::names;

use super::{
    HeadingLevel, Inline, ReportBlock, ReportColumn, ReportPaper, ReportPart, ReportRow, ReportSection, ReportSource,
    ReportTable,
};

pub(super) fn remarks(source: &ReportSource<'_>) -> ReportSection {
    let part = ReportPart::Remarks;
    let remarks = &source.plan.remarks;
    let note = format!("計画の本文に疑いのある{}。本文は変えていない。", places(remarks.len()));
    let mut blocks = vec![ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note }];
    if !remarks.is_empty() {
        let rows = remarks.iter().map(|remark| {
            let about = remark.about.iter().map(|id| {
                let (number, name) = names::item(source.plan, &ItemId::new(id));
                format!("{number} {name}")
            });
            let about = about.collect::<Vec<_>>().join("、");
            let about = if about.is_empty() { "計画全体".to_owned() } else { about };
            ReportRow::plain([
                Inline::words(about),
                Inline::words(remark.printed.clone()),
                Inline::words(remark.shown.clone()),
                Inline::words(remark.reason.clone()),
            ])
        });
        blocks.push(ReportBlock::Table(ReportTable {
            name: part.name().to_owned(),
            columns: vec![
                ReportColumn::words("対象", 20),
                ReportColumn::words("原典", 25),
                ReportColumn::words("あゆみの表示", 25),
                ReportColumn::words("理由", 30),
            ],
            rows: rows.collect(),
        }));
    }
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}
