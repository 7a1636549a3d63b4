//! Files in and out as a person hands them over: packed, pasted, dropped, many, and far too large.

use std::path::PathBuf;
use std::process::Command;

use ayumi::exchange::{Export, PlanMark, Scope, Snapshot, write_snapshot};
use ayumi::journal::Ledger;
use ayumi::plan::calendar::Moment;
use serde_json::json;

use super::sample::sample_entries;
use super::session::Session;
use crate::city::city_plan;

/// The sample records as a mailed file.
pub fn sample_snapshot() -> Snapshot {
    let mut ledger = Ledger::default();
    ledger.union(sample_entries());
    let export = Export {
        exported_at: Moment::new("2027-11-22T14:32:00+09:00"),
        dept: None,
        name: "取りまとめ".to_owned(),
        scope: Scope::default(),
        round: None,
    };
    let plan = city_plan();
    write_snapshot(&plan, &PlanMark::of(&plan), &ledger, &export)
}

/// Packs a file by the system's own gzip: not by anything of ours.
fn gzip(path: &std::path::Path) -> PathBuf {
    assert!(Command::new("gzip").arg("--force").arg(path).status().unwrap().success());
    PathBuf::from(format!("{}.gz", path.display()))
}

/// Nothing was taken in by looking.
async fn nothing_changed(session: &Session) {
    let count = session.script("return document.querySelector('.stores .figures__number').innerText").await;
    assert_eq!(count, json!("0"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_packed_file_is_known_by_its_bytes_and_reviewed() {
    let session = Session::start("packed").await;
    session.open("#/files").await;
    let path = session.path("市民課.json");
    std::fs::write(&path, sample_snapshot().text).unwrap();
    let packed = gzip(&path);
    // Its name says nothing.
    let named = session.path("添付ファイル");
    std::fs::rename(packed, &named).unwrap();
    session.hand_in("#intake-files", &named).await;
    session.see("追加").await;
    nothing_changed(&session).await;
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_22_a_packed_file_of_gigabytes_is_refused_before_it_fills_the_memory() {
    let session = Session::start("bomb").await;
    session.open("#/files").await;
    let bomb = session.path("bomb.json.gz");
    let make = format!("head -c 2000000000 /dev/zero | gzip -1 > '{}'", bomb.display());
    assert!(Command::new("sh").arg("-c").arg(make).status().unwrap().success());
    session.hand_in("#intake-files", &bomb).await;
    session.see("圧縮を解くと大きくなりすぎます").await;
    nothing_changed(&session).await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_snapshot_is_reviewed_and_a_pasted_word_is_not() {
    let session = Session::start("paste").await;
    session.open("#/files").await;
    let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
                 document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
    session.driver.execute(paste, vec![json!("市民課")]).await.unwrap();
    session.driver.execute(paste, vec![json!(sample_snapshot().text)]).await.unwrap();
    session.see("追加").await;
    nothing_changed(&session).await;
    session.assert_quiet().await;
    session.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_53_several_files_dropped_on_any_view_each_have_their_result() {
    let session = Session::start("drop").await;
    session.open("#/measures").await;
    let drop = "const data = new DataTransfer(); \
        const add = (name, text) => data.items.add(new File([text], name)); \
        add('市民課.json', arguments[0]); add('空.json', ''); add('写真.json', '\\u0089PNG'); add('other.json', '{\"name\":\"x\"}'); \
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))";
    session.driver.execute(drop, vec![json!(sample_snapshot().text)]).await.unwrap();
    session.see("保存と共有").await;
    for told in ["市民課.json", "空.json", "写真.json", "other.json"] {
        session.see(told).await;
    }
    session.see("0バイト").await;
    nothing_changed(&session).await;
    session.quit().await;
}
