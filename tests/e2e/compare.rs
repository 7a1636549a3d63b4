//! 比較: a mailed file beside the records, as the office uses it.

use super::engine::folder;
use super::files::sample_snapshot;
use super::session::Session;
use super::views::take_in_the_sample;

async fn click(session: &Session, name: &str, value: &str) {
    let selector = format!("input[name={name}][value={value}]");
    session.find(&selector).await;
    session.script(&format!("document.querySelector('{selector}').closest('label').click()")).await;
    session.until("the choice", &format!("document.querySelector('{selector}')?.checked")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_compared_with_and_never_taken_in() {
    let session = Session::start("compare").await;
    take_in_the_sample(&session).await;
    let earlier = session.path("earlier.json");
    std::fs::write(&earlier, sample_snapshot().text).unwrap();
    // One department's measure goes on, and one goes back.
    session.open("#/departments/shimin?fy=2027&sel=m0401").await;
    click(&session, "record-status", "done").await;
    session.open("#/departments/joho?fy=2027&sel=m0905").await;
    click(&session, "record-status", "not_started").await;
    session.see("保存しました").await;
    let entries = "return document.querySelector('.saved')?.innerText ?? ''";
    let before = session.script(entries).await;

    session.open("#/?fy=2027").await;
    session.press("ほかの時点と比べる").await;
    session.see("もとの年度").await;
    click(&session, "compare-before", "file").await;
    session.see("比べるファイルを選んでください").await;
    session.hand_in("#compare-file-before", &earlier).await;
    session.see("＝63件").await;
    let change = "[...document.querySelectorAll('.compare__change')].map((row) => row.innerText)";
    session
        .until("what went on", &format!("{change}.some((row) => row.includes('4-1') && row.includes('完了'))"))
        .await;
    session.picture("compare-file-1366").await;
    session.assert_accessible("a comparison with a file").await;

    // A draft is edited and copied; the sides change places.
    session.find("#compare-draft-whole").await;
    session
        .script(
            "const area = document.querySelector('#compare-draft-whole'); area.value = '直した文。'; \
             area.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await;
    session.see("下書きに戻す").await;
    session.press("入れ替える").await;
    session.until("the address", "location.hash.includes('after=file') && location.hash.includes('before=now')").await;
    session.until("the mirror", &format!("{change}.some((row) => row.includes('4-1'))")).await;
    session.until("what was written", "document.querySelector('#compare-draft-whole').value === '直した文。'").await;
    session.see("直したあとで数が変わりました").await;

    // What cannot be read says why, and nothing was recorded by any of it.
    let broken = session.path("broken.json");
    std::fs::write(&broken, "{\"format\": \"ayumi/snapshot\"").unwrap();
    session.hand_in("#compare-file-after", &broken).await;
    session.see("「broken.json」は比べられません").await;
    assert_eq!(session.script(entries).await, before);
    session.assert_quiet().await;
    session.quit().await;
}

/// The field stays while the address follows what is typed into it.
#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_typed() {
    let session = Session::start("compare-day").await;
    session.open("#/compare?before=2027-06-15&fy=2027").await;
    let day = session.find("#compare-day-0").await;
    session.script("const day = document.querySelector('#compare-day-0'); day.dataset.same = ''; day.focus()").await;
    day.send_keys("12052026").await.unwrap();
    session.until("the day in the address", "location.hash.includes('before=2026-12-05')").await;
    session.until("the same field", "document.activeElement?.dataset.same === ''").await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_plans_file_is_no_side_of_a_comparison() {
    let session = Session::start("compare-other").await;
    let other = folder("compare-other-plan").join("other.json");
    std::fs::write(&other, sample_snapshot().text.replace("koganei-dx-2026", "another-plan-2026")).unwrap();
    session.open("#/compare?before=file").await;
    session.hand_in("#compare-file-before", &other).await;
    session.see("「other.json」は比べられません").await;
    session.quit().await;
}
