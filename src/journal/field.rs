//! What can be recorded about an item, and how its values read.

use std::collections::BTreeMap;

use crate::filled::filled;
use crate::plan::calendar::Date;

use super::{Closing, GradeId, Status, Value};

/// The item id under which a department records facts about itself; they hold from their fiscal year on.
pub const PROFILE: &str = "profile";

/// A field of an item's record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 状態
    Status,
    /// 進捗評価
    Rating,
    /// 実績値
    Actual,
    /// 状況
    Situation,
    /// 次にすること
    Next,
    /// 根拠
    Evidence,
    /// Counts of grades in a workshop.
    Tally,
    /// Profile: the groups the department belongs to.
    Groups,
    /// Profile: the name of a department the plan does not know.
    Name,
    /// Round: what it is called.
    RoundName,
    /// Round: the day by which departments answer.
    AnswerDue,
    /// Round: the departments that are asked; all that lead something where it says nothing.
    AskedDepartments,
    /// Round: the measures that are asked about; all where it says nothing.
    AskedMeasures,
    /// Round: the fields that a record must hold; the usual ones where it says nothing.
    RequiredFields,
    /// Round: 確定.
    Closing,
    /// A field of a newer version, kept as it is.
    Unknown(String),
}

impl Field {
    /// What a measure's record is made of, in the order of the form.
    pub const RECORD: [Self; 6] =
        [Self::Status, Self::Rating, Self::Actual, Self::Situation, Self::Next, Self::Evidence];

    /// What a round is made of, in the order of its form; its closing is last.
    pub const ROUND: [Self; 6] = [
        Self::RoundName,
        Self::AnswerDue,
        Self::AskedDepartments,
        Self::AskedMeasures,
        Self::RequiredFields,
        Self::Closing,
    ];

    /// The word in entries.
    pub fn word(&self) -> &str {
        match self {
            Self::Status => "status",
            Self::Rating => "rating",
            Self::Actual => "actual",
            Self::Situation => "situation",
            Self::Next => "next",
            Self::Evidence => "evidence",
            Self::Tally => "tally",
            Self::Groups => "groups",
            Self::Name => "name",
            Self::RoundName => "round_name",
            Self::AnswerDue => "answer_due",
            Self::AskedDepartments => "asked_departments",
            Self::AskedMeasures => "asked_measures",
            Self::RequiredFields => "required_fields",
            Self::Closing => "closing",
            Self::Unknown(word) => word,
        }
    }

    /// The field of that word.
    pub fn of_word(word: &str) -> Self {
        match word {
            "status" => Self::Status,
            "rating" => Self::Rating,
            "actual" => Self::Actual,
            "situation" => Self::Situation,
            "next" => Self::Next,
            "evidence" => Self::Evidence,
            "tally" => Self::Tally,
            "groups" => Self::Groups,
            "name" => Self::Name,
            "round_name" => Self::RoundName,
            "answer_due" => Self::AnswerDue,
            "asked_departments" => Self::AskedDepartments,
            "asked_measures" => Self::AskedMeasures,
            "required_fields" => Self::RequiredFields,
            "closing" => Self::Closing,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// Whether this version can read the value; `Null`, which clears, is read everywhere.
    pub fn understands(&self, value: &Value) -> bool {
        if *value == Value::Null {
            return !matches!(self, Self::Unknown(_));
        }
        match self {
            Self::Status => value.as_text().and_then(Status::of_word).is_some(),
            Self::Actual => Actual::of_value(value).is_some(),
            Self::Tally => Tally::of_value(value).is_some(),
            // A grade of another scale is a grade all the same.
            Self::Rating | Self::Situation | Self::Next | Self::Evidence | Self::Name | Self::RoundName => {
                value.as_text().is_some()
            }
            Self::Groups | Self::AskedDepartments | Self::AskedMeasures => listed(value).is_some(),
            Self::AnswerDue => value.as_text().is_some_and(|day| Date::parse(day).is_ok()),
            Self::RequiredFields => listed(value)
                .is_some_and(|fields| fields.into_iter().all(|field| Self::RECORD.contains(&Self::of_word(field)))),
            Self::Closing => Closing::of_value(value).is_some(),
            Self::Unknown(_) => false,
        }
    }

    /// How long a text may be, in characters, shown while typing; `None` where the field is no free text.
    pub fn text_limit(&self) -> Option<usize> {
        match self {
            Self::Situation => Some(400),
            Self::Next | Self::Evidence => Some(200),
            _ => None,
        }
    }
}

/// The texts of a list of nothing but texts.
fn listed(value: &Value) -> Option<Vec<&str>> {
    value.as_list()?.iter().map(Value::as_text).collect()
}

/// 実績値: the figure as typed, and the day it holds for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actual {
    /// As typed, after widths were folded: usually a decimal, but a word is kept too.
    pub figure: String,
    /// 時点
    pub on: Option<Date>,
}

impl Actual {
    /// As it stands in an entry: `{"figure":"82.5","on":"2026-10-31"}`.
    pub fn to_value(&self) -> Value {
        let mut map: BTreeMap<_, _> = filled([("figure".to_owned(), Value::text(&self.figure))]);
        if let Some(on) = self.on {
            map.insert("on".to_owned(), Value::text(on.to_string()));
        }
        Value::Map(map)
    }

    /// Reads it; `None` for shapes of a newer version, and where a day is stated that is none: a figure of the year
    /// 202 is no figure of this year.
    pub fn of_value(value: &Value) -> Option<Self> {
        let map = value.as_map()?;
        let figure = map.get("figure")?.as_text()?.to_owned();
        let on = match map.get("on") {
            None | Some(Value::Null) => None,
            Some(on) => Some(Date::parse(on.as_text()?).ok()?),
        };
        Some(Self { figure, on })
    }
}

/// How many participants of a workshop gave each grade. No names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally(pub BTreeMap<GradeId, u32>);

impl Tally {
    /// As it stands in an entry: `{"a":1,"b":4}`.
    pub fn to_value(&self) -> Value {
        let member = |(grade, count): (&GradeId, &u32)| (grade.as_str().to_owned(), Value::Integer(i64::from(*count)));
        Value::Map(filled(self.0.iter().map(member)))
    }

    /// Reads it; `None` where a count is no whole number from 0.
    pub fn of_value(value: &Value) -> Option<Self> {
        let mut tally = Self::default();
        for (grade, count) in value.as_map()? {
            tally.0.insert(GradeId::new(grade), u32::try_from(count.as_integer()?).ok()?);
        }
        Some(tally)
    }
}
