//! The state's rules of machine readability (行政データにおける機械可読性ルール, 2026-03-31), each that a program can judge, over
//! every table of every world. L1-10, L1-11, L1-12, L1-13 and L2-06 are about workbooks: `read_back` has them.

use std::collections::BTreeSet;

use ayumi::tables::{Datum, DatumKind, Table, TableId, csv};
use regex::Regex;

use super::worlds::{WORLDS, World};

/// A table beside the others of its world.
struct Judged<'a> {
    table: &'a Table,
    world: &'a World,
    /// Its CSV file.
    csv: &'a [u8],
}

type Rule = (&'static str, fn(&Judged<'_>));

const RULES: [Rule; 20] = [
    ("L1-01 is CSV in UTF-8", utf_8),
    ("L1-02 and L1-04 hold one table and nothing else", one_table),
    ("L1-03 has no blank row or column", no_blank_line),
    ("L1-05 has telling heads", heads),
    ("L1-06 is not laid out by spaces and breaks", no_layout),
    ("L1-07 has one value in a cell", single_values),
    ("L1-08 has no platform dependent letters", portable_letters),
    ("L1-09 tells blank and nought apart", blank_is_told),
    ("L1-14 has one record in a line", one_line_a_record),
    ("L1-15 quotes every cell", every_cell_quoted),
    ("L2-01 has numbers that are numbers", kinds),
    ("L2-02 leaves nothing out", whole_rows),
    ("L2-03 has each head once", unique_heads),
    ("L2-04 writes choices in one way", choices),
    ("L3-01 has its heads in row 1", heads_first),
    ("L3-02 has its codes in the code table", codes_are_listed),
    ("L3-04 says the unit of every number", units),
    ("L3-05 has western years and days, and Japanese ones beside them", western_and_japanese),
    ("L3-06 names the local government", names_the_city),
    ("L3-08 defines every column", definitions),
];

#[test]
fn every_table_of_every_world_keeps_the_rules_that_a_program_can_judge() {
    for world in WORLDS.iter() {
        for table in &world.tables {
            let csv = csv(table);
            for (name, rule) in RULES {
                let judged = Judged { table, world, csv: &csv };
                let kept = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rule(&judged)));
                assert!(kept.is_ok(), "{name}: {} of the world `{}`", table.id.name(), world.name);
            }
        }
    }
}

fn text_of<'a>(judged: &Judged<'a>) -> &'a str {
    std::str::from_utf8(judged.csv).unwrap().strip_prefix('\u{feff}').unwrap()
}

fn utf_8(judged: &Judged<'_>) {
    assert!(judged.csv.starts_with(b"\xef\xbb\xbf\""));
    assert!(!text_of(judged).contains('\u{feff}'));
}

fn one_table(judged: &Judged<'_>) {
    assert!(judged.table.rows.iter().all(|row| row.len() == judged.table.columns.len()));
}

fn no_blank_line(judged: &Judged<'_>) {
    assert!(judged.table.rows.iter().all(|row| row.iter().any(|cell| *cell != Datum::Empty)));
}

fn heads(judged: &Judged<'_>) {
    for column in &judged.table.columns {
        assert!(column.head.chars().count() >= 1 && !column.meaning.is_empty(), "{column:?}");
        assert!(column.ascii.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_')), "{column:?}");
    }
}

fn texts(table: &Table) -> impl Iterator<Item = &str> {
    let heads = table.columns.iter().flat_map(|column| [column.head, column.meaning, column.unit]);
    let cells = table.rows.iter().flatten().filter_map(|cell| match cell {
        Datum::Text(text) => Some(text.as_str()),
        _ => None,
    });
    heads.chain(cells)
}

fn no_layout(judged: &Judged<'_>) {
    for text in texts(judged.table) {
        assert!(!text.contains(['\n', '\r', '\t', '\u{2028}', '\u{2029}']), "{text:?}");
        assert_eq!(text.trim(), text);
    }
}

/// A program cannot tell of a sentence whether it says two things. Of what is one of a list, it can.
fn single_values(judged: &Judged<'_>) {
    let at = |ascii: &str| judged.table.columns.iter().position(|column| column.ascii == ascii);
    let (Some(code), Some(name)) = (at("department_code"), at("department")) else { return };
    for row in &judged.table.rows {
        let department = judged.world.plan.departments.iter().find(|dept| Datum::text(dept.id.as_str()) == row[code]);
        if let Some(department) = department {
            assert_eq!(row[name], Datum::text(&department.name));
        }
    }
}

/// JIS X 0208's row 13 as NEC filled it, the rest of what Unicode encloses or squares, and letters of one's own.
fn portable_letters(judged: &Judged<'_>) {
    for text in texts(judged.table) {
        let lacks = |letter: &char| {
            matches!(letter, '\u{2460}'..='\u{24ff}' | '\u{2160}'..='\u{2188}' | '\u{3200}'..='\u{33ff}' | '№' | '℡'
                | '〝' | '〞' | '〟' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
        };
        assert_eq!(text.chars().find(lacks), None, "{text}");
    }
}

/// Where no value stands, a column says why; where one stands, none says that it is missing.
fn blank_is_told(judged: &Judged<'_>) {
    if judged.table.id != TableId::Records {
        return;
    }
    let at = |ascii: &str| judged.table.columns.iter().position(|column| column.ascii == ascii).unwrap();
    let (told, values) = (at("recorded_code"), [at("value_code"), at("value_text"), at("value_number")]);
    for row in &judged.table.rows {
        let is_blank = values.iter().all(|value| row[*value] == Datum::Empty);
        let Datum::Text(told) = &row[told] else { panic!("{row:?}") };
        match told.as_str() {
            "recorded" => assert!(!is_blank, "{row:?}"),
            "in_conflict" => {}
            _ => assert!(is_blank, "{row:?}"),
        }
    }
}

fn one_line_a_record(judged: &Judged<'_>) {
    let text = text_of(judged);
    assert_eq!(text.matches("\r\n").count(), judged.table.rows.len() + 1);
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
}

fn every_cell_quoted(judged: &Judged<'_>) {
    let quoted = Regex::new(r#"^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*$"#).unwrap();
    assert!(text_of(judged).split_terminator("\r\n").all(|line| quoted.is_match(line)));
}

fn kinds(judged: &Judged<'_>) {
    for row in &judged.table.rows {
        for (column, cell) in judged.table.columns.iter().zip(row) {
            let fits = match cell {
                Datum::Text(_) => column.kind == DatumKind::Text,
                Datum::Number(_) => column.kind == DatumKind::Number,
                Datum::Day(_) => column.kind == DatumKind::Day,
                Datum::Empty => true,
            };
            assert!(fits, "{}: {cell:?}", column.head);
        }
    }
}

/// What a row is about is said in the row, whatever stands above it.
fn whole_rows(judged: &Judged<'_>) {
    let keys = ["measure_id", "fiscal_year", "entry_id", "file", "code_list", "head", "item"];
    for row in &judged.table.rows {
        for (column, cell) in judged.table.columns.iter().zip(row) {
            // A kind of change of a newer version stands nowhere, and nobody may have recorded a value.
            let may_lack = judged.table.id == TableId::History || column.ascii == "entry_id";
            let may_lack = may_lack || (judged.table.id == TableId::Definitions && column.ascii == "code_list");
            assert!(may_lack || !keys.contains(&column.ascii) || *cell != Datum::Empty, "{}: {row:?}", column.head);
        }
    }
}

fn unique_heads(judged: &Judged<'_>) {
    let heads: BTreeSet<&str> = judged.table.columns.iter().map(|column| column.head).collect();
    let ascii: BTreeSet<&str> = judged.table.columns.iter().map(|column| column.ascii).collect();
    assert_eq!((heads.len(), ascii.len()), (judged.table.columns.len(), judged.table.columns.len()));
}

/// The codes and names of a list of the code table.
fn listed<'a>(judged: &'a Judged<'_>, list: &str) -> Vec<&'a Datum> {
    let codes = judged.world.tables.iter().find(|table| table.id == TableId::Codes).unwrap();
    let rows = codes.rows.iter().filter(|row| row[0] == Datum::text(list));
    rows.flat_map(|row| &row[1..3]).collect()
}

fn choices(judged: &Judged<'_>) {
    // What newer versions and other plans wrote is kept under its own word.
    let strangers = |ascii: &str| matches!(ascii, "department_code" | "field_code" | "field");
    for (at, column) in judged.table.columns.iter().enumerate().filter(|(_, column)| !column.codes.is_empty()) {
        let list = listed(judged, column.codes);
        for row in judged.table.rows.iter().filter(|row| row[at] != Datum::Empty) {
            assert!(list.contains(&&row[at]) || strangers(column.ascii), "{}: {:?}", column.head, row[at]);
        }
    }
}

fn heads_first(judged: &Judged<'_>) {
    let text = text_of(judged);
    let first = csv_reader(text).into_records().next().unwrap().unwrap();
    let columns = judged.table.columns.iter().filter(|column| !column.workbook_only);
    assert!(first.iter().eq(columns.map(|column| column.head)));
}

fn csv_reader(text: &str) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes())
}

fn codes_are_listed(judged: &Judged<'_>) {
    for column in judged.table.columns.iter().filter(|column| !column.codes.is_empty()) {
        assert!(!listed(judged, column.codes).is_empty(), "{} has no list {}", column.head, column.codes);
    }
}

fn units(judged: &Judged<'_>) {
    for column in &judged.table.columns {
        assert_eq!(column.kind == DatumKind::Number, !column.unit.is_empty(), "{}", column.head);
        if let Some(own) = column.unit.strip_prefix('「').and_then(|unit| unit.strip_suffix("」の列")) {
            assert!(judged.table.columns.iter().any(|other| other.head == own), "{} has no {own}", column.head);
        }
    }
}

fn western_and_japanese(judged: &Judged<'_>) {
    for (at, column) in judged.table.columns.iter().enumerate() {
        let is_time = column.kind == DatumKind::Day || column.ascii.ends_with("fiscal_year");
        // Of the tables beside the data, days stand in a column of any days.
        if is_time && !TableId::BESIDE.contains(&judged.table.id) {
            let era = judged.table.columns.get(at + 1).unwrap();
            assert_eq!((era.ascii, era.kind), (format!("{}_era", column.ascii).as_str(), DatumKind::Text));
            assert_eq!(era.head, format!("{}（和暦）", column.head));
        }
    }
}

fn names_the_city(judged: &Judged<'_>) {
    let origin = judged.world.tables.iter().find(|table| table.id == TableId::Provenance).unwrap();
    let says = |ascii: &str, text: &str| {
        origin.rows.iter().any(|row| row[1] == Datum::text(ascii) && row[2] == Datum::text(text))
    };
    assert!(says("city", &judged.world.plan.city) && says("plan_edition", &judged.world.plan.edition));
}

fn definitions(judged: &Judged<'_>) {
    let table = judged.world.tables.iter().find(|table| table.id == TableId::Definitions).unwrap();
    for column in &judged.table.columns {
        let defined = table.rows.iter().filter(|row| {
            (&row[0], &row[3], &row[4])
                == (&Datum::text(judged.table.id.name()), &Datum::text(column.head), &Datum::text(column.ascii))
        });
        assert_eq!(defined.count(), 1, "{}", column.head);
    }
}

/// L3-07: the form stays the same. Whoever changes it changes `FORM_VERSION` and its history too.
#[test]
fn the_form_of_the_tables_is_pinned() {
    let form: Vec<String> = TableId::ALL
        .iter()
        .map(|id| {
            let columns: Vec<&str> = id.columns().iter().map(|column| column.ascii).collect();
            format!("{}: {}", id.ascii(), columns.join(" "))
        })
        .collect();
    insta::assert_snapshot!(format!("version {}\n{}", ayumi::tables::FORM_VERSION, form.join("\n")));
}
