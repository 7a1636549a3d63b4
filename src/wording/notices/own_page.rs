//! The page of a plan, written as an html file.

/// What to do where this page cannot be the source of another.
const FRESH: &str = "元の ayumi.html をもう一度コピーして開き、作り直してください。記入は消えていません。";

/// The download was started; that it arrived cannot be known.
pub fn started(file: &str) -> String {
    format!(
        "{file}のダウンロードを始めました。「ダウンロード」フォルダーにあることを確認してください。「届いたファイルを確かめる」で、作ったものと同じかを比べられます。"
    )
}

/// The page does not hold its program as it was packed.
pub fn damaged() -> String {
    format!(
        "HTMLファイルを作れませんでした。開いているこのファイルの、計画かプログラムの部分が壊れています。検査ソフトなどで書き換えられたか、途中で切れている可能性があります。{FRESH}"
    )
}

/// The plan cannot be read.
pub fn plan_unreadable(reason: &str) -> String {
    format!(
        "HTMLファイルを作れませんでした。計画のデータを読めません（{reason}）。計画のファイルを確かめて、開き直してください。"
    )
}

/// What fills the frame does not fit it.
pub fn not_filled(reason: &str) -> String {
    format!(
        "HTMLファイルを作れませんでした。計画とプログラムを1つにできません（{reason}）。計画の文に改行コードなどの制御文字がないかを確かめてください。"
    )
}

/// A browser reads something else than was written.
pub fn read_otherwise() -> String {
    format!(
        "HTMLファイルを渡しませんでした。作ったものを読み直したところ、入れた計画やプログラムと違っていました。{FRESH}"
    )
}

/// The browser made no file.
pub fn not_given_out() -> String {
    "このブラウザでは、HTMLファイルを作れませんでした。何も保存していません。開いているほかの画面を閉じて、もう一度押してください。".to_owned()
}
