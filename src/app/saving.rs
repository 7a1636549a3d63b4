//! Whether what was recorded is safe, as the header says it.

use crate::vault::{ShelfError, ShelfName};

/// The state of keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// The shelves have not answered yet.
    Starting,
    /// Nothing was recorded in this session.
    Idle {
        /// The shelves that work.
        on: Vec<ShelfName>,
    },
    /// Being written.
    Writing,
    /// 保存しました: every working shelf holds it.
    Saved {
        /// `14:32`
        clock: String,
        /// Which shelves hold it.
        on: Vec<ShelfName>,
    },
    /// 保存できません: no shelf holds the last change; it is in this window only.
    Failed {
        /// Why.
        why: ShelfError,
    },
}

impl Saving {
    /// Whether no shelf but this window's memory works, which must be said all the time.
    pub fn kept_nowhere(&self) -> bool {
        match self {
            Self::Idle { on } | Self::Saved { on, .. } => on.iter().all(|shelf| *shelf == ShelfName::Memory),
            Self::Failed { why } => *why == ShelfError::Denied,
            Self::Starting | Self::Writing => false,
        }
    }

    /// Whether the last change will be lost when the window closes.
    pub fn only_in_window(&self) -> bool {
        match self {
            Self::Failed { .. } => true,
            Self::Starting | Self::Idle { .. } | Self::Writing | Self::Saved { .. } => self.kept_nowhere(),
        }
    }
}
