//! The mail that goes with a file.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::calendar::fiscal_year_short;
use crate::ui::parts::{Button, ButtonSize};

use super::outgoing::Choice;

/// The text, to be copied. It names the file and says what the receiver does with it.
#[component]
pub(super) fn Mail(app: App, chosen: Memo<Choice>) -> impl IntoView {
    let text = Memo::new(move |_| mail_text(app, &chosen.read()));
    view! {
        <div class="mail">
            <div class="mail__head">
                <h3 class="mail__title">"メールの文"</h3>
                <Button size=ButtonSize::Small on_press=move |()| app.copy(text.get_untracked())>"文をコピー"</Button>
            </div>
            <p class="mail__text" tabindex="0" role="group" aria-label="メールの文">{move || text.get()}</p>
        </div>
    }
    .into_any()
}

fn mail_text(app: App, choice: &Choice) -> String {
    let Choice { scope, preview, .. } = choice;
    let (plan, file, count) = (app.plan(), &preview.file_name, preview.count);
    let difference = scope.only.is_some();
    let own = app.own_dept().get().filter(|_| difference);
    let who = match scope.dept.as_ref().or(own.as_ref()).and_then(|dept| plan.department(dept)) {
        Some(dept) => dept.name.clone(),
        None => "全部の課".to_owned(),
    };
    let when = scope.fy.map_or(String::new(), |fy| format!("・{}年度", fiscal_year_short(fy)));
    let which = if difference { "前回の書き出し以後に変わった" } else { "" };
    let sender = app.author().get();
    let sign = if sender.trim().is_empty() { String::new() } else { format!("\n{sender}") };
    format!(
        "件名：{}の進捗の記入（{who}{when}）\n\n{who}の進捗の記入（{which}{count}件）を送ります。\n添付のファイルを、あゆみの「保存と共有」で読み込んでください。\n同じファイルを2度読み込んでも、結果は変わりません。\n\n添付：{file}{sign}",
        plan.title
    )
}
