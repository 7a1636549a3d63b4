//! 部署区分の選択: which groups of the plan this department belongs to.

use leptos::prelude::*;

use crate::app::{App, Command};
use crate::insight;
use crate::journal::{Cell, Draft, Field, PROFILE, Value};
use crate::plan::{GroupId, ItemId};
use crate::ui::parts::field::Checkbox;

use super::desk::DepartmentPage;

/// The declaration. The plan names groups without saying who belongs; each department says it for itself.
#[component]
pub(super) fn Profile(desk: DepartmentPage) -> impl IntoView {
    let app = desk.app;
    let plan = app.plan();
    let declared = Memo::new(move |_| {
        insight::groups_of(&app.records.ledger().read(), &desk.dept.get_value(), app.navigation.fy().get())
    });
    let boxes = plan
        .groups
        .iter()
        .filter(|group| !group.everyone)
        .map(|group| {
            let (id, for_change) = (group.id.clone(), group.id.clone());
            let checked = Signal::derive(move || declared.read().contains(&id));
            let change = move |on: bool| declare(app, desk, &declared.get_untracked(), &for_change, on);
            view! { <Checkbox label=group.name.clone() checked on_change=change/> }
        })
        .collect_view();
    let count = move || declared.read().len();
    view! {
        <details class="disclosure profile">
            <summary class="disclosure__summary">
                "当てはまる部署区分を選ぶ " <span class="duties__count">{move || format!("{}区分を選択", count())}</span>
            </summary>
            <fieldset class="profile__groups">
                <legend class="sub">
                    "計画が「窓口所管課」のようにまとめて呼ぶ区分のうち、この課が当てはまるものを選びます。選ぶと、その区分の個別取組が一覧に加わります。「全ての課」は選ばなくても当てはまります。"
                </legend>
                {boxes}
            </fieldset>
        </details>
    }
    .into_any()
}

/// Records the declaration with one group more or less. Groups this plan does not know stay in it.
fn declare(app: App, desk: DepartmentPage, declared: &[GroupId], group: &GroupId, on: bool) {
    let mut groups = declared.to_vec();
    groups.retain(|other| other != group);
    if on {
        groups.push(group.clone());
    }
    groups.sort();
    let cell = Cell {
        fy: app.navigation.fy().get_untracked(),
        dept: desk.dept.get_value(),
        item: ItemId::new(PROFILE),
        field: Field::Groups,
    };
    let value = Value::List(groups.iter().map(|group| Value::text(group.as_str())).collect());
    let base = {
        let ledger = app.records.ledger().read_untracked();
        if ledger.reading(&cell).value() == Some(&value) {
            return;
        }
        // The boxes show the cell as it is at this moment, so its heads are what the person saw.
        ledger.head_ids(&cell)
    };
    app.run(Command::Record { what: "部署区分の選択".to_owned(), drafts: vec![Draft { cell, base, value }] });
}
