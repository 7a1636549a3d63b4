//! Which initiatives are shown, and whose roles are marked.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::groups_of;
use crate::plan::{DeptId, GroupId};
use crate::query::Overlay;

/// Which initiatives are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Show {
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
    pub(super) const ALL: [Self; 3] = [Self::All, Self::Stepped, Self::Own];

    /// The control's value.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Stepped => "stepped",
            Self::Own => "own",
        }
    }

    /// The control's words.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::All => "すべて",
            Self::Stepped => "前提・後続のみ",
            Self::Own => "自分の課の取組",
        }
    }
}

/// Whose roles are marked, with the groups that department belongs to.
pub(super) fn marked(app: App) -> Option<(DeptId, Vec<GroupId>)> {
    match app.navigation.route().read().graph.overlay.clone() {
        Overlay::Own => app.preferences.own_dept().get().map(|dept| (dept, app.preferences.own_groups().get())),
        Overlay::Nobody => None,
        Overlay::Of(dept) => {
            let groups = groups_of(&app.records.ledger().read(), &dept, app.navigation.fy().get());
            Some((dept, groups))
        }
    }
}
