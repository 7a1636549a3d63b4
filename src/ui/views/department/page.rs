//! The page of one department: head, list and form.

use leptos::prelude::*;

use crate::app::{App, Notice, Tone};
use crate::counted::MEASURES;
use crate::plan::calendar::fiscal_year_long;
use crate::plan::{DeptId, Role};
use crate::query::View;
use crate::ui::deferred::after_paint;
use crate::ui::parts::{Button, ButtonLink, ButtonSize, Empty};
use crate::wording;

use super::dependencies::Dependencies;
use super::desk::DepartmentPage;
use super::duty_list::Item;
use super::finish::{self, Finish};
use super::list::List;
use super::profile::{AskGroups, Profile};
use super::record::{self, Record};
use super::round;
use super::sheet::{Sheet, signs};
use super::state::Subject;

/// The page.
#[component]
pub(super) fn Page(
    /// The department whose page it is.
    dept: DeptId,
) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let name = wording::names::dept_name(&plan, &dept).into_owned();
    let desk = DepartmentPage::new(app, dept.clone());
    let subject = {
        let dept = dept.clone();
        Memo::new(move |_| {
            desk.current.get().map(|measure| Subject { fy: app.navigation.fy().get(), dept: dept.clone(), measure })
        })
    };
    let note = move || head_note(&desk.items.read());
    let workshop = Signal::derive(move || app.navigation.address_of(View::Workshop(dept.clone())));
    let form = move || {
        match subject.get() {
        Some(subject) => view! { <Record desk subject/> }.into_any(),
        None => view! {
            <Empty title="この課の名前は、計画の担当部署にありません。" reason="下の「当てはまる部署区分」で区分を選ぶと、関係する個別取組が並びます。".to_owned()/>
        }
        .into_any(),
    }
    };
    view! {
        <header class="view-head" data-ruled="">
            <h1 id="view-title" tabindex="-1">{format!("{name}の記入")}</h1>
            <button type="button" class="skip-link button" on:click=move |_| app.page.focus(record::TITLE_ID)>"記入欄へ移動"</button>
            <p class="view-head__note">
                {move || round::round_line(desk)} {move || year_note(app)} <span class="department__note">{note}</span>
            </p>
            {signs()}
            <div class="view-head__actions">
                <ButtonLink size=ButtonSize::Small href=workshop>"自己点検（ワークショップ）"</ButtonLink>
                <Button size=ButtonSize::Small on_press=move |()| app.page.focus(finish::TITLE_ID)>"提出の手順へ"</Button>
            </div>
        </header>
        <OtherDept desk name=name.clone()/>
        <AskGroups desk name=name.clone()/>
        <div class="columns department" data-shape="department">
            <List desk/>
            <div class="department__main">{after_paint(app, form)}</div>
        </div>
        {after_paint(app, move || below(desk, name.clone()))}
    }
    .into_any()
}

/// What comes after the form: handing in, what stands before and after this department, the groups it belongs to.
fn below(desk: DepartmentPage, name: String) -> impl IntoView {
    view! {
        <Finish desk name/>
        <section class="department__more no-print" aria-label="前後の取組と部署区分">
            <Dependencies desk/>
            <Profile desk/>
        </section>
        <Sheet desk/>
    }
}

/// Says so when the page is not of one's own department, since what is recorded here is recorded in its name.
#[component]
fn OtherDept(desk: DepartmentPage, name: String) -> impl IntoView {
    let app = desk.app;
    let other = move || app.preferences.own_dept().read().as_ref() != Some(&desk.dept.get_value());
    move || {
        let name = name.clone();
        let own = app
            .preferences
            .own_dept()
            .get()
            .and_then(|own| app.growing_plan().department(&own).map(|own| own.name.clone()));
        other().then(|| {
            let words = match own {
                Some(own) => format!("自分の課は{own}です。ここに書いたことは、{name}の記入として残ります。"),
                None => format!("自分の課がまだ選ばれていません。ここに書いたことは、{name}の記入として残ります。"),
            };
            let chosen = name.clone();
            let choose = move |()| {
                app.preferences.choose_dept(desk.dept.get_value());
                app.page.notify(Notice::new(Tone::Success, format!("自分の課を「{chosen}」にしました。")));
                app.page.focus_if_free("view-title");
            };
            view! {
                <div class="department__other">
                    <p>{words}</p>
                    <Button size=ButtonSize::Small on_press=choose>
                        {format!("{name}を自分の課にする")}
                    </Button>
                </div>
            }
        })
    }
}

/// 令和9（2027）年度　令和9年11月22日現在
fn year_note(app: App) -> String {
    let year = fiscal_year_long(app.navigation.fy().get());
    app.page.today().get().map_or(year.clone(), |today| format!("{year}　{}現在", today.japanese()))
}

/// 関係する個別取組 31件（◎主担当6・◎区分8・○伴走支援担当10・●検討メンバー7）
fn head_note(items: &[Item]) -> String {
    let count = |role: Role, via_group: Option<bool>| {
        let of = |item: &&Item| {
            item.involvement.role == role && via_group.is_none_or(|via| item.involvement.via_group == via)
        };
        items.iter().filter(of).count()
    };
    let parts = [
        ("◎主担当", count(Role::Lead, Some(false))),
        ("◎区分として", count(Role::Lead, Some(true))),
        ("○伴走支援担当", count(Role::Support, None)),
        ("●検討メンバー", count(Role::Review, None)),
    ];
    let words: Vec<String> =
        parts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
    format!("関係する個別取組 {}{MEASURES}（{}）", items.len(), words.join("・"))
}
