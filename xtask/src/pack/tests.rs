//! The page as a whole: each test is an invariant of the module's documentation.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

use std::io::Read as _;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::*;

fn parts() -> Sources {
    Sources {
        title: "あゆみ".to_owned(),
        style: "body { color: var(--color-text) }".to_owned(),
        icon: b"<svg/>".to_vec(),
        plan: "<h2>取組</h2><p>$1 {{policy}}</p>".to_owned(),
        glue: "async function __wbg_init(options) {}\nexport { __wbg_init as default };".to_owned(),
        wasm: b"\0asm".repeat(1000),
    }
}

fn packed(change: impl FnOnce(&mut Sources)) -> Result<String, PackError> {
    let mut sources = parts();
    change(&mut sources);
    pack(&sources, &|_, text| Ok(text.to_owned())).map(|page| page.html)
}

fn contents<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    html.split(open).skip(1).map(|after| after.split_once(close).unwrap().0).collect()
}

#[test]
fn the_policy_names_exactly_the_scripts_and_styles_of_the_page() {
    let html = packed(|_| ()).unwrap();
    let policy = contents(&html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
    let scripts = [contents(&html, "<script>", "</script>"), contents(&html, "<script type=\"module\">", "</script>")];
    let styles = contents(&html, "<style>", "</style>");
    for text in scripts.concat().iter().chain(&styles) {
        let hash = BASE64.encode(&Sha256::digest(text));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{text}");
    }
    assert_eq!(scripts.concat().len(), 3);
    assert_eq!(policy.matches("'sha256-").count(), 4);
    assert!(policy.starts_with("default-src 'none';"));
}

#[test]
fn the_program_comes_back_whole_and_carries_its_hash() {
    let html = packed(|_| ()).unwrap();
    let element = contents(&html, "id=\"program\" data-sha256=\"", "</script>")[0];
    let (sha256, base64) = element.split_once("\">").unwrap();
    let gzip = BASE64.decode(base64.as_bytes()).unwrap();
    let mut wasm = Vec::new();
    flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut wasm).unwrap();
    assert_eq!(wasm, parts().wasm);
    assert_eq!(sha256, HEXLOWER.encode(&Sha256::digest(&wasm)));
}

#[test]
fn values_are_not_searched_for_placeholders() {
    assert!(packed(|_| ()).unwrap().contains("<p>$1 {{policy}}</p>"));
}

#[test]
fn nothing_points_out_of_the_page() {
    let external = |html: &str| packed(|sources| html.clone_into(&mut sources.plan));
    assert!(matches!(external("<img src=\"x.png\">"), Err(PackError::External(_))));
    assert!(matches!(external("<p style=\"color:red\">"), Err(PackError::Blocked(_))));
    let css = packed(|sources| "a{background:url(x.png)}".clone_into(&mut sources.style));
    assert!(matches!(css, Err(PackError::External(_))));
}

#[test]
fn no_text_breaks_out_of_its_element() {
    let script = packed(|sources| sources.glue.push_str("'</script>'"));
    assert!(matches!(script, Err(PackError::BreaksOut { found: "</script", .. })));
    let style = packed(|sources| sources.style.push_str("</style>"));
    assert!(matches!(style, Err(PackError::BreaksOut { found: "</style", .. })));
}

#[test]
fn a_stylesheet_that_is_not_there_is_named() {
    let joined = sources::join_styles(std::path::Path::new("."), &["style/none.css".to_owned()]);
    assert_eq!(joined, Err(PackError::LinkToNothing("style/none.css".to_owned())));
}
