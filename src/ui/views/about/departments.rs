//! 課と部署区分: who is named in the plan, and who declared to belong to a group.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::{groups_of, is_added};
use crate::plan::{Department, Group, PartyId, Plan, Role};
use crate::query::{Route, Topic, View};
use crate::ui::parts::{explained, heads};

use super::{Section, list_link};

#[component]
pub(super) fn Departments() -> impl IntoView {
    let plan = App::get().plan();
    let (added, printed): (Vec<_>, Vec<_>) = plan.departments.iter().partition(|dept| is_added(dept.id.as_str()));
    let added: Vec<&str> = added.iter().map(|department| department.name.as_str()).collect();
    let added = (!added.is_empty()).then(
        || view! { <p class="about__text">{format!("計画に名前がなく、加えられた課：{}", added.join("、"))}</p> },
    );
    let rows: Vec<_> = printed.into_iter().map(|department| named(&plan, department)).collect();
    let count = rows.len();
    let is_named = |party: &PartyId| plan.departments.iter().any(|department| department.id.as_str() == party.as_str());
    let by_group = plan.measures().filter(|(_, measure)| !measure.leads.iter().any(is_named)).count();
    view! {
        <Section topic=Topic::Departments>
            <h3 class="about__sub">{format!("計画に名前のある{count}の課")}</h3>
            <p class="about__text">
                "数は、課の名前で定められた個別取組の件数です。部署区分を通じて関係するものは含みません。"
            </p>
            {explained("課ごとの件数", vec![
                format!("計画（{}版）の本文から数え、記入は使いません。○●は取組ごとの定めを、その個別取組のすべてに数えます。", plan.edition),
                format!("主担当が区分だけの{by_group}{MEASURES}は、◎のどの課にも数えません。"),
            ])}
            <table class="table about__table">
                {heads(&[("課", false), ("◎主担当", true), ("○伴走支援担当", true), ("●検討メンバー", true)])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {added}
            <Groups/>
        </Section>
    }
}

fn named(plan: &Plan, department: &Department) -> impl IntoView + use<> {
    let aliases = department.aliases.join("・");
    let counts = Role::ALL.map(|role| {
        let by_name = plan.measures().filter(|(initiative, measure)| {
            plan.holds_role(&department.id, &[], initiative, measure, role) == Some(false)
        });
        let count = by_name.count();
        let mut route = Route::to(View::Measures);
        route.criteria.dept = Some(department.id.clone());
        route.criteria.roles.insert(role);
        let cell = if count == 0 {
            view! { <span class="sub">"0"</span> }.into_any()
        } else {
            list_link(&route, format!("{count}{MEASURES}")).into_any()
        };
        view! { <td class="table__cell" data-number="">{cell}</td> }
    });
    view! {
        <tr class="table__row">
            <th class="table__cell" scope="row">
                {department.name.clone()}
                {(!aliases.is_empty()).then(|| view! { <span class="sub">{format!("（本文では「{aliases}」とも）")}</span> })}
            </th>
            {counts.into_iter().collect_view()}
        </tr>
    }
}

#[component]
fn Groups() -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let row = |group: &Group| {
        let leads: Vec<String> = plan
            .measures()
            .filter(|(_, measure)| measure.leads.iter().any(|party| party.as_str() == group.id.as_str()))
            .map(|(initiative, measure)| initiative.measure_number(measure))
            .collect();
        let last = leads.len();
        let number = |(position, number): (usize, String)| {
            let comma = if position + 1 < last { "、" } else { "" };
            view! { <span class="about__number">{number} {comma}</span> " " }
        };
        let leads = if last == 0 {
            "なし".into_any()
        } else {
            leads.into_iter().enumerate().map(number).collect_view().into_any()
        };
        let (id, everyone) = (group.id.clone(), group.everyone);
        let members = move || {
            if everyone {
                return "全ての課（選ぶ必要はありません）".to_owned();
            }
            let (plan, fy) = (app.plan(), app.navigation.fy().get());
            let ledger = app.records.ledger().read();
            let declared =
                plan.departments.iter().filter(|department| groups_of(&ledger, &department.id, fy).contains(&id));
            let names: Vec<&str> = declared.map(|department| department.name.as_str()).collect();
            if names.is_empty() { "まだ選んだ課がありません".to_owned() } else { names.join("、") }
        };
        view! {
            <tr class="table__row">
                <th class="table__cell" scope="row">{group.name.clone()}</th>
                <td class="table__cell">{leads}</td>
                <td class="table__cell">{members}</td>
            </tr>
        }
    };
    view! {
        <h3 class="about__sub">{format!("{}の部署区分", plan.groups.len())}</h3>
        <p class="about__text">
            "計画は、課の名前ではなく区分で担当を定めていることがあります。どの課が属するかは計画に書かれていないため、各課が「自分の課」の画面で選びます。"
        </p>
        <table class="table about__table">
            {heads(&[("部署区分", false), ("主担当とする個別取組", false), ("選んだ課", false)])}
            <tbody>{plan.groups.iter().map(row).collect_view()}</tbody>
        </table>
    }
}
