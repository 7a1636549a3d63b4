//! A page that a browser or an extension translates: it asks not to be, and no old number stands there without a word.

use serde_json::json;

use super::session::Session;

/// What a translator does that pays no heed to `translate="no"`: every text goes into elements of its own, and so does
/// whatever comes later.
const TRANSLATOR: &str = "const skip = 'script, style, svg, noscript, textarea, font, option, select, title'; \
    const work = () => { \
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
        const texts = []; \
        for (let text; (text = walker.nextNode()); ) \
            if (text.data.trim() && !text.parentElement.closest(skip)) texts.push(text); \
        for (const text of texts) { \
            const [outer, inner] = [document.createElement('font'), document.createElement('font')]; \
            inner.textContent = text.data; outer.append(inner); text.replaceWith(outer); \
        } \
    }; \
    work(); \
    new MutationObserver(work).observe(document.body, { childList: true, subtree: true, characterData: true });";

const SAID: &str = "古いまま残ることがあります";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_translated_all_the_same_says_that_numbers_may_be_old() {
    let session = Session::start("translated").await;
    for (address, deed) in [
        ("#/measures", "document.querySelector('.filter input[type=checkbox]').click()"),
        (
            "#/departments/shimin?sel=m0401",
            "document.querySelector('input[name=record-status][value=underway]').click()",
        ),
        ("#/", "location.hash = '#/measures?q=x'"),
    ] {
        session.open(address).await;
        assert_eq!(session.script("return document.querySelector('.translated')").await, json!(null), "{address}");
        session.script(TRANSLATOR).await;
        session.script(deed).await;
        session.see(SAID).await;
        session.picture("translated").await;
        session.press("再読み込み").await;
        session.until("a page as it was", "!document.querySelector('.translated, font')").await;
        session.ready().await;
    }
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_asks_not_to_be_translated_and_says_so_when_it_is() {
    let session = Session::start("not-translated").await;
    session.open("#/about").await;
    assert_eq!(
        session.script("return [document.documentElement.translate, document.body.translate]").await,
        json!([false, false])
    );
    session.see("翻訳の対象から外しています").await;
    // What Chromium's own translation leaves on the whole page, before anyone presses anything.
    session.script("document.documentElement.classList.add('translated-ltr')").await;
    session.see(SAID).await;
    session.quit().await;
}
