//! Which initiatives are shown.

/// Which initiatives are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// すべて
    #[default]
    All,
    /// 前提・後続のみ
    Stepped,
    /// 自分の課の取組
    Own,
}

impl Show {
    /// In the order of the control.
    pub const ALL: [Self; 3] = [Self::All, Self::Stepped, Self::Own];

    /// The control's value.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Stepped => "stepped",
            Self::Own => "own",
        }
    }

    /// The control's words.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "すべて",
            Self::Stepped => "前提・後続のみ",
            Self::Own => "自分の課の取組",
        }
    }
}
