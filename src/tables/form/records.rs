//! Columns of records and of their history.

use super::column::DatumOrigin::Records;
use super::column::TableColumn;
use super::lists;

/// Whether there is a value.
pub(in crate::tables) const PRESENCE: [TableColumn; 2] = [
    TableColumn::text("記入の有無コード", "recorded_code", Records, "値があるか。値が空欄の理由")
        .coded(lists::PRESENCE),
    TableColumn::text("記入の有無", "recorded", Records, "記入の有無コードの名称").coded(lists::PRESENCE),
];

/// The change that recorded it.
pub(in crate::tables) const ENTRY: [TableColumn; 1] =
    [TableColumn::text("変更ID", "entry_id", Records, "この値を記入した変更。表「変更の履歴」と結び付けるときに使う")];

/// A change.
pub(in crate::tables) const ID: [TableColumn; 1] =
    [TableColumn::text("変更ID", "entry_id", Records, "変更の変わらない番号。同じ変更が、値の数だけ続く")];

/// What kind of change.
pub(in crate::tables) const CHANGE: [TableColumn; 2] = [
    TableColumn::text("変更の種類コード", "change_code", Records, "記入、消したもの、読めないもの")
        .coded(lists::CHANGE),
    TableColumn::text("変更の種類", "change", Records, "変更の種類コードの名称").coded(lists::CHANGE),
];

/// A change and what it replaced.
pub(in crate::tables) const REPLACED: [TableColumn; 2] = [
    TableColumn::text("変更ID", "entry_id", Records, "置き換えた側の変更"),
    TableColumn::text(
        "置き換えた変更ID",
        "replaced_entry_id",
        Records,
        "置き換えられた側の変更。「変更の履歴」にないこともある",
    ),
];
