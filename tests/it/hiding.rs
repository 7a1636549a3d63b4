//! What a hostile colleague could write: something that hides wherever people supply words.

use std::collections::BTreeMap;

use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::insight::id_of_added;
use ayumi::journal::{
    Actual, Author, Cell, Closing, Draft, Entry, EntryId, Field, GradeId, Ledger, PROFILE, RoundId, Tally, Value,
};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId};

use crate::city::city_plan;

/// One of each kind: direction, zero width, tag, byte order mark, soft hyphen, control, separator, blank letters,
/// isolate, nothing at all, and what is no character.
pub const HIDING: &str =
    "\u{202e}\u{200b}\u{e0041}\u{feff}\u{ad}\u{b}\u{1}\u{2028}\u{3164}\u{2800}\u{2066}\u{7f}\u{9b}\u{ffff}";

/// Words with all of it inside.
pub fn hiding(words: &str) -> String {
    format!("{words}\u{202e}gnp\u{200b}{HIDING}終")
}

/// A name of nothing that can be seen.
pub const NOTHING: &str = "\u{200b}\u{e0041}";

/// A cell of the year on screen.
pub fn cell(dept: &str, item: &str, field: Field) -> Cell {
    Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new(item), field }
}

fn written(cell: &Cell, value: Value, base: Vec<EntryId>, by: &str, at: &str) -> Entry {
    let author = Author { by: by.to_owned(), at: Moment::new(at), tx: hiding(&format!("{by}{at}")) };
    Draft { cell: cell.clone(), base, value }.seal(&author)
}

/// What a hostile colleague could write.
pub fn entries() -> Vec<Entry> {
    let at = "2027-11-20T11:20:00+09:00";
    let mut entries = Vec::new();
    let mut say = |dept: &str, item: &str, field: Field, value: Value, by: &str, at: &str| {
        entries.push(written(&cell(dept, item, field), value, Vec::new(), by, at));
    };
    let tally = Tally(BTreeMap::from([(GradeId::new(hiding("grade")), 2), (GradeId::new("b"), 1)]));
    for dept in ["shimin", &hiding("dept"), id_of_added("隠れる課").as_str()] {
        for item in ["m0401", "m0101", &hiding("item")] {
            say(dept, item, Field::Status, Value::text("underway"), &hiding("係"), at);
            say(dept, item, Field::Rating, Value::text("d"), NOTHING, at);
            say(dept, item, Field::Situation, Value::text(hiding("状況\n二行")), &hiding("係"), at);
            say(dept, item, Field::Next, Value::text(hiding("次")), &hiding("係"), at);
            say(dept, item, Field::Evidence, Value::text(hiding("根拠")), &hiding("係"), at);
            say(dept, item, Field::Tally, tally.to_value(), &hiding("係"), at);
            say(dept, item, Field::Unknown(hiding("field")), Value::text(hiding("値")), &hiding("係"), at);
            let figure = Actual { figure: hiding("約90"), on: Date::parse("2027-10-31").ok() };
            say(dept, item, Field::Actual, figure.to_value(), &hiding("係"), &hiding("2027"));
        }
    }
    // Two that differ, so that there is something to decide.
    for (text, by) in [("甲", "一"), ("乙", "二")] {
        say("shimin", "m0402", Field::Situation, Value::text(hiding(text)), &hiding(by), at);
        say("shimin", "m0402", Field::Unknown(hiding("field")), Value::text(hiding(text)), &hiding(by), at);
        say(&hiding("dept"), &hiding("item"), Field::Next, Value::text(hiding(text)), &hiding(by), &hiding("いつ"));
    }
    // Two rounds: one asks, one was closed.
    let digest = EntryId::of_text("").to_string();
    let closing = Closing { at: Moment::new(at), by: hiding("推進係"), count: 0, digest };
    for (number, field, value) in [
        (1, Field::RoundName, Value::text(hiding("前の回"))),
        (1, Field::Closing, closing.to_value()),
        (2, Field::RoundName, Value::text(hiding("調査回"))),
        (2, Field::AskedDepartments, Value::List(vec![Value::text("shimin"), Value::text(hiding("dept"))])),
        (2, Field::AskedMeasures, Value::List(vec![Value::text("m0401"), Value::text(hiding("item"))])),
    ] {
        let cell = RoundId { fy: 2027, number }.cell(field);
        say(cell.dept.as_str(), cell.item.as_str(), cell.field, value, &hiding("推進係"), at);
    }
    let name = Value::text("隠れる課\u{202e}\u{200b}");
    say(id_of_added("隠れる課").as_str(), PROFILE, Field::Name, name, &hiding("係"), at);
    // The year before, which the year on screen shows beside.
    let before = |field: Field, value: Value| {
        let cell = Cell { fy: 2026, ..cell("shimin", "m0401", field) };
        written(&cell, value, Vec::new(), &hiding("係"), "2026-11-20T11:20:00+09:00")
    };
    let last_year = [
        before(Field::Situation, Value::text(hiding("昨年"))),
        before(Field::Evidence, Value::text(hiding("昨年"))),
        before(Field::Actual, Actual { figure: hiding("約80"), on: None }.to_value()),
    ];
    entries.extend(last_year);
    entries
}

/// A file of all that, from a sender of such a name, with one entry edited by hand and one that is none.
pub fn file() -> String {
    let mut ledger = Ledger::default();
    ledger.union(entries());
    let export = Export {
        exported_at: Moment::new(hiding("いつか")),
        dept: Some(DeptId::new(hiding("dept"))),
        name: hiding("送り主"),
        scope: Scope::default(),
        round: None,
    };
    let text = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export).text;
    text.replacen("約80", "約81", 1).replacen("\"edition\":\"", "\"edition\":\"\u{202e}", 1)
}
