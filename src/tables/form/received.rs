//! Columns of files that were taken in.

use super::column::DatumOrigin::{Computed, Records};
use super::column::TableColumn;
use super::lists;

/// Which file, taken in when.
pub(in crate::tables) const TAKEN_IN: [TableColumn; 4] = [
    TableColumn::day("取込み日", "taken_in_on", Records, "このブラウザに取り込んだ日"),
    TableColumn::text("取込み日（和暦）", "taken_in_on_era", Records, "同じ日の和暦"),
    TableColumn::text("取込み日時", "taken_in_at", Records, "このブラウザに取り込んだ日時（ISO 8601）"),
    TableColumn::text("ファイル", "file", Records, "ファイルの名前"),
];

/// What it brought.
pub(in crate::tables) const WRITTEN: [TableColumn; 7] = [
    TableColumn::day("作成日", "written_on", Records, "ファイルが作られた日。ファイルに記載がなければ空欄"),
    TableColumn::text("作成日（和暦）", "written_on_era", Records, "同じ日の和暦"),
    TableColumn::number("追加", "added", Computed, "新しかった変更の数", "変更"),
    TableColumn::number("既にある", "already_had", Computed, "既にあった変更の数", "変更"),
    TableColumn::number("取り込めない", "quarantined", Computed, "内容を確認できず、取り込まなかったものの数", "変更"),
    TableColumn::number("ファイル内の変更", "in_file", Computed, "追加・既にある・取り込めないの合計", "変更"),
    TableColumn::text("元に戻したか", "is_undone", Records, "取込みを元に戻したか").coded(lists::WHETHER),
];
