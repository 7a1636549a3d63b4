//! Personal data taken away, kept out, let in again.

use crate::counted::{CHANGE, CHANGES};

/// Why a text was erased, as the redaction says it.
pub const REASON: &str = "個人情報";
/// In place of an erased text in the name of an action.
pub const GONE: &str = "（消した文）";
/// The name of the action that keeps an erased text out.
pub const KEPT_OUT: &str = "消した文をもう一度受け取らないこと";

/// What an erasure took away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasedCounts {
    /// Entries.
    pub changes: usize,
    /// Drafts of texts.
    pub drafts: usize,
    /// Damaged values that were kept aside.
    pub aside: usize,
    /// What else holds the text and was left.
    pub left: usize,
}

impl ErasedCounts {
    /// What happened.
    pub fn in_words(self) -> String {
        let kinds = [("書きかけの文", self.drafts), ("壊れて別に残した値", self.aside)];
        let mut parts = vec![format!("変更{}{CHANGE}", self.changes)];
        parts.extend(
            kinds.into_iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}{count}{CHANGE}")),
        );
        let mut text = vec![format!(
            "{}を消しました。元に戻せません。消したことと、だれがいつ消したかは履歴に残ります。",
            parts.join("・")
        )];
        if self.left > 0 {
            text.push(format!("この文を含むものが、ほかに{}{CHANGE}残っています。", self.left));
        }
        text.concat()
    }
}

/// Values kept aside are still there.
pub fn aside_is_left(count: usize) -> String {
    format!(
        "壊れて別に残した値{count}{CHANGE}は、ブラウザの保存領域から消せませんでした。ページを開き直して、もう一度消してください。"
    )
}

/// What a file brought again stays erased.
pub fn kept_out(count: usize) -> String {
    format!("消した文と同じ{count}{CHANGES}を受け取らず、消したままにしました。取り消せません。")
}

/// What a file brought again will be taken in with it.
pub fn let_in(count: usize) -> String {
    format!("消した文と同じ{count}{CHANGES}も、取り込む変更に加えました。まだ取り込んでいません。")
}
