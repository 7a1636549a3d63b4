//! Larger letters: a browser whose person has set them to 20 or 24 px instead of 16.

use serde_json::{Value, json};

use super::engine::{Browser, Engine, folder};
use super::session::told;

/// Every text of the page that reaches out of the box around it, by more than a letter's own side bearing.
const OUTSIDE: &str = "const boxes = arguments[0]; const found = []; \
    for (const box of document.querySelectorAll(boxes)) { \
        if (!box.checkVisibility()) continue; \
        const edge = box.getBoundingClientRect(); \
        const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT); \
        for (let text; (text = texts.nextNode()); ) { \
            if (!text.data.trim() || text.parentElement.closest(boxes) !== box) continue; \
            if (text.parentElement.closest('.visually-hidden, .roadmap__tag, .graph__label, .graph__roles, .graph__outside')) continue; \
            for (const word of text.data.matchAll(/\\S+/gu)) { \
                const range = document.createRange(); \
                range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length); \
                for (const line of range.getClientRects()) { \
                    const out = Math.max(edge.left - line.left, line.right - edge.right, edge.top - line.top, line.bottom - edge.bottom); \
                    if (line.width > 1 && out > 2) found.push(Math.round(out) + ' px: ' + word[0]); \
                } \
            } \
        } \
    } \
    return found;";

/// The boxes that words stand in, of the graph and of the roadmap.
const GRAPH: &str = ".graph__node, .graph__part, .graph__column, .graph__lane, .graph__legend-room";
const ROADMAP: &str = ".roadmap th, .roadmap td, .roadmap__quarter, .roadmap__year";

async fn assert_inside(browser: &Browser, boxes: &str, place: &str) {
    let found = browser.driver.execute(OUTSIDE, vec![json!(boxes)]).await.unwrap().json().clone();
    assert_eq!(found, json!([]), "{place}: words outside their boxes");
}

async fn picture(browser: &Browser, name: &str) {
    let path = std::path::Path::new(&told("AYUMI_PICTURES")).join(format!("letters-{name}.png"));
    browser.driver.screenshot(&path).await.unwrap();
}

/// The settings by which each engine enlarges letters.
fn settings(engine: Engine, px: u32) -> Value {
    match engine {
        Engine::Chromium => json!({"webkit.webprefs.default_font_size": px}),
        _ => json!({"font.size.variable.ja": px, "font.size.variable.x-western": px}),
    }
}

async fn words_stay_in_their_boxes(engine: Engine, name: &str) {
    for px in [16, 20, 24] {
        let profile = folder(&format!("letters-{name}-{px}"));
        let Some(browser) = engine.open(&profile, settings(engine, px)).await else { return };
        browser.driver.set_window_rect(0, 0, 1366, 768).await.unwrap();
        let place = |view: &str| format!("{view}-{name}-{px}");
        browser.visit("#/graph").await;
        let root = browser.script("return getComputedStyle(document.documentElement).fontSize").await;
        assert_eq!(root, json!(format!("{px}px")), "the setting is in force");
        picture(&browser, &place("graph")).await;
        assert_inside(&browser, GRAPH, &place("graph")).await;
        // All of it at once.
        browser.script("[...document.querySelectorAll('.graph__zoom button')].find(button => button.innerText.includes('全体')).click()").await;
        let fits =
            "document.querySelector('.graph__sheet').clientWidth <= document.querySelector('.graph__room').clientWidth";
        browser.until("the whole graph in its room", fits).await;
        picture(&browser, &place("graph-fit")).await;
        for address in ["#/graph?nodes=measures", "#/graph?sel=i14&nodes=departments", "#/graph?sel=i14"] {
            browser.visit(address).await;
            assert_inside(&browser, GRAPH, &place(address)).await;
        }
        browser.visit("#/roadmap").await;
        picture(&browser, &place("roadmap")).await;
        assert_inside(&browser, ROADMAP, &place("roadmap")).await;
        for address in [
            "#/",
            "#/measures",
            "#/initiatives/4",
            "#/departments/shimin?sel=m0401",
            "#/files",
            "#/collect",
            "#/workshop/shimin",
            "#/about",
        ] {
            browser.visit(address).await;
            let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(browser.script(over).await, json!(0), "{address} at {px} px is wider than the screen");
        }
        browser.quit().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_stay_in_their_boxes_at_larger_letters_in_chromium() {
    words_stay_in_their_boxes(Engine::Chromium, "chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_stay_in_their_boxes_at_larger_letters_in_firefox() {
    words_stay_in_their_boxes(Engine::Firefox, "firefox").await;
}
