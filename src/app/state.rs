//! The one handle that views get.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::PlanMark;
use crate::graph::{self, Graph};
use crate::insight;
use crate::journal::{Ledger, Scale};
use crate::plan::{InitiativeId, Plan};
use crate::vault::Vault;

use super::inbox::Inbox;
use super::ports::PlatformPorts;
use super::records::Below;
use super::{Command, Drafts, Files, Navigation, Page, Plans, Platform, Preferences, Records, Search};

/// The parts of the state, and the plan that all of them are about. `Copy`: it holds handles, not values.
///
/// The plan changes only where a department is added to it. The ledger is one signal; what views show are memos below
/// it. Filter, sorting and selection live in the route alone.
#[derive(Clone, Copy)]
pub struct App {
    /// What is said on the page, the day, the focus, paint and paper.
    pub page: Page,
    /// Where the person is in the plan.
    pub navigation: Navigation,
    /// What a person chose in this browser.
    pub preferences: Preferences,
    /// Texts that are not recorded yet.
    pub drafts: Drafts,
    /// What people recorded.
    pub records: Records,
    /// Which measures are asked for.
    pub search: Search,
    /// Files in and out.
    pub files: Files,
    /// Plans beside the one in the page.
    pub plans: Plans,
    plan: RwSignal<Arc<Plan>>,
    scale: StoredValue<Arc<Scale>>,
    graph: StoredValue<Arc<Graph>>,
}

impl App {
    /// Builds the state. Must be called inside a reactive owner; nothing is loaded yet (see [`App::start`]).
    pub fn new(plan: Plan, mark: PlanMark, platform: Rc<dyn Platform>, vault: Rc<Vault>) -> Self {
        let (graph, scale) = (Arc::new(Graph::of(&plan)), Arc::new(Scale::of(&plan)));
        let (plan, ledger) = (RwSignal::new(Arc::new(plan)), RwSignal::new(Ledger::default()));
        let (ports, inbox) = (PlatformPorts::new(platform), Inbox::new());
        let page = Page::new(ports);
        let navigation = Navigation::new(ports, page, plan);
        let preferences = Preferences::new(ports, plan, ledger, navigation.fy());
        let below = Below { ports, page, navigation, preferences, inbox };
        let records = Records::new(below, plan, ledger, Arc::clone(&scale), vault);
        let plans = Plans::new(ports, page, plan, mark.sha256.clone());
        Self {
            page,
            navigation,
            preferences,
            drafts: Drafts::new(ports, plan),
            records,
            search: Search::new(navigation, plan, ledger, records.summaries()),
            plans,
            files: Files::new(records, plans, mark),
            plan,
            scale: StoredValue::new(scale),
            graph: StoredValue::new(graph),
        }
    }

    /// The app of the surrounding component.
    ///
    /// # Panics
    /// Outside the shell, which provides it; every view stands inside.
    pub fn get() -> Self {
        expect_context()
    }

    /// Begins to load what the stores hold.
    pub fn start(self) {
        self.records.start();
    }

    /// Carries out what a person wants.
    pub fn run(self, command: Command) {
        self.records.run(command);
    }

    /// The plan, with the departments added to it by now.
    pub fn plan(self) -> Arc<Plan> {
        self.plan.get_untracked()
    }

    /// The same, for what must show departments that are added later: lists to choose from.
    pub fn growing_plan(self) -> Arc<Plan> {
        self.plan.get()
    }

    /// The scale in force.
    pub fn scale(self) -> Arc<Scale> {
        self.scale.get_value()
    }

    /// The links between initiatives as a graph.
    pub fn graph(self) -> Arc<Graph> {
        self.graph.get_value()
    }

    /// The initiatives that wait, directly or not, for an initiative with a measure rated late, and what they wait for.
    pub fn affected(self) -> BTreeMap<InitiativeId, Vec<InitiativeId>> {
        let (plan, summaries) = (self.plan(), self.records.summaries().get());
        let late = insight::late_initiatives(&plan, &summaries);
        self.graph.with_value(|graph| graph::affected_by(graph, &late))
    }
}
