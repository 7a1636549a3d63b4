//! 個票: the sheet of an initiative, or of one measure: what was promised, what is recorded, which phase it is in.

use crate::counted::measures;
use crate::insight::{self, Progress, Record, Rollup, State};
use crate::journal::{Actual, Field, GradeKind};
use crate::plan::calendar::fiscal_year_long;
use crate::plan::{DeptId, Goal, Initiative, Role};
use crate::wording::{self, names, values};

use super::source::{Reported, in_pieces};
use super::{
    HeadingLevel, InitiativeTitle, Inline, MeasureSheet, ReportBlock, ReportPaper, ReportPart, ReportSection,
    ReportSource, SheetScope, Term,
};

/// How many letters of what departments wrote stand beside indicator, target and figure: ten lines.
const LETTERS_BESIDE: usize = 240;

pub(super) fn sheets(source: &ReportSource<'_>, scope: SheetScope) -> Vec<ReportSection> {
    let reported = source.reported();
    let mut sheets = Vec::new();
    for initiative in &source.plan.initiatives {
        let own: Vec<&Reported<'_>> = reported.iter().filter(|one| one.initiative.id == initiative.id).collect();
        let is_wanted = match scope {
            SheetScope::Delayed => own.iter().any(|one| one.delay().is_some()),
            SheetScope::Initiatives | SheetScope::Measures => !own.is_empty(),
        };
        if !is_wanted {
            continue;
        }
        match scope {
            SheetScope::Measures => sheets
                .extend(own.iter().map(|one| sheet(source, initiative, &[one], format!("個票　{}", one.number())))),
            SheetScope::Delayed | SheetScope::Initiatives => {
                let title = format!("個票　取組{}", wording::circled(initiative.number));
                sheets.push(sheet(source, initiative, &own, title));
            }
        }
    }
    if sheets.is_empty() {
        let note = match scope {
            SheetScope::Delayed => {
                format!("進捗評価が{}の個別取組がないため、個票はない。", source.delay_letters())
            }
            SheetScope::Initiatives | SheetScope::Measures => "該当する個別取組はない。".to_owned(),
        };
        let part = ReportPart::Sheets;
        let blocks = vec![ReportBlock::Heading { level: HeadingLevel::Part, text: part.name().to_owned(), note }];
        sheets.push(ReportSection { part, title: part.name().to_owned(), paper: ReportPaper::A4Upright, blocks });
    }
    sheets
}

fn sheet(source: &ReportSource<'_>, initiative: &Initiative, own: &[&Reported<'_>], title: String) -> ReportSection {
    let counts = ReportSource::counts(own.iter().copied());
    let vision_name = source.plan.vision(initiative.vision).map_or("", |vision| vision.name.as_str());
    let mut blocks = vec![
        ReportBlock::Initiative(InitiativeTitle {
            number: initiative.number,
            name: initiative.name.clone(),
            vision: initiative.vision,
            vision_name: vision_name.to_owned(),
            is_priority: initiative.priority,
            note: format!("個別取組{}　{}", measures(own.len()), told(source, &counts)),
        }),
        ReportBlock::Terms(terms(source, initiative)),
        ReportBlock::Heading {
            level: HeadingLevel::Section,
            text: format!("個別取組　{}", measures(own.len())),
            note: format!("太い枠は{}の工程。等分の参考値は、計画の定めた値ではない", fiscal_year_long(source.fy)),
        },
        ReportBlock::Years(source.plan.years.years().map(|fy| (fiscal_year_long(fy), fy == source.fy)).collect()),
    ];
    blocks.extend(own.iter().map(|one| ReportBlock::Measure(Box::new(measure(source, one)))));
    ReportSection { part: ReportPart::Sheets, title, paper: ReportPaper::A4Upright, blocks }
}

/// 完了1・実施中2・準備中1　／　B2・C1・D1: what is counted and nothing else.
pub(super) fn told(source: &ReportSource<'_>, counts: &Rollup) -> String {
    let states = State::ALL.into_iter().filter(|state| counts.state(*state) > 0);
    let states: Vec<String> = states.map(|state| format!("{}{}", wording::state(state), counts.state(state))).collect();
    let kinds = GradeKind::ALL.into_iter().filter(|kind| counts.kind(*kind) > 0);
    let kinds: Vec<String> = kinds
        .map(|kind| match kind {
            GradeKind::NotRated => format!("評価できない{}", counts.kind(kind)),
            _ => format!("{}{}", wording::conditions::kind_letters(source.scale, kind), counts.kind(kind)),
        })
        .collect();
    let gap = if kinds.is_empty() { "" } else { "　／　" };
    [&states.join("・"), gap, &kinds.join("・")].concat()
}

/// What the plan says about the initiative.
fn terms(source: &ReportSource<'_>, initiative: &Initiative) -> Vec<Term> {
    let plan = source.plan;
    let roles = Role::ALL.into_iter().filter_map(|role| {
        let parties: Vec<&str> = initiative.parties(role).map(|party| plan.party_name(party)).collect();
        (!parties.is_empty()).then(|| format!("{} {}", role.mark(), parties.join("・")))
    });
    let roles = roles.collect::<Vec<_>>().join("　");
    let steps = wording::steps(plan, initiative);
    let steps = if steps.is_empty() { wording::NO_LINKS.trim_end_matches('。').to_owned() } else { steps };
    let outcome = initiative.outcome.iter();
    let mut terms: Vec<Term> =
        outcome.map(|outcome| Term { term: "あるべき姿".to_owned(), words: Inline::strong(outcome.clone()) }).collect();
    terms.extend(initiative.overview.iter().map(|overview| Term::new("取組概要", overview.clone())));
    terms.extend(initiative.background.iter().map(|background| Term::new("取組背景", background.clone())));
    if !roles.is_empty() {
        terms.push(Term::new("担当部署", roles));
    }
    terms.push(Term::new("前提・後続", steps));
    terms
}

fn measure(source: &ReportSource<'_>, one: &Reported<'_>) -> MeasureSheet {
    let records = source.records(&one.measure.id);
    let only = if let [(_, record)] = records.as_slice() { Some(record) } else { None };
    let mut told = if let Some(record) = only {
        written(None, record)
    } else {
        let named = records.iter().map(|(dept, record)| (names::dept_name(source.plan, dept).into_owned(), record));
        named.flat_map(|(name, record)| written(Some(&name), record)).collect()
    };
    let further = told.split_off(beside(&told));
    MeasureSheet {
        number: one.number(),
        name: one.measure.name.clone(),
        state: (one.summary.state, wording::state_of(one.summary)),
        rating: source.rating(one.summary),
        promised: promised(source, one, &records),
        told,
        further,
        phases: super::roadmap::phases(source, one.measure),
        foot: foot(source, one, &records),
    }
}

/// How many terms stand beside what was promised: as much as is about as high.
fn beside(told: &[Term]) -> usize {
    let mut letters = 0;
    let fits = |term: &&Term| {
        letters += term
            .words
            .iter()
            .map(|word| if let Inline::Text(text) = word { text.chars().count() } else { 0 })
            .sum::<usize>();
        letters <= LETTERS_BESIDE
    };
    told.iter().take_while(fits).count()
}

/// 状況 and 次にすること of one record, each in pieces that fit on a page.
fn written(dept: Option<&str>, record: &Record) -> Vec<Term> {
    let fields = [(Field::Situation, &record.situation), (Field::Next, &record.next)];
    let mut terms = Vec::new();
    for (field, text) in fields {
        let conflict = record.in_conflict.contains(&field).then_some(wording::CONFLICT);
        let pieces = match (conflict, text) {
            (Some(conflict), _) => vec![conflict.to_owned()],
            (None, text) => in_pieces(text.as_deref().unwrap_or_default()),
        };
        for (at, piece) in pieces.into_iter().enumerate() {
            let mut term = wording::field(&field).into_owned();
            if let Some(dept) = dept {
                term = format!("{term}（{dept}）");
            }
            if at > 0 {
                term.push_str("（続き）");
            }
            terms.push(Term::new(term, piece));
        }
    }
    terms
}

/// Indicator, target and figure. Figures of several departments stand side by side and are never added up.
fn promised(source: &ReportSource<'_>, one: &Reported<'_>, records: &[(DeptId, Record)]) -> Vec<Term> {
    let unit = one.measure.unit();
    let figure = |record: &Record| {
        if record.in_conflict.contains(&Field::Actual) {
            Some(wording::CONFLICT.to_owned())
        } else {
            record.actual.as_ref().map(|actual| values::actual(actual, unit))
        }
    };
    let mut terms = vec![
        Term::new("評価指標", wording::indicator(one.measure)),
        Term { term: "目標値等".to_owned(), words: Inline::strong(wording::target_in(one.measure, source.fy)) },
    ];
    let reached: Vec<String> = match records {
        [(_, record)] => figure(record).into_iter().collect(),
        several => several
            .iter()
            .filter_map(|(dept, record)| Some(format!("{} {}", names::dept_name(source.plan, dept), figure(record)?)))
            .collect(),
    };
    let mut words = match (reached.is_empty(), one.measure.goal()) {
        (false, _) => Inline::strong(reached.join("、")),
        (true, Some(Goal::InPlace)) => Inline::words("数値なし（有無で見る目標）"),
        (true, _) => Inline::words(wording::NOT_ENTERED),
    };
    if let [(dept, record)] = records {
        let earlier = insight::earlier(source.plan, source.ledger, source.fy, dept, one.measure);
        let figure = record.actual.as_ref().map(|actual: &Actual| actual.figure.as_str());
        let Progress { pace, .. } =
            insight::progress(source.plan.years, source.fy, one.measure.target.as_ref(), earlier.as_ref(), figure);
        let reference = pace.ok().and_then(|pace| wording::outlook::reference(pace, unit));
        words.extend(reference.map(|reference| Inline::Text(format!("　{reference}"))));
    }
    terms.push(Term { term: "実績値".to_owned(), words });
    terms
}

fn foot(source: &ReportSource<'_>, one: &Reported<'_>, records: &[(DeptId, Record)]) -> Vec<Term> {
    let mut terms = vec![Term::new("主担当", wording::leads(source.plan, one.measure).join("・"))];
    let stood = source.previous.and_then(|previous| {
        let compared = previous.comparison.measures.iter().find(|compared| compared.measure == one.measure.id)?;
        let rating = wording::rating(source.scale, &compared.before);
        let state = wording::state_of(&compared.before);
        let words = if rating.is_empty() { state } else { format!("{state}・{rating}") };
        Some(Term::new(previous.name, words))
    });
    terms.extend(stood);
    let wrote = match records {
        [] => wording::records_of(source.fy) + "はまだない",
        [(dept, record)] => {
            let day = record.last.as_ref().map(|(_, at)| wording::dates::full_day(at)).unwrap_or_default();
            format!("{}　{day}", names::dept_name(source.plan, dept))
        }
        several => format!("{}課", several.len()),
    };
    terms.push(Term::new("記入", wrote));
    terms
}
