//! 取りまとめ by hand: files in, a conflict decided, the decision undone, personal data erased.

use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::journal::{Author, Cell, Draft, Field, Ledger, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};

use super::session::{DESK, PHONE, Session};
use crate::city::city_plan;

/// A file in which someone of 総務課 says this about 7-2.
fn file(session: &Session, by: &str, day: u32, field: Field, value: &str) -> std::path::PathBuf {
    let cell = Cell { fy: 2026, dept: DeptId::new("somu"), item: ItemId::new("m0702"), field };
    let at = Moment::new(format!("2026-11-{day:02}T16:40:00+09:00"));
    let author = Author { by: by.to_owned(), at: at.clone(), tx: by.to_owned() };
    let mut ledger = Ledger::default();
    ledger.insert(Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author));
    let export = Export {
        exported_at: at,
        dept: Some(DeptId::new("somu")),
        name: by.to_owned(),
        scope: Scope::default(),
        round: None,
    };
    let path = session.path(&format!("総務課_{by}.json"));
    std::fs::write(&path, write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export).text).unwrap();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_is_decided_with_nothing_chosen_before_and_personal_data_is_erased_everywhere() {
    let session = Session::start("collect").await;
    session.resize(DESK).await;
    let files = [
        file(&session, "文書係", 17, Field::Status, "underway"),
        file(&session, "別のパソコン", 10, Field::Status, "preparing"),
        file(&session, "庶務係", 18, Field::Situation, "窓口の山田花子さんから苦情。"),
    ];
    for path in files {
        session.open("#/collect?fy=2026").await;
        session.hand_in("#collect-files", &path).await;
        session.press("個の変更を取り込む").await;
        session.see("個の変更を追加しました").await;
    }
    session.open("#/collect?fy=2026").await;
    session.see("残り1項目").await;
    session.see("総務課_別のパソコン.json").await;
    session.picture("collect-conflict-1366").await;
    session.press("この値に決める").await;
    session.see("まだ値を選んでいません").await;
    session.script("document.querySelector('.collect__side .radio').click()").await;
    session.press("この値に決める").await;
    session.see("取り込んだ記入に、食い違いは見つかっていません。").await;
    session.press("元に戻す").await;
    session.see("残り1項目").await;
    session.press("後で決める").await;
    session.see("両方の値を残し、後で決めるものに移しました。").await;

    session.press("だれが・いつ・どのファイルで").await;
    session.see("窓口の山田花子さん").await;
    session.assert_accessible("the board with its history").await;
    session.picture("collect-history-1366").await;
    session
        .script(
            "const row = [...document.querySelectorAll('.past-row')].find(row => row.textContent.includes('山田花子')); \
             row.querySelector('details').open = true",
        )
        .await;
    session.press("この文を消す（変更1個）").await;
    session.see("個人情報のため消去").await;
    let left = session.script("return document.body.textContent.includes('山田花子')").await;
    assert_eq!(left.as_bool(), Some(false));
    session.resize(PHONE).await;
    session.assert_fits("the board on a phone").await;
    session.assert_accessible("the board on a phone").await;
    session.picture("collect-history-390").await;
    session.assert_quiet().await;
    session.quit().await;
}
