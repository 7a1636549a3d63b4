//! What stands on paper, read back out of the printed file, in the engines whose drivers can print.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::common::print::{PrintMargins, PrintOrientation, PrintPage, PrintParameters};
use unicode_normalization::UnicodeNormalization as _;

use super::engine::{Browser, Engine, folder, installed};
use super::session::told;

/// The city's plan.
fn plan() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/koganei-dx-2026/plan.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Names of all initiatives.
fn initiatives() -> Vec<String> {
    plan()["initiatives"].as_array().unwrap().iter().map(name).collect()
}

/// Names of the measures of the initiatives that are asked for by number.
fn measures(asked: impl Fn(u64) -> bool) -> Vec<String> {
    let plan = plan();
    let initiatives = plan["initiatives"].as_array().unwrap().iter();
    let asked = initiatives.filter(|each| asked(each["number"].as_u64().unwrap()));
    asked.flat_map(|each| each["measures"].as_array().unwrap()).map(name).collect()
}

fn name(item: &Value) -> String {
    item["name"].as_str().unwrap().to_owned()
}

/// Letters and figures alone, and in one form: files of print hold radicals for some letters, and other marks.
fn folded(text: &str) -> String {
    let radical = |letter: char| match letter {
        '⺠' => '民',
        '⻑' => '長',
        '⻄' => '西',
        '⾒' | '⻅' => '見',
        other => other,
    };
    text.nfkc().map(radical).filter(|letter| letter.is_alphanumeric()).collect()
}

/// Prints what the browser shows on A4, keeps the file beside the pictures, and gives its text, folded.
async fn printed(browser: &Browser, name: &str, orientation: PrintOrientation) -> Option<String> {
    let pdftotext = installed("AYUMI_PDFTOTEXT")?;
    let page = PrintPage { width: 21.0, height: 29.7 };
    let margin = PrintMargins { top: 1.1, bottom: 1.3, left: 1.3, right: 1.3 };
    let parameters = PrintParameters { orientation, background: true, page, margin, ..PrintParameters::default() };
    let pdf = browser.driver.print_page(parameters).await.unwrap();
    let path = Path::new(&told("AYUMI_PICTURES")).join(format!("paper-{name}.pdf"));
    fs::write(&path, pdf).unwrap();
    let text = Command::new(pdftotext).arg("-raw").arg(&path).arg("-").output().unwrap();
    assert!(text.status.success(), "{}", String::from_utf8_lossy(&text.stderr));
    Some(folded(&String::from_utf8(text.stdout).unwrap()))
}

fn assert_holds(text: &str, words: &[String], place: &str) {
    let missing: Vec<&String> = words.iter().filter(|words| !text.contains(&folded(words))).collect();
    assert!(missing.is_empty(), "{place}: {} of {} are not on paper: {missing:?}\n{text}", missing.len(), words.len());
}

async fn views_are_on_paper(engine: Engine, name: &str) {
    let profile = folder(&format!("paper-{name}"));
    let Some(browser) = engine.open(&profile, json!({})).await else { return };
    browser.visit("#/departments/shimin?sel=m0401").await;
    browser.record_status("underway").await;
    browser.saved().await;
    for (view, address, words) in [
        ("measures", "#/measures", measures(|_| true)),
        ("roadmap", "#/roadmap", measures(|_| true)),
        ("overview", "#/", initiatives()),
        ("graph", "#/graph", initiatives()),
        ("sheet", "#/initiatives/4", measures(|number| number == 4)),
    ] {
        browser.visit(address).await;
        // Firefox's driver prints without telling the page, as a person's printing does.
        browser.script("window.dispatchEvent(new Event('beforeprint'))").await;
        let Some(text) = printed(&browser, &format!("{view}-{name}"), PrintOrientation::Portrait).await else { return };
        assert_holds(&text, &words, view);
        if view == "measures" {
            // The state that was recorded, and the others'.
            assert_holds(&text, &["実施中".to_owned(), "未記入".to_owned()], view);
        }
    }
    browser.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_of_every_view_is_on_paper_in_firefox() {
    views_are_on_paper(Engine::Firefox, "firefox").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_of_every_view_is_on_paper_in_chromium() {
    views_are_on_paper(Engine::Chromium, "chromium").await;
}
