//! Habits that reviews should not have to repeat.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest file that still reads as one idea.
const LONGEST_FILE_LINES: usize = 450;

#[test]
fn pure_rooms_name_no_framework_and_no_browser() {
    for room in ["plan", "journal", "insight", "query", "graph", "exchange", "vault", "wording"] {
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

/// Data that is Japanese, in rooms that say nothing.
const JAPANESE_DATA: [(&str, &str); 2] = [
    ("src/journal/scale.rs", "the default scale, which a plan may replace"),
    ("src/insight/doubts.rs", "counters, to tell what a figure counts"),
];

#[test]
fn what_people_read_is_said_in_wording_in_views_and_in_errors_alone() {
    let is_japanese = |character: char| matches!(character, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    for room in ["journal", "insight", "query", "graph", "vault", "browser", "app"] {
        for (path, text) in sources(&format!("src/{room}")) {
            if JAPANESE_DATA.iter().any(|(data, _)| path.ends_with(data)) {
                continue;
            }
            for line in code(&text).lines() {
                let line = line.split(" // ").next().unwrap_or_default();
                assert!(!line.contains(is_japanese), "{} says: {}", path.display(), line.trim());
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
    let list = text_of("tests/FAULTS.md");
    let (promises, reasons) = list.split_once("\n## ").unwrap();
    for row in 1..=70 {
        let cells = rows(promises).find(|cells| cells[0] == row.to_string());
        let cells = cells.unwrap_or_else(|| panic!("row {row} is not in tests/FAULTS.md"));
        assert!(cells.len() == 3 && !cells[1].is_empty(), "row {row} promises nothing");
        let explained = rows(reasons).any(|cells| cells[0] == row.to_string());
        assert!(cells[2].contains('`') || explained, "row {row} of the fault list has neither a test nor a reason");
    }
}

#[test]
fn the_fault_list_names_its_tests_and_those_that_it_names_exist() {
    let tests = tests();
    let list = text_of("tests/FAULTS.md");
    let mut named = Vec::new();
    for cells in rows(&list).filter(|cells| cells.len() == 3) {
        for name in cells[2].split('`').skip(1).step_by(2) {
            let is_file = name.contains('/') && root().join("tests").join(name).is_file();
            let exists = is_file || tests.iter().any(|test| is_named(test, name));
            assert!(exists, "row {} names {name}, which is not there", cells[0]);
            named.push((cells[0].to_owned(), name.to_owned()));
        }
    }
    for (module, test) in &tests {
        let Some((row, _)) = test.strip_prefix("fault_").and_then(|rest| rest.split_once('_')) else { continue };
        let row = row.trim_start_matches('0').to_uppercase();
        let listed = named.iter().any(|(of, name)| *of == row && is_named(&(module.clone(), test.clone()), name));
        assert!(listed, "row {row} of tests/FAULTS.md does not name {module}::{test}");
    }
}

/// Every test with the path of its module, as `tests::it::tidy`.
fn tests() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in ["src", "tests", "xtask/src"].into_iter().flat_map(sources) {
        let module = path.strip_prefix(root()).unwrap().with_extension("").display().to_string().replace('/', "::");
        let mut is_test = false;
        for line in text.lines().map(str::trim_start) {
            if let Some(name) = line.trim_start_matches("async ").strip_prefix("fn ") {
                if is_test {
                    let name = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    found.push((module.clone(), name));
                }
                is_test = false;
            }
            is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
        }
    }
    found
}

/// Whether a list means this test: by `name`, `module::name`, the module alone, or with a `*` for any letters.
fn is_named((module, test): &(String, String), name: &str) -> bool {
    let (of, name) = name.rsplit_once("::").unwrap_or(("", name));
    let within = of.is_empty() || format!("::{module}::").contains(&format!("::{of}::"));
    let fits = match name.split_once('*') {
        Some((begin, end)) => test.starts_with(begin) && test.ends_with(end) && begin.len() + end.len() <= test.len(),
        None => test == name || module.ends_with(&format!("::{name}")),
    };
    within && fits
}

/// The cells of each row of the tables in a text, without their heads.
pub(crate) fn rows(markdown: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = markdown.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    lines.map(|line| line.split(" | ").collect::<Vec<_>>()).filter(|cells| cells[0] != "Row")
}

/// What newcomers read.
const DOCS: [&str; 5] = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/ARCHITECTURE.md", "docs/GLOSSARY.md"];

#[test]
fn files_and_commands_that_the_docs_name_exist() {
    let commands = text_of("xtask/src/main.rs");
    for doc in DOCS {
        let text = text_of(doc);
        let folder = root().join(doc).parent().unwrap().to_owned();
        for link in text.split("](").skip(1).filter_map(|after| after.split([')', '#']).next()) {
            let elsewhere = link.is_empty() || link.starts_with("https:");
            assert!(elsewhere || folder.join(link).exists(), "{doc} links to {link}");
        }
        for code in text.split('`').skip(1).step_by(2) {
            let path = code.trim_end_matches('/');
            let ours =
                ["src/", "tests/", "style/", "seeds/", "xtask/", "docs/"].iter().any(|top| path.starts_with(top));
            let is_made = path == "xtask/sizes.json";
            let is_pattern = is_made || path.contains("NAME") || path.contains(['*', '…', ' ']);
            assert!(!ours || is_pattern || root().join(path).exists(), "{doc} names {path}");
        }
        for (at, _) in text.match_indices("cargo xtask ") {
            let word: String = text[at + 12..].chars().take_while(char::is_ascii_alphanumeric).collect();
            let known = word.is_empty() || commands.contains(&format!("[\"{word}\""));
            assert!(known, "{doc} names cargo xtask {word}");
        }
    }
}

#[test]
fn the_glossary_has_only_words_of_the_code() {
    let mut code = String::new();
    for (_, text) in sources("src") {
        code.extend(text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]));
    }
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').map(ToOwned::to_owned).collect()
    };
    let known = words(&code);
    let glossary = text_of("docs/GLOSSARY.md");
    for cells in rows(&glossary).filter(|cells| cells.len() == 3) {
        for term in cells[1].split('`').skip(1).step_by(2).flat_map(words) {
            assert!(term.is_empty() || known.contains(&term), "{term} is no word of the code");
        }
    }
}

pub(crate) fn text_of(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
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

/// Public functions that no user reaches, and why they stay.
const ONLY_TESTED: [(&str, &str); 3] = [
    ("deserialize", "serde calls it, by the name of its module"),
    ("look_at", "hands over files as the browser's own inputs do, from memory"),
    ("read_snapshot", "reads a file at one go, which the page does in slices"),
];

/// Doubles of what a browser has; the app's tests run on them.
const DOUBLES: [&str; 2] = ["src/vault/memory.rs", "src/app/ports/memory.rs"];

/// Code alone: no comments, no tests of its own, and no names that are only handed on.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut parts = text.split("pub use ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |code, part| code + part.split_once(';').map_or("", |(_, rest)| rest))
}

/// The names of public functions in code, and all other names.
fn defined_and_named(code: &str) -> (Vec<&str>, Vec<&str>) {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut words = code.split(|character| !is_name(character)).filter(|word| !word.is_empty());
    let (mut defined, mut named, mut is_public) = (Vec::new(), Vec::new(), false);
    while let Some(word) = words.next() {
        match word {
            "pub" => is_public = true,
            "const" | "async" | "crate" | "super" | "in" => {}
            "fn" => {
                let name = words.next().unwrap_or_default();
                defined.extend(Some(name).filter(|_| is_public));
                is_public = false;
            }
            _ => {
                named.push(word);
                is_public = false;
            }
        }
    }
    (defined, named)
}

/// Public functions of `src` that neither the program nor its tools name.
fn unreached(program: &[(PathBuf, String)], tools: &[(PathBuf, String)]) -> Vec<String> {
    let codes: Vec<String> = program.iter().map(|(_, text)| code(text)).collect();
    let tools: Vec<String> = tools.iter().map(|(_, text)| code(text)).collect();
    let named: std::collections::BTreeSet<&str> =
        codes.iter().chain(&tools).flat_map(|code| defined_and_named(code).1).collect();
    let mut unreached = Vec::new();
    for ((path, _), code) in program.iter().zip(&codes) {
        if !DOUBLES.iter().any(|double| path.ends_with(double)) {
            let alone = defined_and_named(code).0.into_iter().filter(|name| !named.contains(name));
            unreached.extend(alone.map(str::to_owned));
        }
    }
    unreached
}

#[test]
fn every_public_function_is_reached_by_the_program_and_not_by_tests_alone() {
    let benches = root().join("xtask/src/bench");
    let tools: Vec<_> = sources("xtask/src").into_iter().filter(|(path, _)| !path.starts_with(&benches)).collect();
    let mut found = unreached(&sources("src"), &tools);
    found.sort();
    let mut known = ONLY_TESTED.map(|(name, _)| name);
    known.sort_unstable();
    assert_eq!(found, known, "no user reaches these, or an exception is out of date");
}

#[test]
fn a_function_that_only_its_own_tests_or_a_re_export_name_is_found() {
    let text = "pub use lone::lone;\n/// Like lone().\npub fn lone() { used() }\npub(super) fn used() {}\n\
                fn private() {}\n#[cfg(test)]\nmod tests { fn it() { super::lone() } }\n";
    assert_eq!(unreached(&[(PathBuf::from("src/a.rs"), text.to_owned())], &[]), ["lone"]);
    let caller = (PathBuf::from("xtask/src/a.rs"), "fn main() { lone() }".to_owned());
    assert!(unreached(&[(PathBuf::from("src/a.rs"), text.to_owned())], &[caller]).is_empty());
}
