//! A workshop of one department from its opening to the mailed file, run by the keyboard alone.

use serde_json::json;
use thirtyfour::Key;

use super::session::{DESK, PHONE, Session};
use super::views::take_in_the_sample;

/// How many grades are agreed on.
const AGREED: &str = "return document.querySelectorAll('[aria-labelledby=talk-agreed] [aria-pressed=true]').length";

/// Presses a key that has no letter.
async fn press(session: &Session, key: Key) {
    session.key(key.value().to_string().as_str()).await;
}

/// Presses letters one after the other where the focus is.
async fn letters(session: &Session, letters: &str) {
    for letter in letters.chars() {
        session.key(letter.to_string().as_str()).await;
    }
}

/// A letter together with Shift.
async fn shifted(session: &Session, letter: &str) {
    session.driver.action_chain().key_down(Key::Shift).send_keys(letter).key_up(Key::Shift).perform().await.unwrap();
}

/// Walks on by Tab until the focus is there.
async fn tab_to(session: &Session, selector: &str) {
    session.find(selector).await;
    let there = format!("return document.activeElement.matches({})", json!(selector));
    for _ in 0..120 {
        if session.script(&there).await == json!(true) {
            return;
        }
        press(session, Key::Tab).await;
    }
    panic!("Tab never reaches {selector}");
}

/// Waits until the counts on screen are these, best grade first.
async fn counted(session: &Session, counts: [u32; 5]) {
    let shown =
        "JSON.stringify([...document.querySelectorAll('.workshop__count')].map(count => parseInt(count.innerText)))";
    session.until(&format!("{counts:?}"), &format!("{shown} === JSON.stringify({})", json!(counts))).await;
}

/// Waits for a measure's screen; its heading has the focus.
async fn at_place(session: &Session, place: u32) {
    session
        .until(
            &format!("measure {place}"),
            &format!("document.querySelector('.workshop__place')?.innerText.startsWith('{place}／') && document.activeElement?.id === 'view-title'"),
        )
        .await;
}

/// Waits until everything written is kept.
async fn saved(session: &Session) {
    session
        .until("保存しました", "document.querySelector('.workshop__saved')?.innerText.includes('自動保存しました')")
        .await;
}

/// Agrees on a grade.
async fn agree(session: &Session, grade: &str) {
    tab_to(session, &format!(".workshop__choice[aria-label*='{grade}']")).await;
    session.key(" ").await;
    session.until(grade, "document.activeElement.getAttribute('aria-pressed') === 'true'").await;
}

#[expect(clippy::too_many_lines, reason = "one workshop from its opening to the file, step after step")]
#[tokio::test(flavor = "multi_thread")]
async fn a_workshop_is_run_by_keyboard_from_its_opening_to_the_mailed_file() {
    let session = Session::start("workshop").await;
    take_in_the_sample(&session).await;
    session.open("#/workshop/shimin?fy=2027").await;
    session.picture("workshop-start-1366").await;

    // How many take part is asked once.
    tab_to(&session, "#workshop-people").await;
    letters(&session, "9").await;
    tab_to(&session, ".workshop__onward .button").await;
    press(&session, Key::Enter).await;
    at_place(&session, 1).await;
    session.assert_accessible("an open tally").await;

    // The first: counted, corrected, reloaded in the middle, closed.
    letters(&session, "aabbbbbcca").await;
    shifted(&session, "A").await;
    shifted(&session, "D").await;
    counted(&session, [2, 5, 2, 0, 0]).await;
    session.see("残り0人").await;
    session.picture("workshop-open-1366").await;
    session.driver.refresh().await.unwrap();
    session.ready().await;
    counted(&session, [2, 5, 2, 0, 0]).await;
    assert_eq!(session.script("return document.querySelector('.spread')").await, json!(null));
    // Keys of a conversion are not ours.
    session
        .script(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', isComposing: true, bubbles: true }))",
        )
        .await;
    press(&session, Key::Enter).await;
    session.see("最も多い評価は B（9人中5人）").await;
    assert_eq!(session.script(AGREED).await, json!(0));

    // Reload between closing and agreeing: still closed, still nothing chosen.
    saved(&session).await;
    session.driver.refresh().await.unwrap();
    session.ready().await;
    session.see("最も多い評価は B（9人中5人）").await;
    assert_eq!(session.script(AGREED).await, json!(0));
    agree(&session, "B").await;
    // The state, by its key: 完了 is the fourth.
    session.key("4").await;
    session
        .until("完了", "document.querySelector('[data-kind=state] [aria-pressed=true]')?.innerText.includes('完了')")
        .await;
    tab_to(&session, "#talk-situation").await;
    letters(&session, "abcdnf").await;
    counted(&session, [2, 5, 2, 0, 0]).await;
    tab_to(&session, "#talk-next").await;
    letters(&session, "dabc").await;
    // The parts of a day stand in the order of the browser's language; a day without its last part is none.
    tab_to(&session, "#talk-due").await;
    letters(&session, "01312028").await;
    let day = "document.querySelector('#talk-due').value";
    if session.script(&format!("return {day}")).await != json!("2028-01-31") {
        press(&session, Key::Left).await;
        press(&session, Key::Left).await;
        letters(&session, "2028").await;
        press(&session, Key::Right).await;
        letters(&session, "0131").await;
    }
    session.until("the day", &format!("{day} === '2028-01-31'")).await;
    saved(&session).await;
    session.assert_accessible("a closed tally").await;
    session.assert_fits("a closed tally").await;
    session.picture("workshop-closed-1366").await;
    press(&session, Key::Escape).await;

    // The second is skipped while it is open; the third is talked over without counting.
    press(&session, Key::Right).await;
    at_place(&session, 2).await;
    letters(&session, "ab").await;
    press(&session, Key::Right).await;
    at_place(&session, 3).await;
    press(&session, Key::Enter).await;
    session.see("参加者それぞれの評価は数えていません").await;
    agree(&session, "C").await;
    press(&session, Key::Escape).await;
    press(&session, Key::Right).await;
    at_place(&session, 4).await;

    // The fourth is closed, opened again, corrected.
    letters(&session, "ddn").await;
    press(&session, Key::Enter).await;
    session.see("最も多い評価は D").await;
    press(&session, Key::Enter).await;
    shifted(&session, "N").await;
    letters(&session, "n").await;
    letters(&session, "a").await;
    counted(&session, [1, 0, 0, 2, 1]).await;
    press(&session, Key::Enter).await;
    session.see("最も多い評価は D（4人中2人）").await;
    agree(&session, "D").await;

    // Back to what was skipped: its count goes on.
    press(&session, Key::Left).await;
    at_place(&session, 3).await;
    press(&session, Key::Left).await;
    at_place(&session, 2).await;
    counted(&session, [1, 1, 0, 0, 0]).await;
    letters(&session, "b").await;
    press(&session, Key::Enter).await;
    session.see("最も多い評価は B（3人中2人）").await;
    agree(&session, "評価できない").await;
    saved(&session).await;

    // The summary, on screen and on paper.
    tab_to(&session, ".workshop__head > .button").await;
    press(&session, Key::Enter).await;
    session.see("合意したこと").await;
    for told in
        ["A 2人・B 5人・C 2人", "abcdnf", "令和10年1月31日", "評価が分かれています（A〜D）", "未集計", "続ける（"]
    {
        session.see(told).await;
    }
    session.assert_accessible("the summary").await;
    session.assert_fits("the summary").await;
    session.picture("workshop-summary-1366").await;
    session.print("workshop-summary").await;
    for (name, address) in [("summary", "#/workshop/shimin?fy=2027"), ("closed", "#/workshop/shimin?fy=2027&sel=m0401")]
    {
        session.resize(PHONE).await;
        session.open(address).await;
        session.assert_fits(name).await;
        session.assert_accessible(name).await;
        session.picture(&format!("workshop-{name}-390")).await;
    }
    session.resize(DESK).await;
    session.open("#/workshop/shimin?fy=2027").await;

    // The file has what was agreed, in the department's name and without anybody's.
    tab_to(&session, ".workshop .no-print .row .button").await;
    press(&session, Key::Enter).await;
    let file = session.downloaded("ayumi_", ".json").await;
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    session
        .until(
            "a mail that names the file",
            &format!("document.querySelector('.mail__text').innerText.includes({})", json!(name)),
        )
        .await;
    let text = std::fs::read_to_string(&file).unwrap();
    let of = |field: &str| text.lines().filter(|line| line.contains(&format!("\"field\":\"{field}\""))).count();
    assert_eq!(of("tally"), 5, "one entry a closing, none a key");
    assert!(text.contains(r#"{"a":2,"b":5,"c":2,"d":0}"#) || text.contains(r#"{"a":2,"b":5,"c":2}"#), "{text}");
    let done =
        |line: &&str| line.contains("\"field\":\"status\"") && line.contains("\"done\"") && line.contains("m0401");
    assert_eq!(text.lines().filter(done).count(), 1, "the state that was chosen is in the file");
    assert!(text.contains("\"dabc") && text.contains("（期限 令和10年1月31日）\""), "{text}");
    session.assert_quiet().await;
    session.quit().await;
}
