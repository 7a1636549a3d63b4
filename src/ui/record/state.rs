//! The open form: its fields as signals, and when they are recorded.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::app::{ActivityKind, App, Command, Notice, NoticeAction, Tone};
use crate::filled::filled;
use crate::journal::{Cell, Draft, Entry, EntryId, Field};
use crate::plan::{DeptId, ItemId, MeasureId};
use crate::wording;

use super::form::{EditOutcome, FieldDraft, Typed, fold_figure};

/// How long after the last key a text is recorded.
const PAUSE: Duration = Duration::from_millis(800);

/// Whose record of what is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Subject {
    pub(in crate::ui) fy: i32,
    pub(in crate::ui) dept: DeptId,
    pub(in crate::ui) measure: MeasureId,
}

impl Subject {
    /// The cell of one field.
    pub(in crate::ui) fn cell(&self, field: Field) -> Cell {
        Cell { fy: self.fy, dept: self.dept.clone(), item: ItemId::from(&self.measure), field }
    }
}

/// The form of one record. `Copy`: it holds handles.
#[derive(Clone, Copy)]
pub(in crate::ui) struct OpenForm {
    app: App,
    subject: StoredValue<Subject>,
    /// `4-1`
    number: StoredValue<String>,
    unit: StoredValue<String>,
    /// Those of [`Field::RECORD`], and last the tally of a workshop, which is never recorded by itself.
    fields: StoredValue<Vec<RwSignal<FieldDraft>>>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl OpenForm {
    /// Opens the record: heads are captured now. What was too long to be recorded earlier stands in its field again.
    pub(in crate::ui) fn new(app: App, subject: Subject) -> Self {
        let plan = app.plan();
        let found = plan.measure(&subject.measure);
        let number = found.map_or_else(String::new, |(initiative, measure)| initiative.measure_number(measure));
        let unit = found.map_or_else(String::new, |(_, measure)| measure.unit().to_owned());
        let open = |field: Field| {
            let cell = subject.cell(field);
            // A tally that is still open belongs to the workshop that keeps it.
            let parked = app.drafts.parked(&cell).filter(|_| cell.field != Field::Tally);
            let mut draft = FieldDraft::open(&app.records.ledger().read_untracked(), cell);
            if let Some(text) = parked {
                draft.put(Typed { text, ..draft.typed().clone() });
            }
            RwSignal::new(draft)
        };
        let fields = Field::RECORD.into_iter().chain([Field::Tally]).map(open).collect();
        let form = Self {
            app,
            subject: StoredValue::new(subject),
            number: StoredValue::new(number),
            unit: StoredValue::new(unit),
            fields: StoredValue::new(fields),
            timer: StoredValue::new_local(None),
        };
        form.watch();
        app.page.watch_unsaved(move || !form.fields.is_disposed() && untrack(|| form.is_dirty()));
        form
    }

    /// Follows the ledger, and records what is typed when the page is hidden or the form is left.
    fn watch(self) {
        Effect::new(move || {
            self.app.records.ledger().track();
            self.meet();
        });
        Effect::new(move || {
            let hidden = window_event_listener(leptos::ev::pagehide, move |_| self.flush());
            let turned = window_event_listener(leptos::ev::visibilitychange, move |_| self.flush());
            on_cleanup(move || {
                hidden.remove();
                turned.remove();
            });
        });
        on_cleanup(move || self.flush());
    }

    /// The state behind it.
    pub(in crate::ui) fn app(self) -> App {
        self.app
    }

    /// The person has read what others changed.
    pub(in crate::ui) fn acknowledge(self, field: &Field) {
        self.field(field).update(FieldDraft::acknowledge);
        self.answer(format!("「{}」は今の値のままにしました。", self.title(field)), false);
    }

    pub(in crate::ui) fn subject(self) -> Subject {
        self.subject.get_value()
    }

    /// `4-1`
    pub(in crate::ui) fn number(self) -> String {
        self.number.get_value()
    }

    /// `%`; empty where the target is no figure.
    pub(in crate::ui) fn unit(self) -> String {
        self.unit.get_value()
    }

    /// One field.
    pub(in crate::ui) fn field(self, field: &Field) -> RwSignal<FieldDraft> {
        let index = Field::RECORD.iter().position(|other| other == field).unwrap_or(Field::RECORD.len());
        self.fields.with_value(|fields| fields[index])
    }

    /// What stands in a control.
    pub(in crate::ui) fn text(self, field: Field) -> Memo<String> {
        let draft = self.field(&field);
        Memo::new(move |_| draft.read().typed().text.clone())
    }

    /// Folds what is typed into a figure before it is recorded.
    pub(in crate::ui) fn fold(self, typed: &str) -> String {
        self.unit.with_value(|unit| fold_figure(typed, unit))
    }

    /// Whether something stands in a control and nowhere else.
    pub(in crate::ui) fn is_dirty(self) -> bool {
        let fold = |typed: &str| self.fold(typed);
        Field::RECORD.iter().any(|field| self.field(field).read().is_dirty(&fold))
    }

    /// A choice: recorded at once.
    pub(in crate::ui) fn choose(self, field: &Field, word: &str) {
        self.field(field).update(|draft| draft.put(Typed { text: word.to_owned(), on: String::new() }));
        self.save(std::slice::from_ref(field));
    }

    /// A choice that is recorded even where the same stands there already.
    pub(in crate::ui) fn affirm(self, field: &Field, word: &str) {
        let draft = self.field(field);
        draft.update(|draft| draft.put(Typed { text: word.to_owned(), on: String::new() }));
        let fold = |typed: &str| self.fold(typed);
        self.record(vec![draft.with_untracked(|draft| draft.affirm(&fold))]);
    }

    /// Said while a text is beyond its limit: not recorded, not cut, not thrown away.
    pub(in crate::ui) fn too_long(self, field: &Field) -> Signal<Option<String>> {
        let (draft, limit) = (self.field(field), field.text_limit().unwrap_or(usize::MAX));
        Signal::derive(move || {
            let over = draft.read().over()?;
            Some(format!(
                "{limit}文字までのため、まだ保存されていません。{over}文字減らすと記録します。書いた文は消えず、この欄に残ります。"
            ))
        })
    }

    /// A key in a text: recorded after a pause.
    pub(in crate::ui) fn type_in(self, field: &Field, change: impl FnOnce(&mut Typed)) {
        self.field(field).update(|draft| {
            let mut typed = draft.typed().clone();
            change(&mut typed);
            draft.put(typed);
        });
        self.wait();
        let timer = set_timeout_with_handle(move || self.save(&Field::RECORD), PAUSE);
        self.timer.set_value(timer.ok());
    }

    /// Stops the clock: a conversion (IME) is open.
    pub(in crate::ui) fn wait(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    /// Records everything typed now: the person leaves a field, the form or the page.
    pub(in crate::ui) fn flush(self) {
        // A browser that takes away the element in focus says so to a form that was left, and recorded, just before.
        if self.fields.is_disposed() {
            return;
        }
        self.wait();
        self.save(&Field::RECORD);
        let fold = |typed: &str| self.fold(typed);
        for field in Field::RECORD {
            let draft = self.field(&field);
            let mut settled = draft.get_untracked();
            settled.settle(&fold);
            if settled != *draft.read_untracked() {
                draft.set(settled);
            }
        }
    }

    /// Records what is new in these fields as one action.
    fn save(self, fields: &[Field]) {
        let fold = |typed: &str| self.fold(typed);
        let mut drafts: Vec<Draft> = Vec::new();
        for field in fields {
            let draft = self.field(field);
            let (outcome, text) = draft.with_untracked(|draft| (draft.outcome(&fold), draft.typed().text.clone()));
            let cell = self.subject().cell(field.clone());
            match outcome {
                EditOutcome::TooLong(_) => self.app.drafts.park(&cell, &text),
                EditOutcome::Unchanged => self.app.drafts.unpark(&cell),
                EditOutcome::Record(draft) => {
                    self.app.drafts.unpark(&cell);
                    drafts.push(draft);
                }
            }
        }
        self.record(drafts);
    }

    fn record(self, drafts: Vec<Draft>) {
        if drafts.is_empty() {
            return;
        }
        let names: Vec<String> = drafts.iter().map(|draft| wording::field(&draft.cell.field).into_owned()).collect();
        let what = format!("{} {}", self.number(), names.join("・"));
        self.app.run(Command::Record { what, drafts });
        self.meet();
    }

    /// 4-1 状況
    fn title(self, field: &Field) -> String {
        format!("{} {}", self.number(), wording::field(field))
    }

    /// Says what a button of the form did; what it recorded can be undone right there.
    fn answer(self, text: String, recorded: bool) {
        let notice = Notice::new(Tone::Success, text);
        let tx = self
            .app
            .records
            .activities()
            .read_untracked()
            .last()
            .map(|activity| activity.tx.clone())
            .filter(|_| recorded);
        self.app.page.notify(match tx {
            Some(tx) => notice.offering(NoticeAction::Undo { tx }),
            None => notice,
        });
    }

    /// Says that a text is too long for what was asked; whether it is.
    fn is_too_long(self, field: &Field) -> bool {
        let over = self.field(field).read_untracked().over();
        if let Some(over) = over {
            let text = format!(
                "「{}」に書いている文は{over}文字長いため記録できません。短くしてから、もう一度選んでください。書いた文は、この欄に残っています。",
                self.title(field)
            );
            self.app.page.notify(Notice::new(Tone::Warning, text));
        }
        over.is_some()
    }

    /// Decides for what stands in the control, against the newcomers that are shown beside it.
    pub(in crate::ui) fn keep_mine(self, field: &Field) {
        let fold = |typed: &str| self.fold(typed);
        let draft = self.field(field);
        if self.is_too_long(field) {
            return;
        }
        let outcome = draft.with_untracked(|draft| draft.force(&self.app.records.ledger().read_untracked(), &fold));
        if let EditOutcome::Record(draft) = outcome {
            self.record(vec![draft]);
            let text =
                format!("「{}」を、この画面で書いた値に決めました。ほかの値も履歴に残っています。", self.title(field));
            self.answer(text, true);
        }
    }

    /// Decides for one of the values that stand in the cell. What was being written in the form is recorded before, so
    /// that it stands in the history like the other values that were not taken.
    pub(in crate::ui) fn take(self, field: &Field, entry: EntryId) {
        let fold = |typed: &str| self.fold(typed);
        if self.is_too_long(field) {
            return;
        }
        let outcome = self.field(field).with_untracked(|draft| draft.outcome(&fold));
        if let EditOutcome::Record(own) = outcome {
            self.wait();
            self.record(vec![own]);
        }
        let heads = self.app.records.ledger().read_untracked().head_ids(&self.subject().cell(field.clone()));
        let decides = heads != [entry];
        if decides {
            let what = format!("{} の食い違いの決定", self.title(field));
            self.app.run(Command::Resolve { what, keep: entry, seen: heads });
        }
        self.field(field).update(|draft| draft.give_way(&self.app.records.ledger().read_untracked()));
        let text = format!("「{}」の値を決めました。採用しなかった値も履歴に残っています。", self.title(field));
        self.answer(text, decides);
    }

    /// Goes back to the value seen before others changed it, as a new entry.
    pub(in crate::ui) fn take_back(self, field: &Field) {
        let draft = self.field(field);
        let Some(followed) = draft.with_untracked(|draft| draft.followed().cloned()) else { return };
        draft.update(|draft| {
            draft.acknowledge();
            draft.put(Typed::of(field, &followed.before));
        });
        self.save(std::slice::from_ref(field));
        self.answer(
            format!("「{}」を、見ていた値に戻しました。別の画面の値も履歴に残っています。", self.title(field)),
            true,
        );
    }

    /// Lets every field look at the ledger again.
    fn meet(self) {
        let own: BTreeSet<String> = self.app.records.activities().with_untracked(|activities| {
            let own = activities
                .iter()
                .filter(|activity| matches!(activity.kind, ActivityKind::Record { .. } | ActivityKind::Undo { .. }));
            filled(own.map(|activity| activity.tx.clone()))
        });
        let fold = |typed: &str| self.fold(typed);
        let ledger = self.app.records.ledger().read_untracked();
        // What the stores held all the while is not news, only late; a conflict in it is the person's to decide.
        let late = |entry: &Entry| {
            let agreed = |cell: &Cell| !ledger.reading(cell).in_conflict();
            self.app.records.stood_before(entry.id()) && entry.cell().is_some_and(agreed)
        };
        let own = |entry: &Entry| own.contains(entry.tx()) || late(entry);
        self.fields.with_value(|fields| {
            for draft in fields {
                let mut met = draft.get_untracked();
                met.meet(&ledger, &own, &fold);
                if met != *draft.read_untracked() {
                    draft.set(met);
                }
            }
        });
    }
}
