//! Two stores in real browsers, one of which misbehaves from the first moment on: nothing recorded waits for it, nothing
//! is said that is not so, and it is mended as soon as it behaves. Scripts run before the page's own.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::engine::{Browser, Engine, folder};
use super::session::html;

const FORM: &str = "#/departments/shimin?sel=m0401";

/// How many single entries localStorage holds.
const LOCAL: &str = "Object.keys(localStorage).filter(key => /^ayumi2\\/[^/]+\\/e\\//.test(key)).length";

/// A copy of the built file, always in the same place, in which a script runs before all others: it stands before the
/// policy, which holds for what comes after it.
fn copy_with(folder: &Path, script: &str) -> PathBuf {
    let page = fs::read_to_string(html()).unwrap().replacen("<head>", &format!("<head><script>{script}</script>"), 1);
    write_page(folder, &page)
}

fn write_page(folder: &Path, page: &str) -> PathBuf {
    let path = folder.join("page.html");
    fs::write(&path, page).unwrap();
    path
}

async fn open(browser: &Browser, file: &Path, address: &str) {
    browser.visit_file(file, address).await;
    browser.ready().await;
}

/// How many single entries `IndexedDB` holds, and in which database.
async fn indexed(browser: &Browser) -> (u64, String) {
    let count = "window.counted = undefined; \
        const settled = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = failed; }); \
        (async () => { \
            let [count, name] = [0, '']; \
            for (const found of await indexedDB.databases()) { \
                const database = await settled(indexedDB.open(found.name)); \
                if (found.name.startsWith('ayumi')) name = found.name; \
                for (const store of database.objectStoreNames) { \
                    const keys = await settled(database.transaction(store).objectStore(store).getAllKeys()); \
                    count += keys.filter(key => key.startsWith('e/')).length; \
                } \
                database.close(); \
            } \
            window.counted = [count, name]; \
        })().catch(error => { window.counted = [0, String(error)]; })";
    browser.script(count).await;
    browser.until("the keys of IndexedDB", "window.counted !== undefined").await;
    let counted = browser.script("return window.counted").await;
    (counted[0].as_u64().unwrap(), counted[1].as_str().unwrap().to_owned())
}

async fn until_indexed(browser: &Browser, count: u64) {
    let deadline = std::time::Instant::now() + super::session::PATIENCE;
    while indexed(browser).await.0 != count {
        assert!(std::time::Instant::now() < deadline, "IndexedDB does not get {count} entries");
    }
}

/// Chooses a state and gives how many entries stand in localStorage when the click is over.
async fn choose(browser: &Browser, value: &str) -> u64 {
    let radio = format!("document.querySelector('input[name=record-status][value={value}]')");
    browser.until("the form", &radio).await;
    browser.script(&format!("{radio}.closest('label').click(); return {LOCAL}")).await.as_u64().unwrap()
}

/// The first handle's transactions after the third never tell their end.
const WRITES_HANG: &str = "let first = null; let begun = 0; \
    const transaction = IDBDatabase.prototype.transaction; \
    IDBDatabase.prototype.transaction = function (...args) { \
        first ??= this; \
        const made = transaction.apply(this, args); \
        if (this === first && ++begun > 3) made.addEventListener = () => {}; \
        return made; \
    };";

async fn hung_writes_hold_up_nothing(engine: Engine, name: &str) {
    let folder = folder(name);
    let Some(browser) = engine.open(&folder.join("profile"), json!({})).await else { return };
    open(&browser, &copy_with(&folder, WRITES_HANG), FORM).await;
    for (count, value) in
        (1..).zip(["underway", "done", "preparing", "stopped", "underway", "done", "preparing", "stopped"])
    {
        assert_eq!(choose(&browser, value).await, count, "it stands in a store when the click is over");
    }
    browser
        .until(
            "what is where",
            "/予備に保存済み|保存しました/.test(document.querySelector('.masthead__saved').innerText)",
        )
        .await;
    // The handle that went bad is dropped, and the next one brings what is owed.
    until_indexed(&browser, 8).await;
    browser.saved().await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_a_hung_write_in_chromium_holds_up_no_other_store_and_is_made_good() {
    hung_writes_hold_up_nothing(Engine::Chromium, "hung-write-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_a_hung_write_in_firefox_holds_up_no_other_store_and_is_made_good() {
    hung_writes_hold_up_nothing(Engine::Firefox, "hung-write-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_a_hung_write_in_webkit_holds_up_no_other_store_and_is_made_good() {
    hung_writes_hold_up_nothing(Engine::WebKit, "hung-write-webkit").await;
}

/// Another page of the same storage makes the database without its store, before the first visit.
async fn a_missing_store_is_made(engine: Engine, name: &str) {
    let folder = folder(name);
    let Some(browser) = engine.open(&folder.join("profile"), json!({})).await else { return };
    open(&browser, &copy_with(&folder, ""), FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    let (count, database) = indexed(&browser).await;
    assert_eq!(count, 1);
    let spoil = format!(
        "<!doctype html><title>spoil</title><script>indexedDB.deleteDatabase('{database}').onsuccess = () => {{ \
         indexedDB.open('{database}').onsuccess = event => {{ event.target.result.close(); window.spoiled = true; }}; }};</script>"
    );
    browser.visit_file(&write_page(&folder, &spoil), "").await;
    browser.until("the database without a store", "window.spoiled").await;
    open(&browser, &copy_with(&folder, ""), FORM).await;
    browser.until("the state", "document.querySelector('input[name=record-status][value=underway]')?.checked").await;
    choose(&browser, "done").await;
    until_indexed(&browser, 2).await;
    browser.saved().await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_a_database_without_its_store_is_mended_in_chromium() {
    a_missing_store_is_made(Engine::Chromium, "no-store-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_a_database_without_its_store_is_mended_in_firefox() {
    a_missing_store_is_made(Engine::Firefox, "no-store-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_a_database_without_its_store_is_mended_in_webkit() {
    a_missing_store_is_made(Engine::WebKit, "no-store-webkit").await;
}

/// What a store does wrong from the first moment on.
const WRONGS: [(&str, &str); 6] = [
    ("a transaction never ends", "IDBTransaction.prototype.addEventListener = () => {}"),
    ("put throws", "IDBObjectStore.prototype.put = () => { throw new DOMException('wrong', 'UnknownError') }"),
    (
        "a write is broken off",
        "const put = IDBObjectStore.prototype.put; \
         IDBObjectStore.prototype.put = function (...args) { \
             const request = put.apply(this, args); this.transaction.abort(); return request; }",
    ),
    ("setItem throws", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"),
    ("setItem does nothing", "Storage.prototype.setItem = () => {}"),
    (
        "put does nothing",
        "const count = IDBObjectStore.prototype.count; IDBObjectStore.prototype.put = function () { return count.call(this) }",
    ),
];

async fn one_store_misbehaves(engine: Engine, name: &str) {
    let folder = folder(name);
    // WebKit's IndexedDB answers nobody any more once a page was left in the middle of a transaction, which is its own
    // fault and not ours to mend: there, only the other store is made to misbehave.
    let ours = |(_, script): &(&str, &str)| engine != Engine::WebKit || script.starts_with("Storage.");
    for (at, (wrong, script)) in WRONGS.into_iter().filter(ours).enumerate() {
        let Some(browser) = engine.open(&folder.join(format!("profile-{at}")), json!({})).await else { return };
        open(&browser, &copy_with(&folder, script), FORM).await;
        choose(&browser, "underway").await;
        browser.saved().await;
        browser.until(wrong, "document.querySelector('.masthead__saved').innerText.includes('だけ')").await;
        // Where it behaves again, it gets what it lacks.
        open(&browser, &copy_with(&folder, ""), FORM).await;
        until_indexed(&browser, 1).await;
        browser.until(wrong, &format!("{LOCAL} === 1")).await;
        browser.quit().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_what_one_store_of_chromium_does_wrong_the_other_makes_good() {
    one_store_misbehaves(Engine::Chromium, "wrongs-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_what_one_store_of_firefox_does_wrong_the_other_makes_good() {
    one_store_misbehaves(Engine::Firefox, "wrongs-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a3_what_one_store_of_webkit_does_wrong_the_other_makes_good() {
    one_store_misbehaves(Engine::WebKit, "wrongs-webkit").await;
}

/// `IndexedDB` never answers an open.
const NEVER_OPENS: &str = "IDBFactory.prototype.open = () => { \
    const request = new EventTarget(); Object.defineProperty(request, 'onupgradeneeded', { set() {} }); return request; };";

async fn a_silent_store_hides_nothing(engine: Engine, name: &str) {
    let folder = folder(name);
    let Some(browser) = engine.open(&folder.join("profile"), json!({})).await else { return };
    open(&browser, &copy_with(&folder, ""), FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    let silent = copy_with(&folder, NEVER_OPENS);
    let begun = std::time::Instant::now();
    open(&browser, &silent, FORM).await;
    browser.until("the state", "document.querySelector('input[name=record-status][value=underway]')?.checked").await;
    assert!(begun.elapsed().as_secs() < 9, "shown before the patience with the other store is at its end");
    assert_eq!(choose(&browser, "done").await, 2);
    browser.saved().await;
    assert_eq!(browser.script("return document.querySelector('.decide') === null").await, json!(true), "no conflict");
    open(&browser, &silent, "#/files").await;
    browser.see("ファイルにしていない変更 2個").await;
    let rows = "document.querySelectorAll('[aria-labelledby=undo-title] tbody tr').length === 2";
    browser.until("each activity once", rows).await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a4_a_silent_store_in_chromium_hides_nothing_and_makes_no_conflict() {
    a_silent_store_hides_nothing(Engine::Chromium, "silent-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a4_a_silent_store_in_firefox_hides_nothing_and_makes_no_conflict() {
    a_silent_store_hides_nothing(Engine::Firefox, "silent-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a4_a_silent_store_in_webkit_hides_nothing_and_makes_no_conflict() {
    a_silent_store_hides_nothing(Engine::WebKit, "silent-webkit").await;
}

/// A value of the smaller store is damaged while the larger is whole.
async fn a_damaged_copy_is_mended(engine: Engine, name: &str) {
    let folder = folder(name);
    let Some(browser) = engine.open(&folder.join("profile"), json!({})).await else { return };
    let page = copy_with(&folder, "");
    open(&browser, &page, FORM).await;
    browser.record_status("underway").await;
    browser.saved().await;
    browser
        .script("const key = Object.keys(localStorage).find(key => key.includes('/e/')); localStorage.setItem(key, localStorage.getItem(key).slice(0, 40))")
        .await;
    open(&browser, &page, "#/files").await;
    browser.see("1個の変更が壊れていました").await;
    browser.see("失われた記入はありません").await;
    browser.until("written anew", &format!("{LOCAL} === 1")).await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a5_a_damaged_copy_in_chromium_is_mended_and_nothing_is_called_lost() {
    a_damaged_copy_is_mended(Engine::Chromium, "damaged-copy-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_a5_a_damaged_copy_in_firefox_is_mended_and_nothing_is_called_lost() {
    a_damaged_copy_is_mended(Engine::Firefox, "damaged-copy-firefox").await;
}
