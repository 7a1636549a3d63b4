//! A department's page: what is left to write, one sheet of paper, and a department that the plan does not name.

use thirtyfour::Key;

use super::session::{DESK, PHONE, Session};
use super::views::take_in_the_sample;

#[tokio::test(flavor = "multi_thread")]
async fn a_departments_page_leads_to_what_is_left_to_write_and_prints_on_one_sheet() {
    let session = Session::start("department").await;
    take_in_the_sample(&session).await;
    session.open("#/departments/shimin?fy=2027").await;
    session.script("document.querySelector('.finish details > summary').click()").await;
    session.script("document.querySelector('.finish__rows a[href*=\"m1402\"]').click()").await;
    let form = "document.querySelector('.record__title')?.textContent.includes('業務プロセスの最適化')";
    session.until("the form of 14-2", form).await;
    session.until("the focus on its heading", "document.activeElement.id === 'record-title'").await;
    // 14-2 is rated 遅れ in the sample, and ⑭ comes before ①, which 市民課 leads in.
    session.script("document.querySelector('.department__more details').open = true").await;
    session.see("14-2が遅れ").await;

    // 市民課's, and that of the department with most measures of its own.
    for (dept, picture) in [("shimin", "department-sheet"), ("joho", "department-sheet-joho")] {
        session.open(&format!("#/departments/{dept}?fy=2027")).await;
        session.until("the sheet", "document.querySelector('.department__signs')").await;
        let pdf = session.print(picture).await;
        let pdf = String::from_utf8_lossy(&pdf);
        assert_eq!(pdf.split("/MediaBox [").count() - 1, 1, "{dept}: the department's sheet is one A4");
    }
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

#[tokio::test(flavor = "multi_thread")]
async fn the_form_begins_on_the_first_screen_once_the_groups_are_answered() {
    let session = Session::start("department-form").await;
    session.open("#/departments/shimin?sel=m0401").await;
    session.press("市民課を自分の課にする").await;
    session.press("どれにも当てはまらない").await;
    session.see("ファイルにしていない変更").await;
    for size in [DESK, PHONE] {
        session.resize(size).await;
        session.open("#/departments/shimin?sel=m0401").await;
        session.find("input[name=record-status]").await;
        let (_, height) = size;
        let first = "document.querySelector('input[name=record-status]').closest('label').getBoundingClientRect().top";
        session.until(&format!("the first field at {size:?}"), &format!("{first} < {height}")).await;
    }
    // Between desk and phone, too, no state is cut off by its row.
    for width in [1360, 1330, 1280, 1100, 1024, 800, 770] {
        session.resize((width, 720)).await;
        let whole = "[...document.querySelectorAll('.radio-row__item')].every(one => \
             one.getBoundingClientRect().right <= one.parentElement.getBoundingClientRect().right + 1 && one.scrollWidth <= one.clientWidth + 1)";
        session.until(&format!("whole states at {width} px"), whole).await;
    }
    // The mail stands there to be read, also where the clipboard is not to be had.
    session.press("メールの文面をコピー").await;
    session.see("件名：小金井市DX推進方針アクションプランの進捗状況について（回答）【市民課】").await;
    // By keyboard it is one press from the heading.
    session.resize(DESK).await;
    session.open("#/departments/shimin?sel=m0401").await;
    session.script("document.querySelector('#view-title').focus()").await;
    session.strike(Key::Tab).await;
    session.until("the way to the form", &format!("{FOCUSED} === '記入欄へ移動'")).await;
    session.strike(Key::Enter).await;
    session.until("the form", "document.activeElement.id === 'record-title'").await;
    session.quit().await;
}

/// Presses a key together with Ctrl.
async fn control(session: &Session, key: &str) {
    session.driver.action_chain().key_down(Key::Control).send_keys(key).key_up(Key::Control).perform().await.unwrap();
}

/// What is focused, by its words.
const FOCUSED: &str = "document.activeElement.innerText?.trim()";

#[tokio::test(flavor = "multi_thread")]
async fn a_department_that_the_plan_does_not_name_is_added_by_keyboard_records_and_is_there_after_a_reload() {
    let session = Session::start("department-new").await;
    session.open("#/departments").await;
    session.script("document.querySelector('.chooser summary').focus()").await;
    session.strike(Key::Enter).await;
    session.strike(Key::Tab).await;
    session.key("窓口所管課").await;
    session.strike(Key::Enter).await;
    session.see("部署区分の名前です").await;
    session.script("document.querySelector('#new-dept').select()").await;
    session.key("保険年金課").await;
    session.strike(Key::Tab).await;
    session.until("the button", &format!("{FOCUSED} === '加えて開く'")).await;
    session.strike(Key::Enter).await;
    session.see("保険年金課の記入").await;
    session.see("保存しました").await;
    let page = session.address().await;
    let form = format!("{}?sel=m1402", page.split('?').next().unwrap());
    session.open(&form).await;
    session.find("input[name=record-status][value=underway]").await;
    session
        .script("document.querySelector('input[name=record-status][value=underway]').closest('label').click()")
        .await;
    session.see("ファイルにしていない変更 2個").await;
    session.see("保存しました").await;
    session.picture("department-added").await;
    session.open(&form).await;
    session.see("保険年金課の記入").await;
    let chosen = "document.querySelector('#own-dept').selectedOptions[0].text === '保険年金課'";
    session.until("the department in the header", chosen).await;
    session.until("its record", "document.querySelector('input[name=record-status][value=underway]')?.checked").await;
    // Records are read after the page stands: what is said of one's own department waits for them.
    session.open("#/departments/shimin").await;
    session.see("自分の課は保険年金課です。").await;
    for (address, place) in [("#/measures", "#filter-dept"), ("#/about/departments", "main")] {
        session.open(address).await;
        session.until(place, &format!("document.querySelector('{place}').textContent.includes('保険年金課')")).await;
    }
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_the_addition_on_the_departments_own_page_says_what_is_missing_and_redoing_brings_it_back() {
    let session = Session::start("department-undone").await;
    session.open("#/departments").await;
    session.script("document.querySelector('.chooser details').open = true").await;
    session.find("#new-dept").await.send_keys("保険年金課" + Key::Enter).await.unwrap();
    session.see("保険年金課の記入").await;
    session.see("保存しました").await;
    let hash = session.address().await;
    session.script("document.activeElement.blur()").await;
    control(&session, "z").await;
    session.see("「保険年金課の追加」を元に戻しました。").await;
    session.see("この課は、このブラウザの記入にありません。").await;
    session.see("自分の課を選ぶ").await;
    session.open(&hash).await;
    session.see("この課は、このブラウザの記入にありません。").await;
    control(&session, "y").await;
    session.see("保険年金課の記入").await;
    session.assert_quiet().await;
    session.quit().await;
}
