//! One way to write an element, and each part once.
//!
//! The rule stands in `src/ui/dom/mod.rs`: `view!`, but for what a page repeats a dozen times or more. These tests keep
//! it, so that a review need not.

use std::collections::BTreeSet;
use std::path::Path;

use ayumi::app::App;
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use super::stage::{app_at, empty_app_at};
use super::tidy::{files, sources};

#[path = "../bench/examples/rows/both.rs"]
mod both;

/// How often a page shows what is worth making with `ui::dom`.
const OFTEN: usize = 12;

/// The modules of views that make elements with `ui::dom`: the page where each is seen, and the class of what it repeats.
const REPEATED: [(&str, &str, &str); 21] = [
    ("compare/changes.rs", "#/compare", "compare__change"),
    ("compare/transitions.rs", "#/compare", "compare__move"),
    ("department/dependencies.rs", "#/departments/shimin", "linked-row"),
    ("department/finish.rs", "#/departments/shimin", "linked-row"),
    ("department/list.rs", "#/departments/shimin", "duties__row"),
    ("department/row.rs", "#/departments/shimin", "linked-row"),
    ("graph/lines.rs", "#/graph", "graph__edge"),
    ("graph/node.rs", "#/graph", "graph__place"),
    ("graph/table.rs", "#/graph", "graph__row-name"),
    ("measures/row.rs", "#/measures", "measures__row"),
    ("measures/table.rs", "#/measures", "measures__group-row"),
    ("overview/circle.rs", "#/", "overview__circle"),
    ("overview/first.rs", "#/", "overview__text"),
    ("overview/table.rs", "#/", "overview__row"),
    ("report/blocks.rs", "#/report", "report-terms__row"),
    ("report/inline.rs", "#/report", "report-portion"),
    ("report/measure.rs", "#/report", "report-measure__fact"),
    ("report/pages.rs", "#/report", "report-page"),
    ("report/table.rs", "#/report", "report-table__cell"),
    ("roadmap/cell.rs", "#/roadmap", "roadmap__cell"),
    ("roadmap/table.rs", "#/roadmap", "roadmap__row"),
];

/// The parts that stand in such rows, each with a function of it that they call.
const PARTS_OF_ROWS: [(&str, &str); 7] = [
    ("chip.rs", "standing_marks"),
    ("group_head.rs", "initiative_head"),
    ("icon.rs", "icon"),
    ("mark.rs", "status_mark"),
    ("marked.rs", "marked"),
    ("phases.rs", "mini_phases"),
    ("table.rs", "table"),
];

/// The one part that is no part of a row, but has rows of its own: as many as a view gives it.
const HAS_ROWS: &str = "table.rs";

/// Classes inside a part that views fill in themselves.
const FILLED_IN_BY_VIEWS: [&str; 7] = [
    "disclosure__body",
    "disclosure__summary",
    "empty__actions",
    "notice__actions",
    "table__caption",
    "table__cell",
    "table__row",
];

/// Copies of a part, by the word that its classes begin with, and why they stay.
const COPIES: [(&str, &str, &str); 4] = [
    ("files/outgoing.rs", "field", "the words of a choice are markup that changes: the file that it would make"),
    ("files/outgoing.rs", "radio-list", "the same group"),
    ("graph/table.rs", "table", "writes its roles out, since narrow windows lay the table out as blocks"),
    ("measures/panel.rs", "checkbox", "its count is what would be added, behind a plus sign"),
];

fn html(app: fn(&str) -> App, address: &str) -> String {
    Owner::new().with(|| {
        let app = app(address);
        view! { <Shell app=app/> }.into_view().to_html()
    })
}

/// Code without comments, with the path below `src/ui`.
fn modules() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let code = |text: String| {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.flat_map(|line| [line, "\n"]).collect::<String>()
    };
    let name = |path: &Path| path.strip_prefix(&root).unwrap().display().to_string().replace('\\', "/");
    sources("src/ui").into_iter().map(|(path, text)| (name(&path), code(text))).collect()
}

#[test]
fn elements_are_made_by_calls_in_the_modules_listed_and_nowhere_else() {
    let found: BTreeSet<String> = modules()
        .into_iter()
        .filter(|(name, code)| !name.starts_with("dom/") && (code.contains("ui::dom") || code.contains("super::dom")))
        .map(|(name, _)| name)
        .collect();
    let listed: BTreeSet<String> = REPEATED
        .iter()
        .map(|(name, ..)| ["views/", name].concat())
        .chain(PARTS_OF_ROWS.iter().map(|(name, _)| ["parts/", name].concat()))
        .collect();
    assert_eq!(found, listed, "write it with `view!`, or list what it repeats a dozen times on one page");
}

#[test]
fn what_is_made_by_calls_stands_a_dozen_times_on_a_page() {
    for (name, address, class) in REPEATED {
        let count = |html: String| html.matches(&format!("class=\"{class}\"")).count();
        let most = count(html(app_at, address)).max(count(html(empty_app_at, address)));
        assert!(most >= OFTEN, "{address} shows {most} of {class}: views/{name} is written with `view!`");
    }
}

#[test]
fn a_part_made_by_calls_stands_in_rows_that_are() {
    let modules = modules();
    for (name, function) in PARTS_OF_ROWS.into_iter().filter(|(name, _)| *name != HAS_ROWS) {
        let calls = |(of, code): &(String, String)| {
            let is_row = REPEATED.iter().any(|(row, ..)| of.strip_prefix("views/") == Some(row));
            is_row && code.contains(&format!("{function}("))
        };
        assert!(modules.iter().any(calls), "no row calls {function}: parts/{name} is written with `view!`");
    }
}

#[test]
fn nothing_else_makes_elements_past_the_macro() {
    for (name, code) in modules().into_iter().filter(|(name, _)| !name.starts_with("dom/")) {
        for banned in ["tachys", "create_element", "html::custom(", "svg::custom("] {
            assert!(!code.contains(banned), "{name} names {banned}");
        }
        // `html::Input` is the type of a reference; `html::input()` would make one.
        for after in ["html::", "svg::", "mathml::"].iter().flat_map(|path| code.split(path).skip(1)) {
            let word: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let calls = after[word.len()..].starts_with('(') && word.starts_with(|c: char| c.is_lowercase());
            assert!(!calls, "{name} makes an element with {word}()");
        }
    }
}

#[test]
fn what_is_inside_a_part_is_written_by_the_part_alone() {
    let is_part_of_class = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let mut inside = BTreeSet::new();
    for (_, css) in files("style/parts", "css") {
        let classes = css.split('.').skip(1).filter_map(|after| after.split(|c| !is_part_of_class(c)).next());
        inside.extend(classes.filter(|class| class.contains("__")).map(ToOwned::to_owned));
    }
    let modules = modules();
    let written = |code: &str, class: &str| code.split('"').any(|text| text.split(' ').any(|word| word == class));
    let mut copies = BTreeSet::new();
    for class in &inside {
        if FILLED_IN_BY_VIEWS.contains(&class.as_str()) {
            continue;
        }
        let (parts, others): (Vec<_>, Vec<_>) =
            modules.iter().filter(|(_, code)| written(code, class)).partition(|(name, _)| name.starts_with("parts/"));
        if !parts.is_empty() {
            let (part, _) = class.split_once("__").unwrap();
            copies.extend(others.into_iter().map(|(name, _)| (name.clone(), part.to_owned())));
        }
    }
    let known: BTreeSet<(String, String)> =
        COPIES.iter().map(|(name, part, _)| (["views/", name].concat(), (*part).to_owned())).collect();
    assert_eq!(copies, known, "call the part, or say why this is a copy");
}

#[test]
fn the_row_that_is_measured_is_the_same_in_both_ways() {
    // The macro writes classes behind the other attributes.
    let tags = regex::Regex::new(r#"(<[a-z]+)((?: [a-zA-Z-]+="[^"]*")*)"#).unwrap();
    let attributes = regex::Regex::new(r#" [a-zA-Z-]+="[^"]*""#).unwrap();
    let text = |view: AnyView| {
        let html = Owner::new().with(|| view.to_html()).replace("<!>", "");
        let sorted = |tag: &regex::Captures<'_>| {
            let all: BTreeSet<&str> = attributes.find_iter(&tag[2]).map(|each| each.as_str()).collect();
            all.into_iter().fold(tag[1].to_owned(), |tag, each| tag + each)
        };
        tags.replace_all(&html, sorted).into_owned()
    };
    for facts in both::Facts::list(9, 1) {
        assert_eq!(text(both::by_calls(&facts).into_any()), text(both::by_view(&facts)));
    }
}
