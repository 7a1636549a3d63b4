//! 届いたファイル: what each brought, and that nothing of it is unaccounted for.

use leptos::prelude::*;

use crate::app::{App, TableScope};
use crate::counted::{CHANGE, CHANGES};
use crate::plan::calendar::Date;
use crate::plan::letters;
use crate::plan::{DeptId, Plan};
use crate::tables::TableId;
use crate::ui::parts::{Column, Shape, TableFiles, icon, table};
use crate::wording::{dates, names};

use super::{Board, FileLine};

const COLUMNS: [Column; 7] = [
    ("課", false),
    ("ファイル", false),
    ("作成日", false),
    ("追加", true),
    ("既にある", true),
    ("取り込めない", true),
    ("結果", false),
];

/// The section.
pub(super) fn files(app: App, board: &Board) -> AnyView {
    let plan = app.plan();
    let body = if board.files.is_empty() {
        let none = "まだ届いていません。各課から受け取ったファイルを上に置くと、課ごとに変更の数と結果が並びます。";
        view! { <p class="sub">{none}</p> }.into_any()
    } else {
        let today = app.page.today().get();
        let rows = board.files.iter().map(|line| row(&plan, line, today)).collect();
        let (added, already_had, quarantined) = board.totals();
        let count = board.files.iter().filter(|line| !line.undone).count();
        let foot = ["合計".to_owned(), format!("{count}ファイル"), String::new()];
        let foot = foot.into_iter().chain([added, already_had, quarantined].map(|count| count.to_string()));
        let foot = foot.chain([String::new()]).map(IntoAny::into_any).collect();
        let sum = added + already_had + quarantined;
        let identity =
            format!("追加{added}＋既にある{already_had}＋取り込めない{quarantined}＝ファイル内の{sum}{CHANGES}");
        let table = table("collect-files-title", &COLUMNS, 0, rows, Some(foot));
        view! { {table} <p class="sub">{identity}</p> }.into_any()
    };
    let held = board.files.iter().any(|line| line.quarantined > 0 && !line.undone).then(|| {
        view! { <p class="sub">"取り込めない：内容を確認できなかった記入は取り込んでいません。同じファイルをもう一度選ぶと、理由と中身を1つずつ見られます。"</p> }
    });
    let earlier = (board.earlier > 0).then(|| {
        view! { <p class="sub">{format!("これより前に届いた{}ファイルは、「保存と共有」の最近のファイルにあります。", board.earlier)}</p> }
    });
    let taken = (!board.files.is_empty() || board.earlier > 0).then(|| {
        view! { <TableFiles on_workbook=move |()| save_workbook(app) on_csv=move |()| save_csv(app)/> }
    });
    view! {
        <section class="section" aria-labelledby="collect-files-title">
            <div class="section__head">
                <h2 id="collect-files-title">"届いたファイル"</h2>
                <p class="section__note">"ファイル内の変更の数 ＝ 追加 ＋ 既にある ＋ 取り込めない"</p>
                {taken}
            </div>
            {body} {held} {earlier}
        </section>
    }
    .into_any()
}

/// Gives all files that were taken in here as a workbook.
fn save_workbook(app: App) {
    app.files.export_workbook(TableId::Received.name(), None, move || {
        app.with_definitions(vec![app.table(TableId::Received, TableScope::Whole)], TableScope::Whole)
    });
}

/// Gives them as CSV.
fn save_csv(app: App) {
    let table = untrack(|| app.table(TableId::Received, TableScope::Whole));
    app.files.export_csv(TableId::Received.name(), None, &table);
}

fn row(plan: &Plan, line: &FileLine, today: Option<Date>) -> Vec<AnyView> {
    let (shape, tone, words) = result(line);
    let result = view! {
        <span class="collect__result" data-tone=tone>{icon(shape)} {words}</span>
    };
    vec![
        dept_name(plan, line).into_any(),
        view! { <span class="collect__file">{letters::visible_line(&line.file)}</span> }.into_any(),
        dates::day(&line.written, today).into_any(),
        line.added.to_string().into_any(),
        line.already_had.to_string().into_any(),
        line.quarantined.to_string().into_any(),
        result.into_any(),
    ]
}

/// What is to be done about it, if anything.
fn result(line: &FileLine) -> (Shape, &'static str, String) {
    if line.undone {
        return (Shape::Information, "plain", "元に戻した".to_owned());
    }
    let mut open = Vec::new();
    if line.conflicts > 0 {
        open.push(format!("食い違い{}項目", line.conflicts));
    }
    if line.quarantined > 0 {
        open.push(format!("取り込めない{}{CHANGE}", line.quarantined));
    }
    if line.taken_back > 0 {
        open.push(format!("取り消し済み{}{CHANGE}", line.taken_back));
    }
    match (open.as_slice(), line.added) {
        ([], 0) => (Shape::Check, "plain", "新しい変更なし".to_owned()),
        ([], added) => (Shape::Check, "plain", format!("新しい変更{added}{CHANGE}")),
        _ if line.conflicts == 0 && line.quarantined == 0 => (Shape::Information, "plain", open.join("・")),
        _ if line.quarantined > 0 => (Shape::Warning, "warning", open.join("・")),
        _ => (Shape::Conflict, "open", open.join("・")),
    }
}

/// The department's name; one the plan does not know stands under its own.
pub(super) fn dept_name(plan: &Plan, line: &FileLine) -> String {
    let name = |dept: &DeptId| names::dept_name(plan, dept).into_owned();
    line.dept.as_ref().map_or_else(|| "送付元の課が不明".to_owned(), name)
}
