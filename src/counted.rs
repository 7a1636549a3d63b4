//! Counts in words: one function for each thing that is counted, so that one counter never means two things.
//!
//! 件 counts measures (個別取組) and nothing else. What a person records are 変更; departments, files, people, fields
//! each have a counter of their own. `tests/it/tidy.rs` keeps 件 out of every other file.

/// The counter of measures, where it stands in a longer sentence or in an element of its own.
pub const MEASURES: &str = "件";
/// The counter of changes, in a sentence.
pub const CHANGES: &str = "個の変更";
/// The counter of changes, under a heading that says what is counted.
pub const CHANGE: &str = "個";

/// 個別取組: 12件
pub fn measures(count: usize) -> String {
    format!("{count}{MEASURES}")
}

/// 変更, an entry of the journal: 12個の変更
pub fn changes(count: usize) -> String {
    format!("{count}{CHANGES}")
}

/// 課: 12課
pub fn departments(count: usize) -> String {
    format!("{count}課")
}

/// ファイル: 12ファイル
pub fn files(count: usize) -> String {
    format!("{count}ファイル")
}

/// 項目, a field of one department's record of one measure: 12項目
pub fn fields(count: usize) -> String {
    format!("{count}項目")
}

/// 取組: 12取組
pub fn initiatives(count: usize) -> String {
    format!("{count}取組")
}

/// Places of a plan's text, doubtful or to be mended: 12か所
pub fn places(count: usize) -> String {
    format!("{count}か所")
}
