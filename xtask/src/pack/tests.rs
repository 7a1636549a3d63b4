//! The page as a whole: each test is an invariant of the module's documentation.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

use std::io::Read as _;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use ayumi::exchange::{plan_digest, prove_block};
use ayumi::plan::{self, Plan};

use super::*;
use crate::repo::Repo;
use crate::site::Purpose;

fn small_plan() -> Plan {
    checked_plan(&Repo::here().root.join("tests/fixtures/plan/small.json")).unwrap()
}

fn parts() -> Sources {
    Sources {
        purpose: Purpose::Quick,
        boot_style: "body { color: #333 }".to_owned(),
        app_style: ".chip::before { content: \"歩\" }".to_owned(),
        icon: b"<svg/>".to_vec(),
        glue: "async function __wbg_init(options) {}\nexport { __wbg_init as default };".to_owned(),
        wasm: b"\0asm\x01\0\0\0".to_vec(),
        parts: vec![Part { name: "split_views".to_owned(), wasm: b"\0asm\x01\0\0\0views".to_vec() }],
    }
}

fn pack(sources: &Sources, plan: &Plan, minify: Minify<'_>) -> Result<String, PackError> {
    Ok(page(sources, &program(sources, minify)?, plan)?.html)
}

fn packed(change: impl FnOnce(&mut Sources)) -> Result<String, PackError> {
    let mut sources = parts();
    change(&mut sources);
    pack(&sources, &small_plan(), &|_, text| Ok(text.to_owned()))
}

fn packed_with(change: impl FnOnce(&mut Plan)) -> Result<String, PackError> {
    let mut plan = small_plan();
    change(&mut plan);
    pack(&parts(), &plan, &|_, text| Ok(text.to_owned()))
}

fn contents<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    html.split(open).skip(1).map(|after| after.split_once(close).unwrap().0).collect()
}

#[test]
fn the_policy_names_exactly_the_scripts_and_styles_of_the_page() {
    let html = packed(|_| ()).unwrap();
    let policy = contents(&html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
    let scripts = contents(&html, "<script>", "</script>");
    let styles = contents(&html, "<style>", "</style>");
    for text in scripts.iter().chain(&styles) {
        let hash = BASE64.encode(&Sha256::digest(text));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{text}");
    }
    assert_eq!(scripts.len(), 4);
    // Beside the style's, one more is the glue's, which comes out of the payload.
    let glue = BASE64.encode(&Sha256::digest(format!("{}\n{GLUE_END}", parts().glue)));
    assert!(policy.contains(&format!("'sha256-{glue}'")));
    assert_eq!(policy.matches("'sha256-").count(), 6);
    assert!(policy.starts_with("default-src 'none';"));
}

#[test]
fn styles_glue_and_program_come_back_whole_and_carry_their_hash() {
    let html = packed(|_| ()).unwrap();
    let element = contents(&html, "id=\"program\" data-sha256=\"", "</script>")[0];
    let (sha256, element) = element.split_once("\" data-style-bytes=\"").unwrap();
    let (style_bytes, element) = element.split_once("\" data-glue-bytes=\"").unwrap();
    let (glue_bytes, element) = element.split_once("\" data-frame-bytes=\"").unwrap();
    let (frame_bytes, text) = element.split_once("\">").unwrap();
    let packed = BASE64.decode(text.split_whitespace().collect::<String>().as_bytes()).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    assert_eq!(sha256, HEXLOWER.encode(&Sha256::digest(&bytes)));
    let (style, rest) = bytes.split_at(style_bytes.parse().unwrap());
    let (glue, rest) = rest.split_at(glue_bytes.parse().unwrap());
    let (frame, wasm) = rest.split_at(frame_bytes.parse().unwrap());
    assert_eq!(str::from_utf8(style).unwrap().trim_end(), parts().app_style);
    assert_eq!(str::from_utf8(glue).unwrap(), format!("{}\n{GLUE_END}", parts().glue));
    assert_eq!(wasm, parts().wasm);
    assert_eq!(str::from_utf8(frame).unwrap(), program(&parts(), &|_, text| Ok(text.to_owned())).unwrap().page.frame);
}

#[test]
fn what_a_page_carries_makes_the_packers_page_of_any_plan() {
    let own = packed(|_| ()).unwrap();
    let city = checked_plan(&Repo::here().plan()).unwrap();
    let block = |html: &str, id: &str| {
        let after = html.split_once(&format!(" id=\"{id}\" data-sha256=\"")).unwrap().1;
        let (sha256, after) = after.split_once('"').unwrap();
        let text = after.split_once('>').unwrap().1.split_once("</script>").unwrap().0;
        (prove_block(text, sha256).unwrap(), sha256.to_owned())
    };
    let bytes = |html: &str, name: &str| -> usize { contents(html, name, "\"")[0].parse().unwrap() };
    let made_of = |html: &str, plan: &Plan| {
        let (payload, payload_sha256) = block(html, "program");
        let from = bytes(html, "data-style-bytes=\"") + bytes(html, "data-glue-bytes=\"");
        let frame = &payload.bytes[from..from + bytes(html, "data-frame-bytes=\"")];
        let frame = String::from_utf8(frame.to_vec()).unwrap();
        let names = PageProgram::part_names(&frame);
        let parts = names.into_iter().map(|name| (name.clone(), block(html, &name).0.text)).collect();
        let program = PageProgram { frame, payload: payload.text, payload_sha256, parts };
        let names = Namespace::of(&plan.id);
        program.page(&PlanValues::new(plan, names.name(), names.former())).unwrap()
    };
    let other = made_of(&own, &city);
    assert!(other == packed_with(|plan| plan.clone_from(&city)).unwrap(), "the page of the other plan is the packer's");
    assert!(made_of(&other, &small_plan()) == own, "and leads back");
}

#[test]
fn the_policy_is_the_same_whatever_the_plan() {
    let of = |html: String| contents(&html, "Content-Security-Policy\" content=\"", "\"")[0].to_owned();
    let city = checked_plan(&Repo::here().plan()).unwrap();
    assert_eq!(of(packed(|_| ()).unwrap()), of(packed_with(|plan| *plan = city).unwrap()));
}

#[test]
fn parts_stand_behind_the_loader_and_carry_their_hash() {
    let html = packed(|_| ()).unwrap();
    let (before, part) = html.split_once(" id=\"split_views\" data-sha256=\"").unwrap();
    assert!(before.contains("window.ayumiPart"), "the loader runs before the parts are read");
    let (sha256, text) = part.split_once("</script>").unwrap().0.split_once("\">").unwrap();
    let packed = BASE64.decode(text.split_whitespace().collect::<String>().as_bytes()).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, parts().parts[0].wasm);
    assert_eq!(sha256, HEXLOWER.encode(&Sha256::digest(&bytes)));
}

#[test]
fn the_file_is_utf_8_and_says_so_where_every_browser_looks() {
    let html = packed(|_| ()).unwrap();
    assert!(html.find("<meta charset=\"utf-8\">").unwrap() < 1024 - "<meta charset=\"utf-8\">".len());
}

/// What a parser complains of: wrong characters and marks, and elements that are not closed in their order.
fn complaints(html: &str) -> Vec<String> {
    const VOID: [&str; 5] = ["meta", "link", "br", "input", "hr"];
    let mut emitter = html5gum::DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for Ok(token) in html5gum::Tokenizer::new_with_emitter(html, emitter) {
        match token {
            html5gum::Token::Error(error) => found.push(error.to_string()),
            html5gum::Token::StartTag(tag) => open.push(String::from_utf8_lossy(&tag.name).into_owned()),
            html5gum::Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if open.pop().as_ref() != Some(&name) {
                    found.push(format!("</{name}> closes nothing"));
                }
            }
            _ => {}
        }
        open.retain(|name| !VOID.contains(&name.as_str()));
    }
    found.extend(open.into_iter().map(|name| format!("<{name}> stays open")));
    found
}

#[test]
fn the_file_is_html_without_a_fault() {
    let html = packed_with(|plan| *plan = checked_plan(&Repo::here().plan()).unwrap()).unwrap();
    assert_eq!(complaints(&html), Vec::<String>::new());
    for fault in ["<p a=1 a=2></p>", "<p></b>", "<p>", "<p\0></p>"] {
        assert!(!complaints(fault).is_empty(), "{fault} is seen");
    }
}

#[test]
fn the_same_parts_make_the_same_file() {
    assert_eq!(packed(|_| ()).unwrap(), packed(|_| ()).unwrap());
}

#[test]
fn a_hashed_text_ends_where_its_element_ends() {
    let html = pack(&parts(), &small_plan(), &|_, text| Ok(format!("{}\n", text.trim()))).unwrap();
    let scripts = contents(&html, "<script>", "</script>");
    for text in scripts.into_iter().chain(contents(&html, "<style>", "</style>")) {
        assert_eq!(text, text.trim(), "an editor that indents the file would change it");
    }
}

#[test]
fn the_page_says_whose_records_are_its_own() {
    let html = packed(|_| ()).unwrap();
    assert!(html.contains("<body data-plan=\"small-2026\" data-store=\"small-2026\" data-former=\"\">"));
    let html = packed_with(|plan| plan.id = "koganei-dx-2026".to_owned()).unwrap();
    assert!(html.contains("data-store=\"koganei-dx-2026\" data-former=\"ayumi1\""));
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
    let page = pack(&parts(), &small_plan(), &|_, text| Ok(format!("import 'a';\n{text}")));
    assert!(matches!(page, Err(PackError::Module(_))));
}

#[test]
fn values_are_not_searched_for_placeholders() {
    let html = packed_with(|plan| plan.title = "$1 {{policy}}".to_owned()).unwrap();
    assert!(html.contains("\"title\":\"$1 {{policy}}\""));
}

#[test]
fn nothing_points_out_of_the_page() {
    let external = guard::self_contained;
    assert!(matches!(external("<img src=\"x.png\">"), Err(PackError::External(_))));
    assert!(matches!(external("<p style=\"color:red\">"), Err(PackError::Blocked(_))));
    let picture = "a{background:url(x.png)}";
    let boot_style = packed(|sources| picture.clone_into(&mut sources.boot_style));
    assert!(matches!(boot_style, Err(PackError::External(_))));
    let app_style = packed(|sources| picture.clone_into(&mut sources.app_style));
    assert!(matches!(app_style, Err(PackError::External(_))));
}

#[test]
fn the_plan_comes_back_whole_and_carries_the_digest_of_its_content() {
    let title = "</script><!-- <script> \u{2028}";
    let html = packed_with(|plan| plan.title = title.to_owned()).unwrap();
    let element = contents(&html, "id=\"plan\" data-sha256=\"", "</script>")[0];
    let (sha256, json) = element.split_once("\">").unwrap();
    let plan = plan::parse(json).unwrap();
    assert_eq!(plan, Plan { title: title.to_owned(), ..small_plan() });
    assert_eq!(sha256, plan_digest(&plan));
}

#[test]
fn no_text_breaks_out_of_its_element() {
    let script = pack(&parts(), &small_plan(), &|_, text| Ok(text.replace("'use strict'", "'</script>'")));
    assert!(matches!(script, Err(PackError::BreaksOut { found: "</script", .. })));
    let style = packed(|sources| sources.boot_style.push_str("</style>"));
    assert!(matches!(style, Err(PackError::BreaksOut { found: "</style", .. })));
}

#[test]
fn a_stylesheet_that_is_not_there_is_named() {
    let joined = sources::join_styles(std::path::Path::new("."), &["style/none.css".to_owned()]);
    assert_eq!(joined, Err(PackError::LinkToNothing("style/none.css".to_owned())));
}
