//! Another plan opened in the page: each with its own records, in Chromium and Firefox; a kept plan that is damaged.

use serde_json::json;
use thirtyfour::By;

use super::engine::{Browser, Engine, folder};
use super::session::html;

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/plan/small.json");

/// Presses the button whose words begin so.
async fn press(browser: &Browser, words: &str) {
    let found = format!(
        "[...document.querySelectorAll('main button')].find((one) => one.innerText.trim().startsWith('{words}'))"
    );
    browser.until(words, &found).await;
    browser.script(&format!("{found}.click()")).await;
}

async fn opened(engine: Engine, name: &str) -> Option<Browser> {
    let browser = engine.open(&folder(name), json!({})).await?;
    browser.visit_file(&html(), "#/departments/shimin?sel=m0101").await;
    browser.ready().await;
    browser.record_status("done").await;
    browser.saved().await;
    browser.visit_file(&html(), "#/plans").await;
    browser.ready().await;
    browser.driver.find(By::Css("#plans-file")).await.unwrap().send_keys(PLAN).await.unwrap();
    browser.see("全ての決まりに合っています").await;
    press(&browser, "この計画を加える").await;
    browser.see("見本市アクションプラン").await;
    press(&browser, "表示する").await;
    browser
        .until(
            "the other plan",
            "document.querySelector('.masthead__plan-name')?.innerText === '見本市アクションプラン'",
        )
        .await;
    browser.ready().await;
    Some(browser)
}

async fn an_opened_plan_has_its_own_records(engine: Engine, name: &str) {
    let Some(browser) = opened(engine, name).await else { return };
    browser.see("開いた計画").await;
    // The same department and the same measure's number: nothing of the city's own plan stands there.
    browser.visit("#/departments/shimin?sel=m0101").await;
    browser.until("an empty form", "document.querySelector('input[name=record-status]') && !document.querySelector('input[name=record-status]:checked')").await;
    browser.record_status("stopped").await;
    browser.saved().await;
    // The choice holds at the next visit, and so does the way back.
    browser.visit_file(&html(), "#/plans").await;
    browser.ready().await;
    browser.see("見本市アクションプラン").await;
    press(&browser, "表示する").await;
    browser
        .until("the city's plan", "document.querySelector('.masthead__plan-name')?.innerText.startsWith('小金井市')")
        .await;
    browser.ready().await;
    browser.visit("#/departments/shimin?sel=m0101").await;
    browser
        .until("what was recorded there", "document.querySelector('input[name=record-status][value=done]')?.checked")
        .await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_opened_in_chromium_has_its_own_records() {
    an_opened_plan_has_its_own_records(Engine::Chromium, "opened-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_opened_in_firefox_has_its_own_records() {
    an_opened_plan_has_its_own_records(Engine::Firefox, "opened-firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn safe_mode_gives_out_the_records_of_an_opened_plan_and_leads_back_to_the_one_in_the_page() {
    let Some(browser) = opened(Engine::Chromium, "opened-safe").await else { return };
    browser.visit("#/departments/shimin?sel=m0101").await;
    browser.record_status("stopped").await;
    browser.saved().await;
    browser.visit_file(&html(), "#safe").await;
    browser.see("開いた計画「見本市アクションプラン」の保存内容です").await;
    browser.see("ayumi2/small-2026/e").await;
    browser.script("document.querySelector('#safe-leave').click()").await;
    browser
        .until(
            "the plan in the page",
            "document.querySelector('.masthead__plan-name')?.innerText.startsWith('小金井市')",
        )
        .await;
    browser.visit("#/plans").await;
    browser.see("見本市アクションプラン").await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_plan_that_is_damaged_gives_way_to_the_one_in_the_page_in_words() {
    let Some(browser) = opened(Engine::Chromium, "opened-damaged").await else { return };
    let damage = "
        const key = Object.keys(localStorage).find((one) => one.startsWith('ayumi2/koganei-dx-2026/s/plan/'));
        localStorage.setItem(key, localStorage.getItem(key).replace('見本市', '見本都市'));";
    browser.script(damage).await;
    browser.visit_file(&html(), "#/plans").await;
    browser.ready().await;
    browser.see("選んでいた計画を、このブラウザから読めませんでした").await;
    browser
        .until(
            "the plan in the page",
            "document.querySelector('.masthead__plan-name')?.innerText.startsWith('小金井市')",
        )
        .await;
    browser.quit().await;
}

/// A plan of 7,000 measures, by its own rules.
fn large_plan() -> String {
    let initiative = |at: usize| {
        let measures: Vec<_> = (1..=70)
            .map(|number| json!({ "id": format!("m{at:02}{number:02}"), "name": format!("個別{at}-{number}"), "leads": ["ka"] }))
            .collect();
        json!({ "id": format!("i{at:02}"), "number": at, "name": format!("取組{at}"), "vision": 1, "measures": measures })
    };
    json!({
        "format": "ayumi/plan", "version": 2, "id": "rei-oki-2026", "edition": "2026-04", "city": "大きい市",
        "title": "大きい計画", "years": { "first": 2026, "last": 2028 },
        "source": { "title": "大きい計画", "publisher": "大きい市" },
        "visions": [{ "number": 1, "name": "大きい" }], "departments": [{ "id": "ka", "name": "大きい課" }],
        "initiatives": (1..=99).map(initiative).collect::<Vec<_>>(),
    })
    .to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_no_plan_are_told_for_what_they_are_and_a_large_plan_is_one() {
    let Some(browser) = Engine::Chromium.open(&folder("opened-bad"), json!({})).await else { return };
    browser.visit_file(&html(), "#/plans").await;
    browser.ready().await;
    let folder = folder("opened-bad-files");
    for (name, bytes, words) in [
        ("20MB.json", vec![b' '; 20 << 20], "ファイルが大きすぎます"),
        ("sjis.json", vec![b'{', 0x8f, 0xac, b'}'], "UTF-8 ではありません"),
        ("kara.json", Vec::new(), "直すところが1か所"),
        ("gamen.html", b"<!doctype html><script>alert(1)</script>".to_vec(), "直すところが1か所"),
        ("ookii.json", large_plan().into_bytes(), "全ての決まりに合っています"),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        let input = browser.driver.find(By::Css("#plans-file")).await.unwrap();
        input.send_keys(path.display().to_string()).await.unwrap();
        browser.see(&format!("「{name}」")).await;
        browser.see(words).await;
        browser.until("the answer has the focus", "document.activeElement.id === 'plans-result'").await;
    }
    browser.see("6930件").await;
    browser.quit().await;
}
