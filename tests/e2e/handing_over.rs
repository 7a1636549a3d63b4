//! Files, texts and dates as a person hands them over: what is meant for the page is taken, and every action is answered.

use ayumi::plan::DeptId;
use serde_json::{Value, json};

use super::engine::{Browser, Engine, folder};
use super::files::sample_snapshot;
use super::session::Session;

/// Makes an event of the page's own kind, with what a drag or the clipboard would carry, and tells whether the page
/// took it. Firefox leaves out `clipboardData` where it is given at the making.
const HAND: &str = "const [kind, selector, texts, files] = arguments; \
    const data = new DataTransfer(); \
    for (const [type, text] of texts) data.setData(type, text); \
    for (const [name, text, type] of files) data.items.add(new File([text], name, { type })); \
    const target = selector ? document.querySelector(selector) : document.body; \
    const shape = { bubbles: true, cancelable: true }; \
    const event = kind === 'paste' ? new ClipboardEvent(kind, shape) : new DragEvent(kind, { ...shape, dataTransfer: data }); \
    if (kind === 'paste') Object.defineProperty(event, 'clipboardData', { value: data }); \
    target.dispatchEvent(event); \
    return [event.defaultPrevented, kind === 'paste' ? '' : data.dropEffect];";

/// What a drag or the clipboard carries: texts by type, files by name, content and type.
#[derive(Clone, Copy, Default)]
struct Carried<'a> {
    texts: &'a [(&'a str, &'a str)],
    files: &'a [(&'a str, &'a str, &'a str)],
}

/// Whether the page took it.
async fn hand(browser: &Browser, kind: &str, selector: &str, carried: Carried<'_>) -> bool {
    let arguments = vec![json!(kind), json!(selector), json!(carried.texts), json!(carried.files)];
    let answer: Value = browser.driver.execute(HAND, arguments).await.unwrap().json().clone();
    answer[0].as_bool().unwrap()
}

async fn address(browser: &Browser) -> String {
    browser.script("return location.hash").await.as_str().unwrap().to_owned()
}

async fn is_taken_where_it_is_meant(engine: Engine, name: &str) {
    const FORM: &str = "#/departments/shimin?sel=m0401";
    const FIELD: &str = "#record-situation";
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    let snapshot = sample_snapshot().text;
    let cells = Carried { texts: &[("text/plain", "4-1\t82")], files: &[("image.png", "xx", "image/png")] };
    let word = Carried { texts: &[("text/plain", "窓口")], ..Carried::default() };
    let link =
        Carried { texts: &[("text/uri-list", "https://example.jp/"), ("text/plain", "x")], ..Carried::default() };
    browser.visit(FORM).await;
    browser.until("the form", &format!("document.querySelector('{FIELD}')")).await;

    // Cells of a spreadsheet are no file of ours; the form stays.
    hand(&browser, "paste", "", cells).await;
    hand(&browser, "paste", "", word).await;
    assert!(address(&browser).await.starts_with("#/departments"), "the form was left");
    // Marked text over a field is the field's: the browser drops it there.
    for kind in ["dragenter", "dragover", "drop"] {
        assert!(!hand(&browser, kind, FIELD, word).await, "{kind} of a word over a field was taken");
    }
    // What was marked in the page and dropped beside a field is nobody's.
    hand(&browser, "dragstart", "", word).await;
    assert!(!hand(&browser, "drop", "", word).await);
    assert!(
        !browser.script("return document.body.innerText.includes('ファイルが入っていません')").await.as_bool().unwrap()
    );
    // A mail, its attachment, a link: the page answers, and is not left for it.
    assert!(hand(&browser, "dragover", "", link).await);
    assert!(hand(&browser, "drop", "", link).await);
    browser.see("ファイルが入っていません。メールの添付ファイルは、いったんパソコンに保存し").await;
    assert!(address(&browser).await.starts_with("#/departments"));
    // A picture beside the text of a snapshot does not hide it.
    let copied = Carried { texts: &[("text/plain", &snapshot)], files: &[("image.png", "xx", "image/png")] };
    hand(&browser, "paste", "", copied).await;
    browser.see("貼り付けた文").await;
    browser.see("取込みの確認").await;
    assert!(!browser.script("return document.body.innerText.includes('image.png')").await.as_bool().unwrap());
    // Files anywhere, also over a field, among others that are none of ours.
    browser.visit(FORM).await;
    browser.until("the form", &format!("document.querySelector('{FIELD}')")).await;
    let files = Carried {
        files: &[("市民課.json", &snapshot, "application/json"), ("表.csv", "課,状態\n市民課,完了\n", "text/csv")],
        ..Carried::default()
    };
    assert!(hand(&browser, "dragover", FIELD, files).await);
    assert!(hand(&browser, "drop", FIELD, files).await, "a browser would leave the page for the file");
    browser.see("市民課.json").await;
    browser.see("CSVなどの表です。").await;
    browser.see("取込みの確認").await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_dragged_or_pasted_is_taken_only_where_it_is_meant_for_the_page() {
    is_taken_where_it_is_meant(Engine::Chromium, "handing-over-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_dragged_or_pasted_is_taken_only_where_it_is_meant_for_the_page_in_firefox() {
    is_taken_where_it_is_meant(Engine::Firefox, "handing-over-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_choice_of_files_leads_to_the_review() {
    let session = Session::start("every-choice").await;
    let path = session.path("市民課.json");
    let whole = sample_snapshot().text;
    std::fs::write(&path, &whole[..whole.len() * 2 / 3]).unwrap();
    let reviews = "document.activeElement?.id === 'intake-review'";
    for round in 0..2 {
        session.open("#/collect").await;
        session.hand_in("#collect-files", &path).await;
        session.see("切れています").await;
        session.until(&format!("the review, round {round}"), reviews).await;
    }
    // The review stands open; the mended file takes the place of the damaged one, and choosing it again is answered.
    std::fs::write(&path, &whole).unwrap();
    for round in 0..2 {
        session.script("document.activeElement.blur()").await;
        session.hand_in("#intake-files", &path).await;
        session.until(&format!("the mended file, round {round}"), reviews).await;
        session.see("個の変更を取り込む").await;
        let refused = session.script("return document.querySelectorAll('[data-refused]').length").await;
        assert_eq!(refused, json!(0));
        assert_eq!(session.script("return document.querySelector('#intake-files').value").await, json!(""));
    }
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_typed_digit_by_digit_is_recorded_once_and_whole() {
    let session = Session::start("half-typed").await;
    session.open("#/departments/shimin?sel=m0401").await;
    let figure = session.find("#record-actual").await;
    figure.send_keys("82").await.unwrap();
    session.find("#record-actual-on").await;
    assert_eq!(session.script("return document.querySelector('#record-actual-on').max").await, json!("2049-03-31"));
    // As a browser tells while a year is typed, and as a person who pauses after each digit makes it tell.
    for year in ["0002", "0020", "0202", "2026"] {
        session
            .driver
            .execute(
                "const day = document.querySelector('#record-actual-on'); day.focus(); day.value = arguments[0] + '-11-22'; \
                 day.dispatchEvent(new Event('input', { bubbles: true })); day.dispatchEvent(new Event('change', { bubbles: true }))",
                vec![json!(year)],
            )
            .await
            .unwrap();
        let shown = format!("document.querySelector('#record-actual-on').value === '{year}-11-22'");
        session.until(year, &shown).await;
        if year != "2026" {
            // Whatever would be recorded after a pause is recorded when the page is left.
            session.script("window.dispatchEvent(new Event('pagehide'))").await;
        }
    }
    session.script("document.activeElement.blur()").await;
    session.see("保存しました").await;
    session.open("#/files").await;
    session.script("[...document.querySelectorAll('.outgoing button')].find(button => button.innerText.trim() === 'ファイルを作る').click()").await;
    let file = session.downloaded("ayumi_", ".json").await;
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("\"on\":\"2026-11-22\""), "{text}");
    for slip in ["0002", "0020", "0202"] {
        assert!(!text.contains(&format!("\"on\":\"{slip}")), "{text}");
    }
    // Left half typed or out of bounds, the field says that it is not recorded.
    session.open("#/departments/shimin?sel=m0401").await;
    session.find("#record-actual-on").await;
    session
        .script(
            "const day = document.querySelector('#record-actual-on'); day.focus(); day.value = '0202-11-22'; \
             day.dispatchEvent(new Event('change', { bubbles: true })); day.blur()",
        )
        .await;
    session.see("まだ保存されていません。年は4桁で入れてください。").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_departments_file_makes_its_writer_one_of_it() {
    let session = Session::start("sender").await;
    session.open("#/departments/shimin?sel=m0401").await;
    session
        .script("document.querySelector('input[name=record-status][value=underway]').closest('label').click()")
        .await;
    session.see("保存しました").await;
    session.press("市民課のファイルを作る").await;
    let file = session.downloaded("ayumi_市民課", ".json").await;
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(&format!("\"exported_by\":{{\"dept\":\"{}\"", DeptId::new("shimin"))), "{text}");
    session.quit().await;
}
