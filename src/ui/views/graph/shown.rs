//! Whose roles are marked.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::groups_of;
use crate::plan::{DeptId, GroupId};
use crate::query::Overlay;

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
