//! Every view: stands, is accessible, fits, asks for nothing; and leaves its pictures.

use super::files::sample_snapshot;
use super::session::{DESK, PHONE, Session};

/// The pictures of the README: name and address.
const README: [(&str, &str); 3] = [
    ("readme-overview", "#/?fy=2027"),
    ("readme-department", "#/departments/shimin?fy=2027&sel=m0401"),
    ("readme-graph", "#/graph?fy=2027"),
];

/// Addresses of every view, with the names of their pictures.
const VIEWS: &[(&str, &str)] = &[
    ("overview", "#/?fy=2027"),
    ("measures", "#/measures"),
    ("measures-joho", "#/measures?dept=joho&role=lead&fy=2027"),
    ("initiative", "#/initiatives/14?fy=2027"),
    ("graph", "#/graph"),
    ("graph-selected", "#/graph?fy=2027&sel=i14"),
    ("roadmap", "#/roadmap?fy=2027"),
    ("roadmap-lead", "#/roadmap?vision=3&by=lead&cut=years"),
    ("compare", "#/compare?fy=2027"),
    ("report", "#/report?fy=2027"),
    ("plans", "#/plans"),
    ("department", "#/departments/shimin?fy=2027"),
    ("workshop", "#/workshop/shimin?fy=2027&sel=m0401"),
    ("workshop-start", "#/workshop/shimin?fy=2027"),
    ("collect", "#/collect?fy=2027"),
    ("files", "#/files"),
    ("about", "#/about"),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_view_is_accessible_fits_and_asks_for_nothing() {
    let session = Session::start("views").await;
    session.open("#/").await;
    session.assert_accessible("first visit").await;
    session.picture("first-1366").await;
    take_in_the_sample(&session).await;
    for (name, address) in VIEWS.iter().copied() {
        session.resize(DESK).await;
        session.open(address).await;
        session.assert_fits(name).await;
        session.assert_accessible(name).await;
        session.picture(&format!("{name}-1366")).await;
        session.print(name).await;
        session.resize(PHONE).await;
        session.open(address).await;
        session.assert_fits(&format!("{name} on a phone")).await;
        session.assert_accessible(&format!("{name} on a phone")).await;
        session.picture(&format!("{name}-390")).await;
        session.assert_quiet().await;
    }
    // The README's pictures, which `cp pictures/readme-* docs/pictures/` renews.
    session.resize(DESK).await;
    for (name, address) in README {
        session.open(address).await;
        session.first_screen(name).await;
    }
    session.quit().await;
}

/// Fills the browser with the sample records, as a person would: by a mailed file.
pub async fn take_in_the_sample(session: &Session) {
    let snapshot = sample_snapshot();
    let path = session.path(&snapshot.file_name);
    std::fs::write(&path, snapshot.text).unwrap();
    session.open("#/files").await;
    session.hand_in("#intake-files", &path).await;
    session.press("個の変更を取り込む").await;
    session.see("個の変更を追加しました").await;
    // Leaving before would leave a part unsaved.
    session.see("保存しました").await;
    session.choose("#own-dept", "市民課").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_200_percent_zoom_nothing_is_cut_off() {
    let session = Session::start("zoom").await;
    // 1366×768 at 200 % leaves half the CSS pixels.
    session.resize((683, 384)).await;
    for (name, address) in VIEWS.iter().copied() {
        session.open(address).await;
        session.assert_fits(&format!("{name} at 200 %")).await;
    }
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_reaches_controls_with_a_visible_focus() {
    let session = Session::start("focus").await;
    for (name, address) in VIEWS.iter().copied() {
        session.open(address).await;
        for _ in 0..25 {
            session.key(thirtyfour::Key::Tab.value().to_string().as_str()).await;
            let unseen = session
                .script(
                    "const element = document.activeElement; \
                     if (element === document.body || element === document.documentElement) return null; \
                     const style = getComputedStyle(element); const box = element.getBoundingClientRect(); \
                     const label = element.closest('label') || (element.id && document.querySelector(`label[for='${element.id}']`)); \
                     const ringed = [element, label, element.nextElementSibling, element.parentElement].filter(Boolean) \
                       .some(one => getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2); \
                     return ringed && box.width > 0 ? null : element.outerHTML.slice(0, 200) + ' ' + style.outline",
                )
                .await;
            assert!(unseen.is_null(), "{name}: no visible focus on {unseen}");
        }
    }
    session.quit().await;
}
