//! Personal data erased from the history of a sheet, and looked for in everything the browser keeps.

use serde_json::json;
use thirtyfour::Key;

use super::session::{DESK, PHONE, Session};

const PERSONAL: &str = "山田花子さんの電話042-000-0000";
const CLEAN: &str = "電話で問合せを受けた。";

/// Writes into 状況 and waits until it is kept.
async fn write(session: &Session, text: &str) {
    let field = session.find("#record-situation").await;
    field.scroll_into_view().await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
    session.key(Key::Tab.value().to_string().as_str()).await;
    session.see("自動保存しました").await;
    session
        .until(
            "the text in localStorage",
            &format!("Object.values(localStorage).some(text => text.includes({}))", json!(text)),
        )
        .await;
}

/// Everything that both stores hold, as one text.
const KEPT: &str = "const done = arguments[arguments.length - 1]; \
    const local = JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }); \
    indexedDB.databases().then(async databases => { \
        let all = local; \
        for (const { name } of databases) { \
            const database = await new Promise(opened => { const request = indexedDB.open(name); \
                request.onsuccess = () => opened(request.result); }); \
            for (const store of database.objectStoreNames) { \
                all += JSON.stringify(await new Promise(read => { \
                    const request = database.transaction(store).objectStore(store).getAll(); \
                    request.onsuccess = () => read(request.result); })); \
            } \
            database.close(); \
        } \
        done(all); \
    })";

async fn kept(session: &Session) -> String {
    session.driver.execute_async(KEPT, vec![]).await.unwrap().json().as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_that_is_chosen_and_shown_is_the_one_that_goes_from_both_stores_page_and_file() {
    let session = Session::start("erasing").await;
    session.resize(DESK).await;
    session.open("#/departments/shimin?fy=2027&sel=m0401").await;
    write(&session, PERSONAL).await;
    write(&session, CLEAN).await;
    // Undone and done again: the text stands in a second entry.
    session.script("document.activeElement.blur()").await;
    for key in ["z", "y"] {
        session
            .driver
            .action_chain()
            .key_down(Key::Control)
            .send_keys(key)
            .key_up(Key::Control)
            .perform()
            .await
            .unwrap();
        session.see(if key == "z" { "元に戻しました" } else { "やり直しました" }).await;
    }
    // And in a text that is too long to be recorded, in last year's form.
    session.open("#/departments/shimin?fy=2026&sel=m0401").await;
    let long = format!("{PERSONAL}{}", "長い文。".repeat(120));
    let field = session.find("#record-situation").await;
    session
        .script(&format!(
            "const area = document.querySelector('#record-situation'); area.value = {}; \
             area.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            json!(long)
        ))
        .await;
    field.send_keys("。").await.unwrap();
    session.key(Key::Tab.value().to_string().as_str()).await;
    session.see("文字までのため").await;
    assert!(kept(&session).await.matches("山田花子").count() > 4, "it stands in both stores, twice, and in the draft");

    session.open("#/initiatives/4?fy=2027").await;
    session
        .script("[...document.querySelectorAll('.sheet__history details')].find(one => one.textContent.includes('履歴')).open = true")
        .await;
    session
        .script("const row = [...document.querySelectorAll('.sheet__history .past-row')].find(row => row.textContent.includes('山田花子')); row.querySelector('.past-row__erase').open = true")
        .await;
    session.see("どの文を消すかを選んでください。選ぶまで何も消えません。").await;
    let button =
        "[...document.querySelectorAll('.past-row button')].some(button => button.innerText.includes('この文を消す'))";
    assert_eq!(session.script(&format!("return {button}")).await, json!(false), "nothing is chosen beforehand");
    session
        .script(&format!(
            "const choice = [...document.querySelectorAll('.erase__choice')].find(one => one.textContent.includes({})); choice.querySelector('input').click()",
            json!(PERSONAL)
        ))
        .await;
    session.see("消す文").await;
    session.see("この欄の同じ文　2個").await;
    session.see("元に戻せません。").await;
    session.assert_accessible("the way to erase").await;
    session.picture("erasing-1366").await;
    session.resize(PHONE).await;
    session.assert_fits("the way to erase, on a phone").await;
    session.picture("erasing-390").await;
    session.resize(DESK).await;
    // The draft holds it within a longer text of another year: named with its number, and left to the person.
    session.press("ほかの欄・年度・課の、この文を含む文").await;
    session.press("この文を消す（変更2個・書きかけの文1個）").await;
    session.see("変更2個・書きかけの文1個を消しました。元に戻せません。").await;

    let deadline = std::time::Instant::now() + super::session::PATIENCE;
    while kept(&session).await.contains("山田花子") {
        assert!(std::time::Instant::now() < deadline, "{}", kept(&session).await);
    }
    assert_eq!(session.script("return document.body.textContent.includes('山田花子')").await, json!(false));
    session.open("#/departments/shimin?fy=2027&sel=m0401").await;
    session
        .until(
            "what stood there stands",
            &format!("document.querySelector('#record-situation').value === {}", json!(CLEAN)),
        )
        .await;
    assert!(!kept(&session).await.contains("山田花子"), "nor does it come back from another store");
    session.open("#/files").await;
    session.script("[...document.querySelectorAll('.outgoing button')].find(button => button.innerText.trim() === 'ファイルを作る').click()").await;
    let file = session.downloaded("ayumi_", ".json").await;
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(CLEAN) && !text.contains("山田花子"));
    session.assert_quiet().await;
    session.quit().await;
}
