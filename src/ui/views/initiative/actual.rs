//! Indicator, target and what was reached: one department's figure large, several departments' side by side.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{self, Progress, Rating};
use crate::journal::Field;
use crate::plan::calendar::Date;
use crate::plan::letters;
use crate::plan::{Measure, VisionNumber};
use crate::ui::parts::{MarkState, TargetBar, grade_label, heads, status_chip};
use crate::wording::{self, dates, names, values};

use super::department_record::DepartmentRecord;
use super::measured::measured;

/// The indicator and its target as printed, with the figure of the only department that recorded.
pub(super) fn indicator(
    app: App,
    vision: VisionNumber,
    measure: &Measure,
    records: &[DepartmentRecord],
) -> impl IntoView + use<> {
    let unit = measure.unit();
    let only = if let [only] = records { Some(only) } else { None };
    let actual = only.and_then(|only| only.record.actual.as_ref());
    let before = only.and_then(|only| only.before.as_ref());
    let earlier = only.and_then(|only| only.earlier.as_ref());
    let bar = measured(app.plan().years, app.navigation.fy().get(), measure, actual, before, earlier);
    // Under a bar the day stands in its captions; on paper it stands beside the figure.
    let on = actual.and_then(|actual| actual.on).map(|on| format!("{}時点", Date::japanese(on)));
    let day =
        on.map(|on| view! { <span class="sheet__actual-day" data-captioned=bar.is_some().then_some("")>{on}</span> });
    let disputed = only.is_some_and(|only| only.record.in_conflict.contains(&Field::Actual));
    let reached = match (actual, disputed, records.len()) {
        (_, true, _) => view! { <span class="sheet__actual-none">{wording::CONFLICT}</span> }.into_any(),
        (Some(actual), _, _) => view! {
            <span class="sheet__actual-figure">{values::figure(&actual.figure, unit)}</span>
            {day}
        }
        .into_any(),
        (None, _, 0 | 1) => view! { <span class="sheet__actual-none">{wording::NOT_ENTERED}</span> }.into_any(),
        (None, ..) => view! { <span class="sheet__actual-none">"課ごと（下の表）"</span> }.into_any(),
    };
    let progress = progress(app, measure, only);
    // Where no bar shows it, the year's own figure stands with the target.
    let pace = progress.pace.ok().filter(|_| bar.is_none()).and_then(|pace| wording::outlook::reference(pace, unit));
    let pace = pace.map(|words| view! { <span class="sheet__spread-note">{words}</span> });
    let previous = before.map(|before| {
        view! {
            <div class="sheet__fact" data-fact="previous">
                <dt>"前年度"</dt>
                <dd>{values::figure(&before.figure, unit)}</dd>
            </div>
        }
    });
    view! {
        <dl class="sheet__facts">
            <div class="sheet__fact" data-fact="indicator">
                <dt>"評価指標"</dt>
                <dd>{printed(measure.indicator.is_some(), wording::indicator(measure))}</dd>
            </div>
            <div class="sheet__fact" data-fact="target">
                <dt>"目標値等"</dt>
                <dd>{printed(measure.target.is_some(), wording::target(measure))} {pace}</dd>
            </div>
            <div class="sheet__fact" data-fact="actual">
                <dt>"実績値"</dt>
                <dd>{reached}</dd>
            </div>
            {previous}
        </dl>
        {bar.map(|bar| view! { <TargetBar reading=bar.reading vision captions=bar.captions /> })}
    }
}

/// What the plan prints; that it prints nothing is no text of the plan.
fn printed(is_there: bool, words: String) -> AnyView {
    if is_there { words.into_any() } else { view! { <span class="sheet__fact-none">{words}</span> }.into_any() }
}

/// How near the only department that recorded is to the target.
fn progress(app: App, measure: &Measure, only: Option<&DepartmentRecord>) -> Progress {
    let actual = only.and_then(|only| only.record.actual.as_ref());
    insight::progress(
        app.plan().years,
        app.navigation.fy().get(),
        measure.target.as_ref(),
        only.and_then(|only| only.earlier.as_ref()),
        actual.map(|actual| actual.figure.as_str()),
    )
}

/// How the figures of a measure with a number for a target are made; `None` for any other.
pub(super) fn explanation(app: App, measure: &Measure, records: &[DepartmentRecord]) -> Option<String> {
    let unit = measure.goal().filter(|goal| goal.is_figure())?.unit();
    let only = if let [only] = records { Some(only) } else { None };
    let progress = progress(app, measure, only);
    let no_one_figure = if records.len() > 1 {
        Some("実績値は課ごとのため、到達度は出しません。")
    } else if only.is_some_and(|only| only.record.in_conflict.contains(&Field::Actual)) {
        Some("実績値が食い違っているため、到達度は出しません。")
    } else {
        None
    };
    Some(match no_one_figure {
        Some(why) => [why, &wording::outlook::pace(progress.pace, unit)].concat(),
        None => wording::outlook::progress(&progress, unit).concat(),
    })
}

/// Several departments' records as rows: their figures are a spread, shown side by side, never averaged.
pub(super) fn spread(app: App, measure: &Measure, records: &[DepartmentRecord]) -> impl IntoView + use<> {
    let scale = app.scale();
    let rows = records.iter().map(|records| {
        let grade = match records.rated(&scale) {
            rated @ Rating::Grade(..) => {
                let grade = wording::graded(&scale, &rated);
                grade.map(|(kind, letter, name)| grade_label(kind, letter, name)).into_any()
            }
            Rating::No => wording::NOT_GRADED.into_any(),
            Rating::InConflict => wording::CONFLICT.into_any(),
            // Of one department there is no part.
            Rating::Unknown | Rating::Partial => "この版では読めない評価".into_any(),
        };
        let figure = if records.record.in_conflict.contains(&Field::Actual) {
            wording::CONFLICT.to_owned()
        } else {
            records.record.actual.as_ref().map_or_else(
                || wording::NOT_ENTERED.to_owned(),
                |actual| values::figure(&actual.figure, measure.unit()),
            )
        };
        let on = records.record.actual.as_ref().and_then(|actual| actual.on).map(|on| format!("{}時点", on.japanese()));
        let before = records
            .before
            .as_ref()
            .map(|before| format!("前年度 {}", values::figure(&before.figure, measure.unit())));
        let next = records.record.next.as_ref().map(|next| {
            view! { <p class="sheet__spread-text"><b>"次にすること"</b> "　" {letters::visible(next)}</p> }
        });
        view! {
            <tr>
                <th scope="row" class="table__cell sheet__spread-dept">
                    {records.dept_name.clone()}
                    {records.record.last.as_ref().map(|(by, at)| view! {
                        <span class="sheet__spread-note">{format!("{} {}", names::author(by), dates::full_day(at))}</span>
                    })}
                </th>
                <td class="table__cell sheet__spread-mark">{status_chip(MarkState::from(records.state()))}</td>
                <td class="table__cell sheet__spread-mark">{grade}</td>
                <td class="table__cell" data-number="">
                    <b class="sheet__spread-figure">{figure}</b>
                    {[on, before].into_iter().flatten().map(|note| view! {
                        <span class="sheet__spread-note">{note}</span>
                    }).collect_view()}
                </td>
                <td class="table__cell">
                    <p class="sheet__spread-text">{records.record.situation.as_deref().map(letters::visible)}</p>
                    {next}
                </td>
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=format!("{}の課ごとの記入", measure.name)>
            <table class="table sheet__spread">
                <caption class="table__caption">
                    {format!("{}課の記入。実績値は平均や合計をせずに並べています。", records.len())}
                </caption>
                {heads(&[("課", false), ("状態", false), ("進捗評価", false), ("実績値", true), ("状況・次にすること", false)])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
