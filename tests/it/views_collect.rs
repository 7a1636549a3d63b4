//! 取りまとめ: what whoever collects the files may rely on.

use std::collections::BTreeSet;

use ayumi::app::{ActivityKind, App, Command, InMemoryFile};
use ayumi::exchange::{Export, PlanMark, Scope, write_snapshot};
use ayumi::insight::Asked;
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId, PartyId};
use ayumi::ui::shell::Shell;
use ayumi::ui::views::collect::{Board, Card, ReceivedFiles, SHOWN, SIDES, Shown, round_start};
use ayumi::wording::mail::ReminderMail;
use leptos::prelude::*;

use crate::app_laws::Browser;
use crate::city::city_plan;
use crate::stage::{app_at, empty_app_at, show};

fn staged(app: impl FnOnce() -> App) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let app = app();
        view! { <Shell app=app/> }.to_html()
    })
}

fn cell(dept: &str, item: &str, field: Field) -> Cell {
    Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new(item), field }
}

fn entry_saying(cell: Cell, value: &str, base: Vec<EntryId>, by: &str, at: &str) -> Entry {
    let author = Author { by: by.to_owned(), at: Moment::new(at), tx: format!("{by}{value}{at}") };
    Draft { cell, base, value: Value::text(value) }.seal(&author)
}

/// A department's file, written on a day of November.
fn file(dept: &str, day: u32, entries: Vec<Entry>) -> InMemoryFile {
    let mut ledger = Ledger::default();
    ledger.union(entries);
    let export = Export {
        exported_at: Moment::new(format!("2027-11-{day:02}T16:00:00+09:00")),
        dept: Some(DeptId::new(dept)),
        name: String::new(),
        scope: Scope::default(),
        round: None,
    };
    let text = write_snapshot(&city_plan(), &PlanMark::of(&city_plan()), &ledger, &export)
        .text
        .replace("書き換える", "書き換えた");
    InMemoryFile { name: format!("{dept}_R9_2027-11-{day:02}.json"), bytes: text.into_bytes() }
}

fn import(app: App, file: InMemoryFile) {
    app.files.look_at(vec![file]);
    for candidate in app.files.incoming().get_untracked() {
        app.run(Command::TakeIn(Box::new(candidate.found.unwrap())));
    }
}

/// Files of three departments; 総務課 and a second computer of it differ about one value.
fn collected() -> App {
    let app = Browser::new().open();
    app.navigation.go_to("#/collect?fy=2027");
    let at = "2027-11-10T17:58:00+09:00";
    let status = || cell("somu", "m0702", Field::Status);
    import(app, file("somu", 10, vec![entry_saying(status(), "underway", vec![], "総務課 文書係", at)]));
    let situation = entry_saying(cell("shimin", "m0401", Field::Situation), "窓口を減らした。", vec![], "市民課", at);
    import(app, file("shimin", 19, vec![situation.clone()]));
    import(app, file("shimin", 19, vec![situation]));
    let torn = entry_saying(cell("chiiki-anzen", "m0203", Field::Next), "書き換える", vec![], "防災係", at);
    let other = entry_saying(status(), "preparing", vec![], "総務課 別のパソコン", "2027-11-09T09:12:00+09:00");
    import(app, file("chiiki-anzen", 16, vec![other, torn]));
    app
}

fn board(app: App) -> Board {
    let activities = app.records.activities().get_untracked();
    let undone = activities
        .iter()
        .filter(|activity| app.records.is_undone(&activity.tx))
        .map(|activity| activity.tx.clone())
        .collect();
    Board::of(&ReceivedFiles {
        plan: &app.plan(),
        ledger: &app.records.ledger().read_untracked(),
        scale: &app.scale(),
        asked: Asked::of_year(2027),
        activities: &activities,
        undone: &undone,
        own_dept: None,
        today: Date::new(2027, 11, 22),
    })
}

fn is_silent(board: &Board, dept: &str) -> bool {
    board.silent().any(|one| one.dept.as_str() == dept)
}

fn cards(app: App) -> Vec<Card> {
    Shown::of(
        &app.records.ledger().read_untracked(),
        &app.records.activities().read_untracked(),
        &BTreeSet::new(),
        SHOWN,
    )
    .now
}

#[test]
fn the_board_accounts_for_every_file_and_names_who_is_missing() {
    let owner = Owner::new();
    owner.with(|| {
        let app = collected();
        let board = board(app);
        assert_eq!(board.totals(), (3, 1, 1));
        assert_eq!(board.files.len(), 4);
        let somu = board.files.iter().find(|line| line.file.starts_with("somu")).unwrap();
        assert_eq!((somu.added, somu.conflicts, somu.written.as_str()), (1, 1, "2027-11-10T16:00:00+09:00"));
        assert!(!is_silent(&board, "somu"));
        // By name or, as 全ての課, by group: in the city's plan every department leads something.
        let leads = |dept: &str| {
            let plan = city_plan();
            let everyone = |lead: &str| plan.groups.iter().any(|group| group.everyone && group.id.as_str() == lead);
            let led = |leads: &[PartyId]| leads.iter().any(|lead| lead.as_str() == dept || everyone(lead.as_str()));
            plan.measures().filter(|(_, measure)| led(&measure.leads)).count()
        };
        let depts: Vec<&DeptId> = board.submissions.iter().map(|one| &one.dept).collect();
        assert_eq!(depts, city_plan().departments.iter().map(|dept| &dept.id).collect::<Vec<_>>());
        for one in &board.submissions {
            assert_eq!(one.leads, leads(one.dept.as_str()));
        }
        let shimin = board.submissions.iter().find(|one| one.dept.as_str() == "shimin").unwrap();
        assert_eq!((shimin.complete(), shimin.missing.len()), (0, shimin.leads), "状況 of 4-1 alone is not all of it");
        assert_eq!(shimin.file.as_ref().unwrap().as_str(), "2027-11-19T16:00:00+09:00");
        // Undoing a file's import makes its department one that is missing.
        let tx = app
            .records
            .activities()
            .get_untracked()
            .iter()
            .find(|activity| matches!(&activity.kind, ActivityKind::Import { file, .. } if file.starts_with("somu")))
            .unwrap()
            .tx
            .clone();
        app.run(Command::Undo { tx });
        let after = self::board(app);
        assert!(is_silent(&after, "somu"));
        assert!(after.conflicts == 0 && after.totals() == (2, 1, 1));
    });
}

#[test]
fn a_round_begins_in_april_or_october() {
    let start = |month, day| round_start(Date::new(2027, month, day).unwrap()).unwrap().to_string();
    assert_eq!(start(4, 1), "2027-04-01");
    assert_eq!(start(9, 30), "2027-04-01");
    assert_eq!(start(10, 1), "2027-10-01");
    assert_eq!(start(3, 31), "2026-10-01");
}

#[test]
fn a_file_of_an_earlier_round_is_the_last_time_of_a_department_that_is_missing() {
    let owner = Owner::new();
    owner.with(|| {
        let app = collected();
        let activities = app.records.activities().get_untracked();
        let from = ReceivedFiles {
            plan: &app.plan(),
            ledger: &app.records.ledger().read_untracked(),
            scale: &app.scale(),
            asked: Asked::of_year(2028),
            activities: &activities,
            undone: &std::collections::BTreeSet::new(),
            own_dept: Some(&DeptId::new("kaikei")),
            today: Date::new(2028, 5, 8),
        };
        let board = Board::of(&from);
        assert!(board.files.is_empty() && board.earlier == 4);
        let somu = board.silent().find(|one| one.dept == DeptId::new("somu")).unwrap();
        assert_eq!(somu.last.as_ref().unwrap().as_str(), "2027-11-22T14:32:00+09:00");
        assert!(board.submissions.iter().all(|one| one.dept.as_str() != "kaikei"), "who collects sends to nobody");
    });
}

#[test]
fn fault_28_a_conflict_stands_with_both_names_files_and_moments_and_counts_as_neither() {
    let html = staged(|| {
        let app = collected();
        let summaries = app.records.summaries().get_untracked();
        let summary = summaries.get(&"m0702".into()).unwrap();
        // 7-2 is led by 全ての課: 総務課 alone has spoken, in conflict with itself.
        assert_eq!(summary.state, ayumi::insight::State::Partial);
        assert!(summary.in_conflict());
        app
    });
    for words in [
        "食い違いの確認",
        "残り1項目",
        "実施中",
        "準備中",
        "総務課　総務課 文書係　11月10日 17:58",
        "別のパソコン",
        "somu_R9_2027-11-10.json",
        "chiiki-anzen_R9_2027-11-16.json",
        "それまでの値なし（それぞれが別に記入）",
        "この値に決める",
        "後で決める",
        "食い違い1",
        "食い違い1項目",
        "取り込めない1個",
        "新しい変更なし",
        "追加3＋既にある1＋取り込めない1＝ファイル内の5個の変更",
        "提出状況",
        "11月10日のファイル",
        "未提出・前回なし",
        "未提出の16課への文面をコピー",
        "最も古い　11月10日（総務課、12日前）",
    ] {
        assert!(html.contains(words), "{words} is not there");
    }
    let radios = html.matches("type=\"radio\"").count();
    assert_eq!(radios, 2);
    assert!(!html.contains("checked"), "nothing is chosen before a person chooses");
    show("collect", &html);
}

#[test]
fn beside_each_value_in_conflict_stands_what_its_writer_wrote_in_the_same_file() {
    let owner = Owner::new();
    owner.with(|| {
        let app = Browser::new().open();
        let at = "2027-11-10T17:58:00+09:00";
        for (dept, value, situation) in [("somu", "underway", "試行中"), ("shimin", "done", "全課で始めた")] {
            let entries = [(Field::Status, value), (Field::Situation, situation)];
            let entries =
                entries.map(|(field, value)| entry_saying(cell("somu", "m0702", field), value, vec![], "文書係", at));
            import(app, file(dept, 10, entries.to_vec()));
        }
        let cards = cards(app);
        let status = cards.iter().find(|card| card.cell.field == Field::Status).unwrap();
        let beside = |value: &str| {
            let side = status.sides.iter().find(|side| side.value == Value::text(value)).unwrap();
            side.beside.iter().map(|(cell, value)| (cell.field.clone(), value.clone())).collect::<Vec<_>>()
        };
        assert_eq!(beside("underway"), [(Field::Situation, Value::text("試行中"))]);
        assert_eq!(beside("done"), [(Field::Situation, Value::text("全課で始めた"))]);
    });
}

#[test]
fn the_mail_to_one_department_says_what_is_missing_and_whether_its_file_came() {
    let plan = city_plan();
    let mail = ReminderMail { plan: &plan, fy: 2027, round: None, sender: "推進係" };
    let dept = DeptId::new("shimin");
    let missing = [("m0401".into(), vec![Field::Situation, Field::Next])];
    let text = mail.to_one(&dept, true, &missing);
    for words in [
        "（再依頼）【市民課】\n\n市民課　御中\n",
        "ファイルをお送りいただき、ありがとうございます。",
        "次の1件に必須の記入がありません。\n・4-1 マイナンバーカードの普及促進（状況・次にすること）\n",
        "御容赦ください。\n推進係",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let text = mail.to_one(&dept, false, &[]);
    assert!(text.contains("まだ確認できていません。") && !text.contains("必須の記入がありません"));
    let depts = [DeptId::new("shimin"), DeptId::new("somu")];
    assert!(mail.to_all(depts.iter()).contains("市民課　御中\n総務課　御中\n"));
}

#[test]
fn on_a_first_visit_the_board_says_what_to_do() {
    let html = staged(|| empty_app_at("#/collect"));
    assert!(html.contains("まだ届いていません。") && html.contains("記入はまだありません。"));
    assert!(html.contains("提出状況") && html.contains("未提出の19課への文面をコピー"));
    show("collect-empty", &html);
}

#[test]
fn deciding_keeps_the_other_value_in_the_history_and_can_be_undone_and_redone() {
    let owner = Owner::new();
    owner.with(|| {
        let app = collected();
        let card = cards(app)[0].clone();
        let keep = card.sides.iter().find(|side| side.value == Value::text("preparing")).unwrap().entry;
        let decide = || app.run(Command::Resolve { what: "7-2 状態".to_owned(), keep, seen: card.seen.clone() });
        decide();
        let value = || app.records.value_of(&card.cell);
        assert_eq!(value(), Some(Value::text("preparing")));
        assert!(cards(app).is_empty());
        assert_eq!(app.records.ledger().read_untracked().history(&card.cell).len(), 3, "both values and the decision");
        app.run(Command::UndoLatest);
        assert_eq!(cards(app).len(), 1);
        app.run(Command::Redo);
        assert_eq!(value(), Some(Value::text("preparing")));
        app.run(Command::UndoLatest);
        // Someone else's value arrives between seeing the card and deciding: it is not decided against.
        app.records.merge_remote_entry(entry_saying(
            card.cell.clone(),
            "done",
            vec![],
            "総務課",
            "2027-11-22T14:00:00+09:00",
        ));
        decide();
        assert!(cards(app)[0].sides.iter().any(|side| side.value == Value::text("done")));
    });
}

#[test]
fn fault_69_what_this_plan_does_not_know_is_kept_under_its_own_name() {
    let html = staged(|| {
        let app = Browser::new().open();
        app.navigation.go_to("#/collect?fy=2027");
        let at = "2027-11-10T17:58:00+09:00";
        let renumbered = cell("mukashi-no-ka", "m9901", Field::Status);
        import(app, file("mukashi-no-ka", 16, vec![entry_saying(renumbered.clone(), "done", vec![], "昔の課", at)]));
        app.records.merge_remote_entry(entry_saying(renumbered, "stopped", vec![], "昔の課 別の人", at));
        let summaries = app.records.summaries().get_untracked();
        assert!(summaries.iter().all(|(_, summary)| summary.reports.is_empty()), "it is counted nowhere");
        app
    });
    assert!(html.contains("mukashi-no-ka") && html.contains("この計画にない番号「m9901」"));
    assert!(html.contains("残り1項目"), "its conflict can be decided like any other");
}

#[test]
fn a_conflict_of_any_year_and_any_item_is_counted_in_the_navigation() {
    let html = staged(|| {
        let app = app_at("#/");
        let at = "2027-11-10T17:58:00+09:00";
        for (value, by) in [("[1]", "甲"), ("[2]", "乙")] {
            let cell = Cell { fy: 2026, ..cell("shimin", "i04", Field::Situation) };
            app.records.merge_remote_entry(entry_saying(cell, value, vec![], by, at));
        }
        app
    });
    assert!(html.contains("食い違い1・ほか1項目"));
}

/// A plan's worth of cells, each with two values that know nothing of each other.
fn torn(cells: usize) -> Vec<Entry> {
    let plan = city_plan();
    let items: Vec<ItemId> = plan.measures().map(|(_, measure)| ItemId::from(&measure.id)).collect();
    let fields = [Field::Status, Field::Rating, Field::Situation, Field::Next];
    let mut entries = Vec::new();
    for nth in 0..cells {
        let (year, rest) = (nth % 3, nth / 3);
        let (dept, rest) = (rest % plan.departments.len(), rest / plan.departments.len());
        let (item, field) = (rest % items.len(), rest / items.len());
        let cell = Cell {
            fy: 2026 + i32::try_from(year).unwrap(),
            dept: plan.departments[dept].id.clone(),
            item: items[item].clone(),
            field: fields[field].clone(),
        };
        for by in ["甲", "乙"] {
            let value = format!("{by}{nth}");
            entries.push(entry_saying(cell.clone(), &value, vec![], by, "2027-11-10T17:58:00+09:00"));
        }
    }
    entries
}

#[test]
fn over_any_number_of_conflicts_only_those_shown_are_laid_open() {
    let owner = Owner::new();
    owner.with(|| {
        let app = Browser::new().open();
        app.navigation.go_to("#/collect?fy=2027");
        import(app, file("somu", 10, torn(600)));
        let board = board(app);
        let ledger = app.records.ledger().read_untracked();
        assert_eq!(
            (board.conflicts, ledger.conflicts().len(), app.records.conflicts().get_untracked()),
            (600, 600, 600)
        );
        assert_eq!(board.files[0].conflicts, 600, "the file's line counts all of them");
        let later: BTreeSet<Cell> = ledger.conflicts().iter().take(50).cloned().collect();
        let shown = Shown::of(&ledger, &app.records.activities().read_untracked(), &later, SHOWN);
        assert_eq!((shown.now.len(), shown.more_now), (SHOWN, 550 - SHOWN));
        assert_eq!((shown.later.len(), shown.more_later), (SHOWN, 50 - SHOWN));
        let in_order: Vec<&Cell> = ledger.conflicts().iter().skip(50).take(SHOWN).collect();
        assert_eq!(shown.now.iter().map(|card| &card.cell).collect::<Vec<_>>(), in_order);
        assert!(shown.now.iter().flat_map(|card| &card.sides).all(|side| side.file.is_some()));
    });
    let html = staged(|| {
        let app = Browser::new().open();
        app.navigation.go_to("#/collect?fy=2027");
        import(app, file("somu", 10, torn(600)));
        app
    });
    assert_eq!(html.matches("collect__card-head").count(), SHOWN);
    assert!(html.contains("続きの20項目を表示（ほか580項目）"));
}

#[test]
fn of_a_cell_with_any_number_of_values_only_those_shown_are_laid_open() {
    let owner = Owner::new();
    owner.with(|| {
        let app = Browser::new().open();
        let cell = cell("somu", "m0702", Field::Situation);
        for nth in 0..500 {
            app.records.merge_remote_entry(entry_saying(
                cell.clone(),
                &format!("{nth}"),
                vec![],
                "総務課",
                "2027-11-10T17:58:00+09:00",
            ));
        }
        let card = cards(app)[0].clone();
        assert_eq!((card.sides.len(), card.more, card.seen.len()), (SIDES, 500 - SIDES, 500));
    });
}
