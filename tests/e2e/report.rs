//! 報告書: the pages on screen are the pages on paper; every text of the plan stands on them; the PDF can be read aloud.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::By;

use super::engine::{Engine, folder, installed};
use super::files::sample_snapshot;
use super::paper::{Paper, folded, plan};
use super::session::{Session, told};
use super::views::take_in_the_sample;

/// A4 upright and A3 across, in points.
const SIZES: [(&str, [f64; 2]); 2] = [("a4", [595.0, 842.0]), ("a3", [1191.0, 842.0])];

/// Ticks every part, and asks for the sheets of all initiatives.
const EVERYTHING: &str = "
    document.querySelectorAll('.report__part input[type=checkbox]:not(:checked)').forEach((box) => box.click());
    document.querySelector('input[name=report-sheets][value=initiatives]').closest('label').click();";

/// The report has been set anew: all that is chosen stands in it.
const SET: &str = "!document.querySelector('#report-galley') && document.querySelectorAll('.report-page').length > 30 \
    && [...document.querySelectorAll('.report-thumb__open')].some((one) => one.innerText.includes('原典の注記'))";

/// What a program of the poppler set says about a file, told how before its name and where to behind it.
fn poppler(program: &str, how: &[&str], file: &Path, to: &[&str]) -> Option<String> {
    let path = PathBuf::from(installed("AYUMI_PDFTOTEXT")?).with_file_name(program);
    let output = Command::new(path).args(how).arg(file).args(to).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// All texts of the plan that a report of everything holds.
fn texts() -> Vec<String> {
    let plan = plan();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut texts = Vec::new();
    for initiative in plan["initiatives"].as_array().unwrap() {
        texts.extend(["name", "overview", "background", "outcome"].map(|member| text(&initiative[member])));
        for measure in initiative["measures"].as_array().unwrap() {
            texts.extend([text(&measure["name"]), text(&measure["indicator"]), text(&measure["target"]["text"])]);
            texts.extend(measure["phases"].as_array().unwrap().iter().map(|phase| text(&phase["text"])));
        }
    }
    texts
}

/// The report as the browser prints it, with all that makes it readable aloud.
async fn pdf(session: &Session, name: &str) -> PathBuf {
    use base64::Engine as _;
    let options = json!({
        "preferCSSPageSize": true, "printBackground": true, "generateTaggedPDF": true, "generateDocumentOutline": true
    });
    let pdf = session.cdp("Page.printToPDF", options).await;
    let bytes = base64::engine::general_purpose::STANDARD.decode(pdf["data"].as_str().unwrap()).unwrap();
    let path = Path::new(&told("AYUMI_PICTURES")).join(format!("{name}.pdf"));
    std::fs::write(&path, bytes).unwrap();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_is_on_paper_as_it_is_on_screen() {
    let session = Session::start("report").await;
    take_in_the_sample(&session).await;
    session.open("#/collect?fy=2027").await;
    session.press("報告書を作る").await;
    session.until("the first pages", "document.querySelectorAll('.report-page').length > 10").await;
    session.script(EVERYTHING).await;
    session.until("every part", SET).await;
    session.picture("report-everything").await;

    let papers = "return [...document.querySelectorAll('.report-page')].map((page) => page.dataset.paper)";
    let papers = session.script(papers).await;
    let papers: Vec<&str> = papers.as_array().unwrap().iter().map(|paper| paper.as_str().unwrap()).collect();
    assert!(papers.contains(&"a3"), "the roadmap is on A3");
    // Nothing is cut by the foot, laid out as for paper.
    session.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let cut = "return [...document.querySelectorAll('.report-page')].map((page) => \
        page.querySelector('.report-page__foot').getBoundingClientRect().top \
        - page.querySelector('.report-page__body').getBoundingClientRect().bottom)";
    let room = session.script(cut).await;
    for (at, room) in room.as_array().unwrap().iter().enumerate() {
        assert!(room.as_f64().unwrap() >= 0.0, "page {} runs {room} into its foot", at + 1);
    }
    session.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;

    let file = pdf(&session, "report").await;
    let all = papers.len().to_string();
    let Some(facts) = poppler("pdfinfo", &["-f", "1", "-l", &all], &file, &[]) else { return };
    let sizes = facts.lines().filter(|line| line.starts_with("Page ") && line.contains("size:"));
    let sizes: Vec<[f64; 2]> = sizes
        .map(|line| {
            let mut numbers =
                line.split_once("size:").unwrap().1.split_whitespace().filter_map(|word| word.parse().ok());
            [numbers.next().unwrap(), numbers.next().unwrap()]
        })
        .collect();
    assert_eq!(sizes.len(), papers.len());
    for (at, (paper, size)) in papers.iter().zip(&sizes).enumerate() {
        let [width, height] = SIZES.iter().find(|(name, _)| name == paper).unwrap().1;
        assert!((size[0] - width).abs() < 2.0 && (size[1] - height).abs() < 2.0, "page {}: {size:?}", at + 1);
    }
    let line = |name: &str| facts.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert!(line("Pages:").ends_with(&format!(" {all}")), "{}", line("Pages:"));
    assert!(line("Tagged:").contains("yes"));
    assert!(line("Title:").contains("報告書"), "{}", line("Title:"));

    let text = poppler("pdftotext", &["-raw"], &file, &["-"]).unwrap();
    let pages: Vec<&str> = text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}').collect();
    assert_eq!(pages.len(), papers.len(), "no page is empty or too many");
    for (at, page) in pages.iter().enumerate() {
        let number = folded(&format!("{} / {all}", at + 1));
        assert!(folded(page).contains(&number), "page {} has no number", at + 1);
        assert!(
            page.contains("台帳") && page.contains("2026-04版"),
            "page {} does not say of what it was made",
            at + 1
        );
        assert!(page.chars().count() > 150, "page {} is empty: {page}", at + 1);
    }
    let whole = folded(&text);
    let missing: Vec<String> = texts().into_iter().filter(|text| !whole.contains(&folded(text))).collect();
    assert!(missing.is_empty(), "{} texts are not on paper: {missing:?}", missing.len());

    let tags = poppler("pdfinfo", &["-struct-text"], &file, &[]).unwrap();
    let count = |tag: &str| tags.lines().filter(|line| line.trim_start().starts_with(tag)).count();
    assert_eq!(count("H1"), 1, "the report has one title");
    assert!(count("H2") >= 24, "each part and each initiative has a heading: {}", count("H2"));
    assert!(count("Table") >= 12 && count("TH") > 100, "tables have heads: {} {}", count("Table"), count("TH"));
    assert!(count("Figure") >= 3, "circles are figures");
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_chosen_and_written_for_a_report_outlives_the_page() {
    let session = Session::start("report-choice").await;
    take_in_the_sample(&session).await;
    session.open("#/report?fy=2027").await;
    session.until("the pages", "document.querySelectorAll('.report-page').length > 10").await;
    let write = |selector: &str, text: &str, event: &str| {
        format!(
            "const field = document.querySelector('{selector}'); field.focus(); field.value = '{text}'; \
             field.dispatchEvent(new Event('input', {{ bubbles: true }})); \
             field.dispatchEvent(new Event('{event}', {{ bubbles: true }})); field.blur();"
        )
    };
    session.script(&write("#report-title", "中間報告書", "change")).await;
    session.until("the title", "document.querySelector('.report-cover__name')?.innerText === '中間報告書'").await;
    session.script(&write("#report-text", "完了は99件である。", "change")).await;
    session.see("下書きにない数字があります：99").await;
    session.until("the sentence", "document.querySelector('.report-sentences')?.innerText.includes('99件')").await;
    session.script("document.querySelector('input[name=report-paper][value=a4]').closest('label').click()").await;
    session.until("upright paper alone", "!document.querySelector('.report-page[data-paper=a3]')").await;

    session.driver.refresh().await.unwrap();
    session.until("the title again", "document.querySelector('.report-cover__name')?.innerText === '中間報告書'").await;
    session
        .until("the sentence again", "document.querySelector('.report-sentences')?.innerText.includes('99件')")
        .await;
    session.press("下書きに戻す").await;
    session.until("the draft", "!document.querySelector('.report-sentences')?.innerText.includes('99件')").await;

    // A page opens as large as it is, by its name; the keyboard is on it.
    session.script("document.querySelectorAll('.report-thumb__open')[1].click()").await;
    session.until("the large page", "document.activeElement?.id === 'report-enlarged'").await;
    session.assert_accessible("a report with a large page").await;
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_leaves_as_a_word_file_with_the_parts_on_screen() {
    let session = Session::start("report-word").await;
    take_in_the_sample(&session).await;
    session.open("#/report?fy=2027").await;
    session.until("the pages", "document.querySelectorAll('.report-page').length > 10").await;
    session.press("Word（.docx）で書き出す").await;
    session.see("報告書_R9_").await;
    let bytes = std::fs::read(session.downloaded("ayumi_報告書_R9_", ".docx").await).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let titles = "return [...document.querySelectorAll('.report-part h2')].map((title) => title.innerText)";
    let titles = session.script(titles).await;
    assert!(titles.as_array().unwrap().len() > 3);
    for title in titles.as_array().unwrap() {
        assert!(text.contains(title.as_str().unwrap()), "{title}");
    }
    session.assert_quiet().await;
    session.quit().await;
}

/// Firefox has one size of paper: all upright, its pages are those of the screen.
#[tokio::test(flavor = "multi_thread")]
async fn the_report_is_on_paper_in_firefox() {
    let profile = folder("report-firefox");
    let Some(browser) = Engine::Firefox.open(&profile, json!({})).await else { return };
    let snapshot = sample_snapshot();
    let path = profile.join(&snapshot.file_name);
    std::fs::write(&path, snapshot.text).unwrap();
    browser.visit("#/files").await;
    let input = browser.driver.find(By::Css("#intake-files")).await.unwrap();
    input.send_keys(path.display().to_string()).await.unwrap();
    browser.see("個の変更を取り込む").await;
    let press =
        "[...document.querySelectorAll('.intake button')].find(one => one.innerText.includes('取り込む')).click()";
    browser.script(press).await;
    browser.see("個の変更を追加しました").await;
    browser.saved().await;
    browser.visit("#/report?fy=2027").await;
    browser.until("the pages", "document.querySelectorAll('.report-page').length > 10").await;
    browser.script("document.querySelector('input[name=report-paper][value=a4]').closest('label').click()").await;
    browser.until("upright paper alone", "!document.querySelector('.report-page[data-paper=a3]')").await;
    let all = browser.script("return document.querySelectorAll('.report-page').length").await;
    let Some(paper) = Paper::print(&browser, "report-firefox".to_owned()).await else { return };
    paper.assert_pages_numbered(usize::try_from(all.as_u64().unwrap()).unwrap());
    browser.quit().await;
}
