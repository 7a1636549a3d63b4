//! 計画に名前のない課を加える: a department adds itself, and every file it writes carries its name.

use leptos::prelude::*;

use crate::app::{App, Command};
use crate::insight::{DEPT_NAME_LIMIT, id_of_added};
use crate::journal::{Cell, Draft, Field, PROFILE, Value};
use crate::plan::{DeptId, ItemId};
use crate::ui::parts::Button;
use crate::ui::parts::field::TextField;

/// Asks for the name.
#[component]
pub(super) fn NewDept(
    /// Gets the department that was added, or that has the name already.
    #[prop(into)]
    on_added: Callback<DeptId>,
) -> impl IntoView {
    let app = App::get();
    let (typed, set_typed) = signal(String::new());
    let (error, set_error) = signal(None::<String>);
    let add = move |()| match added(app, &typed.get_untracked()) {
        Ok(dept) => on_added.run(dept),
        Err(words) => {
            set_error.set(Some(words));
            app.focus("new-dept");
        }
    };
    let change = move |name: String| {
        set_error.set(None);
        set_typed.set(name);
    };
    view! {
        <details class="disclosure">
            <summary class="disclosure__summary">"計画に名前のない課を加える"</summary>
            <div class="disclosure__body chooser__line">
                <TextField
                    id="new-dept"
                    label="課の正式な名前"
                    support="「全ての課」の個別取組と、申告する部署区分の個別取組が並びます。"
                    error
                    value=typed
                    on_change=change
                />
                <Button on_press=add>"加えて開く"</Button>
            </div>
        </details>
    }
    .into_any()
}

/// The department of that name: as the plan or another computer has it, or recorded now.
fn added(app: App, typed: &str) -> Result<DeptId, String> {
    let name = app.normalise(typed);
    let length = name.chars().count();
    if length == 0 {
        return Err("課の名前を入れてから押してください。".to_owned());
    }
    if length > DEPT_NAME_LIMIT {
        return Err(format!(
            "課の名前は{DEPT_NAME_LIMIT}文字までです。あと{}文字短くしてください。",
            length - DEPT_NAME_LIMIT
        ));
    }
    let is_it = |other: &String| app.normalise(other) == name;
    let mut departments = app.departments().into_iter();
    if let Some(known) = departments.find(|known| is_it(&known.name) || known.aliases.iter().any(is_it)) {
        return Ok(known.id);
    }
    let dept = id_of_added(&name);
    let cell =
        Cell { fy: app.fy().get_untracked(), dept: dept.clone(), item: ItemId::new(PROFILE), field: Field::Name };
    let base = app.ledger().read_untracked().head_ids(&cell);
    let draft = Draft { cell, base, value: Value::text(&name) };
    app.run(Command::Record { what: format!("{name}の追加"), drafts: vec![draft] });
    Ok(dept)
}
