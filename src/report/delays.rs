//! 遅れと、その影響: every measure rated 遅れ or やや遅れ with all that was written about it, and the initiatives that wait.

use crate::counted::measures;
use crate::insight;
use crate::plan::{DeptId, Initiative, InitiativeId};
use crate::wording;

use super::source::{Reported, in_pieces};
use super::{
    HeadingLevel, Inline, ReportBlock, ReportColumn, ReportPaper, ReportPart, ReportRow, ReportSection, ReportSource,
    ReportTable,
};

pub(super) fn delays(source: &ReportSource<'_>) -> ReportSection {
    let part = ReportPart::Delays;
    let delayed = source.delayed();
    let note = format!("進捗評価が{}の個別取組と、その取組の後続として計画に定められた取組。", source.delay_letters());
    let mut blocks = vec![ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note }];
    if delayed.is_empty() {
        blocks.push(ReportBlock::Paragraph(Inline::words(
            "該当する個別取組はない。評価のないものは、遅れの有無を判断していない。",
        )));
    } else {
        let followed = followed(source, &delayed);
        blocks.push(section("影響する可能性のある取組"));
        if followed.is_empty() {
            blocks.push(ReportBlock::Paragraph(Inline::words("計画に定められた後続の取組はない。")));
        } else {
            blocks.push(ReportBlock::Table(waiting(source, &followed)));
        }
        blocks.push(section(&format!("遅れている個別取組　{}", measures(delayed.len()))));
        blocks.push(ReportBlock::Table(table(source, &delayed)));
    }
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}

fn section(text: &str) -> ReportBlock {
    ReportBlock::Heading { level: HeadingLevel::Section, text: text.to_owned(), note: String::new() }
}

/// The initiatives with late measures that others wait for, each with its late measures.
fn followed<'a, 'b>(
    source: &ReportSource<'a>,
    delayed: &'b [Reported<'a>],
) -> Vec<(&'a Initiative, Vec<&'b Reported<'a>>)> {
    let initiatives = source.plan.initiatives.iter();
    let late = initiatives.map(|initiative| {
        (initiative, delayed.iter().filter(|one| one.initiative.id == initiative.id).collect::<Vec<_>>())
    });
    late.filter(|(initiative, late)| !late.is_empty() && !insight::followers(source.plan, &initiative.id).is_empty())
        .collect()
}

fn waiting(source: &ReportSource<'_>, followed: &[(&Initiative, Vec<&Reported<'_>>)]) -> ReportTable {
    let named = |id: &InitiativeId| {
        source.plan.initiative(id).map_or_else(String::new, |one| wording::circled(one.number) + &one.name)
    };
    let rows = followed.iter().map(|(initiative, late)| {
        let numbers = late.iter().map(|one| one.number()).collect::<Vec<_>>().join("、");
        let mut followers = insight::followers(source.plan, &initiative.id);
        followers.sort_unstable();
        let waiting = followers.into_iter().map(named).collect::<Vec<_>>().join("　");
        ReportRow::plain([Inline::strong(named(&initiative.id)), Inline::words(numbers), Inline::words(waiting)])
    });
    ReportTable {
        name: "影響する可能性のある取組".to_owned(),
        columns: vec![
            ReportColumn::words("遅れのある取組", 30),
            ReportColumn::words("遅れている個別取組", 20),
            ReportColumn::words("後続の取組", 50),
        ],
        rows: rows.collect(),
    }
}

fn table(source: &ReportSource<'_>, delayed: &[Reported<'_>]) -> ReportTable {
    let rows = delayed.iter().flat_map(|one| {
        let situations = in_pieces(&situation(source, one).unwrap_or_default());
        let next = in_pieces(&next(source, one).unwrap_or_default());
        let piece = |pieces: &[String], at: usize| {
            let none = if at == 0 && pieces.is_empty() { wording::NOT_ENTERED } else { "" };
            Inline::words(pieces.get(at).map_or(none, String::as_str))
        };
        // A text higher than a page goes on in the next row.
        (0..situations.len().max(next.len()).max(1)).map(move |at| {
            let is_first = at == 0;
            let number = if is_first { one.number() } else { format!("{}（続き）", one.number()) };
            let sign = one.delay_sign(source.scale).filter(|_| is_first);
            let sign = sign.map(|(kind, letter)| vec![Inline::Grade(kind, letter)]);
            ReportRow::plain([
                Inline::strong(number),
                sign.unwrap_or_default(),
                if is_first { Inline::strong(one.measure.name.clone()) } else { Vec::new() },
                piece(&situations, at),
                piece(&next, at),
                if is_first { source.leads(one.measure) } else { Vec::new() },
            ])
        })
    });
    ReportTable {
        name: "遅れている個別取組".to_owned(),
        columns: vec![
            ReportColumn::words("番号", 8),
            ReportColumn::words("評価", 6),
            ReportColumn::words("個別取組", 20),
            ReportColumn::words("状況", 28),
            ReportColumn::words("次にすること", 21),
            ReportColumn::words("主担当", 17),
        ],
        rows: rows.collect(),
    }
}

/// What the departments wrote that rated a measure so: 状況.
pub(super) fn situation(source: &ReportSource<'_>, one: &Reported<'_>) -> Option<String> {
    written(source, one, |record| record.situation)
}

fn next(source: &ReportSource<'_>, one: &Reported<'_>) -> Option<String> {
    written(source, one, |record| record.next)
}

/// A text of the departments whose rating the measure is counted under; each after its name where there are several.
fn written(
    source: &ReportSource<'_>,
    one: &Reported<'_>,
    field: impl Fn(insight::Record) -> Option<String>,
) -> Option<String> {
    let kind = one.summary.rated.kind();
    let is_so =
        |dept: &DeptId| one.summary.reports.iter().any(|report| report.dept == *dept && report.rated.kind() == kind);
    let texts: Vec<(String, String)> = source
        .records(&one.measure.id)
        .into_iter()
        .filter(|(dept, _)| is_so(dept))
        .filter_map(|(dept, record)| {
            let text = field(record).filter(|text| !text.trim().is_empty())?;
            Some((wording::names::dept_name(source.plan, &dept).into_owned(), text))
        })
        .collect();
    match texts.as_slice() {
        [] => None,
        [(_, text)] => Some(text.clone()),
        several => {
            let named = several.iter().map(|(dept, text)| format!("【{dept}】{text}"));
            Some(named.collect::<Vec<_>>().join("\n"))
        }
    }
}
