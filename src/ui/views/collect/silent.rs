//! 届いていない課, the mail that reminds them, and how old the files are.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::plan::Plan;
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::letters;
use crate::ui::parts::{Button, ButtonSize};
use crate::wording::dates;

use super::files::dept_name;
use super::{Board, FileLine, Silent};

/// Beside the files.
pub(super) fn silent(app: App, board: &Board) -> AnyView {
    let plan = app.plan();
    let mail = mail(app, board);
    let rows: Vec<AnyView> = board.silent.iter().map(|silent| row(&plan, silent, app.page.today().get())).collect();
    let none = board.silent.is_empty().then(|| {
        // A file says nothing of how much its department has recorded.
        let words = if board.arrived.is_empty() {
            "ファイルを待つ課は、計画の主担当に名前がありません。"
        } else {
            "主担当に名前のある課からは、ファイルが届いています。記入がそろったとは限りません。"
        };
        view! { <p class="sub">{words}</p> }
    });
    let reminder = (!board.silent.is_empty()).then(|| {
        let text = mail.clone();
        view! {
            <Button size=ButtonSize::Small on_press=move |()| app.page.copy(text.clone())>"再依頼の文面をコピー"</Button>
            <div class="collect__box">
                <h3>"文面の下書き"</h3>
                <p class="collect__mail" tabindex="0" role="group" aria-label="文面の下書き">{mail}</p>
            </div>
        }
    });
    view! {
        <section class="section" aria-labelledby="collect-silent">
            <div class="section__head"><h2 id="collect-silent">{format!("届いていない課　{}", board.silent.len())}</h2></div>
            <ul>{rows}</ul>
            {none} {reminder}
        </section>
        {age(app, board)}
    }
    .into_any()
}

fn row(plan: &Plan, silent: &Silent, today: Option<Date>) -> AnyView {
    let name = plan.department(&silent.dept).map(|dept| dept.name.clone()).unwrap_or_default();
    let last = silent.last.as_ref().map_or("なし".to_owned(), |last| dates::day(last, today));
    view! {
        <li class="collect__silent">
            <span><b>{name}</b> <span class="sub">{format!("未提出・前回{last}")}</span></span>
            <span class="sub">{format!("◎{}{MEASURES}", silent.leads)}</span>
        </li>
    }
    .into_any()
}

/// A draft to be mailed; when it is due is for the person to say.
fn mail(app: App, board: &Board) -> String {
    let plan = app.plan();
    let names = board.silent.iter().filter_map(|silent| plan.department(&silent.dept)).map(|dept| dept.name.as_str());
    let names = names.flat_map(|name| [name, "　御中\n"]).collect::<String>();
    let (title, fy, by) = (
        plan.title.as_str(),
        fiscal_year_short(app.navigation.fy().get()),
        app.preferences.author().with(|name| letters::visible_line(name)),
    );
    format!(
        "件名：{title}の進捗状況の記入について（再依頼）\n\n{names}\n{fy}年度の進捗状況のファイルを、まだ確認できていません。\n「あゆみ」で自分の課の分を記入し、「保存と共有」で作ったファイルを、返信に添付してください。\n行き違いで既に御提出いただいている場合は、御容赦ください。\n{by}"
    )
}

/// ファイルの作成日
fn age(app: App, board: &Board) -> Option<AnyView> {
    let (plan, today) = (app.plan(), app.page.today().get());
    let by_age = board.by_age();
    let words = |line: &FileLine| {
        let ago = dates::days_ago(&line.written, today).map(|ago| format!("、{ago}")).unwrap_or_default();
        format!("{}（{}{ago}）", dates::day(&line.written, today), dept_name(&plan, line))
    };
    let (oldest, newest) = (words(by_age.first()?), words(by_age.last()?));
    Some(
        view! {
            <div class="collect__box">
                <h3>"ファイルの作成日"</h3>
                <p>{format!("最も新しい　{newest}")}</p>
                <p>{format!("最も古い　{oldest}")}</p>
            </div>
        }
        .into_any(),
    )
}
