//! 調査回 the whole way, by two people: made, sent, answered, closed, and what comes after.

use serde_json::json;

use super::session::{DESK, PHONE, Session};

/// Makes whoever sits there one of a department.
async fn sits_in(session: &Session, dept: &str) {
    session.open("#/").await;
    session.choose("#own-dept", dept).await;
}

/// Takes a file in.
async fn take_in(session: &Session, file: &std::path::Path) {
    session.open("#/files").await;
    session.hand_in("#intake-files", file).await;
    session.press("個の変更を取り込む").await;
    session.see("個の変更を追加しました").await;
    session.see("保存しました").await;
}

/// Chooses a state in the form on screen.
async fn record(session: &Session, status: &str) {
    let radio = format!("input[name=record-status][value={status}]");
    session.find(&radio).await;
    session.script(&format!("document.querySelector({}).closest('label').click()", json!(radio))).await;
    session.see("保存しました").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_made_sent_answered_and_closed_and_what_comes_later_is_marked() {
    let office = Session::start("rounds-office").await;
    office.resize(DESK).await;
    sits_in(&office, "自治体DX推進担当").await;
    office.open("#/collect?fy=2026").await;
    office.press("調査回を作る").await;
    office.see("時期").await;
    office.assert_accessible("the form of a round").await;
    office
        .script(
            "const due = document.querySelector('#round-due'); due.value = '2027-03-19'; \
             due.dispatchEvent(new Event('change', {bubbles: true}));",
        )
        .await;
    office.picture("round-form-1366").await;
    office.press("この内容で作る").await;
    office.see("回答期限 3月19日").await;
    office.press("依頼ファイルを作る").await;
    let request = office.downloaded("ayumi_依頼_令和8年度", ".json").await;
    office.see("次のとおり記入をお願いします。").await;
    office.assert_accessible("the board with a round").await;
    office.picture("round-1366").await;

    let clerk = Session::start("rounds-clerk").await;
    clerk.resize(DESK).await;
    sits_in(&clerk, "市民課").await;
    take_in(&clerk, &request).await;
    clerk.open("#/departments/shimin?fy=2026&sel=m0401").await;
    clerk.see("回答期限").await;
    record(&clerk, "underway").await;
    clerk.picture("round-department-1366").await;
    clerk.press("市民課のファイルを作る").await;
    let answer = clerk.downloaded("ayumi_市民課_令和8年度", ".json").await;
    clerk.resize(PHONE).await;
    clerk.assert_fits("a department's page with a round on a phone").await;
    clerk.picture("round-department-390").await;
    clerk.assert_quiet().await;
    clerk.quit().await;

    take_in(&office, &answer).await;
    office.open("#/collect?fy=2026").await;
    office.press("確定する").await;
    office.see("そろっていない課が").await;
    office.assert_accessible("the question before a round is closed").await;
    office.picture("round-close-1366").await;
    office.press("この内容で確定する").await;
    office.see("確定した調査回　1回").await;
    office.press("元に戻す").await;
    office.see("依頼ファイルを作る").await;
    office.press("確定する").await;
    office.press("この内容で確定する").await;
    office.see("確定後の記入はありません。").await;
    // Labels tell seconds apart: what is recorded in the second of the closing is not behind it.
    let second = office.script("return Math.floor(Date.now() / 1000)").await;
    office.until("another second", &format!("Math.floor(Date.now() / 1000) > {second}")).await;

    office.open("#/departments/shimin?fy=2026&sel=m0401").await;
    office.see("これからの記入は「確定後の記入」と表示します。").await;
    record(&office, "done").await;
    office.see("確定後の記入です").await;
    office.open("#/collect?fy=2026").await;
    office.see("確定後の記入　1項目").await;
    office.assert_accessible("the board with a closed round").await;
    office.picture("round-closed-1366").await;
    office.print("round-closed").await;
    office.open("#/compare?fy=2026").await;
    office.see("前回の確定：").await;
    office.picture("round-compare-1366").await;
    office.open("#/collect?fy=2026").await;
    office.resize(PHONE).await;
    office.assert_fits("the board with a closed round on a phone").await;
    office.picture("round-closed-390").await;
    office.assert_quiet().await;
    office.quit().await;
}
