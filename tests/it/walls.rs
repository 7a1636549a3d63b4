//! The walls between rooms, the tables that show them, and the names of types.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::tidy::{rows, sources, text_of};

/// The rooms from the ground up, and what each may name. The tables in `src/lib.rs` and `docs/ARCHITECTURE.md` say the
/// same, and a test holds them to it.
pub(crate) const MAY_NAME: [(&str, &[&str]); 15] = [
    ("plan", &[]),
    ("journal", &["plan"]),
    ("insight", &["plan", "journal"]),
    ("query", &["plan", "journal", "insight"]),
    ("graph", &["plan"]),
    ("exchange", &["plan", "journal", "insight", "query"]),
    ("vault", &["plan", "journal"]),
    ("wording", &["plan", "journal", "insight", "query", "exchange"]),
    ("picture", &["plan", "journal", "insight", "query", "graph", "exchange", "wording"]),
    ("report", &["plan", "journal", "insight", "query", "graph", "wording", "picture"]),
    ("tables", &["plan", "journal", "insight", "wording"]),
    ("office", &["plan", "journal", "insight", "wording", "report", "tables"]),
    ("browser", &["plan", "journal", "exchange", "vault", "app"]),
    (
        "app",
        &["plan", "journal", "insight", "query", "graph", "exchange", "vault", "wording", "report", "tables", "office"],
    ),
    (
        "ui",
        &[
            "plan", "journal", "insight", "query", "graph", "exchange", "vault", "wording", "picture", "report",
            "tables", "app",
        ],
    ),
];

/// Words of earlier versions that told a stranger nothing. None comes back as the name of a type.
const RETIRED: [&str; 33] = [
    "Act", "Ask", "Course", "Deed", "Desk", "Face", "Gap", "Handed", "Holding", "Incoming", "Intake", "Line", "Looked",
    "Lookout", "Missing", "Outside", "Parcel", "PastLine", "Picked", "Reach", "Ruling", "Said", "Shelf", "Sight",
    "Standing", "Told", "Turn", "Twin", "Unfolded", "Voice", "Wait", "Way", "World",
];

#[test]
fn rooms_name_only_what_the_table_allows() {
    for (room, allowed) in MAY_NAME {
        let texts = sources(&format!("src/{room}"));
        assert!(!texts.is_empty(), "there is no room `{room}`");
        for (path, text) in texts {
            for named in named_rooms(&text) {
                let is_room = MAY_NAME.iter().any(|(other, _)| *other == named);
                let may = !is_room || named == room || allowed.contains(&named.as_str());
                assert!(may, "{} names the room `{named}`", path.display());
            }
        }
    }
}

#[test]
fn every_spelling_of_a_use_is_seen() {
    let text = "use crate::plan::Plan;\nuse crate::{\n    graph,\n    vault::{Store, Vault},\n};\nlet a = crate::insight::pace();";
    assert_eq!(named_rooms(text), ["graph", "insight", "plan", "vault"].map(ToOwned::to_owned).into());
}

#[test]
fn the_docs_show_the_table_of_rooms_that_the_tests_keep() {
    let lib = text_of("src/lib.rs");
    let architecture = text_of("docs/ARCHITECTURE.md");
    for (room, allowed) in MAY_NAME {
        let rooms: BTreeSet<&str> = allowed.iter().copied().collect();
        for (name, text, mark) in [("src/lib.rs", &lib, "//! | [`"), ("docs/ARCHITECTURE.md", &architecture, "| `")] {
            let row = text.lines().find_map(|line| line.strip_prefix(&format!("{mark}{room}`")));
            let row = row.unwrap_or_else(|| panic!("{name} does not show the room `{room}`"));
            let knows = row.trim_end_matches([' ', '|']).rsplit('|').next().unwrap();
            let shown: BTreeSet<&str> = MAY_NAME
                .iter()
                .map(|(other, _)| *other)
                .filter(|other| knows.contains(&format!("`{other}`")))
                .collect();
            assert_eq!(shown, rooms, "{name} says what `{room}` may name");
        }
    }
}

#[test]
fn no_retired_word_is_the_name_of_a_type() {
    for (name, path) in type_names(false) {
        assert!(!RETIRED.contains(&name.as_str()), "{} brings `{name}` back", path.display());
    }
}

#[test]
fn no_public_type_name_stands_twice_without_a_reason() {
    let apart = [("Doubt", "journal doubts an entry, insight a pair of values")];
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for (name, path) in type_names(true) {
        if apart.iter().any(|(known, _)| *known == name) {
            continue;
        }
        if let Some(first) = seen.insert(name.clone(), path.clone()) {
            panic!("`{name}` is defined in {} and in {}", first.display(), path.display());
        }
    }
}

/// The first names after `crate::`, in whatever way a `use` or a path spells them.
fn named_rooms(text: &str) -> BTreeSet<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut named = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        let Some(list) = after.strip_prefix('{') else {
            named.insert(word(after));
            continue;
        };
        let mut depth = 0;
        let mut starts = true;
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                // What follows the first letter of a name is passed over until the next comma.
                _ if starts && depth == 0 && !letter.is_whitespace() => {
                    named.insert(word(&list[at..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    named
}

/// Every type, or only those that are visible outside their file, with the file.
fn type_names(only_public: bool) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for (path, text) in sources("src") {
        let lines = text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
        for line in lines.filter(|line| !only_public || line.starts_with("pub")) {
            let mut words =
                line.split_whitespace().skip_while(|word| !matches!(*word, "struct" | "enum" | "trait" | "type"));
            let is_type =
                line.split_whitespace().take(3).any(|word| matches!(word, "struct" | "enum" | "trait" | "type"));
            if let (true, Some(name)) = (is_type, words.nth(1)) {
                found.push((name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect(), path.clone()));
            }
        }
    }
    found
}

#[test]
fn the_architecture_lists_the_rooms_of_the_front_page() {
    let listed = |text: &str| -> Vec<String> {
        let names = rows(text).map(|cells| cells[0].trim_matches(['[', '`', ']']).to_owned());
        names.filter(|name| MAY_NAME.iter().any(|(room, _)| room == name)).collect()
    };
    let front = text_of("src/lib.rs").replace("//! ", "");
    assert_eq!(listed(&front).len(), MAY_NAME.len());
    assert_eq!(listed(&text_of("docs/ARCHITECTURE.md")), listed(&front));
}
