//! The browser's storage: tight, failing, damaged, mended.

use crate::counted::CHANGES;

/// No store takes what was written.
pub const NOT_SAVED: &str =
    "保存できません。記入は画面に残っていますが、閉じると失われます。今すぐファイルを作ってください。";
/// A store still holds an entry whose text was erased.
pub const NOT_ERASED: &str =
    "個人情報を消した記入が、ブラウザの保存領域の片方から消えていません。次に開いたときに、もう一度消します。";

/// The browser's storage is tight; `is_urgent` where little is left.
pub fn tight(percent: u32, is_urgent: bool) -> String {
    let what_to_do = if is_urgent {
        "今すぐ「保存と共有」から全ての記入のファイルを作り、控えを残してください。記入は続けられます。"
    } else {
        "近いうちに全ての記入のファイルを作り、控えを残してください。"
    };
    format!("ブラウザの保存領域の{percent}%を使っています。{what_to_do}")
}

/// What was damaged in one store stood whole in the other.
pub fn mended(count: usize) -> String {
    format!(
        "ブラウザの保存領域の片方で、{count}{CHANGES}が壊れていました。もう片方に同じ変更があったため、失われた記入はありません。念のため、ファイルを作ってください。"
    )
}

/// What is damaged and stands nowhere else; `at_most` where nobody can tell how much it was.
pub fn lost(count: usize, at_most: bool) -> String {
    let most = if at_most { "最大で" } else { "" };
    format!(
        "保存されていた記入のうち、{most}{count}{CHANGES}が壊れていて読めません。壊れたデータは消さずに残してあり、ほかの記入は読み込みました。作ったファイルがあれば取り込んでください。"
    )
}

/// The store with room for much held nothing, and got it from the small one.
pub fn main_store_refilled(count: usize) -> String {
    refilled("保存場所", "予備の保存場所", count)
}

/// The small store held nothing, and got it from the one with room for much.
pub fn second_store_refilled(count: usize) -> String {
    refilled("予備の保存場所", "保存場所", count)
}

/// What is known: it was not there. Whether it was cleared, full, or never had it, nobody can tell.
fn refilled(empty: &str, source: &str, count: usize) -> String {
    format!(
        "ブラウザの{empty}に記入がなかったため、{source}から{count}{CHANGES}を写しました。記入は失われていません。念のため、ファイルを作ってください。"
    )
}
