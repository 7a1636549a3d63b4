//! Finds the copies of a text: erasing is about the text, not about one entry that holds it.

use crate::journal::{Actual, Cell, Closing, Entry, EntryId, Field, Ledger, Statement, Value};

/// How a statement holds a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// It says just this.
    Whole,
    /// It is part of what it says; with it goes all the rest.
    Part,
}

/// A statement that holds the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Which.
    pub id: EntryId,
    /// How.
    pub holds: Holds,
    /// Whether it stands in the cell that was asked about.
    pub is_here: bool,
}

/// Every statement that holds a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copies {
    /// Those whose text can be erased, in order of id.
    pub found: Vec<Copy>,
    /// Statements of a newer version that hold it: this version cannot erase them.
    pub out_of_reach: usize,
}

/// The text that a value of a field holds, where people typed it freely: no choice, no figure.
pub fn free_text(field: &Field, value: &Value) -> Option<String> {
    match field {
        Field::Status
        | Field::Rating
        | Field::Tally
        | Field::Groups
        | Field::AnswerDue
        | Field::AskedDepartments
        | Field::AskedMeasures
        | Field::RequiredFields => None,
        Field::Closing => Some(Closing::of_value(value)?.by),
        Field::Actual => {
            let figure = Actual::of_value(value)?.figure;
            super::figure(&figure, "").is_none().then_some(figure)
        }
        Field::Situation | Field::Next | Field::Evidence | Field::Name | Field::RoundName | Field::Unknown(_) => {
            value.as_text().map(ToOwned::to_owned)
        }
    }
}

/// How a text holds another, both folded; `None` where it does not, or where there is nothing to look for.
pub fn holds(text: &str, wanted: &str) -> Option<Holds> {
    match (text == wanted, wanted.is_empty()) {
        (_, true) => None,
        (true, _) => Some(Holds::Whole),
        (false, _) => text.contains(wanted).then_some(Holds::Part),
    }
}

/// Looks for a text in everything that was ever said.
///
/// `fold` takes away what does not tell texts apart: white space, widths, characters that hide. What was erased already
/// holds nothing.
pub fn copies(ledger: &Ledger, cell: &Cell, text: &str, fold: &dyn Fn(&str) -> String) -> Copies {
    let wanted = fold(text);
    let written = Value::text(text).to_canonical();
    let written = written.trim_matches('"').to_owned();
    let mut copies = Copies::default();
    for entry in ledger.entries() {
        match entry.statement() {
            Statement::Set { cell: place, value } => {
                let texts = value.texts();
                let of = texts.iter().filter_map(|text| holds(&fold(text), &wanted)).min();
                // A name, or a member of a newer version, may hold it too; it goes with the statement.
                let beside = || {
                    let by = holds(&fold(entry.by()), &wanted).is_some();
                    (by || (!wanted.is_empty() && stands_beside(entry, text, &written))).then_some(Holds::Part)
                };
                if let Some(holds) = of.or_else(beside) {
                    copies.found.push(Copy { id: entry.id(), holds, is_here: place == cell });
                }
            }
            Statement::Redact(_) | Statement::Unknown { .. } => {
                copies.out_of_reach += usize::from(!wanted.is_empty() && entry.json().contains(&written));
            }
        }
    }
    copies
}

/// Whether a member that this version does not know holds the text. `written` is the text as it stands in JSON.
fn stands_beside(entry: &Entry, text: &str, written: &str) -> bool {
    const KNOWN: [&str; 11] = ["at", "by", "dept", "field", "fy", "id", "item", "kind", "supersedes", "tx", "value"];
    let members = || Value::parse(entry.json()).ok().and_then(|value| value.as_map().cloned()).unwrap_or_default();
    entry.json().contains(written)
        && members()
            .iter()
            .filter(|(name, _)| !KNOWN.contains(&name.as_str()))
            .any(|(name, value)| name.contains(text) || value.texts().iter().any(|other| other.contains(text)))
}
