//! The page writes itself: byte for byte what was packed, in every engine, whatever was done to what is on display.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::engine::{Browser, Engine, folder};
use super::session::{DESK, PHONE, Session, html, told};

const BUTTON: &str = "この計画を組み込んだHTMLファイルを作る";

fn other() -> PathBuf {
    PathBuf::from(told("AYUMI_OTHER_HTML"))
}

fn sha256(path: &Path) -> String {
    base16ct::lower::encode_string(&Sha256::digest(fs::read(path).unwrap()))
}

/// Keeps what is given out where the test finds it, whatever the engine does with downloads.
const KEEP: &str = "const make = URL.createObjectURL; window.given = []; \
    URL.createObjectURL = blob => { \
        blob.arrayBuffer().then(bytes => crypto.subtle.digest('SHA-256', bytes)).then(digest => \
            window.given.push([...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join(''))); \
        return make.call(URL, blob); \
    };";

/// Every text of the page in elements of a translator's.
const TRANSLATE: &str = "const skip = 'script, style, svg, noscript, textarea, font, option, select, title, button'; \
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    const texts = []; \
    for (let text; (text = walker.nextNode()); ) \
        if (text.data.trim() && !text.parentElement.closest(skip)) texts.push(text); \
    for (const text of texts) { \
        const font = document.createElement('font'); \
        font.textContent = text.data; text.replaceWith(font); \
    } \
    document.documentElement.lang = 'en'; document.body.title = 'translated'; \
    document.head.append(document.createElement('style'));";

/// What a page gives out when its button is pressed: digests.
async fn written(browser: &Browser, file: &Path, before: &str) -> Value {
    browser.visit_file(file, "#/plans").await;
    browser.ready().await;
    let button = format!("[...document.querySelectorAll('button')].find(own => own.innerText.includes('{BUTTON}'))");
    browser.until("the button", &button).await;
    browser.script(KEEP).await;
    browser.script(before).await;
    browser.script(&format!("{button}.click()")).await;
    browser.until("a page", "window.given.length > 0").await;
    browser.until("its digest", "document.querySelector('.page-copy__digest')").await;
    browser.script("return window.given").await
}

async fn a_page_writes_itself(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    // Records, under the same ids in both plans.
    for file in [html(), other()] {
        browser.visit_file(&file, "#/departments/shimin?sel=m0101").await;
        browser.ready().await;
        browser.record_status("done").await;
        // Said at once, or, where the machine is slow, as the state that it has become.
        let saved = "/保存しました|保存済み/.test(document.querySelector('.masthead__saved').innerText)";
        browser.until("the record is kept", saved).await;
    }
    for file in [html(), other()] {
        assert_eq!(written(&browser, &file, "").await, json!([sha256(&file)]), "{}", file.display());
    }
    assert_eq!(written(&browser, &html(), TRANSLATE).await, json!([sha256(&html())]), "translated");
    let crlf = folder(&format!("{name}-crlf")).join("ayumi.html");
    fs::write(&crlf, fs::read_to_string(html()).unwrap().replace('\n', "\r\n") + "<!-- mail -->").unwrap();
    assert_eq!(written(&browser, &crlf, "").await, json!([sha256(&html())]), "line ends of Windows heal");
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_in_chromium_writes_itself_byte_for_byte() {
    a_page_writes_itself(Engine::Chromium, "own-page-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_in_firefox_writes_itself_byte_for_byte() {
    a_page_writes_itself(Engine::Firefox, "own-page-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_in_webkit_writes_itself_byte_for_byte() {
    a_page_writes_itself(Engine::WebKit, "own-page-webkit").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_given_out_opens_writes_itself_again_and_is_known_when_it_comes_back() {
    let session = Session::start("own-page-again").await;
    session.resize(DESK).await;
    session.open("#/plans").await;
    session.press(BUTTON).await;
    let copy = session.downloaded("ayumi_小金井市", ".html").await;
    session.see(&sha256(&html())).await;
    assert_eq!(sha256(&copy), sha256(&html()));
    session.hand_in("#plans-own-page-returned", &copy).await;
    session.see("作ったファイルと同じです").await;
    session.picture("own-page-1366").await;
    session.assert_accessible("own page, handed back").await;
    let changed = folder("own-page-changed").join("changed.html");
    fs::write(&changed, fs::read_to_string(&copy).unwrap().replace("小金井市", "小金井町")).unwrap();
    session.hand_in("#plans-own-page-returned", &changed).await;
    session.see("作ったファイルと違います").await;
    session.resize(PHONE).await;
    session.picture("own-page-390").await;
    // The copy stands alone.
    let opened = folder("own-page-copy").join("copy.html");
    fs::rename(&copy, &opened).unwrap();
    session.visit(&opened, "#/plans").await;
    session.ready().await;
    session.press(BUTTON).await;
    let second = session.downloaded("ayumi_小金井市", ".html").await;
    assert_eq!(sha256(&second), sha256(&html()));
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_with_a_damaged_part_gives_out_none_and_says_so() {
    let whole = fs::read_to_string(html()).unwrap();
    let at = whole.find("id=\"split_office\"").unwrap() + 90_000;
    let letter = if whole[at..].starts_with('A') { "B" } else { "A" };
    let damaged = folder("own-page-damaged").join("ayumi.html");
    fs::write(&damaged, [&whole[..at], letter, &whole[at + 1..]].concat()).unwrap();
    let session = Session::start("own-page-damaged-session").await;
    session.visit(&damaged, "#/plans").await;
    session.ready().await;
    session.press(BUTTON).await;
    session.see("計画かプログラムの部分が壊れています").await;
    session.quit().await;
}
