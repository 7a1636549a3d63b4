//! Nothing is lost: two stores, tabs, crashes, wiped and damaged stores. Numbers are the rows of the fault list.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::engine::{Browser, Engine, folder};
use super::session::html;

const FORM: &str = "#/departments/shimin?sel=m0401";

/// Opens another tab at an address and stays there.
async fn open_tab(browser: &Browser, address: &str) {
    let tab = browser.driver.new_tab().await.unwrap();
    browser.driver.switch_to_window(tab).await.unwrap();
    browser.visit(address).await;
}

/// Records one state after the other in the open form, as fast as the page allows, without being waited for.
const APPEND: &str = "(async () => { \
    const channel = new MessageChannel(); \
    const turn = () => new Promise(done => { channel.port1.onmessage = done; channel.port2.postMessage(0); }); \
    for (let count = 0; count < 200; count += 1) { \
        const done = document.querySelector('input[name=record-status][value=underway]').checked; \
        const value = done ? 'preparing' : 'underway'; \
        document.querySelector(`input[name=record-status][value=${value}]`).closest('label').click(); \
        await turn(); \
    } \
    window.appended = true; \
})()";

const SAVED: &str = "document.querySelector('.masthead__saved').innerText.includes('保存しました')";

/// Four tabs that all render all 800 entries, on a machine that does other things too: after two minutes Firefox once
/// had 704 of them. How long it takes is no promise; that none is lost is.
const APPENDING: Duration = Duration::from_mins(4);

async fn four_tabs_append(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    browser.visit("#/departments/shimin?sel=m0401").await;
    for measure in ["m0402", "m0403", "m0404"] {
        // The same department in four tabs, as one person does who forgot the first.
        open_tab(&browser, &format!("#/departments/shimin?sel={measure}")).await;
    }
    let tabs = browser.driver.windows().await.unwrap();
    for tab in &tabs {
        browser.driver.switch_to_window(tab.clone()).await.unwrap();
        browser.until("the form", "document.querySelector('input[name=record-status]')").await;
    }
    for tab in &tabs {
        browser.driver.switch_to_window(tab.clone()).await.unwrap();
        browser.script(APPEND).await;
    }
    for tab in &tabs {
        browser.driver.switch_to_window(tab.clone()).await.unwrap();
        browser.until_within(APPENDING, "200 entries", "window.appended").await;
        browser.until_within(APPENDING, "保存しました", SAVED).await;
    }
    // Every tab has heard of the others.
    for tab in &tabs {
        browser.driver.switch_to_window(tab.clone()).await.unwrap();
        browser.script("location.hash = '#/files'").await;
        browser
            .until_within(
                APPENDING,
                "800 entries in this tab",
                "document.querySelector('.stores .figures__number')?.innerText === '800'",
            )
            .await;
    }
    // And a page that is opened now reads them all, from packs and single keys.
    assert_eq!(browser.entries().await, 800);
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_34_four_tabs_of_chromium_append_200_each_and_800_are_kept() {
    four_tabs_append(Engine::Chromium, "tabs-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_34_four_tabs_of_firefox_append_200_each_and_800_are_kept() {
    four_tabs_append(Engine::Firefox, "tabs-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_34_four_tabs_of_webkit_append_200_each_and_800_are_kept() {
    four_tabs_append(Engine::WebKit, "tabs-webkit").await;
}

/// Kills the browser as soon as it says 保存しました; what it said must be true.
async fn saved_survives_a_kill(engine: Engine, name: &str) {
    let profile = folder(name);
    let Some(browser) = engine.open(&profile, json!({})).await else { return };
    browser.visit(FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    browser.kill().await;
    let browser = engine.open(&profile, json!({})).await.unwrap();
    assert_eq!(browser.entries().await, 1);
    browser.visit(FORM).await;
    browser.until("the state", "document.querySelector('input[name=record-status][value=underway]')?.checked").await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_45_what_chromium_called_saved_is_there_after_a_kill() {
    saved_survives_a_kill(Engine::Chromium, "kill-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_45_what_firefox_called_saved_is_there_after_a_kill() {
    saved_survives_a_kill(Engine::Firefox, "kill-firefox").await;
}

/// Another program of the same origin clears localStorage; the next start gives it back and says so.
async fn a_cleared_store_comes_back(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    browser.visit(FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    browser.script("localStorage.clear()").await;
    browser.visit("#/files").await;
    browser.see("予備の保存場所に記入がなかったため").await;
    browser
        .until("given back", "Object.keys(localStorage).some(key => key.startsWith('ayumi2/koganei-dx-2026/e/'))")
        .await;
    assert_eq!(browser.entries().await, 1);
    // Which entries stand in a file was kept there too: they count as standing in none.
    browser.see("ファイルにしていない変更 1個").await;
    // And the other way round.
    let delete = "const request = indexedDB.deleteDatabase('ayumi2/koganei-dx-2026'); request.onsuccess = () => { window.deleted = true }";
    browser.driver.goto("about:blank").await.unwrap();
    browser.visit_file(&html(), "#safe").await;
    browser.see("安全モード").await;
    browser.script(delete).await;
    browser.until("the database to be gone", "window.deleted").await;
    browser.visit("#/files").await;
    browser.see("保存場所に記入がなかったため").await;
    assert_eq!(browser.entries().await, 1);
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_38_a_store_cleared_in_chromium_comes_back_from_the_other() {
    a_cleared_store_comes_back(Engine::Chromium, "cleared-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_38_a_store_cleared_in_firefox_comes_back_from_the_other() {
    a_cleared_store_comes_back(Engine::Firefox, "cleared-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_38_a_store_cleared_in_webkit_comes_back_from_the_other() {
    a_cleared_store_comes_back(Engine::WebKit, "cleared-webkit").await;
}

/// Overwrites every file below a folder whose path contains a word.
fn damage(folder: &Path, word: &str) -> usize {
    let mut damaged = 0;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            damaged += damage(&path, word);
        } else if path.display().to_string().contains(word) {
            fs::write(&path, "壊れた".repeat(200)).unwrap();
            damaged += 1;
        }
    }
    damaged
}

/// localStorage's files are damaged on disk while the browser is closed.
async fn a_damaged_store_comes_back(engine: Engine, name: &str, word: &str) {
    let profile = folder(name);
    let Some(browser) = engine.open(&profile, json!({})).await else { return };
    browser.visit(FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    browser.visit("#/files").await;
    browser.quit().await;
    assert!(damage(&profile, word) > 0, "{word} is not where it was");
    let browser = engine.open(&profile, json!({})).await.unwrap();
    browser.visit("#/files").await;
    browser.see("予備の保存場所に記入がなかったため").await;
    assert_eq!(browser.entries().await, 1);
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_43_a_store_damaged_on_disk_in_chromium_comes_back_from_the_other() {
    a_damaged_store_comes_back(Engine::Chromium, "damaged-chromium", "Local Storage/leveldb").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_43_a_store_damaged_on_disk_in_firefox_comes_back_from_the_other() {
    a_damaged_store_comes_back(Engine::Firefox, "damaged-firefox", "ls/data.sqlite").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_41_storage_blocked_by_policy_in_chromium_is_said_permanently() {
    let block = json!({"profile.default_content_setting_values.cookies": 2});
    let Some(browser) = Engine::Chromium.open(&folder("policy-chromium"), block).await else { return };
    browser.visit(FORM).await;
    browser.see("保存が許可されていません").await;
    browser.record_status("underway").await;
    browser.see("この画面の中だけ").await;
    browser.see("ファイルにしていない変更 1個").await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_37_a_file_moved_in_firefox_explains_where_the_records_are() {
    let profile = folder("moved-firefox");
    let Some(browser) = Engine::Firefox.open(&profile, json!({})).await else { return };
    browser.visit(FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    let moved = profile.join("moved.html");
    fs::copy(html(), &moved).unwrap();
    browser.visit_file(&moved, "#/").await;
    browser.ready().await;
    browser.see("前の記入が見えないとき").await;
    browser.see("元の場所").await;
    assert_eq!(browser.entries().await, 1, "in the old place everything is still there");
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_36_two_copies_of_the_file_in_chromium_share_what_is_kept() {
    let profile = folder("copies-chromium");
    let Some(browser) = Engine::Chromium.open(&profile, json!({})).await else { return };
    browser.visit(FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    let copy = profile.join("copy.html");
    fs::copy(html(), &copy).unwrap();
    browser.visit_file(&copy, "#/files").await;
    browser.ready().await;
    browser.see("別の場所にある ayumi.html").await;
    let counted = "document.querySelector('.stores .figures__number').innerText === '1'";
    browser.until("one entry, counted once", counted).await;
    browser.quit().await;
}
