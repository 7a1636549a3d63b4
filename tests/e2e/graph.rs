//! The dependency graph by keyboard alone: no pointer, no focus set by a script.

use serde_json::json;
use thirtyfour::Key;

use super::session::Session;

impl Session {
    /// Presses a key that types nothing.
    pub async fn strike(&self, key: Key) {
        self.key(key.value().to_string().as_str()).await;
    }

    /// Presses Tab until a condition on the focused `here` holds.
    async fn tab_to(&self, what: &str, condition: &str) {
        for _ in 0..80 {
            self.strike(Key::Tab).await;
            let script = format!("const here = document.activeElement; return !!({condition})");
            if self.script(&script).await == json!(true) {
                return;
            }
        }
        panic!("Tab does not reach {what}");
    }

    /// Waits until a box has the focus.
    async fn at_box(&self, id: &str) {
        self.until(id, &format!("document.activeElement.id === 'graph-{id}'")).await;
    }

    /// Waits until the address is this.
    async fn at(&self, address: &str) {
        self.until(address, &format!("decodeURIComponent(location.hash) === {}", json!(address))).await;
    }
}

const ON_A_BOX: &str = "here.classList.contains('graph__node')";

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_graph_is_worked_by_keyboard_alone() {
    let session = Session::start("graph-keys").await;
    session.open("#/graph").await;

    // One stop for the whole picture; arrows walk, and a line says where.
    session.tab_to("the picture", ON_A_BOX).await;
    session.at_box("i04").await;
    assert_eq!(
        session.script("return document.querySelectorAll('.graph__node[tabindex=\"0\"]').length").await,
        json!(1)
    );
    session.strike(Key::Down).await;
    session.at("#/graph?sel=i14").await;
    session.at_box("i14").await;
    session.see("⑭行政サービスのリデザインを選びました。").await;
    session.strike(Key::Right).await;
    session.until("a successor of 14", "/sel=i0[1789]$/.test(location.hash)").await;
    session.strike(Key::End).await;
    session.strike(Key::Home).await;
    session.at_box("i04").await;
    session.strike(Key::Down).await;
    session.at_box("i14").await;

    // Further and further around, then everything again; the size.
    session.key("f").await;
    session.at("#/graph?sel=i14&hops=1").await;
    session.see("⑭のまわり1つ先までにあるのは、①⑦⑧⑨の4取組です。").await;
    session.at_box("i14").await;
    session.key("+").await;
    session.see("拡大率は125%です。").await;
    session.key("-").await;
    session.key("0").await;
    session.see("拡大率は100%です。").await;

    // Back to the tools, and only the neighbourhood.
    session.strike(Key::Escape).await;
    session.until("the tools", "document.activeElement.id === 'graph-tools'").await;
    session.tab_to("the questions", "here.textContent.trim() === '影響を調べる・図を保存'").await;
    session.strike(Key::Enter).await;
    session.tab_to("まわりだけ並べる", "here.textContent.includes('まわりだけ並べる')").await;
    session.strike(Key::Enter).await;
    session.at("#/graph?sel=i14&hops=1&alone=1").await;
    session.until("five boxes", "document.querySelectorAll('.graph__node').length === 5").await;
    // Laid out afresh, the boxes are other elements: the keyboard stays where it was all the same.
    session.tab_to("the picture", ON_A_BOX).await;
    session.key("f").await;
    session.at("#/graph?sel=i14&hops=2&alone=1").await;
    session.at_box("i14").await;
    session.strike(Key::Escape).await;
    session.tab_to("the tools again", "here.textContent.trim() === '計画の図に戻す'").await;
    session.strike(Key::Enter).await;
    session.at("#/graph?sel=i14&hops=2").await;
    session.until("all boxes", "document.querySelectorAll('.graph__node').length === 16").await;
    session.tab_to("the picture", ON_A_BOX).await;
    for _ in 0..2 {
        session.key("f").await;
    }
    session.at("#/graph?sel=i14").await;
    session.at_box("i14").await;

    // A supposition, and out of it again with Esc; nothing is recorded.
    session.strike(Key::Escape).await;
    session.tab_to("the supposition", "here.textContent.includes('1年遅れたら')").await;
    session.strike(Key::Enter).await;
    session.at("#/graph?sel=i14&late=i14").await;
    session.see("仮定：⑭が1年遅れた場合、①⑦⑧⑨の4取組が新たに影響を受ける可能性があります。").await;
    session.assert_accessible("a supposition").await;
    session.picture("graph-supposed-1366").await;
    session.tab_to("the picture", ON_A_BOX).await;
    session.strike(Key::Escape).await;
    session.at("#/graph?sel=i14").await;
    let kept = "return Object.keys(localStorage).filter(key => key.startsWith('ayumi2/koganei-dx-2026/e/')).length";
    assert_eq!(session.script(kept).await, json!(0));

    // A path to the first of the list, told and marked.
    session.strike(Key::Escape).await;
    session.until("the tools", "document.activeElement.id === 'graph-tools'").await;
    session.tab_to("the other end", "here.id === 'graph-to'").await;
    session.strike(Key::Down).await;
    session.at("#/graph?sel=i14&to=i01").await;
    session.see("①は⑭を待ちます：⑭→①（ステップ1本）").await;
    session.until("the list keeps the focus", "document.activeElement.id === 'graph-to'").await;

    // The file, and the list.
    session.open("#/graph?sel=i14&hops=1&to=i01").await;
    session.assert_accessible("a path in a focus").await;
    session.picture("graph-asked-1366").await;
    session.tab_to("the table", "here.innerText.includes('表で見る')").await;
    session.strike(Key::Enter).await;
    session.see("まわりの外").await;
    session.picture("graph-asked-table-1366").await;
    session.strike(Key::Enter).await;
    session.tab_to("the file", "here.textContent.includes('SVGで保存')").await;
    session.strike(Key::Enter).await;
    let file = session.downloaded("ayumi_依存関係", ".svg").await;
    let svg = std::fs::read_to_string(file).unwrap();
    assert!(svg.contains("ステップ（前提→後続）") && svg.contains("たどった経路") && svg.contains("①は⑭を待ちます"));
    session.tab_to("the file of points", "here.textContent.includes('PNGで保存')").await;
    session.strike(Key::Enter).await;
    let png = std::fs::read(session.downloaded("ayumi_依存関係", ".png").await).unwrap();
    assert!(png.starts_with(b"\x89PNG") && png.len() > 20_000, "{} bytes", png.len());

    // Enter opens a sheet; Back restores all that was asked.
    session.tab_to("the picture", ON_A_BOX).await;
    session.strike(Key::Enter).await;
    session.at("#/initiatives/14").await;
    session.driver.back().await.unwrap();
    session.at("#/graph?sel=i14&hops=1&to=i01").await;
    session.see("①は⑭を待ちます").await;
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn measures_departments_and_folded_visions_are_worked_by_keyboard_alone() {
    let session = Session::start("graph-boxes").await;
    session.open("#/graph").await;
    session.tab_to("the questions", "here.textContent.trim() === '影響を調べる・図を保存'").await;
    session.strike(Key::Enter).await;
    session.tab_to("the measures", "here.textContent.trim() === '個別取組'").await;
    session.strike(Key::Enter).await;
    session.at("#/graph?nodes=measures").await;
    session.until("63 measures", "document.querySelectorAll('.graph__part').length === 63").await;
    session.assert_accessible("measures as boxes").await;
    session.picture("graph-measures-1366").await;

    // Down into the measures of a box and up again; Enter opens the sheet of a measure.
    session.tab_to("the picture", ON_A_BOX).await;
    session.at_box("i04").await;
    session.strike(Key::Down).await;
    session.at_box("i04-0").await;
    session.strike(Key::Down).await;
    session.at_box("i04-1").await;
    session.strike(Key::Up).await;
    session.strike(Key::Up).await;
    session.at_box("i04").await;
    session.strike(Key::Down).await;
    session.strike(Key::Enter).await;
    session.at("#/initiatives/4?sel=m0401").await;
    session.driver.back().await.unwrap();
    session.at("#/graph?nodes=measures").await;

    // A Vision folds by its link, and opens from its box.
    session.open("#/graph").await;
    session.tab_to("Vision2", "here.textContent.replace(/\\s/g, '') === 'たたむ：Vision2'").await;
    session.strike(Key::Enter).await;
    session.at("#/graph?fold=2").await;
    session.until("13 boxes", "document.querySelectorAll('.graph__node').length === 13").await;
    session.assert_accessible("a folded Vision").await;
    session.picture("graph-folded-1366").await;
    session.tab_to("the picture", ON_A_BOX).await;
    session.strike(Key::Right).await;
    session.strike(Key::Down).await;
    session.at_box("i07").await;
    session.see("Enterで広げます。").await;
    session.strike(Key::Enter).await;
    session.at("#/graph").await;
    session.until("all boxes", "document.querySelectorAll('.graph__node').length === 16").await;

    // The departments of an initiative: one stop, and arrows along the lines.
    session.open("#/graph?sel=i14&nodes=departments").await;
    session.until("nine boxes", "document.querySelectorAll('.graph__part').length === 9").await;
    session.assert_accessible("departments").await;
    session.picture("graph-departments-1366").await;
    session.tab_to("the picture", "here.classList.contains('graph__part')").await;
    session.at_box("part-0").await;
    session.strike(Key::Down).await;
    session.at_box("part-1").await;
    session.strike(Key::Right).await;
    session.until("the other side", "/^graph-part-[5-8]$/.test(document.activeElement.id)").await;
    session.strike(Key::Home).await;
    session.strike(Key::Enter).await;
    session
        .until("a department's own picture", "/nodes=departments/.test(location.hash) && !/sel=/.test(location.hash)")
        .await;
    session.assert_quiet().await;
    session.quit().await;
}
