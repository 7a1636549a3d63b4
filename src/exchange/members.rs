//! The members of a file's outermost object: its header.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::journal::Value;
use crate::plan::DeptId;
use crate::plan::calendar::Moment;

use super::{FORMAT, Header, limits};

/// The header that stands before `"entries":[`, where that is the first such member.
pub(super) fn header_before(head: &str) -> Option<Header> {
    let mut closed = head.trim_end().trim_end_matches(',').to_owned();
    closed.push('}');
    let members = serde_json::from_str::<Members>(&closed).ok()?;
    if members.has("entries") { None } else { members.header() }
}

/// The members of an object, unread: one bad member spoils no other. An array is no object.
pub(super) struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Members<'a> {
    /// The text of a member that stands there exactly once.
    pub(super) fn raw(&self, name: &str) -> Option<&'a str> {
        let mut named = self.0.iter().filter(|(key, _)| key == name);
        let (_, raw) = named.next()?;
        named.next().is_none().then_some(raw.get())
    }

    /// Whether a member of that name stands there at all, once or more often.
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    fn value(&self, name: &str) -> Option<Value> {
        Value::parse(self.raw(name)?).ok()
    }

    /// Whether these are the members of an entry, whole or not.
    pub(super) fn are_of_an_entry(&self) -> bool {
        ["id", "kind", "tx", "supersedes", "at", "by"].iter().filter(|name| self.has(name)).count() >= 4
    }

    /// Whether these are the members of a snapshot that has lost its format.
    pub(super) fn are_of_a_snapshot(&self) -> bool {
        ["exported_by", "plan", "scope", "digest", "entries", "count", "app"]
            .iter()
            .filter(|name| self.has(name))
            .count()
            >= 4
    }

    /// The statements of the list, word for word, and how many there are; no more are kept than a file may hold.
    pub(super) fn list(&self, name: &str) -> Option<(Vec<&'a str>, usize)> {
        let List(list, count) = serde_json::from_str(self.raw(name)?).ok()?;
        Some((list, count))
    }

    /// What the members state, whatever they say they are.
    pub(super) fn header_at_all(&self) -> Header {
        self.stated()
    }

    /// The header, if this is a snapshot.
    pub(super) fn header(&self) -> Option<Header> {
        (self.value("format")?.as_text()? == FORMAT).then(|| self.stated())
    }

    /// The header of a file that has lost it.
    pub(super) fn nothing() -> Header {
        Members(Vec::new()).stated()
    }

    /// What can still be read of a header that is no JSON any more: each member by its name.
    pub(super) fn salvage(text: &'a str) -> Self {
        let found = NAMES.iter().filter_map(|name| Some(((*name).to_owned(), salvaged(text, name)?)));
        Self(found.collect())
    }

    /// What the members state; a label that is missing or odd is empty.
    fn stated(&self) -> Header {
        let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
        let number = |name: &str| self.value(name).as_ref().and_then(Value::as_integer);
        let (by, plan, scope) = (self.value("exported_by"), self.value("plan"), self.value("scope"));
        let scope_dept = scope.as_ref().and_then(Value::as_map).and_then(|scope| scope.get("dept"));
        let by = |name: &str| by.as_ref().and_then(Value::as_map).and_then(|by| by.get(name));
        let plan = |name: &str| plan.as_ref().and_then(Value::as_map).and_then(|plan| plan.get(name));
        let version = number("version").and_then(|version| u32::try_from(version).ok()).unwrap_or(0);
        let count = number("count").and_then(|count| usize::try_from(count).ok());
        let digest = self.value("digest").as_ref().and_then(Value::as_text).map(ToOwned::to_owned);
        let odd = [("version", version == 0), ("count", count.is_none()), ("digest", digest.is_none())];
        let odd = odd.into_iter().filter(|(name, unread)| *unread && self.has(name)).map(|(name, _)| name).collect();
        Header {
            version,
            exported_at: Moment::new(text(self.value("exported_at").as_ref())),
            by_dept: by("dept").and_then(Value::as_text).map(DeptId::new),
            scope_dept: scope_dept.and_then(Value::as_text).map(DeptId::new),
            by_name: text(by("name")),
            app: text(self.value("app").as_ref()),
            plan_id: text(plan("id")),
            plan_edition: text(plan("edition")),
            plan_sha256: plan("sha256").and_then(Value::as_text).map(ToOwned::to_owned),
            count,
            digest,
            odd,
        }
    }
}

/// What a header states.
const NAMES: [&str; 9] = ["format", "version", "exported_at", "exported_by", "app", "plan", "scope", "count", "digest"];

/// The first value that stands behind a key; inside a text, its quotes would be escaped.
fn salvaged<'a>(text: &'a str, name: &str) -> Option<&'a RawValue> {
    let key = format!("\"{name}\"");
    let values =
        text.match_indices(&key).filter(|(at, _)| !text.get(..*at).is_some_and(|before| before.ends_with('\\')));
    values.into_iter().find_map(|(at, _)| {
        let value = text.get(at + key.len()..)?.trim_start().strip_prefix(':')?;
        serde_json::Deserializer::from_str(value).into_iter::<&RawValue>().next()?.ok()
    })
}

/// A list word for word, as far as a file may be long, and how long it is.
struct List<'a>(Vec<&'a str>, usize);

impl<'de: 'a, 'a> Deserialize<'de> for List<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = (Vec<&'de str>, usize);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while list.len() < limits::ENTRIES {
                    let Some(raw) = access.next_element::<&RawValue>()? else { break };
                    list.push(raw.get());
                }
                let mut count = list.len();
                while access.next_element::<IgnoredAny>()?.is_some() {
                    count += 1;
                }
                Ok((list, count))
            }
        }

        deserializer.deserialize_seq(Reader).map(|(list, count)| Self(list, count))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = access.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Reader).map(Self)
    }
}
