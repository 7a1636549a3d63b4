//! Whether all is saved, in words.

use crate::app::Saving;
use crate::plan::calendar::Date;
use crate::ui::parts::Shape;

/// The state of keeping in words; what is still being written comes first.
pub(in crate::ui) fn saving_words(dirty: bool, saving: &Saving, today: Option<Date>) -> (&'static str, Shape, String) {
    match saving {
        Saving::Failed { .. } => {
            ("failed", Shape::Failure, "保存できません。今すぐファイルを作ってください。".to_owned())
        }
        _ if dirty => ("writing", Shape::Information, "入力中です。手を止めると自動で保存します".to_owned()),
        Saving::Writing => ("writing", Shape::Information, "保存しています".to_owned()),
        Saving::Saved { .. } if saving.only_in_window() => {
            ("failed", Shape::Warning, "この画面の中だけにあります。閉じる前にファイルを作ってください。".to_owned())
        }
        Saving::Saved { at, places } if !places.pending.is_empty() => {
            ("saved", Shape::Check, format!("保存先の一方に自動保存済み {}", Saving::clock(at, today)))
        }
        Saving::Saved { at, .. } => ("saved", Shape::Check, format!("自動保存しました {}", Saving::clock(at, today))),
        Saving::Starting => ("idle", Shape::Information, "記入を読み込んでいます".to_owned()),
        Saving::Idle(_) => ("idle", Shape::Information, "入力すると自動で保存されます".to_owned()),
    }
}
