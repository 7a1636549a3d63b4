//! Names of the lists of the code table.

/// Of measures and departments.
pub(in crate::tables) const STATE: &str = "状態";
/// The city's scale, and what is no grade.
pub(in crate::tables) const RATING: &str = "進捗評価";
/// Fields of records.
pub(in crate::tables) const FIELD: &str = "項目";
/// Departments and groups.
pub(in crate::tables) const PARTY: &str = "担当";
/// Whether a party is a department or a group.
pub(in crate::tables) const PARTY_KIND: &str = "担当の種類";
/// Whether there is a value.
pub(in crate::tables) const PRESENCE: &str = "記入の有無";
/// What a change is.
pub(in crate::tables) const CHANGE: &str = "変更の種類";
/// What became of a measure.
pub(in crate::tables) const BECAME: &str = "変化";
/// What a target demands.
pub(in crate::tables) const GOAL: &str = "目標の種類";
/// How a figure must stand to the target's.
pub(in crate::tables) const COMPARE: &str = "目標との比べ方";
/// Over which span or group a figure counts.
pub(in crate::tables) const PER: &str = "数え方";
/// By when a target holds.
pub(in crate::tables) const DUE: &str = "期限の種類";
/// 該当, 非該当
pub(in crate::tables) const WHETHER: &str = "該当の有無";
