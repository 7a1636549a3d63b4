//! Plans opened, kept and given out.

/// The browser has no room for a plan, or keeps nothing.
pub const NO_ROOM: &str = "計画を加えられませんでした。このブラウザの保存領域に空きがないか、保存が禁じられています。今の計画と記入は変わっていません。要らない計画を外すか、ブラウザの設定を確かめてください。";

/// The browser made no file.
pub const NOT_GIVEN_OUT: &str =
    "計画のファイルを作れませんでした。ブラウザがダウンロードを止めています。設定を確かめて、もう一度押してください。";

/// The plan that was chosen to be shown cannot be read any more.
pub const LOST: &str = "選んでいた計画を、このブラウザから読めませんでした（消されたか、壊れています）。このファイルに組み込まれた計画を表示しています。記入は消えていません。計画のファイルがあれば、「計画」で開き直せます。";

/// `rei_2026-04.json` のダウンロードを始めました。
pub fn given_out(name: &str) -> String {
    format!("「{name}」のダウンロードを始めました。届いたことを、ダウンロードの一覧で確かめてください。")
}

/// A plan is kept no longer, and what was recorded for it is.
pub fn taken_out(title: &str) -> String {
    format!(
        "「{title}」を外しました。この計画の記入は、このブラウザに残っています。同じ計画のファイルを加えると、続きから使えます。"
    )
}
