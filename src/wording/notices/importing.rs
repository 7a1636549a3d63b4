//! Files read and taken in.

use crate::counted::{CHANGE, changes};

/// Something was dropped that holds no file: a mail, its attachment, a link, a text.
pub const NO_FILE_DROPPED: &str =
    "ファイルが入っていません。メールの添付ファイルは、いったんパソコンに保存し、保存したファイルを置いてください。";

/// The name of the action.
pub fn action(file: &str) -> String {
    format!("{file} の取込み")
}

/// The name of the action that makes count again what a file brought again.
pub fn restoring(file: &str) -> String {
    format!("{file} で届いた、取り消した変更の復元")
}

/// The reading was stopped.
pub fn stopped(done: usize, total: usize) -> String {
    format!("{total}ファイルのうち{done}ファイルを読んだところで止めました。今の記入は変わっていません。")
}

/// The files were put away.
pub fn discarded(count: usize) -> String {
    format!("{count}個のファイルを、取り込まずに閉じました。今の記入は変わっていません。")
}

/// What had been taken back counts again.
pub fn restored(file: &str, cells: usize) -> String {
    format!("{file} で届いた、取り消した変更を元に戻しました。{cells}項目の値が変わりました。")
}

/// What became of the entries of the files that were taken in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// New here.
    pub added: usize,
    /// Here already, and in force.
    pub in_force: usize,
    /// Here already, and replaced since.
    pub replaced: usize,
    /// Here already, but taken back.
    pub still_taken_back: usize,
    /// Taken back, and in force again now.
    pub restored: usize,
    /// Kept aside, because something is wrong with them.
    pub quarantined: usize,
    /// Not taken in, because they bring back a text that was erased here.
    pub brought_back: usize,
    /// Cells that say two things since.
    pub conflicts: usize,
}

impl ImportCounts {
    /// What happened, in the order in which a person asks; of so many files.
    pub fn in_words(&self, files: usize) -> String {
        let mut text = Vec::new();
        if files > 1 {
            text.push(format!("{files}個のファイルを取り込みました。"));
        }
        text.push(match self.added {
            0 => "新しい変更はありません。".to_owned(),
            added => format!("{}を追加しました。", changes(added)),
        });
        for (count, what) in [
            (self.in_force, "は既にあります。"),
            (self.replaced, "は、その後の変更に置き換わっています。"),
            (self.still_taken_back, "は、以前に取り消したため、今は有効ではありません。"),
            (self.quarantined, "は、内容を確認できないため取り込んでいません。"),
            (self.brought_back, "は、ここで消した文を含むため取り込んでいません。"),
        ] {
            if count > 0 {
                text.push(format!("{}{what}", changes(count)));
            }
        }
        if self.restored > 0 {
            text.push(format!("取り消した変更{}{CHANGE}を元に戻しました。", self.restored));
        }
        if self.conflicts > 0 {
            text.push(format!(
                "{}か所で記入が食い違っています。「取りまとめ」で、どの値にするか決めてください。",
                self.conflicts
            ));
        }
        text.concat()
    }
}
