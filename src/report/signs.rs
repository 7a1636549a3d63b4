//! 記号の見方: every sign of the report with its meaning, and how things are counted.

use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::Role;
use crate::wording;

use super::{
    HeadingLevel, Inline, ReportBlock, ReportColumn, ReportPaper, ReportPart, ReportRow, ReportSection, ReportSource,
    ReportTable, Term,
};

pub(super) fn signs(source: &ReportSource<'_>) -> ReportSection {
    let heading =
        |text: &str| ReportBlock::Heading { level: HeadingLevel::Section, text: text.to_owned(), note: String::new() };
    let part = ReportPart::Signs;
    let blocks = vec![
        ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note: String::new() },
        heading("状態"),
        states(),
        heading("進捗評価"),
        grades(source),
        heading("役割"),
        ReportBlock::Terms(Role::ALL.map(role).to_vec()),
        heading("数え方"),
        ReportBlock::Sentences(
            [
                "未記入・未着手・評価できない・対象外・中止は、それぞれ別のものです。まとめて数えません。",
                wording::totals::ONE_EACH,
                wording::totals::WHOSE,
            ]
            .map(ToOwned::to_owned)
            .to_vec(),
        ),
    ];
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}

fn states() -> ReportBlock {
    // A state that this version cannot read has no sign of its own.
    let shown = State::ALL.into_iter().filter(|state| *state != State::Unknown);
    let row = |state: State| {
        let sign = vec![Inline::State(state), Inline::Strong(wording::state(state).to_owned())];
        ReportRow::plain([sign, Inline::words(wording::state_meaning(state))])
    };
    ReportBlock::Table(ReportTable {
        name: "状態の意味".to_owned(),
        columns: vec![ReportColumn::words("状態", 22), ReportColumn::words("意味", 78)],
        rows: shown.map(row).collect(),
    })
}

fn grades(source: &ReportSource<'_>) -> ReportBlock {
    let rows = source.scale.grades.iter().map(|grade| {
        let sign = vec![Inline::Grade(grade.kind, grade.letter.clone()), Inline::Strong(grade.name.clone())];
        let counted = match grade.kind {
            GradeKind::NotRated => "集計の分母から除き、件数を添えます。",
            GradeKind::Ahead | GradeKind::OnPlan | GradeKind::Behind | GradeKind::Late => "",
        };
        ReportRow::plain([sign, Inline::words(format!("{}。{counted}", grade.criterion))])
    });
    ReportBlock::Table(ReportTable {
        name: "進捗評価の基準".to_owned(),
        columns: vec![ReportColumn::words("評価", 22), ReportColumn::words("選ぶ基準", 78)],
        rows: rows.collect(),
    })
}

fn role(role: Role) -> Term {
    let meaning = match role {
        Role::Lead => "個別取組ごとに定められています。その課の記入が、この個別取組の進み具合になります。",
        Role::Support => "取組ごとに定められています。取組のすべての個別取組に関わります。",
        Role::Review => "取組ごとに定められています。検討に加わります。",
    };
    Term::new(format!("{} {}", role.mark(), wording::role(role)), meaning)
}
