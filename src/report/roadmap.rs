//! ロードマップ: the phases of every measure under the plan's years; those of the year that is reported are framed.

use crate::plan::calendar::fiscal_year_long;
use crate::plan::{Measure, stretches};
use crate::wording;

use super::{
    HeadingLevel, Inline, ReportBlock, ReportCell, ReportColumn, ReportOptions, ReportPaper, ReportPart, ReportRow,
    ReportSection, ReportSource, ReportTable,
};

pub(super) fn roadmap(source: &ReportSource<'_>, options: &ReportOptions) -> ReportSection {
    let part = ReportPart::Roadmap;
    let paper = if options.wide_roadmap { ReportPaper::A3Across } else { ReportPaper::A4Upright };
    let is_wide = paper == ReportPaper::A3Across;
    let years: Vec<i32> = source.plan.years.years().collect();
    let mut columns =
        vec![ReportColumn::words("番号", 5), ReportColumn::words("個別取組", if is_wide { 18 } else { 22 })];
    if is_wide {
        columns.push(ReportColumn::words("主担当", 14));
    }
    columns.push(ReportColumn::words("状態・評価", if is_wide { 18 } else { 17 }));
    let width = if is_wide { 45 } else { 56 } / u16::try_from(years.len().max(1)).unwrap_or(1);
    columns.extend(years.iter().map(|fy| {
        let name = fiscal_year_long(*fy);
        let head = if *fy == source.fy { Inline::strong(name + "（報告の年度）") } else { Inline::words(name) };
        ReportColumn { head, width: width.max(1), is_number: false }
    }));
    let reported = source.reported();
    let rows = reported.iter().flat_map(|one| {
        phases(source, one.measure).into_iter().enumerate().map(move |(at, phases)| {
            let first = at == 0;
            let mut standing = Vec::new();
            if first {
                standing = vec![Inline::State(one.summary.state), Inline::Text(wording::state_of(one.summary))];
                let rating = source.rating(one.summary);
                if !rating.is_empty() {
                    standing.push(Inline::Break);
                    standing.extend(rating);
                }
            }
            let number = if first {
                Inline::strong(one.number())
            } else {
                Inline::words(format!("{}（続き）", one.number()))
            };
            let mut row =
                ReportRow::plain([number, if first { Inline::words(one.measure.name.clone()) } else { Vec::new() }]);
            if is_wide {
                row.cells.push(if first { source.leads(one.measure) } else { Vec::new() }.into());
            }
            row.cells.push(standing.into());
            row.cells.extend(phases);
            row
        })
    });
    let table = ReportTable { name: "個別取組の工程".to_owned(), columns, rows: rows.collect() };
    let note = "工程は計画の本文のまま。太い枠は、報告の年度の工程。状態と評価は、報告の時点の記入による。".to_owned();
    let blocks = vec![
        ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note },
        ReportBlock::Table(table),
    ];
    ReportSection { part, title: part.name().to_owned(), paper, blocks }
}

/// A measure's phases as cells over the plan's years, in as many rows as overlap.
pub(super) fn phases(source: &ReportSource<'_>, measure: &Measure) -> Vec<Vec<ReportCell>> {
    let years = source.plan.years;
    let span = |years: i32| usize::try_from(years).unwrap_or(1);
    let rows = stretches(years.first..=years.last, &measure.phases);
    if rows.is_empty() {
        let words = vec![Inline::Faint(wording::NO_PHASES.to_owned())];
        return vec![vec![ReportCell { words, span: span(years.last - years.first + 1), phase: None }]];
    }
    let cell = |stretch: &crate::plan::Stretch<'_>| ReportCell {
        words: stretch.phase.map_or_else(Vec::new, |phase| Inline::words(phase.text.clone())),
        span: span(stretch.years()),
        phase: stretch.phase.map(|phase| (phase.first..=phase.last).contains(&source.fy)),
    };
    rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}
