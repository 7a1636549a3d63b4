//! A file that was chosen as a plan: what is in it, or all that is to be mended, before anything changes.

use leptos::prelude::*;

use crate::app::{App, PlanCandidate, PlanOutline, PlanRefusal, PlanStanding};
use crate::plan::Problem;
use crate::plan::letters::visible_line;
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Column, FileZone, Shape, icon, table};

use super::list::LIST_ID;
use super::words;

/// The id under which the port finds the chosen file.
const INPUT_ID: &str = "plans-file";
/// The heading that takes the focus when a file was read.
const RESULT_ID: &str = "plans-result";
/// Of a plan with a fault in every measure, so many stand in the table; the copied list has all.
const MOST_ROWS: usize = 200;

const PROBLEM_COLUMNS: [Column; 4] = [("番号", true), ("どこ", false), ("何が", false), ("どうする", false)];

pub(super) fn candidate(app: App) -> AnyView {
    let candidate = app.plans.candidate();
    // Every choice is answered where it was made, for a keyboard and a screen reader too.
    Effect::new(move |_| {
        if matches!(*candidate.read(), PlanCandidate::Refused { .. } | PlanCandidate::Ready { .. }) {
            app.page.focus(RESULT_ID);
        }
    });
    let result = move || match candidate.get() {
        PlanCandidate::None => ().into_any(),
        PlanCandidate::Reading => view! { <p role="status">"読んでいます"</p> }.into_any(),
        PlanCandidate::Refused { file, why } => refused(app, &file, &why),
        PlanCandidate::Ready { file, outline, standing } => ready(app, &file, &outline, &standing),
    };
    view! {
        <section class="section" aria-labelledby="plans-check">
            <div class="section__head">
                <h2 id="plans-check">"計画ファイルを確かめる"</h2>
                <p class="section__note">"加えるまで、何も変わりません"</p>
            </div>
            <FileZone
                id=INPUT_ID
                label="計画のファイル（.json）を選ぶ"
                support="全ての決まりで確かめ、直すところを一度に示します。"
                accept=".json,.txt,application/json"
                on_choose=move |id| app.plans.check_picked(id)
            />
            {result}
        </section>
    }
    .into_any()
}

/// What is in a plan that can be kept, how it stands to what is here, and the one step on.
fn ready(app: App, file: &str, outline: &PlanOutline, standing: &PlanStanding) -> AnyView {
    let here = *standing == PlanStanding::AlreadyHere;
    let add = move |()| {
        if app.plans.keep() {
            app.page.focus(LIST_ID);
        }
    };
    let (solid, leave) = (
        (!here).then(|| view! { <Button look=ButtonLook::Solid on_press=add>"この計画を加える"</Button> }),
        if here { "閉じる" } else { "やめる" },
    );
    view! {
        <div class="plans__result">
            <h3 id=RESULT_ID tabindex="-1">{words::file(file)}</h3>
            <p class="plans__standing">{icon(Shape::Check)} <b>"全ての決まりに合っています。"</b></p>
            <dl class="plans__outline">
                {words::outline(outline).into_iter().map(|(term, words)| view! {
                    <div><dt>{term}</dt><dd>{words}</dd></div>
                }).collect_view()}
            </dl>
            {words::standing(outline, standing).map(|words| view! { <p class="plans__standing">{icon(Shape::Warning)} <span>{words}</span></p> })}
            <div class="row">
                {solid}
                <Button look=ButtonLook::Text on_press=move |()| app.plans.discard()>{leave}</Button>
            </div>
        </div>
    }
    .into_any()
}

/// Why it cannot be kept: one sentence, or a list of what is to be mended.
fn refused(app: App, file: &str, why: &PlanRefusal) -> AnyView {
    let body = match why {
        PlanRefusal::Problems(problems) => mending(app, file, problems),
        other => {
            let [what, advice] = words::refusal(other);
            view! { <p>{what}</p> <p>{advice}</p> }.into_any()
        }
    };
    view! {
        <div class="plans__result">
            <h3 id=RESULT_ID tabindex="-1">{words::file(file)}</h3>
            <p class="plans__refused">
                {icon(Shape::Warning)}
                <span><b>{words::refused(why)}</b> " 今の計画と記入は変わっていません。"</span>
            </p>
            {body}
            <div class="row">
                <Button look=ButtonLook::Text on_press=move |()| app.plans.discard()>"閉じる"</Button>
                <p class="sub">"直したファイルを選び直すと、もう一度確かめます。"</p>
            </div>
        </div>
    }
    .into_any()
}

fn mending(app: App, file: &str, problems: &[Problem]) -> AnyView {
    let text = words::to_copy(file, problems);
    let rows = problems.iter().take(MOST_ROWS).enumerate().map(|(at, problem)| {
        [(at + 1).to_string(), problem.place.to_string(), problem.what.clone(), visible_line(&problem.hint)]
            .into_iter()
            .map(IntoAny::into_any)
            .collect()
    });
    view! {
        <div class="row">
            <Button size=ButtonSize::Small on_press=move |()| app.page.copy(text.clone())>"直すところの一覧をコピー"</Button>
        </div>
        {table(RESULT_ID, &PROBLEM_COLUMNS, 1, rows.collect(), None)}
        {words::beyond(problems.len(), MOST_ROWS).map(|words| view! { <p>{words}</p> })}
    }
    .into_any()
}
