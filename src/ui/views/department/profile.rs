//! 部署区分の選択: which groups of the plan this department belongs to; asked until it is answered.

use leptos::prelude::*;

use crate::app::{App, Command};
use crate::insight;
use crate::journal::{Cell, Draft, Field, PROFILE, Value};
use crate::plan::{GroupId, ItemId};
use crate::ui::parts::field::Checkbox;
use crate::ui::parts::{Button, ButtonLook, ButtonSize};

use super::desk::DepartmentPage;

/// The summary that opens the groups.
const SUMMARY_ID: &str = "profile-summary";

/// Asks for the groups until the department has answered, if only that it belongs to none: what a group leads stands
/// in no list before.
#[component]
pub(super) fn AskGroups(desk: DepartmentPage, name: String) -> impl IntoView {
    let app = desk.app;
    let example = app.plan().groups.iter().find(|group| !group.everyone).map(|group| group.name.clone());
    let words = format!("{name}は、計画の「{}」などの部署区分に当てはまりますか。", example.unwrap_or_default());
    let open = Memo::new(move |_| {
        let (ledger, fy) = (app.records.ledger().read(), app.navigation.fy().get());
        app.plan().groups.iter().any(|group| !group.everyone)
            && !insight::has_declared_groups(&ledger, &desk.dept.get_value(), fy)
    });
    let choose = move |()| {
        desk.groups_open.set(true);
        app.page.focus(SUMMARY_ID);
    };
    let none = move |()| {
        declare(app, desk, &[]);
        app.page.focus_if_free("view-title");
    };
    move || {
        open.get().then(|| {
            view! {
                <div class="department__other no-print">
                    <p>{words.clone()}</p>
                    <Button size=ButtonSize::Small on_press=choose>"部署区分を選ぶ"</Button>
                    <Button look=ButtonLook::Text size=ButtonSize::Small on_press=none>"どれにも当てはまらない"</Button>
                </div>
            }
        })
    }
}

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
            let change = move |on: bool| {
                let mut groups = declared.get_untracked();
                groups.retain(|other| *other != for_change);
                groups.extend(on.then(|| for_change.clone()));
                declare(app, desk, &groups);
            };
            view! { <Checkbox label=group.name.clone() checked on_change=change/> }
        })
        .collect_view();
    let count = move || declared.read().len();
    view! {
        <details class="disclosure profile" open=move || desk.groups_open.get()>
            <summary class="disclosure__summary" id=SUMMARY_ID>
                "当てはまる部署区分 " <span class="duties__count">{move || format!("{}区分を選択", count())}</span>
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

/// Records the declaration. Groups this plan does not know stay in it.
fn declare(app: App, desk: DepartmentPage, groups: &[GroupId]) {
    let mut groups = groups.to_vec();
    groups.sort_unstable();
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
