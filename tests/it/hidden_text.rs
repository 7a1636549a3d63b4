//! Nothing that hides reaches a page: every view, with what people supply hiding something in every place where they
//! can.

use ayumi::app::{App, Command, Extent, InMemoryFile, Notice, Tone};
use ayumi::exchange::{Export, Scope, file_name};
use ayumi::graph::{Graph, layout};
use ayumi::insight::{HistoryRow, id_of_added, past_lines};
use ayumi::journal::{Draft, Field, Ledger, Scale, Value};
use ayumi::picture::{Drawing, DrawnBox, Ink};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::letters::first_hidden;
use ayumi::query::{Criteria, Route, View};
use ayumi::tables::csv;
use ayumi::ui::parts::PastWords;
use ayumi::ui::shell::Shell;
use ayumi::wording::{names, values};
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;
use crate::hiding::{NOTHING, cell, entries, file, hiding};
use crate::tables::texts;

fn picked(name: &str, text: String) -> InMemoryFile {
    InMemoryFile { name: hiding(name), bytes: text.into_bytes() }
}

fn other_plan() -> String {
    file().replacen("\"id\":\"koganei", "\"id\":\"\u{202e}koganei", 1)
}

/// An app whose owner calls himself so, who took such a file in, recorded, erased, undid, and looks at another.
fn app() -> App {
    let browser = Browser::new();
    let app = browser.open();
    app.preferences.name_author(hiding("わたし"));
    app.files.look_at(vec![picked("ファイル.json", file())]);
    for candidate in app.files.incoming().get_untracked() {
        app.run(Command::TakeIn(Box::new(candidate.found.unwrap())));
    }
    let own = cell("shimin", "m0403", Field::Situation);
    let draft = |text: &str| {
        let base = app.records.ledger().read_untracked().head_ids(&own);
        vec![Draft { cell: own.clone(), base, value: Value::text(hiding(text)) }]
    };
    app.run(Command::Record { what: hiding("4-3 状況"), drafts: draft("一") });
    app.run(Command::Record { what: hiding("4-3 状況"), drafts: draft("二") });
    app.run(Command::UndoLatest);
    let id = app.records.ledger().read_untracked().head_ids(&own);
    let erasure = Box::new(app.records.erasure_of(id[0], &[]).unwrap());
    app.run(Command::Erase { what: hiding("4-3 状況"), erasure, extent: Extent::default() });
    app.drafts.park(&cell("shimin", "m0404", Field::Next), &hiding("長い文"));
    app.files.look_at(vec![picked("ファイル.json", file()), picked("別の計画.json", other_plan())]);
    app.preferences.choose_dept(id_of_added("隠れる課"));
    app
}

/// A page without what a person types into: a field holds what was typed.
fn outside_fields(html: &str) -> String {
    let fields = regex::Regex::new("(?s)<textarea.*?</textarea>|<input[^>]*>").unwrap();
    fields.replace_all(html, "").into_owned()
}

/// What hides in a text, with what stands before it.
fn leak(what: &str, text: &str) -> Option<String> {
    let hidden = first_hidden(text)?;
    let before: String = text[..text.find(hidden)?].chars().rev().take(160).collect();
    let before: String = before.chars().rev().collect();
    Some(format!("{what}: U+{:04X} after …{before}", u32::from(hidden)))
}

#[track_caller]
fn hides_nothing(what: &str, text: &str) {
    assert_eq!(leak(what, text), None);
}

#[test]
fn nothing_that_hides_reaches_a_page() {
    let owner = Owner::new();
    owner.with(|| {
        let app = app();
        let plan = app.plan();
        assert!(plan.departments.iter().any(|dept| dept.name == "隠れる課〔U+202E〕〔U+200B〕"));
        let added = id_of_added("隠れる課");
        let depts = ["shimin".to_owned(), added.to_string()];
        let mut addresses: Vec<String> = [
            "#/",
            "#/measures",
            "#/graph?sel=i04",
            "#/roadmap",
            "#/compare",
            "#/report",
            "#/plans",
            "#/collect",
            "#/files",
            "#/about",
        ]
        .map(ToOwned::to_owned)
        .to_vec();
        addresses.extend([
            "#/graph?sel=i04&nodes=departments".to_owned(),
            format!("#/graph?roles={added}"),
            "#/initiatives/4?sel=m0401".to_owned(),
            "#/initiatives/1".to_owned(),
            "#/about/departments".to_owned(),
        ]);
        for dept in &depts {
            addresses.extend([
                format!("#/departments/{dept}?sel=m0401"),
                format!("#/departments/{dept}?sel=m0402"),
                format!("#/workshop/{dept}"),
                format!("#/workshop/{dept}?sel=m0401"),
                format!("#/measures?dept={dept}"),
            ]);
        }
        let (mut seen, mut leaks) = (String::new(), Vec::new());
        for address in addresses {
            app.navigation.go_to(&format!("{address}{}fy=2027", if address.contains('?') { "&" } else { "?" }));
            app.page.notify(Notice::new(Tone::Info, hiding("知らせ")));
            let html = view! { <Shell app=app/> }.to_html();
            leaks.extend(leak(&address, &outside_fields(&html)));
            seen.push_str(&html);
        }
        assert!(leaks.is_empty(), "{}", leaks.join("\n"));
        for shown in
            ["送り主〔U+202E〕", "係〔U+202E〕", "ファイル.json〔U+202E〕", "状況\n二行〔U+202E〕", "約90〔U+202E〕"]
        {
            assert!(seen.contains(shown), "{shown} is shown nowhere");
        }
        // What stood in an address, and words that were searched for.
        for address in [hiding("#/nowhere/"), format!("#/measures?q={}", hiding("")), hiding("#/measures?dept=")] {
            app.navigation.go_to(&address);
            let html = view! { <Shell app=app/> }.to_html();
            hides_nothing("an address", &outside_fields(&html));
        }
        let mut route = Route::to(View::Measures);
        route.criteria = Criteria { words: hiding("語"), ..Criteria::default() };
        app.navigation.navigate(&route);
        hides_nothing("words", &outside_fields(&view! { <Shell app=app/> }.to_html()));
    });
}

#[test]
fn nothing_that_hides_stands_in_a_line_of_a_history() {
    let mut ledger = Ledger::default();
    ledger.union(entries());
    let plan = city_plan();
    let lines: Vec<HistoryRow> = past_lines(&ledger, &ledger.whole_history());
    let now = Moment::new("2027-11-22T14:32:00+09:00");
    assert!(lines.len() > 50);
    for mut line in lines {
        for erased in [None, Some((hiding("だれか"), Moment::new(hiding("いつか"))))] {
            line.erased = erased;
            let file = hiding("ファイル.json");
            let words = PastWords::of(&plan, &Scale::default(), &line, Some(&file), Date::new(2027, 11, 22), &now);
            for text in [&words.number, &words.field, &words.what, &words.who, &words.erasure()] {
                hides_nothing("a line of a history", text);
            }
        }
        let Some(cell) = &line.cell else { continue };
        hides_nothing("a cell", &names::cell(&plan, cell));
        hides_nothing("a value", &values::value(&Scale::default(), "", &cell.field, line.after.as_ref()));
    }
}

#[test]
fn a_name_of_nothing_is_seen_to_be_one() {
    let at = Moment::new("2027-11-22T14:32:00+09:00");
    assert!(names::who_when("市民課", NOTHING, &at, None).contains("〔U+200B〕〔U+E0041〕"));
    assert!(names::who_when("市民課", " 　", &at, None).contains("記入者の記載なし"));
}

#[test]
fn nothing_that_hides_stands_in_a_table_a_file_name_or_a_picture() {
    let table = csv(&texts(&[[hiding("値").as_str()]]));
    hides_nothing("a table", &String::from_utf8(table).unwrap().replace("\r\n", "\n")["\u{feff}".len()..]);

    let mut plan = city_plan();
    plan.departments[0].name = hiding("課");
    let dept = plan.departments[0].id.clone();
    let export = Export {
        exported_at: Moment::new("2027-11-22T11:20:00+09:00"),
        dept: None,
        name: String::new(),
        scope: Scope::of_dept(dept),
        round: None,
    };
    hides_nothing("a file's name", &file_name(&plan, &export));

    let layout = layout(&Graph::of(&plan));
    let drawn = |node: &ayumi::graph::NodeBox| DrawnBox {
        name: [hiding(&node.id.to_string()), String::new()],
        state: vec![hiding("実施中")],
        label: hiding("◎"),
        measures: vec![(0, hiding("個別"))],
        heavy: false,
        far: false,
    };
    let drawing = Drawing {
        title: hiding("計画"),
        as_of: hiding("現在"),
        description: vec![hiding("説明")],
        ink: Ink::Colour,
        layout: &layout,
        columns: layout.columns.iter().map(|_| hiding("列")).collect(),
        lanes: layout.lanes.iter().map(|_| hiding("帯")).collect(),
        boxes: layout.nodes.iter().map(drawn).collect(),
        strokes: layout.edges.iter().map(|_| None).collect(),
        notes: vec![hiding("注")],
    };
    let svg = drawing.draw().svg;
    hides_nothing("a picture", &svg);
    // XML has no control characters, written as they are or by number.
    assert!(!svg.contains("&#") || svg.matches("&#").count() == svg.matches("&#39;").count());
    assert!(first_hidden(&svg).is_none());
}
