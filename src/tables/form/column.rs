//! A column, and what it says of its values.

/// The version of the tables' form. A column that is added, renamed or dropped makes a new one, with a line in
/// [`UPDATES`].
pub const FORM_VERSION: u32 = 1;

/// What each version changed: version, day, what.
pub(in crate::tables) const UPDATES: [(u32, &str, &str); 1] = [(1, "2026-11-30", "初版")];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableColumn {
    /// Its head, the only one of that name in its table.
    pub head: &'static str,
    /// The same in ASCII.
    pub ascii: &'static str,
    /// What its values are; any may be empty.
    pub kind: DatumKind,
    /// Where they come from.
    pub origin: DatumOrigin,
    /// What they mean.
    pub meaning: &'static str,
    /// The unit of its numbers; empty where they have none, or where it stands in a column of its own.
    pub unit: &'static str,
    /// The list of the code table that its values are of; empty where they are free.
    pub codes: &'static str,
    /// The version of the tables that it came with.
    pub since: u32,
    /// Whether only workbooks have it: 14-2 is a text in a workbook, and a day to whoever reads it out of a CSV.
    pub workbook_only: bool,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatumKind {
    /// 文字
    Text,
    /// 数値
    Number,
    /// 日付
    Day,
}

/// Where the values of a column come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatumOrigin {
    /// The plan as printed.
    Plan,
    /// What people recorded.
    Records,
    /// Counted from both.
    Computed,
    /// This program.
    Program,
}

impl TableColumn {
    /// A column of texts.
    pub(in crate::tables) const fn text(
        head: &'static str,
        ascii: &'static str,
        origin: DatumOrigin,
        meaning: &'static str,
    ) -> Self {
        Self {
            head,
            ascii,
            kind: DatumKind::Text,
            origin,
            meaning,
            unit: "",
            codes: "",
            since: FORM_VERSION,
            workbook_only: false,
        }
    }

    /// A column of numbers.
    pub(in crate::tables) const fn number(
        head: &'static str,
        ascii: &'static str,
        origin: DatumOrigin,
        meaning: &'static str,
        unit: &'static str,
    ) -> Self {
        Self { kind: DatumKind::Number, unit, ..Self::text(head, ascii, origin, meaning) }
    }

    /// A column of days.
    pub(in crate::tables) const fn day(
        head: &'static str,
        ascii: &'static str,
        origin: DatumOrigin,
        meaning: &'static str,
    ) -> Self {
        Self { kind: DatumKind::Day, ..Self::text(head, ascii, origin, meaning) }
    }

    /// The same with values of a list of the code table.
    pub(in crate::tables) const fn coded(self, codes: &'static str) -> Self {
        Self { codes, ..self }
    }

    /// The same for workbooks alone.
    pub(in crate::tables) const fn in_workbooks(self) -> Self {
        Self { workbook_only: true, ..self }
    }
}
