//! Files written.

use crate::counted::{CHANGE, CHANGES};

/// The browser made no file.
pub const NO_FILE: &str =
    "このブラウザでは、ファイルを作れませんでした。開いているほかの画面を閉じて、もう一度押してください。";
/// A file that was written came back as it was.
pub const SEEN: &str = "作ったファイルの保存を確認しました。";

/// While the part of the program that writes workbooks is unpacked, and one is written.
pub const PREPARING_WORKBOOK: &str = "Excelファイルを準備しています。";
/// The same for a Word file.
pub const PREPARING_WORD: &str = "Wordファイルを準備しています。";

/// What a file of the report is called.
pub const REPORT: &str = "報告書";

/// The page does not hold the part that writes workbooks as it was packed.
pub fn workbook_damaged() -> String {
    office_damaged("Excel", "CSVなら、このままで作れます")
}

/// The page does not hold the part that writes Word files as it was packed.
pub fn word_damaged() -> String {
    office_damaged("Word", "印刷とPDFは、このままでできます")
}

/// The page does not hold that part as it was packed; `instead` says what can still be done.
fn office_damaged(what: &str, instead: &str) -> String {
    format!(
        "{what}ファイルを作れませんでした。このファイルのうち、{what}ファイルを作る部分が壊れています。ブラウザの「名前を付けて保存」や、検査ソフトで書き換えられたか、途中で切れている可能性があります。元の ayumi.html をもう一度コピーして開いてください。記入は消えていません。{instead}。"
    )
}

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
    format!(
        "{file}（{rows}行）を作りました。「ダウンロード」フォルダーにあることを確認してください。項目の意味は、「保存と共有」の「項目定義」にあります。"
    )
}

/// A workbook of tables was made.
pub fn workbook_made(file: &str, sheets: usize) -> String {
    format!(
        "{file}（{sheets}シート）を作りました。「ダウンロード」フォルダーにあることを確認してください。項目の意味・コード・出典も、その中にあります。"
    )
}

/// The report was made as a Word file.
pub fn word_made(file: &str) -> String {
    format!(
        "{file}を作りました。「ダウンロード」フォルダーにあることを確認してください。Wordで書き足した文は、あゆみの記入には入りません。"
    )
}

/// The browser made no file.
pub fn not_made(file: &str) -> String {
    format!("このブラウザでは、{file}を作れませんでした。何も保存していません。")
}
