//! What the pieces of a department's page share: whose it is, its measures, the one in the form.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, Saving};
use crate::insight::{self, Asked, Round};
use crate::plan::{DeptId, MeasureId};

use super::duty_list::{Item, first, items};

/// What the pieces of the page share. `Copy`: it holds handles.
#[derive(Clone, Copy)]
pub(super) struct DepartmentPage {
    pub(super) app: App,
    pub(super) dept: StoredValue<DeptId>,
    pub(super) items: Memo<Arc<Vec<Item>>>,
    /// The round in force.
    pub(super) round: Memo<Option<Round>>,
    /// The measure in the form.
    pub(super) current: Memo<Option<MeasureId>>,
    /// Whether the person asked for another record, so that its heading takes the focus.
    pub(super) moved: StoredValue<bool>,
    /// Whether the groups to choose from stand open.
    pub(super) groups_open: RwSignal<bool>,
}

impl DepartmentPage {
    pub(super) fn new(app: App, dept: DeptId) -> Self {
        let groups = {
            let dept = dept.clone();
            Memo::new(move |_| insight::groups_of(&app.records.ledger().read(), &dept, app.navigation.fy().get()))
        };
        let round = Memo::new(move |_| app.records.round_in_force());
        let items = {
            let dept = dept.clone();
            Memo::new(move |_| {
                let duties = insight::duties(&app.plan(), &dept, &groups.read());
                let round = round.read();
                let asked = Asked::of_dept(app.navigation.fy().get(), round.as_ref(), &dept);
                Arc::new(items(&duties, &app.records.summaries().read(), &dept, asked))
            })
        };
        // What the page opened with stays, though recording it makes another measure the first open one.
        let opened = Memo::new(move |before: Option<&(Option<MeasureId>, bool)>| {
            let loaded = !matches!(*app.records.saving().read(), Saving::Starting);
            match before {
                Some((Some(measure), true)) => (Some(measure.clone()), true),
                _ => (first(&items.read()), loaded),
            }
        });
        let current = Memo::new(move |_| {
            let selected = app.navigation.route().read().selected.clone().map(MeasureId::new);
            selected.filter(|id| app.plan().measure(id).is_some()).or_else(|| opened.read().0.clone())
        });
        Self {
            app,
            dept: StoredValue::new(dept),
            items,
            round,
            current,
            moved: StoredValue::new(false),
            groups_open: RwSignal::new(false),
        }
    }

    /// The address of another measure's form.
    pub(super) fn address(self, measure: &MeasureId) -> String {
        self.app.navigation.route().read().with_selected(measure.as_str()).format()
    }

    /// Goes to another measure's form; its heading takes the focus.
    pub(super) fn go(self, measure: &MeasureId) {
        self.moved.set_value(true);
        self.app.navigation.navigate(&self.app.navigation.route().get_untracked().with_selected(measure.as_str()));
    }
}
