//! 集計表: Vision by state and by rating, with the time before under the sum, and departments by rating.

use crate::counted::MEASURES;
use crate::insight::compare::RatedAs;
use crate::insight::{Rollup, State};
use crate::journal::{GradeKind, Scale};
use crate::plan::{Measure, PartyId};
use crate::wording::{self, percent};

use super::source::{Reported, shown_states};
use super::{
    HeadingLevel, Inline, ReportBlock, ReportColumn, ReportPaper, ReportPart, ReportRow, ReportSection, ReportSource,
    ReportTable,
};

/// What a column of a cross table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    State(State),
    Rated(RatedAs),
}

impl Column {
    fn count(self, rollup: &Rollup) -> usize {
        match self {
            Self::State(state) => rollup.state(state),
            Self::Rated(rated) => rated.count(rollup),
        }
    }
}

pub(super) fn cross_tables(source: &ReportSource<'_>) -> ReportSection {
    let part = ReportPart::CrossTables;
    let reported = source.reported();
    let all = ReportSource::counts(&reported);
    let before = source.previous.map(|previous| previous.comparison.counts.before.clone());
    let counted: Vec<&Rollup> = [Some(&all), before.as_ref()].into_iter().flatten().collect();
    let states: Vec<Column> = shown_states(&counted).into_iter().map(Column::State).collect();
    let ratings: Vec<Column> = shown_ratings(&counted).into_iter().map(Column::Rated).collect();
    let note = if source.is_whole() { String::new() } else { format!("{}。", source.conditions) };
    let table = |name: &str, columns: &[Column]| by_vision(source, name, &reported, columns, before.as_ref());
    let mut blocks = vec![
        ReportBlock::Heading {
            level: HeadingLevel::Part,
            text: part.name().to_owned(),
            note: format!(
                "{note}件数と割合。割合の分母は、その行の計。四捨五入のため、割合の和が100%にならないことがある。"
            ),
        },
        heading("Vision × 状態", format!("{MEASURES}・%")),
        table("Vision別・状態別の件数と割合", &states),
        heading("Vision × 進捗評価", format!("{MEASURES}・%")),
        table("Vision別・進捗評価別の件数と割合", &ratings),
    ];
    blocks.push(heading("課 × 進捗評価", "主担当（◎）が複数の個別取組は、それぞれの課・区分に数える".to_owned()));
    blocks.push(by_department(source, &reported, &ratings));
    ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks }
}

fn heading(text: &str, note: String) -> ReportBlock {
    ReportBlock::Heading { level: HeadingLevel::Section, text: text.to_owned(), note }
}

/// Every kind of grade, 評価なし, and of the others those that are counted here.
fn shown_ratings(counted: &[&Rollup]) -> Vec<RatedAs> {
    let always = |rated: &RatedAs| matches!(rated, RatedAs::Kind(_) | RatedAs::No);
    let is_shown = |rated: &RatedAs| always(rated) || counted.iter().any(|rollup| rated.count(rollup) > 0);
    RatedAs::ALL.into_iter().filter(is_shown).collect()
}

fn head(source: &ReportSource<'_>, column: Column, is_short: bool) -> Vec<Inline> {
    match column {
        Column::State(state) => vec![Inline::State(state), Inline::Text(short_state(state).to_owned())],
        Column::Rated(RatedAs::Kind(GradeKind::NotRated)) => Inline::words("できない"),
        Column::Rated(RatedAs::Kind(kind)) if is_short => {
            Inline::words(wording::conditions::kind_letters(source.scale, kind))
        }
        Column::Rated(RatedAs::Kind(kind)) => {
            let letters = wording::conditions::kind_letters(source.scale, kind);
            vec![Inline::Strong(letters), Inline::Text(short_kind(kind).to_owned())]
        }
        Column::Rated(RatedAs::No) => Inline::words("なし"),
        Column::Rated(RatedAs::Partial) => Inline::words("一部"),
        Column::Rated(rated) => Inline::words(wording::comparison::rated(rated)),
    }
}

/// A state's word, as short as a column is narrow.
fn short_state(state: State) -> &'static str {
    match state {
        State::Partial => "一部",
        State::Unknown => "不明",
        other => wording::state(other),
    }
}

fn short_kind(kind: GradeKind) -> &'static str {
    match kind {
        GradeKind::Ahead => " 上回る",
        GradeKind::OnPlan => " どおり",
        GradeKind::Behind => " やや遅れ",
        GradeKind::Late => " 遅れ",
        GradeKind::NotRated => "",
    }
}

fn by_vision(
    source: &ReportSource<'_>,
    name: &str,
    reported: &[Reported<'_>],
    columns: &[Column],
    before: Option<&Rollup>,
) -> ReportBlock {
    let cells = |first: Vec<Inline>, rollup: &Rollup| {
        let counts = columns.iter().map(|column| {
            let count = column.count(rollup);
            vec![Inline::Portion { count, share: share(count, rollup.measures) }]
        });
        std::iter::once(first).chain(counts).chain([Inline::strong(rollup.measures.to_string())]).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for vision in &source.plan.visions {
        let own = ReportSource::counts(reported.iter().filter(|one| one.initiative.vision == vision.number));
        if own.measures > 0 {
            let named = vec![
                Inline::Vision(vision.number),
                Inline::Strong(format!("Vision{}", vision.number)),
                Inline::Text(format!("　{}", vision.name)),
            ];
            rows.push(ReportRow::plain(cells(named, &own)));
        }
    }
    let all = ReportSource::counts(reported);
    rows.push(ReportRow::total(cells(Inline::words("計"), &all)));
    if let (Some(before), Some(previous)) = (before, source.previous) {
        rows.push(ReportRow::below(cells(Inline::words(format!("{}の計", previous.name)), before)));
        let difference = |then: usize, now: usize| Inline::strong(wording::difference(then, now));
        let differences = columns.iter().map(|column| difference(column.count(before), column.count(&all)));
        rows.push(ReportRow::below(
            std::iter::once(Inline::strong("増減"))
                .chain(differences)
                .chain([difference(before.measures, all.measures)]),
        ));
    }
    let heads = columns.iter().map(|column| ReportColumn::numbers(head(source, *column, false), 21));
    let columns = std::iter::once(ReportColumn::words("Vision", 60))
        .chain(heads)
        .chain([ReportColumn::numbers(Inline::words("計"), 12)]);
    ReportBlock::Table(ReportTable { name: name.to_owned(), columns: columns.collect(), rows })
}

/// 9.5%; a dash where there is nothing to take a share of.
pub(super) fn share(part: usize, whole: usize) -> String {
    percent(part, whole).unwrap_or_else(|| "—".to_owned())
}

/// Measures by who leads them: departments by name, and in one row those that a group leads.
fn by_department(source: &ReportSource<'_>, reported: &[Reported<'_>], columns: &[Column]) -> ReportBlock {
    let cells = |name: String, own: &[&Reported<'_>]| {
        let counts = ReportSource::counts(own.iter().copied());
        let mut cells = vec![Inline::words(name), Inline::strong(own.len().to_string())];
        cells.extend(columns.iter().map(|column| Inline::count(column.count(&counts))));
        cells.push(delayed(source.scale, own));
        cells
    };
    let led = |is_lead: &dyn Fn(&PartyId) -> bool| -> Vec<&Reported<'_>> {
        let leads = |measure: &Measure| measure.leads.iter().any(is_lead);
        reported.iter().filter(|one| leads(one.measure)).collect()
    };
    let mut rows = Vec::new();
    let mut every: Vec<&Reported<'_>> = Vec::new();
    for department in &source.plan.departments {
        let own = led(&|lead| lead.as_str() == department.id.as_str());
        if !own.is_empty() {
            rows.push(ReportRow::plain(cells(department.name.clone(), &own)));
            every.extend(own);
        }
    }
    let groups = led(&|lead| source.plan.groups.iter().any(|group| group.id.as_str() == lead.as_str()));
    if !groups.is_empty() {
        rows.push(ReportRow::plain(cells("全ての課などの区分".to_owned(), &groups)));
        every.extend(groups);
    }
    let counts = ReportSource::counts(every.iter().copied());
    let mut sum = vec![Inline::words("のべ"), Inline::strong(every.len().to_string())];
    sum.extend(columns.iter().map(|column| Inline::count(column.count(&counts))));
    sum.push(Vec::new());
    rows.push(ReportRow::total(sum));
    let heads = columns.iter().map(|column| {
        let width = if *column == Column::Rated(RatedAs::Kind(GradeKind::NotRated)) { 17 } else { 12 };
        ReportColumn::numbers(head(source, *column, true), width)
    });
    let table = std::iter::once(ReportColumn::words("課・担当", 54))
        .chain([ReportColumn::numbers(Inline::words("計"), 11)])
        .chain(heads)
        .chain([ReportColumn::words(format!("{}の個別取組", source.delay_letters()), 60)]);
    ReportBlock::Table(ReportTable {
        name: "課別・進捗評価別の件数".to_owned(), columns: table.collect(), rows
    })
}

/// 5-2、7-1、15-4 D: what is late, 遅れ in heavier letters.
fn delayed(scale: &Scale, own: &[&Reported<'_>]) -> Vec<Inline> {
    let mut words = Vec::new();
    for one in own {
        let Some((kind, letter)) = one.delay_sign(scale) else { continue };
        if !words.is_empty() {
            words.push(Inline::Text("、".to_owned()));
        }
        words.push(match kind {
            GradeKind::Late => Inline::Strong(format!("{} {letter}", one.number())),
            _ => Inline::Text(one.number()),
        });
    }
    if words.is_empty() { vec![Inline::Faint("—".to_owned())] } else { words }
}
