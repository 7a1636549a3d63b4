//! The walls between rooms, and habits that reviews should not have to repeat.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up. A room may name only those before it.
const ROOMS: [&str; 10] = ["plan", "journal", "insight", "query", "graph", "exchange", "vault", "app", "ui", "browser"];

/// Pairs that stand at the same height and do not know each other, and doors that stay shut.
const CLOSED: [(&str, &str); 7] = [
    ("graph", "query"),
    ("vault", "insight"),
    ("vault", "query"),
    ("vault", "graph"),
    ("vault", "exchange"),
    ("ui", "browser"),
    ("app", "browser"),
];

/// The longest file that still reads as one idea.
const LONGEST_FILE_LINES: usize = 450;

#[test]
fn rooms_name_only_what_stands_below_them() {
    for (height, room) in ROOMS.iter().enumerate() {
        for (path, text) in sources(&format!("src/{room}")) {
            for (other_height, other) in ROOMS.iter().enumerate() {
                let named =
                    text.contains(&format!("crate::{other}::")) || text.contains(&format!("use crate::{other};"));
                let allowed = other_height <= height && !CLOSED.contains(&(room, other));
                assert!(!named || allowed, "{} names the room `{other}`", path.display());
            }
        }
    }
}

#[test]
fn pure_rooms_name_no_framework_and_no_browser() {
    for room in ["plan", "journal", "insight", "query", "graph", "exchange", "vault"] {
        for (path, text) in sources(&format!("src/{room}")) {
            for banned in
                ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "SystemTime", "Instant::now", "Local::now"]
            {
                assert!(!text.contains(banned), "{} names {banned}", path.display());
            }
        }
    }
}

#[test]
fn only_the_browser_room_names_browser_crates() {
    for room in ["app", "ui"] {
        for (path, text) in sources(&format!("src/{room}")) {
            for banned in ["web_sys", "js_sys", "gloo", "wasm_bindgen"] {
                assert!(!text.contains(banned), "{} names {banned}", path.display());
            }
        }
    }
}

#[test]
fn views_do_not_know_each_other() {
    for (path, text) in sources("src/ui/views") {
        let own = path.strip_prefix(root().join("src/ui/views")).unwrap().components().next().unwrap();
        let own = own.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        for (_, after) in text.match_indices("crate::ui::views::").map(|(at, name)| text.split_at(at + name.len())) {
            assert!(after.starts_with(&own), "{} names another view", path.display());
        }
    }
}

#[test]
fn files_are_one_idea_each() {
    for folder in ["src", "xtask/src", "tests"] {
        for (path, text) in sources(folder) {
            let lines = text.lines().count();
            assert!(lines <= LONGEST_FILE_LINES, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in sources("src") {
        assert!(text.starts_with("//!"), "{} opens without a purpose", path.display());
    }
}

#[test]
fn raw_colours_stand_in_the_tokens_only() {
    for (path, text) in files("style", "css") {
        if path.ends_with("tokens.css") {
            continue;
        }
        for line in text.lines() {
            let raw = line
                .split('#')
                .skip(1)
                .any(|after| after.chars().take_while(char::is_ascii_hexdigit).count() >= 3 && line.contains(':'));
            assert!(!raw && !line.contains("rgb("), "{} has a raw colour: {line}", path.display());
        }
    }
}

#[test]
fn every_style_sheet_is_linked_once_and_opens_a_layer() {
    let index = fs::read_to_string(root().join("index.html")).unwrap();
    for (path, text) in files("style", "css") {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        assert_eq!(index.matches(&format!("href=\"{name}\"")).count(), 1, "{name} must be linked once in index.html");
        assert!(text.contains("@layer"), "{name} stands outside the layers");
    }
}

#[test]
fn no_markup_from_text_and_no_style_attributes() {
    for (path, text) in sources("src/ui") {
        for banned in ["inner_html", "style=\"", "set_inner_html"] {
            assert!(!text.contains(banned), "{} uses {banned}", path.display());
        }
    }
}

#[test]
fn nothing_is_left_open() {
    let banned = ["TO".to_owned() + "DO", "FIX".to_owned() + "ME", "dbg".to_owned() + "!", "todo".to_owned() + "!"];
    for folder in ["src", "xtask/src", "tests"] {
        for (path, text) in sources(folder) {
            for word in &banned {
                assert!(!text.contains(word.as_str()), "{} contains {word}", path.display());
            }
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    files(folder, "rs")
}

pub(crate) fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&root().join(folder), extension, &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, extension: &str, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

#[test]
fn every_row_of_the_fault_list_is_proven_or_says_why_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reasons = fs::read_to_string(root.join("tests/FAULTS.md")).unwrap();
    let tests: String = sources("tests").into_iter().map(|(_, text)| text).collect();
    for row in 1..=70 {
        let proven = tests.contains(&format!("fn fault_{row:02}_"));
        let explained = reasons.contains(&format!("\n| {row} |"));
        assert!(proven || explained, "row {row} of the fault list has neither a test nor a reason");
    }
}

#[test]
fn b5_one_counter_counts_measures_and_stands_in_one_place() {
    // 件数, 件名, 条件 are words; so is 1件 where a sentence explains how a measure is counted.
    let is_word = |before: Option<char>, after: Option<char>| {
        matches!(after, Some('数' | '名'))
            || !matches!(before, Some('}' | '"')) && !before.is_some_and(|c| c.is_ascii_digit() && c != '1')
    };
    for (path, text) in sources("src") {
        // A unit of targets in a plan.
        if path.ends_with("counted.rs") || path.ends_with("doubts.rs") {
            continue;
        }
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices('件') {
                let (before, after) = (line[..at].chars().next_back(), line[at..].chars().nth(1));
                assert!(is_word(before, after), "{} counts with a literal: {line}", path.display());
            }
        }
    }
}
