//! The states a measure can be in.

/// 状態. That nothing was recorded (未記入) is no status: it is the absence of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 未着手
    NotStarted,
    /// 準備中
    Preparing,
    /// 実施中
    Underway,
    /// 完了
    Done,
    /// 中止
    Stopped,
    /// 対象外
    NotApplicable,
}

impl Status {
    /// All of them, in the order of the record form.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::Preparing, Self::Underway, Self::Done, Self::Stopped, Self::NotApplicable];

    /// The word in entries and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Preparing => "preparing",
            Self::Underway => "underway",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The status of that word; `None` for words of a newer version.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}
