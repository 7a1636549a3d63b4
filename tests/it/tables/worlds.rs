//! What tables are made of: the city's plan with records, with none, with one, and with what a hostile colleague could write.

use std::sync::LazyLock;

use ayumi::exchange::{PlanMark, records_digest};
use ayumi::insight::compare::{ComparedSide, Comparison};
use ayumi::insight::{added, summaries};
use ayumi::journal::{Actual, Entry, Field, Ledger, Scale};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{MeasureId, Plan};
use ayumi::tables::{
    ComparedTimes, Datum, Provenance, ReceivedFile, Table, TableId, TableSource, changed_fields, codes, comparison,
    definitions, history, leads, measures, phases, provenance, received, records, replaced, tags,
};
use ayumi::wording::comparison::SideNames;

use crate::city::city_plan;
use crate::fixtures::{author, entry};
use crate::hiding;
use crate::sample::sample_entries;

/// Texts that have broken tables of others.
pub const HOSTILE: [&str; 12] = [
    "=HYPERLINK(\"http://example.com\",\"x\")",
    "+1+1",
    "@SUM(A1)",
    "－１",
    "<script>alert(1)</script>",
    "一行目\r\n二行目\n\n三行目",
    "⑭の㈱あゆみ、㍻31年、№5",
    "\u{202e}gpj.exe",
    "_x0041_",
    "14-2",
    "\"引用\",と、カンマ",
    "　前後に空白　",
];

/// A world, by name.
pub struct World {
    pub name: &'static str,
    pub plan: Plan,
    pub ledger: Ledger,
    pub tables: Vec<Table>,
}

/// All worlds, made once.
pub static WORLDS: LazyLock<Vec<World>> = LazyLock::new(worlds);

fn worlds() -> Vec<World> {
    let one = vec![entry(&hiding::cell("shimin", "m0401", Field::Status), "underway", &[], &author("市民課", 1))];
    let file = |name: &str, written: &str| ReceivedFile {
        file: name.to_owned(),
        taken_in: Moment::new("2027-11-20T09:30:00+09:00"),
        dept: Some("shimin".into()),
        written: Some(Moment::new(written)),
        added: 12,
        already_had: 0,
        quarantined: 1,
        undone: false,
    };
    let mut odd = file("=1+1\u{202e}⑭.json", "いつか");
    (odd.dept, odd.written, odd.undone) = (Some(hiding::hiding("dept").as_str().into()), None, true);
    let nobody = ReceivedFile { dept: None, ..file("誰か.json", "2027-11-19T10:00:00+09:00") };
    let of = |name, plan: Plan, entries: Vec<Entry>, files: Vec<ReceivedFile>| {
        let mut ledger = Ledger::default();
        ledger.union(entries);
        let added = added(&plan, &ledger);
        ledger.merge_departments(added.merged.clone());
        let plan = plan.with_added(added.departments, added.merged);
        let tables = tables(&plan, &ledger, &files);
        World { name, plan, ledger, tables }
    };
    vec![
        of("sample", city_plan(), sample_entries(), vec![file("ayumi_市民課_R9.json", "2027-11-19T10:00:00+09:00")]),
        of("no records", city_plan(), Vec::new(), Vec::new()),
        of("one record", city_plan(), one, vec![nobody]),
        of("hostile", hostile_plan(), hostile_entries(), vec![odd]),
    ]
}

/// The city's plan, printed by somebody who means harm.
fn hostile_plan() -> Plan {
    let mut plan = city_plan();
    let texts = HOSTILE.iter().cycle();
    for (department, text) in plan.departments.iter_mut().zip(texts.clone()) {
        department.name = format!("{text}{}", department.name);
    }
    for (initiative, text) in plan.initiatives.iter_mut().zip(texts) {
        initiative.name = format!("{text}{}", initiative.name);
        for measure in &mut initiative.measures {
            measure.name = format!("{text}{}", measure.name);
            measure.indicator = Some((*text).to_owned());
            (*text).clone_into(&mut measure.target.as_mut().unwrap().text);
        }
    }
    plan.initiatives[0].measures[0].target.as_mut().unwrap().text = "長".repeat(10_000);
    plan
}

fn hostile_entries() -> Vec<Entry> {
    let mut entries = hiding::entries();
    let measures: Vec<MeasureId> = city_plan().measures().map(|(_, measure)| measure.id.clone()).collect();
    for (at, (text, measure)) in HOSTILE.iter().zip(&measures).enumerate() {
        let by = author(text, u32::try_from(at).unwrap());
        let cell = |field| hiding::cell("joho", measure.as_str(), field);
        entries.push(entry(&cell(Field::Situation), text, &[], &by));
        entries.push(entry(&cell(Field::Next), &text.repeat(100), &[], &by));
        let actual = Actual { figure: (*text).to_owned(), on: Date::new(2027, 2, 28) };
        entries.push(entry(&cell(Field::Status), text, &[], &by));
        entries.push(figure(measure, &actual));
    }
    // More digits than a spreadsheet tells apart, a negative figure, one that only reads as a number, and nought.
    for (figure_typed, measure) in
        ["12345678901234567890", "-3.5", "１，２００", "0", "007"].iter().zip(&measures[20..])
    {
        entries.push(figure(measure, &Actual { figure: (*figure_typed).to_owned(), on: None }));
    }
    entries
}

fn figure(measure: &MeasureId, actual: &Actual) -> Entry {
    let cell = hiding::cell("joho", measure.as_str(), Field::Actual);
    ayumi::journal::Draft { cell, base: Vec::new(), value: actual.to_value() }.seal(&author("係", 30))
}

/// All tables of a world.
fn tables(plan: &Plan, ledger: &Ledger, files: &[ReceivedFile]) -> Vec<Table> {
    let scale = Scale::of(plan);
    let summaries = summaries(plan, ledger, &scale, 2027);
    let all: Vec<MeasureId> = plan.measures().map(|(_, measure)| measure.id.clone()).collect();
    let source = TableSource { plan, ledger, scale: &scale, fy: 2027, summaries: &summaries, measures: &all };
    let side = |fy| ComparedSide { ledger, fy, scale: &scale, is_whole: true };
    let compared = Comparison::of(plan, side(2026), side(2027), &all);
    let names = SideNames { before: "令和8（2026）年度", after: "=いま\u{202e}" };
    let made_at = Moment::new("2027-11-22T14:32:00+09:00");
    let origin = Provenance {
        plan,
        plan_digest: &PlanMark::of(plan).sha256,
        ledger,
        records_digest: &records_digest(ledger),
        fy: 2027,
        measures: all.len(),
        conditions: "",
        made_at: &made_at,
    };
    TableId::ALL
        .map(|id| match id {
            TableId::Measures => measures(&source),
            TableId::Leads => leads(&source),
            TableId::Phases => phases(&source),
            TableId::Tags => tags(&source),
            TableId::Records => records(&source),
            TableId::History => history(&source),
            TableId::Replaced => replaced(&source),
            TableId::Received => received(plan, files),
            TableId::Comparison => {
                comparison(plan, &scale, &compared, ComparedTimes { names, before: 2026, after: 2027 })
            }
            TableId::ChangedFields => changed_fields(plan, &scale, &compared),
            TableId::Definitions => definitions(&TableId::ALL),
            TableId::Codes => codes(plan, &scale),
            TableId::Provenance => provenance(&origin),
        })
        .into()
}

/// The world of that name.
pub fn world(name: &str) -> &'static World {
    WORLDS.iter().find(|world| world.name == name).unwrap()
}

/// A table of the world of that name.
pub fn table(world_name: &str, id: TableId) -> &'static Table {
    world(world_name).tables.iter().find(|table| table.id == id).unwrap()
}

/// A table of nothing but these texts, for what must hold of any text.
pub fn texts<const N: usize>(rows: &[[&str; N]]) -> Table {
    let mut table = Table::empty(TableId::Codes);
    table.columns.truncate(N);
    table.rows = rows.iter().map(|row| row.map(Datum::text).to_vec()).collect();
    table
}

/// What stands in a row under a head.
#[track_caller]
pub fn cell<'a>(table: &'a Table, row: &'a [Datum], head: &str) -> &'a Datum {
    &row[table.columns.iter().position(|column| column.head == head).unwrap_or_else(|| panic!("no column {head}"))]
}

/// A text, as it would stand there.
pub fn text(text: &str) -> Datum {
    Datum::text(text)
}
