//! Two plans in one browser, and what earlier versions left: A7 of what was found in real use.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::engine::{Browser, Engine, folder};
use super::session::{Session, html, told};

/// The same program with the plan of another city, whose measures and departments bear the same ids.
fn other() -> PathBuf {
    PathBuf::from(told("AYUMI_OTHER_HTML"))
}

const FORM: &str = "#/departments/shimin?sel=m0101";

/// Opens a file's form and records a state.
async fn record(browser: &Browser, file: &Path, value: &str) {
    browser.visit_file(file, FORM).await;
    browser.ready().await;
    browser.record_status(value).await;
    browser.saved().await;
}

/// Opens a file's form, which has the state that was recorded in that file.
async fn shows(browser: &Browser, file: &Path, value: &str) {
    browser.visit_file(file, FORM).await;
    browser.ready().await;
    let radio = format!("document.querySelector('input[name=record-status][value={value}]')?.checked");
    browser.until(value, &radio).await;
}

/// How many entries a file has, as it tells its person.
async fn entries(browser: &Browser, file: &Path) -> String {
    browser.visit_file(file, "#/files").await;
    browser.ready().await;
    let number = "return document.querySelector('.stores .figures__number').innerText";
    browser.script(number).await.as_str().unwrap().to_owned()
}

async fn two_plans_stay_apart(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    let (own, other) = (html(), other());
    record(&browser, &own, "done").await;
    assert_eq!(entries(&browser, &other).await, "0", "nothing of the first plan is in the second");
    browser.see("まだ記入はありません").await;
    record(&browser, &other, "stopped").await;
    shows(&browser, &own, "done").await;
    shows(&browser, &other, "stopped").await;
    assert_eq!(entries(&browser, &own).await, "1");
    assert_eq!(entries(&browser, &other).await, "1");
    // Safe mode gives out this plan's alone, and says that there is another where the engine keeps them in one place.
    browser.visit_file(&other, "#safe").await;
    browser.see("ayumi2/small-2026/e").await;
    let shown = "return document.body.innerText.includes('ayumi2/koganei-dx-2026/')";
    assert_eq!(browser.script(shown).await, json!(false));
    if engine != Engine::Firefox {
        browser.see("ほかに1つの計画の保存内容があります").await;
    }
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_plans_in_one_chromium_never_see_each_others_records() {
    two_plans_stay_apart(Engine::Chromium, "plans-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_plans_in_one_firefox_never_see_each_others_records() {
    two_plans_stay_apart(Engine::Firefox, "plans-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_plans_in_one_webkit_never_see_each_others_records() {
    two_plans_stay_apart(Engine::WebKit, "plans-webkit").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_one_plan_holds_nothing_of_the_other() {
    let session = Session::start("plans-export").await;
    for (file, value) in [(html(), "done"), (other(), "stopped")] {
        session.visit(&file, FORM).await;
        session.until("the form", &format!("document.querySelector('input[name=record-status][value={value}]')")).await;
        session.script(&format!("document.querySelector('input[name=record-status][value={value}]').click()")).await;
        session.see("保存しました").await;
    }
    session.press("市民課のファイルを作る").await;
    let text = fs::read_to_string(session.downloaded("ayumi", ".json").await).unwrap();
    assert!(text.contains("\"id\":\"small-2026\"") && text.contains("stopped"));
    assert!(!text.contains("done") && !text.contains("koganei"));
    session.quit().await;
}

/// Puts what the page has kept where the versions before kept it, as if one of these had recorded it.
const AGE: &str = "
    const own = 'ayumi2/koganei-dx-2026/';
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith('ayumi2/'))) {
        const name = key.startsWith(own) ? key.slice(own.length) : 's/' + key.slice('ayumi2/~/'.length);
        localStorage.setItem('ayumi1/' + name, localStorage.getItem(key));
        localStorage.removeItem(key);
    }
    const settled = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    (async () => {
        const now = await settled(indexedDB.open('ayumi2/koganei-dx-2026'));
        const store = now.transaction('kept').objectStore('kept');
        const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
        now.close();
        await settled(indexedDB.deleteDatabase('ayumi2/koganei-dx-2026'));
        const request = indexedDB.open('ayumi1');
        request.onupgradeneeded = () => request.result.createObjectStore('kept');
        const former = await settled(request);
        const transaction = former.transaction('kept', 'readwrite');
        keys.forEach((key, index) => transaction.objectStore('kept').put(values[index], 'ayumi1/' + key));
        transaction.oncomplete = () => { former.close(); window.aged = keys.length; };
    })();";

async fn age(browser: &Browser) {
    browser.visit_file(&html(), "#safe").await;
    browser.see("安全モード").await;
    browser.script(AGE).await;
    browser.until("the records in the former place", "window.aged > 1").await;
}

/// Nothing is left under the former names, in either store.
const TAKEN_OVER: &str = "!Object.keys(localStorage).some(key => key.startsWith('ayumi1/')) \
    && Object.keys(localStorage).some(key => key.startsWith('ayumi2/koganei-dx-2026/e/'))";
const ASK_FORMER: &str = "indexedDB.open('ayumi1').onsuccess = (event) => { const database = event.target.result; \
    database.transaction('kept').objectStore('kept').count().onsuccess = (event) => { window.left = event.target.result; database.close(); } }";

async fn what_was_left_is_taken_over(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    record(&browser, &html(), "underway").await;
    let choose = "const own = document.querySelector('#own-dept'); own.value = own.options[3].value; \
                  own.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.script(choose).await;
    let dept = browser.script("return document.querySelector('#own-dept').value").await;
    age(&browser).await;
    // Another plan leaves it alone.
    if engine != Engine::Firefox {
        assert_eq!(entries(&browser, &other()).await, "0");
        let left = "return Object.keys(localStorage).filter(key => key.startsWith('ayumi1/')).length > 2";
        assert_eq!(browser.script(left).await, json!(true));
    }
    shows(&browser, &html(), "underway").await;
    assert_eq!(browser.script("return document.querySelector('#own-dept').value").await, dept);
    browser.until("nothing left in localStorage", TAKEN_OVER).await;
    browser.until("nothing left in IndexedDB", &format!("({ASK_FORMER}, window.left === 0)")).await;
    let wiped = browser.script("return document.body.innerText.includes('消えていたため')").await;
    assert_eq!(wiped, json!(false), "nothing was wiped, and nothing says so");
    assert_eq!(browser.entries().await, 1);
    browser.see("ファイルにしていない変更 1個").await;
    // A copy of an earlier version that is still open keeps another entry: it is seen, and comes too.
    let entry = browser.script("const key = Object.keys(localStorage).find(key => key.includes('/e/')); return [key, localStorage.getItem(key)]").await;
    let tabs = browser.driver.windows().await.unwrap();
    let tab = browser.driver.new_tab().await.unwrap();
    browser.driver.switch_to_window(tab).await.unwrap();
    browser.visit_file(&html(), "#safe").await;
    browser.see("安全モード").await;
    browser.script(&format!("localStorage.setItem('ayumi1/e/x', {})", entry[1])).await;
    if engine == Engine::WebKit {
        // Its driver's windows hear nothing of what another window keeps: the next start brings it over.
        browser.driver.switch_to_window(tabs[0].clone()).await.unwrap();
        browser.visit_file(&html(), "#/files").await;
    }
    browser.until("brought over", "localStorage.getItem('ayumi1/e/x') === null").await;
    browser.driver.switch_to_window(tabs[0].clone()).await.unwrap();
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_earlier_version_left_in_chromium_is_taken_over_by_this_plan_alone() {
    what_was_left_is_taken_over(Engine::Chromium, "former-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_earlier_version_left_in_firefox_is_taken_over() {
    what_was_left_is_taken_over(Engine::Firefox, "former-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_earlier_version_left_in_webkit_is_taken_over_by_this_plan_alone() {
    what_was_left_is_taken_over(Engine::WebKit, "former-webkit").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_take_over_that_fails_changes_nothing_and_everything_is_read_where_it_is() {
    let profile = folder("former-full");
    let Some(browser) = Engine::Chromium.open(&profile, json!({})).await else { return };
    record(&browser, &html(), "underway").await;
    age(&browser).await;
    browser.quit().await;
    // The stores take nothing new.
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }; \
                IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') };";
    let browser = Engine::Chromium.open(&profile, json!({})).await.unwrap();
    browser.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": full })).await.unwrap();
    shows(&browser, &html(), "underway").await;
    assert_eq!(browser.entries().await, 1);
    let keys = "return Object.keys(localStorage).filter(key => key.startsWith('ayumi1/e/')).length";
    assert_eq!(browser.script(keys).await, json!(1));
    browser.quit().await;
    let browser = Engine::Chromium.open(&profile, json!({})).await.unwrap();
    shows(&browser, &html(), "underway").await;
    browser.until("taken over when there is room", TAKEN_OVER).await;
    browser.quit().await;
}
