//! What the form of a round holds, and what of it is recorded, as values. Pure.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::insight::{Asked, Fact, RequiredFields, Round, Rounds};
use crate::journal::{Draft, EntryId, Field, Ledger, RoundId, Value};
use crate::plan::calendar::Date;
use crate::plan::letters::{first_hidden, trimmed};
use crate::plan::{DeptId, MeasureId, Plan};
use crate::wording::rounds::{ROUND_NAME_LIMIT, usual_name};

/// What a person has chosen for a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundDraft {
    /// Which.
    pub id: RoundId,
    /// As typed.
    pub name: String,
    /// The day by which departments answer.
    pub due: Option<Date>,
    /// The departments that are asked.
    pub departments: BTreeSet<DeptId>,
    /// The measures that are asked about.
    pub measures: BTreeSet<MeasureId>,
    /// What a record must hold.
    pub required: RequiredFields,
}

/// A form of a round, with what it opened with and the heads that were there then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundForm {
    /// As it stands now.
    pub draft: RoundDraft,
    /// What is asked where nobody chooses.
    usual: RoundDraft,
    /// What a round had said when it opened; `None` where it is new.
    opened: Option<RoundDraft>,
    seen: Vec<(Field, Vec<EntryId>)>,
}

/// The numbers that a new round of a fiscal year may have, the likeliest first: 上期 until December and 年度末 from January
/// on; behind both, the next.
pub fn free_numbers(rounds: &Rounds, fy: i32, today: Option<Date>) -> Vec<u16> {
    let is_late = |today: &Date| Date::new(fy + 1, 1, 1).is_some_and(|january| *today >= january);
    let likely = if today.as_ref().is_some_and(is_late) { [2, 1] } else { [1, 2] };
    let last = rounds.of_year(fy).last().map_or(2, |round| round.id.number.max(2));
    let is_free = |number: &u16| rounds.of_year(fy).all(|round| round.id.number != *number);
    likely.into_iter().chain(last.checked_add(1)).filter(is_free).collect()
}

impl RoundForm {
    /// For a round that is to be made.
    pub fn new(plan: &Plan, ledger: &Ledger, id: RoundId) -> Self {
        let usual = RoundDraft {
            id,
            name: usual_name(id),
            due: None,
            departments: filled(Asked::of_year(id.fy).departments(plan, ledger)),
            measures: filled(plan.measures().map(|(_, measure)| measure.id.clone())),
            required: RequiredFields::default(),
        };
        let seen = Field::ROUND.map(|field| (field.clone(), ledger.head_ids(&id.cell(field))));
        Self { draft: usual.clone(), usual, opened: None, seen: seen.into() }
    }

    /// For a round that is there. What offices say differently is shown as what any of them says, and stays as it is
    /// unless it is changed here.
    pub fn of(plan: &Plan, ledger: &Ledger, round: &Round) -> Self {
        let mut form = Self::new(plan, ledger, round.id);
        let draft = &mut form.draft;
        draft.name = round.name.all().next().cloned().unwrap_or_default();
        draft.due = round.due.said().copied();
        if round.departments != Fact::Open {
            draft.departments = filled(round.departments.all().flatten().cloned());
        }
        if round.measures != Fact::Open {
            draft.measures = filled(round.measures.all().flatten().cloned());
        }
        draft.required = round.required();
        form.opened = Some(form.draft.clone());
        form
    }

    /// Whether the round is yet to be made.
    pub fn is_new(&self) -> bool {
        self.opened.is_none()
    }

    /// Why it cannot be recorded as it is.
    pub fn problem(&self) -> Option<String> {
        let RoundDraft { name, departments, measures, .. } = &self.draft;
        let name = trimmed(name);
        let over = name.chars().count().saturating_sub(ROUND_NAME_LIMIT);
        if name.is_empty() {
            return Some("調査回の名称を入れてください。".to_owned());
        }
        if over > 0 {
            return Some(format!("名称は{ROUND_NAME_LIMIT}文字までです。あと{over}文字短くしてください。"));
        }
        if let Some(hidden) = first_hidden(name) {
            let code = u32::from(hidden);
            return Some(format!("名称に、目に見えない文字（U+{code:04X}）が入っています。打ち直してください。"));
        }
        if departments.is_empty() {
            return Some("対象の課を1つ以上選んでください。".to_owned());
        }
        measures.is_empty().then(|| "対象の個別取組を1つ以上選んでください。".to_owned())
    }

    /// What one should look at again; nothing is refused for it.
    pub fn doubt(&self, today: Option<Date>) -> Option<&'static str> {
        let due = self.draft.due?;
        if Date::new(self.draft.id.fy, 4, 1).is_some_and(|start| due < start) {
            return Some("回答期限が、年度の始まる前の日になっています。");
        }
        today.is_some_and(|today| due < today).then_some("回答期限が、今日より前の日になっています。")
    }

    /// The statements that make the round what the form says: of what is as usual, none; of what stayed as it was, none.
    pub fn drafts(&self) -> Vec<Draft> {
        let draft = |(field, base): &(Field, Vec<EntryId>)| {
            let value = self.value(field, &self.draft);
            let before = self.opened.as_ref().map_or(Value::Null, |opened| self.value(field, opened));
            let cell = self.draft.id.cell(field.clone());
            (value != before).then(|| Draft { cell, base: base.clone(), value })
        };
        self.seen.iter().filter_map(draft).collect()
    }

    fn value(&self, field: &Field, draft: &RoundDraft) -> Value {
        let list = |words: Vec<&str>| Value::List(words.into_iter().map(Value::text).collect());
        match field {
            Field::RoundName => Value::text(trimmed(&draft.name)),
            Field::AnswerDue => draft.due.map_or(Value::Null, |due| Value::text(due.to_string())),
            Field::AskedDepartments if draft.departments != self.usual.departments => {
                list(draft.departments.iter().map(DeptId::as_str).collect())
            }
            Field::AskedMeasures if draft.measures != self.usual.measures => {
                list(draft.measures.iter().map(MeasureId::as_str).collect())
            }
            Field::RequiredFields if draft.required != self.usual.required => {
                Value::List(draft.required.fields().map(|field| Value::text(field.word())).collect())
            }
            _ => Value::Null,
        }
    }
}
