//! One round, as the cells of its facts give it.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::journal::{Closing, Field, Ledger, Reading, RoundId, Value};
use crate::plan::calendar::Date;
use crate::plan::{Department, DeptId, MeasureId, Plan};

use super::RequiredFields;

/// What a round says about one fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Fact<T> {
    /// Nothing, or it was cleared.
    #[default]
    Open,
    /// One thing.
    Said(T),
    /// Offices that differ, and nobody has decided: what each says, `None` where one cleared it.
    Torn(Vec<Option<T>>),
}

impl<T> Fact<T> {
    /// The one thing that it says.
    pub fn said(&self) -> Option<&T> {
        if let Self::Said(one) = self { Some(one) } else { None }
    }

    /// Whether offices differ.
    pub fn is_torn(&self) -> bool {
        matches!(self, Self::Torn(_))
    }

    /// Everything that any office says.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        let (one, torn) = match self {
            Self::Open => (None, [].as_slice()),
            Self::Said(one) => (Some(one), [].as_slice()),
            Self::Torn(all) => (None, all.as_slice()),
        };
        one.into_iter().chain(torn.iter().flatten())
    }
}

/// 調査回: what the office asks the departments for, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Which.
    pub id: RoundId,
    /// What it is called, as typed.
    pub name: Fact<String>,
    /// The day by which departments answer.
    pub due: Fact<Date>,
    /// The departments that are asked; where it says nothing, all that lead something.
    pub departments: Fact<BTreeSet<DeptId>>,
    /// The measures that are asked about; where it says nothing, all.
    pub measures: Fact<BTreeSet<MeasureId>>,
    /// What a record must hold; where it says nothing, the usual fields.
    pub required: Fact<RequiredFields>,
    /// 確定
    pub closing: Fact<Closing>,
    /// The day of its earliest label, by which files are told that came since.
    pub made: Option<Date>,
    /// Whether this version understands all that it says. One that it does not is shown, and asks for nothing.
    pub is_readable: bool,
}

impl Round {
    /// Reads a round; `None` where it says nothing at all.
    pub(super) fn of(plan: &Plan, ledger: &Ledger, id: RoundId) -> Option<Self> {
        let mut is_readable = true;
        let mut is_there = false;
        let mut says = |field: Field| match ledger.reading(&id.cell(field.clone())) {
            Reading::Empty => Fact::Open,
            Reading::Agreed { value, .. } => {
                is_there = true;
                is_readable &= field.understands(value);
                Fact::Said(value.clone())
            }
            Reading::Conflict { heads } => {
                is_there = true;
                let values = heads.iter().filter_map(|head| head.value());
                is_readable &= values.clone().all(|value| field.understands(value));
                Fact::Torn(values.map(|value| Some(value.clone()).filter(|value| *value != Value::Null)).collect())
            }
        };
        let round = Self {
            id,
            name: says(Field::RoundName).read(|value| value.as_text().map(ToOwned::to_owned)),
            due: says(Field::AnswerDue).read(|value| Date::parse(value.as_text()?).ok()),
            departments: says(Field::AskedDepartments)
                .read(|value| Some(filled(texts(value)?.map(|id| plan.known_as(&DeptId::new(id)).clone())))),
            measures: says(Field::AskedMeasures).read(|value| Some(filled(texts(value)?.map(MeasureId::new)))),
            required: says(Field::RequiredFields)
                .read(|value| Some(RequiredFields::of(texts(value)?.map(Field::of_word)))),
            closing: says(Field::Closing).read(Closing::of_value),
            made: made(ledger, id),
            is_readable,
        };
        is_there.then_some(Self { is_readable, ..round })
    }

    /// Whether it was closed: offices that closed it differently have all closed it.
    pub fn is_closed(&self) -> bool {
        let all_closed = match &self.closing {
            Fact::Open => false,
            Fact::Said(_) => true,
            Fact::Torn(all) => all.iter().all(Option::is_some),
        };
        self.is_readable && all_closed
    }

    /// Whether it asks for something now.
    pub fn is_open(&self) -> bool {
        self.is_readable && !self.is_closed()
    }

    /// Its closing, where all say the same.
    pub fn closed(&self) -> Option<&Closing> {
        self.closing.said().filter(|_| self.is_readable)
    }

    /// How many days are left until its due day; negative behind it, `None` where there is no one day.
    pub fn days_left(&self, today: Option<Date>) -> Option<i64> {
        Some(self.due.said()?.days_since(today?))
    }

    /// Whether it asks a department, as far as the round names departments. Where offices differ, whoever any of them
    /// names is asked: no duty is hidden.
    pub fn asks(&self, dept: &DeptId) -> bool {
        is_named(&self.departments, dept)
    }

    /// Whether it asks about a measure; the same where offices differ.
    pub fn asks_about(&self, measure: &MeasureId) -> bool {
        is_named(&self.measures, measure)
    }

    /// What a record must hold; where offices differ, what any of them wants.
    pub fn required(&self) -> RequiredFields {
        let usual = RequiredFields::default();
        match &self.required {
            Fact::Open => usual,
            Fact::Said(required) => *required,
            Fact::Torn(all) => all.iter().fold(RequiredFields::of([]), |sum, one| sum.or(one.unwrap_or(usual))),
        }
    }

    /// Departments that it names and the plan does not have.
    pub fn strange_departments(&self, plan: &Plan) -> BTreeSet<&DeptId> {
        let here = |dept: &DeptId| plan.departments.iter().map(|one: &Department| &one.id).any(|id| id == dept);
        filled(self.departments.all().flatten().filter(|dept| !here(dept)))
    }

    /// How many measures it names that the plan does not have.
    pub fn strange_measures(&self, plan: &Plan) -> usize {
        let strange: BTreeSet<&MeasureId> =
            filled(self.measures.all().flatten().filter(|measure| plan.measure(measure).is_none()));
        strange.len()
    }
}

fn made(ledger: &Ledger, id: RoundId) -> Option<Date> {
    let said = Field::ROUND.into_iter().flat_map(|field| ledger.history(&id.cell(field)));
    said.filter_map(|said| said.at().date()).min()
}

impl Fact<Value> {
    /// Reads each value; what cannot be read makes the round unreadable and is not here.
    fn read<T>(self, read: impl Fn(&Value) -> Option<T>) -> Fact<T> {
        match self {
            Self::Open => Fact::Open,
            Self::Said(value) => read(&value).map_or(Fact::Open, Fact::Said),
            Self::Torn(all) => Fact::Torn(all.into_iter().map(|value| read(&value?)).collect()),
        }
    }
}

/// Whether a list names something; the one that says nothing names all.
fn is_named<T: Ord>(fact: &Fact<BTreeSet<T>>, wanted: &T) -> bool {
    match fact {
        Fact::Open => true,
        Fact::Said(all) => all.contains(wanted),
        Fact::Torn(lists) => lists.iter().any(|list| list.as_ref().is_none_or(|list| list.contains(wanted))),
    }
}

fn texts(value: &Value) -> Option<impl Iterator<Item = &str>> {
    Some(value.as_list()?.iter().filter_map(Value::as_text))
}
