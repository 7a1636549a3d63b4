//! 計画にない課を加える: a department is added by its name, and every file it writes carries that.

use leptos::prelude::*;

use crate::app::{App, Command};
use crate::insight::{DEPT_NAME_LIMIT, id_of_added};
use crate::journal::{Cell, Draft, Field, PROFILE, Value};
use crate::plan::letters::{first_hidden, is_same_name, trimmed};
use crate::plan::{Department, DeptId, ItemId};
use crate::ui::parts::Button;
use crate::ui::parts::field::TextField;

/// Asks for the name.
#[component]
pub(super) fn NewDept(
    /// Gets the department that was added.
    #[prop(into)]
    on_added: Callback<DeptId>,
) -> impl IntoView {
    let app = App::get();
    let (typed, set_typed) = signal(String::new());
    let (error, set_error) = signal(None::<String>);
    let add = move || match added(app, &typed.get_untracked()) {
        Ok(dept) => on_added.run(dept),
        Err(words) => {
            set_error.set(Some(words));
            app.page.focus("new-dept");
        }
    };
    let change = move |name: String| {
        set_error.set(None);
        set_typed.set(name);
    };
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"計画にない課を加える"</summary>
            // Enter in the field does what the button does.
            <form
                class="disclosure__body chooser__line"
                on:submit=move |event| {
                    event.prevent_default();
                    add();
                }
            >
                <TextField
                    id="new-dept"
                    label="課の正式な名前"
                    support="「全ての課」の個別取組と、選ぶ部署区分の個別取組が並びます。"
                    error
                    value=typed
                    on_change=change
                />
                <Button on_press=move |()| add()>"加えて開く"</Button>
            </form>
        </details>
    }
    .into_any()
}

/// Records the department of that name as typed, or says why it cannot be added.
fn added(app: App, typed: &str) -> Result<DeptId, String> {
    let (plan, name) = (app.plan(), trimmed(typed));
    let over = name.chars().count().saturating_sub(DEPT_NAME_LIMIT);
    if name.is_empty() {
        return Err("課の名前を入れてから押してください。".to_owned());
    }
    if over > 0 {
        return Err(format!("課の名前は{DEPT_NAME_LIMIT}文字までです。あと{over}文字短くしてください。"));
    }
    let dept = id_of_added(name);
    let is_it = |other: &String| is_same_name(other, name);
    let is_known = |known: &&Department| known.id == dept || is_it(&known.name) || known.aliases.iter().any(is_it);
    if let Some(known) = plan.departments.iter().find(is_known) {
        return Err(format!("「{}」はもうあります。上の「課の名前」から選んでください。", known.name));
    }
    if let Some(group) = plan.groups.iter().find(|group| is_it(&group.name)) {
        return Err(format!("「{}」は部署区分の名前です。課の正式な名前を入れてください。", group.name));
    }
    if let Some(hidden) = first_hidden(name) {
        return Err(format!(
            "名前に、目に見えない文字（U+{:04X}）が入っています。名前をキーボードから打ち直してください。",
            u32::from(hidden)
        ));
    }
    let cell = Cell {
        fy: app.navigation.fy().get_untracked(),
        dept: dept.clone(),
        item: ItemId::new(PROFILE),
        field: Field::Name,
    };
    let base = app.records.ledger().read_untracked().head_ids(&cell);
    let draft = Draft { cell, base, value: Value::text(name) };
    app.run(Command::Record { what: format!("{name}の追加"), drafts: vec![draft] });
    Ok(dept)
}
