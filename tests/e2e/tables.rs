//! Tables for other programs, as the built page gives them out.

use std::io::Cursor;
use std::path::PathBuf;

use calamine::{Data, Reader as _, Xlsx};

use super::engine::folder;
use super::session::{Session, html};

/// Excel files that were downloaded open as a workbook.
fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_leaves_as_a_workbook_and_as_csv_with_the_same_measures() {
    let session = Session::start("tables-list").await;
    session.open("#/measures?vision=1").await;
    session.press("Excel（.xlsx）").await;
    session.see("7シート").await;
    let bytes = std::fs::read(session.downloaded("ayumi_一覧_", ".xlsx").await).unwrap();
    let mut book = opened(&bytes);
    let names = ["個別取組", "主担当", "工程", "区分", "項目定義", "コード表", "出典・時点"];
    assert_eq!(book.sheet_names(), names);
    let sheet = book.worksheet_range("個別取組").unwrap();
    let column = |head: &str| sheet.headers().unwrap().iter().position(|own| own == head).unwrap();
    let (printed, initiative, state) = (column("個別取組番号"), column("取組番号"), column("状態"));
    let row = sheet.rows().nth(1).unwrap();
    assert!(matches!(&row[printed], Data::String(number) if number.contains('-')), "{:?}", row[printed]);
    assert!(matches!(row[initiative], Data::Float(_)), "{:?}", row[initiative]);
    assert_eq!(row[state], Data::String("未記入".to_owned()));

    session.press("CSV").await;
    let table = std::fs::read(session.downloaded("ayumi_一覧_", ".csv").await).unwrap();
    let rows = csv::Reader::from_reader(&table["\u{feff}".len()..]).into_records().count();
    assert_eq!(rows, sheet.height() - 1);
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_tables_leave_as_one_workbook_and_a_comparison_as_its_own() {
    let session = Session::start("tables-all").await;
    session.open("#/files").await;
    session.picture("tables-files-1366").await;
    session.press("全ての表を1つのExcelファイルにする").await;
    session.see("11シート").await;
    let bytes = std::fs::read(session.downloaded("ayumi_ほかのソフトで使う表", ".xlsx").await).unwrap();
    let mut book = opened(&bytes);
    let records = book.worksheet_range("記入").unwrap();
    assert!(records.height() > 63 * 6, "a row for each value that is missing");
    session.open("#/compare").await;
    session.press("Excel（.xlsx）").await;
    session.see("5シート").await;
    let bytes = std::fs::read(session.downloaded("ayumi_比較", ".xlsx").await).unwrap();
    assert_eq!(opened(&bytes).worksheet_range("比較").unwrap().height(), 64);
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_office_part_is_damaged_or_missing_says_so_and_gives_csv() {
    let whole = std::fs::read_to_string(html()).unwrap();
    let part = "id=\"split_office\"";
    let damaged = {
        let at = whole.find(part).unwrap() + 90_000;
        let other = if whole[at..].starts_with('A') { "B" } else { "A" };
        [&whole[..at], other, &whole[at + 1..]].concat()
    };
    let missing = whole.replace(part, "id=\"gone\"");
    for (name, changed) in [("damaged", damaged), ("missing", missing)] {
        let session = Session::start(&format!("tables-{name}")).await;
        let file: PathBuf = folder(&format!("office-{name}")).join("ayumi.html");
        std::fs::write(&file, changed).unwrap();
        session.visit(&file, "#/measures").await;
        session.press("Excel（.xlsx）").await;
        session.see("Excelファイルを作る部分が壊れています").await;
        session.press("CSV").await;
        session.downloaded("ayumi_一覧_", ".csv").await;
        session.quit().await;
    }
}
