//! What the pieces of a workshop share: whose it is, its measures, what is kept aside, the form on screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, Notice, Saving, Tone};
use crate::counted::MEASURES;
use crate::exchange::Scope;
use crate::insight;
use crate::journal::{Cell, Field, GradeId, PROFILE, Status, Tally, Value};
use crate::plan::{DeptId, ItemId, MeasureId};
use crate::ui::parts::{Button, ButtonLook};
use crate::ui::record::form::Typed;
use crate::ui::record::state::{OpenForm, Subject};
use crate::wording::names;

use super::count;
use super::model::{Kept, Setup, Stage, WorkshopStep, candidates, neighbours, sequence};

/// The heading that takes the focus, so that keys are free again.
pub(super) const TITLE: &str = "view-title";

/// What a button of the workshop does.
#[derive(Debug, Clone)]
pub(super) enum WorkshopAction {
    /// A voice more, or less, for the grade at that place of the scale.
    Count(usize, bool),
    /// Closes the tally, or opens it again.
    ToggleTally,
    /// Agrees on the grade at that place of the scale.
    Agree(usize),
    /// Says in which state the measure is.
    Tell(Status),
    /// Goes to a measure, or to the summary.
    Go(Option<MeasureId>),
    /// Fills the screen, or gives it back.
    FullScreen,
    /// Prints the summary, or before the start the handout.
    Print,
    /// Writes the department's file.
    Export,
    /// Begins a new round.
    Again,
}

/// What the pieces share. `Copy`: it holds handles.
#[derive(Clone, Copy)]
pub(super) struct WorkshopState {
    pub(super) app: App,
    pub(super) dept: StoredValue<DeptId>,
    pub(super) setup: RwSignal<Setup>,
    /// The measures that can be gone through.
    pub(super) candidates: Memo<Vec<MeasureId>>,
    pub(super) steps: Memo<Arc<Vec<WorkshopStep>>>,
    /// The measure on screen; without one, the summary is.
    pub(super) current: Memo<Option<MeasureId>>,
    /// Whether records and what is kept aside have been read.
    pub(super) ready: Memo<bool>,
    /// Rises whenever something was kept aside.
    revision: RwSignal<u32>,
    /// The form of the measure on screen, for keys.
    pub(super) form: StoredValue<Option<OpenForm>>,
    /// Whether the person went elsewhere, so that the heading takes the focus.
    pub(super) moved: StoredValue<bool>,
    /// Seconds by the clock, once a second; `None` until the first.
    pub(super) seconds: RwSignal<Option<i64>>,
    /// Those at which the measure on screen came.
    pub(super) begun: StoredValue<Option<i64>>,
}

impl WorkshopState {
    pub(super) fn new(app: App, dept: DeptId) -> Self {
        let revision = RwSignal::new(0);
        let setup = app.drafts.parked(&settled(app, &dept)).map(|text| Setup::read(&text)).unwrap_or_default();
        let setup = RwSignal::new(setup);
        let current = Memo::new(move |_| {
            let selected = app.navigation.route().read().selected.clone().map(MeasureId::new);
            selected.filter(|id| app.plan().measure(id).is_some())
        });
        let duties = {
            let dept = dept.clone();
            Memo::new(move |_| {
                let groups = insight::groups_of(&app.records.ledger().read(), &dept, app.navigation.fy().get());
                insight::duties(&app.plan(), &dept, &groups)
            })
        };
        let candidates = Memo::new(move |_| candidates(&duties.read(), setup.read().all));
        let steps = {
            let dept = dept.clone();
            Memo::new(move |_| {
                revision.track();
                let (ledger, fy, setup) = (app.records.ledger().read(), app.navigation.fy().get(), setup.read());
                let measures = sequence(&duties.read(), setup.all, &setup.left_out, current.read().as_ref());
                let step = |measure: &MeasureId| {
                    let cell = Cell { fy, dept: dept.clone(), item: ItemId::from(measure), field: Field::Tally };
                    WorkshopStep::of(&ledger, fy, &dept, measure, &Kept::read(app.drafts.parked(&cell).as_deref()))
                };
                Arc::new(measures.iter().map(step).collect::<Vec<_>>())
            })
        };
        let ready = Memo::new(move |_| {
            *app.records.saving().read() != Saving::Starting || !app.records.ledger().read().is_empty()
        });
        Self {
            app,
            dept: StoredValue::new(dept),
            setup,
            candidates,
            steps,
            current,
            ready,
            revision,
            form: StoredValue::new(None),
            moved: StoredValue::new(false),
            seconds: RwSignal::new(None),
            begun: StoredValue::new(None),
        }
    }

    /// The department's name.
    pub(super) fn name(self) -> String {
        let dept = self.dept.get_value();
        names::dept_name(&self.app.plan(), &dept).into_owned()
    }

    /// The step on screen.
    pub(super) fn step(self) -> Option<WorkshopStep> {
        let current = self.current.read();
        self.steps.read().iter().find(|step| Some(&step.measure) == current.as_ref()).cloned()
    }

    /// Whether the tally on screen is closed.
    pub(super) fn is_closed(self) -> bool {
        self.step().is_some_and(|step| step.stage.is_closed())
    }

    /// The grade agreed on for the measure on screen.
    pub(super) fn agreed(self) -> Option<GradeId> {
        self.step().filter(|step| step.stage == Stage::Agreed)?.grade
    }

    /// `4-1`
    pub(super) fn number(self, measure: &MeasureId) -> String {
        let plan = self.app.plan();
        plan.measure(measure).map(|(initiative, found)| initiative.measure_number(found)).unwrap_or_default()
    }

    /// The measures before and after the one on screen.
    pub(super) fn beside(self) -> (Option<MeasureId>, Option<MeasureId>) {
        let (steps, current) = (self.steps.read(), self.current.read());
        let Some(here) = current.as_ref() else { return (None, None) };
        let (before, after) = neighbours(&steps, here);
        (before.map(|step| step.measure.clone()), after.map(|step| step.measure.clone()))
    }

    /// The address of a measure; of the summary without one.
    pub(super) fn address(self, measure: Option<&MeasureId>) -> String {
        let mut route = self.app.navigation.route().get();
        route.selected = measure.map(ToString::to_string);
        route.format()
    }

    /// Goes to a measure, or to the summary.
    pub(super) fn go(self, measure: Option<&MeasureId>) {
        self.moved.set_value(true);
        self.app.navigation.go_to(&untrack(|| self.address(measure)));
    }

    /// Keeps something aside about a measure, in place of what was kept.
    pub(super) fn keep(self, measure: &MeasureId, kept: &Kept) {
        let (fy, dept) = (self.app.navigation.fy().get_untracked(), self.dept.get_value());
        let cell = Cell { fy, dept, item: ItemId::from(measure), field: Field::Tally };
        match kept.write() {
            Some(text) => self.app.drafts.park(&cell, &text),
            None => self.app.drafts.unpark(&cell),
        }
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Settles who takes part and which measures are gone through.
    pub(super) fn settle(self, change: impl FnOnce(&mut Setup)) {
        self.setup.update(change);
        let setup = self.setup.get_untracked();
        self.app.drafts.park(&settled(self.app, &self.dept.get_value()), &setup.write());
    }

    /// Does what a button says.
    pub(super) fn run(self, action: &WorkshopAction) {
        let app = self.app;
        match action {
            WorkshopAction::Count(place, more) => self.count(*place, *more),
            WorkshopAction::ToggleTally => self.toggle_tally(),
            WorkshopAction::Agree(place) => self.agree(*place),
            WorkshopAction::Tell(status) => self.tell(*status),
            WorkshopAction::Go(measure) => self.go(measure.as_ref()),
            WorkshopAction::FullScreen => app.page.toggle_full_screen(),
            WorkshopAction::Print => app.page.print(),
            WorkshopAction::Export => app.files.export(Scope::of_dept(self.dept.get_value())),
            WorkshopAction::Again => self.begin_again(),
        }
    }

    /// Begins a new round: what was recorded stays, open tallies are not recorded and go.
    fn begin_again(self) {
        let lost = untrack(|| self.open_tallies());
        for step in self.steps.get_untracked().iter() {
            self.keep(&step.measure, &Kept::Counts(Tally::default()));
        }
        let text = match lost.as_slice() {
            [] => "新しい回を始めました。これまでの評価と集計は履歴に残っています。".to_owned(),
            lost => format!(
                "新しい回を始めました。集計中だった{}{MEASURES}（{}）の人数は消えました。記録済みの評価と集計は履歴に残っています。",
                lost.len(),
                lost.join("、")
            ),
        };
        self.app.page.notify(Notice::new(Tone::Success, text));
        self.app.page.focus(TITLE);
    }

    /// Tallies that are open, and so recorded nowhere: 4-1（5人）.
    pub(super) fn open_tallies(self) -> Vec<String> {
        let (fy, dept) = (self.app.navigation.fy().get(), self.dept.get_value());
        let steps = self.steps.read();
        let open = steps.iter().filter(|step| step.stage == Stage::Counting);
        let words = |step: &WorkshopStep| {
            let item = ItemId::from(&step.measure);
            let cell = Cell { fy, dept: dept.clone(), item, field: Field::Tally };
            let people = match Kept::read(self.app.drafts.parked(&cell).as_deref()) {
                Kept::Counts(tally) => count::total(&tally),
                Kept::Nothing | Kept::Closed => 0,
            };
            format!("{} {people}人", self.number(&step.measure))
        };
        open.map(words).collect()
    }

    /// One voice more or less, while the tally is open.
    fn count(self, place: usize, more: bool) {
        let Some(form) = self.form.get_value().filter(|_| !untrack(|| self.is_closed())) else { return };
        let scale = self.app.scale();
        let Some(grade) = scale.grades.get(place) else { return };
        let mut tally = untrack(|| counts(form));
        if more {
            count::add(&mut tally, grade);
        } else {
            count::take(&mut tally, grade);
        }
        put(form, &tally);
        self.keep(&form.subject().measure, &Kept::Counts(tally));
    }

    /// Closes the open tally and records it, or opens the closed one again.
    fn toggle_tally(self) {
        let Some(form) = self.form.get_value() else { return };
        let (tally, measure) = (untrack(|| counts(form)), form.subject().measure);
        // What is written beside it goes with its fields: not without being recorded.
        form.flush();
        if untrack(|| self.is_closed()) {
            self.keep(&measure, &Kept::Counts(tally));
            self.app.page.focus(TITLE);
        } else {
            form.choose(&Field::Tally, &tally.to_value().to_canonical());
            self.keep(&measure, &Kept::Closed);
            self.app.page.focus("talk-title");
        }
    }

    /// Agrees on a grade; to press the agreed one again says nothing new.
    fn agree(self, place: usize) {
        let scale = self.app.scale();
        let (Some(form), Some(grade)) = (self.form.get_value(), scale.grades.get(place)) else { return };
        if untrack(|| self.agreed()).as_ref() != Some(&grade.id) {
            form.affirm(&Field::Rating, grade.id.as_str());
            self.keep(&form.subject().measure, &Kept::Nothing);
        }
    }

    /// Records the state, once the tally is closed; what stands there already is not recorded again.
    fn tell(self, status: Status) {
        if let Some(form) = self.form.get_value().filter(|_| untrack(|| self.is_closed())) {
            form.choose(&Field::Status, status.word());
        }
    }

    /// Opens the form of a measure; an open tally goes on where it was.
    pub(super) fn open(self, subject: Subject) -> OpenForm {
        let cell = subject.cell(Field::Tally);
        let form = OpenForm::new(self.app, subject);
        if let Kept::Counts(tally) = Kept::read(self.app.drafts.parked(&cell).as_deref()) {
            put(form, &tally);
        }
        self.form.set_value(Some(form));
        form
    }
}

/// The counts as they stand on screen.
pub(super) fn counts(form: OpenForm) -> Tally {
    let draft = form.field(&Field::Tally).read();
    Value::parse(&draft.typed().text).ok().and_then(|value| Tally::of_value(&value)).unwrap_or_default()
}

/// Shows counts without recording them.
fn put(form: OpenForm, tally: &Tally) {
    let text = tally.to_value().to_canonical();
    form.field(&Field::Tally).update(|draft| draft.put(Typed { text, on: String::new() }));
}

/// Under which name a department's [`Setup`] is kept aside, for the fiscal year on screen.
fn settled(app: App, dept: &DeptId) -> Cell {
    Cell {
        fy: app.navigation.fy().get_untracked(),
        dept: dept.clone(),
        item: ItemId::new(PROFILE),
        field: Field::Tally,
    }
}

/// One button for all of a workshop: `label` stands for words that are no more than a sign.
pub(super) fn button(
    desk: WorkshopState,
    look: ButtonLook,
    words: String,
    label: Option<String>,
    action: WorkshopAction,
) -> AnyView {
    view! { <Button look on_press=move |()| desk.run(&action) attr:aria-label=label>{words}</Button> }.into_any()
}
