//! What it must survive in a browser. Numbers are the rows of the fault list.

use serde_json::json;
use thirtyfour::ChromiumLikeCapabilities as _;

use super::session::Session;

/// Records a state in the open form, as a click does.
async fn record(session: &Session) {
    session.find("input[name=record-status][value=underway]").await;
    session
        .script("document.querySelector('input[name=record-status][value=underway]').closest('label').click()")
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_41_denied_storage_is_said_permanently_and_nothing_breaks() {
    let session = Session::start("denied").await;
    let deny = "for (const store of ['localStorage', 'indexedDB']) \
                Object.defineProperty(window, store, { get() { throw new DOMException('denied', 'SecurityError') } })";
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": deny })).await;
    session.open("#/departments/shimin?sel=m0401").await;
    session.see("保存が許可されていません").await;
    record(&session).await;
    session.see("この画面の中だけ").await;
    session.see("ファイルにしていない変更 1個").await;
    session.open("#/files").await;
    session.see("保存が許可されていません").await;
    session.quit().await;
}

/// One store is denied: a record is kept all the same, the header says where, and 保存と共有 names the other place.
async fn one_store_is_denied(name: &str, deny: &str, header: &str, place: &str) {
    let session = Session::start(name).await;
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": deny })).await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session.see(header).await;
    session.open("#/files").await;
    session.see(place).await;
    session.see("使えません。このブラウザでは許可されていません。").await;
    session.until("the entry", "document.querySelector('.stores .figures__number').innerText === '1'").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_42_without_indexed_db_it_says_that_only_the_copy_holds_the_records() {
    let deny = "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') }";
    one_store_is_denied("no-indexed-db", deny, "このブラウザの予備の保存場所だけ", "保存場所（IndexedDB）").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_42_without_local_storage_it_says_that_the_main_store_alone_holds_the_records() {
    let deny = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })";
    one_store_is_denied("no-local-storage", deny, "保存しました", "予備の保存場所（同じブラウザの localStorage）")
        .await;
}

/// Fills localStorage to the last unit, as another page from disk can.
const FILL: &str = "let size = 1 << 20; while (size >= 1) { try { localStorage.setItem('other/' + size + Math.random(), 'x'.repeat(size)); } \
                    catch { size = Math.floor(size / 2); } }";

#[tokio::test(flavor = "multi_thread")]
async fn fault_39_a_full_local_storage_is_said_and_the_other_store_keeps_the_entry() {
    let session = Session::start("full").await;
    session.open("#/departments/shimin?sel=m0401").await;
    session.script(FILL).await;
    record(&session).await;
    session.see("保存領域の90%を使っています").await;
    session.open("#/files").await;
    session.see("いっぱいです。前に保存した記入は残っています。").await;
    session.until("the entry", "document.querySelector('.stores .figures__number').innerText === '1'").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_39_with_both_stores_full_the_entry_stays_on_screen_and_the_file_is_offered() {
    let session = Session::start("both-full").await;
    session.open("#/departments/shimin?sel=m0401").await;
    session.script(FILL).await;
    session
        .script("IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }")
        .await;
    record(&session).await;
    session.see("保存できません").await;
    session
        .until("the entry on screen", "document.querySelector('input[name=record-status][value=underway]').checked")
        .await;
    session.press("ファイルを作る").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_35_an_older_copy_says_that_a_newer_one_is_in_use() {
    let session = Session::start("versions").await;
    session.open("#/").await;
    let first = session.driver.window().await.unwrap();
    let other = session.driver.new_tab().await.unwrap();
    session.driver.switch_to_window(other).await.unwrap();
    session.open("#/").await;
    // What a newer version leaves behind, beside a layout of its own that this one must not touch.
    session.script("localStorage.setItem('ayumi3/p/x', 'of a newer layout'); localStorage.setItem('ayumi2/koganei-dx-2026/s/seen/elsewhere', '\"99.0.0\"')").await;
    session.driver.switch_to_window(first).await.unwrap();
    session.see("より新しい版のあゆみ（99.0.0）").await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session.see("保存しました").await;
    assert_eq!(session.script("return localStorage.getItem('ayumi3/p/x')").await, json!("of a newer layout"));
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_58_without_javascript_the_plan_is_there_and_says_what_is_missing() {
    let session = Session::start("no-script").await;
    session.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    session.visit(&session.file.clone(), "").await;
    let text = session.driver.source().await.unwrap();
    assert!(text.contains("JavaScript"), "says what is missing");
    assert!(text.contains("書かない窓口"), "shows the plan");
    session.picture("without-javascript").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_58_without_webassembly_the_plan_is_there_and_says_what_is_missing() {
    let session = Session::start("no-wasm").await;
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "delete globalThis.WebAssembly" })).await;
    session.visit(&session.file.clone(), "").await;
    session.see("画面を準備できませんでした").await;
    session.see("WebAssembly").await;
    session.see("書かない窓口").await;
    session.picture("without-webassembly").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_59_a_damaged_program_is_not_started() {
    let session = Session::start("damaged").await;
    let html = std::fs::read_to_string(&session.file).unwrap();
    let inside = html.find("id=\"program\"").unwrap() + 200_000;
    let mut damaged = html.into_bytes();
    // One letter of the program becomes another.
    damaged[inside] ^= 1;
    let path = session.path("damaged.html");
    std::fs::write(&path, damaged).unwrap();
    session.visit(&path, "").await;
    session.see("このファイルは壊れています").await;
    session.see("書かない窓口").await;
    session.quit().await;
}

/// Safe mode lists what was recorded, and writes it to a file.
async fn gives_out_what_is_kept(session: &Session) {
    session.see("ayumi2/koganei-dx-2026/e").await;
    session.press("保存されている内容を全てファイルにする").await;
    let file = session.downloaded("ayumi", ".json").await;
    assert!(std::fs::read_to_string(file).unwrap().contains("underway"));
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_60_safe_mode_shows_and_gives_out_what_is_kept() {
    let session = Session::start("safe").await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session.until("kept", "Object.keys(localStorage).some(key => key.startsWith('ayumi2/koganei-dx-2026/e/'))").await;
    session.visit(&session.file.clone(), "#safe").await;
    session.see("安全モード").await;
    gives_out_what_is_kept(&session).await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_60_a_panic_ends_in_safe_mode_with_its_message() {
    let session = Session::start("panic").await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session.see("保存しました").await;
    // The browser fails once where the program relies on it: a real panic, through the program's own hook.
    let fail_once = "for (const name of ['createElement', 'cloneNode']) { \
            const owner = name === 'cloneNode' ? Node.prototype : Document.prototype; const whole = owner[name]; \
            owner[name] = function () { \
                Node.prototype.cloneNode = restore.cloneNode; Document.prototype.createElement = restore.createElement; \
                throw new Error('broken'); }; \
            restore[name] = whole; }";
    session.script(&format!("const restore = {{}}; {fail_once} location.hash = '#/about'")).await;
    session.see("安全モード").await;
    session.see("panicked at").await;
    gives_out_what_is_kept(&session).await;
    session.quit().await;
}

/// A program whose only instruction is a trap: what an abort of ours comes down to.
const TRAP: &str = "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array( \
    [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]))).exports.t()";

#[tokio::test(flavor = "multi_thread")]
async fn fault_60_a_trap_that_is_no_panic_ends_in_safe_mode_wherever_it_happens() {
    const STOPPED: &str = "プログラムが途中で止まりました";
    for (name, trap, said) in [
        ("trap-task", format!("setTimeout(() => {TRAP})"), STOPPED),
        ("trap-promise", format!("Promise.resolve().then(() => {TRAP})"), STOPPED),
        // The program calls the browser, which fails in a way that no binding expects. What the program stumbles over
        // first after it may be a panic.
        (
            "trap-thrown",
            "String.prototype.normalize = () => { throw new RangeError('too much') }; \
                         location.hash = '#/measures?q=' + encodeURIComponent('ｘ')"
                .to_owned(),
            "安全モード",
        ),
    ] {
        let session = Session::start(name).await;
        session.open("#/departments/shimin?sel=m0401").await;
        record(&session).await;
        session.see("保存しました").await;
        session.script(&trap).await;
        session.see(said).await;
        gives_out_what_is_kept(&session).await;
        session.quit().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_60_errors_that_are_not_the_programs_leave_it_alone() {
    let session = Session::start("harmless").await;
    session.open("#/departments/shimin?sel=m0401").await;
    session
        .script(
            "setTimeout(() => { throw new TypeError('of an extension') }); \
             Promise.reject(new Error('of nobody')); \
             Promise.reject(); \
             window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' })); \
             setTimeout(() => { window.allThrown = true })",
        )
        .await;
    session.until("the errors", "window.allThrown").await;
    record(&session).await;
    session.see("保存しました").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_48_what_never_settles_is_not_waited_for() {
    let session = Session::start("never").await;
    let never = "navigator.storage.persist = () => { window.persistAsked = true; return new Promise(() => {}) }; \
                 IDBFactory.prototype.open = () => new EventTarget()";
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": never })).await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session.see("保存しました").await;
    session.see("このブラウザの予備の保存場所だけ").await;
    assert_eq!(session.script("return !!window.persistAsked").await, json!(false));
    session.quit().await;
}

/// A database that opens and then leaves every transaction open, as one of `WebKit`'s did after a page was left.
#[tokio::test(flavor = "multi_thread")]
async fn fault_48_a_transaction_that_never_ends_delays_neither_the_start_nor_a_record() {
    let session = Session::start("open-transaction").await;
    let never = "IDBTransaction.prototype.addEventListener = () => {}";
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": never })).await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session
        .until(
            "an entry in the quick store",
            "Object.keys(localStorage).some(key => key.startsWith('ayumi2/koganei-dx-2026/e/'))",
        )
        .await;
    session.open("#/files").await;
    session.see("IndexedDB does not answer").await;
    session.until("the entry", "document.querySelector('.stores .figures__number').innerText === '1'").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_47_in_a_private_window_the_first_view_says_what_closing_takes_away() {
    let session = Session::start_with("private", |caps| caps.add_arg("--incognito").unwrap()).await;
    session.open("#/").await;
    session.see("プライベートウィンドウや、終了時に消す設定では、閉じると消えます。").await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session.see("ファイルにしていない変更 1個").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_64_an_address_to_nowhere_leads_to_the_nearest_view_and_says_so() {
    let session = Session::start("nowhere").await;
    for (address, asked, heading) in [
        ("#/nowhere", "nowhere", "概況"),
        ("#/initiatives/99", "99", "一覧"),
        ("#/departments/nobody", "nobody", "課"),
        ("#/graph?sel=i99", "i99", "依存関係"),
    ] {
        session.open(address).await;
        session.see(asked).await;
        session.until(heading, &format!("document.querySelector('h1').innerText.includes({})", json!(heading))).await;
    }
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_01_to_18_files_that_cannot_be_read_say_why_and_change_nothing() {
    let session = Session::start("bad-files").await;
    session.open("#/departments/shimin?sel=m0401").await;
    record(&session).await;
    session.until("kept", "Object.keys(localStorage).some(key => key.startsWith('ayumi2/koganei-dx-2026/e/'))").await;
    let files: [(&str, &[u8]); 5] = [
        ("empty.json", b""),
        ("package.json", b"{\"name\":\"x\",\"version\":\"1.0.0\"}"),
        ("utf16.json", b"\xff\xfe{\0}\0"),
        ("broken.json", b"{\"format\":\"ayumi/snapshot\",\"version\":1,"),
        ("note.txt", "ただの文".as_bytes()),
    ];
    session.open("#/files").await;
    for (name, bytes) in files {
        let path = session.path(name);
        std::fs::write(&path, bytes).unwrap();
        session.hand_in("#intake-files", &path).await;
        session.see(name).await;
        session.see("今の記入は変わっていません").await;
    }
    session.picture("bad-file").await;
    let kept = session
        .script("return Object.keys(localStorage).filter(key => key.startsWith('ayumi2/koganei-dx-2026/e/')).length")
        .await;
    assert_eq!(kept, json!(1));
    session.assert_quiet().await;
    session.quit().await;
}
