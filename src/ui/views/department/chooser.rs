//! Asks for a department where none was chosen yet.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::DeptId;
use crate::query::View;
use crate::ui::parts::field::Select;
use crate::ui::parts::{Button, ButtonLook, Choice};

use super::new_dept::NewDept;

/// Choosing a department.
#[component]
pub(super) fn Chooser() -> impl IntoView {
    let app = App::get();
    let choices = move || {
        let plan = app.growing_plan();
        let named = plan.departments.iter().map(|dept| Choice::new(dept.id.as_str(), dept.name.clone()));
        std::iter::once(Choice::new("", "選んでください")).chain(named).collect::<Vec<_>>()
    };
    // One that was added may have been taken away again.
    let own = app.preferences.own_dept().get_untracked().filter(|own| app.plan().department(own).is_some());
    let own = own.map(|dept| dept.to_string()).unwrap_or_default();
    let (chosen, set_chosen) = signal(own);
    let (hint, set_hint) = signal("");
    let enter = move |dept: DeptId| {
        app.preferences.choose_dept(dept.clone());
        // The guard must be gone before the route changes: a signal written while it is read ends in a trap.
        let route = app.navigation.route().read_untracked().switch(View::Department(Some(dept)));
        app.navigation.navigate(&route);
    };
    let open = move |()| {
        let id = chosen.get_untracked();
        if id.is_empty() {
            set_hint.set("課の名前を選んでから押してください。");
            app.page.focus("chooser-dept");
            return;
        }
        enter(DeptId::new(id));
    };
    let line = view! {
        <div class="chooser__line">
            <Select
                id="chooser-dept"
                label="課の名前"
                choices=Signal::derive(choices)
                value=chosen
                on_choose=move |id| {
                    set_hint.set("");
                    set_chosen.set(id);
                }
            />
            <Button look=ButtonLook::Solid on_press=open>"この課の取組を開く"</Button>
        </div>
    }
    .into_any();
    view! {
        <header class="view-head" data-ruled="">
            <h1 id="view-title" tabindex="-1">"自分の課"</h1>
            <p class="view-head__note">
                "課を選ぶと、その課が関係する個別取組だけを、記入の順に並べて開きます。"
            </p>
        </header>
        <div class="columns" data-shape="overview">
            <section class="chooser" aria-labelledby="chooser-title">
                <h2 class="chooser__title" id="chooser-title">"自分の課を選ぶ"</h2>
                {line}
                <p class="chooser__hint" role="status">{hint}</p>
                <p class="sub">
                    {move || format!("{}の課・担当から選べます。あとから右上でいつでも変えられます。", app.growing_plan().departments.len())}
                </p>
                <NewDept on_added=enter/>
            </section>
            <aside class="panel chooser__panel" aria-labelledby="chooser-keep">
                <h2 class="chooser__panel-title" id="chooser-keep">"記入したものの置き場所"</h2>
                <ul class="chooser__points">
                    <li>"このパソコンの、このブラウザの中だけに保存します。"</li>
                    <li>"通信は行いません。登録もログインもありません。"</li>
                    <li>"ほかの課や別のパソコンへは、ファイルを作って渡します。"</li>
                </ul>
            </aside>
        </div>
    }
    .into_any()
}
