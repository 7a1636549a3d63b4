//! 計画 `#/plans`: the plans that this page can show, and a file that is checked before it becomes one of them.

mod candidate;
mod list;
mod own_page;
mod words;

use leptos::prelude::*;

use crate::app::App;
use crate::query::View;
use crate::ui::parts::{Breadcrumb, Button, ButtonSize, Crumb};

/// The view.
#[component]
pub fn Plans() -> impl IntoView {
    let app = App::get();
    app.plans.list();
    // At once, so that the view stands with its answer, and for what is dropped while it stands.
    untrack(|| app.plans.check_handed());
    Effect::new(move |_| app.plans.check_handed());
    let up = app.navigation.address_of(View::Files);
    view! {
        <Breadcrumb crumbs=vec![Crumb::link("保存と共有", up), Crumb::here("計画")]/>
        <header class="view-head" data-ruled="">
            <h1 id="view-title" tabindex="-1">"計画"</h1>
            <p class="view-head__note">
                "計画ごとに、記入・自分の課・設定を分けて持ちます。混ざることはありません。" <br/>
                "開いた計画は、このブラウザの中にだけ置きます。通信は行いません。"
            </p>
        </header>
        {list::list(app)}
        <div class="columns plans" data-shape="overview">
            {candidate::candidate(app)}
            <div class="plans__beside">{view! { <own_page::OwnPage app/> }.into_any()} {templates(app)}</div>
        </div>
    }
    .into_any()
}

/// What to begin a plan from.
fn templates(app: App) -> AnyView {
    let item = |name: &'static str, note: &'static str, press: Callback<()>| {
        view! {
            <li class="plans__template">
                <div>
                    <b class="plans__template-name">{name}</b>
                    <p class="sub">{note}</p>
                </div>
                <Button size=ButtonSize::Small on_press=press>
                    "ファイルを作る" <span class="visually-hidden">{format!("：{name}")}</span>
                </Button>
            </li>
        }
        .into_any()
    };
    let template = Callback::new(move |()| app.plans.export_template());
    let shown = Callback::new(move |()| {
        let digest =
            app.plans.listed().read_untracked().iter().find(|one| one.is_shown).map(|one| one.outline.digest.clone());
        if let Some(digest) = digest {
            app.plans.export(&digest);
        }
    });
    view! {
        <section class="section" aria-labelledby="plans-templates">
            <div class="section__head"><h2 id="plans-templates">"計画を用意する"</h2></div>
            <ul class="plans__templates">
                {item("ひな型（.json）", "小さな計画の例。メモ帳などで書き換えて使います", template)}
                {item("表示中の計画（.json）", "手本に、または直して開き直すために使います", shown)}
            </ul>
        </section>
    }
    .into_any()
}
