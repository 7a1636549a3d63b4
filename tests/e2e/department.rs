//! A department's page: what is left to write, and one sheet of paper.

use super::session::Session;
use super::views::take_in_the_sample;

#[tokio::test(flavor = "multi_thread")]
async fn a_departments_page_leads_to_what_is_left_to_write_and_prints_on_one_sheet() {
    let session = Session::start("department").await;
    take_in_the_sample(&session).await;
    session.open("#/departments/shimin?fy=2027").await;
    session.script("document.querySelector('.now__list > summary').click()").await;
    session.script("document.querySelector('.now__rows a[href*=\"m1402\"]').click()").await;
    let form = "document.querySelector('.record__title')?.textContent.includes('業務プロセスの最適化')";
    session.until("the form of 14-2", form).await;
    session.until("the focus on its heading", "document.activeElement.id === 'record-title'").await;
    // 14-2 is rated 遅れ in the sample, and ⑭ comes before ①, which 市民課 leads in.
    session.script("document.querySelectorAll('.now__list')[1].open = true").await;
    session.see("14-2が遅れ").await;

    let pdf = session.print("department-sheet").await;
    let pdf = String::from_utf8_lossy(&pdf);
    assert_eq!(pdf.split("/MediaBox [").count() - 1, 1, "the department's sheet is one A4");
    session.assert_quiet().await;
    session.quit().await;
}

/// A signal that is written while it is read ends in a trap, which only a real browser shows.
#[tokio::test(flavor = "multi_thread")]
async fn on_a_first_visit_a_department_is_chosen_and_its_page_opens() {
    let session = Session::start("department-first").await;
    session.open("#/departments").await;
    session.find("#chooser-dept").await.send_keys("市民課").await.unwrap();
    session.press("この課の取組を開く").await;
    session.see("市民課の記入").await;
    session.assert_quiet().await;
    session.quit().await;
}
