//! The one handle that views get.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::exchange::PlanMark;
use crate::graph::Graph;
use crate::insight::{self, MeasureSummaries};
use crate::journal::{Ledger, Scale};
use crate::plan::calendar::{Date, Moment};
use crate::plan::{DeptId, GroupId, InitiativeId, MeasureId, Plan};
use crate::query::{self, Counts, Criteria, Filter, Route, SearchIndex, Sort, UnresolvedReference};
use crate::vault::Vault;
use crate::wording::notices::editing;

use super::clock::Unsaved;
use super::early::Early;
use super::importing::Importing;
use super::transfer::Outgoing;
use super::{Activity, Notice, OtherCopies, Platform, Saving};

/// How long a frame of a page in sight is waited for.
const LONGEST_FRAME: Duration = Duration::from_millis(250);

/// State and commands. `Copy`: it holds handles, not values.
///
/// The plan changes only where a department is added to it (see [`App::know_departments`]). The ledger is one signal;
/// what views show are memos below it. Filter, sorting and selection live in the route alone.
#[derive(Clone, Copy)]
pub struct App {
    /// As it was bundled.
    pub(super) printed: StoredValue<Arc<Plan>>,
    /// With the departments that were added to it.
    pub(super) plan: RwSignal<Arc<Plan>>,
    pub(super) scale: StoredValue<Arc<Scale>>,
    pub(super) graph: StoredValue<Arc<Graph>>,
    pub(super) platform: StoredValue<Rc<dyn Platform>, LocalStorage>,
    pub(super) vault: StoredValue<Rc<Vault>, LocalStorage>,
    pub(super) ledger: RwSignal<Ledger>,
    pub(super) activities: RwSignal<Vec<Activity>>,
    pub(super) route: RwSignal<Route>,
    pub(super) missing: RwSignal<Vec<UnresolvedReference>>,
    pub(super) own_dept: RwSignal<Option<DeptId>>,
    pub(super) author: RwSignal<String>,
    pub(super) saving: RwSignal<Saving>,
    pub(super) early: StoredValue<Early, LocalStorage>,
    pub(super) used_percent: RwSignal<Option<u32>>,
    pub(super) elsewhere: RwSignal<OtherCopies>,
    pub(super) notice: RwSignal<Option<Notice>>,
    /// Said before it, and still to be answered.
    pub(super) unanswered: RwSignal<Vec<Notice>>,
    pub(super) importing: Importing,
    pub(super) outgoing: RwSignal<Option<Outgoing>>,
    pub(super) today: RwSignal<Option<Date>>,
    pub(super) moment: RwSignal<Moment>,
    /// Whether the page is being printed: then nothing of it waits for a paint.
    pub(super) printing: RwSignal<bool>,
    pub(super) unsaved: StoredValue<Option<Unsaved>, LocalStorage>,
    index: StoredValue<Arc<SearchIndex>>,
    fy: Memo<i32>,
    summaries: Memo<Arc<MeasureSummaries>>,
    conflicts: Memo<usize>,
    pub(super) undone: Memo<BTreeSet<String>>,
    own_groups: Memo<Vec<GroupId>>,
    found: Memo<Vec<MeasureId>>,
    counts: Memo<Counts>,
}

impl App {
    /// Builds the state. Must be called inside a reactive owner; nothing is loaded yet (see [`App::start`]).
    pub fn new(plan: Plan, mark: PlanMark, platform: Rc<dyn Platform>, vault: Rc<Vault>) -> Self {
        let (route, mut missing) = Route::parse(&platform.address(), &plan);
        // One that was added to the plan is known once the ledger is read.
        missing.retain(|missing| !matches!(missing, UnresolvedReference::Department(id) if insight::is_added(id)));
        let index = Arc::new(SearchIndex::new(&plan));
        let own_dept = platform.recall("dept").map(DeptId::new).filter(|dept| may_be_own(&plan, dept));
        let author = platform.recall("author").unwrap_or_default();
        let moment = platform.now();
        let today = RwSignal::new(moment.date());
        let years = plan.years;
        let graph = Arc::new(Graph::of(&plan));
        let plan = Arc::new(plan);
        let scale = Arc::new(Scale::of(&plan));
        let (ledger, route) = (RwSignal::new(Ledger::default()), RwSignal::new(route));
        let whole = RwSignal::new(Arc::clone(&plan));

        let fy = Memo::new(move |_| {
            let current = today.get().map_or(years.first, Date::fiscal_year);
            route.read().fy.unwrap_or(current).clamp(years.first, years.last)
        });
        let summaries = Memo::new({
            let scale = Arc::clone(&scale);
            move |earlier: Option<&Arc<MeasureSummaries>>| {
                let nothing = MeasureSummaries::default();
                let earlier = earlier.map_or(&nothing, Arc::as_ref);
                Arc::new(insight::summaries_after(earlier, &whole.get(), &ledger.read(), &scale, fy.get()))
            }
        });
        let conflicts = Memo::new(move |_| ledger.read().conflicts().len());
        let activities = RwSignal::new(Vec::new());
        let undone = Memo::new(move |_| super::undo::undone_of(&activities.read()));
        let own_dept = RwSignal::new(own_dept);
        let groups_of = move |dept: Option<DeptId>| {
            dept.map(|dept| insight::groups_of(&ledger.read(), &dept, fy.get())).unwrap_or_default()
        };
        let own_groups = Memo::new(move |_| groups_of(own_dept.get()));
        let platform = StoredValue::new_local(platform);
        let filtered = {
            let (plan, index) = (Arc::clone(&plan), Arc::clone(&index));
            move |look: &dyn Fn(&Filter<'_>, &Route)| {
                let route = route.read();
                let words = SearchIndex::words(&route.criteria.words);
                let groups = groups_of(route.criteria.dept.clone());
                let summaries = summaries.get();
                let filter = Filter {
                    plan: &plan,
                    summaries: &summaries,
                    index: &index,
                    words: &words,
                    groups: &groups,
                    fy: fy.get(),
                };
                look(&filter, &route);
            }
        };
        let found = Memo::new({
            let filtered = filtered.clone();
            move |_| {
                let found = std::cell::RefCell::default();
                filtered(&|filter, route| *found.borrow_mut() = filter.select(&route.criteria, route.sort));
                found.into_inner()
            }
        });
        let counts = Memo::new(move |_| {
            let counts = std::cell::RefCell::default();
            filtered(&|filter, route| *counts.borrow_mut() = filter.counts(&route.criteria));
            counts.into_inner()
        });
        Self {
            printed: StoredValue::new(plan),
            plan: whole,
            scale: StoredValue::new(scale),
            graph: StoredValue::new(graph),
            platform,
            vault: StoredValue::new_local(vault),
            ledger,
            activities,
            route,
            missing: RwSignal::new(missing),
            own_dept,
            author: RwSignal::new(author),
            saving: RwSignal::new(Saving::Starting),
            early: StoredValue::new_local(Early::default()),
            used_percent: RwSignal::new(None),
            elsewhere: RwSignal::new(OtherCopies::default()),
            notice: RwSignal::new(None),
            unanswered: RwSignal::new(Vec::new()),
            importing: Importing::new(mark),
            outgoing: RwSignal::new(None),
            today,
            moment: RwSignal::new(moment),
            printing: RwSignal::new(false),
            unsaved: StoredValue::new_local(None),
            index: StoredValue::new(index),
            fy,
            summaries,
            conflicts,
            undone,
            own_groups,
            found,
            counts,
        }
    }

    /// The app of the surrounding component.
    ///
    /// # Panics
    /// Outside the shell, which provides it; every view stands inside.
    pub fn get() -> Self {
        expect_context()
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

    /// All entries.
    pub fn ledger(self) -> ReadSignal<Ledger> {
        self.ledger.read_only()
    }

    /// The fiscal year on screen.
    pub fn fy(self) -> Memo<i32> {
        self.fy
    }

    /// Today, by the computer's clock; `None` where the clock gives no date.
    pub fn today(self) -> ReadSignal<Option<Date>> {
        self.today.read_only()
    }

    /// How every measure stands in the fiscal year on screen.
    pub fn summaries(self) -> Memo<Arc<MeasureSummaries>> {
        self.summaries
    }

    /// How many cells are in conflict, in any fiscal year.
    pub fn conflicts(self) -> Memo<usize> {
        self.conflicts
    }

    /// The measures that meet the route's criteria, sorted.
    pub fn found(self) -> Memo<Vec<MeasureId>> {
        self.found
    }

    /// What each option of the filter would give.
    pub fn counts(self) -> Memo<Counts> {
        self.counts
    }

    /// How many measures would meet other criteria, in the fiscal year on screen.
    pub fn count_for(self, criteria: &Criteria) -> usize {
        let (plan, index, summaries) = (self.plan(), self.index.get_value(), self.summaries.get());
        let words = self.search_words(&criteria.words);
        let fy = self.fy.get();
        let groups = criteria.dept.as_ref().map(|dept| insight::groups_of(&self.ledger.read(), dept, fy));
        let filter = Filter {
            plan: &plan,
            summaries: &summaries,
            index: &index,
            words: &words,
            groups: &groups.unwrap_or_default(),
            fy,
        };
        filter.select(criteria, Sort::Plan).len()
    }

    /// The words that a person typed to search for, folded like the keys.
    pub fn search_words(self, typed: &str) -> Vec<String> {
        SearchIndex::words(typed)
    }

    /// Measures whose number, name, indicator, target or lead has all the words, in the plan's order.
    pub fn search(self, words: &[String]) -> Vec<MeasureId> {
        if words.is_empty() {
            return Vec::new();
        }
        let plan = self.plan();
        let ids = plan.measures().map(|(_, measure)| &measure.id);
        self.index.with_value(|index| ids.filter(|id| index.has(id, words)).cloned().collect())
    }

    /// A text in pieces, those that the words are found in marked.
    pub fn marked(self, text: &str, words: &[String]) -> Vec<(bool, String)> {
        query::marked(text, words)
    }

    /// Why a search finds a measure whose number and name do not tell.
    pub fn search_reason(self, id: &MeasureId, words: &[String]) -> Option<(query::MatchedPart, String)> {
        let plan = self.plan();
        let (initiative, measure) = plan.measure(id)?;
        let (part, text) = query::reason(&plan, initiative, measure, words)?;
        Some((part, text.to_owned()))
    }

    /// The initiatives that wait, directly or not, for an initiative with a measure rated late, and what they wait for.
    pub fn affected(self) -> std::collections::BTreeMap<InitiativeId, Vec<InitiativeId>> {
        let (plan, summaries) = (self.plan(), self.summaries.get());
        let late = insight::late_initiatives(&plan, &summaries);
        self.graph.with_value(|graph| crate::graph::affected_by(graph, &late))
    }

    /// The department chosen as one's own.
    pub fn own_dept(self) -> ReadSignal<Option<DeptId>> {
        self.own_dept.read_only()
    }

    /// The groups that one's own department declared.
    pub fn own_groups(self) -> Memo<Vec<GroupId>> {
        self.own_groups
    }

    /// Whether a remembered department may be one's own; one that was added is known once the ledger is read.
    pub(super) fn may_be_own(self, dept: &DeptId) -> bool {
        may_be_own(&self.plan(), dept)
    }

    /// One's own department may be known under another id by now.
    pub(super) fn meet_own_dept(self) {
        let plan = self.plan();
        let known = self.own_dept.read_untracked().as_ref().map(|own| plan.known_as(own).clone());
        if known != *self.own_dept.read_untracked() {
            self.own_dept.set(known);
        }
    }

    /// Chooses one's own department; remembered in this browser.
    pub fn choose_dept(self, dept: DeptId) {
        self.platform.with_value(|platform| platform.remember("dept", dept.as_str()));
        self.own_dept.set(Some(dept));
    }

    /// The name that stands on entries, as typed.
    pub fn author(self) -> ReadSignal<String> {
        self.author.read_only()
    }

    /// Sets the name that stands on entries; remembered in this browser.
    pub fn name_author(self, name: String) {
        self.platform.with_value(|platform| platform.remember("author", &name));
        self.author.set(name);
    }

    /// Whether what was recorded is safe.
    pub fn saving(self) -> ReadSignal<Saving> {
        self.saving.read_only()
    }

    /// What was done in this browser, oldest first.
    pub fn activities(self) -> ReadSignal<Vec<Activity>> {
        self.activities.read_only()
    }

    /// How many entries no file holds yet.
    pub fn unexported(self) -> usize {
        super::activity::unexported(&self.activities.read())
    }

    /// Prints the page.
    pub fn print(self) {
        self.platform.with_value(|platform| platform.print());
    }

    /// Whether there is a page that is painted between one task and the next.
    pub fn has_frames(self) -> bool {
        self.platform.with_value(|platform| platform.has_frames())
    }

    /// Whether the page is being printed.
    pub fn printing(self) -> ReadSignal<bool> {
        self.printing.read_only()
    }

    /// Takes note that printing begins or ends.
    pub fn set_printing(self, printing: bool) {
        self.printing.set(printing);
    }

    /// Does something once what has changed is painted; soon all the same where a page out of sight is not painted.
    pub fn after_paint(self, then: impl FnOnce() + 'static) {
        let once = Rc::new(Cell::new(Some(then)));
        let act = {
            let once = Rc::clone(&once);
            move || {
                if let Some(then) = once.take() {
                    then();
                }
            }
        };
        // The frame's own callback runs before its paint; a task from there runs behind it.
        set_timeout(act.clone(), LONGEST_FRAME);
        request_animation_frame(move || set_timeout(act, Duration::ZERO));
    }

    /// Moves the focus to an element.
    pub fn focus(self, element_id: &str) {
        self.platform.with_value(|platform| platform.focus(element_id));
    }

    /// Moves the focus once what has changed is painted; not where something took it.
    pub fn focus_if_free(self, element_id: &'static str) {
        self.after_paint(move || {
            if !self.platform.with_value(|platform| platform.has_focus()) {
                self.focus(element_id);
            }
        });
    }

    /// Keeps what lies under a point of the window there, while an element grows.
    pub fn hold_under(self, element_id: &str, point: (f64, f64)) {
        self.platform.with_value(|platform| platform.hold_under(element_id, point));
    }

    /// Sets the window's title.
    pub fn set_title(self, title: &str) {
        self.platform.with_value(|platform| platform.set_title(title));
    }

    /// Whether the focus is where text is typed.
    pub fn typing(self) -> bool {
        self.platform.with_value(|platform| platform.typing())
    }

    /// Whether the focus is on a button or a link.
    pub fn focus_on_control(self) -> bool {
        self.platform.with_value(|platform| platform.focus_on_control())
    }

    /// Fills the screen with the page, or gives it back.
    pub fn toggle_full_screen(self) {
        self.platform.with_value(|platform| platform.toggle_full_screen());
    }

    /// Puts text on the clipboard and says so.
    pub fn copy(self, text: String) {
        let platform = self.platform.get_value();
        leptos::task::spawn_local(async move {
            let notice = if platform.copy(text).await {
                Notice::new(super::Tone::Success, editing::COPIED)
            } else {
                Notice::new(super::Tone::Warning, editing::NOT_COPIED)
            };
            self.notify(notice);
        });
    }

    /// The clock's moment, for showing.
    pub fn now(self) -> Moment {
        self.platform.with_value(|platform| platform.now())
    }
}

fn may_be_own(plan: &Plan, dept: &DeptId) -> bool {
    plan.department(dept).is_some() || insight::is_added(dept.as_str())
}
