//! The members of a file's outermost object: its header.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::journal::Value;
use crate::plan::DeptId;
use crate::plan::calendar::Moment;

use super::{FORMAT, Header};

/// The header that stands before `"entries":[`, where that is the first such member.
pub(super) fn header_before(head: &str) -> Option<Header> {
    let mut closed = head.trim_end().trim_end_matches(',').to_owned();
    closed.push('}');
    let members = serde_json::from_str::<Members>(&closed).ok()?;
    if members.raw("entries").is_some() { None } else { members.header() }
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

    fn value(&self, name: &str) -> Option<Value> {
        Value::parse(self.raw(name)?).ok()
    }

    /// The header, if this is a snapshot.
    pub(super) fn header(&self) -> Option<Header> {
        (self.value("format")?.as_text()? == FORMAT).then(|| self.stated())
    }

    /// The header of a file that has lost it.
    pub(super) fn nothing() -> Header {
        Members(Vec::new()).stated()
    }

    /// What the members state; a label that is missing or odd is empty.
    fn stated(&self) -> Header {
        let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
        let number = |name: &str| self.value(name).as_ref().and_then(Value::as_integer);
        let (by, plan) = (self.value("exported_by"), self.value("plan"));
        let by = |name: &str| by.as_ref().and_then(Value::as_map).and_then(|by| by.get(name));
        let plan = |name: &str| plan.as_ref().and_then(Value::as_map).and_then(|plan| plan.get(name));
        Header {
            version: number("version").and_then(|version| u32::try_from(version).ok()).unwrap_or(0),
            exported_at: Moment::new(text(self.value("exported_at").as_ref())),
            by_dept: by("dept").and_then(Value::as_text).map(DeptId::new),
            by_name: text(by("name")),
            app: text(self.value("app").as_ref()),
            plan_id: text(plan("id")),
            plan_edition: text(plan("edition")),
            plan_sha256: plan("sha256").and_then(Value::as_text).map(ToOwned::to_owned),
            count: number("count").and_then(|count| usize::try_from(count).ok()),
            digest: self.value("digest").as_ref().and_then(Value::as_text).map(ToOwned::to_owned),
        }
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
