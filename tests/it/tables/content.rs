//! What stands in the tables.

use ayumi::journal::Field;
use ayumi::tables::{Datum, Table, TableId, csv, table_file_name};
use proptest::prelude::*;

use super::worlds::{cell, table, text, texts, world};

/// The rows of a table in which a column says something.
fn rows<'a>(table: &'a Table, head: &str, wanted: &str) -> Vec<&'a Vec<Datum>> {
    table.rows.iter().filter(|row| *cell(table, row, head) == text(wanted)).collect()
}

#[test]
fn measures_have_a_row_each_and_their_figures_apart_from_words() {
    let measures = table("sample", TableId::Measures);
    assert_eq!(measures.rows.len(), 63);
    let row = rows(measures, "個別取組番号", "14-2")[0];
    let of = |head: &str| cell(measures, row, head).clone();
    assert_eq!((of("取組番号"), of("個別番号")), (Datum::count(14), Datum::count(2)));
    assert_eq!(of("個別取組"), text("業務プロセスの最適化（BPR）"));
    assert_eq!(of("目標値等"), text("令和10年度末までに15業務以上"));
    assert_eq!(
        (of("目標値"), of("目標の単位"), of("目標との比べ方コード")),
        (Datum::count(15), text("業務"), text("at_least"))
    );
    assert_eq!((of("期限の年度"), of("期限の年度（和暦）")), (Datum::count(2028), text("令和10年度")));
}

#[test]
fn how_many_departments_have_spoken_stands_beside_the_state_and_not_in_it() {
    let measures = table("sample", TableId::Measures);
    let row = rows(measures, "個別取組番号", "14-2")[0];
    let of = |head: &str| cell(measures, row, head).clone();
    // One of 全ての課 says that it is late: that is told at once, and that the others have not spoken.
    assert_eq!((of("状態"), of("進捗評価")), (text("一部の課が記入"), text("遅れ")));
    assert_eq!(
        (of("状態を記入した課の数"), of("評価した課の数"), of("対象の課の数")),
        (Datum::count(1), Datum::count(1), Datum::count(19))
    );
    let Datum::Day(day) = of("最終更新日") else { panic!() };
    assert_eq!((day.to_string().as_str(), of("最終更新日（和暦）")), ("2027-11-19", text("令和9年11月19日")));
}

#[test]
fn what_is_not_known_is_blank_and_said_to_be_so() {
    let measures = table("no records", TableId::Measures);
    let open: Vec<_> =
        measures.rows.iter().filter(|row| *cell(measures, row, "対象の課の数") == Datum::Empty).collect();
    assert!(!open.is_empty());
    for row in open {
        assert_eq!(*cell(measures, row, "対象の課が分かるか"), text("非該当"));
    }
    for row in &measures.rows {
        assert_eq!((cell(measures, row, "状態"), cell(measures, row, "進捗評価")), (&text("未記入"), &text("未記入")));
    }
}

#[test]
fn several_leads_are_several_rows() {
    let leads = table("sample", TableId::Leads);
    let plan = &world("sample").plan;
    let all: usize = plan.measures().map(|(_, measure)| measure.leads.len()).sum();
    assert_eq!(leads.rows.len(), all);
    assert!(!rows(leads, "担当の種類コード", "group").is_empty());
}

#[test]
fn records_are_long_and_what_is_missing_has_a_row_of_its_own() {
    let records = table("one record", TableId::Records);
    let entered = rows(records, "記入の有無", "記入あり");
    assert_eq!(entered.len(), 1);
    let of = |head: &str| cell(records, entered[0], head).clone();
    assert_eq!(
        (of("課"), of("項目"), of("値コード"), of("値（文字）")),
        (text("市民課"), text("状態"), text("underway"), text("実施中"))
    );
    let missing = rows(records, "記入の有無", "未記入");
    assert!(missing.len() > 63 * Field::RECORD.len());
    assert!(missing.iter().all(|row| *cell(records, row, "値（数値）") == Datum::Empty));
}

#[test]
fn figures_are_numbers_with_their_unit_or_stay_text() {
    let records = table("hostile", TableId::Records);
    let numbers: Vec<(String, Datum)> = rows(records, "項目", "実績値")
        .into_iter()
        .map(|row| {
            let typed = match cell(records, row, "値（文字）") {
                Datum::Text(typed) => typed.clone(),
                _ => String::new(),
            };
            (typed, cell(records, row, "値（数値）").clone())
        })
        .collect();
    let number = |typed: &str| numbers.iter().find(|(own, _)| own == typed).map(|(_, number)| number.clone()).unwrap();
    let parsed = |number: &str| Datum::Number(ayumi::plan::Decimal::parse(number).unwrap());
    assert_eq!(number("-3.5"), parsed("-3.5"));
    assert_eq!(number("１，２００"), parsed("1200"));
    assert_eq!(number("0"), parsed("0"));
    assert_eq!(number("12345678901234567890"), Datum::Empty, "no spreadsheet tells its digits apart");
    assert_eq!(number("+1+1"), Datum::Empty);
}

#[test]
fn the_history_has_every_change_and_names_no_one_twice_in_a_cell() {
    let history = table("sample", TableId::History);
    assert_eq!(history.rows.len(), world("sample").ledger.len());
    let one = rows(history, "項目", "実績値")[0];
    assert_eq!(*cell(history, one, "値（数値）"), Datum::count(35));
    assert_eq!(*cell(history, one, "時点（和暦）"), text("令和8年10月31日"));
    assert_eq!(*cell(history, one, "記入者"), text("担当係"));
}

#[test]
fn a_comparison_says_for_each_measure_what_became_of_it_or_why_it_is_not_compared() {
    let comparison = table("sample", TableId::Comparison);
    assert_eq!(comparison.rows.len(), 63);
    for row in &comparison.rows {
        let is_compared = *cell(comparison, row, "変化") != text("比べられない");
        assert_eq!(is_compared, *cell(comparison, row, "比べられない理由") == Datum::Empty);
    }
}

#[test]
fn the_accounts_of_received_files_close() {
    let received = table("sample", TableId::Received);
    let counts = ["追加", "既にある", "取り込めない", "ファイル内の変更"]
        .map(|head| cell(received, &received.rows[0], head).clone());
    assert_eq!(counts, [12, 0, 1, 13].map(Datum::count));
}

#[test]
fn source_day_and_digests_stand_in_a_table_of_their_own() {
    let origin = table("sample", TableId::Provenance);
    let row = rows(origin, "項目名（ASCII）", "as_of")[0];
    assert_eq!(*cell(origin, row, "内容（文字）"), text("2027-11-22T14:32:00+09:00"));
    assert!(matches!(cell(origin, row, "内容（日付）"), Datum::Day(day) if day.to_string() == "2027-11-22"));
    let digest = rows(origin, "項目名（ASCII）", "entries_sha256")[0];
    assert_eq!(*cell(origin, digest, "内容（文字）"), text(&ayumi::exchange::records_digest(&world("sample").ledger)));
}

#[test]
fn a_cell_of_a_csv_file_is_harmless_and_as_it_was_typed() {
    let typed = ["-3.5", "0", "=1+1", "－３", " +a", "-", "a,\"b\"\r\nc", "", "'x", "\u{202e}=1"];
    let written = String::from_utf8(csv(&texts(&typed.map(|cell| [cell, "値"])))).unwrap();
    let first: Vec<_> = written.lines().skip(1).map(|line| line.strip_suffix(",\"値\"").unwrap()).collect();
    let wanted = [
        "\"-3.5\"",
        "\"0\"",
        "\"'=1+1\"",
        "\"'－３\"",
        "\"'+a\"",
        "\"'-\"",
        "\"a,\"\"b\"\"／c\"",
        "\"\"",
        "\"'x\"",
        "\"〔U+202E〕=1\"",
    ];
    assert_eq!(first, wanted);
}

proptest! {
    #[test]
    fn fault_54_no_cell_of_a_table_calculates(
        rows in prop::collection::vec(["[=+@＝＋－＠'\"\t\r\n ,a-c\u{202e}\u{feff}\u{0}0-9.-]{0,8}", ".{0,8}"], 0..6),
    ) {
        let rows: Vec<[&str; 2]> = rows.iter().map(|row| [row[0].as_str(), row[1].as_str()]).collect();
        let bytes = csv(&texts(&rows));
        let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        let invisible = ['\u{202e}', '\u{feff}', '\u{0}'];
        prop_assert!(!text.contains(invisible));
        prop_assert_eq!(text.matches('\n').count(), rows.len() + 1, "a record is a line");
        let read: Vec<_> = ::csv::Reader::from_reader(text.as_bytes()).into_records().map(Result::unwrap).collect();
        prop_assert_eq!(read.len(), rows.len());
        for cell in read.iter().flatten() {
            let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            prop_assert!(!dangerous || cell.parse::<f64>().is_ok(), "{:?}", cell);
        }
    }
}

#[test]
fn files_are_called_by_what_they_hold_of_which_year_and_made_when() {
    let day = ayumi::plan::calendar::Date::new(2027, 11, 22);
    assert_eq!(table_file_name("一覧", Some(2027), day, "xlsx"), "ayumi_一覧_R9_2027-11-22.xlsx");
    assert_eq!(table_file_name("比較", None, None, "csv"), "ayumi_比較.csv");
}
