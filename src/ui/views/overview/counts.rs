//! The totals and the bar of states, each with its denominator.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{self, Rollup, State};
use crate::journal::{GradeKind, Status};
use crate::plan::calendar::year_end;
use crate::query::{Criteria, DueBand};
use crate::ui::parts::{Icon, MarkState, Shape, StateBar, StateCounts, StateLegend};

use super::words;

/// All a total of this view is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Totals {
    now: Rollup,
    /// The year before, where the plan covers it and something was recorded.
    before: Option<Rollup>,
    /// Targets due this fiscal year, and those whose year has passed.
    due: usize,
    past_due: usize,
}

/// Totals and bar.
#[component]
pub(super) fn Counts() -> impl IntoView {
    let app = App::get();
    let totals = Memo::new(move |_| totals(app));
    let number = move |of: fn(&Totals) -> usize| Signal::derive(move || of(&totals.read()));
    let change = move |kind: GradeKind| {
        Signal::derive(move || {
            let totals = totals.read();
            totals.before.as_ref().map_or_else(String::new, |before| change(before.kind(kind), totals.now.kind(kind)))
        })
    };
    let every_entered = State::ALL.into_iter().filter(|state| *state != State::NotEntered);
    let entered = words::in_states(every_entered);
    let (late, behind) = (words::of_kind(GradeKind::Late), words::of_kind(GradeKind::Behind));
    let due = Criteria { due: [DueBand::ThisYear].into(), ..Criteria::default() };
    let conflict = words::in_states([State::InConflict]);
    let graded = move |kind: GradeKind| {
        let (letter, name) = words::grade(&app.scale(), kind);
        format!("{name} {letter}")
    };
    view! {
        <section class="overview__totals" aria-labelledby="overview-totals">
            <h2 class="visually-hidden" id="overview-totals">"件数"</h2>
            <dl class="overview__counts">
                <Count
                    label="記入済み"
                    value=number(|totals| totals.now.entered())
                    unit=Signal::derive(move || format!("／{}件", totals.read().now.measures))
                    criteria=entered
                    first=true
                >
                    {move || match totals.read().now.state(State::NotEntered) {
                        0 => "未入力はありません".into_any(),
                        count => {
                            let href = words::address_of_list(app, words::in_states([State::NotEntered]));
                            view! { <a href=href>{format!("未入力 {count}件")}</a> }.into_any()
                        }
                    }}
                </Count>
                <Count
                    label=graded(GradeKind::Late)
                    mark=(Shape::Warning, "late")
                    value=number(|totals| totals.now.kind(GradeKind::Late))
                    criteria=late
                >
                    {change(GradeKind::Late)}
                </Count>
                <Count
                    label=graded(GradeKind::Behind)
                    mark=(Shape::Warning, "behind")
                    value=number(|totals| totals.now.kind(GradeKind::Behind))
                    criteria=behind
                >
                    {change(GradeKind::Behind)}
                </Count>
                <Count label="今年度までが期限" value=number(|totals| totals.due + totals.past_due) criteria=due>
                    {move || due_note(app, &totals.read())}
                </Count>
                <Count
                    label="競合"
                    mark=(Shape::Conflict, "")
                    value=number(|totals| totals.now.in_conflict)
                    criteria=conflict
                >
                    {move || if totals.read().now.in_conflict == 0 { "ありません" } else { "どちらを採るか未決定" }}
                </Count>
            </dl>
        </section>
        <section class="overview__states" aria-labelledby="overview-states">
            <div class="overview__states-head">
                <h2 class="overview__states-title" id="overview-states">
                    {move || format!("個別取組{}件の状態", totals.read().now.measures)}
                </h2>
                <p class="sub">{move || denominators(&totals.read().now)}</p>
            </div>
            {move || {
                let counts = state_counts(&totals.read().now);
                view! {
                    <StateBar counts />
                    <StateLegend counts />
                }
            }}
        </section>
    }
}

/// One total, a link into the list of what it counts.
#[component]
fn Count(
    #[prop(into)] label: String,
    #[prop(optional)] mark: Option<(Shape, &'static str)>,
    value: Signal<usize>,
    #[prop(optional, into)] unit: Option<Signal<String>>,
    criteria: Criteria,
    #[prop(optional)] first: bool,
    children: Children,
) -> impl IntoView {
    let app = App::get();
    let unit = unit.unwrap_or_else(|| Signal::derive(|| "件".to_owned()));
    let name = format!("{label} ");
    let mark = mark.map(|(shape, grade)| {
        let grade = Some(grade).filter(|grade| !grade.is_empty());
        view! { <span class="overview__count-mark" data-grade=grade><Icon shape /></span> }
    });
    view! {
        <div class="overview__count" data-first=first.then_some("")>
            <dt class="overview__count-label">{mark} {label}</dt>
            <dd class="overview__count-value">
                <a class="overview__count-link" href=move || words::address_of_list(app, criteria.clone())>
                    <span class="visually-hidden">{name}</span>
                    <span class="overview__count-number">{move || value.get()}</span>
                    <span class="overview__count-unit">{move || unit.get()}</span>
                </a>
                <span class="overview__count-note">{children()}</span>
            </dd>
        </div>
    }
    .into_any()
}

fn totals(app: App) -> Totals {
    let (plan, fy) = (app.plan(), app.fy().get());
    let now = Rollup::of(app.standings().get().iter().map(|(_, standing)| standing));
    let before = plan.years.contains(fy - 1).then(|| {
        let standings = insight::standings(&plan, &app.ledger().read(), &app.scale(), fy - 1);
        Rollup::of(standings.iter().map(|(_, standing)| standing))
    });
    let banded = plan.measures().filter(|(_, measure)| DueBand::of(&plan, measure, fy) == DueBand::ThisYear);
    let due = plan.measures().filter(|(_, measure)| insight::due_in(&plan, measure, fy)).count();
    Totals {
        past_due: banded.count().saturating_sub(due),
        due,
        now,
        before: before.filter(|before| before.entered() > 0),
    }
}

/// 前年度より ＋1
fn change(before: usize, now: usize) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("前年度より ＋{}", now - before),
        std::cmp::Ordering::Less => format!("前年度より −{}", before - now),
        std::cmp::Ordering::Equal => "前年度と同じ".to_owned(),
    }
}

fn due_note(app: App, totals: &Totals) -> String {
    let left = year_end(app.fy().get()).zip(app.today().get()).map(|(end, today)| end.days_since(today));
    let left = left.filter(|days| *days >= 0).map(|days| format!("年度末まで {days}日"));
    let past = (totals.past_due > 0).then(|| format!("うち前年度まで {}件", totals.past_due));
    [left, past].into_iter().flatten().collect::<Vec<_>>().join("・")
}

/// 分母63件。評価の集計は評価のある46件（評価できない9・評価なし8を除く）
fn denominators(rollup: &Rollup) -> String {
    let unrated = rollup.kind(GradeKind::NotRated);
    let mut words = vec![format!(
        "分母{}件。評価の集計は評価のある{}件（評価できない{unrated}・評価なし{}を除く）",
        rollup.measures,
        rollup.rated(),
        rollup.without_rating()
    )];
    let unknown = rollup.state(State::Unknown);
    if unknown > 0 {
        words.push(format!("この版では読めない状態の{unknown}件は棒に含めません"));
    }
    let outside = rollup.state(State::Told(Status::NotApplicable));
    if outside > 0 {
        words.push(format!("対象外の{outside}件も分母に含みます"));
    }
    words.join("。")
}

/// The counts as a bar takes them. A state this version cannot read has no place in it: the words above say so.
pub(super) fn state_counts(rollup: &Rollup) -> StateCounts {
    let mut counts = StateCounts::default();
    for state in State::ALL.into_iter().filter(|state| *state != State::Unknown) {
        counts.add(MarkState::from(state), u32::try_from(rollup.state(state)).unwrap_or(u32::MAX));
    }
    counts
}
