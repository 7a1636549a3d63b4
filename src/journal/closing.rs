//! The closing of a round 確定, as an entry carries it.

use crate::plan::calendar::{Date, Moment};

use super::{EntryId, Value};

/// 確定: who closed a round and when, and what had been recorded by then.
///
/// It says both itself, since an undoing or a decision between two closings repeats the value in an entry of another
/// hour and another hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// By that computer's clock. It names a day.
    pub at: Moment,
    /// As typed.
    pub by: String,
    /// How many statements about its fiscal year bore no later label.
    pub count: usize,
    /// The digest of their ids.
    pub digest: String,
}

impl Closing {
    /// As it stands in an entry: `{"at":"2027-12-10T17:00:00+09:00","by":"…","count":57,"digest":"…"}`.
    pub fn to_value(&self) -> Value {
        let count = i64::try_from(self.count).unwrap_or(i64::MAX);
        Value::map([
            ("at", Value::text(self.at.as_str())),
            ("by", Value::text(&self.by)),
            ("count", Value::Integer(count)),
            ("digest", Value::text(&self.digest)),
        ])
    }

    /// Reads it; `None` for shapes of a newer version, and where it names no moment, or a digest that is none.
    pub fn of_value(value: &Value) -> Option<Self> {
        let map = value.as_map()?;
        let text = |name: &str| map.get(name)?.as_text().map(ToOwned::to_owned);
        let at = Moment::new(text("at")?);
        at.seconds()?;
        let count = usize::try_from(map.get("count")?.as_integer()?).ok()?;
        let digest = text("digest").filter(|digest| EntryId::parse(digest).is_ok())?;
        Some(Self { at, by: text("by")?, count, digest })
    }

    /// The day it was closed.
    pub fn day(&self) -> Option<Date> {
        self.at.date()
    }

    /// Whether a label lies after it. An odd label says nothing.
    pub fn is_before(&self, at: &Moment) -> bool {
        self.at.seconds().zip(at.seconds()).is_some_and(|(closed, at)| at > closed)
    }
}
