//! Tables, opened as other programs open them: every cell is what it is.

use std::io::{Cursor, Read as _};

use ayumi::office::{MOST_CELLS, OfficeError, workbook};
use ayumi::plan::calendar::Date;
use ayumi::tables::{Datum, Table, csv};
use calamine::{Data, Reader as _, SheetVisible, Xlsx};

use super::worlds::{WORLDS, World, texts, world};

fn made_on() -> Option<Date> {
    Date::new(2027, 11, 22)
}

fn written(tables: &[Table]) -> Vec<u8> {
    workbook("計画　表", made_on(), tables).unwrap()
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_workbook_has_every_cell_as_what_it_is() {
    for world in WORLDS.iter() {
        let all = &world.tables;
        let bytes = written(all);
        keep_to_look_at(world, &bytes);
        let mut book = opened(&bytes);
        assert_eq!(book.sheet_names(), all.iter().map(|table| table.id.name()).collect::<Vec<_>>());
        for table in all {
            let sheet = book.worksheet_range(table.id.name()).unwrap();
            let place = |sheet: &str, row, column| format!("{} of {}: {row}, {column}", sheet, world.name);
            assert_eq!(
                sheet.end(),
                Some((to_u32(table.rows.len()), to_u32(table.columns.len()) - 1)),
                "nothing beside"
            );
            for (at, column) in table.columns.iter().enumerate() {
                assert_eq!(sheet.get((0, at)), Some(&Data::String(column.head.to_owned())));
            }
            for (row_at, row) in table.rows.iter().enumerate() {
                for (at, cell) in row.iter().enumerate() {
                    let read = sheet.get((row_at + 1, at)).unwrap_or(&Data::Empty);
                    assert!(is_same(cell, read), "{}: {cell:?} is {read:?}", place(table.id.name(), row_at, at));
                }
            }
        }
    }
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap()
}

fn is_same(cell: &Datum, read: &Data) -> bool {
    match (cell, read) {
        (Datum::Text(text), Data::String(read)) => text == read,
        (Datum::Number(number), Data::Float(read)) => number.as_str().parse() == Ok(*read),
        (Datum::Day(day), Data::DateTime(read)) => {
            let (year, month, of_month, ..) = read.to_ymd_hms_milli();
            read.is_datetime() && format!("{year:04}-{month:02}-{of_month:02}") == day.to_string()
        }
        (Datum::Empty, Data::Empty) => true,
        _ => false,
    }
}

#[test]
fn csv_has_the_same_values_but_for_a_guard_before_what_would_calculate() {
    for world in WORLDS.iter() {
        for table in &world.tables {
            let bytes = csv(table);
            let mut reader = ::csv::Reader::from_reader(&bytes["\u{feff}".len()..]);
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), table.rows.len());
            for (read, row) in rows.iter().zip(&table.rows) {
                let kept = row.iter().zip(&table.columns).filter(|(_, column)| !column.workbook_only);
                assert_eq!(read.len(), kept.clone().count());
                for (read, (cell, _)) in read.iter().zip(kept) {
                    let expected = match cell {
                        Datum::Text(text) => text.clone(),
                        Datum::Number(number) => number.to_string(),
                        Datum::Day(day) => day.to_string(),
                        Datum::Empty => String::new(),
                    };
                    assert!(read == expected || read.strip_prefix('\'') == Some(&expected), "{expected:?} is {read:?}");
                }
            }
        }
    }
}

#[test]
fn l1_10_to_13_and_l2_06_a_workbook_has_no_pictures_merged_or_hidden_cells_and_no_formulas() {
    let all = &world("hostile").tables;
    let bytes = written(all);
    let mut book = opened(&bytes);
    assert!(book.sheets_metadata().iter().all(|sheet| sheet.visible == SheetVisible::Visible));
    for table in all {
        let formulas = book.worksheet_formula(table.id.name()).unwrap();
        assert!(formulas.used_cells().next().is_none());
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(!names.iter().any(|name| ["drawings", "media", "comments", "vba"].iter().any(|part| name.contains(part))));
    for name in names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")) {
        let mut sheet = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut sheet).unwrap();
        for banned in ["mergeCell", "hidden=", "<f>", "<drawing", "collapsed="] {
            assert!(!sheet.contains(banned), "{name} has {banned}");
        }
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"), "{name}");
    }
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let some = &world("sample").tables[..4];
    assert_eq!(written(some), written(some));
    assert_eq!(workbook("計画", None, &some[..1]), workbook("計画", None, &some[..1]));
}

#[test]
fn a_workbook_that_no_browser_would_hold_is_refused_in_words() {
    let mut table = texts(&[["値", "値", "値", "値"]]);
    table.rows = vec![table.rows[0].clone(); MOST_CELLS / 4];
    let refused = workbook("計画", made_on(), &[table]).unwrap_err();
    assert_eq!(refused, OfficeError::TooLarge { cells: MOST_CELLS + 4 });
    assert!(refused.words().contains("CSVにしてください"));
}

/// For other programs to be tried by hand: `target/tables`.
fn keep_to_look_at(world: &World, workbook: &[u8]) {
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tables").join(world.name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("ayumi.xlsx"), workbook).unwrap();
    for table in &world.tables {
        std::fs::write(folder.join(format!("{}.csv", table.id.ascii())), csv(table)).unwrap();
    }
}
