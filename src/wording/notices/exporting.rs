//! Files written.

use crate::counted::{CHANGE, CHANGES, MEASURES};

/// The browser made no file.
pub const NO_FILE: &str =
    "このブラウザでは、ファイルを作れませんでした。開いているほかの画面を閉じて、もう一度押してください。";
/// A file that was written came back as it was.
pub const SEEN: &str = "作ったファイルの保存を確認しました。";

/// A file is on its way; `joined` is the department that the person is of from now on.
pub fn started(file: &str, count: usize, joined: Option<&str>) -> String {
    let joined = joined.map_or(String::new(), |name| format!("自分の課を「{name}」にしました。"));
    format!("{file}（{count}{CHANGES}）を作りました。「ダウンロード」フォルダーにあることを確認してください。{joined}")
}

/// A file has arrived; `left` entries are in none yet.
pub fn confirmed(file: &str, count: usize, left: usize) -> String {
    let left = match left {
        0 => "まだファイルにしていない変更はありません。".to_owned(),
        left => format!("まだファイルにしていない変更が{left}{CHANGE}あります。"),
    };
    format!("{file}（{count}{CHANGES}）の保存を確認しました。{left}")
}

/// The name of the action.
pub fn action(file: &str) -> String {
    format!("{file} の作成")
}

/// A table for other programs was made.
pub fn table_made(file: &str, rows: usize) -> String {
    format!("{file}（{rows}{MEASURES}）を作りました。「ダウンロード」フォルダーにあることを確認してください。")
}

/// The browser made no file.
pub fn not_made(file: &str) -> String {
    format!("このブラウザでは、{file}を作れませんでした。何も保存していません。")
}
