//! The left column: how much is open, and the measures by involvement.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::{Rating, Record, STALE_DAYS, State, groups_of};
use crate::journal::Status;
use crate::plan::{ItemId, MeasureId, Role};
use crate::ui::deferred::after_paint;
use crate::ui::dom::{Element, element};
use crate::ui::parts::field::Checkbox;
use crate::ui::parts::{MarkSize, MarkState, ProgressBar, explained, grade_mark, status_mark};
use crate::wording;

use super::desk::DepartmentPage;
use super::duty_list::{Item, counts};

/// The groups of the list, in its order.
const GROUPS: [(Role, Option<bool>, &str, &str); 4] = [
    (Role::Lead, Some(false), "主担当", "計画に課名の記載あり"),
    (Role::Lead, Some(true), "区分として", "全ての課など・課ごとに記入"),
    (Role::Support, None, "伴走支援担当", "記入は任意"),
    (Role::Review, None, "検討メンバー", "記入は任意"),
];

/// The list.
#[component]
pub(super) fn List(desk: DepartmentPage) -> impl IntoView {
    let (open_only, set_open_only) = signal(false);
    let (unfolded, set_unfolded) = signal(false);
    let numbers = Memo::new(move |_| counts(&desk.items.read()));
    let as_u32 = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let done = Signal::derive(move || as_u32(numbers.get().0 - numbers.get().1));
    let total = Signal::derive(move || as_u32(numbers.get().0));
    let all = move || desk.items.read().len();
    let groups = GROUPS.map(|(role, via_group, name, note)| {
        let members = Memo::new(move |_| {
            let items = desk.items.read();
            let member = |item: &&Item| {
                item.involvement.role == role && via_group.is_none_or(|via| item.involvement.via_group == via)
            };
            items.iter().filter(member).cloned().collect::<Vec<_>>()
        });
        view! { <Group desk role name note members open_only/> }
    });
    let first_visit = move || {
        let (total, open) = numbers.get();
        let by_name = desk.items.read().iter().filter(|item| item.is_open() && !item.involvement.via_group).count();
        (total > 0 && total == open).then(|| {
            let start = if by_name == 0 {
                String::new()
            } else {
                format!("まず ◎主担当 {by_name}{MEASURES}から始められます。")
            };
            view! { <p class="duties__start">{format!("この年度の記入はまだありません。{start}")}</p> }
        })
    };
    view! {
        <nav class="duties" aria-labelledby="duties-title">
            <div class="duties__summary">
                <h2 class="duties__title" id="duties-title">{move || format!("{} {}{MEASURES}", wording::NOT_ENTERED, numbers.get().1)}</h2>
                <p class="sub">{move || {
                    let (total, open) = numbers.get();
                    format!("◎{total}{MEASURES}中{}{MEASURES}を記入", total - open)
                }}</p>
            </div>
            <ProgressBar done total/>
            {first_visit}
            <button
                type="button"
                class="button duties__toggle"
                data-look="text"
                aria-expanded=move || unfolded.get().to_string()
                aria-controls="duties-groups"
                on:click=move |_| set_unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {move || if unfolded.get() { "一覧を閉じる".to_owned() } else { format!("{}{MEASURES}の一覧へ", all()) }}
            </button>
            <div class="duties__groups" id="duties-groups" data-unfolded=move || unfolded.get().then_some("")>
                <Checkbox label="未記入だけ表示" checked=open_only on_change=move |only| set_open_only.set(only)/>
                {groups.into_iter().collect_view()}
                {move || counted(desk)}
            </div>
        </nav>
    }
    .into_any()
}

/// How the counts of the page are made, and the latest entry of this department.
fn counted(desk: DepartmentPage) -> AnyView {
    let (app, dept, fy, items) = (desk.app, desk.dept.get_value(), desk.app.navigation.fy().get(), desk.items.read());
    let ledger = app.records.ledger().read();
    let records: Vec<(Role, Record)> = items
        .iter()
        .map(|item| (item.involvement.role, Record::of(&ledger, fy, &dept, &ItemId::from(&item.measure))))
        .collect();
    let latest = records
        .iter()
        .filter_map(|(_, record)| Some(&record.last.as_ref()?.1))
        .max_by(|one, other| one.as_str().cmp(other.as_str()));
    let is_settled = |(role, record): &&(Role, Record)| {
        *role == Role::Lead && matches!(record.status, Some(Status::Stopped | Status::NotApplicable))
    };
    let settled = records.iter().filter(is_settled).count();
    let leads = items.iter().filter(|item| item.involvement.role == Role::Lead).count();
    let (others, groups) = (items.len() - leads, groups_of(&ledger, &dept, fy).len());
    let left_out = match leads - counts(&items).0 {
        0 => String::new(),
        left_out => format!("調査回の対象に入っていない◎の{left_out}{MEASURES}も含みません。"),
    };
    explained(
        "件数",
        vec![
            format!(
                "◎主担当の個別取組のうち、この課が状態を記入した数です。ほかの課の記入と、○●の{others}{MEASURES}は含みません。{left_out}"
            ),
            format!("「区分として」は、全ての課と、この課が選んだ{groups}区分によります。"),
            format!(
                "記入が必要なものは、◎主担当のうち、食い違い・未記入のもの、評価などが足りないもの、{STALE_DAYS}日より長く書いていないもの。中止・対象外の{settled}{MEASURES}は除きます。"
            ),
            "前提・後続は、この課が主担当の取組から、計画のステップで1つ前と1つ後。取組ごとに1取組と数えます。この課だけが主担当の個別取組は、待つ相手に数えません。済みは、全ての主担当の課が完了・中止・対象外としたものです。"
                .to_owned(),
            app.records_age(latest),
        ],
    )
}

/// One group; those that are not this department's to record stay folded.
#[component]
fn Group(
    desk: DepartmentPage,
    role: Role,
    name: &'static str,
    note: &'static str,
    members: Memo<Vec<Item>>,
    open_only: ReadSignal<bool>,
) -> impl IntoView {
    let shown = move || {
        let hide = open_only.get();
        members.get().into_iter().filter(|item| !hide || item.state == State::NotEntered).collect::<Vec<_>>()
    };
    let rows = move || {
        view! {
            <ul class="duties__rows">
                <For each=shown key=|item| item.measure.clone() let:item>
                    <Row desk measure=item.measure/>
                </For>
            </ul>
        }
    };
    let empty = move || {
        (open_only.get() && shown().is_empty()).then(|| view! { <p class="duties__none">"未記入はありません。"</p> })
    };
    let any = Memo::new(move |_| !members.read().is_empty());
    let count = move || format!("{}{MEASURES}", members.read().len());
    let heading = move || {
        view! {
            <span aria-hidden="true">{role.mark().to_string()}</span>
            {format!(" {name} ")}
            <span class="duties__count">{count}</span>
        }
    };
    move || {
        any.get().then(|| {
            if role == Role::Lead {
                view! {
                    <section class="duties__group">
                        <div class="duties__head">
                            <h3 class="duties__name">{heading()}</h3>
                            <p class="sub">{note}</p>
                        </div>
                        {rows()} {empty}
                    </section>
                }
                .into_any()
            } else {
                view! {
                    <details class="duties__group disclosure">
                        <summary class="disclosure__summary duties__name">{heading()} <span class="sub">{note}</span></summary>
                        {after_paint(desk.app, rows)} {empty}
                    </details>
                }
                .into_any()
            }
        })
    }
}

/// One row. Takes an id and looks the rest up, so that a change touches this row alone.
#[component]
fn Row(desk: DepartmentPage, measure: MeasureId) -> impl IntoView {
    let plan = desk.app.plan();
    let (number, name) = plan
        .measure(&measure)
        .map(|(initiative, found)| (initiative.measure_number(found), found.name.clone()))
        .unwrap_or_default();
    let item = {
        let measure = measure.clone();
        Memo::new(move |_| desk.items.read().iter().find(|item| item.measure == measure).cloned())
    };
    let is_current = {
        let measure = measure.clone();
        Memo::new(move |_| desk.current.read().as_ref() == Some(&measure))
    };
    move || {
        let item = item.read();
        let state = item.as_ref().map_or(MarkState::NotEntered, |item| MarkState::from(item.state));
        let end = item.as_ref().map(|item| row_end(desk.app, item)).unwrap_or_default();
        let link = element("a", "duties__link")
            .with("href", desk.address(&measure))
            .with_some("aria-current", is_current.get().then_some("true"))
            .on_press(move || desk.moved.set_value(true))
            .child(status_mark(state, MarkSize::Large))
            .child(element("span", "duties__number").text(number.clone()))
            .child(element("span", "duties__measure").text(name.clone()))
            .child(element("span", "duties__end").children(end));
        element("li", "duties__row").child(link)
    }
}

/// The grade's square, or 未記入 and 食い違い in words; the state for a reader.
fn row_end(app: App, item: &Item) -> Vec<Element> {
    let scale = app.scale();
    let state = wording::state(item.state);
    match (&item.state, &item.rated) {
        (State::NotEntered, Rating::No) => vec![element("span", "sub").text(wording::NOT_ENTERED)],
        (State::InConflict, _) | (_, Rating::InConflict) => {
            vec![element("span", "duties__conflict").text(wording::CONFLICT)]
        }
        (_, Rating::Grade(id, kind)) => {
            let grade = scale.grade(id);
            let letter = grade.map_or_else(String::new, |grade| grade.letter.clone());
            let words = format!("{state}・{letter} {}", grade.map_or("", |grade| &grade.name));
            vec![grade_mark(*kind, letter), element("span", "visually-hidden").text(words)]
        }
        (_, Rating::No | Rating::Unknown | Rating::Partial) => vec![element("span", "sub").text(state)],
    }
}
