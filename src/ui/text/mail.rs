//! The mail that goes with a file: it names the file and says what the receiver does with it.

use leptos::prelude::{Get as _, With as _};

use crate::app::{App, Preview};
use crate::counted::CHANGES;
use crate::exchange::Scope;
use crate::plan::calendar::fiscal_year_short;

/// The text for a file of a scope.
pub fn mail(app: App, scope: &Scope, preview: &Preview) -> String {
    let (plan, file, count) = (app.plan(), &preview.file_name, preview.count);
    let difference = scope.only.is_some();
    let own = app.own_dept().get().filter(|_| difference);
    let who = match scope.dept.as_ref().or(own.as_ref()).and_then(|dept| plan.department(dept)) {
        Some(dept) => dept.name.clone(),
        None => "全部の課".to_owned(),
    };
    let when = scope.fy.map_or(String::new(), |fy| format!("・{}年度", fiscal_year_short(fy)));
    let which = if difference { "前回の書き出し以後に変わった" } else { "" };
    let sender = app.author().with(|name| super::said::visible_line(name.trim()));
    let sign = if sender.is_empty() { String::new() } else { format!("\n{sender}") };
    format!(
        "件名：{}の進捗の記入（{who}{when}）\n\n{who}の進捗の記入（{which}{count}{CHANGES}）を送ります。\n添付のファイルを、あゆみの「保存と共有」で読み込んでください。\n同じファイルを2度読み込んでも、結果は変わりません。\n\n添付：{file}{sign}",
        plan.title
    )
}
