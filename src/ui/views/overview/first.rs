//! The first visit: choose one's department, where records are kept, the plan in numbers and in full.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::journal::GradeKind;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{DeptId, Initiative, Plan, Role, Vision};
use crate::query::{Route, View};
use crate::ui::deferred::after_paint;
use crate::ui::dom::{Element, element};
use crate::ui::parts::field::Select;
use crate::ui::parts::{
    Button, ButtonLook, Choice, MarkSize, MarkState, StateBar, StateCounts, grade_label, status_mark, vision_label,
};
use crate::wording;

use super::circle::circles as circles_of;
use super::table::name_cell;
use super::words;

/// How many leads of an initiative are named before the rest is counted.
const LEADS_NAMED: usize = 3;

/// What is seen before anything was recorded.
#[component]
pub(super) fn FirstVisit() -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let numbers = Arc::clone(&plan);
    let below = move || view! { {view! { <Contents plan=Arc::clone(&plan) /> }.into_any()} {Legends().into_any()} };
    view! {
        <div class="overview__start">{ChooseDept().into_any()} {Keeping().into_any()}</div>
        {view! { <Numbers plan=numbers /> }.into_any()}
        {after_paint(app, below)}
    }
}

#[component]
fn ChooseDept() -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let (missed, set_missed) = signal(false);
    let count = plan.departments.len();
    let choices = {
        let plan = Arc::clone(&plan);
        Signal::derive(move || {
            let named = plan.departments.iter().map(|dept| Choice::new(dept.id.as_str(), dept.name.as_str()));
            std::iter::once(Choice::new("", "選んでください")).chain(named).collect::<Vec<_>>()
        })
    };
    let own = Signal::derive(move || app.preferences.own_dept().get().map(|dept| dept.to_string()).unwrap_or_default());
    let choose = move |id: String| {
        if !id.is_empty() {
            set_missed.set(false);
            app.preferences.choose_dept(DeptId::new(id));
        }
    };
    let open = move |()| {
        if let Some(dept) = app.preferences.own_dept().get_untracked() {
            app.navigation.navigate(&Route::to(View::Department(Some(dept))));
        } else {
            set_missed.set(true);
            app.page.focus("overview-dept");
        }
    };
    view! {
        <section class="overview__choose" aria-labelledby="overview-choose">
            <h2 id="overview-choose">"自分の課を選ぶ"</h2>
            <p>"あなたの課が関係する個別取組だけを、記入の順に並べて開きます。"</p>
            <div class="overview__choose-row">
                <Select id="overview-dept" label="課の名前" choices value=own on_choose=choose />
                <Button look=ButtonLook::Solid on_press=open>"この課の取組を開く"</Button>
            </div>
            <p class="overview__missed" role="status">
                {move || missed.get().then_some("＊課が選ばれていません。「課の名前」から選んでください。")}
            </p>
            <p class="sub">
                {format!("計画に名前のある{count}の課・担当から選べます。あとから右上でいつでも変えられます。読むだけなら、選ばずに下の計画をご覧ください。")}
            </p>
        </section>
    }
}

#[component]
fn Keeping() -> impl IntoView {
    view! {
        <section class="panel overview__keeping" aria-labelledby="overview-keeping">
            <h2 class="overview__export-title" id="overview-keeping">"記入したものの置き場所"</h2>
            <ul class="overview__points">
                <li>"このパソコンの、このブラウザの中だけに保存します。"</li>
                <li>"通信は行いません。登録もログインもありません。"</li>
                <li>"ほかの課や別のパソコンへは、ファイルを作って渡します。"</li>
                <li>"プライベートウィンドウや、終了時に消す設定では、閉じると消えます。"</li>
                <li>"前の記入が見えないときは、ayumi.html を元の場所に戻して開くか（Firefox は置き場所ごとに分けて保存します）、作ったファイルを取り込んでください。"</li>
            </ul>
        </section>
    }
}

#[component]
fn Numbers(plan: Arc<Plan>) -> impl IntoView {
    let measures = plan.measures().count();
    let priority = plan.initiatives.iter().filter(|initiative| initiative.priority).count();
    let years = plan.years.years().count();
    let last = fiscal_year_short(plan.years.last);
    let span = format!(
        "{}〜{}（{}〜{}）年度",
        fiscal_year_short(plan.years.first),
        last.strip_prefix("令和").unwrap_or(&last),
        plan.years.first,
        plan.years.last
    );
    let visions = plan.visions.iter().map(|vision| vision.name.as_str()).collect::<Vec<_>>().join("・");
    let numbers = [
        ("Vision", plan.visions.len(), "つ", visions),
        (
            "取組",
            plan.initiatives.len(),
            "取組",
            if priority > 0 { format!("うち{} {priority}取組", wording::PRIORITY) } else { String::new() },
        ),
        ("個別取組", measures, MEASURES, records_words(&plan)),
        (
            "名前のある課",
            plan.departments.len(),
            "課・担当",
            plan.groups
                .first()
                .map_or_else(String::new, |group| format!("ほかに「{}」など区分 {}", group.name, plan.groups.len())),
        ),
        ("計画期間", years, "年度", span),
    ];
    let numbers = numbers.map(|(label, value, unit, note)| {
        view! {
            <div class="overview__count">
                <dt class="overview__count-label">{label}</dt>
                <dd class="overview__count-value">
                    <span class="overview__count-number">{value}</span>
                    <span class="overview__count-unit">{unit}</span>
                    <span class="overview__count-note">{note}</span>
                </dd>
            </div>
        }
    });
    let mut counts = StateCounts::default();
    counts.add(MarkState::NotEntered, u32::try_from(measures).unwrap_or(u32::MAX));
    view! {
        <section class="overview__totals" data-first="" aria-labelledby="overview-totals">
            <h2 class="visually-hidden" id="overview-totals">"計画の数"</h2>
            <dl class="overview__counts">{numbers.into_iter().collect_view()}</dl>
        </section>
        <section class="overview__states" aria-labelledby="overview-states">
            <div class="overview__states-head">
                <h2 class="overview__states-title" id="overview-states">{format!("個別取組{measures}{MEASURES}の状態")}</h2>
                <p class="sub">{format!("未記入 {measures}{MEASURES}。記入すると、この棒が左から埋まります。")}</p>
            </div>
            <StateBar counts />
        </section>
    }
}

/// What a measure is to the reader; of a plan that sets no targets it does not say so.
fn records_words(plan: &Plan) -> String {
    let targets = plan.measures().filter(|(_, measure)| measure.target.is_some()).count();
    let measures = plan.measures().count();
    match targets {
        0 => format!("記入の単位。目標値等は{}", wording::NOT_IN_PLAN),
        _ if targets == measures => "記入の単位。評価指標と目標値等つき".to_owned(),
        _ => format!("記入の単位。うち目標値等のあるもの {targets}{MEASURES}"),
    }
}

#[component]
fn Contents(plan: Arc<Plan>) -> impl IntoView {
    let visions = move || plan.visions.iter().map(|vision| contents_of(&plan, vision)).collect_view();
    view! {
        <section class="section" aria-labelledby="overview-contents">
            <div class="section__head">
                <h2 id="overview-contents">"計画の内容"</h2>
                <p class="section__note">"破線の丸1つが、まだ記入のない個別取組1件"</p>
            </div>
            <table class="overview__table" data-kind="contents">
                <caption class="visually-hidden">"Visionごとの取組、その概要、個別取組、主担当"</caption>
                <thead>
                    <tr class="overview__table-head">
                        <th scope="col">"取組"</th>
                        <th scope="col">"取組概要"</th>
                        <th scope="col">"個別取組"</th>
                        <th scope="col">"主担当 ◎"</th>
                    </tr>
                </thead>
                {visions}
            </table>
        </section>
    }
}

fn contents_of(plan: &Plan, vision: &Vision) -> Element {
    let own: Vec<&Initiative> =
        plan.initiatives.iter().filter(|initiative| initiative.vision == vision.number).collect();
    let measures: usize = own.iter().map(|initiative| initiative.measures.len()).sum();
    let total = format!("取組{}・個別取組{measures}{MEASURES}", own.len());
    let name = element("th", "overview__vision-name striped")
        .with("scope", "rowgroup")
        .with("colspan", "4")
        .child(vision_label(vision.number, vision.name.clone()))
        .child(element("span", "overview__vision-total").text(total));
    element("tbody", "overview__vision")
        .with("data-vision", vision.number.to_string())
        .child(element("tr", "overview__vision-row").child(name))
        .children(own.into_iter().map(|initiative| contents_row(plan, initiative)))
}

fn contents_row(plan: &Plan, initiative: &Initiative) -> Element {
    let app = App::get();
    // Nothing was recorded, so nothing can change here.
    let summaries = app.records.summaries().get_untracked();
    let circles = element("ul", "overview__circles").with_if("data-dense", true);
    let leads = words::parties(plan, initiative.parties(Role::Lead), LEADS_NAMED);
    element("tr", "overview__row")
        .child(name_cell(app, initiative))
        .child(element("td", "overview__text").text(initiative.overview.clone().unwrap_or_default()))
        .child(element("td", "").child(circles.children(circles_of(app, &summaries, initiative))))
        .child(element("td", "overview__leads").text(leads))
}

#[component]
fn Legends() -> impl IntoView {
    let scale = App::get().scale();
    let states = MarkState::IN_BARS.into_iter().rev().filter(|state| *state != MarkState::Conflict).map(|state| {
        view! {
            <li class="overview__legend-item" data-state=state.word()>
                {status_mark(state, MarkSize::Medium)}
                {state.label()}
            </li>
        }
    });
    let grades = scale.grades.iter().map(|grade| {
        let (kind, letter, name): (GradeKind, _, _) = (grade.kind, grade.letter.clone(), grade.name.clone());
        view! { <li>{grade_label(kind, letter, name)}</li> }
    });
    view! {
        <div class="columns overview__legends">
            <section class="section">
                <div class="section__head"><h2>"丸は状態"</h2></div>
                <ul class="overview__legend">{states.collect_view()}</ul>
            </section>
            <section>
                <div class="section__head"><h2>"四角は進捗評価"</h2></div>
                <ul class="overview__legend">{grades.collect_view()}</ul>
            </section>
        </div>
    }
}
