//! 状態と評価の意味: every mark with its word, what it says, and how it is counted.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::Role;
use crate::query::{Route, Topic, View};
use crate::ui::parts::{MarkState, RoleMark, grade_label, heads, status_chip};
use crate::wording;

use super::{Section, list_link};

#[component]
pub(super) fn Meanings() -> impl IntoView {
    view! {
        <Section topic=Topic::Meanings>
            <p class="about__text">
                "未記入・未着手・評価できない・対象外・中止は、それぞれ別のものです。集計ではまとめず、分母と、除いた件数を必ず添えます。"
            </p>
            <States/>
            <Grades/>
            <Roles/>
            <Links/>
        </Section>
    }
}

#[component]
fn States() -> impl IntoView {
    // What a newer version wrote has no sign of its own.
    let states = State::IN_CHOICES.into_iter().filter(|state| *state != State::Unknown);
    let row = |state: State| {
        let mark = MarkState::from(state);
        let mut route = Route::to(View::Measures);
        route.criteria.states.insert(state);
        view! {
            <tr class="table__row">
                <th class="table__cell" scope="row">{status_chip(mark)}</th>
                <td class="table__cell about__meaning">{wording::state_meaning(state)}</td>
                <td class="table__cell about__see">{list_link(&route, format!("{}の一覧", mark.label()))}</td>
            </tr>
        }
    };
    view! {
        <h3 class="about__sub">"状態（丸）"</h3>
        <p class="about__text">
            "丸1つが個別取組1件です。丸の満ち方が状態を表します。1つの個別取組を複数の課が記入するときは、全ての課がそろうまで「一部の課が記入」とし、そろうと最も進んでいない状態で1件と数えます。対象外の記入も、そろったうちに入ります。"
        </p>
        <table class="table about__table">
            {heads(&[("状態", false), ("意味", false), ("見る", false)])}
            <tbody>{states.map(row).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Grades() -> impl IntoView {
    let scale = App::get().scale();
    let row = |grade: &crate::journal::Grade| {
        let mut route = Route::to(View::Measures);
        route.criteria.kinds.insert(grade.kind);
        let counted = match grade.kind {
            GradeKind::NotRated => "評価の集計の分母から除き、件数を添えます。",
            GradeKind::Ahead | GradeKind::OnPlan | GradeKind::Behind | GradeKind::Late => "",
        };
        view! {
            <tr class="table__row">
                <th class="table__cell" scope="row">
                    {grade_label(grade.kind, grade.letter.clone(), grade.name.clone())}
                </th>
                <td class="table__cell about__meaning">{grade.criterion.clone()} "。" {counted}</td>
                <td class="table__cell about__see">{list_link(&route, format!("{}の一覧", grade.name))}</td>
            </tr>
        }
    };
    view! {
        <h3 class="about__sub">"進捗評価（四角）"</h3>
        <p class="about__text">
            {format!(
                "評価は文字で見分けます。複数の課が評価したときは、最も低い評価で1件と数えます。状態の記入があって評価がないものは「{}」で、「評価できない」とは別です。",
                wording::NOT_GRADED,
            )}
        </p>
        <table class="table about__table">
            {heads(&[("評価", false), ("選ぶ基準", false), ("見る", false)])}
            <tbody>{scale.grades.iter().map(row).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Roles() -> impl IntoView {
    let item = |role: Role| {
        let meaning = match role {
            Role::Lead => "個別取組ごとに定められています。その課の記入が、この個別取組の進み具合になります。",
            Role::Support => "取組ごとに定められています。取組のすべての個別取組に関わります。",
            Role::Review => "取組ごとに定められています。検討に加わります。",
        };
        view! {
            <div class="about__item">
                <dt><RoleMark role named=true /> " " {wording::role(role)}</dt>
                <dd>{meaning}</dd>
            </div>
        }
    };
    view! {
        <h3 class="about__sub">"役割（◎○●）"</h3>
        <p class="about__text">"計画の本文の記号をそのまま使っています。"</p>
        <dl class="about__list">{Role::ALL.map(item).into_iter().collect_view()}</dl>
    }
}

#[component]
fn Links() -> impl IntoView {
    view! {
        <h3 class="about__sub">"取組のつながり"</h3>
        <dl class="about__list">
            <div class="about__item">
                <dt>"取組のステップ（実線の矢印）"</dt>
                <dd>
                    "矢印の元が「前提」、先が「後続」です。⑭→①なら、取組⑭が取組①の前提です。前提に「やや遅れ」か「遅れ」の個別取組があると、後続に「影響あり」と示します。"
                </dd>
            </div>
            <div class="about__item">
                <dt>"関連性の高い取組（破線）"</dt>
                <dd>"順序のないつながりです。遅れの影響は伝えません。"</dd>
            </div>
        </dl>
        <p class="about__text">
            <a class="about__link" href=Route::to(View::Graph).format()>"依存関係の図で見る"</a>
        </p>
    }
}
