//! From a file's bytes to a [`Parcel`].

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::journal::Value;
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, Plan};

use super::decode::decode;
use super::intake::Intake;
use super::place::{Lines, guess, nesting, spot};
use super::{FORMAT, FileError, Header, Parcel, ParcelWarning, VERSION, limits, plan_digest};

/// What stands before the first entry in every file this program wrote; a text inside JSON cannot contain it.
const ENTRIES_BEGIN: &str = "\"entries\":[";

/// Reads a snapshot. Nothing changes; entries are verified one by one, and what fails goes to quarantine.
///
/// # Errors
/// [`FileError`]; where a part can be saved, the error carries it.
pub fn read_snapshot(plan: &Plan, file_name: &str, bytes: &[u8]) -> Result<Parcel, FileError> {
    let text = decode(bytes)?;
    let file = File { plan, name: file_name, text: &text };
    if nesting(&text) > limits::NESTING {
        return Err(FileError::TooDeep);
    }
    let mut documents = serde_json::Deserializer::from_str(&text).into_iter::<Members>();
    match documents.next() {
        Some(Ok(members)) => {
            let parcel = file.parcel(&members)?;
            let rest = text.get(documents.byte_offset()..).unwrap_or_default();
            if rest.trim().is_empty() { Ok(parcel) } else { Err(trailing(parcel)) }
        }
        Some(Err(error)) => Err(file.broken(&error)),
        None => Err(FileError::Empty { bytes: bytes.len() }),
    }
}

/// A text that may be a snapshot.
struct File<'a> {
    plan: &'a Plan,
    name: &'a str,
    text: &'a str,
}

impl File<'_> {
    /// Reads a whole document.
    fn parcel(&self, members: &Members<'_>) -> Result<Parcel, FileError> {
        let header = members.header().filter(|header| header.version > 0).ok_or(FileError::Foreign)?;
        let entries = members.raw("entries").ok_or(FileError::Foreign)?;
        let statements: Vec<&RawValue> = serde_json::from_str(entries).map_err(|_| FileError::Foreign)?;
        if statements.len() > limits::ENTRIES {
            return Err(FileError::TooManyEntries { found: statements.len() });
        }
        let mut lines = Lines::of(self.text);
        let mut intake = Intake::default();
        for statement in statements {
            intake.take(statement.get(), lines.line_of(statement.get()));
        }
        Ok(self.pack(header, intake))
    }

    /// Says why the text is no JSON; a file of ours is read line by line as far as that goes.
    fn broken(&self, error: &serde_json::Error) -> FileError {
        if error.is_data() {
            return FileError::Foreign;
        }
        let spot = spot(self.text, error.line(), error.column());
        let (line, column, what) = (error.line(), spot.column, guess(spot.character));
        match self.rescue() {
            Some(rescue) if error.is_eof() => FileError::Truncated { line: self.text.lines().count(), rescue },
            Some(rescue) => FileError::Damaged { line, column, what, rescue },
            None if error.is_eof() => {
                FileError::NotJson {
                    line, column, what: "ここで途切れていて、終わりがありません".to_owned()
                }
            }
            None => FileError::NotJson { line, column, what },
        }
    }

    /// The complete lines; `None` where the text does not begin like a snapshot.
    fn rescue(&self) -> Option<Box<Parcel>> {
        let beginning: String = self.text.trim_start().chars().filter(|c| !c.is_whitespace()).take(64).collect();
        if !beginning.starts_with(&format!("{{\"format\":\"{FORMAT}\"")) {
            return None;
        }
        let (head, body) = self.text.split_once(ENTRIES_BEGIN).unwrap_or((self.text, ""));
        let closed = format!("{}}}", head.trim_end().trim_end_matches(','));
        let header = serde_json::from_str::<Members>(&closed).ok().and_then(|members| members.header());
        let first_line = head.lines().count();
        let mut intake = Intake::default();
        for (line, text) in body.lines().enumerate().take(limits::ENTRIES) {
            let statement = text.trim().trim_end_matches(',');
            if !statement.is_empty() && statement != "]}" {
                intake.take(statement, first_line + line);
            }
        }
        let mut parcel = self.pack(header.unwrap_or_else(|| Members(Vec::new()).stated()), intake);
        parcel.warnings.push(rescued(&parcel));
        Some(Box::new(parcel))
    }

    fn pack(&self, header: Header, intake: Intake) -> Parcel {
        let mut warnings = self.warnings_about_plan(&header);
        let found = intake.entries.len() + intake.quarantine.len() + intake.duplicates;
        match header.count {
            Some(stated) if stated != found => warnings.push(ParcelWarning::CountDiffers { stated, found }),
            _ if header.digest.as_ref().is_some_and(|stated| *stated != intake.digest()) => {
                warnings.push(ParcelWarning::DigestDiffers);
            }
            _ => {}
        }
        let Intake { entries, quarantine, duplicates, .. } = intake;
        Parcel { file_name: self.name.to_owned(), header, entries, quarantine, duplicates, warnings }
    }

    fn warnings_about_plan(&self, header: &Header) -> Vec<ParcelWarning> {
        let mut warnings = Vec::new();
        if header.version > VERSION {
            warnings.push(ParcelWarning::NewerVersion { version: header.version });
        }
        if header.plan_id != self.plan.id {
            warnings.push(ParcelWarning::OtherPlan { id: header.plan_id.clone() });
        } else if header.plan_edition != self.plan.edition {
            warnings.push(ParcelWarning::OtherEdition { edition: header.plan_edition.clone() });
        } else if header.plan_sha256.as_ref().is_some_and(|stated| *stated != plan_digest(self.plan)) {
            warnings.push(ParcelWarning::OtherPlanText);
        }
        warnings
    }
}

/// The whole snapshot could be read, but a mail program or a person has touched the file.
fn trailing(mut parcel: Parcel) -> FileError {
    parcel.warnings.push(rescued(&parcel));
    FileError::TrailingText { rescue: Box::new(parcel) }
}

fn rescued(parcel: &Parcel) -> ParcelWarning {
    ParcelWarning::Rescued { rescued: parcel.entries.len(), broken: parcel.quarantine.len() }
}

/// The members of an object, unread: one bad member spoils no other. An array is no object.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl Members<'_> {
    /// The text of a member that stands there exactly once.
    fn raw(&self, name: &str) -> Option<&str> {
        let mut named = self.0.iter().filter(|(key, _)| key == name);
        let (_, raw) = named.next()?;
        named.next().is_none().then_some(raw.get())
    }

    fn value(&self, name: &str) -> Option<Value> {
        Value::parse(self.raw(name)?).ok()
    }

    /// The header, if this is a snapshot.
    fn header(&self) -> Option<Header> {
        (self.value("format")?.as_text()? == FORMAT).then(|| self.stated())
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
