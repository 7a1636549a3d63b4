//! The day and the fiscal year turn while the page stays open.

use std::time::Duration;

use serde_json::json;

use super::engine::{Browser, Engine, folder};

/// The page looks at the clock every ten seconds by itself.
const A_FEW_LOOKS: Duration = Duration::from_secs(45);

/// Sets the page's clock, which runs on from there.
async fn set_clock(browser: &Browser, local: &str) {
    let script = format!(
        "window.RealDate ??= Date; \
         const shift = new RealDate({}) - RealDate.now(); \
         window.Date = class extends RealDate {{ \
             constructor(...parts) {{ if (parts.length) super(...parts); else super(RealDate.now() + shift); }} \
             static now() {{ return RealDate.now() + shift; }} }}",
        json!(local)
    );
    browser.script(&script).await;
}

/// Someone turns to the window.
async fn come_to_front(browser: &Browser) {
    browser.script("dispatchEvent(new Event('focus'))").await;
}

async fn years_recorded(browser: &Browser) -> serde_json::Value {
    let years = "return Object.keys(localStorage).filter(key => key.startsWith('ayumi2/koganei-dx-2026/e/')) \
                 .map(key => JSON.parse(localStorage.getItem(key)).fy).sort()";
    browser.script(years).await
}

async fn the_year_turns(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(name), json!({})).await else { return };
    browser.visit("#/departments/shimin?sel=m0401").await;
    set_clock(&browser, "2027-03-31T17:20:00").await;
    come_to_front(&browser).await;
    let shows = |year: &str| format!("document.querySelector('.view-head__note').innerText.includes('{year}')");
    browser.until("the old year", &shows("令和8（2026）年度　令和9年3月31日現在")).await;
    // Left open over night.
    set_clock(&browser, "2027-04-01T08:35:00").await;
    come_to_front(&browser).await;
    browser.see("日付が変わり、令和9年度になりました").await;
    browser.until("the new year", &shows("令和9（2027）年度　令和9年4月1日現在")).await;
    browser.record_status("underway").await;
    browser.saved().await;
    assert_eq!(years_recorded(&browser).await, json!([2027]));
    // By the timer, without a hand on the page.
    browser.script("location.hash = '#/'").await;
    set_clock(&browser, "2027-04-02T00:00:05").await;
    browser.until_within(A_FEW_LOOKS, "the next day", "document.body.innerText.includes('令和9年4月2日現在')").await;
    browser
        .until("a saving of yesterday", "document.querySelector('.masthead__saved').innerText.includes('4月1日')")
        .await;
    // A workshop goes on in its year, and says so.
    set_clock(&browser, "2028-03-31T16:50:00").await;
    come_to_front(&browser).await;
    browser.until("the last day", "document.body.innerText.includes('令和10年3月31日現在')").await;
    browser.script("location.hash = '#/workshop/shimin?sel=m0401'").await;
    browser.until("the workshop", "document.querySelector('.workshop__head')").await;
    set_clock(&browser, "2028-04-01T09:00:00").await;
    come_to_front(&browser).await;
    browser.see("令和9年度の記入として残ります").await;
    browser.until("its year", "document.querySelector('.workshop__whose').innerText.includes('令和9年度')").await;
    browser.script("[...document.querySelectorAll('button')].find(button => button.innerText === '今の年度に切り替える').click()").await;
    browser
        .until("the year gone to", "document.querySelector('.workshop__whose').innerText.includes('令和10年度')")
        .await;
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_left_open_over_31_march_in_chromium_goes_to_the_new_year_and_says_so() {
    the_year_turns(Engine::Chromium, "clock-chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_left_open_over_31_march_in_firefox_goes_to_the_new_year_and_says_so() {
    the_year_turns(Engine::Firefox, "clock-firefox").await;
}
