//! 対応が必要: late, somewhat late, late by the records, in conflict, not entered; a few of each and the way to the rest.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::{MEASURES, initiatives};
use crate::insight::{self, Assessor, Reason, State};
use crate::journal::{Cell, Field, GradeKind};
use crate::plan::{DeptId, InitiativeId, ItemId, MeasureId, Plan};
use crate::query::Criteria;
use crate::ui::parts::{Disclosure, MarkSize, MarkState, Shape, grade_mark, icon, status_mark};
use crate::wording;

use super::words;

/// How many of each reason are named.
const NAMED: usize = 3;

/// How many of the initiatives that wait are named.
const FOLLOWERS_NAMED: usize = 2;

/// Why a measure stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Graded(GradeKind),
    /// By the records, whatever the rating.
    Late,
    InConflict,
    Partial,
    NotEntered,
}

/// One list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct List {
    why: Why,
    count: usize,
    /// The first few; all, where no list of the app shows the rest.
    lines: Vec<AttentionRow>,
}

/// One measure: number, name, address, and what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AttentionRow {
    number: String,
    name: String,
    href: String,
    /// Pieces of the note; what the records look like is for the screen only.
    note: Vec<Piece>,
}

/// A piece of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Told(String),
    Computed(String),
}

/// The lists.
pub(super) fn attention() -> impl IntoView {
    let app = App::get();
    let lists = Memo::new(move |_| lists(app));
    view! {
        <section class="section" aria-labelledby="overview-attention">
            <div class="section__head">
                <h2 id="overview-attention">"対応が必要"</h2>
            </div>
            {move || {
                let lists = lists.read();
                let nothing = lists.is_empty().then(|| view! {
                    <p class="sub">"全ての個別取組に全ての主担当の課の記入があり、遅れ・やや遅れ・食い違いの記入はありません。"</p>
                });
                view! { {lists.iter().map(|list| show(app, list)).collect::<Vec<_>>()} {nothing} }
            }}
        </section>
    }
}

fn lists(app: App) -> Vec<List> {
    let (plan, summaries, fy, ledger) =
        (app.plan(), app.records.summaries().get(), app.navigation.fy().get(), app.records.ledger().read());
    let assessor = Assessor::new(&plan, &summaries, fy, app.page.today().get());
    let found = insight::attention(&plan, &ledger, &summaries, &assessor);
    let all = [
        (Why::Graded(GradeKind::Late), found.late),
        (Why::Graded(GradeKind::Behind), found.behind),
        (Why::Late, found.late_by_records),
        (Why::InConflict, found.in_conflict),
        (Why::Partial, found.partial),
        (Why::NotEntered, found.not_entered),
    ];
    let line = |why: Why, id: &MeasureId| {
        let (initiative, measure) = plan.measure(id)?;
        Some(AttentionRow {
            number: initiative.measure_number(measure),
            name: measure.name.clone(),
            href: words::address_of_measure(app, initiative, measure),
            note: note(app, &assessor, why, id).unwrap_or_default(),
        })
    };
    let list = |(why, ids): (Why, Vec<MeasureId>)| {
        let shown = if why == Why::Late { ids.len() } else { NAMED };
        List { why, count: ids.len(), lines: ids.iter().take(shown).filter_map(|id| line(why, id)).collect() }
    };
    all.into_iter().filter(|(_, ids)| !ids.is_empty()).map(list).collect()
}

fn show(app: App, list: &List) -> AnyView {
    let (mark, name, grade, criteria) = match list.why {
        Why::Graded(kind) => {
            let (letter, name) = words::grade(&app.scale(), kind);
            (grade_mark(kind, letter).into_any(), name, Some(kind.word()), Some(words::of_kind(kind)))
        }
        Why::Late => (icon(Shape::Warning).into_any(), "記録からは遅れ".to_owned(), None, None),
        Why::InConflict => (
            icon(Shape::Conflict).into_any(),
            wording::CONFLICT.to_owned(),
            None,
            Some(words::in_states([State::InConflict])),
        ),
        Why::Partial => (
            status_mark(MarkState::Partial, MarkSize::Large).into_any(),
            wording::PARTIAL.to_owned(),
            None,
            Some(words::in_states([State::Partial])),
        ),
        Why::NotEntered => (
            status_mark(MarkState::NotEntered, MarkSize::Large).into_any(),
            wording::NOT_ENTERED.to_owned(),
            None,
            Some(words::in_states([State::NotEntered])),
        ),
    };
    let (named, more) = list.lines.split_at(list.lines.len().min(NAMED));
    let rest = list.count - named.len();
    let more = criteria.filter(|_| rest > 0).map(|criteria| link(app, &name, criteria, rest)).or_else(|| {
        let more: Vec<AnyView> = more.iter().map(item).collect();
        let opened = move || {
            view! { <Disclosure summary=format!("ほか{rest}{MEASURES}")><ul>{more}</ul></Disclosure> }.into_any()
        };
        (rest > 0).then(opened)
    });
    let class = if list.why == Why::Late { "overview__reason no-print" } else { "overview__reason" };
    view! {
        <div class=class>
            <h3 class="overview__reason-head" data-grade=grade>
                {mark} <span class="overview__reason-name">{name}</span>
                <span class="overview__reason-count">{format!("{}{MEASURES}", list.count)}</span>
            </h3>
            <ul class="overview__items">{named.iter().map(item).collect::<Vec<_>>()}</ul>
            {more}
        </div>
    }
    .into_any()
}

fn link(app: App, name: &str, criteria: Criteria, rest: usize) -> AnyView {
    view! {
        <p class="overview__item">
            <a class="overview__more" href=words::address_of_list(app, criteria)>
                <span class="visually-hidden">{format!("{name} ")}</span>
                {format!("ほか{rest}{MEASURES}を一覧で見る")}
            </a>
        </p>
    }
    .into_any()
}

fn item(line: &AttentionRow) -> AnyView {
    let AttentionRow { number, name, href, note } = line.clone();
    let last = note.len().saturating_sub(1);
    let pieces = note.into_iter().enumerate().map(|(nth, piece)| {
        let end = if nth == last { "" } else { "。" };
        match piece {
            Piece::Told(words) => (words + end).into_any(),
            Piece::Computed(words) => view! { <span class="no-print">{words + end}</span> }.into_any(),
        }
    });
    let note: Vec<AnyView> = pieces.collect();
    view! {
        <li class="overview__item">
            <span class="code">{number}</span>
            <div>
                <a href=href>{name}</a>
                <p class="overview__item-note">{note}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Who it concerns and what is known: departments, what follows, due, why, what they wrote.
fn note(app: App, assessor: &Assessor<'_>, why: Why, id: &MeasureId) -> Option<Vec<Piece>> {
    let (plan, summaries, fy) = (app.plan(), app.records.summaries().get(), app.navigation.fy().get());
    let ((initiative, measure), summary) = (plan.measure(id)?, summaries.get(id)?);
    let dept = |dept: &DeptId| wording::names::dept_name(&plan, dept).into_owned();
    let following = following(&plan, &insight::followers(&plan, &initiative.id));
    let spread = wording::totals::spread(&insight::spread(&plan, summary));
    let spread = Some(spread).filter(|spread| !spread.is_empty());
    let leads = words::parties(&plan, &measure.leads, 2);
    let led_by = if leads.is_empty() { wording::NO_LEADS.to_owned() } else { format!("主担当 {leads}") };
    let parts: Vec<Option<String>> = match why {
        Why::NotEntered => vec![Some(led_by), following],
        Why::Partial => vec![Some(wording::answers(summary.answers())), Some(led_by), following],
        Why::InConflict => {
            let cells = summary.conflicts.iter();
            let cells = cells.map(|cell| format!("{}の{}", dept(&cell.dept), wording::field(&cell.field)));
            vec![Some(format!("{}に、異なる記入が2つ以上届いています", cells.collect::<Vec<_>>().join("、")))]
        }
        Why::Graded(_) | Why::Late => {
            let graded: Vec<&DeptId> = match why {
                Why::Graded(kind) => {
                    let graded = summary.reports.iter().filter(|report| report.rated.kind() == Some(kind));
                    graded.map(|report| &report.dept).collect()
                }
                _ => Vec::new(),
            };
            let told = graded.iter().find_map(|dept| {
                let cell = Cell { fy, dept: (*dept).clone(), item: ItemId::from(id), field: Field::Situation };
                app.records.value_of(&cell)?.as_text().map(wording::values::first_sentence)
            });
            let mut outlook = assessor.of(&app.records.ledger().read(), summary, initiative, measure);
            let silent = [Reason::AsPlanned, Reason::TargetReached, Reason::DueSoon];
            outlook.reasons.retain(|reason| !silent.contains(reason) && !matches!(reason, Reason::Stands(_)));
            let reasons = Some(wording::outlook::reasons(&plan, measure, &outlook)).filter(|words| !words.is_empty());
            let who = if graded.is_empty() {
                leads
            } else {
                graded.iter().map(|id| dept(id)).collect::<Vec<_>>().join("・")
            };
            let due = insight::due_in(&plan, measure, fy).then(|| "今年度が期限".to_owned());
            let told = told.map(Piece::Told);
            let known = [Some(who), spread, following, due].into_iter().flatten().map(Piece::Told);
            return Some(known.chain(reasons.map(Piece::Computed)).chain(told).collect());
        }
    };
    Some(parts.into_iter().flatten().map(Piece::Told).collect())
}

/// 後続3取組に影響（①フロントヤード改革の推進・⑦効率的な職場環境の整備 ほか）
fn following(plan: &Plan, followers: &[&InitiativeId]) -> Option<String> {
    let name = |id: &&InitiativeId| {
        let found = plan.initiative(id)?;
        Some(format!("{}{}", wording::circled(found.number), found.name))
    };
    let names: Vec<String> = followers.iter().take(FOLLOWERS_NAMED).filter_map(name).collect();
    let more = if followers.len() > FOLLOWERS_NAMED { " ほか" } else { "" };
    let count = initiatives(followers.len());
    (!followers.is_empty()).then(|| format!("後続{count}に影響（{}{more}）", names.join("・")))
}
