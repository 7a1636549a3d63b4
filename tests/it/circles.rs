//! Modules that stand side by side form no circle, and stand in the order that is declared for them.
//!
//! A module here is a file, or a folder with all its files. It names another where a `use` or a path leads into that
//! one; a name that a `mod.rs` only hands on counts as a name from the file that defines it. A `mod.rs` itself is not
//! counted: it is the front of its folder, which names its files and which these may name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::tidy::{rows, sources, text_of};
use super::walls::MAY_NAME;

/// A module's path from the root: `["graph", "lanes", "route"]`.
type Path = Vec<String>;

/// Which modules of a folder name which others beside them.
type Names = BTreeMap<String, BTreeSet<String>>;

/// The files of `src` as modules, with their code.
struct Modules(BTreeMap<Path, String>);

static USE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").unwrap());
static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(?:crate|super|self)(?:::\w+)+").unwrap());

#[test]
fn modules_side_by_side_form_no_circle() {
    let modules = Modules::of(sources("src").into_iter().map(|(path, text)| (path.display().to_string(), text)));
    for (room, _) in MAY_NAME {
        for (folder, names) in modules.folders(room) {
            let circle = circle(&names);
            assert!(circle.is_empty(), "in {}: {}", folder.join("::"), circle.join(" → "));
        }
    }
}

#[test]
fn modules_name_only_those_that_stand_before_them_where_floors_are_declared() {
    let modules = Modules::of(sources("src").into_iter().map(|(path, text)| (path.display().to_string(), text)));
    for front in ["src/app/mod.rs", "src/graph/mod.rs", "src/graph/lanes/mod.rs"] {
        let folder: Path = module_of(front).unwrap();
        let names = modules.names_in(&folder);
        let floors = floors(&text_of(front));
        let declared: BTreeSet<&String> = floors.iter().collect();
        assert_eq!(declared, names.keys().collect(), "the floors in {front} are its modules");
        assert_eq!(declared.len(), floors.len(), "each module stands in {front} once");
        let place = |module: &String| floors.iter().position(|other| other == module);
        for (module, named) in &names {
            for other in named {
                assert!(place(other) < place(module), "{front}: `{module}` names `{other}`, which stands behind it");
            }
        }
    }
}

#[test]
fn a_circle_is_found_through_names_that_are_handed_on() {
    let files = [
        (
            "src/a/mod.rs",
            "mod one;\nmod two;\nmod three;\npub use one::One;\npub use two::{deep::Two};\npub struct Own;",
        ),
        ("src/a/one.rs", "use super::{Own, Two};"),
        ("src/a/two/mod.rs", "mod deep;"),
        ("src/a/two/deep.rs", "//! Like crate::a::three.\nfn it() { crate::a::three::it() }"),
        ("src/a/three.rs", "use crate::{a::One as Uno};\n#[cfg(test)]\nmod tests { use super::super::two; }"),
    ];
    let modules = Modules::of(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let names = modules.names_in(&["a".to_owned()].to_vec());
    assert_eq!(circle(&names), ["one", "two", "three", "one"]);
}

impl Modules {
    fn of(files: impl Iterator<Item = (String, String)>) -> Self {
        let code = |text: &str| {
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
            text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
        };
        Self(files.filter_map(|(path, text)| Some((module_of(&path)?, code(&text)))).collect())
    }

    /// The folders of a room, and which of their modules name which.
    fn folders(&self, room: &str) -> Vec<(Path, Names)> {
        let of_room = self.0.keys().filter(|path| path[0] == room);
        let named = of_room.map(|path| (path.clone(), self.names_in(path)));
        named.filter(|(_, names)| !names.is_empty()).collect()
    }

    fn names_in(&self, folder: &Path) -> Names {
        let mut names = Names::new();
        for (module, code) in self.0.iter().filter(|(module, _)| is_below(module, folder)) {
            let own = &module[folder.len()];
            let others = names.entry(own.clone()).or_default();
            let paths = uses(code).into_iter().chain(PATH.find_iter(code).map(|path| path.as_str().to_owned()));
            let targets = paths.filter_map(|path| self.target(module, &path, 0));
            let beside = targets.filter(|target| is_below(target, folder)).map(|target| target[folder.len()].clone());
            others.extend(beside.filter(|other| other != own));
        }
        names
    }

    /// The file that a path in a module leads to.
    fn target(&self, from: &Path, path: &str, depth: usize) -> Option<Path> {
        let mut words = path.split("::").peekable();
        let mut at = match *words.peek()? {
            "crate" => Path::new(),
            "self" | "super" => from.clone(),
            child if self.0.contains_key(&joined(from, child)) => from.clone(),
            _ => return None,
        };
        while let Some(word @ ("crate" | "self" | "super")) = words.peek().copied() {
            if word == "super" {
                at.pop();
            }
            words.next();
        }
        while let Some(word) = words.peek().filter(|word| self.0.contains_key(&joined(&at, word))) {
            at = joined(&at, word);
            words.next();
        }
        let handed_on = words.next().and_then(|name| {
            let text = self.0.get(&at).filter(|_| depth < 8)?;
            let handed_on = handed_on(text).into_iter().find(|path| path.rsplit("::").next() == Some(name))?;
            self.target(&at, &handed_on, depth + 1)
        });
        Some(handed_on.unwrap_or(at))
    }
}

/// `src/graph/lanes/mod.rs` is `graph::lanes`; files outside of rooms are none.
fn module_of(path: &str) -> Option<Path> {
    let (_, path) = path.rsplit_once("src/")?;
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    Some(path.split('/').map(ToOwned::to_owned).collect())
}

fn joined(folder: &Path, word: &str) -> Path {
    folder.iter().cloned().chain([word.to_owned()]).collect()
}

fn is_below(module: &Path, folder: &Path) -> bool {
    module.len() > folder.len() && module.starts_with(folder)
}

/// Every path that a module brings in, one for each name.
fn uses(code: &str) -> Vec<String> {
    USE.captures_iter(code).flat_map(|found| expanded(&found[2])).collect()
}

/// Every path that a module hands on.
fn handed_on(code: &str) -> Vec<String> {
    let handed_on = USE.captures_iter(code).filter(|found| found.get(1).is_some());
    handed_on.flat_map(|found| expanded(&found[2])).collect()
}

/// `a::{b, c::{d as e}}` is `a::b` and `a::c::d`.
fn expanded(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, list)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().to_owned()];
    };
    let list = list.rsplit_once('}').unwrap().0;
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(letter);
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| expanded(part)).map(|path| format!("{before}{path}")).collect()
}

/// Modules that name each other in a circle, the first once more at the end; none where there is no circle.
fn circle(names: &Names) -> Vec<String> {
    let mut left = names.clone();
    loop {
        let free: Vec<String> =
            left.iter().filter(|(_, named)| named.is_empty()).map(|(name, _)| name.clone()).collect();
        if free.is_empty() {
            break;
        }
        left.retain(|name, _| !free.contains(name));
        for named in left.values_mut() {
            named.retain(|name| !free.contains(name));
        }
    }
    let Some(first) = left.keys().next() else { return Vec::new() };
    let mut way = vec![first.clone()];
    loop {
        let next = left[way.last().unwrap()].first().unwrap().clone();
        if let Some(begin) = way.iter().position(|met| *met == next) {
            return way.split_off(begin).into_iter().chain([next]).collect();
        }
        way.push(next);
    }
}

/// The modules in the order of the table under the heading `Floors`.
fn floors(front: &str) -> Vec<String> {
    let docs: String =
        front.lines().map_while(|line| line.strip_prefix("//!")).flat_map(|line| [line.trim_start(), "\n"]).collect();
    let table = docs.split("# Floors\n").nth(1).unwrap().split("\n# ").next().unwrap();
    let words = rows(table)
        .flat_map(|cells| cells.iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect::<Vec<_>>());
    words.filter(|word| front.contains(&format!("mod {word};"))).map(ToOwned::to_owned).collect()
}
