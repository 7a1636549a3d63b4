//! Tables as the app gives them to a person.

use std::io::Cursor;
use std::rc::Rc;

use ayumi::app::{App, MemoryPlatform, Platform, TableScope};
use ayumi::exchange::PlanMark;
use ayumi::tables::TableId;
use ayumi::ui::shell::Shell;
use ayumi::vault::Vault;
use calamine::{Reader as _, Xlsx};
use leptos::prelude::*;

use crate::city::city_plan;
use crate::executor::run_at_once;
use crate::stage::{NOW, render, sample_entries};

/// What a person was given, by an app at an address with the sample records.
fn given(address: &str, act: impl FnOnce(App)) -> (Vec<(String, Vec<u8>)>, String) {
    run_at_once();
    Owner::new().with(|| {
        let platform = Rc::new(MemoryPlatform::at(NOW, address));
        let page: Rc<dyn Platform> = platform.clone();
        let plan = city_plan();
        let mark = PlanMark::of(&plan);
        let app = App::new(plan, mark, page, Rc::new(Vault::new(Vec::new())));
        for entry in sample_entries() {
            app.records.merge_remote_entry(entry);
        }
        act(app);
        let said = app.page.notice().read_untracked().as_ref().map(|notice| notice.text.clone());
        (platform.downloads.take(), said.unwrap_or_default())
    })
}

#[test]
fn a_workbook_is_given_with_the_measures_asked_for_and_what_they_mean() {
    let (files, said) = given("#/measures?vision=1", |app| {
        app.files.export_workbook("一覧", Some(2027), move || {
            app.with_definitions(vec![app.table(TableId::Measures, TableScope::Found)], TableScope::Found)
        });
    });
    let [(name, bytes)] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(name, "ayumi_一覧_R9_2027-11-22.xlsx");
    assert!(said.contains(name) && said.contains("4シート"), "{said}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let rows = book.worksheet_range("個別取組").unwrap().height() - 1;
    assert!((1..63).contains(&rows), "the filter holds: {rows}");
    let origin = book.worksheet_range("出典・時点").unwrap();
    let conditions = origin.rows().find(|row| row[1] == *"conditions").unwrap()[2].to_string();
    assert!(conditions.contains("Vision"), "{conditions}");
}

#[test]
fn a_csv_file_is_one_table_and_its_notice_says_where_the_meanings_are() {
    let (files, said) = given("#/files", |app| {
        app.files.export_csv("記入", Some(2027), &app.table(TableId::Records, TableScope::Whole));
    });
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].0, "ayumi_記入_R9_2027-11-22.csv");
    assert!(said.contains("「保存と共有」の「項目定義」"), "{said}");
}

#[test]
fn every_table_is_listed_with_what_it_holds() {
    let html = render("#/files", |app: App| view! { <Shell app=app/> });
    for id in TableId::ALL {
        let is_listed = html.contains(id.about());
        assert_eq!(is_listed, !matches!(id, TableId::Comparison | TableId::ChangedFields), "{}", id.name());
    }
    for address in ["#/measures", "#/compare"] {
        assert!(render(address, |app: App| view! { <Shell app=app/> }).contains("Excel（.xlsx）"), "{address}");
    }
}
