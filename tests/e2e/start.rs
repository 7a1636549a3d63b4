//! The file after a journey: changed on display, indented, wrapped, cut off, damaged, in a browser that lacks something.
//! It starts, or says why not and shows the plan.

use std::path::PathBuf;

use serde_json::json;

use super::engine::{Engine, folder};
use super::session::{Session, html};

/// A sentence of the plan's static text.
const SENTENCE: &str = "書かない窓口";

/// A copy of the built file with a change.
fn changed(name: &str, change: impl FnOnce(String) -> String) -> PathBuf {
    let whole = std::fs::read_to_string(html()).unwrap();
    let changed = change(whole.clone());
    assert_ne!(changed, whole, "{name} changes something");
    let path = folder(&format!("start-{name}")).join("ayumi.html");
    std::fs::write(&path, changed).unwrap();
    path
}

/// Every line between two texts.
fn around_lines(html: &str, before: &str, after: &str) -> String {
    html.lines().flat_map(|line| [before, line, after]).collect()
}

/// A change of what is on display alone: the plan's static text.
fn on_display(html: &str, change: impl Fn(&str) -> String) -> String {
    let (text, rest) = html.split_once("</article>").unwrap();
    format!("{}</article>{rest}", change(text))
}

/// The file as it may come back from editors, gateways, translators and readers' helpers.
fn journeys(engine: &str) -> Vec<PathBuf> {
    let of = |name: &str, change: fn(String) -> String| changed(&format!("{engine}-{name}"), change);
    vec![
        of("word", |html| html.replacen(SENTENCE, "書く窓口", 1)),
        of("translated", |html| {
            on_display(&html, |text| text.replace(SENTENCE, "<font><font>Paperless counter</font></font>"))
        }),
        of("ruby", |html| {
            on_display(&html, |text| text.replace("窓口", "<ruby>窓口<rp>（</rp><rt>まどぐち</rt><rp>）</rp></ruby>"))
        }),
        // As an editor lays out JSON.
        of("laid-out-plan", |html| {
            let (before, json, after) = plan_block(&html);
            let json: serde_json::Value = serde_json::from_str(json).unwrap();
            format!("{before}\n{}\n{after}", serde_json::to_string_pretty(&json).unwrap())
        }),
        of("style", |html| html.replacen("</article>", "<style>.x{}</style></article>", 1)),
        of("indented", |html| around_lines(&html, "    ", "\n")),
        of("crlf", |html| html.replace('\n', "\r\n")),
        of("tabs-and-crlf", |html| around_lines(&html, "\t\t", " \r\n")),
        of("mark", |html| format!("\u{feff}{html}")),
        of("wrapped", |html| {
            // As mail wraps a block of base64.
            let (before, block) = html.split_once("id=\"program\"").unwrap();
            let (attributes, block) = block.split_once('>').unwrap();
            let (base64, after) = block.split_once('<').unwrap();
            let letters: Vec<char> = base64.split_whitespace().flat_map(str::chars).collect();
            let lines: Vec<String> = letters.chunks(76).map(|line| line.iter().collect()).collect();
            format!("{before}id=\"program\"{attributes}>{}<{after}", lines.join("\r\n"))
        }),
    ]
}

async fn starts_after_its_journey(engine: Engine, name: &str) {
    let Some(browser) = engine.open(&folder(&format!("journey-{name}")), json!({})).await else { return };
    for file in journeys(name) {
        browser.visit_file(&file, "#/measures").await;
        let state = "document.querySelector('h1#view-title') || !document.querySelector('#boot-failure')?.hidden";
        browser.until("a start or a failure", state).await;
        let reason = browser.script("return document.querySelector('#boot-reason')?.textContent ?? ''").await;
        assert_eq!(reason, json!(""), "{}", file.display());
        browser.ready().await;
    }
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_changed_on_display_indented_or_wrapped_starts_in_chromium() {
    starts_after_its_journey(Engine::Chromium, "chromium").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_changed_on_display_indented_or_wrapped_starts_in_firefox() {
    starts_after_its_journey(Engine::Firefox, "firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_changed_on_display_indented_or_wrapped_starts_in_webkit() {
    starts_after_its_journey(Engine::WebKit, "webkit").await;
}

/// What an extension does to the plan's text while the file is still being read.
fn extension(deed: &str) -> serde_json::Value {
    let source = format!(
        "new MutationObserver((_, observer) => {{ \
             const plan = document.querySelector('.boot__plan'); \
             if (!plan || !document.querySelector('#program')) return; \
             observer.disconnect(); {deed}; window.extensionRan = true; \
         }}).observe(document, {{ childList: true, subtree: true }})"
    );
    json!({ "source": source })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_extension_that_changes_the_plans_text_first_does_not_make_the_file_damaged() {
    for (name, deed) in [
        ("style", "const style = document.createElement('style'); style.textContent = '.x{}'; plan.append(style)"),
        ("span", "const span = document.createElement('span'); span.textContent = ' '; plan.append(span)"),
        ("word", "plan.querySelector('p').firstChild.data += 'x'"),
        ("gone", "plan.remove()"),
        ("scripts", "for (const script of document.scripts) script.setAttribute('data-seen', '')"),
    ] {
        let session = Session::start(&format!("extension-{name}")).await;
        session.cdp("Page.addScriptToEvaluateOnNewDocument", extension(deed)).await;
        session.open("#/measures").await;
        assert_eq!(session.script("return !!window.extensionRan").await, json!(true), "{name}");
        session.quit().await;
    }
}

/// How the loader's script begins.
const LOADER: &str = "<script>(async()=>{";

/// Says why it does not start, and shows the plan.
async fn says(session: &Session, reason: &str) {
    session.see("画面を準備できませんでした").await;
    session.see(reason).await;
    session.see(SENTENCE).await;
    let waits = "const wait = document.querySelector('.boot__wait'); return !wait || !wait.checkVisibility()";
    assert_eq!(session.script(waits).await, json!(true), "it waits no longer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_cut_off_says_so_and_shows_what_there_is_of_the_plan() {
    let session = Session::start("cut").await;
    for (name, at) in [("payload", "id=\"program\""), ("loader", LOADER), ("end", "id=\"split_views\"")] {
        let cut = changed(&format!("cut-{name}"), |html| {
            let end = html.rfind(at).unwrap() + if name == "loader" { 0 } else { 100_000 };
            html[..end].to_owned()
        });
        session.visit(&cut, "").await;
        if name == "end" {
            // 概況 was read to its end, the other views were not.
            session.see("このファイルは一部が壊れています").await;
            session.see("元の ayumi.html をもう一度コピーして").await;
        } else {
            says(&session, "元の ayumi.html をもう一度コピーして").await;
        }
        session.visit(&cut, "#safe").await;
        session.see("安全モード").await;
        session.see("保存されている内容を全てファイルにする").await;
    }
    let cut = changed("cut-plan", |html| html[..html.find(SENTENCE).unwrap() + SENTENCE.len()].to_owned());
    session.visit(&cut, "").await;
    says(&session, "途中で切れている").await;
    session.press("保存されている記入を確かめてファイルにする").await;
    session.see("安全モード").await;
    session.visit(&cut, "").await;
    says(&session, "途中で切れている").await;
    session.picture("cut-off").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_one_other_character_is_not_started() {
    let session = Session::start("flipped").await;
    let payload = |html: &str| html.find("id=\"program\"").unwrap();
    let flip = |html: String, at: usize| {
        let other = if html[at..].starts_with('A') { "B" } else { "A" };
        [&html[..at], other, &html[at + 1..]].concat()
    };
    for (name, at) in [("early", 400), ("late", 300_000)] {
        let flipped = changed(&format!("flipped-{name}"), |html| flip(html.clone(), payload(&html) + at));
        session.visit(&flipped, "").await;
        says(&session, "このファイルは壊れています").await;
    }
    let loader = changed("flipped-loader", |html| {
        let at = html.find(LOADER).unwrap() + 40;
        flip(html, at)
    });
    session.visit(&loader, "").await;
    says(&session, "書き換えられています").await;
    let text = changed("no-base64", |html| {
        let at = payload(&html) + 500;
        [&html[..at], "…", &html[at + 1..]].concat()
    });
    session.visit(&text, "").await;
    says(&session, "このファイルは壊れています").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_later_part_is_damaged_or_missing_says_so_and_keeps_records_in_reach() {
    let session = Session::start("part").await;
    let part = "id=\"split_views\"";
    let damaged = changed("part-damaged", |html| {
        let at = html.find(part).unwrap() + 90_000;
        let other = if html[at..].starts_with('A') { "B" } else { "A" };
        [&html[..at], other, &html[at + 1..]].concat()
    });
    let missing = changed("part-missing", |html| html.replace(part, "id=\"gone\""));
    for file in [damaged, missing] {
        session.visit(&file, "").await;
        session.see("このファイルは一部が壊れています").await;
        session.see("まだ記入はありません").await;
        session.visit(&file, "#/departments/shimin").await;
        session.see("この画面を準備できませんでした").await;
        session.see("このブラウザに残っている記入は消えていません").await;
        session.press("保存されている記入を確かめてファイルにする").await;
        session.see("安全モード").await;
    }
    session.quit().await;
}

/// What stands before the plan's data, the data, and what follows.
fn plan_block(html: &str) -> (&str, &str, &str) {
    let start = html.find("id=\"plan\"").unwrap();
    let start = start + html[start..].find('>').unwrap() + 1;
    let end = start + html[start..].find('<').unwrap();
    (&html[..start], &html[start..end], &html[end..])
}

#[tokio::test(flavor = "multi_thread")]
async fn plan_data_that_are_damaged_missing_or_anothers_are_named_and_records_stay_in_reach() {
    let session = Session::start("plan-data").await;
    let other = std::fs::read_to_string(std::env::var("AYUMI_OTHER_HTML").unwrap()).unwrap();
    let (other_before, other_json, _) = plan_block(&other);
    let sha256 = |before: &str| before.rsplit('"').nth(1).unwrap().to_owned();
    let with = |html: &str, json: &str| {
        let (before, _, after) = plan_block(html);
        format!("{before}{json}{after}")
    };
    let files = [
        changed("plan-word", |html| with(&html, &plan_block(&html).1.replacen(SENTENCE, "書く窓口", 1))),
        changed("plan-cut", |html| with(&html, &plan_block(&html).1[..3000])),
        changed("plan-missing", |html| html.replacen("id=\"plan\"", "id=\"gone\"", 1)),
        changed("plan-anothers", |html| {
            let own = sha256(plan_block(&html).0);
            with(&html, other_json).replacen(&own, &sha256(other_before), 1)
        }),
    ];
    let reasons = [
        "計画のデータが壊れています",
        "計画のデータが壊れています",
        "計画のデータがありません",
        "計画のものではありません",
    ];
    for (file, reason) in files.iter().zip(reasons) {
        session.visit(file, "").await;
        says(&session, reason).await;
        session.press("保存されている記入を確かめてファイルにする").await;
        session.see("安全モード").await;
        session.see("保存されている内容を全てファイルにする").await;
    }
    session.quit().await;
}

/// A browser in which something is missing from the start.
async fn without(name: &str, script: &str) -> Session {
    let session = Session::start(name).await;
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    session
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_browser_lacks_is_named() {
    for (name, script, reason) in [
        ("no-streams", "delete globalThis.DecompressionStream", "DecompressionStream"),
        ("no-sheets", "delete Document.prototype.adoptedStyleSheets", "adoptedStyleSheets"),
        (
            "sheets-blocked",
            "CSSStyleSheet.prototype.replaceSync = () => { throw new DOMException('blocked', 'NotAllowedError') }",
            "blocked",
        ),
    ] {
        let session = without(name, script).await;
        session.visit(&html(), "").await;
        says(&session, reason).await;
        session.quit().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_without_the_newest_base64_or_without_digests_starts_all_the_same() {
    for (name, script) in [
        ("old-base64", "delete Uint8Array.fromBase64"),
        ("no-digest", "Object.defineProperty(crypto, 'subtle', { value: undefined })"),
    ] {
        let session = without(name, script).await;
        session.open("#/measures").await;
        session.assert_quiet().await;
        session.quit().await;
    }
}
