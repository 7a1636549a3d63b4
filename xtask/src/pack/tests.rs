//! The page as a whole: each test is an invariant of the module's documentation.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

use std::io::Read as _;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::*;

fn parts() -> Sources {
    Sources {
        title: "あゆみ".to_owned(),
        boot_style: "body { color: #333 }".to_owned(),
        app_style: ".chip::before { content: \"歩\" }".to_owned(),
        icon: b"<svg/>".to_vec(),
        plan: "<h2>取組</h2><p>$1 {{policy}}</p>".to_owned(),
        glue: "async function __wbg_init(options) {}\nexport { __wbg_init as default };".to_owned(),
        // One function without instructions, and a section with a name and text.
        wasm: b"\0asm\x01\0\0\0\x0a\x04\x01\x02\0\x0b\0\x08\x04texttxt".to_vec(),
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
    // The fifth is the glue's, which comes out of the payload.
    let glue = BASE64.encode(&Sha256::digest(format!("{}\n{GLUE_END}", parts().glue)));
    assert!(policy.contains(&format!("'sha256-{glue}'")));
    assert_eq!(policy.matches("'sha256-").count(), 5);
    assert!(policy.starts_with("default-src 'none';"));
}

#[test]
fn styles_glue_and_program_come_back_whole_and_carry_their_hash() {
    let html = packed(|_| ()).unwrap();
    let element = contents(&html, "id=\"program\" data-sha256=\"", "</script>")[0];
    let (sha256, element) = element.split_once("\" data-bytes=\"").unwrap();
    let (length, element) = element.split_once("\" data-packed-bytes=\"").unwrap();
    let (packed_length, element) = element.split_once("\" data-style-bytes=\"").unwrap();
    let (style_bytes, element) = element.split_once("\" data-glue-bytes=\"").unwrap();
    let (glue_bytes, text) = element.split_once("\">").unwrap();
    let packed = letters::decode(text, packed_length.parse().unwrap()).unwrap();
    // As the loader does: 8 MiB may be looked back at, the context is a byte's upper bits, positions are none.
    let (length, context) = (length.parse().unwrap(), payload::CONTEXT_BITS);
    let mut split = Vec::new();
    let before = text_content(&parts().plan);
    assert_eq!(before, "\n取組$1 {{policy}}\n");
    let before = Some(before.as_bytes());
    let mut reader = lzma_rust2::LzmaReader::new(packed.as_slice(), length, context, 0, 0, 8 << 20, before).unwrap();
    reader.read_to_end(&mut split).unwrap();
    let bytes = streams::join(&split).unwrap();
    assert_eq!(sha256, HEXLOWER.encode(&Sha256::digest(&bytes)));
    let (style, rest) = bytes.split_at(style_bytes.parse().unwrap());
    let (glue, wasm) = rest.split_at(glue_bytes.parse().unwrap());
    assert_eq!(str::from_utf8(style).unwrap().trim_end(), parts().app_style);
    assert_eq!(str::from_utf8(glue).unwrap(), format!("{}\n{GLUE_END}", parts().glue));
    assert_eq!(wasm, parts().wasm);
}

#[test]
fn a_program_whose_code_is_not_understood_is_no_page() {
    let page = packed(|sources| sources.wasm.insert(13, 0xfd));
    assert!(matches!(page, Err(PackError::Split(_))));
}

#[test]
fn only_the_styles_that_the_page_needs_without_the_app_stand_in_it() {
    let html = packed(|_| ()).unwrap();
    let style = contents(&html, "<style>", "</style>");
    assert_eq!(style.iter().map(|style| style.trim_end()).collect::<Vec<_>>(), [parts().boot_style]);
    assert!(!html.contains("chip"));
}

#[test]
fn an_import_is_found() {
    let page = pack(&parts(), &|_, text| Ok(format!("import 'a';\n{text}")));
    assert!(matches!(page, Err(PackError::Module(_))));
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
    let picture = "a{background:url(x.png)}";
    let boot_style = packed(|sources| picture.clone_into(&mut sources.boot_style));
    assert!(matches!(boot_style, Err(PackError::External(_))));
    let app_style = packed(|sources| picture.clone_into(&mut sources.app_style));
    assert!(matches!(app_style, Err(PackError::External(_))));
}

#[test]
fn no_text_breaks_out_of_its_element() {
    let script = pack(&parts(), &|_, text| Ok(text.replace("'use strict'", "'</script>'")));
    assert!(matches!(script, Err(PackError::BreaksOut { found: "</script", .. })));
    let style = packed(|sources| sources.boot_style.push_str("</style>"));
    assert!(matches!(style, Err(PackError::BreaksOut { found: "</style", .. })));
}

#[test]
fn a_stylesheet_that_is_not_there_is_named() {
    let joined = sources::join_styles(std::path::Path::new("."), &["style/none.css".to_owned()]);
    assert_eq!(joined, Err(PackError::LinkToNothing("style/none.css".to_owned())));
}
