//! The built file opens in the other engines too.

use serde_json::json;

use super::engine::{Engine, folder};
use super::session::html;

/// Waits until the app stands, and reads a count that only the plan gives.
async fn opens(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    browser.visit_file(&html(), "#/measures?dept=joho&role=lead").await;
    let counted =
        "(document.querySelector('.found__count')?.innerText ?? '').replace(/\\s/g, '').startsWith('17件／全63件')";
    browser.until("17 measures", counted).await;
    browser.until("the boot text to be gone", "document.querySelector('#boot') === null").await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn firefox_opens_the_file_with_its_strict_file_origin_on() {
    opens(Engine::Firefox, "firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn webkit_opens_the_file() {
    opens(Engine::WebKit, "webkit").await;
}
