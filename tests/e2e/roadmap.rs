//! ロードマップ as a person uses it: with the list's filter, grouped in another way, printed.

use serde_json::json;

use super::session::{DESK, Session};

#[tokio::test(flavor = "multi_thread")]
async fn the_roadmap_keeps_the_filter_groups_by_links_and_prints_on_a3() {
    let session = Session::start("roadmap").await;
    session.open("#/measures?vision=3").await;
    session.press("ロードマップ").await;
    let counts = |count| {
        format!(
            "document.querySelector('.roadmap .found__count')?.innerText.replace(/\\s/g, '').startsWith('{count}件／全63件')"
        )
    };
    session.until("the filtered roadmap", &counts(23)).await;

    // With the keyboard: the link keeps the focus, the filter stays, and Back undoes.
    session
        .script(
            "[...document.querySelectorAll('.roadmap .segments__label')].find(link => link.innerText === '課').focus()",
        )
        .await;
    session.key(thirtyfour::Key::Enter.value().to_string().as_str()).await;
    session
        .until(
            "groups by lead",
            "[...document.querySelectorAll('.group-head__name')].some(name => name.innerText === '全ての課')",
        )
        .await;
    assert_eq!(session.address().await, "#/roadmap?vision=3&by=lead");
    assert_eq!(
        session
            .script("return [document.activeElement.innerText, document.activeElement.getAttribute('aria-current')]")
            .await,
        json!(["課", "true"])
    );
    session.driver.back().await.unwrap();
    session.until("groups by initiative", "document.querySelectorAll('.roadmap .number-mark').length === 6").await;

    session.press("Vision3：基盤の整備").await;
    session.until("all", &counts(63)).await;
    session.until("the focus on the count", "document.activeElement.id === 'found'").await;

    // Far down, the head stands under the navigation, and the page does not scroll sideways.
    let gap = session
        .script(
            "window.scrollTo(0, 3000); \
             return Math.abs(document.querySelector('.roadmap__heads').getBoundingClientRect().top - document.querySelector('.nav').getBoundingClientRect().bottom)",
        )
        .await;
    assert!(gap.as_f64().unwrap() < 2.0, "the head is {gap} px off");
    session.resize((820, DESK.1)).await;
    session.assert_fits("the roadmap on a tablet").await;
    let name = session
        .script(
            "const box = document.querySelector('.roadmap__box'); box.scrollLeft = 200; \
             return Math.abs(document.querySelector('.roadmap__name').getBoundingClientRect().left - box.getBoundingClientRect().left)",
        )
        .await;
    assert!(name.as_f64().unwrap() < 2.0, "the first column is {name} px off");

    session.resize(DESK).await;
    let pdf = session.print("roadmap-all").await;
    let pdf = String::from_utf8_lossy(&pdf);
    let sheets: Vec<&str> = pdf.split("/MediaBox [").skip(1).filter_map(|after| after.split(']').next()).collect();
    // 420 × 297 mm in points; the browser rounds to whole pixels.
    let is_a3 = |sheet: &&str| {
        let size: Vec<f64> = sheet.split_whitespace().filter_map(|side| side.parse().ok()).collect();
        (size[2] - 1190.6).abs() < 2.0 && (size[3] - 841.9).abs() < 2.0
    };
    assert!(sheets.len() > 1 && sheets.iter().all(is_a3), "{sheets:?}");
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_roadmap_is_saved_as_lines_and_as_points() {
    let session = Session::start("roadmap-file").await;
    session.open("#/roadmap?vision=3").await;
    session.press("SVGで保存").await;
    let svg = std::fs::read_to_string(session.downloaded("ayumi_ロードマップ", ".svg").await).unwrap();
    assert!(
        svg.contains("個別取組23件／全63件の工程。条件：Vision3：基盤の整備。") && svg.contains("DX人材の育成・確保")
    );
    session.see("「ダウンロード」フォルダーにあることを確認してください。").await;
    session.press("PNGで保存").await;
    let png = std::fs::read(session.downloaded("ayumi_ロードマップ", ".png").await).unwrap();
    assert!(png.starts_with(b"\x89PNG") && png.len() > 20_000, "{} bytes", png.len());
    session.quit().await;
}
