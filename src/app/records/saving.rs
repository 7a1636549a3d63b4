//! The state of saving, as the header shows it: whether all that was recorded is safe.

use crate::plan::calendar::{Date, Moment};
use crate::vault::{StoreError, StoreName};

/// Where records are kept, and where they are not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Stores that hold everything for good.
    pub on: Vec<StoreName>,
    /// Stores that are still being read or written; nobody waits for them.
    pub pending: Vec<StoreName>,
    /// Stores that do not hold everything, and why.
    pub not: Vec<(StoreName, StoreError)>,
}

/// The state of keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// The stores have not answered yet.
    Starting,
    /// Nothing was recorded in this session.
    Idle(Places),
    /// Being written: no store that outlives the window holds it yet.
    Writing,
    /// 保存しました: at least one store that outlives the window holds it for good.
    Saved {
        /// When.
        at: Moment,
        /// Which stores hold it.
        places: Places,
    },
    /// 保存できません: no store holds the last change; it is in this window only.
    Failed {
        /// Why.
        why: StoreError,
    },
}

impl Places {
    /// Whether something outlives the window here.
    pub fn outlive_the_window(&self) -> bool {
        self.on.iter().any(|store| *store != StoreName::Memory)
    }
}

impl Saving {
    /// Where records are, as far as it is known.
    pub fn places(&self) -> Option<&Places> {
        match self {
            Self::Idle(places) | Self::Saved { places, .. } => Some(places),
            Self::Starting | Self::Writing | Self::Failed { .. } => None,
        }
    }

    /// 14:32; with the day where it is another than today: yesterday's 14:32 is no news of this morning.
    pub fn clock(at: &Moment, today: Option<Date>) -> String {
        let clock = at.clock().unwrap_or_default();
        match at.date() {
            Some(day) if today.is_some_and(|today| today != day) => format!("{} {clock}", day.month_day()),
            _ => clock.to_owned(),
        }
    }

    /// Whether no store but this window's memory works, which must be said all the time.
    pub fn kept_nowhere(&self) -> bool {
        match self {
            Self::Failed { why } => *why == StoreError::Denied,
            other => other.places().is_some_and(|places| !places.outlive_the_window()),
        }
    }

    /// Whether the last change will be lost when the window closes.
    pub fn only_in_window(&self) -> bool {
        matches!(self, Self::Failed { .. }) || self.kept_nowhere()
    }
}
