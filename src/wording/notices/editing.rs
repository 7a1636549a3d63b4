//! Undoing and redoing, the year that turned, the clipboard.

use crate::counted::CHANGES;
use crate::plan::calendar::fiscal_year_short;

/// A redaction stands in the way of undoing.
pub const ERASURE_STAYS: &str =
    "個人情報の消去は元に戻せません。その前の操作は、「保存と共有」の元に戻す履歴から戻せます。";
/// Nothing to undo.
pub const NOTHING_TO_UNDO: &str = "元に戻す操作はありません。";
/// Nothing to redo.
pub const NOTHING_TO_REDO: &str = "やり直す操作はありません。";
/// The name of the action that gave entries back to a store that lost them.
pub const STORE_RECOVERED: &str = "消えた保存領域の復元";
/// A text stands on the clipboard.
pub const COPIED: &str = "文面をコピーしました。";
/// The browser refused.
pub const NOT_COPIED: &str = "コピーできませんでした。文を選んで Ctrl+C でコピーしてください。";

/// An action of a kind that is not undone.
pub fn cannot_be_undone(action: &str) -> String {
    format!("「{action}」は元に戻せません。")
}

/// An action that was undone before.
pub fn is_undone_already(action: &str) -> String {
    format!("「{action}」は、すでに元に戻してあります。今の記入は変わっていません。")
}

/// What an undoing came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UndoOutcome {
    /// The action, in words.
    pub action: String,
    /// Whether it is undone now, or stands again.
    pub is_undone: bool,
    /// Cells that got another value.
    pub cells: usize,
    /// Cells where something newer stands, which stays.
    pub overtaken: usize,
    /// Entries that stay because other files hold them too.
    pub kept: usize,
    /// Those files.
    pub files: Vec<String>,
    /// Redactions: a text that was erased does not come back.
    pub erased: usize,
}

impl UndoOutcome {
    /// What happened, and what did not and why.
    pub fn in_words(&self) -> String {
        let done = if self.is_undone { "元に戻しました" } else { "やり直しました" };
        let mut text = vec![format!("「{}」を{done}。", self.action)];
        if self.kept > 0 {
            let files = self.files.join("、");
            text.push(format!("{}{CHANGES}は、ほかの取込み（{files}）にもあるため、そのまま残ります。", self.kept));
        }
        if self.overtaken > 0 {
            let which = if self.cells > 0 { format!("{}項目", self.overtaken) } else { "値".to_owned() };
            text.push(format!("この操作のあとに別の更新があるため、今の{which}は変わりません。"));
        } else if self.cells == 0 && self.kept == 0 {
            text.push("この操作で変わった値はないため、今の値は変わりません。".to_owned());
        }
        if self.erased > 0 {
            text.push("個人情報の消去は元に戻せないため、そのままです。".to_owned());
        }
        text.concat()
    }
}

/// The fiscal year turned while the page was open; `stays` where the old one is still on screen.
pub fn year_turned(before: i32, after: i32, stays: bool) -> String {
    let (before, after) = (fiscal_year_short(before), fiscal_year_short(after));
    if stays {
        format!(
            "日付が変わり、{after}年度になりました。この画面は{before}年度のままです。ここに書いたことは、{before}年度の記入として残ります。"
        )
    } else {
        format!(
            "日付が変わり、{after}年度になりました。表示を{after}年度に切り替えました。これから書くことは、{after}年度の記入として残ります。"
        )
    }
}
