//! What a person chose in this browser: the department that is one's own, and the name that stands on entries.

use std::sync::Arc;

use leptos::prelude::*;

use crate::insight;
use crate::journal::Ledger;
use crate::plan::{DeptId, GroupId, Plan};
use crate::report::ReportOptions;

use super::ports::PlatformPorts;

/// The settings behind it.
const DEPT: &str = "dept";
const AUTHOR: &str = "author";
const REPORT: &str = "report";

/// A person's own department and name, remembered in this browser.
#[derive(Clone, Copy)]
pub struct Preferences {
    ports: PlatformPorts,
    plan: RwSignal<Arc<Plan>>,
    own_dept: RwSignal<Option<DeptId>>,
    own_groups: Memo<Vec<GroupId>>,
    author: RwSignal<String>,
}

impl Preferences {
    pub(super) fn new(
        ports: PlatformPorts,
        plan: RwSignal<Arc<Plan>>,
        ledger: RwSignal<Ledger>,
        fy: Memo<i32>,
    ) -> Self {
        let settings = ports.settings();
        let own_dept = settings.recall(DEPT).map(DeptId::new).filter(|dept| may_be_own(&plan.read_untracked(), dept));
        let own_dept = RwSignal::new(own_dept);
        let own_groups = Memo::new(move |_| {
            let dept = own_dept.get();
            dept.map(|dept| insight::groups_of(&ledger.read(), &dept, fy.get())).unwrap_or_default()
        });
        let author = RwSignal::new(settings.recall(AUTHOR).unwrap_or_default());
        Self { ports, plan, own_dept, own_groups, author }
    }

    /// The department chosen as one's own.
    pub fn own_dept(self) -> ReadSignal<Option<DeptId>> {
        self.own_dept.read_only()
    }

    /// The groups that one's own department declared.
    pub fn own_groups(self) -> Memo<Vec<GroupId>> {
        self.own_groups
    }

    /// Chooses one's own department; remembered in this browser.
    pub fn choose_dept(self, dept: DeptId) {
        self.ports.settings().remember(DEPT, dept.as_str());
        self.own_dept.set(Some(dept));
    }

    /// One's own department may be known under another id by now.
    pub(super) fn meet_own_dept(self) {
        let plan = self.plan.get_untracked();
        let known = self.own_dept.read_untracked().as_ref().map(|own| plan.known_as(own).clone());
        if known != *self.own_dept.read_untracked() {
            self.own_dept.set(known);
        }
    }

    /// The name that stands on entries, as typed.
    pub fn author(self) -> ReadSignal<String> {
        self.author.read_only()
    }

    /// Sets the name that stands on entries; remembered in this browser.
    pub fn name_author(self, name: String) {
        self.ports.settings().remember(AUTHOR, &name);
        self.author.set(name);
    }

    /// What was chosen for the report last; the usual choice where nothing was, or it cannot be read.
    pub fn report_options(self) -> ReportOptions {
        let kept = self.ports.settings().recall(REPORT);
        kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
    }

    /// Remembers what is chosen for the report.
    pub fn remember_report(self, options: &ReportOptions) {
        // A record of texts and lists is always JSON.
        if let Ok(text) = serde_json::to_string(options) {
            self.ports.settings().remember(REPORT, &text);
        }
    }

    /// Reads again what another tab may have chosen.
    pub(super) fn reload(self) {
        let settings = self.ports.settings();
        let (dept, author) = (settings.recall(DEPT), settings.recall(AUTHOR));
        let plan = self.plan.get_untracked();
        let dept = dept.map(DeptId::new).filter(|dept| may_be_own(&plan, dept));
        let dept = dept.map(|dept| plan.known_as(&dept).clone());
        if dept.is_some() && dept != *self.own_dept.read_untracked() {
            self.own_dept.set(dept);
        }
        if let Some(author) = author.filter(|author| *author != *self.author.read_untracked()) {
            self.author.set(author);
        }
    }
}

/// Whether a remembered department may be one's own; one that was added is known once the ledger is read.
fn may_be_own(plan: &Plan, dept: &DeptId) -> bool {
    plan.department(dept).is_some() || insight::is_added(dept.as_str())
}
