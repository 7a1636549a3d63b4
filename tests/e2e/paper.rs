//! What stands on paper, read back out of the printed file, in the engines whose drivers can print.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::By;
use thirtyfour::common::print::{PrintMargins, PrintOrientation, PrintPage, PrintParameters};
use unicode_normalization::UnicodeNormalization as _;

use super::engine::{Browser, Engine, folder, installed};
use super::files::sample_snapshot;
use super::session::told;

/// The city's plan.
pub fn plan() -> Value {
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
pub fn folded(text: &str) -> String {
    let radical = |letter: char| match letter {
        '⺠' => '民',
        '⻑' => '長',
        '⻄' => '西',
        '⾒' | '⻅' => '見',
        other => other,
    };
    text.nfkc().map(radical).filter(|letter| letter.is_alphanumeric()).collect()
}

/// What was printed, read back page by page.
pub struct Paper {
    place: String,
    /// As it was read.
    told: Vec<String>,
    /// Folded.
    pages: Vec<String>,
}

impl Paper {
    /// Prints what the browser shows on A4 and keeps the file beside the pictures.
    pub async fn print(browser: &Browser, place: String) -> Option<Self> {
        let pdftotext = installed("AYUMI_PDFTOTEXT")?;
        // Firefox's driver prints without telling the page, as a person's printing does.
        browser.script("window.dispatchEvent(new Event('beforeprint'))").await;
        let page = PrintPage { width: 21.0, height: 29.7 };
        let margin = PrintMargins { top: 1.1, bottom: 1.3, left: 1.3, right: 1.3 };
        let orientation = PrintOrientation::Portrait;
        let parameters = PrintParameters { orientation, background: true, page, margin, ..PrintParameters::default() };
        let pdf = browser.driver.print_page(parameters).await.unwrap();
        let path = Path::new(&told("AYUMI_PICTURES")).join(format!("paper-{place}.pdf"));
        fs::write(&path, pdf).unwrap();
        let text = Command::new(pdftotext).arg("-raw").arg(&path).arg("-").output().unwrap();
        assert!(text.status.success(), "{}", String::from_utf8_lossy(&text.stderr));
        let text = String::from_utf8(text.stdout).unwrap();
        // Each page ends with a form feed.
        let told: Vec<String> = text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}').map(str::to_owned).collect();
        let pages = told.iter().map(|page| folded(page)).collect();
        let paper = Self { place, told, pages };
        assert!(paper.pages.iter().all(|page| page.chars().count() > 20), "{}: a page is empty", paper.place);
        Some(paper)
    }

    /// Asserts that each of these stands there.
    fn assert_holds(&self, words: &[String]) {
        let text = self.pages.concat();
        let missing: Vec<&String> = words.iter().filter(|words| !text.contains(&folded(words))).collect();
        assert!(
            missing.is_empty(),
            "{}: {} of {} are not on paper: {missing:?}\n{text}",
            self.place,
            missing.len(),
            words.len()
        );
    }

    /// Asserts that each row begins once, with its number, and that its name is on the page where it begins: none is
    /// lost, doubled, or cut by a page's end.
    fn assert_holds_each_row_once(&self, rows: &[(String, String)]) {
        for (number, name) in rows {
            let begins = |page: &String| page.split_whitespace().filter(|word| word == number).count();
            let counts: Vec<usize> = self.told.iter().map(begins).collect();
            assert_eq!(counts.iter().sum::<usize>(), 1, "{}: {number} stands on pages {counts:?}", self.place);
            let at = counts.iter().position(|count| *count == 1).unwrap();
            assert!(self.pages[at].contains(&folded(name)), "{}: {number} {name} is cut by a page's end", self.place);
        }
    }

    /// Asserts that there are so many pages, each with a number of its own making.
    pub fn assert_pages_numbered(&self, all: usize) {
        assert_eq!(self.pages.len(), all, "{}: pages on paper and on screen", self.place);
        for (at, page) in self.pages.iter().enumerate() {
            let number = folded(&format!("{} / {all}", at + 1));
            assert!(page.contains(&number), "{}: page {} has no number: {page}", self.place, at + 1);
        }
    }

    /// Asserts that each page says which of how many it is.
    fn assert_numbered(&self) {
        for (at, page) in self.told.iter().enumerate() {
            let number = format!("{}／{}", at + 1, self.told.len());
            assert!(page.lines().any(|line| line == number), "{}: page {} has no number: {page}", self.place, at + 1);
        }
    }
}

/// Every view and state that a person prints, with words that must stand on its paper.
fn views() -> Vec<(&'static str, &'static str, Vec<String>)> {
    let told = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect::<Vec<_>>();
    let states = told(&["実施中", "準備中", "未記入"]);
    vec![
        ("measures", "#/measures?fy=2027", [measures(|_| true), states].concat()),
        ("roadmap", "#/roadmap?fy=2027", measures(|_| true)),
        ("compare", "#/compare?fy=2027", told(&["件数・割合・増減", "評価の移り", "変わった個別取組", "比べられない"])),
        ("overview", "#/?fy=2027", [initiatives(), told(&["対応が必要", "今年度末までに期限が来る目標"])].concat()),
        ("graph", "#/graph?fy=2027", initiatives()),
        ("graph-selected", "#/graph?fy=2027&sel=i14", initiatives()),
        ("sheet", "#/initiatives/4?fy=2027", measures(|number| number == 4)),
        (
            "department",
            "#/departments/joho?fy=2027",
            told(&["情報システム課の記入", "所属長", "データ分析ツールの導入"]),
        ),
        ("collect", "#/collect?fy=2027", told(&["届いたファイル", "食い違いの確認", "提出状況", "公民館"])),
        ("files", "#/files?fy=2027", told(&["最近のファイル", "元に戻す履歴"])),
        ("plans", "#/plans", told(&["この画面で開ける計画", "小金井市DX推進方針アクションプラン", "表示中"])),
        ("workshop-start", "#/workshop/shimin?fy=2027", told(&["配布資料", "ゼロトラストセキュリティ"])),
        ("workshop", "#/workshop/shimin?fy=2027&sel=m0401", told(&["マイナンバーカードの普及促進", "計画を上回る"])),
        ("about", "#/about", told(&["キー操作", "原典注記"])),
    ]
}

/// Number and name of each measure.
fn rows() -> Vec<(String, String)> {
    let plan = plan();
    let rows = plan["initiatives"].as_array().unwrap().iter().flat_map(|initiative| {
        let measures = initiative["measures"].as_array().unwrap().iter().enumerate();
        measures.map(move |(at, measure)| (format!("{}-{}", initiative["number"], at + 1), name(measure)))
    });
    rows.collect()
}

async fn views_are_on_paper(engine: Engine, engine_name: &str) {
    let profile = folder(&format!("paper-{engine_name}"));
    let Some(browser) = engine.open(&profile, json!({})).await else { return };
    let snapshot = sample_snapshot();
    let path = profile.join(&snapshot.file_name);
    fs::write(&path, snapshot.text).unwrap();
    browser.visit("#/files").await;
    let input = browser.driver.find(By::Css("#intake-files")).await.unwrap();
    input.send_keys(path.display().to_string()).await.unwrap();
    browser.see("個の変更を取り込む").await;
    browser
        .script(
            "[...document.querySelectorAll('.intake button')].find(one => one.innerText.includes('取り込む')).click()",
        )
        .await;
    browser.see("個の変更を追加しました").await;
    browser.saved().await;
    for (view, address, words) in views() {
        browser.visit(address).await;
        let Some(paper) = Paper::print(&browser, format!("{view}-{engine_name}")).await else { return };
        paper.assert_holds(&words);
        if view == "measures" || view == "roadmap" {
            paper.assert_holds_each_row_once(&rows());
        }
        if view == "sheet" || view == "department" {
            assert_eq!(paper.pages.len(), 1, "{}: a sheet is one page", paper.place);
        }
        if engine == Engine::Chromium {
            paper.assert_numbered();
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
