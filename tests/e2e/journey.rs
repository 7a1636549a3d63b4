//! The main job, end to end: find, record, come back, undo, hand over, take in.

use serde_json::json;
use thirtyfour::Key;

use super::session::Session;

/// What the form shows, as a person reads it.
const FORM: &str = "return { status: document.querySelector('input[name=record-status]:checked')?.value ?? null, \
    rating: document.querySelector('input[name=record-rating]:checked')?.value ?? null, \
    actual: document.querySelector('#record-actual').value, on: document.querySelector('#record-actual-on').value, \
    situation: document.querySelector('#record-situation').value }";

/// Chooses a radio by its value, as a click on its label does.
async fn pick(session: &Session, name: &str, value: &str) {
    let selector = format!("input[name={name}][value={value}]");
    session.find(&selector).await;
    session
        .script(&format!(
            "document.querySelector({}).closest('label').scrollIntoView({{block: 'center'}})",
            json!(selector)
        ))
        .await;
    session.script(&format!("document.querySelector({}).closest('label').click()", json!(selector))).await;
    session.until(&selector, &format!("document.querySelector({}).checked", json!(selector))).await;
}

/// Types into a field and leaves it.
async fn fill(session: &Session, selector: &str, text: &str) {
    let field = session.find(selector).await;
    field.scroll_into_view().await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
    session.key(Key::Tab.value().to_string().as_str()).await;
}

/// Waits until the header says that everything is kept.
async fn saved(session: &Session) {
    session
        .until("保存しました", "document.querySelector('.masthead__saved').innerText.includes('保存しました')")
        .await;
}

/// How many entries stand in the browser's storage.
const KEPT: &str = "Object.keys(localStorage).filter(key => key.startsWith('ayumi2/koganei-dx-2026/e/')).length";

#[tokio::test(flavor = "multi_thread")]
async fn a_department_finds_records_undoes_hands_over_and_takes_in() {
    let session = Session::start("journey").await;

    // Filter to 情報システム課 as lead: the address says so, the count is the plan's.
    session.open("#/measures").await;
    session.choose("#own-dept", "情報システム課").await;
    session.choose("#filter-dept", "情報システム課").await;
    session.press("主担当").await;
    session
        .until(
            "17件",
            "document.querySelector('.found__count').innerText.replace(/\\s/g, '').startsWith('17件／全63件')",
        )
        .await;
    assert_eq!(session.address().await, "#/measures?dept=joho&role=lead");

    // Open a measure, and from its sheet the form.
    session.press("個別システムのクラウド化の推進").await;
    session.see("個別システムのクラウド移行率").await;
    assert_eq!(session.address().await, "#/initiatives/9?dept=joho&role=lead&sel=m0901");
    session.open("#/departments/joho?sel=m0901").await;

    pick(&session, "record-status", "underway").await;
    pick(&session, "record-rating", "b").await;
    fill(&session, "#record-actual", "８２．５").await;
    session
        .script(
            "const on = document.querySelector('#record-actual-on'); on.value = '2026-10-31'; \
        on.dispatchEvent(new Event('input', {bubbles: true})); on.dispatchEvent(new Event('change', {bubbles: true}));",
        )
        .await;
    fill(&session, "#record-situation", "12システムのうち10を移行した。<img src=x onerror=alert(1)>").await;
    saved(&session).await;
    session.until("four fields kept", &format!("{KEPT} >= 4")).await;
    let told = session.script(FORM).await;
    assert_eq!(told["status"], "underway");
    assert_eq!(told["rating"], "b");
    assert_eq!(told["on"], "2026-10-31");
    session.picture("journey-recorded").await;

    // Reload: still there, and markup typed by a person is text.
    session.driver.refresh().await.unwrap();
    session.ready().await;
    session.find("#record-situation").await;
    session
        .until("the recorded text", "document.querySelector('#record-situation').value.includes('12システム')")
        .await;
    let again = session.script(FORM).await;
    assert_eq!(again["status"], "underway");
    assert_eq!(again["rating"], "b");
    assert_eq!(again["actual"], "82.5", "full-width digits are folded when recorded");
    assert_eq!(again["on"], "2026-10-31");
    assert_eq!(session.script("return document.querySelectorAll('img').length").await, json!(0));

    // Undo and redo by keyboard, outside of any field.
    pick(&session, "record-status", "done").await;
    session.until("done is kept", &format!("{KEPT} >= 6")).await;
    session.script("document.activeElement.blur()").await;
    session.driver.action_chain().key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await.unwrap();
    session
        .until("the status before", "document.querySelector('input[name=record-status]:checked')?.value === 'underway'")
        .await;
    session.see("元に戻しました").await;
    session.driver.action_chain().key_down(Key::Control).send_keys("y").key_up(Key::Control).perform().await.unwrap();
    session
        .until("the status after", "document.querySelector('input[name=record-status]:checked')?.value === 'done'")
        .await;
    let before = session.script(FORM).await;

    // Export, and say that the file arrived.
    session.open("#/files").await;
    session.find(".outgoing").await;
    session.script("[...document.querySelectorAll('.outgoing button')].find(button => button.innerText.trim() === 'ファイルを作る').click()").await;
    let file = session.downloaded("ayumi_", ".json").await;
    session.press("保存を確認した").await;
    session
        .until(
            "nothing left to export",
            "!document.querySelector('.masthead__saved').innerText.includes('ファイルにしていない変更')",
        )
        .await;
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("{\"format\":\"ayumi/snapshot\",\"version\":1,"), "{text}");

    // Wipe, and take the file in again after a review that changes nothing by itself.
    session
        .script("localStorage.clear(); indexedDB.deleteDatabase('ayumi2/koganei-dx-2026').onsuccess = () => { window.wiped = true }")
        .await;
    session.until("both stores empty", "window.wiped").await;
    session.open("#/files").await;
    session.until("an empty store", &format!("{KEPT} === 0")).await;
    session.hand_in("#intake-files", &file).await;
    session.see("取込みの確認").await;
    session.see("追加").await;
    session.picture("journey-review").await;
    assert_eq!(session.script(&format!("return {KEPT}")).await, json!(0), "a review changes nothing");
    session.press("個の変更を取り込む").await;
    session.see("個の変更を追加しました").await;
    saved(&session).await;
    session.open("#/departments/joho?sel=m0901").await;
    session
        .until("the recorded text", "document.querySelector('#record-situation')?.value.includes('12システム')")
        .await;
    assert_eq!(session.script(FORM).await, before, "the same state as before the wipe");

    // The same file again adds nothing.
    session.open("#/files").await;
    session.hand_in("#intake-files", &file).await;
    session.see("既にある").await;
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_graph_is_walked_by_keyboard() {
    let session = Session::start("graph").await;
    session.open("#/graph?sel=i14").await;
    session.find("[aria-pressed=true]").await;
    session.script("document.querySelector('.graph [aria-pressed=true], .graph__node[aria-pressed=true], [aria-pressed=true]').focus()").await;
    session.key(Key::Right.value().to_string().as_str()).await;
    session
        .until(
            "a successor of 14",
            "['#/graph?sel=i01', '#/graph?sel=i07', '#/graph?sel=i08', '#/graph?sel=i09'].includes(location.hash)",
        )
        .await;
    session.key(Key::Left.value().to_string().as_str()).await;
    session.until("back at a predecessor", "['#/graph?sel=i14', '#/graph?sel=i04'].includes(location.hash)").await;
    session.key(Key::End.value().to_string().as_str()).await;
    session.key(Key::Enter.value().to_string().as_str()).await;
    session.until("a sheet", "location.hash.startsWith('#/initiatives/')").await;
    session.driver.back().await.unwrap();
    session.until("the graph again", "location.hash.startsWith('#/graph')").await;
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn back_forward_reload_and_a_pasted_link_restore_the_view() {
    let session = Session::start("history").await;
    session.open("#/measures?dept=joho&role=lead").await;
    session.press("処分通知のデジタル化").await;
    session.until("the sheet", "location.hash.startsWith('#/initiatives/8')").await;
    session.driver.back().await.unwrap();
    session
        .until(
            "the list again",
            "document.querySelector('.found__count')?.innerText.replace(/\\s/g, '').startsWith('17件／全63件')",
        )
        .await;
    session.driver.forward().await.unwrap();
    session.until("the sheet again", "document.title.startsWith('取組8')").await;
    session.driver.refresh().await.unwrap();
    session.ready().await;
    session.until("the sheet after a reload", "document.title.startsWith('取組8')").await;
    session.open("#/measures?vision=3&q=%E3%82%BB%E3%82%AD%E3%83%A5%E3%83%AA%E3%83%86%E3%82%A3").await;
    session.until("a filtered list", "document.querySelector('.found__count') && document.querySelector('#filter-words').value === 'セキュリティ'").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_with_the_cursor_in_a_field_keeps_what_was_typed() {
    let session = Session::start("back").await;
    session.open("#/measures").await;
    session.script("location.hash = '#/departments/shimin?sel=m0401'").await;
    let field = session.find("#record-situation").await;
    field.send_keys("窓口を増やした").await.unwrap();
    session.script("history.back()").await;
    session.until("the list", "document.querySelector('.found__count')").await;
    saved(&session).await;
    session.open("#/departments/shimin?sel=m0401").await;
    session.until("the text", "document.querySelector('#record-situation')?.value === '窓口を増やした'").await;
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_see_each_others_entries() {
    let session = Session::start("tabs").await;
    session.open("#/departments/shimin?sel=m0401").await;
    let first = session.driver.window().await.unwrap();
    let second = session.driver.new_tab().await.unwrap();
    session.driver.switch_to_window(second.clone()).await.unwrap();
    session.open("#/departments/shimin?sel=m0401").await;
    pick(&session, "record-status", "preparing").await;
    session.until("kept", &format!("{KEPT} >= 1")).await;
    session.driver.switch_to_window(first).await.unwrap();
    session
        .until(
            "the other tab's status",
            "document.body.innerText.includes('準備中') && !document.body.innerText.includes('まだ記入はありません')",
        )
        .await;
    session.quit().await;
}
