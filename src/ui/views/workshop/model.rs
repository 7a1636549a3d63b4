//! Which measures a workshop goes through, and how far it is with each. Pure.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::insight::Duty;
use crate::journal::{Cell, Field, GradeId, Ledger, Reading, Scale, Tally, Value};
use crate::plan::{DeptId, ItemId, MeasureId, Role};

use super::count;

/// What this browser keeps aside about a measure while its workshop lasts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Kept {
    /// Nothing: not begun, or agreed.
    #[default]
    Nothing,
    /// The tally is open.
    Counts(Tally),
    /// The tally was closed, and nothing is agreed since.
    Closed,
}

impl Kept {
    /// Reads what [`Self::write`] wrote; anything else is nothing.
    pub fn read(text: Option<&str>) -> Self {
        match text.and_then(|text| Value::parse(text).ok()) {
            Some(Value::Null) => Self::Closed,
            Some(value) => Tally::of_value(&value).map_or(Self::Nothing, Self::Counts),
            None => Self::Nothing,
        }
    }

    /// As text; `None` where there is nothing to keep.
    pub fn write(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Counts(tally) => Some(tally.to_value().to_canonical()),
            Self::Closed => Some(Value::Null.to_canonical()),
        }
    }
}

/// What was settled before the first measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setup {
    /// How many take part; 0 where it was not told.
    pub people: u32,
    /// Whether measures are gone through that the department only supports or reviews (○●).
    pub all: bool,
    /// Whether keys of one letter are off: some people's voice or hand types what they do not mean.
    pub quiet: bool,
    /// The measures that are not gone through this time.
    pub left_out: BTreeSet<MeasureId>,
}

impl Setup {
    /// Reads what [`Self::write`] wrote.
    pub fn read(text: &str) -> Self {
        let mut words = text.split(' ');
        let first = words.next().unwrap_or_default();
        let people = first.trim_end_matches(['+', '-']).parse().unwrap_or(0);
        let left_out = filled(words.filter(|word| !word.is_empty()).map(MeasureId::new));
        Self { people, all: first.contains('+'), quiet: first.contains('-'), left_out }
    }

    /// `9`; `9+` with ○●; `9-` without keys; `9 m0401 m0402` without these two.
    pub fn write(&self) -> String {
        let mut text = self.people.to_string();
        text.push_str(if self.all { "+" } else { "" });
        text.push_str(if self.quiet { "-" } else { "" });
        for measure in &self.left_out {
            text.push(' ');
            text.push_str(measure.as_str());
        }
        text
    }
}

/// How far the workshop is with a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody's grade was counted.
    Waiting,
    /// The tally is open.
    Counting,
    /// The tally is closed; no grade is agreed.
    Talking,
    /// A grade is agreed.
    Agreed,
}

impl Stage {
    /// Whether the tally is closed.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Talking | Self::Agreed)
    }
}

/// A measure in the workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopStep {
    /// The measure.
    pub measure: MeasureId,
    /// How far it is.
    pub stage: Stage,
    /// The tally as recorded, once closed.
    pub tally: Option<Tally>,
    /// The grade recorded this fiscal year; agreed in the workshop where the stage says so.
    pub grade: Option<GradeId>,
}

impl WorkshopStep {
    /// Reads a measure's step from the records and what is kept aside.
    pub fn of(ledger: &Ledger, fy: i32, dept: &DeptId, measure: &MeasureId, kept: &Kept) -> Self {
        let cell = |field| Cell { fy, dept: dept.clone(), item: ItemId::from(measure), field };
        let tally_cell = cell(Field::Tally);
        let reading = ledger.reading(&tally_cell);
        let tally = reading.value().and_then(Tally::of_value);
        let grade = rating(ledger, &cell(Field::Rating));
        let stage = match kept {
            Kept::Counts(counts) if count::total(counts) == 0 => Stage::Waiting,
            Kept::Counts(_) => Stage::Counting,
            // A closing that was undone is none.
            _ if reading == Reading::Empty => Stage::Waiting,
            Kept::Nothing if grade.is_some() => Stage::Agreed,
            Kept::Nothing | Kept::Closed => Stage::Talking,
        };
        Self { measure: measure.clone(), stage, tally, grade }
    }
}

/// The grade that stands in a cell of ratings, if it is one.
pub fn rating(ledger: &Ledger, cell: &Cell) -> Option<GradeId> {
    ledger.reading(cell).value().and_then(Value::as_text).map(GradeId::new)
}

/// The grade that stood in the cell before the one that stands now, where it was another.
pub fn earlier(ledger: &Ledger, cell: &Cell) -> Option<GradeId> {
    /// Longer than any history that people write; a crafted circle ends here.
    const LONGEST: usize = 200;
    let now = ledger.reading(cell).value()?;
    let mut entry = *ledger.heads(cell).first()?;
    for _ in 0..LONGEST {
        entry = entry.supersedes().iter().find_map(|id| ledger.get(*id))?;
        if let Some(before) = entry.value().filter(|before| *before != now) {
            return before.as_text().map(GradeId::new);
        }
    }
    None
}

/// The measures that can be gone through: ◎ by name, ◎ via a group, and ○● where asked for. A department without ◎
/// goes through all it has.
pub fn candidates(duties: &[Duty], all: bool) -> Vec<MeasureId> {
    let leads = |duty: &Duty| duty.involvement.role == Role::Lead;
    let all = all || !duties.iter().any(leads);
    duties.iter().filter(|duty| all || leads(duty)).map(|duty| duty.measure.clone()).collect()
}

/// The measures to go through: the candidates but for those left out. What is on screen is among them in any case.
pub fn sequence(
    duties: &[Duty],
    all: bool,
    left_out: &BTreeSet<MeasureId>,
    on_screen: Option<&MeasureId>,
) -> Vec<MeasureId> {
    let candidates = candidates(duties, all);
    let asked =
        |measure: &MeasureId| on_screen == Some(measure) || candidates.contains(measure) && !left_out.contains(measure);
    let mut sequence: Vec<MeasureId> =
        duties.iter().map(|duty| &duty.measure).filter(|measure| asked(measure)).cloned().collect();
    if let Some(stranger) = on_screen.filter(|measure| !sequence.contains(measure)) {
        sequence.push(stranger.clone());
    }
    sequence
}

/// The measures before and after one.
pub fn neighbours<'a>(
    steps: &'a [WorkshopStep],
    here: &MeasureId,
) -> (Option<&'a WorkshopStep>, Option<&'a WorkshopStep>) {
    let Some(at) = steps.iter().position(|step| step.measure == *here) else { return (None, None) };
    (at.checked_sub(1).and_then(|before| steps.get(before)), steps.get(at + 1))
}

/// Where to go on: the first measure without an agreed grade.
pub fn first_open(steps: &[WorkshopStep]) -> Option<&WorkshopStep> {
    steps.iter().find(|step| step.stage != Stage::Agreed)
}

/// How a grade compares with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// There is no earlier one.
    New,
    /// The same.
    Same,
    /// Better.
    Up,
    /// Worse.
    Down,
    /// Another, but one of the two is 評価できない or of another scale.
    Other,
}

/// Compares two grades of a scale.
pub fn change(scale: &Scale, before: Option<&GradeId>, now: &GradeId) -> Change {
    let Some(before) = before else { return Change::New };
    let place = |id: &GradeId| {
        let judged =
            |grade: &crate::journal::Grade| grade.id == *id && grade.kind != crate::journal::GradeKind::NotRated;
        scale.grades.iter().position(judged)
    };
    match (place(before), place(now)) {
        _ if before == now => Change::Same,
        (Some(before), Some(now)) if now < before => Change::Up,
        (Some(_), Some(_)) => Change::Down,
        _ => Change::Other,
    }
}
