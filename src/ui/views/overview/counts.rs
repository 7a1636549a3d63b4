//! The totals and the bar of states, each with its denominator.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::{Counted, Rollup, State, Total};
use crate::journal::{GradeKind, Status};
use crate::plan::calendar::year_end;
use crate::query::{Criteria, DueBand};
use crate::ui::parts::{Shape, StateBar, StateCounts, StateLegend, explained, icon};
use crate::wording;

use super::explanation::counted;
use super::totals::Totals;
use super::words;

/// The totals.
pub(super) fn counts(app: App, totals: &Totals) -> AnyView {
    view! {
        <section class="overview__totals" aria-labelledby="overview-totals">
            <h2 class="visually-hidden" id="overview-totals">"件数"</h2>
            <dl class="overview__counts">
                {entered(app, totals)}
                {graded(app, totals, GradeKind::Late)}
                {graded(app, totals, GradeKind::Behind)}
                {due(app, totals)}
                {in_conflict(app, totals)}
            </dl>
        </section>
    }
    .into_any()
}

/// One total, a link into the list of what it counts.
struct Count {
    label: String,
    mark: Option<(Shape, &'static str)>,
    value: usize,
    unit: String,
    criteria: Criteria,
    note: AnyView,
}

impl Count {
    fn view(self, app: App) -> AnyView {
        let Self { label, mark, value, unit, criteria, note } = self;
        let first = unit.starts_with('／').then_some("");
        let mark = mark.map(|(shape, grade)| {
            let grade = Some(grade).filter(|grade| !grade.is_empty());
            view! { <span class="overview__count-mark" data-grade=grade>{icon(shape)}</span> }
        });
        view! {
            <div class="overview__count" data-first=first>
                <dt class="overview__count-label">{mark} {label.clone()}</dt>
                <dd class="overview__count-value">
                    <a class="overview__count-link" href=words::address_of_list(app, criteria)>
                        <span class="visually-hidden">{format!("{label} ")}</span>
                        <span class="overview__count-number">{value}</span>
                        <span class="overview__count-unit">{unit}</span>
                    </a>
                    <span class="overview__count-note">{note}</span>
                </dd>
            </div>
        }
        .into_any()
    }
}

fn entered(app: App, totals: &Totals) -> AnyView {
    let missing = [State::NotEntered, State::Partial].map(|state| (state, totals.now.state(state)));
    let mut links: Vec<AnyView> = Vec::new();
    for (state, count) in missing.into_iter().filter(|(_, count)| *count > 0) {
        if !links.is_empty() {
            links.push("・".into_any());
        }
        let href = words::address_of_list(app, words::in_states([state]));
        links.push(view! { <a href=href>{format!("{} {count}{MEASURES}", wording::state(state))}</a> }.into_any());
    }
    let note = if links.is_empty() { "全件が記入済み".into_any() } else { links.into_any() };
    Count {
        label: "記入済み".to_owned(),
        mark: None,
        value: totals.now.entered(),
        unit: format!("／{}{MEASURES}", totals.now.measures),
        criteria: words::in_states(
            State::ALL.into_iter().filter(|state| !matches!(state, State::NotEntered | State::Partial)),
        ),
        note,
    }
    .view(app)
}

fn graded(app: App, totals: &Totals, kind: GradeKind) -> AnyView {
    let (letter, name) = words::grade(&app.scale(), kind);
    let total = totals.now.total(Counted::Kind(kind));
    let before = totals.before.as_ref().map(|before| before.total(Counted::Kind(kind)));
    Count {
        label: format!("{name} {letter}"),
        mark: Some((Shape::Warning, kind.word())),
        value: total.part,
        unit: MEASURES.to_owned(),
        criteria: words::of_kind(kind),
        note: graded_note(before.as_ref(), &total).into_any(),
    }
    .view(app)
}

fn due(app: App, totals: &Totals) -> AnyView {
    Count {
        label: "今年度末までに期限".to_owned(),
        mark: None,
        value: totals.due + totals.past_due,
        unit: MEASURES.to_owned(),
        criteria: Criteria { due: [DueBand::ThisYear].into(), ..Criteria::default() },
        note: due_note(app, totals).into_any(),
    }
    .view(app)
}

fn in_conflict(app: App, totals: &Totals) -> AnyView {
    let total = totals.now.total(Counted::InConflict);
    Count {
        label: "食い違い".to_owned(),
        mark: Some((Shape::Conflict, "")),
        value: total.part,
        unit: MEASURES.to_owned(),
        criteria: words::in_states([State::InConflict]),
        note: match total.part {
            0 if totals.now.recorded() == 0 => "記入がまだありません",
            0 => "取り込んだ記入の中にはありません",
            _ => "採用する値が未定",
        }
        .into_any(),
    }
    .view(app)
}

/// The bar of all states, and how the figures of the view are counted.
pub(super) fn states(app: App, totals: &Totals) -> AnyView {
    let counts = StateCounts::of_rollup(&totals.now);
    view! {
        <section class="overview__states" aria-labelledby="overview-states">
            <div class="overview__states-head">
                <h2 class="overview__states-title" id="overview-states">
                    {format!("個別取組{}{MEASURES}の状態", totals.now.measures)}
                </h2>
                <p class="sub">{denominators(&totals.now)}</p>
                {explained("概況", counted(app, totals, counts.total()))}
            </div>
            <StateBar counts />
            <StateLegend counts />
        </section>
    }
    .into_any()
}

/// 評価のある5件中。前年度末より ＋1: of how many, since no grade is no good grade. A count that fell is a change for the
/// better only where as many are rated as were.
fn graded_note(before: Option<&Total>, now: &Total) -> String {
    let of = format!("評価のある{}{MEASURES}中", now.of);
    match before {
        None => of,
        Some(before) if now.of < before.of && now.part <= before.part => {
            format!("{of}。前年度末は{}{MEASURES}中{}{MEASURES}", before.of, before.part)
        }
        Some(before) => format!("{of}。{}", change(before.part, now.part)),
    }
}

/// 前年度末より ＋1
fn change(before: usize, now: usize) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("前年度末より ＋{}", now - before),
        std::cmp::Ordering::Less => format!("前年度末より −{}", before - now),
        std::cmp::Ordering::Equal => "前年度末と同じ".to_owned(),
    }
}

fn due_note(app: App, totals: &Totals) -> String {
    let left =
        year_end(app.navigation.fy().get()).zip(app.page.today().get()).map(|(end, today)| end.days_since(today));
    let left = left.filter(|days| *days >= 0).map(|days| format!("年度末まで {days}日"));
    let past = (totals.past_due > 0).then(|| format!("うち前年度まで {}{MEASURES}", totals.past_due));
    [left, past].into_iter().flatten().collect::<Vec<_>>().join("・")
}

/// 分母63件。評価の集計は評価のある46件（評価できない9・評価の記入なし8を除く）
fn denominators(rollup: &Rollup) -> String {
    let unrated = rollup.kind(GradeKind::NotRated);
    let mut words = vec![format!(
        "分母{}{MEASURES}。評価の集計は評価のある{}{MEASURES}（評価できない{unrated}・一部の課だけの評価{}・評価の記入なし{}を除く）",
        rollup.measures,
        rollup.rated(),
        rollup.partly_rated(),
        rollup.without_rating()
    )];
    let unknown = rollup.state(State::Unknown);
    if unknown > 0 {
        words.push(format!("この版では読めない状態の{unknown}{MEASURES}は棒と割合に含めません"));
    }
    let outside = rollup.state(State::Recorded(Status::NotApplicable));
    if outside > 0 {
        words.push(format!("対象外の{outside}{MEASURES}も分母に含みます"));
    }
    words.join("。")
}
