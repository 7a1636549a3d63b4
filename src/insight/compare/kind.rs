//! What can have become of a measure between two sides. Each measure is of one kind.

/// What became of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// 悪化
    Worse(Cause),
    /// 改善
    Better(Cause),
    /// 新規: a state or a rating stands on the later side alone.
    Started,
    /// 取下げ: a state or a rating stands on the earlier side alone, in the same fiscal year.
    Withdrawn,
    /// 文のみ: state and rating are the same, and something in a department's record differs.
    TextOnly,
    /// 変わらない: state, rating and every record are the same.
    Same,
    /// 比べられない: counted neither as better nor as worse.
    Incomparable(Incomparability),
}

/// What tells that a measure became better or worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The rating went up or down the scale.
    Rating,
    /// The state went on or back; the rating is the same, or is none on one side.
    Status,
    /// It was stopped, or is no longer.
    Stopping,
}

/// Why a measure cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Incomparability {
    /// The sides are of different fiscal years, and on the later side neither state nor rating stands.
    NotEnteredYet,
    /// Nothing stands on either side.
    NeverEntered,
    /// A file lacks it that need not hold all: neither begun nor taken back.
    NotInFile,
    /// 食い違い: of a state or a rating on either side; of a text where nothing else has changed.
    InConflict,
    /// A value that this version or the side's scale does not know.
    UnknownValue,
    /// 一部の課だけ: departments that answer for it have yet to speak or to rate it.
    Partial,
    /// 対象外 on one side.
    NotApplicable,
    /// The sides are rated by different scales.
    OtherScale,
    /// A state stands on one side alone, and no rating tells more.
    NoState,
    /// The state is the same; a rating stands on one side alone, or is 評価できない there.
    NotRated,
}

impl Incomparability {
    /// All, in the order they are told.
    pub const ALL: [Self; 10] = [
        Self::NotEnteredYet,
        Self::NeverEntered,
        Self::NotInFile,
        Self::Partial,
        Self::InConflict,
        Self::UnknownValue,
        Self::NotApplicable,
        Self::NoState,
        Self::NotRated,
        Self::OtherScale,
    ];
}

/// The kinds as a list is grouped by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeGroup {
    /// 悪化
    Worse,
    /// 改善
    Better,
    /// 新規
    Started,
    /// 取下げ
    Withdrawn,
    /// 文のみ
    TextOnly,
    /// 変わらない
    Same,
    /// 比べられない
    Incomparable,
}

impl ChangeGroup {
    /// All, what is to be mended first.
    pub const ALL: [Self; 7] =
        [Self::Worse, Self::Better, Self::Started, Self::Withdrawn, Self::TextOnly, Self::Same, Self::Incomparable];

    /// The word in tables for other programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Better => "better",
            Self::Started => "started",
            Self::Withdrawn => "withdrawn",
            Self::TextOnly => "text_only",
            Self::Same => "same",
            Self::Incomparable => "incomparable",
        }
    }
}

impl ChangeKind {
    /// Where it stands in a list.
    pub fn group(self) -> ChangeGroup {
        match self {
            Self::Worse(_) => ChangeGroup::Worse,
            Self::Better(_) => ChangeGroup::Better,
            Self::Started => ChangeGroup::Started,
            Self::Withdrawn => ChangeGroup::Withdrawn,
            Self::TextOnly => ChangeGroup::TextOnly,
            Self::Same => ChangeGroup::Same,
            Self::Incomparable(_) => ChangeGroup::Incomparable,
        }
    }
}
