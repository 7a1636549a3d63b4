//! A page that was changed step by step equals a page that is opened at the same address.

use serde_json::Value;

use super::session::{DESK, Session};
use super::views::take_in_the_sample;

/// Walks where rows, marks and boxes are kept, moved, written anew and taken away.
const WALKS: [&[&str]; 4] = [
    &[
        "#/measures",
        "#/measures?vision=1",
        "#/measures?vision=1&q=オンライン",
        "#/measures?q=オ",
        "#/measures?q=オ&sort=due",
        "#/measures?sort=updated&fy=2027",
        "#/measures?fy=2027&state=underway",
        "#/measures?fy=2027",
        "#/measures?dept=joho&role=lead&fy=2028",
        "#/measures",
    ],
    &[
        "#/roadmap?fy=2027",
        "#/roadmap?by=lead&fy=2027",
        "#/roadmap?by=lead&cut=years&vision=3",
        "#/roadmap?cut=years&vision=2",
        "#/roadmap?by=vision&fy=2028",
        "#/roadmap",
    ],
    &[
        "#/graph?fy=2027",
        "#/graph?fy=2027&sel=i14",
        "#/graph?fy=2027&sel=i01",
        "#/graph?vision=2&fy=2027",
        "#/graph?fold=1&fy=2027",
        "#/graph",
    ],
    &["#/?fy=2027", "#/?fy=2026", "#/initiatives/14?fy=2027", "#/initiatives/1?fy=2027", "#/?fy=2027"],
];

/// What a person is shown, as text: elements, their attributes, their words. Left out is what says where the focus was,
/// and attributes that give a control its first value only.
const SHOWN: &str = "(() => {
    const told = node => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE) return '';
        const own = [...node.attributes].filter(({ name }) => !['tabindex', 'checked', 'selected', 'value'].includes(name)).map(({ name, value }) => ` ${name}=${value}`);
        return `<${node.localName}${own.sort().join('')}>${[...node.childNodes].map(told).join('')}</>`;
    };
    const parts = '.measures, .filter, .roadmap, .graph__nodes, .graph__lines, .graph__table, .overview, .sheet';
    return [...document.querySelectorAll(parts)].map(told).join('\\n');
})()";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_changed_step_by_step_is_the_page_that_is_opened_there() {
    let session = Session::start("patches").await;
    session.resize(DESK).await;
    take_in_the_sample(&session).await;
    for walk in WALKS {
        let mut opened: Vec<Value> = Vec::new();
        for address in walk {
            session.open(address).await;
            opened.push(session.script(&format!("return {SHOWN}")).await);
        }
        assert!(opened.iter().all(|shown| shown.as_str().is_some_and(|shown| shown.len() > 1000)));
        for (address, opened) in walk.iter().zip(opened) {
            session.script(&format!("location.hash = '{address}'")).await;
            session.until("its view", "document.querySelector('h1#view-title')").await;
            session.settled().await;
            let walked = session.script(&format!("return {SHOWN}")).await;
            assert!(walked == opened, "{address}: {}", difference(&walked, &opened));
        }
    }
    session.quit().await;
}

/// Where two pages part.
fn difference(walked: &Value, opened: &Value) -> String {
    let letters = |of: &Value| of.as_str().unwrap_or_default().chars().collect::<Vec<_>>();
    let (walked, opened) = (letters(walked), letters(opened));
    let at = walked.iter().zip(&opened).take_while(|(one, other)| one == other).count();
    let around = |of: &[char]| of.iter().skip(at.saturating_sub(150)).take(300).collect::<String>();
    format!("walked there:\n{}\nopened there:\n{}", around(&walked), around(&opened))
}
